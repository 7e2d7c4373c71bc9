//! Files of every kind through the importers: real documents, and every sort of bad input with the message it gets.
#![cfg(feature = "import")]

use std::{fs, path::Path};

use miniz_oxide::deflate::compress_to_vec;
use on_record::{
    clean::clean,
    exchange::{
        import::{Clipboard, Imported, Item, Limits, Options, Scope, import, import_clipboard},
        text::{Builtin, Encoding},
    },
    lexicon::Lexicon,
};

const OPTIONS: Options<'static> = Options {
    encoding: &Encoding::Detect,
    charsets: &Builtin,
    scope: Scope::Main,
    limits: Limits {
        file: 32 << 20,
        archive: 256 << 20,
        n_files: 5_000,
        ratio: 200,
    },
};

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/import")
        .join(name);
    fs::read(path).expect("the file is there")
}

#[track_caller]
fn article(name: &str, bytes: &[u8]) -> Imported {
    let mut items = import(name, bytes, &OPTIONS);
    assert_eq!(items.len(), 1, "{items:?}");
    match items.remove(0) {
        Item::Article(article) => *article,
        other => panic!("{other:?}"),
    }
}

fn furniture(imported: &Imported) -> Vec<&str> {
    let slice = |span: &on_record::span::Span| span.slice(&imported.article.text);
    imported.article.given.furniture.iter().map(slice).collect()
}

fn notes(imported: &Imported) -> Vec<String> {
    imported.notes.iter().map(ToString::to_string).collect()
}

/// A zip archive; `packed` files are deflated.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut table) = (Vec::new(), Vec::new());
    for (path, bytes) in files {
        let packed = compress_to_vec(bytes, 6);
        let mut head = Vec::new();
        head.extend([20, 0, 0, 8, 8, 0, 0, 0, 0, 0]);
        head.extend(crc32(bytes).to_le_bytes());
        head.extend((packed.len() as u32).to_le_bytes());
        head.extend((bytes.len() as u32).to_le_bytes());
        head.extend((path.len() as u16).to_le_bytes());
        head.extend([0, 0]);
        table.extend(b"PK\x01\x02\x14\0");
        table.extend(&head);
        table.extend([0; 10]);
        table.extend((out.len() as u32).to_le_bytes());
        table.extend(path.as_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(path.as_bytes());
        out.extend(packed);
    }
    let start = out.len() as u32;
    out.extend(&table);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([files.len() as u16; 2].iter().flat_map(|n| n.to_le_bytes()));
    out.extend((table.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            crc >> 1 ^ (0xEDB8_8320 & (crc & 1).wrapping_neg())
        })
    })
}

#[track_caller]
fn check_refused(name: &str, bytes: &[u8], message: &str) {
    let messages: Vec<String> = import(name, bytes, &OPTIONS)
        .into_iter()
        .filter_map(|item| match item {
            Item::Refused(error) => Some(error.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(messages, [message]);
}

/// The paragraphs that all the documents have.
const MINISTER: &str = "“We have always been open to an agreement,” Trade Minister Otto Brandl told reporters in the capital. \
     “What we could not accept was a dictate from outside.”";
const GROWERS: &str = "The growers’ association, which represents four thousand orchards on both banks of the river, welcomed \
     the decision. Its chairwoman, Ilse Kàdár, called it “a beginning, not a settlement” and warned that the state-owned \
     railway still charges Freedonian fruit twice the ordinary rate.";

#[test]
fn a_document_of_libreoffice() {
    let document = article("lantern.docx", &fixture("lantern.docx"));
    let paragraphs: Vec<&str> = document.article.text.split("\n\n").collect();
    assert_eq!(paragraphs[0], "Freedonia lifts plum tariffs");
    assert_eq!(paragraphs[3..5], [MINISTER, GROWERS]);
    assert_eq!(paragraphs[5..7], ["Year\tTonnes", "2025\t41,000"]);
    assert!(paragraphs[7].contains("“traded away the harvest for a photograph” & little else"));
    assert_eq!(
        furniture(&document),
        [
            "The minister spoke in Freedonian.",
            "The Strelsau Lantern",
            "Page 2"
        ]
    );
    assert_eq!(
        notes(&document),
        ["3 paragraphs of notes kept at the end as furniture"]
    );
    let facts = clean(&document.article, Lexicon::bundled()).facts;
    let title = facts.title.expect("the title is set as such");
    assert_eq!(
        (
            title.text.as_str(),
            title.basis.as_str(),
            title.span.map(|span| span.end)
        ),
        (
            "Freedonia lifts plum tariffs",
            "the paragraph set as title",
            Some(28)
        )
    );
    assert_eq!(
        facts.byline.map(|fact| fact.text).as_deref(),
        Some("Mira Castellan")
    );
    assert_eq!(
        facts.published.map(|days| days.from).as_deref(),
        Some("2026-01-05")
    );
    assert_eq!(facts.outlet.map(|fact| fact.text), None);
}

#[test]
fn a_pdf_of_libreoffice() {
    let pdf = article("lantern.pdf", &fixture("lantern.pdf"));
    let paragraphs: Vec<&str> = pdf.article.text.split("\n\n").collect();
    assert!(paragraphs.contains(&GROWERS), "{paragraphs:#?}");
    assert!(
        paragraphs.contains(&format!("{MINISTER}¹").as_str()),
        "{paragraphs:#?}"
    );
    assert!(paragraphs.contains(&"2025\t41,000"), "{paragraphs:#?}");
    assert_eq!(
        furniture(&pdf),
        [
            "The Strelsau Lantern",
            "Page 1",
            "The Strelsau Lantern",
            "Page 2"
        ]
    );
    assert_eq!(
        notes(&pdf),
        [
            "line order mended: check where paragraphs begin and end",
            "lines at the top or foot of 2 pages marked as furniture, such as “The Strelsau Lantern”",
        ]
    );
}

#[test]
fn a_pdf_of_chromium_in_columns() {
    let pdf = article("columns.pdf", &fixture("columns.pdf"));
    let paragraphs: Vec<&str> = pdf.article.text.split("\n\n").collect();
    let own: Vec<&str> = paragraphs
        .iter()
        .copied()
        .filter(|paragraph| !furniture(&pdf).contains(paragraph))
        .collect();
    assert_eq!(own.len(), 8, "{own:#?}");
    assert_eq!(own[2..4], [MINISTER, GROWERS]);
    assert!(
        own[5].contains("The state-owned company moved forty-one thousand tonnes"),
        "{}",
        own[5]
    );
    assert!(
        own[7].contains("the first blossoms are expected, and runs"),
        "{}",
        own[7]
    );
    let title = pdf
        .article
        .given
        .title
        .as_ref()
        .expect("the properties give it");
    assert_eq!(title.text, "Freedonia lifts plum tariffs");
    assert_eq!(
        notes(&pdf)[1..3],
        [
            "1 page in columns, the first is page 1: check the order of paragraphs",
            "1 word divided at a line's end joined, the first is “expected”",
        ]
    );
}

#[test]
fn a_pdf_that_only_forbids_changes_is_read() {
    let open = article("lantern.pdf", &fixture("lantern.pdf"));
    let locked = article("owner.pdf", &fixture("owner.pdf"));
    assert_eq!(open.article.text, locked.article.text);
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
fn archives_are_read_file_by_file() {
    let inner = zip(&[("c.txt", "Otto Brandl spoke.".as_bytes())]);
    let archive = zip(&[
        ("a.txt", "Mira Castellan spoke.".as_bytes()),
        ("page_files/x.css", b"p{}"),
        ("__MACOSX/._a.txt", b"\0\0"),
        ("b/empty.txt", b""),
        ("more.zip", &inner),
        ("lantern.docx", &fixture("lantern.docx")),
    ]);
    let items = import("class.zip", &archive, &OPTIONS);
    let shown: Vec<String> = items
        .iter()
        .map(|item| match item {
            Item::Article(article) => article.article.file.clone(),
            Item::Refused(error) => error.to_string(),
            Item::PassedOver { n, .. } => format!("{n} passed over"),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(
        shown,
        [
            "class.zip/a.txt",
            "class.zip: b/empty.txt: the file is empty; choose the file that holds the article",
            "class.zip/more.zip/c.txt",
            "class.zip/lantern.docx",
            "1 passed over",
        ]
    );
}

#[test]
fn archives_keep_to_the_limits() {
    let zeros = vec![b' '; 16 << 20];
    check_refused(
        "bomb.zip",
        &zip(&[("a.txt", &zeros)]),
        "bomb.zip: a.txt: it would unpack to more than 200 times its size, as no article does; nothing of it was read",
    );
    let deep = zip(&[("3.zip", &zip(&[("2.zip", &zip(&[("a.txt", b"words")]))]))]);
    check_refused(
        "1.zip",
        &deep,
        "1.zip: 3.zip/2.zip: an archive inside an archive inside an archive; unpack it and choose the inner one",
    );
    let names: Vec<String> = (0..5_001).map(|number| format!("{number}.txt")).collect();
    let many: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), &b"a"[..]))
        .collect();
    check_refused(
        "many.zip",
        &zip(&many),
        "many.zip: the archive holds 5001 files, the limit is 5000; make several archives of it",
    );
    let whole = zip(&[("a.txt", b"Mira Castellan spoke.")]);
    check_refused(
        "cut.zip",
        &whole[..whole.len() - 30],
        "cut.zip: damaged: the archive has no table of contents; it was probably not copied to its end; download or copy \
         it again",
    );
    let mut flipped = whole.clone();
    flipped[40] ^= 0x55;
    let items = import("flipped.zip", &flipped, &OPTIONS);
    assert!(matches!(&items[..], [Item::Refused(_)]), "{items:?}");
    let options = Options {
        limits: Limits {
            archive: 30,
            ..OPTIONS.limits
        },
        ..OPTIONS
    };
    let two = zip(&[
        ("a.txt", b"Mira Castellan spoke."),
        ("b.txt", b"Otto Brandl did not."),
    ]);
    let items = import("two.zip", &two, &options);
    assert!(
        matches!(&items[..], [Item::Article(_), Item::Refused(error)] if error.to_string().starts_with(
            "two.zip: b.txt: the archive unpacks to more than the limit of 0 MiB; what comes after this file was not read"
        )),
        "{items:?}"
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
fn markup_is_text_and_deep_pages_take_no_stack() {
    let text = "He typed </script><img onerror=alert(1)> and smiled.";
    assert_eq!(article("a.txt", text.as_bytes()).article.text, text);
    let wide = format!("<p>Mira spoke.</p>{}", "<b>x</b> ".repeat(100_000));
    assert!(article("a.html", wide.as_bytes()).article.text.len() > 100_000);
    let deep = format!(
        "{}Mira spoke for an hour.{}",
        "<div>".repeat(100_000),
        "</div>".repeat(100_000)
    );
    assert_eq!(
        article("a.html", deep.as_bytes()).article.text,
        "Mira spoke for an hour."
    );
    let items = "<ul><li>".repeat(100_000);
    assert!(matches!(
        &import("a.html", items.as_bytes(), &OPTIONS)[..],
        [Item::Refused(_)]
    ));
}

#[test]
fn odd_characters_are_kept_or_replaced_and_said() {
    let imported = article(
        "a.txt",
        format!("Mira said \u{202E}no\u{202C}. {}", "And so on. ".repeat(20)).as_bytes(),
    );
    assert!(imported.article.text.contains('\u{202E}'));
    assert_eq!(
        notes(&imported),
        [
            "2 characters that steer the direction of writing, the first in line 1: words may be shown in another order than they are stored"
        ]
    );
    let imported = article(
        "a.txt",
        format!("One\nMira\0 said no. {}", "And so on. ".repeat(20)).as_bytes(),
    );
    assert!(
        imported
            .article
            .text
            .starts_with("One\nMira\u{FFFD} said no.")
    );
    assert_eq!(
        notes(&imported),
        ["1 control character stands as \u{FFFD}, the first in line 2"]
    );
    let lone = String::from_utf16_lossy(&[0x4D, 0x69, 0xD83D, 0x72, 0x61]);
    let pasted = import_clipboard(
        "pasted text 1",
        Clipboard {
            plain: &lone,
            html: "",
        },
        &OPTIONS,
    )
    .expect("words");
    assert_eq!(pasted.article.text, "Mi\u{FFFD}ra");
    assert_eq!(
        notes(&pasted),
        [
            "1 character could not be read and stands as \u{FFFD}, the first in line 1: try another encoding"
        ]
    );
}

#[test]
fn clipboards_are_read_as_pages_where_these_hold_the_words() {
    let html = "<p>Mira said <b>no</b>.</p><p>Nobody else did.</p>";
    let paste = |plain: &str, html: &str| {
        import_clipboard("pasted text 1", Clipboard { plain, html }, &OPTIONS)
            .map(|imported| imported.article.text)
            .map_err(|error| error.to_string())
    };
    assert_eq!(
        paste("Mira said no.\nNobody else did.", html).as_deref(),
        Ok("Mira said no.\n\nNobody else did.")
    );
    assert_eq!(
        paste("Mira said no.\nNobody else did.", "<i>Mira</i>").as_deref(),
        Ok("Mira said no.\nNobody else did.")
    );
    assert_eq!(
        paste("  ", "<img src=x>"),
        Err("pasted text 1: no words were found in this piece of text; copy the article and paste again".to_owned())
    );
}

#[test]
fn our_own_files_are_known_and_newer_ones_refused() {
    check_refused(
        "class.onrecord",
        b"OnR\x63 and more",
        "class.onrecord: an edition of format 99, which is newer than this program knows (1); open it with a newer On Record",
    );
    check_refused(
        "a.json",
        br#"{"format": 7, "sha256": "00", "attributions": []}"#,
        "a.json: a record of format 7, which is newer than this program knows (1); open it with a newer On Record",
    );
    check_refused(
        "a.json",
        b"[{]",
        "a.json: line 1 column 3: broken JSON; choose the file as it was saved",
    );
    check_refused(
        "a.json",
        b"{\"a\": 1}",
        "a.json: the object: neither an article (`id`, `text`), a record (`attributions`), reviews, nor an article of an \
         edition",
    );
    check_refused(
        "a.zip",
        &zip(&[("corpus/edition.json", br#"{"format": 9}"#)]),
        "a.zip: an edition of format 9, which is newer than this program knows (1); open it with a newer On Record",
    );
    let lines = "{\"id\": \"a\", \"text\": \"Mira spoke.\", \"outlet\": \"The Lantern\"}\n\n{\"text\": \"Otto did not.\"}\n{}";
    let items = import("in.jsonl", lines.as_bytes(), &OPTIONS);
    let shown: Vec<String> = items
        .iter()
        .map(|item| match item {
            Item::Article(article) => format!("{}: {}", article.article.file, article.article.text),
            Item::Refused(error) => error.to_string(),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(
        shown,
        [
            "a: Mira spoke.",
            "in.jsonl 3: Otto did not.",
            "in.jsonl: line 4: neither an article (`id`, `text`), a record (`attributions`), reviews, nor an article of an edition",
        ]
    );
}

#[test]
fn the_bundled_corpus_comes_back_as_an_edition() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for folder in ["", "articles", "reviews"] {
        for entry in fs::read_dir(root.join(folder)).expect("the corpus is there") {
            let path = entry.expect("it can be listed").path();
            if path.is_file() {
                let name = path
                    .strip_prefix(&root)
                    .expect("inside")
                    .to_string_lossy()
                    .into_owned();
                files.push((format!("reset/{name}"), fs::read(&path).expect("readable")));
            }
        }
    }
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let items = import("reset.zip", &zip(&files), &OPTIONS);
    assert!(
        matches!(&items[..], [Item::Edition { edition, .. }] if edition.articles.len() == 5),
        "{:?}",
        items
            .iter()
            .map(|item| format!("{item:?}").chars().take(200).collect::<String>())
            .collect::<Vec<_>>()
    );
}

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
