//! Runs the built command on invented files: the contract of `onrecord parse`, its exit codes and its messages.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;

const ARTICLE: &str = "Freedonia courts Ruritania\n\nPrime Minister Mira Castellan of Freedonia praised the treaty with \
    Ruritania on Tuesday. “We have waited ten years for this,” Castellan said. Ruritania’s foreign minister, Otto \
    Brandl, warned that tariffs would follow.\n";

/// A folder of its own for each test, empty at the start.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("cli")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a writable target folder");
    folder
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a parent")).expect("a writable folder");
    fs::write(path, bytes).expect("a writable folder");
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.current_dir(folder);
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    command(folder)
        .args(args)
        .stdin(Stdio::null())
        .output()
        .expect("the command starts")
}

fn run_with_input(folder: &Path, args: &[&str], input: &[u8]) -> Output {
    let mut child = command(folder)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(input)
        .expect("the command reads");
    child.wait_with_output().expect("the command ends")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8 on standard error")
}

fn lines(output: &Output) -> Vec<Value> {
    std::str::from_utf8(&output.stdout)
        .expect("UTF-8 on standard output")
        .lines()
        .map(|line| serde_json::from_str(line).expect("one JSON object a line"))
        .collect()
}

fn files(output: &Output) -> Vec<String> {
    lines(output)
        .iter()
        .map(|line| line["file"].as_str().expect("a file name").to_owned())
        .collect()
}

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

#[track_caller]
fn check_failure(output: &Output, message: &str) {
    assert_eq!(stderr(output).trim_end(), message);
    assert_eq!(output.status.code(), Some(2));
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
    let output = run(&folder, &["parse", "a.txt", "odd.txt", "empty.txt"]);
    let schema = include_str!("../crates/record/src/record.schema.json");
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler
        .add_resource("record.schema.json", schema)
        .expect("the schema has an address");
    let index = compiler
        .compile("record.schema.json", &mut schemas)
        .expect("the schema is a JSON Schema");
    let lines = lines(&output);
    assert_eq!(lines.len(), 3);
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
    assert_eq!(line["format"], 1);
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
        "onrecord: sjis.txt: note: 1 character could not be read and stands as \u{FFFD}, the first in line 1: try another \
         encoding"
    );
    check_failure(
        &run(&folder, &["parse", "--encoding", "runes", "utf8.txt"]),
        "onrecord: unknown encoding `runes`; use a label of the WHATWG Encoding Standard, such as utf-8, utf-16le, \
         windows-1252 or shift_jis",
    );
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
