//! `onrecord eval polnear` on an invented miniature of the corpus: the figures are those of the reference scorer, stored
//! in `expected.json`, and computed afresh where that scorer is at hand.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/polnear")
        .join(name)
}

/// Every measure of the reference, with its figures, equals ours to nine places.
fn check(ours: &Value, reference: &Value) {
    for (measure, expected) in reference.as_object().expect("measures") {
        for figure in ["p", "r", "f1", "pred", "gold"] {
            let number = |value: &Value| value[measure][figure].as_f64();
            let (found, expected) = (number(ours), expected[figure].as_f64());
            let close = found
                .zip(expected)
                .is_some_and(|(a, b)| (a - b).abs() < 1e-9);
            assert!(
                close,
                "{measure}, {figure}: {found:?}, expected {expected:?}"
            );
        }
    }
}

fn evaluate(arguments: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["eval", "polnear", "--json"])
        .arg(data("corpus"))
        .args(arguments)
        .output()
        .expect("the command runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn figures_are_those_of_the_reference_scorer() {
    let predictions = data("predictions.jsonl");
    let ours = evaluate(&["--predictions", predictions.to_str().expect("a plain path")]);
    let stored = std::fs::read(data("expected.json")).expect("stored figures");
    check(&ours, &serde_json::from_slice(&stored).expect("JSON"));
    let low = ours["attribution"]["f1_95"][0].as_f64();
    assert!(
        low.is_some_and(|low| low < 0.9),
        "an interval from three articles is wide"
    );
}

/// A line of `onrecord parse` without the attributions whose cue stands in another's content: `eval polnear` leaves those out,
/// since the corpus has none, and the reference scorer knows no such rule.
fn outermost(line: &str) -> String {
    let mut record: Value = serde_json::from_str(line).expect("a record");
    let bounds = |span: &Value| (span[0].as_u64(), span[1].as_u64());
    let entries = record["attributions"].as_array().expect("attributions");
    let is_nested = |entry: &&Value| {
        let cue = bounds(&entry["cue"][0]);
        let mut contents = entries
            .iter()
            .flat_map(|other| other["content"].as_array().expect("spans"))
            .map(bounds);
        cue.0.is_some() && contents.any(|content| content.0 <= cue.0 && cue.1 <= content.1)
    };
    let kept: Vec<Value> = entries
        .iter()
        .filter(|entry| !is_nested(entry))
        .cloned()
        .collect();
    record["attributions"] = kept.into();
    record.to_string()
}

/// The engine's own output scores the same through `parse` and the reference scorer as through `eval polnear`.
#[test]
fn the_engine_scores_the_same_by_the_reference_scorer() {
    let scorer = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/tools/polnear_score.py");
    if !scorer.exists() {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("polnear");
    std::fs::create_dir_all(&folder).expect("a writable target folder");
    let parsed = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .arg("parse")
        .arg(data("corpus/text"))
        .output()
        .expect("the command runs");
    let (predictions, figures) = (folder.join("parsed.jsonl"), folder.join("figures.json"));
    let parsed = String::from_utf8(parsed.stdout).expect("text");
    let lines: Vec<String> = parsed.lines().map(outermost).collect();
    std::fs::write(&predictions, lines.join("\n")).expect("a writable target folder");
    let scored = Command::new("python3")
        .arg(scorer)
        .arg("score")
        .arg(data("corpus"))
        .arg(&predictions)
        .arg("--json")
        .arg(&figures)
        .output();
    if scored.is_ok_and(|output| output.status.success()) {
        let reference = std::fs::read(figures).expect("figures");
        check(
            &evaluate(&[]),
            &serde_json::from_slice(&reference).expect("JSON"),
        );
    }
}
