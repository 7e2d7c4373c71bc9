//! The rules of the repository that no compiler checks: how styles and data files are laid out, how long a file may be, what the shipped program depends on.

mod files;
mod loops;
mod shipped;
mod styles;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Files of the repository, with `/` between folders, sorted. Without git (a source archive) the folders that hold them
/// are read.
fn tracked() -> Vec<String> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output();
    let mut files: Vec<String> = match listed {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout)
            .lines()
            .filter(|file| root().join(file).is_file())
            .map(str::to_owned)
            .collect(),
        _ => [
            "src",
            "crates",
            "styles",
            "corpus",
            "tests",
            "xtask/src",
            "workbench/src",
            "benchmarks/src",
            "web",
        ]
        .iter()
        .flat_map(|folder| walk(&root().join(folder)))
        .filter_map(|path| Some(path.strip_prefix(root()).ok()?.to_str()?.replace('\\', "/")))
        .filter(|path| !path.contains("node_modules"))
        .collect(),
    };
    files.sort();
    assert!(
        files.iter().any(|file| file == "src/lib.rs"),
        "the files of the repository were not found"
    );
    files
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    entries
        .flat_map(|entry| match entry.path() {
            path if path.is_dir() => walk(&path),
            path => vec![path],
        })
        .collect()
}

fn under(folder: &str, ending: &str) -> Vec<String> {
    let mut files = tracked();
    files.retain(|file| file.starts_with(folder) && file.ends_with(ending));
    assert!(!files.is_empty(), "no {ending} in {folder}");
    files
}

#[track_caller]
fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
