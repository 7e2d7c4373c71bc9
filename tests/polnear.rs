//! `onrecord eval polnear` on an invented miniature of the corpus: the figures are those of the reference scorer, stored
//! in `expected.json`. The scorer itself belongs to the annotated articles, which lie beside a checkout of the project and
//! not in it; where it is at hand it is asked again.

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

/// The engine's own output, as `parse` prints it, scores the same as what `eval polnear` finds by itself, and the same by the
/// reference scorer.
#[test]
fn the_engine_scores_the_same_through_its_records() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("polnear");
    std::fs::create_dir_all(&folder).expect("a writable target folder");
    let parsed = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .arg("parse")
        .arg(data("corpus/text"))
        .output()
        .expect("the command runs");
    let parsed = String::from_utf8(parsed.stdout).expect("text");
    let lines: Vec<String> = parsed.lines().map(outermost).collect();
    let predictions = folder.join("parsed.jsonl");
    std::fs::write(&predictions, lines.join("\n")).expect("a writable target folder");
    let ours = evaluate(&[]);
    let n_found = ours["exact cue"]["pred"].as_f64();
    assert!(n_found.is_some_and(|n| n > 0.0), "the engine finds cues");
    check(
        &ours,
        &evaluate(&["--predictions", predictions.to_str().expect("a plain path")]),
    );
    if let Some(reference) = ask_reference_scorer(&predictions, &folder) {
        check(&ours, &reference);
    }
}

/// The figures of the reference scorer, where it and its interpreter are at hand.
fn ask_reference_scorer(predictions: &Path, folder: &Path) -> Option<Value> {
    let scorer = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/tools/polnear_score.py");
    if !scorer.exists() {
        eprintln!("not asked again: there is no {}", scorer.display());
        return None;
    }
    let figures = folder.join("figures.json");
    let scored = Command::new("python3")
        .arg(scorer)
        .arg("score")
        .arg(data("corpus"))
        .arg(predictions)
        .arg("--json")
        .arg(&figures)
        .output();
    let Ok(scored) = scored else {
        eprintln!("not asked again: python3 does not start");
        return None;
    };
    assert!(
        scored.status.success(),
        "{}",
        String::from_utf8_lossy(&scored.stderr)
    );
    let figures = std::fs::read(figures).expect("figures");
    Some(serde_json::from_slice(&figures).expect("JSON"))
}
