//! What sort of file it is: by its first bytes, then by its name.

use super::error::Problem;

/// Forms that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// A document of a word processor, in Office Open XML.
    Docx,
    /// A PDF.
    Pdf,
    /// A zip archive.
    Zip,
    /// One of our JSON files: a record, reviews, an article of an edition, or one with text.
    Json,
    /// One JSON object a line.
    JsonLines,
    /// A packed edition.
    Edition,
}

impl Kind {
    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text file",
            Self::Markdown => "Markdown file",
            Self::Html => "web page",
            Self::Docx => "document",
            Self::Pdf => "PDF",
            Self::Zip => "archive",
            Self::Json | Self::JsonLines => "JSON file",
            Self::Edition => "edition",
        }
    }
}

/// Endings of the files that are read, in lower case; others are looked at by their first bytes.
pub const ENDINGS: [&str; 15] = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "pdf", "zip", "json", "jsonl",
    "ndjson", "onrecord", "asc",
];

const AS_TEXT: &str = "save the article as text, HTML, DOCX or PDF and choose that";
const PICTURE: &str = "paste the text of the article instead";

/// Formats that are not read, by their first bytes: what they are, and a way on.
const FOREIGN: [(&[u8], &str, &str); 15] = [
    (
        b"\xD0\xCF\x11\xE0",
        "a document of an old Office (.doc, .xls), or one with a password",
        "open it and save it as .docx without a password",
    ),
    (
        b"{\\rtf",
        "an RTF document",
        "open it and save it as .docx or as text",
    ),
    (
        b"\x1F\x8B",
        "gzip data",
        "unpack it and choose the file inside",
    ),
    (
        b"7z\xBC\xAF",
        "a 7z archive",
        "unpack it and choose the files inside",
    ),
    (
        b"Rar!",
        "a RAR archive",
        "unpack it and choose the files inside",
    ),
    (b"\x89PNG", "a picture (PNG)", PICTURE),
    (b"\xFF\xD8\xFF", "a picture (JPEG)", PICTURE),
    (b"GIF8", "a picture (GIF)", PICTURE),
    (b"RIFF", "a picture or sound (RIFF)", PICTURE),
    (b"ID3", "a sound recording", PICTURE),
    (b"\x7FELF", "a program", AS_TEXT),
    (b"MZ\x90", "a program", AS_TEXT),
    (b"SQLite format 3", "a database", AS_TEXT),
    (b"\0asm", "a program", AS_TEXT),
    (
        b"bplist",
        "a web archive of Safari",
        "save the page as page source or print it as PDF",
    ),
];

/// The file's kind.
///
/// # Errors
///
/// [`Problem::Empty`], and [`Problem::Unsupported`] for known formats that are not read.
pub fn sniff(name: &str, bytes: &[u8]) -> Result<Kind, Problem> {
    if bytes.iter().all(u8::is_ascii_whitespace) || bytes == b"\xEF\xBB\xBF" {
        return Err(Problem::Empty);
    }
    let head = bytes.get(..1024).unwrap_or(bytes);
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    if head.starts_with(b"OnR") {
        return Ok(Kind::Edition);
    }
    if let Some((_, what, remedy)) = FOREIGN.iter().find(|(start, ..)| head.starts_with(start)) {
        return Err(Problem::Unsupported { what, remedy });
    }
    let folded = head.to_ascii_lowercase();
    let opens = |start: &[u8]| {
        let text = folded.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&folded);
        text.trim_ascii_start().starts_with(start)
    };
    if opens(b"mime-version:") || opens(b"from: <saved by") {
        return Err(Problem::Unsupported {
            what: "a page saved as one web archive (MHTML)",
            remedy: "save it again as web page, HTML only, or print it as PDF",
        });
    }
    let damaged = |reason: &str| {
        Err(Problem::Damaged {
            reason: reason.to_owned(),
            remedy: "open it in its own program, save it again and choose that, or paste the text",
        })
    };
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    Ok(match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" => Kind::Html,
        "docx" => return damaged("it does not open as a document does"),
        "pdf" => return damaged("it does not open as a PDF does"),
        "zip" => return damaged("it does not open as an archive does"),
        "md" | "markdown" => Kind::Markdown,
        "json" if opens(b"{") || opens(b"[") => Kind::Json,
        "jsonl" | "ndjson" if opens(b"{") => Kind::JsonLines,
        _ if opens(b"<!doctype html") || opens(b"<html") => Kind::Html,
        _ if opens(b"<?xml") && folded.windows(5).any(|window| window == b"<html") => Kind::Html,
        _ => Kind::Text,
    })
}
