//! Runs the built command on invented files, in a folder of its own for each test.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;

pub(super) const ARTICLE: &str = "Freedonia courts Ruritania\n\nPrime Minister Mira Castellan of Freedonia praised the treaty with \
    Ruritania on Tuesday. “We have waited ten years for this,” Castellan said. Ruritania’s foreign minister, Otto \
    Brandl, warned that tariffs would follow.\n";

/// A folder of its own for each test, empty at the start.
pub(super) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("cli")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a writable target folder");
    folder
}

pub(super) fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a parent")).expect("a writable folder");
    fs::write(path, bytes).expect("a writable folder");
}

pub(super) fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.current_dir(folder);
    command
}

pub(super) fn run(folder: &Path, args: &[&str]) -> Output {
    command(folder)
        .args(args)
        .stdin(Stdio::null())
        .output()
        .expect("the command starts")
}

pub(super) fn run_with_input(folder: &Path, args: &[&str], input: &[u8]) -> Output {
    let mut child = command(folder)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(input)
        .expect("the command reads");
    child.wait_with_output().expect("the command ends")
}

pub(super) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8 on standard error")
}

pub(super) fn lines(output: &Output) -> Vec<Value> {
    std::str::from_utf8(&output.stdout)
        .expect("UTF-8 on standard output")
        .lines()
        .map(|line| serde_json::from_str(line).expect("one JSON object a line"))
        .collect()
}

pub(super) fn files(output: &Output) -> Vec<String> {
    lines(output)
        .iter()
        .map(|line| line["file"].as_str().expect("a file name").to_owned())
        .collect()
}

#[track_caller]
pub(super) fn check_failure(output: &Output, message: &str) {
    assert_eq!(stderr(output).trim_end(), message);
    assert_eq!(output.status.code(), Some(2));
}
