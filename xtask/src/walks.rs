//! The walks through the site in browsers, and a second try for a few that failed.
//!
//! A browser driven on a busy machine now and then misses a step. A walk that fails because the site is broken fails again
//! by itself, so one that then holds is not taken for broken; it is named as unsteady, with what it said, and wants mending
//! all the same.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use crate::{
    process::{Captured, capture, program, root, say},
    tally::Tally,
};

/// More failures than this are no accident.
const MOST_UNSTEADY: usize = 3;

/// Every file of walks, in order.
pub(crate) fn files() -> Result<Vec<PathBuf>> {
    let mut files: Vec<_> = fs::read_dir(root().join("tests/browser"))
        .context("tests/browser cannot be read")?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    Ok(files)
}

/// Node's test runner, one file at a time, since the machine is small.
pub(crate) fn runner() -> Command {
    let mut command = program("node");
    command.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]);
    command
}

/// The walks that failed, if each of them holds when it is walked once more; none where one does not, or where too many
/// failed. `runner` has everything but names and files.
pub(crate) fn unsteady(runner: &mut Command, first: &Captured) -> Result<Vec<String>> {
    let names = failed(&first.lines);
    if names.is_empty() || names.len() > MOST_UNSTEADY {
        return Ok(Vec::new());
    }
    say(&format!("  once more: {}", names.join("; ")));
    let patterns = names
        .iter()
        .map(|name| format!("--test-name-pattern={}", pattern(name)));
    let second = capture(runner.args(patterns).args(files()?))?;
    // A file that cannot even be read has the name of no walk: then none runs, and none fails.
    let all_held = second.succeeded && Tally::read(&second.lines).passed as usize >= names.len();
    Ok(if all_held { names } else { Vec::new() })
}

/// The names of the walks that failed, without those of their parts.
fn failed(lines: &[String]) -> Vec<String> {
    lines
        .iter()
        .take_while(|line| *line != "✖ failing tests:")
        .filter_map(|line| Some(line.strip_prefix("✖ ")?.rsplit_once(" (")?.0.to_owned()))
        .collect()
}

/// A regular expression of JavaScript that this name alone matches.
fn pattern(name: &str) -> String {
    let escaped = name.chars().fold(String::new(), |mut escaped, character| {
        if character.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(character);
        escaped
    });
    format!("^{escaped}$")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walks_that_failed_are_named_once_without_their_parts() {
        let said = "✔ one (12.5ms)\n▶ two, (by hand)\n  ✖ #/part (3ms)\n✖ two, (by hand) (20.1ms)\n✖ three (1ms)\n\
                    ✖ failing tests:\n\ntest at a.mjs:1:1\n✖ three (1ms)";
        let lines: Vec<_> = said.lines().map(str::to_owned).collect();
        assert_eq!(failed(&lines), ["two, (by hand)", "three"]);
    }

    #[test]
    fn a_name_is_taken_to_the_letter() {
        assert_eq!(pattern("is it #/a (x)?"), r"^is it \#\/a \(x\)\?$");
    }
}
