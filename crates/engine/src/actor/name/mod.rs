//! Words with capitals to names: where each begins and ends and what sort of actor it can name. Works on the shape of a
//! run of capitals: listed names, titles, given names, and the words that head the names of organisations and things.

pub(super) mod found;
mod head;
mod listed;
mod mute;
mod run;
mod scan;
mod title;
mod unlisted;

use super::word::Words;
use found::{Name, What, name};
use scan::Scan;

use crate::{
    lexicon::names::{Case, Class, Sense},
    tagging::WordClass,
};
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

    /// A title, and the person behind it if there is one.
    fn parse_titled(&mut self, start: usize, after: usize, end: usize) -> usize {
        if let Some(headed) = self.parse_headed(start, end)
            && !self.words.get(after).classes.is_given()
        {
            return headed;
        }
        let name_end = self.end_of_person(after, end);
        let has_name = after < end && self.words.get(after).capital && name_end > after;
        let is_listed = matches!(
            self.words.phrase_at(after, end, self.case),
            Some((Sense::State(_) | Sense::Adjective(_) | Sense::People(_) | Sense::Body(_) | Sense::Outlet(_), n_words))
                if after + n_words >= name_end
        );
        // A role that is a family name as well, behind a given name, was read with it; a role alone is no name.
        if !has_name || (is_listed && !self.words.get(after).classes.is_given()) {
            return after;
        }
        let mut person = name(self.words, after..name_end, What::Person);
        person.title = Some(start..after);
        self.names.push(person);
        self.end_of_holding(start, after, name_end)
    }

    /// `Lord Moss of Ash`: the place that a title is of names nobody.
    fn end_of_holding(&self, start: usize, after: usize, name_end: usize) -> usize {
        let is_noble = (start..after).any(|at| self.is(at, Class::Noble));
        if !is_noble || self.words.folded(name_end) != "of" || !self.is_capital(name_end + 1) {
            return name_end;
        }
        let is_listed = matches!(
            self.words.phrase_at(name_end + 1, self.end, self.case),
            Some((Sense::State(_) | Sense::Body(_) | Sense::Region, _))
        );
        if is_listed {
            return name_end;
        }
        (name_end + 1..self.end)
            .find(|&at| !self.is_capital(at) && !self.is_hyphen(at))
            .unwrap_or(self.end)
    }

    /// `North America editor Ada Moss`: a role of which the name before it is a part.
    fn is_beat(&self, after: usize) -> bool {
        let noun = self.words.get(after);
        after < self.end && !noun.capital && noun.classes.has(Class::Role)
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
            return if class == Class::Region && !self.is_beat(after) {
                self.push(at..after, What::Region)
            } else {
                after
            };
        }
        if word.classes.has(Class::Region) {
            if self.is_beat(at + 1) {
                return at + 1;
            }
            return self.push(at..at + 1, What::Region);
        }
        if word.classes.has(Class::NotName) && !(word.classes.is_given() && self.is_capital(at + 1))
        {
            return at + 1;
        }
        self.parse_unlisted(at, end)
    }
}
