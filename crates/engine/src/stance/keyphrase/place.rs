//! Where the phrases of an article stand: runs of adjectives and nouns that end in a common noun.

use super::words::{List, lists_of};
use crate::{
    lexicon::{Lexicon, fold::fold_into, stance::Role},
    stance::findings::Findings,
    tagging::WordClass,
};
use record::word_map::hash_of;

/// Words of the longest phrase.
pub(super) const MAX_WORDS: usize = 3;

/// Letters of the shortest word of a phrase, and of the shortest noun that stands by itself.
const MIN_LETTERS: usize = 3;
const MIN_LETTERS_ALONE: usize = 6;

/// One place of a phrase, by its words and then in order of the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// Hash of its words, by which phrases are told apart.
    pub(super) key: u64,
    /// Its last token.
    pub(super) last: usize,
    pub(super) n_words: usize,
    pub(super) sentence: usize,
}

/// A word that may be part of a phrase.
struct Part {
    /// Of the word, folded and singular.
    hash: u64,
    /// The lists that have it.
    lists: u8,
    n_letters: usize,
}

/// Where each phrase stands, in order of the text.
pub(super) fn find_places(findings: Findings<'_>, lexicon: &Lexicon) -> Vec<Place> {
    let segments = findings.segments;
    let mut is_named = vec![false; segments.tokens.len()];
    for mention in findings.actors.iter().flat_map(|actor| &actor.mentions) {
        is_named[segments.tokens_in(*mention)].fill(true);
    }
    let mut places = Vec::new();
    let mut word = String::new();
    // The last words of the run that the walk is in.
    let mut run: Vec<Part> = Vec::with_capacity(MAX_WORDS);
    for (sentence, found) in segments.sentences.iter().enumerate() {
        run.clear();
        let first = found.tokens.start as usize;
        for (token, last) in segments.tokens_of(found).iter().zip(first..) {
            let class = findings.tags.word_classes.get(last).copied();
            let class = class.unwrap_or_default();
            let part = if is_open(class) && !is_named[last] {
                singular_into(token.span.slice(findings.text), &mut word);
                read_part(&word, lexicon)
            } else {
                None
            };
            let Some(part) = part else {
                run.clear();
                continue;
            };
            let is_long = part.n_letters >= MIN_LETTERS_ALONE;
            let stands_alone = is_long && part.lists & List::Bare as u8 == 0;
            let closes = class == WordClass::Noun && part.lists & List::Vague as u8 == 0;
            if run.len() == MAX_WORDS {
                run.remove(0);
            }
            run.push(part);
            let mut key = 0;
            for (n_words, part) in (1..).zip(run.iter().rev()).filter(|_| closes) {
                key = key_with(key, part.hash);
                if n_words > 1 || stands_alone {
                    places.push(Place {
                        key,
                        last,
                        n_words,
                        sentence,
                    });
                }
            }
        }
    }
    places
}

/// The hash of a phrase with one word more before it.
const fn key_with(key: u64, hash: u64) -> u64 {
    (key.rotate_left(23) ^ hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Whether words of a class may be part of a phrase.
const fn is_open(class: WordClass) -> bool {
    matches!(
        class,
        WordClass::Adjective | WordClass::Noun | WordClass::Name
    )
}

/// A word of an open class, folded and singular, if it may be part of a phrase.
fn read_part(word: &str, lexicon: &Lexicon) -> Option<Part> {
    let is_letter = |character: char| character.is_alphabetic() || character == '-';
    let mut n_letters = 0;
    for character in word.chars() {
        if !is_letter(character) {
            return None;
        }
        n_letters += 1;
    }
    if n_letters < MIN_LETTERS {
        return None;
    }
    let hash = hash_of(word);
    let lists = lists_of(hash);
    let is_small = || {
        let sense = lexicon.stance.sense_hashed(hash);
        sense.is(Role::Determiner) || sense.is(Role::Preposition)
    };
    let is_empty = lists & List::Empty as u8 != 0;
    (!is_empty && !is_small()).then_some(Part {
        hash,
        lists,
        n_letters,
    })
}

/// A noun in lower case without accents and the ending of a regular plural, in place of what was in `folded`.
pub(super) fn singular_into(word: &str, folded: &mut String) {
    folded.clear();
    fold_into(word, folded);
    let is_plural = folded.len() > 3
        && folded.ends_with('s')
        && !["ss", "us", "is"]
            .iter()
            .any(|ending| folded.ends_with(ending));
    if is_plural {
        let has_vowel = ["ches", "shes", "sses", "xes", "ies"]
            .iter()
            .any(|ending| folded.ends_with(ending));
        folded.truncate(folded.len() - if has_vowel { 2 } else { 1 });
        // `duties` is `duti` now.
        if folded.ends_with('i') {
            folded.pop();
            folded.push('y');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singular_is_regular() {
        for (word, expected) in [
            ("Duties", "duty"),
            ("taxes", "tax"),
            ("prices", "price"),
            ("crisis", "crisis"),
        ] {
            let mut singular = "before".to_owned();
            singular_into(word, &mut singular);
            assert_eq!(singular, expected);
        }
    }
}
