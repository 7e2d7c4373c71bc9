//! Titles, and the names of persons with and without them.

use super::scan::Scan;
use crate::{
    lexicon::names::{Class, Classes, Sense},
    tagging::WordClass,
};

impl Scan<'_, '_> {
    /// Where a title ends that begins here: honorifics and roles, with what a role is of.
    pub(super) fn end_of_title(&self, start: usize, end: usize) -> Option<usize> {
        let mut at = start;
        loop {
            if let Some((Sense::Phrase(Class::Leader | Class::Role | Class::Honorific), n_words)) =
                self.words.phrase_at(at, end, self.case)
            {
                at += n_words;
                continue;
            }
            let classes = self.words.get(at).classes;
            let is_title = at < end
                && self.is_capital(at)
                && (classes.is_honorific() || classes.is_role())
                && !(classes.is_given() && self.is_capital(at + 1) && at > start);
            if !is_title {
                break;
            }
            at += 1;
            if self.is_hyphen(at)
                && matches!(self.words.folded(at + 1), "elect" | "designate" | "general")
            {
                at += 2;
            }
        }
        if at == start {
            return None;
        }
        let is_department = self.words.folded(at) == "of" && self.is(at + 1, Class::Department);
        Some(if is_department { at + 2 } else { at })
    }

    /// Where the name of a person ends that begins here.
    pub(super) fn end_of_person(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        while at < end && at < start + 8 {
            let word = self.words.get(at);
            if !word.capital {
                if self.is_hyphen(at) && self.goes_on_small(start, at) && !self.is_capital(at + 1) {
                    return at + 2;
                }
                let joins = self.is_hyphen(at) || self.is(at, Class::Particle);
                if joins
                    && at > start
                    && (at..at + 4).any(|next| next < end && self.is_capital(next))
                {
                    at += 1;
                    continue;
                }
                break;
            }
            let n_before = at - start;
            let is_boundary = match self.words.phrase_at(at, end, self.case) {
                Some((
                    Sense::State(_) | Sense::Adjective(_) | Sense::People(_) | Sense::Body(_),
                    _,
                )) => n_before != 1,
                _ => false,
            };
            let is_title =
                word.classes.is_role() && self.is_capital(at + 1) && !word.classes.is_given();
            // `Bryan English,`: a people or language can be a family name where no noun follows.
            let is_people = n_before == 1
                && self.words.get(start).classes.is_given()
                && matches!(
                    self.words.phrase_at(at, end, self.case),
                    Some((Sense::Adjective(_), 1))
                )
                && !self.words.get(at + 1).capital
                && !matches!(
                    self.words.get(at + 1).tag,
                    WordClass::Noun | WordClass::Adjective
                );
            let is_other = word.classes.has(Class::Members)
                || !is_people
                    && (word.classes.has(Class::NotName) || word.classes.has(Class::Function));
            if n_before > 0
                && !word.joined
                && (is_boundary || is_title || is_other)
                && !word.classes.has(Class::Particle)
            {
                break;
            }
            at += 1;
            if self.words.written(at) == "." && self.words.get(at).joined && word.span.len() == 1 {
                at += 1;
            }
        }
        while at > start && !self.words.get(at - 1).capital && self.words.written(at - 1) != "." {
            at -= 1;
        }
        at
    }

    /// Whether a given name has a family name behind it.
    pub(super) fn begins_person(&self, at: usize, end: usize) -> bool {
        let next = self.words.get(at + 1);
        let is_name = |classes: Classes| {
            !classes.is_role()
                && !classes.has_any(&[
                    Class::Org,
                    Class::Thing,
                    Class::NotName,
                    Class::Function,
                    Class::Group,
                ])
        };
        at + 1 < end && next.capital && (is_name(next.classes) || next.classes.has(Class::Surname))
    }

    /// Whether a title with a person behind it begins here, inside a run.
    pub(super) fn starts_title(&self, at: usize, end: usize) -> bool {
        let classes = self.words.get(at).classes;
        (classes.is_role() || classes.is_honorific())
            && !classes.has(Class::Org)
            && at + 1 < end
            && self
                .end_of_title(at, end)
                .is_some_and(|after| after < end && self.words.get(after).capital)
    }
}
