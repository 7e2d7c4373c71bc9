//! Archives, and our own files.

use std::{fs, path::Path};

use import::{Item, Limits, Options, import};

use super::{OPTIONS, check_refused, fixture, zip};

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
            Item::PassedOver(passed) => passed.to_string(),
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
            "class.zip: passed over: page_files/x.css (styles, scripts and pictures, as saved pages have them)",
            "class.zip: passed over: __MACOSX/._a.txt (put there by a computer’s system, not by a person)",
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
fn our_own_files_are_known_and_newer_ones_refused() {
    check_refused(
        "class.onrecord",
        b"OnR\x63 and more",
        "class.onrecord: an edition of format 99, which is newer than this program knows (2); open it with a newer On Record",
    );
    check_refused(
        "a.json",
        br#"{"format": 7, "sha256": "00", "attributions": []}"#,
        "a.json: a record of format 7, which is newer than this program knows (2); open it with a newer On Record",
    );
    check_refused(
        "a.json",
        b"[{]",
        "a.json: line 1 column 3: broken JSON; choose the file as it was saved",
    );
    check_refused(
        "a.json",
        b"[]",
        "a.json: no words were found in this JSON file; choose another file, or paste the text",
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
        "a.zip: an edition of format 9, which is newer than this program knows (2); open it with a newer On Record",
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
