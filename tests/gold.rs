//! The annotated articles of `tests/gold`: that their annotation fits their texts, and that the engine agrees with it no
//! less than `floors.toml` says. The figures are those of `onrecord eval gold`.

use std::{collections::BTreeMap, fs, path::PathBuf, process::Command};

use record::{
    corpus::ArticleHash,
    span::{CodeSpan, OffsetMap},
};
use serde_json::Value;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/gold")
}

fn read_json(name: &str) -> Value {
    let path = folder().join(name);
    let text = fs::read_to_string(&path).expect("a file of tests/gold");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Names of the annotations, in order.
fn annotations() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .expect("tests/gold")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| name.ends_with(".json") && name != "metonyms.json")
        .collect();
    names.sort();
    assert!(names.len() >= 12, "twelve articles at least");
    names
}

/// An article's text with the annotations' offsets.
struct Text {
    text: String,
    offsets: OffsetMap,
}

impl Text {
    fn read(file: &str) -> Self {
        let text = fs::read_to_string(folder().join(file)).expect("a text of tests/gold");
        Self {
            offsets: OffsetMap::new(&text),
            text,
        }
    }

    /// The words of a span, which must lie inside the text and begin and end with no white space.
    #[track_caller]
    fn words(&self, span: &Value) -> &str {
        let span: CodeSpan = serde_json::from_value(span.clone()).expect("a span");
        let words = self.offsets.to_span(span).slice(&self.text);
        assert!(
            !words.is_empty() && words.trim() == words,
            "{span:?}: {words:?}"
        );
        words
    }
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn every_span_fits_its_text() {
    for name in annotations() {
        let article = read_json(&name);
        let file = article["file"].as_str().expect("a file name");
        let text = Text::read(file);
        let hash = ArticleHash::of(text.text.as_bytes()).to_hex();
        assert_eq!(article["sha256"], hash, "{name}");
        let ids: Vec<&str> = list(&article, "actors")
            .iter()
            .filter_map(|actor| actor["id"].as_str())
            .collect();
        for actor in list(&article, "actors") {
            let aliases: Vec<&str> = list(actor, "aliases")
                .iter()
                .filter_map(Value::as_str)
                .collect();
            for mention in list(actor, "mentions") {
                assert!(aliases.contains(&text.words(mention)), "{name}: {actor}");
            }
            for role in list(actor, "roles") {
                assert_eq!(text.words(&role["span"]), role["text"], "{name}");
            }
            let owner = actor["affiliation"].as_str();
            assert!(
                owner.is_none_or(|owner| ids.contains(&owner)),
                "{name}: {owner:?}"
            );
        }
        for entry in list(&article, "attributions") {
            for (key, texts) in [("cue", "cue"), ("content", "content")] {
                let words: Vec<&str> = list(entry, key)
                    .iter()
                    .map(|span| text.words(span))
                    .collect();
                assert_eq!(entry["texts"][texts], Value::from(words), "{name}");
            }
            if !entry["source"].is_null() {
                assert_eq!(
                    entry["texts"]["source"],
                    text.words(&entry["source"]),
                    "{name}"
                );
            }
            for quoted in list(entry, "quoted") {
                let words = text.words(quoted);
                assert!(!words.contains(['“', '”']), "{name}: {words}");
            }
            for speaker in list(entry, "speakers") {
                assert!(
                    ids.contains(&speaker.as_str().expect("an id")),
                    "{name}: {speaker}"
                );
            }
        }
    }
}

#[test]
fn every_metonym_fits_its_text() {
    let metonyms = read_json("metonyms.json");
    for metonym in list(&metonyms, "metonyms") {
        let text = Text::read(metonym["file"].as_str().expect("a file name"));
        assert_eq!(text.words(&metonym["span"]), metonym["text"]);
        assert_eq!(metonym["reading"] == "state", metonym["actor"].is_string());
    }
}

/// F1 per cent of every measure, as the command prints it.
fn measure(arguments: &[&str]) -> BTreeMap<String, f64> {
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["eval", "gold", "--json"])
        .args(arguments)
        .arg(folder())
        .output()
        .expect("the command runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
    let measures = report.as_object().expect("measures by name");
    measures
        .iter()
        .filter_map(|(name, value)| Some((name.clone(), 100.0 * value["f1"].as_f64()?)))
        .collect()
}

#[test]
fn no_score_falls_below_its_floor() {
    let floors = fs::read_to_string(folder().join("floors.toml")).expect("floors.toml");
    let mut scores = BTreeMap::new();
    let mut n_checked = 0;
    for line in floors
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
    {
        match line {
            "[text]" => scores = measure(&[]),
            "[gold-attributions]" => scores = measure(&["--gold-attributions"]),
            _ => {
                let (name, floor) = line.split_once(" = ").expect("a measure and its floor");
                let name = name.trim_matches('"');
                let floor: f64 = floor.parse().expect("a number");
                let score = scores
                    .get(name)
                    .unwrap_or_else(|| panic!("no measure `{name}`"));
                assert!(*score >= floor, "{name}: {score:.1} is below {floor}");
                n_checked += 1;
            }
        }
    }
    assert!(n_checked > 5, "the floors were read");
}
