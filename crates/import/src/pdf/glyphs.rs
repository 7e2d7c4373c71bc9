//! Names and codes of letters in PDF fonts to characters: the part of the Adobe Glyph List and of the encodings of ISO
//! 32000-1, annex D, that texts in Latin script use.

use export::text::decode_windows_1252;

/// Names that are neither a letter by itself nor a letter with an accent.
const NAMES: [(&str, &str); 105] = [
    ("AE", "Æ"),
    ("Eth", "Ð"),
    ("Euro", "€"),
    ("Lslash", "Ł"),
    ("OE", "Œ"),
    ("Oslash", "Ø"),
    ("Thorn", "Þ"),
    ("ae", "æ"),
    ("ampersand", "&"),
    ("asciicircum", "^"),
    ("asciitilde", "~"),
    ("asterisk", "*"),
    ("at", "@"),
    ("backslash", "\\"),
    ("bar", "|"),
    ("braceleft", "{"),
    ("braceright", "}"),
    ("bracketleft", "["),
    ("bracketright", "]"),
    ("brokenbar", "¦"),
    ("bullet", "•"),
    ("cent", "¢"),
    ("colon", ":"),
    ("comma", ","),
    ("copyright", "©"),
    ("currency", "¤"),
    ("dagger", "†"),
    ("daggerdbl", "‡"),
    ("degree", "°"),
    ("divide", "÷"),
    ("dollar", "$"),
    ("dotlessi", "ı"),
    ("eight", "8"),
    ("ellipsis", "…"),
    ("emdash", "—"),
    ("endash", "–"),
    ("equal", "="),
    ("eth", "ð"),
    ("exclam", "!"),
    ("exclamdown", "¡"),
    ("ff", "ff"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("fi", "fi"),
    ("five", "5"),
    ("fl", "fl"),
    ("florin", "ƒ"),
    ("four", "4"),
    ("fraction", "⁄"),
    ("germandbls", "ß"),
    ("greater", ">"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("guilsinglleft", "‹"),
    ("guilsinglright", "›"),
    ("hyphen", "-"),
    ("less", "<"),
    ("logicalnot", "¬"),
    ("lslash", "ł"),
    ("minus", "−"),
    ("mu", "µ"),
    ("multiply", "×"),
    ("nbspace", " "),
    ("nine", "9"),
    ("numbersign", "#"),
    ("oe", "œ"),
    ("one", "1"),
    ("onehalf", "½"),
    ("onequarter", "¼"),
    ("onesuperior", "¹"),
    ("ordfeminine", "ª"),
    ("ordmasculine", "º"),
    ("oslash", "ø"),
    ("paragraph", "¶"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("percent", "%"),
    ("period", "."),
    ("periodcentered", "·"),
    ("perthousand", "‰"),
    ("plus", "+"),
    ("plusminus", "±"),
    ("question", "?"),
    ("questiondown", "¿"),
    ("quotedbl", "\""),
    ("quotedblbase", "„"),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("quoteleft", "‘"),
    ("quoteright", "’"),
    ("quotesinglbase", "‚"),
    ("quotesingle", "'"),
    ("registered", "®"),
    ("section", "§"),
    ("semicolon", ";"),
    ("seven", "7"),
    ("sfthyphen", "\u{AD}"),
    ("six", "6"),
    ("slash", "/"),
    ("space", " "),
    ("sterling", "£"),
    ("thorn", "þ"),
    ("three", "3"),
    ("threequarters", "¾"),
    ("trademark", "™"),
];
const MORE: [(&str, &str); 6] = [
    ("threesuperior", "³"),
    ("two", "2"),
    ("twosuperior", "²"),
    ("underscore", "_"),
    ("yen", "¥"),
    ("zero", "0"),
];

/// Letters with an accent, by the name of the accent; the letter itself stands before each.
const ACCENTS: [(&str, &str); 12] = [
    ("acute", "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćNŃnńSŚsśZŹzźLĹlĺRŔrŕ"),
    ("breve", "AĂaăGĞgğUŬuŭ"),
    ("caron", "CČcčSŠsšZŽzžEĚeěRŘrřNŇnňDĎdďTŤtťLĽlľ"),
    ("cedilla", "CÇcçSŞsşTŢtţGĢgģ"),
    (
        "circumflex",
        "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷ",
    ),
    ("dieresis", "AÄEËIÏOÖUÜYŸaäeëiïoöuüyÿ"),
    ("dotaccent", "IİZŻzżEĖeėGĠgġCĊcċ"),
    ("grave", "AÀEÈIÌOÒUÙaàeèiìoòuù"),
    ("hungarumlaut", "OŐoőUŰuű"),
    ("macron", "AĀaāEĒeēIĪiīOŌoōUŪuū"),
    ("ogonek", "AĄaąEĘeęIĮiįUŲuų"),
    ("ring", "AÅaåUŮuů"),
];
const TILDES: &str = "AÃNÑOÕaãnñoõIĨiĩUŨuũ";

/// The characters of a glyph's name; nothing where it is a name of its font's own.
pub(super) fn text_of_name(name: &str) -> Option<String> {
    let name = name.split_once('.').map_or(name, |(name, _)| name);
    let mut characters = name.chars();
    if let (Some(letter), None) = (characters.next(), characters.next()) {
        return letter.is_ascii_alphabetic().then(|| letter.to_string());
    }
    let find = |names: &[(&str, &str)]| {
        let found = names.iter().find(|(known, _)| *known == name);
        found.map(|(_, text)| (*text).to_owned())
    };
    if let Some(text) = find(&NAMES).or_else(|| find(&MORE)) {
        return Some(text);
    }
    let hex =
        |digits: &str| char::from_u32(u32::from_str_radix(digits, 16).ok()?).map(String::from);
    if let Some(digits) = name.strip_prefix("uni") {
        return digits.get(..4).and_then(hex);
    }
    if let Some(digits) = name.strip_prefix('u').filter(|digits| digits.len() >= 4) {
        return hex(digits);
    }
    let letter = name.chars().next()?;
    let accent = name.get(letter.len_utf8()..)?;
    let letters = if accent == "tilde" {
        TILDES
    } else {
        ACCENTS.iter().find(|(known, _)| *known == accent)?.1
    };
    let mut letters = letters.chars();
    while let (Some(plain), Some(accented)) = (letters.next(), letters.next()) {
        if plain == letter {
            return Some(accented.to_string());
        }
    }
    None
}

/// An encoding that PDF knows by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    Standard,
    MacRoman,
    WinAnsi,
}

/// Bytes 0x80 to 0xFF of Mac OS Roman.
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
/// The bytes above ASCII that the standard encoding uses for text, with their characters.
const STANDARD: [(u8, char); 44] = [
    (0xA1, '¡'),
    (0xA2, '¢'),
    (0xA3, '£'),
    (0xA4, '⁄'),
    (0xA5, '¥'),
    (0xA6, 'ƒ'),
    (0xA7, '§'),
    (0xA8, '¤'),
    (0xA9, '\''),
    (0xAA, '“'),
    (0xAB, '«'),
    (0xAC, '‹'),
    (0xAD, '›'),
    (0xAE, 'ﬁ'),
    (0xAF, 'ﬂ'),
    (0xB1, '–'),
    (0xB2, '†'),
    (0xB3, '‡'),
    (0xB4, '·'),
    (0xB6, '¶'),
    (0xB7, '•'),
    (0xB8, '‚'),
    (0xB9, '„'),
    (0xBA, '”'),
    (0xBB, '»'),
    (0xBC, '…'),
    (0xBD, '‰'),
    (0xBF, '¿'),
    (0xC1, '`'),
    (0xC2, '´'),
    (0xC3, 'ˆ'),
    (0xC4, '˜'),
    (0xC5, '¯'),
    (0xD0, '—'),
    (0xE1, 'Æ'),
    (0xE3, 'ª'),
    (0xE8, 'Ł'),
    (0xE9, 'Ø'),
    (0xEA, 'Œ'),
    (0xEB, 'º'),
    (0xF1, 'æ'),
    (0xF5, 'ı'),
    (0xF9, 'ø'),
    (0xFB, 'ß'),
];

/// The characters of a code; nothing where the encoding has none.
pub(super) fn text_of_code(base: Base, code: u8) -> Option<String> {
    let character = match (base, code) {
        (_, 0..=0x1F | 0x7F) => return None,
        (Base::Standard, 0x27) => '’',
        (Base::Standard, 0x60) => '‘',
        (_, 0x20..=0x7E) => char::from(code),
        (Base::Standard, _) => STANDARD.iter().find(|(known, _)| *known == code)?.1,
        (Base::MacRoman, _) => MAC_ROMAN.chars().nth(usize::from(code) - 0x80)?,
        (Base::WinAnsi, _) => return Some(decode_windows_1252(&[code])),
    };
    Some(character.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes_give_characters() {
        for (name, text) in [
            ("A", "A"),
            ("eacute", "é"),
            ("ntilde", "ñ"),
            ("ffi", "ffi"),
            ("uni2014", "—"),
            ("u1F642", "🙂"),
            ("a.sc", "a"),
            ("quoteright", "’"),
            ("zero", "0"),
        ] {
            assert_eq!(text_of_name(name).as_deref(), Some(text), "{name}");
        }
        assert_eq!(text_of_name("g42"), None);
        assert_eq!(text_of_code(Base::MacRoman, 0xD2).as_deref(), Some("“"));
        assert_eq!(text_of_code(Base::WinAnsi, 0x93).as_deref(), Some("“"));
        assert_eq!(text_of_code(Base::Standard, 0x27).as_deref(), Some("’"));
        assert_eq!(MAC_ROMAN.chars().count(), 128);
    }
}
