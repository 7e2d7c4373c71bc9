//! Words by which a text tells that something was not said (`declined to say`), read from `crates/engine/data/silences.tsv`.

use super::{stance::rows, verb::verb_forms};
use record::word_map::WordMap;

/// What a word does where something is not said; the list's head explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hush {
    /// `say`
    Speech,
    /// `decline`
    Refusal,
    /// `deny`
    Denial,
    /// `tire`
    Persisting,
    /// `comment`
    Word,
    /// `give`
    Giving,
    /// `not`
    Negation,
    /// `nobody`
    Nobody,
    /// `only`
    Focus,
    /// `evidence`
    Evidence,
    /// `untrue`
    Untrue,
    /// `unable`
    Unable,
    /// `silent`
    Silent,
    /// `been`
    Between,
}

const CLASSES: [(&str, Hush); 14] = [
    ("speech", Hush::Speech),
    ("refusal", Hush::Refusal),
    ("denial", Hush::Denial),
    ("persisting", Hush::Persisting),
    ("word", Hush::Word),
    ("giving", Hush::Giving),
    ("negation", Hush::Negation),
    ("nobody", Hush::Nobody),
    ("focus", Hush::Focus),
    ("evidence", Hush::Evidence),
    ("untrue", Hush::Untrue),
    ("unable", Hush::Unable),
    ("silent", Hush::Silent),
    ("between", Hush::Between),
];

/// The list, by word and by every form of its verbs.
#[derive(Debug)]
pub struct Silences {
    /// For each word, a bit for each class that it is of.
    words: WordMap<u16>,
}

impl Default for Silences {
    fn default() -> Self {
        Self::parse(include_str!("../../data/silences.tsv"))
    }
}

impl Silences {
    /// Reads the list; rows that do not parse are left out.
    pub fn parse(list: &str) -> Self {
        let mut words = WordMap::default();
        for row in rows(list) {
            let mut columns = row.split('\t');
            let (Some(name), Some(word), irregular) =
                (columns.next(), columns.next(), columns.next())
            else {
                continue;
            };
            let Some((_, class)) = CLASSES.iter().find(|(known, _)| *known == name) else {
                continue;
            };
            let is_verb = matches!(
                class,
                Hush::Speech | Hush::Refusal | Hush::Denial | Hush::Persisting | Hush::Giving
            );
            if is_verb {
                let irregular = irregular.unwrap_or("").trim_matches('-');
                for (form, _) in verb_forms(word, irregular) {
                    *words.entry(&form) |= 1 << *class as u16;
                }
            } else {
                *words.entry(word) |= 1 << *class as u16;
            }
        }
        Self { words }
    }

    /// Whether a word, in lower case, is of a class.
    pub fn is(&self, word: &str, class: Hush) -> bool {
        let classes = self.words.get(word).copied().unwrap_or(0);
        classes & (1 << class as u16) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_several_classes() {
        let silences = Silences::default();
        assert!(silences.is("denied", Hush::Speech) && silences.is("denied", Hush::Denial));
        assert!(silences.is("mention", Hush::Word) && silences.is("mentioned", Hush::Speech));
        assert!(!silences.is("mentioned", Hush::Word) && !silences.is("house", Hush::Speech));
    }

    #[test]
    fn every_row_parses() {
        for row in rows(include_str!("../../data/silences.tsv")) {
            let name = row.split('\t').next();
            let is_known = CLASSES.iter().any(|(known, _)| Some(*known) == name);
            assert!(is_known && row.split('\t').count() == 3, "{row}");
        }
    }
}
