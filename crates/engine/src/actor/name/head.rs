//! Names that end in a word such as `University`, `Times` or `Agreement`.

use super::{found::What, scan::Scan};
use crate::lexicon::names::Class;

/// What heads the name of something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Head {
    Organisation,
    Media,
    Thing,
}

impl Scan<'_, '_> {
    /// A name that ends in a word such as `University`, `Times` or `Agreement`; things are passed over.
    pub(super) fn parse_headed(&mut self, start: usize, end: usize) -> Option<usize> {
        let mut last: Option<(usize, Head)> = None;
        let mut at = start;
        let mut crossed_of = false;
        while at < end {
            let word = self.words.get(at);
            if word.capital {
                if at > start && self.starts_title(at, end) {
                    break;
                }
                // `the Council on Mines Monday`
                if at > start && self.is(at, Class::Time) && !self.heads_later(at + 1, end) {
                    break;
                }
                match self.head_of(at) {
                    // `Board of Review` is a board.
                    Some(Head::Media)
                        if crossed_of
                            && last.is_some_and(|(_, head)| head == Head::Organisation) =>
                    {
                        last = last.map(|(_, head)| (at + 1, head));
                    }
                    Some(head) => last = Some((at + 1, head)),
                    None if crossed_of => last = last.map(|(_, head)| (at + 1, head)),
                    None => {}
                }
            } else if matches!(self.words.folded(at), "of" | "for" | "on" | "to" | "and") {
                // `Grain and Fishery Council`: the head is still to come.
                if last.is_none() && self.words.folded(at) == "and" {
                    at += 1;
                    continue;
                }
                // What stands behind the preposition belongs to the head before it.
                last?;
                if last.is_some_and(|(_, head)| head == Head::Thing)
                    && self.words.folded(at) != "of"
                {
                    break;
                }
                crossed_of = true;
            }
            at += 1;
        }
        let (after, head) = last?;
        // `Air Force One` carries somebody.
        if after < end && after > start + 1 && matches!(self.words.folded(after), "one" | "two") {
            return Some(after + 1);
        }
        let n_words = after - start;
        let first = self.words.get(start);
        let is_person =
            first.classes.is_given() && n_words == 2 && self.is(after - 1, Class::Surname);
        let is_lone_head = n_words == 1;
        if is_person || (is_lone_head && head != Head::Thing) {
            return None;
        }
        if is_lone_head && (first.classes.is_given() || first.classes.has(Class::Surname)) {
            return None;
        }
        match head {
            Head::Thing => {}
            Head::Organisation => {
                self.push(start..after, What::Organisation);
            }
            Head::Media => {
                self.push(start..after, What::Media);
            }
        }
        Some(after)
    }

    /// Whether what heads a name stands among the capitals that follow.
    fn heads_later(&self, at: usize, end: usize) -> bool {
        (at..end)
            .take_while(|&at| self.is_capital(at))
            .any(|at| self.head_of(at).is_some())
    }

    fn head_of(&self, at: usize) -> Option<Head> {
        let classes = self.words.get(at).classes;
        if classes.has(Class::Org) {
            Some(Head::Organisation)
        } else if classes.has(Class::MediaHead) && !classes.has(Class::Thing) {
            Some(Head::Media)
        } else if classes.has(Class::Thing) {
            Some(Head::Thing)
        } else {
            None
        }
    }
}
