//! `onrecord parse`: a record for each article, whatever its form and encoding, and the way of a filter.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    process::{Output, Stdio},
};

use serde_json::Value;

use super::command::{
    ARTICLE, check_failure, command, files, folder, lines, run, run_with_input, stderr, write,
};

/// The exit code that the contract asks for: 0 if any record has an entry, 1 if none has.
fn code_for(output: &Output) -> i32 {
    let has_entry = |line: &Value| {
        ["actors", "attributions", "stances", "issues"]
            .iter()
            .any(|key| {
                line[*key]
                    .as_array()
                    .is_some_and(|entries| !entries.is_empty())
            })
    };
    i32::from(!lines(output).iter().any(has_entry))
}

#[test]
fn output_follows_the_schema() {
    let folder = folder("schema");
    write(&folder, "a.txt", ARTICLE);
    write(
        &folder,
        "odd.txt",
        "“‘\u{201c}\u{feff} 🙂 said\r\n\r\nSaid he: «no»",
    );
    write(&folder, "empty.txt", "");
    let mut output = run(&folder, &["parse", "a.txt", "odd.txt", "empty.txt"]);
    let with_text = run(&folder, &["parse", "--text", "a.txt"]);
    output.stdout.extend(with_text.stdout);
    let schema = include_str!("../../crates/record/src/record.schema.json");
    let mut schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    // Readers pass over keys that they do not know; the program writes none that the schema does not name.
    forbid_other_keys(&mut schema);
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler
        .add_resource("record.schema.json", schema)
        .expect("the schema has an address");
    let index = compiler
        .compile("record.schema.json", &mut schemas)
        .expect("the schema is a JSON Schema");
    let lines = lines(&output);
    assert_eq!(lines.len(), 4);
    for line in &lines {
        if let Err(error) = schemas.validate(line, index) {
            panic!("{}: {error:#}", line["file"]);
        }
    }
    let mut wrong = lines[0].clone();
    wrong["article"]["published"] = Value::from("Tuesday");
    assert!(
        schemas.validate(&wrong, index).is_err(),
        "the schema can refuse"
    );
    let mut unknown = lines[0].clone();
    unknown["article"]["tone"] = Value::from("warm");
    assert!(schemas.validate(&unknown, index).is_err());
}

/// Lets every object of a schema have no other keys than those it names.
fn forbid_other_keys(schema: &mut Value) {
    match schema {
        Value::Object(keys) => {
            if keys.contains_key("required") {
                keys.insert("additionalProperties".to_owned(), Value::from(false));
            }
            keys.values_mut().for_each(forbid_other_keys);
        }
        Value::Array(values) => values.iter_mut().for_each(forbid_other_keys),
        _ => {}
    }
}

#[test]
fn the_hash_is_of_the_file_and_spans_count_code_points() {
    let folder = folder("hash");
    write(
        &folder,
        "a.txt",
        b"\xEF\xBB\xBF\xE2\x80\x9CX\xE2\x80\x9D\r\n\r\nAdvertisement\r\n",
    );
    let output = run(&folder, &["parse", "a.txt"]);
    let line = &lines(&output)[0];
    // printf '\xEF\xBB\xBF\xE2\x80\x9CX\xE2\x80\x9D\r\n\r\nAdvertisement\r\n' | sha256sum
    let expected = "ea063da9429d8223293b20455c99186c5e57e4ed60b4a68979274c70720b6de1";
    assert_eq!(line["sha256"], expected);
    assert_eq!(line["format"], 2);
}

/// Of a page or document nobody else has the text that the offsets count in.
#[test]
fn offsets_are_those_of_the_text_that_is_printed() {
    let folder = folder("text");
    write(
        &folder,
        "in/page.html",
        "<title>x</title><nav><a href=/>Home</a></nav><article><h1>Plum tariffs lifted – at last</h1><p>“We have always been \
         <i>open</i>&nbsp;to an agreement,” said Mira Castellan.</p></article>",
    );
    let wide: Vec<u8> = ARTICLE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    write(&folder, "in/wide.txt", wide);
    let output = run(&folder, &["parse", "--text", "in"]);
    let records = lines(&output);
    let cut = |record: &Value, span: &Value| -> String {
        let text = record["text"].as_str().expect("the text");
        let bound = |at: usize| span[at].as_u64().expect("an offset") as usize;
        text.chars()
            .skip(bound(0))
            .take(bound(1) - bound(0))
            .collect()
    };
    let expected = [
        (
            "Plum tariffs lifted – at last",
            "Mira Castellan",
            "said",
            "We have always been open to an agreement,",
        ),
        (
            "Freedonia courts Ruritania",
            "Castellan",
            "said",
            "We have waited ten years for this,",
        ),
    ];
    assert_eq!(records.len(), expected.len());
    for (record, (title, source, cue, quoted)) in records.iter().zip(expected) {
        assert_eq!(cut(record, &record["article"]["title"]["span"]), title);
        let entries = record["attributions"].as_array().expect("a list");
        let entry = entries.iter().find(|entry| entry["kind"] == "direct");
        let entry = entry.expect("a direct quotation");
        let words = ["source", "cue", "quoted"].map(|role| cut(record, &entry[role][0]));
        assert_eq!(words, [source, cue, quoted]);
        for actor in record["actors"].as_array().expect("a list") {
            let aliases = actor["aliases"].as_array().expect("a list");
            for mention in actor["mentions"].as_array().expect("a list") {
                let words = cut(record, mention);
                let is_name = aliases
                    .iter()
                    .any(|alias| words.contains(alias.as_str().unwrap()));
                assert!(is_name, "{words}: none of {aliases:?}");
            }
        }
    }
    assert_eq!(records[1]["text"], ARTICLE);
    // Off by default, and then nothing else changes.
    let without = lines(&run(&folder, &["parse", "in"]));
    for (mut record, without) in records.into_iter().zip(without) {
        record.as_object_mut().expect("a record").remove("text");
        assert_eq!(record, without);
    }
}

#[test]
fn pretty_output_is_the_same_object() {
    let folder = folder("pretty");
    write(&folder, "a.txt", ARTICLE);
    let plain = run(&folder, &["parse", "a.txt"]);
    let pretty = run(&folder, &["parse", "--pretty", "a.txt"]);
    let read: Value = serde_json::from_slice(&pretty.stdout).expect("one JSON object");
    assert_eq!(lines(&plain), [read]);
    assert!(pretty.stdout.iter().filter(|&&byte| byte == b'\n').count() > 10);
    assert_eq!(plain.status.code(), Some(code_for(&plain)));
}

#[test]
fn folders_are_read_in_sorted_order() {
    let folder = folder("folders");
    for name in [
        "b.txt",
        "a.TXT",
        "c/d.md",
        "notes.json",
        ".hidden.txt",
        "c/.git/x.txt",
    ] {
        write(&folder, &format!("in/{name}"), ARTICLE);
    }
    let output = run(&folder, &["parse", "in", "in/notes.json"]);
    assert_eq!(
        files(&output),
        ["in/a.TXT", "in/b.txt", "in/c/d.md", "in/notes.json"]
    );
}

#[test]
fn a_folder_without_texts_finds_nothing() {
    let folder = folder("no_texts");
    write(&folder, "in/a.json", "{}");
    let output = run(&folder, &["parse", "in"]);
    assert_eq!(
        stderr(&output).trim_end(),
        "onrecord: in: no .txt, .text, .md, .markdown, .html, .htm, .xhtml, .docx, .pdf file in this folder"
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
}

#[test]
fn an_empty_article_gives_a_record_and_exit_code_1() {
    let folder = folder("empty");
    let output = run_with_input(&folder, &["parse", "-"], b"");
    assert_eq!(files(&output), ["-"]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_bad_file_is_named_and_the_others_are_read() {
    let folder = folder("bad");
    write(&folder, "a.txt", ARTICLE);
    write(&folder, "b.txt", b"Freedonia\0Ruritania, and so on");
    write(&folder, "d.txt", ARTICLE);
    let output = run(&folder, &["parse", "a.txt", "b.txt", "c.txt", "d.txt"]);
    assert_eq!(files(&output), ["a.txt", "d.txt"]);
    check_failure(
        &output,
        "onrecord: b.txt: not text: a NUL byte at byte 9; save the article as text, HTML, DOCX or PDF and choose that\n\
         onrecord: c.txt: cannot be read: No such file or directory (os error 2)",
    );
}

#[test]
fn encodings_are_detected_or_named() {
    let folder = folder("encodings");
    let text = "“Café,” said Mira.";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    write(&folder, "utf8.txt", text);
    write(
        &folder,
        "utf16.txt",
        [b"\xFF\xFE", utf16.as_slice()].concat(),
    );
    write(&folder, "bare16.txt", &utf16);
    write(&folder, "cp1252.txt", b"\x93Caf\xE9,\x94 said Mira.");
    write(&folder, "koi8.txt", b"\xEE\xC5\xD4");
    write(&folder, "sjis.txt", b"ab \x83\xFF");
    let entries = |args: &[&str]| {
        let mut line = lines(&run(&folder, args)).remove(0);
        line["file"].take();
        line["sha256"].take();
        // Ids derive from the hash, which is of the bytes.
        for attribution in line["attributions"].as_array_mut().into_iter().flatten() {
            attribution["id"].take();
        }
        line
    };
    let expected = entries(&["parse", "utf8.txt"]);
    assert_eq!(entries(&["parse", "utf16.txt"]), expected);
    assert_eq!(entries(&["parse", "bare16.txt"]), expected);
    assert_eq!(entries(&["parse", "cp1252.txt"]), expected);
    assert_eq!(
        entries(&["parse", "--encoding", "UTF-16LE", "bare16.txt"]),
        expected
    );
    assert_ne!(
        run(&folder, &["parse", "--encoding", "koi8-r", "koi8.txt"])
            .status
            .code(),
        Some(2)
    );
    let output = run(&folder, &["parse", "--encoding", "shift_jis", "sjis.txt"]);
    assert_eq!(files(&output), ["sjis.txt"]);
    assert_eq!(
        stderr(&output).trim_end(),
        "onrecord: sjis.txt: note: 2 characters could not be read and stand as \u{FFFD}, the first in line 1: try another \
         encoding"
    );
    check_failure(
        &run(&folder, &["parse", "--encoding", "runes", "utf8.txt"]),
        "onrecord: unknown encoding `runes`; use a label of the WHATWG Encoding Standard, such as utf-8, utf-16le, \
         windows-1252 or shift_jis",
    );
}

#[test]
fn pages_documents_and_archives_are_read_with_their_facts() {
    let folder = folder("formats");
    write(
        &folder,
        "in/page.html",
        "<title>x</title><meta property='og:site_name' content='The Lantern'><nav><a href=/>Home</a></nav>\
         <article><h1>Plum tariffs lifted</h1><p>“We have always been open to an agreement,” said Mira Castellan on Monday.\
         </p></article>",
    );
    let document = fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/import/lantern.docx"
    ));
    write(&folder, "in/lantern.docx", document.unwrap());
    write(&folder, "in/broken.pdf", "%PDF-1.7");
    let output = run(&folder, &["parse", "in"]);
    assert_eq!(files(&output), ["in/lantern.docx", "in/page.html"]);
    let page = &lines(&output)[1]["article"];
    assert_eq!(page["title"]["basis"], "the page's heading");
    assert_eq!(page["title"]["span"], serde_json::json!([0, 19]));
    assert_eq!(page["outlet"]["basis"], "the page's head: og:site_name");
    assert_eq!(page["byline"], Value::Null);
    check_failure(
        &output,
        "onrecord: in/broken.pdf: damaged: it is no PDF that can be read; open it, print it to a new PDF and choose that, \
         or paste the text\n\
         onrecord: in/lantern.docx: note: 3 paragraphs of notes kept at the end as furniture\n\
         onrecord: in/page.html: note: left out: 1 word of menus and lists of links outside the article",
    );
}

#[test]
fn too_large_names_the_limit() {
    let folder = folder("large");
    let large = vec![b'a'; (32 << 20) + 1];
    write(&folder, "a.txt", &large);
    check_failure(
        &run(&folder, &["parse", "a.txt"]),
        "onrecord: a.txt: larger than the limit of 32 MiB; split it",
    );
    let input = [large.as_slice(), b"\n{\"id\": \"b\", \"text\": \"\"}\n"].concat();
    let output = run_with_input(&folder, &["parse", "--jsonl", "-"], &input);
    assert_eq!(files(&output), ["b"]);
    check_failure(
        &output,
        "onrecord: -: line 1: larger than the limit of 32 MiB; split it",
    );
}

#[test]
fn json_lines_keep_their_order_and_name_the_bad_line() {
    let folder = folder("jsonl");
    let input = concat!(
        "\u{feff}{\"id\": \"one\", \"text\": \"Mira spoke.\", \"outlet\": \"The Lantern\", \"published\": \"2026-02-03\"}\n",
        "\n",
        "{\"id\": 2, \"text\": \"Otto spoke.\"}\r\n",
        "{\"id\": \"three\"}\n",
        "{\"id\": \"four\", \"text\": \"x\"",
        "\n{\"id\": \"five\", \"text\": \"Nobody spoke.\"}",
    );
    write(&folder, "in.jsonl", input);
    let output = run(&folder, &["parse", "--jsonl", "in.jsonl"]);
    assert_eq!(files(&output), ["one", "2", "five"]);
    let article = &lines(&output)[0]["article"];
    assert_eq!(article["outlet"]["text"], "The Lantern");
    assert_eq!(article["outlet"]["basis"], "given with the text");
    assert_eq!(article["published"]["from"], "2026-02-03");
    check_failure(
        &output,
        "onrecord: in.jsonl: line 4: `text` is missing\n\
         onrecord: in.jsonl: line 5: broken JSON at column 26: EOF while parsing an object",
    );
    let output = run_with_input(
        &folder,
        &["parse", "--jsonl", "-"],
        b"{\"id\": \"a\xFF\"}\n",
    );
    check_failure(&output, "onrecord: -: line 1: not valid UTF-8 at byte 9");
}

#[test]
fn json_lines_are_answered_one_by_one() {
    let folder = folder("filter");
    let mut child = command(&folder)
        .args(["parse", "--jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut input = child.stdin.take().expect("a pipe");
    let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
    for id in ["a", "b"] {
        writeln!(input, "{{\"id\": \"{id}\", \"text\": \"Mira spoke.\"}}")
            .expect("the command reads");
        let mut line = String::new();
        output
            .read_line(&mut line)
            .expect("an answer before the next question");
        assert!(line.contains(&format!("\"file\":\"{id}\"")), "{line}");
    }
    drop(input);
    let mut rest = String::new();
    output.read_to_string(&mut rest).expect("the end");
    assert_eq!(rest, "");
    child.wait().expect("the command ends");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = folder("pipe");
    for number in 0..200 {
        write(&folder, &format!("in/{number:03}.txt"), ARTICLE.repeat(20));
    }
    let mut child = command(&folder)
        .args(["parse", "in"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut first = [0];
    let mut output = child.stdout.take().expect("a pipe");
    output.read_exact(&mut first).expect("some output");
    drop(output);
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(stderr(&output), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn wrong_arguments_exit_with_2() {
    let folder = folder("arguments");
    for args in [
        &["parse"][..],
        &["parse", "--jsonl", "--encoding", "utf-8", "-"],
        &["quote", "a"],
    ] {
        let output = run(&folder, args);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty() && stderr(&output).contains("Usage: onrecord"));
    }
    assert_eq!(run(&folder, &["--help"]).status.code(), Some(0));
}
