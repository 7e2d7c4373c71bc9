//! Wording of furniture (`data/furniture.tsv`) and small words of languages (`data/languages.tsv`).

use std::collections::BTreeMap;

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
    /// Small words, sorted, each with a bit for each language that has it.
    small_words: Vec<(&'static str, u32)>,
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
        let small_words = words.into_iter().collect();
        Self {
            rows,
            languages,
            small_words,
        }
    }
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
        let is_inside = |character: char| character.is_alphanumeric();
        let first = folded
            .find(|character| !is_inside(character))
            .unwrap_or(folded.len());
        let first_word = folded.get(..first)?;
        // Most lines begin with no word of the list: one look tells.
        let from = self.rows.partition_point(|row| *row < (kind, first_word));
        let has_word = self
            .rows
            .get(from)
            .is_some_and(|row| row.0 == kind && row.1.starts_with(first_word));
        if !has_word {
            return None;
        }
        let mut ends: Vec<usize> = folded
            .char_indices()
            .skip(1)
            .filter(|&(_, character)| !is_inside(character))
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
        let found = self.small_words.binary_search_by_key(&word, |row| row.0);
        found.map_or(0, |at| self.small_words[at].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
