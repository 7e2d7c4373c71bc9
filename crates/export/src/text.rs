//! Raw files to articles: which encoding, which text, or an error that names the file, the place and a way on. Encodings
//! follow the WHATWG Encoding Standard (<https://encoding.spec.whatwg.org>, 2024): a byte order mark decides, then valid
//! UTF-8, else windows-1252. These and UTF-16 are read here; all others come through [`Charsets`], because their tables
//! weigh 130 KB and a browser has them already.

use thiserror::Error;

use record::corpus::{Article, ArticleHash, Given};

/// Largest file, and longest JSON line, that is read: 32 MiB, some five million words. Far above any article; it keeps
/// a wrong path (a disk image, a database) from filling the memory.
pub const MAX_BYTES: usize = 32 << 20;

/// Why an input gives no article.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LoadError {
    /// The file cannot be opened or read.
    #[error("{file}: cannot be read: {reason}")]
    Unreadable {
        /// The file.
        file: String,
        /// What the system says.
        reason: String,
    },
    /// The file holds something other than text.
    #[error("{file}: not text: {found} at byte {offset}; {remedy}")]
    NotText {
        /// The file.
        file: String,
        /// What stands there.
        found: &'static str,
        /// Where, in bytes from the start of the file.
        offset: usize,
        /// What one can do.
        remedy: &'static str,
    },
    /// Nobody knows the encoding.
    #[error(
        "unknown encoding `{label}`; use a label of the WHATWG Encoding Standard, such as utf-8, utf-16le, windows-1252 or shift_jis"
    )]
    UnknownEncoding {
        /// As asked for.
        label: String,
    },
    /// The bytes break the rules of their encoding.
    #[error("{file}: not valid {encoding} at byte {offset}; name the encoding with --encoding")]
    Malformed {
        /// The file.
        file: String,
        /// The encoding that a byte order mark or the user names.
        encoding: String,
        /// Where, in bytes from the start of the file.
        offset: usize,
    },
    /// The file or line is longer than [`MAX_BYTES`].
    #[error("{file}: larger than the limit of {} MiB; split it", MAX_BYTES >> 20)]
    TooLarge {
        /// The file, with the line where it is one line that is too long.
        file: String,
    },
    /// A JSON line does not hold an article.
    #[error("{file}: line {line}: {reason}")]
    Line {
        /// The file.
        file: String,
        /// Line number, from 1.
        line: usize,
        /// What is wrong, with the column where the JSON is broken.
        reason: String,
    },
}

/// Encodings beyond Unicode and windows-1252: a table library natively, `TextDecoder` in a browser.
pub trait Charsets {
    /// Whether the label names an encoding that [`decode`](Self::decode) can read.
    fn knows(&self, label: &str) -> bool;

    /// The text of `bytes`, which carry no byte order mark.
    ///
    /// # Errors
    ///
    /// The offset of the first byte that the encoding does not allow.
    fn decode(&self, label: &str, bytes: &[u8]) -> Result<String, usize>;
}

/// Only what is read here: UTF-8, UTF-16 and windows-1252.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Builtin;

impl Charsets for Builtin {
    fn knows(&self, _label: &str) -> bool {
        false
    }

    fn decode(&self, _label: &str, _bytes: &[u8]) -> Result<String, usize> {
        Err(0)
    }
}

/// An encoding as asked for, checked before any file is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Byte order mark, valid UTF-8, else windows-1252.
    #[default]
    Detect,
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows code page 1252, which the standard also reads under the label `latin1`.
    Windows1252,
    /// One that [`Charsets`] knows, by its label.
    Other(String),
}

impl Encoding {
    /// The encoding of a label, letter case and outer white space ignored.
    ///
    /// # Errors
    ///
    /// [`LoadError::UnknownEncoding`] where neither this module nor `charsets` knows it.
    pub fn parse(label: &str, charsets: &dyn Charsets) -> Result<Self, LoadError> {
        match label.trim().to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" => Ok(Self::Utf8),
            "utf-16" | "utf-16le" | "utf16" | "utf16le" => Ok(Self::Utf16Le),
            "utf-16be" | "utf16be" => Ok(Self::Utf16Be),
            "windows-1252" | "cp1252" | "latin1" | "iso-8859-1" | "ascii" | "us-ascii" => {
                Ok(Self::Windows1252)
            }
            other if charsets.knows(other) => Ok(Self::Other(other.to_owned())),
            _ => Err(LoadError::UnknownEncoding {
                label: label.to_owned(),
            }),
        }
    }

    /// Name for people and for `--encoding`.
    pub fn name(&self) -> &str {
        match self {
            Self::Detect => "text",
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "windows-1252",
            Self::Other(label) => label,
        }
    }
}

/// The article in a file's bytes.
///
/// The hash is that of the bytes as they are. A byte order mark belongs to the encoding, not to the text: it is not part
/// of the article, and offsets count from the character after it. Line ends stay as they are. A mark goes before UTF-8
/// or UTF-16 as asked for; any other encoding asked for goes before a mark.
///
/// # Errors
///
/// [`LoadError::TooLarge`], [`LoadError::NotText`] or [`LoadError::Malformed`].
///
/// # Examples
///
/// ```
/// use export::text::{Builtin, Encoding, load_article};
///
/// let article = load_article("mira.txt", b"\xEF\xBB\xBFMira said \x22no\x22.", &Encoding::Detect, &Builtin)?;
/// assert_eq!(article.text, "Mira said \"no\".");
/// # Ok::<(), export::text::LoadError>(())
/// ```
pub fn load_article(
    file: &str,
    bytes: &[u8],
    encoding: &Encoding,
    charsets: &dyn Charsets,
) -> Result<Article, LoadError> {
    if bytes.len() > MAX_BYTES {
        return Err(LoadError::TooLarge { file: file.into() });
    }
    let is_foreign = matches!(encoding, Encoding::Windows1252 | Encoding::Other(_));
    let (encoding, body) = match split_mark(bytes) {
        Some((marked, body)) if !is_foreign => (marked, body),
        _ => (encoding.clone(), bytes),
    };
    let mark_length = bytes.len() - body.len();
    let malformed = |offset: usize| LoadError::Malformed {
        file: file.to_owned(),
        encoding: encoding.name().to_owned(),
        offset: offset + mark_length,
    };
    let text = match &encoding {
        Encoding::Detect => {
            check_is_text(file, body)?;
            match std::str::from_utf8(body) {
                Ok(text) => text.to_owned(),
                Err(_) => decode_windows_1252(body),
            }
        }
        Encoding::Utf8 => std::str::from_utf8(body)
            .map_err(|error| malformed(error.valid_up_to()))?
            .to_owned(),
        Encoding::Utf16Le => decode_utf16(body, u16::from_le_bytes).map_err(malformed)?,
        Encoding::Utf16Be => decode_utf16(body, u16::from_be_bytes).map_err(malformed)?,
        Encoding::Windows1252 => decode_windows_1252(body),
        Encoding::Other(label) => charsets.decode(label, body).map_err(malformed)?,
    };
    Ok(Article {
        file: file.to_owned(),
        hash: ArticleHash::of(bytes),
        text,
        given: Given::default(),
    })
}

/// The encoding that a byte order mark names, and the bytes after the mark.
pub fn split_mark(bytes: &[u8]) -> Option<(Encoding, &[u8])> {
    match bytes {
        [0xEF, 0xBB, 0xBF, body @ ..] => Some((Encoding::Utf8, body)),
        [0xFF, 0xFE, body @ ..] => Some((Encoding::Utf16Le, body)),
        [0xFE, 0xFF, body @ ..] => Some((Encoding::Utf16Be, body)),
        _ => None,
    }
}

/// File types that people take for text, by their first bytes.
const SIGNATURES: [(&[u8], &str); 6] = [
    (b"%PDF-", "the start of a PDF document"),
    (
        b"PK\x03\x04",
        "the start of a ZIP archive (DOCX, ODT, EPUB)",
    ),
    (b"\xD0\xCF\x11\xE0", "the start of an old Office document"),
    (b"{\\rtf", "the start of an RTF document"),
    (b"\x1F\x8B", "the start of gzip data"),
    (b"\x89PNG", "the start of a PNG image"),
];

/// Refuses what is plainly no text: known file types, NUL bytes, and more than one control character in a hundred bytes.
fn check_is_text(file: &str, bytes: &[u8]) -> Result<(), LoadError> {
    let refuse = |found, offset, remedy| {
        Err(LoadError::NotText {
            file: file.to_owned(),
            found,
            offset,
            remedy,
        })
    };
    let convert = "save the article as plain text";
    let is_control = |byte: u8| matches!(byte, 0x01..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    if let Some((_, found)) = SIGNATURES
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
    {
        return refuse(found, 0, convert);
    }
    // All bytes at once, since most files have none of these.
    if !bytes
        .iter()
        .fold(false, |any, &byte| any | (byte == 0) | is_control(byte))
    {
        return Ok(());
    }
    if let Some(offset) = bytes.iter().position(|&byte| byte == 0) {
        let wide = bytes.iter().filter(|&&byte| byte == 0).count() * 3 > bytes.len();
        let remedy = match (wide, offset % 2) {
            (false, _) => convert,
            (true, 1) => "if it is UTF-16 without a byte order mark, say --encoding utf-16le",
            (true, _) => "if it is UTF-16 without a byte order mark, say --encoding utf-16be",
        };
        return refuse("a NUL byte", offset, remedy);
    }
    let n_controls = bytes.iter().filter(|&&byte| is_control(byte)).count();
    match bytes.iter().position(|&byte| is_control(byte)) {
        Some(offset) if n_controls * 100 > bytes.len() => {
            refuse("a control character", offset, convert)
        }
        _ => Ok(()),
    }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, usize> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut at = 0;
    for character in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        let character = character.map_err(|_| at)?;
        at += 2 * character.len_utf16();
        text.push(character);
    }
    if rest.is_empty() { Ok(text) } else { Err(at) }
}

/// Characters of the bytes 0x80 to 0x9F; the rest of the page is Latin-1. Source: index-windows-1252.txt of the standard.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Every byte as windows-1252 has it; total.
pub fn decode_windows_1252(bytes: &[u8]) -> String {
    let decode = |&byte: &u8| match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    };
    bytes.iter().map(decode).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(bytes: &[u8], encoding: &Encoding) -> Result<String, String> {
        load_article("a.txt", bytes, encoding, &Builtin)
            .map(|article| article.text)
            .map_err(|error| error.to_string())
    }

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<&str, &str>) {
        let found = load(bytes, &Encoding::Detect);
        assert_eq!(
            found.as_ref().map(String::as_str).map_err(String::as_str),
            expected
        );
    }

    #[test]
    fn detects_the_encoding() {
        check("“Añejo”\r\n".as_bytes(), Ok("“Añejo”\r\n"));
        check(b"\xEF\xBB\xBFplain", Ok("plain"));
        check(b"\xFF\xFEa\0\x3D\xD8\x42\xDE", Ok("a🙂"));
        check(b"\xFE\xFF\0a\x20\x1C", Ok("a“"));
        check(b"\x93Caf\xE9\x94 \x97 5 \x80", Ok("“Café” — 5 €"));
        check(b"", Ok(""));
    }

    #[test]
    fn errors_name_the_place_and_a_way_on() {
        check(
            b"abc\0def, and more text",
            Err("a.txt: not text: a NUL byte at byte 3; save the article as plain text"),
        );
        check(
            b"a\0b\0c\0",
            Err(
                "a.txt: not text: a NUL byte at byte 1; if it is UTF-16 without a byte order mark, say --encoding utf-16le",
            ),
        );
        check(
            b"%PDF-1.7 ...",
            Err(
                "a.txt: not text: the start of a PDF document at byte 0; save the article as plain text",
            ),
        );
        check(
            b"ab\x01\x02\x03\x04",
            Err("a.txt: not text: a control character at byte 2; save the article as plain text"),
        );
        check(
            b"\xEF\xBB\xBFok \xFF",
            Err("a.txt: not valid UTF-8 at byte 6; name the encoding with --encoding"),
        );
        check(
            b"\xFF\xFEa\0\x3D\xD8b\0",
            Err("a.txt: not valid UTF-16LE at byte 4; name the encoding with --encoding"),
        );
        check(
            b"\xFF\xFEa\0b",
            Err("a.txt: not valid UTF-16LE at byte 4; name the encoding with --encoding"),
        );
    }

    #[test]
    fn a_named_encoding_is_kept_to() {
        assert_eq!(load(b"a\0b\0", &Encoding::Utf16Le), Ok("ab".into()));
        assert_eq!(
            load("é".as_bytes(), &Encoding::Windows1252),
            Ok("Ã©".into())
        );
        assert!(load(b"\xE9", &Encoding::Utf8).is_err());
        assert_eq!(Encoding::parse(" UTF-8 ", &Builtin), Ok(Encoding::Utf8));
        assert!(Encoding::parse("klingon", &Builtin).is_err());
    }

    #[test]
    fn the_hash_is_of_the_bytes() {
        let marked = load_article("a", b"\xEF\xBB\xBFx", &Encoding::Detect, &Builtin);
        assert_eq!(
            marked.map(|article| article.hash),
            Ok(ArticleHash::of(b"\xEF\xBB\xBFx"))
        );
    }
}
