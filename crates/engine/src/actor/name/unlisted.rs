//! Names that no list has.

use super::{found::What, scan::Scan};
use crate::lexicon::names::{Class, Sense};

impl Scan<'_, '_> {
    /// `van der Meulen` by itself begins with its small words.
    fn start_with_particles(&self, start: usize) -> usize {
        let mut first = start;
        // `al-Barqawi`
        let is_article = start > 1
            && self.words.get(start).joined
            && self.is_hyphen(start - 1)
            && self.is(start - 2, Class::FamilyArticle)
            && !self.words.get(start - 2).capital
            && !self.words.get(start - 2).joined;
        if is_article {
            return start - 2;
        }
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
    pub(super) fn parse_unlisted(&mut self, start: usize, end: usize) -> usize {
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
            2.. if self.is(start, Class::BodyFirst)
                && !self.words.get(start).classes.is_given() =>
            {
                What::Organisation
            }
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
