//! Bytes to text: which encoding, why, and which others would do. Never fails on bytes that do not fit the encoding;
//! they stand as U+FFFD, and a preview offers the alternatives.

use super::{error::Problem, kind::Kind};
use export::text::{Charsets, Encoding, decode_windows_1252, split_mark};

/// How a file was decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodingChoice {
    /// Label of the encoding in the WHATWG Encoding Standard, such as `windows-1252`.
    pub label: String,
    /// How it was known, in words for people.
    pub basis: &'static str,
    /// Labels of others that fit the bytes and give another text; possibly empty.
    pub alternatives: Vec<String>,
}

/// Other encodings of news, offered where bytes are not UTF-8 and a table is at hand.
const OFFERED: [&str; 12] = [
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "windows-1253",
    "windows-1254",
    "iso-8859-15",
    "macintosh",
    "koi8-r",
    "shift_jis",
    "gb18030",
    "big5",
    "euc-kr",
];

/// Decodes; `declared` is a label that the file itself gives, as an HTML page does.
///
/// # Errors
///
/// [`Problem::NotText`] where nearly nothing fits an encoding that was asked for, or the bytes are plainly no text.
pub(super) fn decode(
    bytes: &[u8],
    kind: Kind,
    asked: &Encoding,
    declared: Option<&str>,
    charsets: &dyn Charsets,
) -> Result<(String, EncodingChoice), Problem> {
    let (encoding, basis, body) = choose(bytes, asked, declared, charsets);
    if matches!(encoding, Encoding::Utf8 | Encoding::Windows1252) {
        check_is_text(body, kind)?;
    }
    let text = decode_as(&encoding, body, charsets)?;
    let fits = |label: &&&str| match Encoding::parse(label, charsets) {
        Ok(Encoding::Windows1252) => encoding != Encoding::Windows1252,
        Ok(Encoding::Other(label)) => charsets
            .decode(&label, body)
            .is_ok_and(|other| other != text),
        _ => false,
    };
    let alternatives = match encoding {
        _ if body.len() < bytes.len() => Vec::new(),
        Encoding::Utf8 | Encoding::Windows1252 if body.is_ascii() => Vec::new(),
        Encoding::Utf8 => vec!["windows-1252".to_owned()],
        Encoding::Utf16Le => vec!["utf-16be".to_owned()],
        Encoding::Utf16Be => vec!["utf-16le".to_owned()],
        _ => OFFERED
            .iter()
            .filter(fits)
            .map(|label| (*label).to_owned())
            .filter(|label| *label != label_of(&encoding))
            .collect(),
    };
    let label = label_of(&encoding);
    Ok((
        text,
        EncodingChoice {
            label,
            basis,
            alternatives,
        },
    ))
}

fn label_of(encoding: &Encoding) -> String {
    encoding.name().to_ascii_lowercase()
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

fn decode_as(
    encoding: &Encoding,
    bytes: &[u8],
    charsets: &dyn Charsets,
) -> Result<String, Problem> {
    Ok(match encoding {
        Encoding::Detect | Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Utf16Le => decode_utf16(bytes, u16::from_le_bytes),
        Encoding::Utf16Be => decode_utf16(bytes, u16::from_be_bytes),
        Encoding::Windows1252 => decode_windows_1252(bytes),
        Encoding::Other(label) => decode_other(label, bytes, charsets)?,
    })
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

fn decode_other(label: &str, bytes: &[u8], charsets: &dyn Charsets) -> Result<String, Problem> {
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
    Err(Problem::NotText {
        found: "bytes that the chosen encoding does not have",
        offset: start,
        remedy: "choose another encoding",
    })
}

/// Refuses bytes with more than one control character in a hundred.
fn check_is_text(bytes: &[u8], kind: Kind) -> Result<(), Problem> {
    let is_control = |byte: &u8| matches!(byte, 0..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    let n_controls = bytes.iter().filter(|byte| is_control(byte)).count();
    match bytes.iter().position(is_control) {
        Some(offset) if n_controls * 100 > bytes.len() => Err(Problem::NotText {
            found: if bytes.get(offset) == Some(&0) {
                "a NUL byte"
            } else {
                "a control character"
            },
            offset,
            remedy: match kind {
                Kind::Html => "save the page again as HTML",
                _ => "save the article as text, HTML, DOCX or PDF and choose that",
            },
        }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use export::text::Builtin;

    #[track_caller]
    fn check(bytes: &[u8], asked: &Encoding, text: &str, label: &str, alternatives: &[&str]) {
        let (found, choice) = decode(bytes, Kind::Text, asked, None, &Builtin).expect("it is text");
        assert_eq!((found.as_str(), choice.label.as_str()), (text, label));
        assert_eq!(choice.alternatives, alternatives);
    }

    #[test]
    fn encodings_are_detected_or_asked_for() {
        let detect = &Encoding::Detect;
        check(
            "“Añejo”".as_bytes(),
            detect,
            "“Añejo”",
            "utf-8",
            &["windows-1252"],
        );
        check(b"plain", detect, "plain", "utf-8", &[]);
        check(b"\xFF\xFEa\0", detect, "a", "utf-16le", &[]);
        check(b"M\0i\0r\0a\0", detect, "Mira", "utf-16le", &["utf-16be"]);
        check(b"\0M\0i\0r\0a", detect, "Mira", "utf-16be", &["utf-16le"]);
        check(b"\x93Caf\xE9\x94", detect, "“Café”", "windows-1252", &[]);
        check(
            b"Caf\xE9",
            &Encoding::Utf8,
            "Caf\u{FFFD}",
            "utf-8",
            &["windows-1252"],
        );
        check(
            b"\x3D\xD8a\0",
            &Encoding::Utf16Le,
            "\u{FFFD}a",
            "utf-16le",
            &["utf-16be"],
        );
    }

    #[test]
    fn binary_is_refused() {
        let found = decode(b"ab\0\0\x01", Kind::Text, &Encoding::Detect, None, &Builtin);
        assert_eq!(
            found.map_err(|problem| problem.to_string()),
            Err("not text: a NUL byte at byte 2; save the article as text, HTML, DOCX or PDF and choose that".to_owned())
        );
    }
}
