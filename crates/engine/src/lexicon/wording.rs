//! Wording of furniture (`crates/engine/data/furniture.tsv`) and small words of languages (`crates/engine/data/languages.tsv`).

use std::collections::BTreeMap;

use record::word_map::Map;

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

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u32);

impl Kinds {
    /// Whether the kind is one of them.
    pub const fn has(self, kind: Wording) -> bool {
        self.0 >> kind as u32 & 1 == 1
    }

    /// The kinds of both sets.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The phrases by kind.
#[derive(Debug)]
pub struct Wordings {
    /// Sorted.
    rows: Vec<(Wording, &'static str)>,
    /// Tags of languages.
    languages: Vec<&'static str>,
    /// By [`key_of`] 0 and first word: the kinds of the phrases that begin so, as bits.
    kinds: Map,
    /// By [`key_of`] kind and first word: the first row that begins so.
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
            .map(|(word, &languages)| (key_of(0, word.bytes()), languages));
        let beginnings = rows
            .iter()
            .enumerate()
            .map(|(row, &(kind, phrase))| (first_key(kind as u32, phrase).0, row as u32));
        let mut kinds = BTreeMap::<u32, u32>::new();
        for &(kind, phrase) in &rows {
            *kinds.entry(first_key(0, phrase).0).or_default() |= 1 << kind as u32;
        }
        Self {
            kinds: Map::new(kinds.into_iter()),
            beginnings: Map::new(beginnings),
            small_words: Map::new(small_words),
            rows,
            languages,
        }
    }
}

/// What can stand before the first word of a phrase.
const BRACKETS: [char; 2] = ['(', '['];

/// Key of a kind and a word, by FNV-1a; 31 bits, in which no two of the lists meet.
fn key_of(kind: u32, word: impl Iterator<Item = u8>) -> u32 {
    word.fold(seed_of(kind), mix) >> 1
}

/// Kinds must differ by more than letters do, or two of them would meet by their first letters.
const fn seed_of(kind: u32) -> u32 {
    0x811c_9dc5 ^ kind.wrapping_mul(0x9e37_79b1)
}

fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// Key of a kind and the first word of a phrase: its letters and figures, or the one sign with which it begins; and the length
/// of that word.
fn first_key(kind: u32, phrase: &str) -> (u32, usize) {
    let bytes = phrase.as_bytes();
    let (mut hash, mut length) = (seed_of(kind), 0);
    let mut next = bytes.first();
    while let Some(&byte) = next.filter(|byte| byte.is_ascii_alphanumeric()) {
        hash = mix(hash, byte);
        length += 1;
        next = bytes.get(length);
    }
    if length > 0 && next.is_none_or(u8::is_ascii) {
        return (hash >> 1, length);
    }
    let is_end = |character: char| !character.is_alphanumeric();
    let length = match phrase.find(is_end) {
        Some(0) => phrase.chars().next().map_or(0, char::len_utf8),
        Some(end) => end,
        None => phrase.len(),
    };
    (key_of(kind, phrase.bytes().take(length)), length)
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

    /// The kinds of the phrases that begin with the first word of a folded text.
    pub fn kinds_of(&self, folded: &str) -> Kinds {
        self.kinds_by(first_key(0, folded).0)
    }

    fn kinds_by(&self, key: u32) -> Kinds {
        Kinds(self.kinds.get(key).unwrap_or(0))
    }

    /// For each word of a folded text, and for what stands behind the opening brackets of each: its first byte, and the kinds
    /// of the phrases that begin with it. Most lines have no word that begins a phrase of most kinds.
    pub fn kinds_in<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = (usize, Kinds)> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            let rest = folded.get(at..).filter(|rest| !rest.is_empty())?;
            let start = at;
            let (key, length) = first_key(0, rest);
            at += length;
            // A blank can stand behind a bracket.
            if !rest.starts_with(BRACKETS) && !rest.starts_with(' ') {
                let after = rest.bytes().skip(length);
                at += after.take_while(|&byte| byte != b' ').count() + 1;
            }
            Some((start, self.kinds_by(key)))
        })
    }

    /// Length in bytes of the longest phrase of this kind with which a folded text begins, up to the end of a word.
    pub fn find_start(&self, kind: Wording, folded: &str) -> Option<usize> {
        let (key, length) = first_key(kind as u32, folded);
        let row = self.beginnings.get(key)?;
        let first = folded.get(..length)?;
        let begins = |row: &&(Wording, &str)| row.0 == kind && row.1.starts_with(first);
        let is_start = |phrase: &&str| {
            let rest = folded.strip_prefix(*phrase);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let rows = self.rows.get(row as usize..)?.iter().take_while(begins);
        // Sorted: the last is the longest.
        let found = rows.map(|row| row.1).filter(is_start).last();
        found.map(str::len)
    }

    /// Whether a phrase of this kind stands anywhere in a folded text, from the start of a word to the end of one.
    pub fn is_in(&self, kind: Wording, folded: &str) -> bool {
        self.kinds_in(folded)
            .any(|(at, kinds)| kinds.has(kind) && self.is_word_at(kind, folded, at))
    }

    /// Whether a phrase of this kind stands at a byte of a folded text, and a word begins there.
    pub fn is_word_at(&self, kind: Wording, folded: &str, at: usize) -> bool {
        let (before, rest) = folded.split_at_checked(at).unwrap_or_default();
        (before.is_empty() || before.ends_with(' ')) && self.find_start(kind, rest).is_some()
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

    /// A bit for each of [`languages`](Self::languages) that has the word, in lower case but for its ASCII letters, among its
    /// small words.
    pub fn languages_of(&self, word: &str) -> u32 {
        let lower = word.bytes().map(|byte| byte.to_ascii_lowercase());
        self.small_words.get(key_of(0, lower)).unwrap_or(0)
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
        assert!(known("THE") > 0);
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
    fn every_phrase_is_found_by_its_first_word() {
        let list = Wordings::default();
        for &(kind, phrase) in &list.rows {
            assert_eq!(
                list.find_start(kind, phrase),
                Some(phrase.len()),
                "{phrase}"
            );
            assert!(list.kinds_of(phrase).has(kind), "{phrase}");
            let line = format!("so ([{phrase}");
            let found = list.kinds_in(&line).any(|(_, kinds)| kinds.has(kind));
            assert!(found, "{phrase}");
        }
        let starts = list.kinds_in("zzyzx: ([zzyzx ( zzyzx").map(|(at, _)| at);
        assert_eq!(starts.collect::<Vec<_>>(), [0, 7, 8, 9, 15, 16, 17]);
        assert!(list.is_in(Wording::Contain, "( all rights reserved )"));
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
