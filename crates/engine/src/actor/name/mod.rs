//! Words with capitals to names: where each begins and ends and what sort of actor it can name. Works on the shape of a
//! run of capitals: listed names, titles, given names, and the words that head the names of organisations and things.

mod head;
mod listed;
mod mute;
mod run;
mod title;

use std::ops::Range;

use super::word::Words;
use crate::{
    lexicon::names::{Case, Class, Sense},
    tagging::WordClass,
};
use record::span::Span;

/// What a stretch of text names, before it is known who is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// A state by its name, its government, or its seat of government where that acts.
    State(u32),
    /// A listed organisation or outlet.
    Known(u32),
    /// The people of a state.
    People(u32),
    /// A continent or the like.
    Region,
    /// A province, by its government.
    Province,
    /// A person by two or more words, or behind a title.
    Person,
    /// An organisation that no list has.
    Organisation,
    /// An outlet that no list has.
    Media,
    /// Several words that no list has: a person if anything else says so.
    Pair,
    /// One word that no list has.
    Lone,
    /// People without a name of their own.
    Group,
    /// As [`What::Group`], if it is one elsewhere in the article.
    MaybeGroup,
    /// The outlets of a state (`Ruritanian state media`).
    Outlets,
}

/// One name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// Where the name stands, without title.
    pub(crate) span: Span,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// What it can name.
    pub(crate) what: What,
    /// The tokens of the title before it, with the state or body to which the title belongs.
    pub(crate) title: Option<Range<usize>>,
}

/// A name without title.
pub(crate) fn name(words: &Words<'_>, tokens: Range<usize>, what: What) -> Name {
    Name {
        span: words.span(tokens.start, tokens.end),
        tokens,
        what,
        title: None,
    }
}

/// Appends the names of one sentence, by position. Where capitals say nothing only listed names and given names count.
pub(crate) fn find_names(words: &Words<'_>, sentence: usize, names: &mut Vec<Name>) {
    let Some(range) = words
        .segments
        .sentences
        .get(sentence)
        .map(|sentence| sentence.tokens.clone())
    else {
        return;
    };
    let mut scan = Scan {
        words,
        end: range.end as usize,
        case: words.cases.get(sentence).copied().unwrap_or(Case::Telling),
        names,
    };
    let mut at = range.start as usize;
    while at < scan.end {
        at = scan.step(at).max(at + 1);
    }
}

struct Scan<'a, 'b> {
    words: &'a Words<'b>,
    end: usize,
    case: Case,
    names: &'a mut Vec<Name>,
}

impl Scan<'_, '_> {
    /// Reads what begins at a token; returns the first token after it.
    fn step(&mut self, at: usize) -> usize {
        if self.case == Case::Mute || self.is_shouted(at) {
            return self.step_mute(at);
        }
        let word = self.words.get(at);
        if !word.capital {
            return match self.words.phrase_at(at, self.end, self.case) {
                Some((Sense::Body(known) | Sense::Outlet(known), n_words)) => {
                    self.push(at..at + n_words, What::Known(known))
                }
                Some((Sense::House(state), n_words)) => {
                    self.push(at..at + n_words, What::State(state))
                }
                _ => at + 1,
            };
        }
        let end = self.end_of_run(at);
        let mut part = at;
        while part < end {
            part = self.parse(part, end).max(part + 1);
        }
        part
    }

    fn push(&mut self, tokens: Range<usize>, what: What) -> usize {
        let end = tokens.end;
        self.names.push(name(self.words, tokens, what));
        end
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.words.is(at, class)
    }

    fn is_capital(&self, at: usize) -> bool {
        at < self.end && self.words.get(at).capital
    }

    fn is_hyphen(&self, at: usize) -> bool {
        self.words.get(at).joined && matches!(self.words.written(at), "-" | "–" | "‑")
    }

    /// Reads the first name of a run; returns where the next begins.
    fn parse(&mut self, at: usize, end: usize) -> usize {
        let word = self.words.get(at);
        if !word.capital {
            return at + 1;
        }
        if let Some((sense, n_words)) = self.words.phrase_at(at, self.end, self.case)
            && !matches!(sense, Sense::Phrase(_))
        {
            return self.parse_listed(at, at + n_words, sense, end.max(at + n_words));
        }
        // Found as a group.
        if word.classes.has(Class::Members) {
            return at + 1;
        }
        if let Some(after) = self.end_of_title(at, end) {
            return self.parse_titled(at, after, end);
        }
        // `R-Pa.` behind a lawmaker's name.
        if word.span.len() == 1
            && !self.words.written(at + 1).starts_with('.')
            && (self.is_hyphen(at + 1) || at + 1 >= end)
        {
            return end.min(at + 3);
        }
        if word.classes.has(Class::Function) && (word.initial || !word.classes.is_given()) {
            return at + 1;
        }
        let is_opening = word.initial
            && !word.classes.is_given()
            && matches!(
                word.tag,
                WordClass::Verb
                    | WordClass::Adverb
                    | WordClass::Auxiliary
                    | WordClass::Interjection
                    | WordClass::Pronoun
                    | WordClass::Number
                    | WordClass::Subordinator
                    | WordClass::Conjunction
                    | WordClass::Adposition
            );
        // `Closing the strait`, in a headline too.
        let is_gerund = word.initial
            && !word.classes.is_given()
            && self.words.folded(at).ends_with("ing")
            && word.span.len() > 5
            && self.is_capital(at + 1);
        if is_opening || is_gerund {
            return at + 1;
        }
        if let Some(after) = self.parse_headed(at, end) {
            return after;
        }
        if let Some((Sense::Phrase(class), n_words)) = self.words.phrase_at(at, end, self.case)
            && matches!(class, Class::NotName | Class::Region | Class::Thing)
        {
            let after = at + n_words;
            return if class == Class::Region {
                self.push(at..after, What::Region)
            } else {
                after
            };
        }
        if word.classes.has(Class::Region) {
            return self.push(at..at + 1, What::Region);
        }
        if word.classes.has(Class::NotName) && !(word.classes.is_given() && self.is_capital(at + 1))
        {
            return at + 1;
        }
        self.parse_unlisted(at, end)
    }

    /// `van der Meulen` by itself begins with its small words.
    fn start_with_particles(&self, start: usize) -> usize {
        let mut first = start;
        while first > 0 && start - first < 3 && self.is(first - 1, Class::Particle) {
            let word = self.words.get(first - 1);
            if word.capital
                || word.classes.has(Class::Function)
                || !word.letter
                || self.words.get(first).joined
            {
                break;
            }
            first -= 1;
        }
        first
    }

    /// Words that no list has: a person where there are several, unless an article stands before them.
    fn parse_unlisted(&mut self, start: usize, end: usize) -> usize {
        let end_of_person = self.end_of_person(start, end);
        let after = if self.words.get(start).classes.is_given() {
            end_of_person.max(start + 1)
        } else {
            let is_end = |at: &usize| match self.words.phrase_at(*at, end, self.case) {
                Some((Sense::Phrase(class), _)) => matches!(class, Class::Leader | Class::Role),
                Some((sense, _)) => sense != Sense::Place,
                None => false,
            };
            (start + 1..end_of_person)
                .find(is_end)
                .unwrap_or(end_of_person)
                .max(start + 1)
        };
        let mut after = after;
        let is_small = after > start + 2 && self.goes_on_small(start, after - 2);
        while after > start + 1
            && !is_small
            && !self.words.get(after - 1).capital
            && self.words.written(after - 1) != "."
        {
            after -= 1;
        }
        let n_capitals = (start..after)
            .filter(|&at| self.words.get(at).capital)
            .count();
        if self.is(after, Class::PersonBody)
            && after < self.end
            && !self.words.get(after + 1).classes.is_role()
        {
            return self.push(start..after + 1, What::Organisation);
        }
        let has_article = matches!(self.words.folded_before(start), "the" | "a" | "an")
            && !self.words.get(start).classes.is_given();
        // `Freedonian` before `Prime Minister Castellan` is an adjective that no list has.
        let is_adjective = n_capitals == 1
            && after < end
            && self.words.folded(start).ends_with('n')
            && matches!(
                self.words.phrase_at(after, end, self.case),
                Some((Sense::Phrase(Class::Leader | Class::Role), _))
            );
        if is_adjective {
            return after;
        }
        // `Anti-Castellan` is no name.
        let is_prefixed = self.is_hyphen(start + 1)
            && after > start + 2
            && matches!(
                self.words.folded(start),
                "anti" | "pro" | "non" | "post" | "pre" | "ex" | "mid"
            );
        if is_prefixed {
            return after;
        }
        let start = self.start_with_particles(start);
        let has_initial = (start..after).any(|at| self.words.written(at).ends_with('.'));
        let has_particle =
            (start + 1..after).any(|at| !self.words.get(at).capital && !self.is_hyphen(at));
        let is_told = self.words.folded_before(start) == "told"
            || (has_article && start > 1 && self.words.folded(start - 2) == "told");
        let what = match n_capitals {
            2.. if self.is(start, Class::MediaFirst) || (is_told && has_article) => What::Media,
            0 | 1 if !has_particle => What::Lone,
            _ if has_article => What::Organisation,
            _ if after < end && self.starts_title(after, end) => What::Organisation,
            _ if self.words.get(start).classes.is_given() || has_initial || has_particle => {
                What::Person
            }
            _ => What::Pair,
        };
        self.push(start..after, what)
    }
}
