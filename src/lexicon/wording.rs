//! Wording of furniture (`data/furniture.tsv`) and small words of languages (`data/languages.tsv`).

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
    /// For each language its tag and sorted words.
    languages: Vec<(&'static str, Vec<&'static str>)>,
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
        let languages = read(include_str!("../../data/languages.tsv"))
            .map(|(tag, words)| {
                let mut words: Vec<_> = words.split(' ').collect();
                words.sort_unstable();
                (tag, words)
            })
            .collect();
        Self { rows, languages }
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
        let is_end = |&(at, character): &(usize, char)| at > 0 && !character.is_alphanumeric();
        let mut ends: Vec<usize> = folded
            .char_indices()
            .filter(is_end)
            .map(|(at, _)| at)
            .take(4 * LONGEST)
            .collect();
        ends.push(folded.len());
        ends.into_iter()
            .rev()
            .find(|&end| folded.get(..end).is_some_and(|start| self.is(kind, start)))
    }

    /// The phrases of a kind, sorted.
    pub fn all(&self, kind: Wording) -> impl Iterator<Item = &'static str> {
        let first = self.rows.partition_point(|row| row.0 < kind);
        self.rows[first..]
            .iter()
            .take_while(move |row| row.0 == kind)
            .map(|row| row.1)
    }

    /// For each language its tag and whether the word, in lower case, is one of its small words.
    pub fn languages_of(&self, word: &str) -> impl Iterator<Item = (&'static str, bool)> {
        self.languages
            .iter()
            .map(move |(tag, words)| (*tag, words.binary_search(&word).is_ok()))
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
