//! What the shipped program depends on.

use std::{collections::BTreeSet, process::Command};

use super::{assert_none, root};

/// Packages that the shipped program must not hold, with those that may bring them all the same.
const UNWANTED: &[(&str, &[&str])] = &[
    ("regex", &[]),
    ("uuid", &[]),
    ("rand", &[]),
    // Numbers the states of the history; yew-router offers no other.
    ("getrandom", &["gloo-history"]),
];

/// The packages of the program with some features, a line each: how deep it lies, and its name.
fn tree(features: &str) -> Vec<(usize, String)> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "--edges",
            "normal",
            "--features",
            features,
            "--target",
            "wasm32-unknown-unknown",
        ])
        .args([
            "--package",
            "on-record",
            "--prefix",
            "depth",
            "--format",
            " {p}",
            "--no-dedupe",
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let tree = String::from_utf8_lossy(&output.stdout);
    assert!(
        tree.contains(" record v"),
        "cargo tree failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let package = |line: &str| {
        let mut words = line.split(' ');
        let depth = words.next().unwrap_or_default().parse().ok()?;
        Some((depth, words.next()?.to_owned()))
    };
    tree.lines().filter_map(package).collect()
}

/// The page reaches for neither: what names them does not compile with its features alone.
#[test]
fn the_page_holds_neither_engine_nor_importers() {
    let page = tree("web,split");
    let names: BTreeSet<&str> = page.iter().map(|(_, name)| name.as_str()).collect();
    assert!(
        names.contains("yew") && names.contains("query"),
        "{names:?}"
    );
    for absent in ["engine", "import", "model-file", "evaluation"] {
        assert!(!names.contains(absent), "the page depends on `{absent}`");
    }
}

#[test]
fn the_shipped_program_holds_nothing_unwanted() {
    let tree = tree("web,engine");
    let mut wrong = BTreeSet::new();
    let mut path: Vec<&str> = Vec::new();
    for (depth, name) in &tree {
        path.truncate(*depth);
        let parent = path.last().copied().unwrap_or_default();
        path.push(name);
        if let Some((_, excused)) = UNWANTED.iter().find(|(unwanted, _)| *unwanted == name)
            && !excused.contains(&parent)
        {
            wrong.insert(format!("`{parent}` brings `{name}`"));
        }
    }
    assert_none(&wrong.into_iter().collect::<Vec<_>>());
}
