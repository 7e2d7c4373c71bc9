//! `onrecord edition`: what is written, in which form, and what it says where it cannot be.

use std::{fs, path::Path};

use serde_json::Value;

use super::command::{ARTICLE, check_failure, files, folder, lines, run, stderr, write};

#[test]
fn an_edition_is_written_whole_and_read_again() {
    let folder = folder("edition");
    write(&folder, "in/a.txt", ARTICLE);
    write(&folder, "in/copy.txt", ARTICLE);
    write(
        &folder,
        "in/b.html",
        "<h1>Plum tariffs lifted</h1><p>“We are open,” said Mira Castellan of Freedonia.",
    );
    let output = run(
        &folder,
        &["edition", "in", "-o", "class.onrecord", "--title", "Plums"],
    );
    let said = stderr(&output);
    assert!(
        said.starts_with("onrecord: in/copy.txt: the same file again; left out\n")
            || said.starts_with("onrecord: copy.txt: the same"),
        "{said}"
    );
    assert!(
        said.trim_end().ends_with("KB; holds their full text"),
        "{said}"
    );
    assert_eq!(output.status.code(), Some(0));
    // An edition of an edition is the same edition.
    let output = run(
        &folder,
        &["edition", "class.onrecord", "-o", "again.onrecord"],
    );
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let read = |name: &str| fs::read(folder.join(name)).unwrap();
    assert_eq!(read("class.onrecord"), read("again.onrecord"));
    let output = run(&folder, &["edition", "class.onrecord", "-o", "corpus"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let file: Value = serde_json::from_slice(&read("corpus/edition.json")).unwrap();
    assert_eq!(
        (&file["title"], file["articles"].as_array().map(Vec::len)),
        (&Value::from("Plums"), Some(2))
    );
    check_failure(
        &run(&folder, &["edition", "in", "-o", "class.onrecord"]),
        "onrecord: class.onrecord: is there already; name a file or folder that is not",
    );
    write(&folder, "half.part/old.json", "{}");
    check_failure(
        &run(&folder, &["edition", "class.onrecord", "-o", "half"]),
        "onrecord: half.part: is there already, perhaps since a run broke off; remove it or name another folder",
    );
    assert!(folder.join("half.part/old.json").exists() && !folder.join("half").exists());
    write(&folder, "bad/a.pdf", "%PDF-1.7");
    check_failure(
        &run(
            &folder,
            &["edition", "in/a.txt", "bad", "-o", "bad.onrecord"],
        ),
        "onrecord: bad/a.pdf: damaged: it is no PDF that can be read; open it, print it to a new PDF and choose that, or \
         paste the text\n\
         onrecord: 1 of the inputs could not be used; nothing was written",
    );
    assert!(!folder.join("bad.onrecord").exists());
}

/// `parse` and `edition` read the same text from the same bytes, so that their offsets are the same.
#[test]
fn plain_text_is_read_as_an_edition_reads_it() {
    let folder = folder("one_reader");
    let wide: Vec<u8> = ARTICLE.encode_utf16().flat_map(u16::to_be_bytes).collect();
    write(&folder, "in/a.txt", &wide);
    write(
        &folder,
        "in/b.txt",
        ARTICLE.replace("ten years", "ten\0years\u{1}"),
    );
    write(
        &folder,
        "in/c.txt",
        [b"\xEF\xBB\xBF", ARTICLE.as_bytes(), b"\xFFmen"].concat(),
    );
    let parsed = run(&folder, &["parse", "in"]);
    assert_eq!(files(&parsed), ["in/a.txt", "in/b.txt", "in/c.txt"]);
    assert_eq!(
        stderr(&parsed).trim_end(),
        "onrecord: in/b.txt: note: 2 control characters stand as \u{FFFD}, the first in line 3\n\
         onrecord: in/c.txt: note: 1 character could not be read and stands as \u{FFFD}, the first in line 4: try another \
         encoding"
    );
    let made = run(&folder, &["edition", "in", "-o", "made"]);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    for line in lines(&parsed) {
        let article = fs::read_dir(folder.join("made/articles"))
            .expect("an edition in a folder")
            .map(|entry| fs::read(entry.expect("a file").path()).expect("a file"))
            .map(|bytes| serde_json::from_slice::<Value>(&bytes).expect("JSON"))
            .find(|article| article["sha256"] == line["sha256"])
            .expect("the same article");
        let attributions = line["attributions"].as_array().expect("a list");
        assert!(!attributions.is_empty(), "{}", line["file"]);
        assert_eq!(
            article["machine"]["attributions"], line["attributions"],
            "{}",
            line["file"]
        );
    }
}

/// The name says what is written; one with an ending that says nothing is refused before anything is read.
#[test]
fn the_ending_says_what_is_written() {
    let folder = folder("endings");
    write(&folder, "a.txt", ARTICLE);
    check_failure(
        &run(
            &folder,
            &["edition", "a.txt", "missing.txt", "-o", "made.json"],
        ),
        "onrecord: made.json: no edition ends in .json: write .html (a page that holds everything), .zip (a site for any \
         web host) or .onrecord (for another program); for a folder of JSON files write `made.json/` or a name without an \
         ending",
    );
    assert!(!folder.join("made.json").exists());
    for (out, made) in [
        ("made.json/", "made.json/edition.json"),
        ("made", "made/edition.json"),
        ("MADE.OnRecord", "MADE.OnRecord"),
    ] {
        let output = run(&folder, &["edition", "a.txt", "-o", out]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(folder.join(made).is_file(), "{made}");
    }
}

/// Decisions that lie in a file of their own come behind those that an edition has, whatever turns the file gives them.
#[test]
fn reviews_beside_an_edition_are_the_last_decisions() {
    let folder = folder("turns");
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/format1/folder");
    let reviews = old.join("reviews/8eb4e288.json");
    let made = |arguments: &[&str], out: &str| -> Vec<u64> {
        let output = run(&folder, &[&["edition"], arguments, &["-o", out]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let path = folder.join(out).join("reviews/8eb4e288.json");
        let file: Value = serde_json::from_slice(&fs::read(path).expect("reviews")).expect("JSON");
        let reviews = file["reviews"].as_array().expect("a list").iter();
        reviews
            .map(|review| review["turn"].as_u64().unwrap_or_default())
            .collect()
    };
    let old = old.to_str().expect("a path in Unicode");
    let alone = made(&[old], "one");
    let both = made(
        &["one", reviews.to_str().expect("a path in Unicode")],
        "two",
    );
    assert_eq!(both.len(), 2 * alone.len());
    assert!(both.is_sorted_by(|one, next| one < next), "{both:?}");
    assert_eq!(both[..alone.len()], alone);
    // A folder of the present format in which somebody put the old file back.
    fs::copy(&reviews, folder.join("one/reviews/8eb4e288.json")).expect("a copy");
    let mended = made(&["one"], "three");
    assert!(mended.is_sorted_by(|one, next| one < next), "{mended:?}");
    assert!(mended[0] > 0);
}
