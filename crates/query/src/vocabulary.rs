//! The distinct words of an edition, folded and numbered in alphabetical order, and how a text is cut into them.

use std::collections::HashMap;

use super::{fold, lists::Lists};
use record::order;

/// Stands where words that do not follow each other meet.
pub(super) const GAP: u32 = u32::MAX;

/// Distinct folded words in alphabetical order, with the places of each.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    words: Vec<String>,
    pub(super) places: Lists,
}

/// A part of a query: words that follow each other.
pub(super) struct Part {
    /// For each word but the last, its number; for the last a range of numbers (all words that begin so, or one).
    pub(super) words: Vec<u32>,
    pub(super) last: std::ops::Range<u32>,
}

impl Part {
    pub(super) fn is_in(&self, words: &[u32]) -> bool {
        words.windows(self.words.len() + 1).any(|window| {
            window
                .split_last()
                .is_some_and(|(last, before)| self.last.contains(last) && before == self.words)
        })
    }
}

impl Words {
    /// The part that asks for `words` in a row, if the edition has them all.
    pub(super) fn part(&self, words: &[String], is_open: bool) -> Option<Part> {
        let (last, before) = words.split_last()?;
        let number = |word: &String| self.words.binary_search(word).ok().map(|at| at as u32);
        let start = self.words.partition_point(|word| word < last);
        let same = |word: &&String| {
            if is_open {
                word.starts_with(last.as_str())
            } else {
                *word == last
            }
        };
        let n_same = self.words[start..].iter().take_while(same).count();
        Some(Part {
            words: before.iter().map(number).collect::<Option<_>>()?,
            last: start as u32..(start + n_same) as u32,
        })
        .filter(|part| !part.last.is_empty())
    }
}

/// Numbers words in order of first use.
#[derive(Default)]
pub(super) struct Numbering {
    /// Only looked up in, never walked.
    numbers: HashMap<String, u32>,
    words: Vec<String>,
}

impl Numbering {
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = self.words.len() as u32;
        self.numbers.insert(word.to_owned(), number);
        self.words.push(word.to_owned());
        number
    }

    pub(super) fn numbers(&mut self, text: &str) -> Vec<u32> {
        let mut numbers = Vec::new();
        each_token(text, |word, _, _| numbers.push(self.number(word)));
        numbers
    }

    /// Puts the words in alphabetical order, so that a beginning is a range of numbers, and renumbers what used them.
    pub(super) fn sorted(
        self,
        places: &mut [u32],
        names: &mut [Vec<Vec<u32>>],
        titles: &mut [Vec<u32>],
    ) -> Words {
        let order = order::positions(self.words.len(), &mut |one, other| {
            self.words[one].cmp(&self.words[other])
        });
        let mut new_number = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            new_number[old as usize] = new as u32;
        }
        let titles = titles.iter_mut().flatten();
        let renumbered = places
            .iter_mut()
            .chain(names.iter_mut().flatten().flatten())
            .chain(titles);
        for number in renumbered.filter(|number| **number != GAP) {
            *number = new_number[*number as usize];
        }
        let mut words = self.words;
        Words {
            places: places
                .iter()
                .map(|&number| [number])
                .collect::<Lists>()
                .inverted(words.len() as u32),
            words: order
                .iter()
                .map(|&old| std::mem::take(&mut words[old as usize]))
                .collect(),
        }
    }
}

/// Calls `each` with every folded word of a text, its first code point and one past its last. A word is a run of letters
/// and digits; points inside initials (`U.N.`) and separators inside numbers (`49,000`) do not end it.
pub(super) fn each_token(text: &str, mut each: impl FnMut(&str, u32, u32)) {
    let mut word = String::new();
    let (mut start, mut end) = (0, 0);
    // Letters since the last point; initials have one each.
    let mut run = 0;
    let mut characters = text.chars().zip(0_u32..).peekable();
    while let Some((character, at)) = characters.next() {
        let is_mark_on_letter = !word.is_empty() && is_combining(character);
        if character.is_alphanumeric() || is_mark_on_letter {
            if word.is_empty() {
                start = at;
                run = 0;
            }
            run += u32::from(!is_mark_on_letter);
            end = at + 1;
            fold::each_folded(character, |letter| word.push(letter));
            continue;
        }
        let next = characters.peek().map_or(' ', |&(next, _)| next);
        let in_number = word.ends_with(|last: char| last.is_ascii_digit()) && next.is_ascii_digit();
        let goes_on = match character {
            '.' if in_number => true,
            '.' => run == 1 && next.is_alphabetic() && word.ends_with(char::is_alphabetic),
            ',' => in_number,
            _ => false,
        };
        if goes_on {
            if in_number && character == '.' {
                word.push('.');
            }
            run = 0;
        } else if !word.is_empty() {
            each(&word, start, end);
            word.clear();
        }
    }
    if !word.is_empty() {
        each(&word, start, end);
    }
}

fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200D}')
}
