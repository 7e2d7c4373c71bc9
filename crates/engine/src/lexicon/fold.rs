//! Spelling without case and accents, in which names are listed and compared; and the words that are spelled.

use std::ops::Range;

use record::word_map::hash_of;

/// Base letters of U+00C0 to U+017F; a space stands for what has none.
const BASES: &str = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Appends a word in lower case, without the accents of Latin letters, with straight apostrophes and plain hyphens.
///
/// ```
/// let mut word = String::new();
/// engine::lexicon::fold::fold_into("N’Djaména-Élysée", &mut word);
/// assert_eq!(word, "n'djamena-elysee");
/// ```
pub fn fold_into(word: &str, folded: &mut String) {
    if word.is_ascii() {
        let start = folded.len();
        folded.push_str(word);
        if let Some(added) = folded.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    for character in word.chars() {
        match character {
            '’' | '‘' | 'ʼ' | '`' | '´' => folded.push('\''),
            '\0'..='\x7f' => folded.push(character.to_ascii_lowercase()),
            '\u{c0}'..='\u{17f}' => {
                let base = BASES.as_bytes()[character as usize - 0xc0];
                folded.push(if base == b' ' {
                    character
                } else {
                    base as char
                });
            }
            '\u{300}'..='\u{36f}' => {}
            'ș' | 'Ș' => folded.push('s'),
            'ț' | 'Ț' => folded.push('t'),
            'ǎ' | 'Ǎ' => folded.push('a'),
            'ǐ' => folded.push('i'),
            'ǒ' => folded.push('o'),
            'ǔ' | 'ǚ' | 'ǜ' | 'ư' | 'Ư' => folded.push('u'),
            'ơ' | 'Ơ' => folded.push('o'),
            'ə' | 'Ə' => folded.push('e'),
            'ạ'..='ặ' => folded.push('a'),
            'ẹ'..='ệ' => folded.push('e'),
            'ỉ'..='ị' => folded.push('i'),
            'ọ'..='ợ' => folded.push('o'),
            'ụ'..='ự' => folded.push('u'),
            'ỳ'..='ỹ' => folded.push('y'),
            '‐' | '‑' => folded.push('-'),
            _ => folded.extend(character.to_lowercase()),
        }
    }
}

/// A word in lower case and without accents; see [`fold_into`].
pub fn to_folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

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

    #[test]
    fn every_accent_of_the_table_has_its_letter() {
        assert_eq!(BASES.len(), 0x180 - 0xc0);
        for (word, folded) in [
            ("Québec", "quebec"),
            ("ČESKÝ", "cesky"),
            ("Łódź", "lodz"),
            ("Ōsaka", "osaka"),
            ("Türkiye", "turkiye"),
            ("Şırnak", "sirnak"),
            ("Žižek", "zizek"),
            ("Ångström", "angstrom"),
            ("Nguyễn", "nguyen"),
            ("Москва", "москва"),
        ] {
            assert_eq!(to_folded(word), folded);
        }
    }
}
