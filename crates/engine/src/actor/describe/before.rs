//! Whom `the company`, `the paper` and `the country` mean: what the sentences just before are about, so whoever acts in the
//! nearest one that names something fitting, before whatever is named beside it.

use std::ops::Range;

use super::{Finder, MOST_SENTENCES};
use crate::{
    actor::{
        holder::{folded_phrase, role_at},
        subject::acts,
    },
    lexicon::{
        fold::to_folded,
        names::{Case, Class, Sense},
    },
    tagging::WordClass,
};
use record::{ActorKind, span::Span};

/// How many mentions of one sentence are looked at, the last first.
const MOST_MENTIONS: usize = 24;
/// How many words of one sentence are looked at for states, the last first.
const MOST_WORDS: usize = 80;

/// How many words stand before the noun of a role at most.
const MOST_MODIFIERS: usize = 5;

/// How a body can be meant by a noun.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// Its name has the noun: `the union` for `Harbour Union`.
    ByName,
    /// Nothing in its name speaks against the noun.
    ByNothing,
}

impl Finder<'_, '_> {
    /// `the union`: the body named before whose name has the word; `the company`, `the group`: one of the last sentences’ whose
    /// name tells nothing else, whoever acts before others; nobody where several are named and none acts.
    pub(super) fn body_before(&self, at: usize, noun: &str) -> Option<usize> {
        let own = self.words.sentence_of(at);
        let place = self.words.get(at).span.start;
        let sentences = || (own.saturating_sub(2 * MOST_SENTENCES)..=own).rev();
        let fitting = |number: usize, fit: Fit| {
            self.actors_in(number, place, |draft| {
                self.cast.drafts[draft].kind == ActorKind::Organisation
                    && self.fit(draft, at + 1, noun) == Some(fit)
            })
        };
        for number in sentences() {
            let found = fitting(number, Fit::ByName);
            if let Some(&(_, last)) = found.first() {
                return Some(self.who_acts(&found).unwrap_or(last));
            }
        }
        let is_company = self.words.is(at + 1, Class::Company);
        for number in sentences() {
            let found = fitting(number, Fit::ByNothing);
            match (self.who_acts(&found), found.as_slice()) {
                (Some(acting), _) => return Some(acting),
                (None, [(_, only), others @ ..])
                    if is_company && others.iter().all(|(_, other)| other == only) =>
                {
                    return Some(*only);
                }
                (None, []) => {}
                // Several, and nothing says which.
                (None, _) if is_company => return None,
                (None, _) => {}
            }
        }
        None
    }

    /// How a noun at a position can mean a body.
    fn fit(&self, draft: usize, at: usize, noun: &str) -> Option<Fit> {
        let words = self.words;
        let folded = to_folded(&self.cast.drafts[draft].name);
        if folded.split([' ', '-']).any(|word| word == noun) {
            return Some(Fit::ByName);
        }
        let has_any = |classes: &[Class]| {
            folded
                .split(' ')
                .any(|word| words.lexicon.names.classes(word).has_any(classes))
        };
        let is_fitting = if words.is(at, Class::Civic) {
            !has_any(&[Class::StateBody, Class::NoGroup, Class::PersonBody])
        } else {
            words.is(at, Class::Company)
                && !has_any(&[Class::OrgDescription, Class::NoCompany, Class::StateBody])
        };
        is_fitting.then_some(Fit::ByNothing)
    }

    /// The last actor of a kind named in the sentences just before; whoever acts before others of its sentence.
    pub(super) fn last_of_kind(&self, at: usize, kind: ActorKind) -> Option<usize> {
        let own = self.words.sentence_of(at);
        let place = self.words.get(at).span.start;
        (own.saturating_sub(MOST_SENTENCES)..=own)
            .rev()
            .find_map(|number| {
                let found =
                    self.actors_in(number, place, |draft| self.cast.drafts[draft].kind == kind);
                let &(_, last) = found.first()?;
                Some(self.who_acts(&found).unwrap_or(last))
            })
    }

    /// Actors named in a sentence before a place, the last first.
    fn actors_in(
        &self,
        number: usize,
        place: u32,
        is_fitting: impl Fn(usize) -> bool,
    ) -> Vec<(Span, usize)> {
        let Some(sentence) = self.words.segments.sentences.get(number) else {
            return Vec::new();
        };
        let end = sentence.span.end.min(place);
        let after = self.mentions.partition_point(|(span, _)| span.start < end);
        self.mentions[..after]
            .iter()
            .rev()
            .take_while(|(span, _)| span.start >= sentence.span.start)
            .take(MOST_MENTIONS)
            .copied()
            .filter(|&(_, draft)| is_fitting(draft))
            .collect()
    }

    /// The first of some mentions, the last of which comes first, that acts.
    fn who_acts(&self, found: &[(Span, usize)]) -> Option<usize> {
        let words = self.words;
        let does_act = |(span, _): &&(Span, usize)| {
            let tokens = words.segments.tokens_in(*span);
            let reports = |at: usize| words.lexicon.cues.is_past_report(words.folded(at));
            acts(words, tokens.start, tokens.end) || tokens.start > 0 && reports(tokens.start - 1)
        };
        found.iter().rev().find(does_act).map(|&(_, draft)| draft)
    }

    /// `the country`: the state that the sentences before are about, by name or by an adjective; not one to which somebody
    /// only went, where another one acts before. Not one that is named again in the rest of the sentence.
    pub(super) fn country_before(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let words = self.words;
        let is_later = |state: u32| {
            (at + 2..sentence.end)
                .take(MOST_WORDS)
                .any(|later| words.state_in(&(later..later + 1)) == Some(state))
        };
        let own = words.sentence_of(at);
        let (mut aside, mut is_told_on) = (None, false);
        for number in (own.saturating_sub(2)..=own).rev() {
            let Some(sentence) = words.segments.sentences.get(number) else {
                continue;
            };
            let range = sentence.tokens.start as usize..at.min(sentence.tokens.end as usize);
            let (mut acting, mut last) = (None, None);
            let goes_on = matches!(words.folded(range.start), "it" | "its");
            for place in range.clone().rev().take(MOST_WORDS) {
                let Some((state, n_words)) = state_at(words, place, at) else {
                    continue;
                };
                let Some(draft) = self.cast.listed(state).filter(|_| !is_later(state)) else {
                    continue;
                };
                let is_gone_to = self.is_gone_to(place, range.start);
                if acts(words, place, place + n_words) {
                    acting = Some(draft);
                } else if is_gone_to || goes_on {
                    aside = aside.or(Some(draft));
                } else {
                    last = last.or(Some(draft));
                }
            }
            if let Some(found) = acting.or(last.filter(|_| aside.is_none() || is_told_on)) {
                return Some(found);
            }
            is_told_on |= goes_on;
        }
        aside
    }

    /// `the Liberal presidential candidate`: where such a description ends and the only person of the article who is given that
    /// role with all its words, but for those that any role can have.
    pub(super) fn narrowed_holder(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let words = self.words;
        let modifies = |at: usize| {
            let word = words.get(at);
            word.letter
                && matches!(
                    word.tag,
                    WordClass::Adjective | WordClass::Noun | WordClass::Name
                )
        };
        let (noun, after) = (start + 1..(start + MOST_MODIFIERS).min(end))
            .take_while(|&at| modifies(at - 1))
            .find_map(|at| {
                let (n_words, _) = role_at(words, at, end)?;
                (!self.goes_on(at + n_words, end)).then_some((at, at + n_words))
            })?;
        // `the party chairman, Otto Moss,`: whoever is named behind it.
        if words.written(after) == "," && words.get(after + 1).capital {
            return None;
        }
        let role = folded_phrase(words, noun..after);
        let has_word = |draft: usize, folded: &str| {
            let roles = self.roles.get(draft).map_or(&[][..], Vec::as_slice);
            roles
                .iter()
                .take(MOST_MENTIONS)
                .any(|role| role.tokens.clone().any(|at| words.folded(at) == folded))
        };
        let place = words.get(start).span.start;
        let has_all = |&draft: &usize| {
            (start..noun)
                .all(|at| words.is(at, Class::RoleModifier) || has_word(draft, words.folded(at)))
        };
        let is_before = |&draft: &usize| {
            let first = self.cast.drafts[draft].mentions.first();
            first.is_some_and(|mention| mention.span.start < place)
        };
        let mut fitting = self
            .holders_of(&role)
            .take(MOST_MENTIONS)
            .filter(|draft| has_all(draft) && is_before(draft));
        let only = fitting.next()?;
        let has_own = (start..noun).any(|at| !words.is(at, Class::RoleModifier));
        (has_own && fitting.all(|other| other == only)).then_some((after, only))
    }

    /// Whether a place is where somebody or something goes or comes from.
    fn is_gone_to(&self, at: usize, first: usize) -> bool {
        let words = self.words;
        let before = words.folded_before(at);
        matches!(before, "to" | "for" | "from" | "into" | "through" | "via")
            && (first..at)
                .rev()
                .take(6)
                .any(|verb| words.is(verb, Class::Motion))
    }
}

/// The state that some words name, or have as an adjective, and how many words it takes.
fn state_at(words: &crate::actor::word::Words<'_>, at: usize, end: usize) -> Option<(u32, usize)> {
    match words.phrase_at(at, end, Case::Telling)? {
        (
            Sense::State(state)
            | Sense::Adjective(state)
            | Sense::Seat(state)
            | Sense::House(state)
            | Sense::People(state),
            n_words,
        ) => Some((state, n_words)),
        _ => None,
    }
}
