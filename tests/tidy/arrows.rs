//! Which module may know which.

use std::collections::BTreeSet;

use crate::{assert_none, read, under};

/// What each module may name, in reading order: arrows point up in this list and never turn back.
const ARROWS: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("calendar", &[]),
    // Sorting and small maps, compiled once for the page.
    ("order", &[]),
    ("corpus", &["span"]),
    ("record", &["span", "order", "corpus"]),
    ("lexicon", &["span", "order", "record"]),
    (
        "clean",
        &["span", "calendar", "corpus", "record", "lexicon"],
    ),
    ("segment", &["span", "corpus", "record", "lexicon"]),
    (
        "tagging",
        &["span", "corpus", "record", "lexicon", "segment"],
    ),
    (
        "attribution",
        &[
            "span", "corpus", "record", "lexicon", "clean", "segment", "tagging",
        ],
    ),
    (
        "actor",
        &[
            "span",
            "corpus",
            "record",
            "lexicon",
            "clean",
            "segment",
            "tagging",
            "attribution",
        ],
    ),
    (
        "stance",
        &[
            "span",
            "corpus",
            "record",
            "lexicon",
            "clean",
            "segment",
            "tagging",
            "attribution",
            "actor",
        ],
    ),
    (
        "quantity",
        &["span", "record", "lexicon", "clean", "segment", "tagging"],
    ),
    (
        "analysis",
        &[
            "span",
            "corpus",
            "record",
            "lexicon",
            "clean",
            "segment",
            "tagging",
            "attribution",
            "actor",
            "stance",
            "quantity",
        ],
    ),
    ("review", &["span", "order", "corpus", "record"]),
    ("edition", &["span", "corpus", "record", "review"]),
    // The group of a cue is looked up in the lists, not stored with every passage.
    (
        "query",
        &[
            "span", "calendar", "order", "corpus", "record", "lexicon", "review", "edition",
        ],
    ),
    (
        "compare",
        &[
            "span", "calendar", "order", "corpus", "record", "review", "edition", "query",
        ],
    ),
    (
        "exchange",
        &[
            "span", "corpus", "record", "lexicon", "review", "edition", "query", "analysis",
        ],
    ),
    (
        "protocol",
        &[
            "span", "corpus", "record", "lexicon", "review", "edition", "query", "exchange",
        ],
    ),
    (
        "web",
        &[
            "span", "calendar", "order", "corpus", "record", "review", "edition", "query",
            "compare", "exchange", "protocol", "analysis",
        ],
    ),
];

/// Names of the browser, which belong to `src/web` and the binaries that run in it.
const BROWSER: &[&str] = &[
    "yew",
    "yew_router",
    "web_sys",
    "js_sys",
    "gloo",
    "wasm_bindgen",
];

#[test]
fn arrows_never_turn_back() {
    let mut wrong = Vec::new();
    for file in under("src/", ".rs") {
        let module = module(&file);
        if module == "lib" || module == "bin" || file.ends_with("/tests.rs") {
            continue;
        }
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == module) else {
            wrong.push(format!(
                "{file}: module `{module}` has no place in the arrows of tests/tidy/arrows.rs"
            ));
            continue;
        };
        let code = code(&file);
        for name in named_after(&code, "crate") {
            if name != module && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{file}: `{module}` must not know `{name}`"));
            }
        }
        // As many `super` as the file lies deep lead to the root, past the check above.
        let depth = file.matches('/').count() - usize::from(file.ends_with("/mod.rs"));
        if code.contains(&"super::".repeat(depth)) {
            wrong.push(format!(
                "{file}: reaches the root by `super`; write `crate::`"
            ));
        }
    }
    assert_none(&wrong);
}

#[test]
fn the_arrows_are_an_order() {
    for (index, (module, allowed)) in ARROWS.iter().enumerate() {
        for name in *allowed {
            let position = ARROWS.iter().position(|(other, _)| other == name);
            assert!(
                position.is_some_and(|position| position < index),
                "`{module}` points at `{name}`, which comes later"
            );
        }
    }
}

#[test]
fn only_the_page_knows_the_browser() {
    let mut wrong = Vec::new();
    for file in under("src/", ".rs") {
        let runs_there = ["src/bin/app.rs", "src/bin/engine.rs"];
        if file.starts_with("src/web/") || runs_there.contains(&file.as_str()) {
            continue;
        }
        let code = code(&file);
        for name in BROWSER {
            if !named_after(&code, name).is_empty() || code.contains(&format!("use {name}")) {
                wrong.push(format!("{file}: names `{name}`"));
            }
        }
    }
    assert_none(&wrong);
}

/// A source file up to its unit tests, without comments.
fn code(path: &str) -> String {
    let text = read(path);
    let shipped = text.split("\n#[cfg(test)]").next().unwrap_or_default();
    shipped
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The first names after each `prefix::` (or inside the braces that follow it).
fn named_after(code: &str, prefix: &str) -> BTreeSet<String> {
    let needle = format!("{prefix}::");
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices(&needle) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|character| character.is_alphanumeric() || character == '_') {
            continue;
        }
        let rest = &code[at + needle.len()..];
        if rest.starts_with('{') {
            names.extend(heads(rest));
        } else {
            names.insert(word(rest));
        }
    }
    names.remove("");
    names
}

/// The first name of each item of a braced list: `a` and `b` of `{a::{x, y}, b}`.
fn heads(braced: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut depth = 0;
    for (at, character) in braced.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if depth == 1 && matches!(character, '{' | ',') {
            names.insert(word(braced[at + 1..].trim_start()));
        }
    }
    names
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(|character| character.is_alphanumeric() || *character == '_')
        .collect()
}

/// `attribution` of `src/attribution/cue.rs`, `span` of `src/span.rs`.
fn module(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let first = inside.split('/').next().unwrap_or(inside);
    first.strip_suffix(".rs").unwrap_or(first)
}

#[test]
fn names_are_found_in_nested_lists() {
    let code = "use crate::{\n    a::{x, y},\n    b,\n};\nfn f() { crate::c::g(); mycrate::d() }";
    assert_eq!(
        named_after(code, "crate").into_iter().collect::<Vec<_>>(),
        ["a", "b", "c"]
    );
}
