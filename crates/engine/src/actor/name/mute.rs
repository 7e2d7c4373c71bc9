//! Names where capitals say nothing: headlines, and articles written all in capitals or all without.

use super::{
    found::{What, name},
    scan::Scan,
};
use crate::lexicon::names::{Case, Class, Classes, Sense};
use crate::tagging::WordClass;

impl Scan<'_, '_> {
    /// Whether three words in capitals stand here, so that theirs say nothing.
    pub(super) fn is_shouted(&self, at: usize) -> bool {
        if !self.words.get(at).capitals {
            return false;
        }
        let is_shouted = |at: usize| {
            let word = self.words.get(at);
            at < self.end && word.capitals
        };
        let is_long = (at..at + 3).any(|at| self.words.get(at).span.len() > 4);
        // The middle or the end of three counts too.
        let from = at.saturating_sub(2);
        is_long && (from..=at).any(|first| (first..first + 3).all(is_shouted))
    }

    /// Reads a token of a sentence whose capitals say nothing: listed names, given names with the word behind them, and
    /// what stands behind a title.
    pub(super) fn step_mute(&mut self, at: usize) -> usize {
        let word = self.words.get(at);
        if !word.letter && !word.capital {
            return at + 1;
        }
        if let Some((sense, n_words)) = self.words.phrase_at(at, self.end, Case::Mute) {
            if let Sense::Phrase(Class::Leader | Class::Role | Class::Honorific) = sense {
                return self.person_behind(at, at + n_words);
            }
            let is_short = n_words == 1 && word.span.len() < 4 && !word.capital;
            let can_be_common = n_words == 1
                && (word
                    .classes
                    .has_any(&[Class::Function, Class::NotName, Class::Role])
                    || !word.capital && matches!(word.tag, WordClass::Verb | WordClass::Adverb));
            if word.classes.is_given() && n_words == 1 && self.is_person_at(at, false) {
                return self.push(at..at + 2, What::Person);
            }
            if !is_short && !can_be_common {
                return self.parse_listed(at, at + n_words, sense, self.end);
            }
            return at + n_words;
        }
        if word.classes.is_honorific() || word.classes.is_role() {
            return self.person_behind(at, at + 1);
        }
        if self.is_person_at(at, false) {
            return self.push(at..at + 2, What::Person);
        }
        at + 1
    }

    /// A given name with what can be a family name behind it; behind a title nothing else need show it.
    fn is_person_at(&self, at: usize, is_titled: bool) -> bool {
        let (word, next) = (self.words.get(at), self.words.get(at + 1));
        let is_plain = word.classes.is_given()
            && !word.classes.has(Class::Function)
            && next.letter
            && at + 1 < self.end
            && word.span.len() > 2
            && word.capital == next.capital
            && !self.is_cue(at + 1);
        let is_surname = next.classes.has(Class::Surname) && !next.classes.has(Class::Function);
        let is_free = next.classes == Classes::default();
        // Without any capitals only what is a name by itself, or acts like one, is one.
        let is_known = is_titled
            || word.capital
            || next.tag == WordClass::Name
            || self.is_cue(at + 2)
            || at > 0 && self.is_cue(at - 1);
        is_plain && (is_surname || is_free && is_known)
    }

    /// The person behind a title, if the words there can be one.
    fn person_behind(&mut self, start: usize, after: usize) -> usize {
        let word = self.words.get(after);
        let has_honorific = self.words.get(after - 1).classes.is_honorific();
        let is_word = after < self.end
            && word.letter
            && word.capital == self.words.get(start).capital
            && !self.is_cue(after);
        if !is_word {
            return after;
        }
        let is_free = word.classes == Classes::default()
            || (word.classes.has(Class::Surname) && !word.classes.has(Class::Function));
        let is_known = has_honorific || word.classes.has(Class::Surname) || self.is_cue(after + 1);
        let end = if self.is_person_at(after, true) {
            after + 2
        } else if is_free && is_known {
            after + 1
        } else {
            return after;
        };
        let mut person = name(self.words, after..end, What::Person);
        person.title = Some(start..after);
        self.names.push(person);
        end
    }

    fn is_cue(&self, at: usize) -> bool {
        at < self.end
            && self
                .words
                .lexicon
                .cues
                .find(self.words.folded(at))
                .is_some()
    }
}
