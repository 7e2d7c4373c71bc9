//! Bytes of plain text to text: which encoding, why, and an error only for what is plainly no text. Encodings follow the
//! WHATWG Encoding Standard (<https://encoding.spec.whatwg.org>, 2024): a byte order mark decides, then valid UTF-8, else
//! windows-1252. These and UTF-16 are read here; all others come through [`Charsets`], because their tables weigh 130 KB
//! and a browser has them already. The importers, the command line and the page's "attach" all read through here, so that
//! offsets mean the same everywhere.

use thiserror::Error;

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
    /// Nobody knows the encoding.
    #[error(
        "unknown encoding `{label}`; use a label of the WHATWG Encoding Standard, such as utf-8, utf-16le, windows-1252 or shift_jis"
    )]
    UnknownEncoding {
        /// As asked for.
        label: String,
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

/// The bytes are plainly no text, or none in the encoding asked for; each with the place in bytes, a byte order mark not
/// counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotText {
    /// Too many control characters, the first of them NUL.
    #[error("not text: a NUL byte at byte {0}")]
    Nul(usize),
    /// Too many control characters.
    #[error("not text: a control character at byte {0}")]
    Control(usize),
    /// Too many bytes that the encoding does not have.
    #[error("not text: bytes that the chosen encoding does not have at byte {0}")]
    Foreign(usize),
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

/// A text with how it was decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text; U+FFFD stands for what the encoding does not allow. Line ends and control characters stay.
    pub text: String,
    /// The encoding.
    pub encoding: Encoding,
    /// How it was known, in words for people.
    pub basis: &'static str,
    /// Length of the byte order mark: 0, 2 or 3 bytes. It belongs to the encoding and is no part of the text.
    pub n_mark: usize,
}

/// Decodes; `declared` is a label that the file itself gives, as an HTML page does.
///
/// A mark goes before UTF-8 or UTF-16 as asked for; any other encoding asked for goes before a mark.
///
/// # Errors
///
/// Where more than one byte in a hundred is a control character, or nearly nothing fits an encoding that was asked for.
///
/// # Examples
///
/// ```
/// use export::text::{Builtin, Encoding, decode};
///
/// let decoded = decode(b"\xEF\xBB\xBFMira said \x22no\x22.", &Encoding::Detect, None, &Builtin)?;
/// assert_eq!((decoded.text.as_str(), decoded.n_mark), ("Mira said \"no\".", 3));
/// # Ok::<(), export::text::NotText>(())
/// ```
pub fn decode(
    bytes: &[u8],
    asked: &Encoding,
    declared: Option<&str>,
    charsets: &dyn Charsets,
) -> Result<Decoded, NotText> {
    let (encoding, basis, body) = choose(bytes, asked, declared, charsets);
    if matches!(encoding, Encoding::Utf8 | Encoding::Windows1252) {
        check_is_text(body)?;
    }
    let text = match &encoding {
        Encoding::Detect | Encoding::Utf8 => String::from_utf8_lossy(body).into_owned(),
        Encoding::Utf16Le => decode_utf16(body, u16::from_le_bytes),
        Encoding::Utf16Be => decode_utf16(body, u16::from_be_bytes),
        Encoding::Windows1252 => decode_windows_1252(body),
        Encoding::Other(label) => decode_other(label, body, charsets)?,
    };
    Ok(Decoded {
        text,
        encoding,
        basis,
        n_mark: bytes.len() - body.len(),
    })
}

/// The text of a plain text file, as the importers give it: decoded by what its bytes show, control characters replaced.
///
/// # Errors
///
/// As [`decode`].
pub fn read_plain(bytes: &[u8]) -> Result<String, NotText> {
    let text = decode(bytes, &Encoding::Detect, None, &Builtin)?.text;
    Ok(text.replace(is_control, "\u{FFFD}"))
}

/// Whether a character is a control character other than white space, which no article keeps: U+FFFD stands for it.
pub const fn is_control(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}')
}

fn choose<'a>(
    bytes: &'a [u8],
    asked: &Encoding,
    declared: Option<&str>,
    charsets: &dyn Charsets,
) -> (Encoding, &'static str, &'a [u8]) {
    let is_foreign = matches!(asked, Encoding::Windows1252 | Encoding::Other(_));
    if let Some((marked, body)) = split_mark(bytes)
        && !is_foreign
    {
        return (marked, "a byte order mark", body);
    }
    if *asked != Encoding::Detect {
        return (asked.clone(), "chosen", bytes);
    }
    if let Some(wide) = guess_utf16(bytes) {
        return (wide, "every other byte is zero", bytes);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return (Encoding::Utf8, "all bytes are valid UTF-8", bytes);
    }
    let declared = declared.and_then(|label| Encoding::parse(label, charsets).ok());
    match declared {
        Some(encoding @ (Encoding::Windows1252 | Encoding::Other(_))) => {
            (encoding, "the page says so", bytes)
        }
        _ => (
            Encoding::Windows1252,
            "not valid UTF-8, so the commonest of the others",
            bytes,
        ),
    }
}

/// The encoding that a byte order mark names, and the bytes after the mark.
fn split_mark(bytes: &[u8]) -> Option<(Encoding, &[u8])> {
    match bytes {
        [0xEF, 0xBB, 0xBF, body @ ..] => Some((Encoding::Utf8, body)),
        [0xFF, 0xFE, body @ ..] => Some((Encoding::Utf16Le, body)),
        [0xFE, 0xFF, body @ ..] => Some((Encoding::Utf16Be, body)),
        _ => None,
    }
}

/// UTF-16 without a mark: Latin text has a zero in every other byte.
fn guess_utf16(bytes: &[u8]) -> Option<Encoding> {
    let (pairs, _) = bytes.get(..4096).unwrap_or(bytes).as_chunks::<2>();
    let n_zero = |place: usize| pairs.iter().filter(|pair| pair[place] == 0).count();
    let (n_first, n_second) = (n_zero(0), n_zero(1));
    let is_most = |n: usize| pairs.len() >= 2 && n * 10 > pairs.len() * 6;
    let is_rare = |n: usize| n * 20 <= pairs.len();
    match (n_first, n_second) {
        (rare, most) if is_most(most) && is_rare(rare) => Some(Encoding::Utf16Le),
        (most, rare) if is_most(most) && is_rare(rare) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Refuses bytes with more than one control character in a hundred.
fn check_is_text(bytes: &[u8]) -> Result<(), NotText> {
    let is_control = |byte: &u8| is_control(char::from(*byte));
    let n_controls = bytes.iter().filter(|byte| is_control(byte)).count();
    match bytes.iter().position(is_control) {
        Some(offset) if n_controls * 100 > bytes.len() => Err(match bytes.get(offset) {
            Some(0) => NotText::Nul(offset),
            _ => NotText::Control(offset),
        }),
        _ => Ok(()),
    }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text: String = char::decode_utf16(pairs.iter().map(|&pair| unit(pair)))
        .map(|character| character.unwrap_or('\u{FFFD}'))
        .collect();
    if !rest.is_empty() {
        text.push('\u{FFFD}');
    }
    text
}

/// Most places at which bytes may fail an encoding that was asked for.
const MOST_FAULTS: usize = 1000;

fn decode_other(label: &str, bytes: &[u8], charsets: &dyn Charsets) -> Result<String, NotText> {
    let mut text = String::new();
    let mut start = 0;
    for _ in 0..MOST_FAULTS {
        let rest = bytes.get(start..).unwrap_or(&[]);
        let fault = match charsets.decode(label, rest) {
            Ok(decoded) => {
                text.push_str(&decoded);
                return Ok(text);
            }
            Err(fault) => fault.min(rest.len().saturating_sub(1)),
        };
        let good = charsets.decode(label, rest.get(..fault).unwrap_or(&[]));
        text.push_str(&good.unwrap_or_default());
        text.push('\u{FFFD}');
        start += fault + 1;
    }
    Err(NotText::Foreign(start))
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

    fn load(bytes: &[u8], asked: &Encoding) -> Result<String, String> {
        decode(bytes, asked, None, &Builtin)
            .map(|decoded| decoded.text)
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
        check(b"a\0b\0c\0", Ok("abc"));
        check(b"\x93Caf\xE9\x94 \x97 5 \x80", Ok("“Café” — 5 €"));
        check(b"", Ok(""));
    }

    #[test]
    fn what_does_not_fit_is_marked_and_what_is_no_text_refused() {
        check(b"\xEF\xBB\xBFok \xFF", Ok("ok \u{FFFD}"));
        check(b"\xFF\xFEa\0\x3D\xD8b\0", Ok("a\u{FFFD}b"));
        check(b"\xFF\xFEa\0b", Ok("a\u{FFFD}"));
        check(
            b"abc\0def, and more text",
            Err("not text: a NUL byte at byte 3"),
        );
        check(
            b"ab\x01\x02\x03\x04",
            Err("not text: a control character at byte 2"),
        );
    }

    #[test]
    fn a_named_encoding_is_kept_to() {
        assert_eq!(load(b"a\0b\0", &Encoding::Utf16Le), Ok("ab".into()));
        assert_eq!(
            load("é".as_bytes(), &Encoding::Windows1252),
            Ok("Ã©".into())
        );
        assert_eq!(load(b"\xE9", &Encoding::Utf8), Ok("\u{FFFD}".into()));
        assert_eq!(Encoding::parse(" UTF-8 ", &Builtin), Ok(Encoding::Utf8));
        assert!(Encoding::parse("klingon", &Builtin).is_err());
    }

    #[test]
    fn a_plain_text_has_no_control_characters() {
        let long = format!("Mira\0 said no. {}", "And so on. ".repeat(20));
        let read = read_plain(long.as_bytes()).expect("it is text");
        assert!(read.starts_with("Mira\u{FFFD} said no. And"));
    }
}
