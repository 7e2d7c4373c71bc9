//! Listed phrases by their first word; the words of a text are compared with theirs by hash.

use super::sense::Sense;
use crate::lexicon::fold::fold_into;
use record::word_map::{Map, hash_of};

/// How a word of a listed phrase must be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Anyhow.
    Any,
    /// With a capital.
    Capital,
    /// In capitals throughout (`WHO`).
    Capitals,
}

/// How a word of a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written<'a> {
    /// Folded, see [`fold_into`].
    pub folded: &'a str,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether all its letters are capitals.
    pub capitals: bool,
}

/// The same, with the hash of the folded word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    /// See [`hash_of`].
    pub(crate) hash: u64,
    /// Whether it begins with a capital.
    pub(crate) capital: bool,
    /// Whether all its letters are capitals.
    pub(crate) capitals: bool,
}

impl From<Written<'_>> for Seen {
    fn from(word: Written<'_>) -> Self {
        Self {
            hash: hash_of(word.folded),
            capital: word.capital,
            capitals: word.capitals,
        }
    }
}

/// Whether the case of a text says anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Capitals begin names.
    Telling,
    /// All words have capitals, or none has.
    Mute,
}

/// The phrases that begin with one word, as position in the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrases(u32);

#[derive(Debug)]
struct Phrase {
    /// Hash of its first word, and of its second, 0 where it has none.
    first: u64,
    second: u64,
    /// Position of its first word in [`PhraseList::words`].
    start: u32,
    n_words: u32,
    sense: Sense,
}

/// The phrases of one first word.
#[derive(Debug)]
struct Family {
    /// Positions of the first and behind the last.
    start: u32,
    end: u32,
    /// Whether one of them has one word.
    has_short: bool,
}

/// All listed phrases.
#[derive(Debug, Default)]
pub(super) struct PhraseList {
    /// By first word, then the longest first; in the order of the lists where they are equally long.
    phrases: Vec<Phrase>,
    families: Vec<Family>,
    /// Hashes of the words of all phrases.
    words: Vec<(u64, Shape)>,
    /// Each family with each second word of its phrases, see [`key_of`]: some words begin hundreds of phrases, and nearly always
    /// another word stands behind them.
    seconds: Map,
    folded: String,
}

/// A hash of a family and a second word.
const fn key_of(phrases: Phrases, second: u64) -> u32 {
    ((second ^ phrases.0 as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33) as u32
}

impl PhraseList {
    /// Adds a phrase; the list is used once it is [closed](Self::close).
    pub(super) fn add(&mut self, phrase: &str, sense: Sense) {
        let start = self.words.len();
        self.add_words(phrase);
        let Some(&(first, _)) = self.words.get(start) else {
            return;
        };
        self.phrases.push(Phrase {
            first,
            second: self.words.get(start + 1).map_or(0, |&(second, _)| second),
            start: start as u32,
            n_words: (self.words.len() - start) as u32,
            sense,
        });
    }

    /// The words of a listed phrase as the segmenter divides them: `'s` and hyphens for themselves.
    fn add_words(&mut self, phrase: &str) {
        for written in phrase.split(' ').filter(|word| !word.is_empty()) {
            let (stem, clitic) = match written.strip_suffix("'s") {
                Some(stem) if !stem.is_empty() => (stem, Some("'s")),
                _ => (written, None),
            };
            for (number, stem) in stem.split('-').enumerate() {
                if number > 0 {
                    self.words.push((hash_of("-"), Shape::Any));
                }
                if !stem.is_empty() {
                    self.folded.clear();
                    fold_into(stem, &mut self.folded);
                    self.words.push((hash_of(&self.folded), shape_of(stem)));
                }
            }
            self.words
                .extend(clitic.map(|clitic| (hash_of(clitic), Shape::Any)));
        }
    }

    /// Makes the list ready for use; says for the hash of each first word where its phrases are.
    pub(super) fn close(&mut self, mut note: impl FnMut(u64, Phrases)) {
        self.phrases
            .sort_by_key(|phrase| (phrase.first, std::cmp::Reverse(phrase.n_words)));
        let mut seconds = Vec::with_capacity(self.phrases.len());
        let mut start = 0;
        for family in self.phrases.chunk_by(|one, other| one.first == other.first) {
            let phrases = Phrases(self.families.len() as u32);
            note(family[0].first, phrases);
            let end = start + family.len() as u32;
            self.families.push(Family {
                start,
                end,
                has_short: family.iter().any(|phrase| phrase.n_words == 1),
            });
            seconds.extend(
                family
                    .iter()
                    .map(|phrase| (key_of(phrases, phrase.second), 0)),
            );
            start = end;
        }
        self.seconds = Map::new(seconds.into_iter());
    }

    /// Whether one of some phrases can stand where a word with this hash stands behind the first; else none does.
    pub(super) fn may_begin(&self, phrases: Phrases, second: u64) -> bool {
        let family = self.families.get(phrases.0 as usize);
        family.is_some_and(|family| family.has_short)
            || self.seconds.get(key_of(phrases, second)).is_some()
    }

    /// The longest phrase with which `words` begin, the first of which has these phrases: its sense and number of words.
    pub(super) fn find(
        &self,
        phrases: Phrases,
        words: impl Iterator<Item = Seen> + Clone,
        case: Case,
    ) -> Option<(Sense, usize)> {
        let family = self.families.get(phrases.0 as usize)?;
        let list = self
            .phrases
            .get(family.start as usize..family.end as usize)?;
        let second = words.clone().nth(1).map(|word| word.hash);
        let may_match = |phrase: &&Phrase| phrase.n_words == 1 || Some(phrase.second) == second;
        let matches = |phrase: &&Phrase| {
            let listed = &self.words[phrase.start as usize..][..phrase.n_words as usize];
            let mut words = words.clone();
            listed.iter().all(|&(hash, shape)| {
                words.next().is_some_and(|word| {
                    let fits = match (case, shape) {
                        (Case::Mute, Shape::Capitals) => word.capitals,
                        (Case::Mute, _) | (_, Shape::Any) => true,
                        (Case::Telling, Shape::Capital) => word.capital,
                        (Case::Telling, Shape::Capitals) => word.capitals,
                    };
                    fits && word.hash == hash
                })
            })
        };
        let phrase = list.iter().filter(may_match).find(matches)?;
        Some((phrase.sense, phrase.n_words as usize))
    }
}

fn shape_of(stem: &str) -> Shape {
    let n_letters = stem.chars().filter(|letter| letter.is_alphabetic()).count();
    let is_acronym = (2..=5).contains(&n_letters) && !stem.chars().any(char::is_lowercase);
    match stem.chars().next() {
        _ if is_acronym => Shape::Capitals,
        Some(first) if first.is_uppercase() => Shape::Capital,
        _ => Shape::Any,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<Seen> {
        let words = text.split(' ').map(|folded| Written {
            folded,
            capital: true,
            capitals: false,
        });
        words.map(Seen::from).collect()
    }

    #[test]
    fn what_may_begin_is_all_that_does() {
        let mut list = PhraseList::default();
        let phrases = [
            "New Delhi",
            "New York City",
            "New York",
            "Delhi",
            "New York",
        ];
        for (at, phrase) in (0..).zip(phrases) {
            list.add(phrase, Sense::Body(at));
        }
        let mut firsts = Vec::new();
        list.close(|first, phrases| firsts.push((first, phrases)));
        let phrases_of = |word: &str| {
            let found = firsts.iter().find(|(first, _)| *first == hash_of(word));
            found.map(|&(_, phrases)| phrases)
        };
        let (new, delhi) = (phrases_of("new").unwrap(), phrases_of("delhi").unwrap());
        assert_eq!(phrases_of("york"), None);
        let find = |phrases, text: &str| list.find(phrases, seen(text).into_iter(), Case::Telling);
        assert_eq!(find(new, "new york city"), Some((Sense::Body(1), 3)));
        assert_eq!(
            find(new, "new york said"),
            Some((Sense::Body(2), 2)),
            "the first"
        );
        assert_eq!(find(new, "new"), None);
        assert_eq!(find(delhi, "delhi said"), Some((Sense::Body(3), 1)));
        assert!(list.may_begin(new, hash_of("york")) && list.may_begin(delhi, hash_of("said")));
        assert!(!list.may_begin(new, hash_of("said")));
    }
}
