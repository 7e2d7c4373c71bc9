//! What every file must and must not hold.

use std::fs;

use super::{assert_none, read, root, tracked};

/// Lines that a file may have before its unit tests.
const LIMITS: &[(&str, usize)] = &[
    ("src/web/components/", 150),
    ("src/", 400),
    ("crates/", 400),
    ("workbench/", 400),
    ("xtask/", 400),
    ("tests/browser/", 300),
    ("tests/", 500),
    ("styles/", 250),
];

#[test]
fn every_data_file_opens_with_source_and_licence() {
    let mut wrong = Vec::new();
    for file in tracked() {
        let is_text = [".tsv", ".txt", ".csv"]
            .iter()
            .any(|ending| file.ends_with(ending));
        if !file.contains("/data/") || !is_text {
            continue;
        }
        let text = read(&file);
        let head: String = text
            .lines()
            .take_while(|line| line.starts_with('#'))
            .collect();
        for word in ["Source:", "Licence:"] {
            if !head.contains(word) {
                wrong.push(format!("{file}: its head has no `{word}`"));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn no_file_is_over_long() {
    let mut wrong = Vec::new();
    for file in tracked() {
        let Some((_, limit)) = LIMITS.iter().find(|(folder, _)| file.starts_with(folder)) else {
            continue;
        };
        if ![".rs", ".css", ".mjs"]
            .iter()
            .any(|ending| file.ends_with(ending))
        {
            continue;
        }
        let text = read(&file);
        let n_lines = text
            .split("\n#[cfg(test)]")
            .next()
            .map_or(0, |shipped| shipped.lines().count());
        if n_lines > *limit {
            wrong.push(format!(
                "{file}: {n_lines} lines, {limit} allowed: split it"
            ));
        }
    }
    assert_none(&wrong);
    assert!(
        read("ARCHITECTURE.md").lines().count() < 150,
        "ARCHITECTURE.md has grown beyond 150 lines"
    );
}

#[test]
fn no_file_names_somebodys_machine() {
    let foreign = ["/root/", "/home/", "/work/", "/Users/", "C:\\Users"];
    let mut wrong = Vec::new();
    for file in tracked() {
        let Ok(text) = fs::read_to_string(root().join(&file)) else {
            continue;
        };
        if file == "tests/tidy/files.rs" {
            continue;
        }
        for (index, line) in text.lines().enumerate() {
            if let Some(path) = foreign.iter().find(|path| line.contains(*path)) {
                wrong.push(format!("{file}:{}: names `{path}`", index + 1));
            }
        }
    }
    assert_none(&wrong);
}
