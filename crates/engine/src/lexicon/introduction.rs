//! Words that introduce what somebody said, set off in a paragraph of its own (`crates/engine/data/introductions.tsv`).

use record::word_map::WordMap;

/// What a word does in a line that ends in a colon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Introducing {
    /// Nothing of the kind.
    #[default]
    None,
    /// `wrote`
    Saying,
    /// `the following`
    Thing,
}

/// The words by form.
#[derive(Debug)]
pub struct Introductions {
    words: WordMap<Introducing>,
}

impl Default for Introductions {
    fn default() -> Self {
        let mut words = WordMap::default();
        let list = include_str!("../../data/introductions.tsv");
        let rows = list.lines().filter(|line| !line.starts_with('#'));
        for (class, forms) in rows.filter_map(|line| line.split_once('\t')) {
            let does = match class {
                "saying" => Introducing::Saying,
                _ => Introducing::Thing,
            };
            for form in forms.split_whitespace() {
                *words.entry(form) = does;
            }
        }
        Self { words }
    }
}

impl Introductions {
    /// What a word does, in any case of ASCII letters.
    pub fn find(&self, word: &str) -> Introducing {
        self.words.get(word).copied().unwrap_or_default()
    }
}
