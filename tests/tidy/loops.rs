//! No file takes something from another that, on whatever way round, takes something from it. And inside the engine the
//! stages stand in order.
//!
//! Text that is read, not compiled: a file's imports are the names of `use`, and the paths that it writes in types,
//! expressions and macros. They count toward the file that defines the item, whatever re-exports it on the way. A parent
//! that re-exports what a child defines imports it; `mod child;` alone is no import, nor is a method that is called, whose
//! type counts where it is named. Libraries and programs are read, without their unit tests.

mod examples;
mod modules;
mod names;
mod tokens;

use std::collections::BTreeSet;

use self::{
    modules::{Files, Modules},
    names::{Imports, imports},
};
use super::{assert_none, read, tracked};

/// Stages of the engine in the order of their work. What stands in one row does not know the other.
const STAGES: &[&[&str]] = &[
    &["lexicon"],
    &["clean"],
    &["segment"],
    &["tagging"],
    &["attribution"],
    &["actor"],
    &["speaker"],
    &["stance"],
    &["quantity"],
    &["analysis"],
    &["gathering", "preview"],
];

#[test]
fn no_files_import_each_other_in_a_loop() {
    assert_none(&loops(&imports(&workspace())));
}

#[test]
fn no_stage_of_the_engine_names_a_later_one() {
    assert_none(&turned_back(&imports(&workspace())));
}

#[test]
fn every_member_of_the_workspace_is_read() {
    let manifest = read("Cargo.toml");
    let members = manifest.lines().find(|line| line.starts_with("members ="));
    assert_eq!(
        members,
        Some(
            "members = [\"benchmarks\", \"crates/*\", \"workbench\", \"xtask\", \"xtask/bind\", \"xtask/part\"]"
        ),
        "another member is for `package` to know"
    );
}

/// The modules of all crates that the workspace builds, each of whose files is read.
fn workspace() -> Modules {
    let files: Files = tracked()
        .into_iter()
        .filter(|file| file.ends_with(".rs") && package(file).is_some())
        .map(|file| (file.clone(), read(&file)))
        .collect();
    let modules = read_crates(&files, name_of_library);
    let read: BTreeSet<&String> = modules.all.iter().map(|module| &module.file).collect();
    let is_test = |file: &str| {
        modules.tests.iter().any(|test| {
            let below = test.trim_end_matches("/mod.rs").trim_end_matches(".rs");
            file == test || file.starts_with(&format!("{below}/"))
        })
    };
    let mut wrong: Vec<String> = files
        .keys()
        .filter(|file| !read.contains(file) && !is_test(file))
        .map(|file| format!("{file}: no module of any crate declares it"))
        .collect();
    let missing = modules.missing.iter();
    wrong.extend(missing.map(|file| format!("{file}: declared, but not there")));
    assert_none(&wrong);
    modules
}

/// Reads every crate with a root among `files`; `name` gives that of a package's library.
fn read_crates(files: &Files, name: impl Fn(&str) -> String) -> Modules {
    let mut modules = Modules::default();
    for file in files.keys() {
        let Some((package, inside)) = package(file) else {
            continue;
        };
        let library = (inside == "lib.rs").then(|| name(package));
        let is_program = match inside.strip_prefix("bin/") {
            Some(program) => !program.trim_end_matches("/main.rs").contains('/'),
            None => inside == "main.rs",
        };
        if library.is_some() || is_program {
            modules.read_crate(library.as_deref(), file, files);
        }
    }
    modules
}

/// `crates/query` and `compare/mod.rs` of `crates/query/src/compare/mod.rs`; none of what is no part of the workspace.
fn package(file: &str) -> Option<(&str, &str)> {
    if let Some(inside) = file.strip_prefix("src/") {
        return Some(("", inside));
    }
    let (package, inside) = file.split_once("/src/")?;
    let is_member = package.starts_with("crates/")
        || [
            "benchmarks",
            "workbench",
            "xtask",
            "xtask/bind",
            "xtask/part",
        ]
        .contains(&package);
    is_member.then_some((package, inside))
}

/// The name by which other crates know the library of a package.
fn name_of_library(package: &str) -> String {
    let manifest = match package {
        "" => read("Cargo.toml"),
        package => read(&format!("{package}/Cargo.toml")),
    };
    let name = manifest
        .lines()
        .find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'));
    name.unwrap_or_else(|| panic!("the manifest of `{package}` names no package"))
        .replace('-', "_")
}

/// A text for each set of files that reach each other: its files, and what ties them.
fn loops(imports: &Imports) -> Vec<String> {
    let mut loops = Vec::new();
    let mut told = BTreeSet::new();
    for file in imports.keys() {
        if told.contains(file) {
            continue;
        }
        let ring: BTreeSet<String> = reached(imports, file)
            .into_iter()
            .filter(|other| reached(imports, other).contains(file))
            .collect();
        if ring.is_empty() {
            continue;
        }
        let mut lines = vec![format!("loop of {} files:", ring.len())];
        for (from, others) in imports.iter().filter(|(from, _)| ring.contains(*from)) {
            for (to, names) in others.iter().filter(|(to, _)| ring.contains(*to)) {
                lines.push(format!("  {from} -> {to}: {}", listed(names)));
            }
        }
        loops.push(lines.join("\n"));
        told.extend(ring);
    }
    loops
}

/// All that `file` imports, and all that these import, and so on; itself where that leads back.
fn reached(imports: &Imports, file: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut open = vec![file];
    while let Some(file) = open.pop() {
        for other in imports.get(file).into_iter().flatten().map(|(to, _)| to) {
            if reached.insert(other.clone()) {
                open.push(other);
            }
        }
    }
    reached
}

fn listed(names: &BTreeSet<String>) -> String {
    names
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ")
}

/// What a stage of the engine takes from one that comes after it.
fn turned_back(imports: &Imports) -> Vec<String> {
    let mut wrong = Vec::new();
    for (from, others) in imports {
        let Some(stage) = stage(from) else {
            continue;
        };
        let Some(rank) = rank(stage) else {
            wrong.push(format!("{from}: `{stage}` has no place among the stages"));
            continue;
        };
        for (to, names) in others {
            let later = self::stage(to).filter(|to| *to != stage);
            if later.and_then(self::rank) >= Some(rank) {
                wrong.push(format!("{from} -> {to}: {}", listed(names)));
            }
        }
    }
    wrong
}

/// `tagging` of `crates/engine/src/tagging/word.rs`; the library's root is no stage.
fn stage(file: &str) -> Option<&str> {
    let inside = file.strip_prefix("crates/engine/src/")?;
    let first = inside.split('/').next().unwrap_or(inside);
    Some(first.trim_end_matches(".rs")).filter(|stage| *stage != "lib")
}

fn rank(stage: &str) -> Option<usize> {
    STAGES.iter().position(|row| row.contains(&stage))
}
