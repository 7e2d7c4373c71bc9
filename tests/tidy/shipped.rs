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

#[test]
fn the_shipped_program_holds_nothing_unwanted() {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--edges",
            "normal",
            "--features",
            "web,engine",
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
        .unwrap();
    let tree = String::from_utf8_lossy(&output.stdout);
    assert!(
        tree.contains(" yew v"),
        "cargo tree failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut wrong = BTreeSet::new();
    let mut path: Vec<&str> = Vec::new();
    for line in tree.lines() {
        let mut words = line.split(' ');
        let depth: usize = words.next().unwrap_or_default().parse().unwrap();
        let name = words.next().unwrap_or_default();
        path.truncate(depth);
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
