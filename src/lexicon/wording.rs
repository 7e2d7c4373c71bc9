//! Wording of furniture (`data/furniture.tsv`) and small words of languages (`data/languages.tsv`).

use std::collections::BTreeMap;

use super::map::Map;

/// What a phrase says of the line in which it stands; the data file explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(
    missing_docs,
    reason = "the names are those of the data file, which explains them"
)]
pub enum Wording {
    Whole,
    Start,
    Label,
    Contain,
    List,
    Open,
    Note,
    End,
    Section,
    Nav,
    Credit,
    Photo,
}

const KINDS: [(&str, Wording); 12] = [
    ("whole", Wording::Whole),
    ("start", Wording::Start),
    ("label", Wording::Label),
    ("contain", Wording::Contain),
    ("list", Wording::List),
    ("open", Wording::Open),
    ("note", Wording::Note),
    ("end", Wording::End),
    ("section", Wording::Section),
    ("nav", Wording::Nav),
    ("credit", Wording::Credit),
    ("photo", Wording::Photo),
];

/// Longest phrase of the lists, in words.
const LONGEST: usize = 7;

/// The phrases by kind.
#[derive(Debug)]
pub struct Wordings {
    /// Sorted.
    rows: Vec<(Wording, &'static str)>,
    /// Tags of languages.
    languages: Vec<&'static str>,
    /// By [`key_of`] kind and first word: whether any phrase begins so.
    beginnings: Map,
    /// Small words by [`key_of`] 0 and themselves, each with a bit for each language that has it.
    small_words: Map,
}

impl Default for Wordings {
    fn default() -> Self {
        let mut rows: Vec<_> = read(include_str!("../../data/furniture.tsv"))
            .filter_map(|(kind, phrases)| {
                let (_, kind) = KINDS.iter().find(|(name, _)| *name == kind)?;
                Some(phrases.split(';').map(|phrase| (*kind, phrase)))
            })
            .flatten()
            .collect();
        rows.sort_unstable();
        let mut languages = Vec::new();
        let mut words = BTreeMap::<&str, u32>::new();
        for (number, (tag, listed)) in read(include_str!("../../data/languages.tsv")).enumerate() {
            languages.push(tag);
            for word in listed.split(' ') {
                *words.entry(word).or_default() |= 1 << number;
            }
        }
        let small_words = words
            .iter()
            .map(|(word, &languages)| (key_of(0, word), languages));
        let beginnings = rows
            .iter()
            .map(|&(kind, phrase)| (key_of(kind as u32, first_word(phrase)), 1));
        Self {
            beginnings: Map::new(beginnings),
            small_words: Map::new(small_words),
            rows,
            languages,
        }
    }
}

/// Key of a kind and a word, by FNV-1a; 31 bits, in which no two of the lists meet.
fn key_of(kind: u32, word: &str) -> u32 {
    let start = 0x811c_9dc5 ^ kind;
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    word.bytes().fold(start, mix) >> 1
}

/// The letters and figures with which a phrase begins.
fn first_word(phrase: &str) -> &str {
    let end = phrase.find(|character: char| !character.is_alphanumeric());
    end.and_then(|end| phrase.get(..end)).unwrap_or(phrase)
}

fn read(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
}

impl Wordings {
    /// Whether a folded text is a phrase of this kind.
    pub fn is(&self, kind: Wording, folded: &str) -> bool {
        self.rows.binary_search(&(kind, folded)).is_ok()
    }

    /// Length in bytes of the longest phrase of this kind with which a folded text begins, up to the end of a word.
    pub fn find_start(&self, kind: Wording, folded: &str) -> Option<usize> {
        // Most lines begin with no word of the list: one look tells.
        self.beginnings
            .get(key_of(kind as u32, first_word(folded)))?;
        let mut ends: Vec<usize> = folded
            .char_indices()
            .skip(1)
            .filter(|&(_, character)| !character.is_alphanumeric())
            .map(|(at, _)| at)
            .take(4 * LONGEST)
            .collect();
        ends.push(folded.len());
        ends.into_iter()
            .rev()
            .find(|&end| folded.get(..end).is_some_and(|start| self.is(kind, start)))
    }

    /// Whether a phrase of this kind stands anywhere in a folded text, from the start of a word to the end of one.
    pub fn is_in(&self, kind: Wording, folded: &str) -> bool {
        let mut is_start = true;
        folded.char_indices().any(|(at, character)| {
            let begins = is_start && character != ' ';
            is_start = character == ' ';
            begins
                && folded
                    .get(at..)
                    .is_some_and(|rest| self.find_start(kind, rest).is_some())
        })
    }

    /// The phrases of a kind, sorted.
    pub fn all(&self, kind: Wording) -> impl Iterator<Item = &'static str> {
        let first = self.rows.partition_point(|row| row.0 < kind);
        self.rows[first..]
            .iter()
            .take_while(move |row| row.0 == kind)
            .map(|row| row.1)
    }

    /// Tags of the languages whose small words are listed.
    pub fn languages(&self) -> &[&'static str] {
        &self.languages
    }

    /// A bit for each of [`languages`](Self::languages) that has the word, in lower case, among its small words.
    pub fn languages_of(&self, word: &str) -> u32 {
        self.small_words.get(key_of(0, word)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_small_words_meet() {
        let wordings = Wordings::default();
        for (number, (_, listed)) in read(include_str!("../../data/languages.tsv")).enumerate() {
            for word in listed.split(' ') {
                assert!(wordings.languages_of(word) >> number & 1 == 1, "{word}");
            }
        }
        let known = |word| wordings.languages_of(word).count_ones();
        assert_eq!((known("zzyzx"), known("")), (0, 0));
    }

    #[test]
    fn phrases_are_found_up_to_the_end_of_a_word() {
        let list = Wordings::default();
        assert_eq!(
            list.find_start(Wording::Start, "follow us on our channel"),
            Some(12)
        );
        assert_eq!(list.find_start(Wording::Start, "follow us onward"), None);
        assert_eq!(
            list.find_start(Wording::Open, "more from the lantern"),
            Some(9)
        );
        assert!(list.is(Wording::Credit, "getty images"));
        assert!(list.is_in(Wording::Contain, "copyright elph; all rights reserved"));
        assert!(!list.is_in(Wording::Contain, "small rights reserved"));
    }

    #[test]
    fn every_kind_of_the_file_is_known() {
        for (kind, _) in read(include_str!("../../data/furniture.tsv")) {
            assert!(
                KINDS.iter().any(|(name, _)| *name == kind),
                "unknown kind {kind}"
            );
        }
    }
}
