//! Bytes to text, for the importers: which encoding, why, and which others would do. Never fails on bytes that do not fit
//! the encoding; they stand as U+FFFD, and a preview offers the alternatives.

use super::{error::Problem, kind::Kind};
use export::text::{self, Charsets, Encoding, NotText};

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
    let decoded =
        text::decode(bytes, asked, declared, charsets).map_err(|error| refuse(error, kind))?;
    let body = bytes.get(decoded.n_mark..).unwrap_or(&[]);
    let fits = |label: &&&str| match Encoding::parse(label, charsets) {
        Ok(Encoding::Windows1252) => decoded.encoding != Encoding::Windows1252,
        Ok(Encoding::Other(label)) => charsets
            .decode(&label, body)
            .is_ok_and(|other| other != decoded.text),
        _ => false,
    };
    let label = decoded.encoding.name().to_ascii_lowercase();
    let alternatives = match decoded.encoding {
        _ if decoded.n_mark > 0 => Vec::new(),
        Encoding::Utf8 | Encoding::Windows1252 if body.is_ascii() => Vec::new(),
        Encoding::Utf8 => vec!["windows-1252".to_owned()],
        Encoding::Utf16Le => vec!["utf-16be".to_owned()],
        Encoding::Utf16Be => vec!["utf-16le".to_owned()],
        _ => OFFERED
            .iter()
            .filter(fits)
            .map(|label| (*label).to_owned())
            .filter(|other| *other != label)
            .collect(),
    };
    Ok((
        decoded.text,
        EncodingChoice {
            label,
            basis: decoded.basis,
            alternatives,
        },
    ))
}

/// The same with a way on.
const fn refuse(error: NotText, kind: Kind) -> Problem {
    let (found, offset) = match error {
        NotText::Nul(offset) => ("a NUL byte", offset),
        NotText::Control(offset) => ("a control character", offset),
        NotText::Foreign(offset) => ("bytes that the chosen encoding does not have", offset),
    };
    let remedy = match (error, kind) {
        (NotText::Foreign(_), _) => "choose another encoding",
        (_, Kind::Html) => "save the page again as HTML",
        _ => "save the article as text, HTML, DOCX or PDF and choose that",
    };
    Problem::NotText {
        found,
        offset,
        remedy,
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
