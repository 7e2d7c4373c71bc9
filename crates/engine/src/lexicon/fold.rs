//! Spelling without case and accents, in which names are listed and compared; and the words that are spelled.

use std::ops::Range;

pub use record::fold::{fold_into, to_folded};

use record::word_map::hash_of;

/// The words between white space, as [`str::split_whitespace`] gives them; here most bytes are known without being decoded.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    rest: &'a str,
}

/// The words of a text between white space.
///
/// ```
/// let words: Vec<&str> = engine::lexicon::fold::words(" Mira\u{a0}Kell \n spoke").collect();
/// assert_eq!(words, ["Mira", "Kell", "spoke"]);
/// ```
pub fn words(text: &str) -> Words<'_> {
    Words { rest: text }
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let bytes = self.rest.as_bytes();
        let (mut start, mut end) = (0, 0);
        while let Some(&byte) = bytes.get(end) {
            let (is_space, length) = match byte {
                b'!'..=b'~' => (false, 1),
                b' ' | b'\t'..=b'\r' => (true, 1),
                0..=0x7f => (false, 1),
                _ => {
                    let character = self.rest.get(end..).and_then(|rest| rest.chars().next());
                    character.map_or((false, 1), |c| (c.is_whitespace(), c.len_utf8()))
                }
            };
            if is_space {
                if start < end {
                    break;
                }
                start = end + length;
            }
            end += length;
        }
        let word = self.rest.get(start..end).filter(|word| !word.is_empty());
        self.rest = self.rest.get(end..).unwrap_or("");
        word
    }
}

/// Where the [words](words) of a text stand in it.
pub(crate) fn word_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = words(text);
    std::iter::from_fn(move || {
        let word = rest.next()?;
        let end = text.len() - rest.rest.len();
        Some(end - word.len()..end)
    })
}

/// Where the words of a text begin, the last first.
pub(crate) fn word_starts_back(text: &str) -> impl Iterator<Item = usize> {
    let mut before = text;
    std::iter::from_fn(move || {
        before = before.trim_end();
        let mut letters = before.char_indices().rev();
        let space = letters.find(|(_, letter)| letter.is_whitespace());
        let start = space.map_or(0, |(at, space)| at + space.len_utf8());
        let is_word = !before.is_empty();
        before = before.get(..start)?;
        is_word.then_some(start)
    })
}

/// A text with single blanks between its words.
pub(crate) fn squeeze(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut squeezed = String::with_capacity(text.len());
    squeezed.push_str(words.next().unwrap_or(""));
    for word in words {
        squeezed.push(' ');
        squeezed.push_str(word);
    }
    squeezed
}

/// The [hash](hash_of) of a word in its folded spelling.
pub(crate) fn hash_folded(word: &str) -> u64 {
    if word.is_ascii() {
        hash_of(word)
    } else {
        hash_of(&to_folded(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand() {
        for text in [
            "",
            " ",
            "Mira",
            " a \u{a0}é a\n“b” a ",
            "a\u{3000}b",
            "aa a aa",
        ] {
            let ranges: Vec<Range<usize>> = word_ranges(text).collect();
            let found: Vec<&str> = ranges.iter().map(|range| &text[range.clone()]).collect();
            assert!(
                found.iter().copied().eq(text.split_whitespace()),
                "{text:?}"
            );
            let starts = ranges.iter().rev().map(|range| range.start);
            assert!(starts.eq(word_starts_back(text)), "{text:?}");
        }
    }

    #[test]
    fn words_are_those_of_the_standard_library() {
        let spaces: String = ('\0'..='\u{3001}').filter(|c| c.is_whitespace()).collect();
        for text in [
            "",
            " ",
            "Mira",
            "é à\u{1c}b\u{85}c",
            &format!("{spaces}a{spaces}“b”{spaces}\u{200b}"),
        ] {
            assert!(words(text).eq(text.split_whitespace()), "{text:?}");
        }
        for space in spaces.chars() {
            let text = format!("a{space}“b{space}");
            assert!(words(&text).eq(["a", "“b"]), "{text:?}");
        }
    }
}
