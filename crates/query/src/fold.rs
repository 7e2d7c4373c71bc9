//! Letters as a search sees them: lower case, no accents, ligatures taken apart. Covers the Latin letters of European
//! languages, Turkish and Vietnamese; other scripts are only put in lower case. Source of the decompositions: Unicode
//! Character Database, field `Decomposition_Mapping`; letters with a stroke follow their usual English spelling.

/// Base letters of U+00C0 to U+017F in order; `*` marks letters that become two, see [`pair`].
const LATIN: &str = "aaaaaa*ceeeeiiiidnooooo ouuuuy**aaaaaa*ceeeeiiiidnooooo ouuuuy*y\
                     aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkklllllll\
                     lllnnnnnn*nnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Calls `each` with the letters and digits that `character` stands for; with none for marks that only change the letter
/// before them.
pub(super) fn each_folded(character: char, mut each: impl FnMut(char)) {
    let at = (character as u32).wrapping_sub(0xC0) as usize;
    match character {
        'a'..='z' | '0'..='9' => each(character),
        'A'..='Z' => each(character.to_ascii_lowercase()),
        '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200D}' => {}
        _ => match pair(character) {
            "" => match LATIN.as_bytes().get(at) {
                Some(&letter) => each(letter as char),
                None => match vietnamese(character) {
                    Some(letter) => each(letter),
                    None => character.to_lowercase().for_each(each),
                },
            },
            letters => letters.chars().for_each(each),
        },
    }
}

/// Letters that are written with two.
fn pair(character: char) -> &'static str {
    match character {
        'Æ' | 'æ' => "ae",
        'Þ' | 'þ' => "th",
        'ß' | 'ẞ' => "ss",
        'Ĳ' | 'ĳ' => "ij",
        'ŉ' => "n",
        'Œ' | 'œ' => "oe",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        _ => "",
    }
}

/// Letters with a horn, hook or dot, and the few of Latin Extended-B in use in Europe.
fn vietnamese(character: char) -> Option<char> {
    Some(match character {
        'Ǎ' | 'ǎ' | '\u{1EA0}'..='\u{1EB7}' => 'a',
        '\u{1EB8}'..='\u{1EC7}' => 'e',
        'Ǐ' | 'ǐ' | '\u{1EC8}'..='\u{1ECB}' => 'i',
        'Ơ' | 'ơ' | 'Ǒ' | 'ǒ' | '\u{1ECC}'..='\u{1EE3}' => 'o',
        'Ư' | 'ư' | 'Ǔ' | 'ǔ' | '\u{1EE4}'..='\u{1EF1}' => 'u',
        '\u{1EF2}'..='\u{1EF9}' => 'y',
        'Ș' | 'ș' => 's',
        'Ț' | 'ț' => 't',
        'Ə' | 'ə' => 'e',
        _ => return None,
    })
}

/// A text as a search sees it, white space and punctuation left as they are.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        each_folded(character, |letter| folded.push(letter));
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_fits_its_range() {
        assert_eq!(LATIN.len(), 0x180 - 0xC0);
    }

    #[test]
    fn accents_and_case_do_not_matter() {
        for (word, folded) in [
            ("Élysée", "elysee"),
            ("E\u{301}lyse\u{301}e", "elysee"),
            ("STRAẞE Straße", "strasse strasse"),
            ("Łódź Škoda Çelik Ærø", "lodz skoda celik aero"),
            ("Åse Þór İzmir ılık ÿ", "ase thor izmir ilik y"),
            ("Nguyễn Văn Thiệu", "nguyen van thieu"),
            ("ŽŁŒſ ŐŰ ĦŊ", "zloes ou hn"),
            ("Ελλάδα Киев 北京", "ελλάδα киев 北京"),
        ] {
            assert_eq!(fold(word), folded);
        }
    }
}
