//! What counts as an import and what does not, on small crates.

use super::{Files, Imports, loops, names::imports, read_crates, turned_back};

fn read_all(files: &[(&str, &str)]) -> Imports {
    let files: Files = files
        .iter()
        .map(|(file, text)| ((*file).to_owned(), (*text).to_owned()))
        .collect();
    let modules = read_crates(&files, |package| package.replace("crates/", ""));
    assert_eq!(modules.missing, [""; 0], "files that are not there");
    imports(&modules)
}

/// Imports of a crate of three files, `lib.rs`, `a.rs` and `b/mod.rs`; each expected line is `from -> to: names`.
#[track_caller]
fn check(lib: &str, a: &str, b: &str, expected: &[&str]) {
    let lib = format!("mod a;\npub mod b;\n{lib}");
    let found = read_all(&[("src/lib.rs", &lib), ("src/a.rs", a), ("src/b/mod.rs", b)]);
    let mut lines = Vec::new();
    for (from, others) in &found {
        for (to, names) in others {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let short = |file: &str| file.trim_start_matches("src/").to_owned();
            lines.push(format!(
                "{} -> {}: {}",
                short(from),
                short(to),
                names.join(" ")
            ));
        }
    }
    assert_eq!(lines, expected);
}

#[test]
fn a_declaration_is_no_import() {
    check("", "fn f() {}", "fn g() {}", &[]);
}

#[test]
fn names_of_nested_lists_are_found() {
    check(
        "pub fn top() {}",
        "use crate::{b::{One, two::{self, Three}, four as five}, top};",
        "pub struct One; pub mod two { pub enum Three { Four } } pub fn four() {}",
        &["a.rs -> b/mod.rs: One Three four", "a.rs -> lib.rs: top"],
    );
}

#[test]
fn paths_in_types_expressions_patterns_and_macros_are_found() {
    let b = "pub struct One; pub enum Two { X } pub const THREE: u8 = 3; pub trait Four {} pub fn five() {}
        macro_rules! six { () => {} }
        pub(crate) use six;";
    check(
        "",
        "fn f(one: &mut Vec<crate::b::One>) -> impl super::b::Four {
            match x { super::b::Two::X => html! { <p>{ crate::b::five() }</p> }, _ => y != crate::b::THREE }
        }
        fn g() { crate::b::six!() }",
        b,
        &["a.rs -> b/mod.rs: Four One THREE Two five six"],
    );
}

#[test]
fn a_module_itself_is_no_import_but_what_is_taken_through_it() {
    check("", "use super::b;", "pub fn g() {}", &[]);
    check(
        "",
        "use super::b as other; fn f() { other::g() }",
        "pub fn g() {}",
        &["a.rs -> b/mod.rs: g"],
    );
}

#[test]
fn whatever_is_opened_is_an_import() {
    check(
        "pub fn top() {}",
        "use super::*; use crate::b::Two::*; fn f() { b::g() }",
        "pub fn g() {} pub enum Two { X }",
        &["a.rs -> b/mod.rs: Two g", "a.rs -> lib.rs: *"],
    );
}

#[test]
fn a_name_is_followed_to_where_it_is_defined() {
    check(
        "pub use self::b::One as Uno; pub use b::inner::*;",
        "use crate::Uno; use super::Deep; fn f() { crate::Deep::new() }",
        "pub struct One; pub mod inner { pub struct Deep; }",
        &["a.rs -> b/mod.rs: Deep One", "lib.rs -> b/mod.rs: * One"],
    );
}

#[test]
fn what_a_macro_makes_counts_where_it_is_named() {
    check(
        "",
        "use crate::b::Made; fn f() { made!() }",
        "macro_rules! made { () => {} } id!(Made);",
        &["a.rs -> b/mod.rs: Made made"],
    );
}

#[test]
fn documentation_strings_and_tests_are_not_read() {
    check(
        "",
        "//! [`crate::b::One`]
        /// See [`super::b::One`].
        #[doc = \"crate::b::One\"]
        fn f() { print(\"crate::b::One\") } // crate::b::One
        #[cfg(test)]
        #[expect(unused, reason = \"an example\")]
        pub(crate) use crate::b::{One};
        fn after() {}
        #[cfg(test)]
        mod tests { use super::*; use crate::b::One; }",
        "pub struct One; #[cfg(test)] mod sample;",
        &[],
    );
}

#[test]
fn functions_that_serde_is_told_by_name_are_found() {
    check(
        "",
        "struct One { #[serde(serialize_with = \"super::b::write\")] two: u8 }",
        "pub fn write() {}",
        &["a.rs -> b/mod.rs: write"],
    );
}

#[test]
fn names_of_others_are_not_taken_for_ours() {
    check(
        "use std::fmt; use b::g; fn f() { Vec::new(); <u8 as Into<u8>>::b::g(); self::b::g(); }",
        "use ::serde::b; use yew::prelude::*; fn f() { Self::b(); fmt::Result::Ok; thing::b::g(); }",
        "pub fn g() {}",
        &["lib.rs -> b/mod.rs: g"],
    );
}

#[test]
fn crates_are_known_by_their_names() {
    let found = read_all(&[
        ("crates/low/src/lib.rs", "mod deep; pub use deep::Deep;"),
        ("crates/low/src/deep.rs", "pub struct Deep;"),
        (
            "xtask/src/main.rs",
            "use low::{self, Deep}; fn f() { low::other() }",
        ),
    ]);
    let others: Vec<&String> = found["xtask/src/main.rs"].keys().collect();
    assert_eq!(others, ["crates/low/src/deep.rs", "crates/low/src/lib.rs"]);
}

#[test]
fn a_file_elsewhere_has_its_own_folder() {
    let found = read_all(&[
        (
            "workbench/src/main.rs",
            "#[path = \"../../src/bin/tool/read.rs\"] pub(crate) mod read; fn f() { read::f() }",
        ),
        ("src/bin/tool/read.rs", "mod part; pub fn f() { part::g() }"),
        ("src/bin/tool/part.rs", "pub fn g() {}"),
    ]);
    let lines: Vec<&String> = found.keys().collect();
    assert_eq!(lines, ["src/bin/tool/read.rs", "workbench/src/main.rs"]);
}

#[test]
fn a_child_that_uses_its_parent_is_in_a_loop_with_it() {
    let parent = "pub struct Type; mod child; pub fn run() { child::find() }";
    let found = read_all(&[
        ("src/lib.rs", "pub mod stage;"),
        ("src/stage.rs", parent),
        (
            "src/stage/child.rs",
            "use super::Type; pub fn find() -> Type {}",
        ),
    ]);
    assert_eq!(
        loops(&found),
        ["loop of 2 files:
  src/stage.rs -> src/stage/child.rs: find
  src/stage/child.rs -> src/stage.rs: Type"]
    );
    let found = read_all(&[
        ("src/lib.rs", "pub mod stage;"),
        (
            "src/stage.rs",
            "mod kind; mod child; pub use kind::Type; pub fn run() { child::find() }",
        ),
        ("src/stage/kind.rs", "pub struct Type;"),
        (
            "src/stage/child.rs",
            "use super::Type; pub fn find() -> Type {}",
        ),
    ]);
    assert_eq!(loops(&found), [""; 0]);
}

#[test]
fn a_loop_of_three_is_told_once() {
    let found = read_all(&[
        ("src/lib.rs", "mod a; mod b; mod c; mod d;"),
        ("src/a.rs", "use crate::b::B; pub struct A;"),
        ("src/b.rs", "use crate::c::C; pub struct B;"),
        ("src/c.rs", "use crate::{a::A, d::D}; pub struct C;"),
        ("src/d.rs", "pub struct D;"),
    ]);
    let loops = loops(&found);
    assert_eq!(loops.len(), 1);
    assert!(loops[0].starts_with("loop of 3 files:") && !loops[0].contains("d.rs"));
}

#[test]
fn a_stage_that_names_a_later_one_is_told() {
    let found = read_all(&[
        (
            "crates/engine/src/lib.rs",
            "mod segment; mod tagging; mod preview; mod gathering; mod other; pub use tagging::T;",
        ),
        (
            "crates/engine/src/segment.rs",
            "use crate::T; pub struct S;",
        ),
        (
            "crates/engine/src/tagging.rs",
            "use crate::segment::S; pub struct T;",
        ),
        ("crates/engine/src/gathering.rs", "use crate::preview::P;"),
        (
            "crates/engine/src/preview.rs",
            "use crate::tagging::T; pub struct P;",
        ),
        ("crates/engine/src/other.rs", "use crate::tagging::T;"),
    ]);
    assert_eq!(
        turned_back(&found),
        [
            "crates/engine/src/gathering.rs -> crates/engine/src/preview.rs: P",
            "crates/engine/src/other.rs: `other` has no place among the stages",
            "crates/engine/src/segment.rs -> crates/engine/src/tagging.rs: T",
        ]
    );
}
