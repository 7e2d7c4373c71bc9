//! Names that the lists have, unless they are part of longer ones.

use super::{found::What, scan::Scan};
use crate::{
    actor::place::{Reading, reading_of},
    lexicon::names::{Case, Class, Sense},
    tagging::WordClass,
};

impl Scan<'_, '_> {
    /// A name that the lists have, unless it is part of a longer one.
    pub(super) fn parse_listed(
        &mut self,
        at: usize,
        after: usize,
        sense: Sense,
        end: usize,
    ) -> usize {
        let word = self.words.get(at);
        if after == at + 1 && word.classes.is_given() && self.begins_person(at, end) {
            return self.parse_unlisted(at, end);
        }
        // `The National` is an outlet, `The National Electoral Office` begins behind its article.
        if self.words.folded(at) == "the"
            && after < end
            && self
                .parse_headed(at + 1, end)
                .is_some_and(|longer| longer > after)
        {
            return end;
        }
        if !matches!(sense, Sense::People(_))
            && after < end
            && self.case == Case::Telling
            && let Some(longer) = self.parse_headed(at, end)
            && longer > after
        {
            return longer;
        }
        if after == at + 1 && !self.can_be_name(at) {
            return after;
        }
        match sense {
            Sense::State(state) => match self.end_of_state_body(after) {
                Some(body_end) => self.push_state_body(at, body_end, state),
                None => self.push(at..after, What::State(state)),
            },
            Sense::House(_) if self.is_nickname(at, after) => after,
            Sense::House(state) => self.push(at..after, What::State(state)),
            // `the Strelsau Senators`: a team or the like has the name of its city.
            Sense::Seat(_) if self.begins_team(after) => {
                self.push(at..after + 1, What::Organisation)
            }
            Sense::Seat(state) => {
                if reading_of(self.words, at, after, self.end) == Reading::State {
                    self.push(at..after, What::State(state));
                }
                after
            }
            Sense::Adjective(state) => match self.end_of_state_body(after) {
                Some(body_end) => self.push_state_body(at, body_end, state),
                None => after,
            },
            // `Ruritanians Ada Moss and Bo Wren`: a role of theirs.
            Sense::People(_)
                if self.words.get(after).classes.is_given() && self.is_capital(after) =>
            {
                after
            }
            Sense::People(state) => self.push(at..after, What::People(state)),
            Sense::Body(known) | Sense::Outlet(known) => self.push(at..after, What::Known(known)),
            Sense::Province => {
                let body = self.words.folded(after);
                if matches!(body, "government" | "legislature") {
                    return self.push(at..after + 1, What::Province);
                }
                after
            }
            Sense::Region if self.is_beat(after) => after,
            Sense::Region => self.push(at..after, What::Region),
            Sense::Place => self.end_of_place(after),
            Sense::Phrase(_) => after,
        }
    }

    /// Whether the name of a seat of government is only what some other house is called: `a pub called the “Blue House”`, `his
    /// White House`, `the Blue House hotel`.
    fn is_nickname(&self, at: usize, after: usize) -> bool {
        let next = self.words.get(after);
        let is_abode = next.classes.has(Class::Abode);
        let mut first = at;
        while first > 0
            && (matches!(self.words.folded(first - 1), "the" | "a" | "an")
                || !self.words.get(first - 1).letter && self.words.written(first - 1) != ",")
        {
            first -= 1;
        }
        // `called the White House` is on the telephone.
        let has_mark = (first..at).any(|at| !self.words.get(at).letter);
        let is_known_as =
            first > 1 && self.words.folded(first - 1) == "as" && self.is(first - 2, Class::Naming);
        let is_called = first > 0 && has_mark && self.is(first - 1, Class::Naming) || is_known_as;
        let is_owned = matches!(
            self.words.folded_before(at),
            "a" | "an" | "his" | "her" | "their" | "our" | "my"
        );
        is_abode
            || is_called
            || is_owned && !next.classes.has(Class::Role) && next.tag != WordClass::Noun
    }

    /// Whether a plural with a capital goes on the name of a city, and nothing else in capitals behind it.
    fn begins_team(&self, at: usize) -> bool {
        let word = self.words.get(at);
        word.capital
            && at < self.end
            && !word.joined
            && !word.classes.has(Class::Members)
            && self.words.folded(at).ends_with('s')
            && !self.words.begins_phrase(at)
            && !self.is_capital(at + 1)
            && !self.words.is_possessive(at + 1)
            && word.span.len() > 4
    }

    /// The state behind a place (`Strelsau, Ruritania,`) says where it lies.
    pub(super) fn end_of_place(&self, after: usize) -> usize {
        if self.words.written(after) != "," {
            return after;
        }
        match self.words.phrase_at(after + 1, self.end, self.case) {
            Some((Sense::State(_) | Sense::Province, n_words)) => {
                let next = after + 1 + n_words;
                let closes = next >= self.end || !self.words.get(next).letter;
                if closes && !self.words.is_possessive(next) {
                    next
                } else {
                    after
                }
            }
            _ => after,
        }
    }

    /// A listed word that is common as well is no name where any word has a capital and a tagger thinks otherwise.
    pub(super) fn can_be_name(&self, at: usize) -> bool {
        let word = self.words.get(at);
        !word.initial
            || matches!(
                word.tag,
                WordClass::Name | WordClass::Other | WordClass::Adjective | WordClass::Noun
            )
    }

    /// `French interior ministry`, `US government`: where the body ends that begins with a state.
    pub(super) fn end_of_state_body(&self, after: usize) -> Option<usize> {
        let is_inside = |at: usize| {
            let word = self.words.get(at);
            let is_small = word.classes.has(Class::Function) && word.tag != WordClass::Adjective;
            at < self.end && !word.capital && word.letter && !is_small
        };
        let body = (after..after + 3)
            .take_while(|&at| is_inside(at))
            .take_while(|&at| !self.is_clause(at))
            .find(|&at| self.is(at, Class::StateBody))?;
        Some(body + 1)
    }

    pub(super) fn is_clause(&self, at: usize) -> bool {
        let tag = self.words.get(at).tag;
        matches!(
            tag,
            WordClass::Verb | WordClass::Auxiliary | WordClass::Adposition
        )
    }

    pub(super) fn push_state_body(&mut self, at: usize, end: usize, state: u32) -> usize {
        let is_state = matches!(
            self.words.folded(end - 1),
            "government" | "regime" | "junta"
        );
        let what = if is_state {
            What::State(state)
        } else {
            What::Organisation
        };
        self.push(at..end, what)
    }
}
