//! Files that cannot be read, and damaged ones.

use import::{Item, import};

use super::{GROWERS, MINISTER, OPTIONS, check_refused, fixture, zip};

/// What every import promises, whatever the bytes.
fn check_promises(name: &str, bytes: &[u8]) {
    let items = import(name, bytes, &OPTIONS);
    assert!(!items.is_empty());
    for item in items {
        let Item::Article(imported) = item else {
            continue;
        };
        let mut end = 0;
        for span in &imported.article.given.furniture {
            assert!(
                span.start >= end && span.start < span.end,
                "{name}: {span:?}"
            );
            let is_whole = imported
                .article
                .text
                .get(span.start as usize..span.end as usize);
            assert!(is_whole.is_some(), "{name}: {span:?}");
            end = span.end;
        }
    }
}

#[test]
fn pdfs_without_text_say_so() {
    check_refused(
        "scan.pdf",
        &fixture("scan.pdf"),
        "scan.pdf: the PDF has no text layer: its 2 pages are pictures, such as scans; run a text recognition on it, or \
         paste the text",
    );
    check_refused(
        "locked.pdf",
        &fixture("locked.pdf"),
        "locked.pdf: the PDF is protected by a password; open it, print it to a new PDF without one, and choose that",
    );
    check_refused(
        "half.pdf",
        &b"%PDF-1.7\n1 0 obj <</Type /Cata"[..],
        "half.pdf: damaged: it is no PDF that can be read; open it, print it to a new PDF and choose that, or paste the text",
    );
    check_refused(
        "letter.pdf",
        b"not at all",
        "letter.pdf: damaged: it does not open as a PDF does; open it in its own program, save it again and choose that, \
         or paste the text",
    );
}

#[test]
fn files_that_are_no_articles_say_so() {
    check_refused(
        "a.txt",
        b"",
        "a.txt: the file is empty; choose the file that holds the article",
    );
    check_refused(
        "a.txt",
        b"\xEF\xBB\xBF -- ",
        "a.txt: no words were found in this text file; choose another file, or paste the text",
    );
    check_refused(
        "a.txt",
        b"\x07\x00\x01\x02\xFF\xFE\x80",
        "a.txt: not text: a control character at byte 0; save the article as text, HTML, DOCX or PDF and choose that",
    );
    check_refused(
        "a.txt",
        b"\x89PNG\r\n\x1A\n",
        "a.txt: a picture (PNG); paste the text of the article instead",
    );
    check_refused(
        "a.doc",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "a.doc: a document of an old Office (.doc, .xls), or one with a password; open it and save it as .docx without a \
         password",
    );
    check_refused(
        "a.html",
        b"<html><script>render()</script><noscript>Turn it on</noscript>",
        "a.html: no words were found in this web page; if the page fills itself by a script, select its text, copy and \
         paste it",
    );
    let large = vec![b'a'; 50 << 20];
    check_refused(
        "a.txt",
        &large,
        "a.txt: larger than the limit of 32 MiB for one file; split it",
    );
}

#[test]
fn broken_documents_name_the_place() {
    let document =
        "<w:document><w:body><w:p><w:r><w:t>Mira Castellan</w:t></w:r></w:body></w:document>";
    check_refused(
        "a.docx",
        &zip(&[("word/document.xml", document.as_bytes())]),
        "a.docx: damaged: word/document.xml is broken at byte 61 (ill-formed document: expected `</w:p>`, but `</w:body>` \
         was found); open the document, save it again and choose that, or paste the text",
    );
    check_refused(
        "a.docx",
        &zip(&[("word/document.xml", b"<w:document><w:p><w:t>Mira")]),
        "a.docx: damaged: word/document.xml is broken at byte 26 (it ends too early); open the document, save it again and \
         choose that, or paste the text",
    );
    check_refused(
        "a.xlsx",
        &zip(&[("xl/workbook.xml", b"<x/>")]),
        "a.xlsx: a spreadsheet; save the articles as text or as JSON lines",
    );
}

#[test]
fn damaged_files_give_articles_or_errors() {
    let page = format!(
        "<h1>Plums</h1><nav><a>x</a></nav><p>{MINISTER}<p>{GROWERS}<table><tr><td>1<td>2</table>"
    );
    let archive = zip(&[("a.txt", MINISTER.as_bytes()), ("b.html", page.as_bytes())]);
    let files = [
        ("a.pdf", fixture("lantern.pdf")),
        ("a.pdf", fixture("columns.pdf")),
        ("a.docx", fixture("lantern.docx")),
        ("a.html", page.into_bytes()),
        ("a.zip", archive),
        (
            "a.txt",
            MINISTER.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
    ];
    // A linear congruential generator (Knuth): the same damage at every run.
    let mut state = 20_260_105_u64;
    let mut below = |limit: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit.max(1)
    };
    for (name, whole) in &files {
        for _ in 0..150 {
            let mut bytes = whole.clone();
            for _ in 0..=below(8) {
                let at = below(bytes.len());
                match below(4) {
                    0 => bytes.truncate(at),
                    1 => bytes.insert(at, below(256) as u8),
                    2 => {
                        let piece = bytes[at..(at + below(64)).min(bytes.len())].to_vec();
                        bytes.splice(at..at, piece);
                    }
                    _ => {
                        if let Some(byte) = bytes.get_mut(at) {
                            *byte ^= 1 << below(8);
                        }
                    }
                }
            }
            check_promises(name, &bytes);
        }
    }
}
