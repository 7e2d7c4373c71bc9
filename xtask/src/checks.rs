//! `cargo xtask test`: every check of the repository, one after another; a failing one does not stop the others.

use std::{
    fs,
    process::{Command, ExitCode},
};

use anyhow::{Context, Result};

use crate::{
    process::{Captured, capture, cargo, now, root, say},
    setup, size,
    tally::Tally,
    walks,
};

/// Runs everything and closes with the count.
pub(crate) fn run_all() -> Result<ExitCode> {
    let start = now();
    setup::node_packages()?;
    setup::lint_tools()?;
    let chromium = setup::chromium()?;
    setup::other_engines();
    let mut run = Run::default();

    run.single("format", cargo().args(["fmt", "--all", "--check"]))?;
    let page = [
        "--lib",
        "--bin",
        "app",
        "--target",
        "wasm32-unknown-unknown",
    ];
    run.single(
        "lints: engine, no features",
        &mut clippy("on-record", "", &["--lib"]),
    )?;
    run.single(
        "lints: command line",
        &mut clippy("on-record", "cli", &["--lib", "--bins"]),
    )?;
    run.single(
        "lints: page on wasm",
        &mut clippy("on-record", "web", &page),
    )?;
    run.single(
        "lints: engine's module on wasm",
        &mut clippy(
            "on-record",
            "engine",
            &["--bin", "engine", "--target", "wasm32-unknown-unknown"],
        ),
    )?;
    run.single(
        "lints: tests, tools",
        &mut clippy("*", "cli,ssr", &["--all-targets"]),
    )?;
    // One build of the engine serves the unit tests, the command line and the markup tests.
    run.counted(
        "tests: engine, command line, markup, tools",
        cargo().args([
            "test",
            "--workspace",
            "--features",
            "cli,ssr",
            "--no-fail-fast",
        ]),
    )?;
    // The very command that people type, so that what is measured and walked is what they get.
    let itself = std::env::current_exe().context("where xtask itself is")?;
    let mut build = Command::new(&itself);
    if run.single(
        "site: release build",
        build.args(["build", "--single-file"]).current_dir(root()),
    )? {
        run.size()?;
        let mut long = Command::new(itself);
        let name = "site: around an invented edition of 100,000 passages";
        let is_long_here = run.single(name, long.arg("long").current_dir(root()))?;
        run.walks(|| {
            let mut walks = walks::runner();
            walks.env("CHROMIUM", &chromium);
            if is_long_here {
                walks.env("LONG_DIST", root().join("target/long"));
            }
            walks
        })?;
    } else {
        say("  the site was not built, so its size and the browser walks were left out");
    }

    say(&format!(
        "\n{} s in all; full output of each stage in target/xtask/",
        start.elapsed().as_secs()
    ));
    for name in &run.unsteady {
        say(&format!("unsteady, held when walked once more: {name}"));
    }
    for name in &run.failures {
        say(&format!("failed: {name}"));
    }
    say(&run.tally.to_string());
    Ok(if run.tally.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The lints on one package (`*` for all) with some features; a warning fails.
fn clippy(package: &str, features: &str, targets: &[&str]) -> Command {
    let mut command = cargo();
    command
        .args(["clippy", "--quiet", "--features", features])
        .args(if package == "*" {
            vec!["--workspace"]
        } else {
            vec!["--package", package]
        })
        .args(targets)
        .args(["--", "--deny", "warnings"]);
    command
}

/// The stages so far.
#[derive(Default)]
struct Run {
    tally: Tally,
    failures: Vec<String>,
    unsteady: Vec<String>,
}

impl Run {
    /// A stage that counts as one test.
    fn single(&mut self, name: &str, command: &mut Command) -> Result<bool> {
        self.stage(name, command, |captured| Ok(Tally::of(captured.succeeded)))
    }

    /// A stage whose output says how many tests it ran.
    fn counted(&mut self, name: &str, command: &mut Command) -> Result<bool> {
        self.stage(name, command, |captured| Ok(count(captured)))
    }

    /// The walks in browsers. A few that failed are walked once more; those that then hold count as passed and are named.
    fn walks(&mut self, runner: impl Fn() -> Command) -> Result<()> {
        let mut unsteady = Vec::new();
        let mut all = runner();
        self.stage("browser walks", all.args(walks::files()?), |captured| {
            let mut tally = count(captured);
            unsteady = walks::unsteady(&mut runner(), captured)?;
            if !unsteady.is_empty() {
                tally.passed += std::mem::take(&mut tally.failed);
            }
            Ok(tally)
        })?;
        self.unsteady.append(&mut unsteady);
        Ok(())
    }

    /// Runs a command, keeps its output in a file, shows it only if something failed.
    fn stage(
        &mut self,
        name: &str,
        command: &mut Command,
        count: impl FnOnce(&Captured) -> Result<Tally>,
    ) -> Result<bool> {
        say(&format!("· {name}"));
        let start = now();
        let captured = capture(command)?;
        keep(name, &captured)?;
        let tally = count(&captured)?;
        let holds = tally.failed == 0;
        if !(holds && captured.succeeded) {
            for line in captured.lines.iter().filter(|line| is_telling(line)) {
                say(&format!("    {line}"));
            }
        }
        self.close(
            name,
            holds,
            &format!("{tally}, {} s", start.elapsed().as_secs()),
        );
        self.tally += tally;
        Ok(holds)
    }

    /// The budgets.
    fn size(&mut self) -> Result<()> {
        let name = "size: first load and single file within their budgets";
        say(&format!("· {name}"));
        let report = size::measure()?;
        for line in report.to_string().lines() {
            say(&format!("    {line}"));
        }
        let tally = Tally::of(report.holds());
        self.close(name, report.holds(), &tally.to_string());
        self.tally += tally;
        Ok(())
    }

    fn close(&mut self, name: &str, holds: bool, detail: &str) {
        if !holds {
            self.failures.push(name.to_owned());
        }
        say(&format!(
            "  {} {detail}",
            if holds { "ok:" } else { "FAILED:" }
        ));
    }
}

/// How many tests the output speaks of. A program that fails without a failed test (it does not compile, say) counts as
/// one failure, and so does one that ran none.
fn count(captured: &Captured) -> Tally {
    let mut tally = Tally::read(&captured.lines);
    if tally == Tally::default() || (!captured.succeeded && tally.failed == 0) {
        tally.failed += 1;
    }
    tally
}

/// Whether a line says more than that something went well.
fn is_telling(line: &str) -> bool {
    let is_passed_test = line.starts_with("test ") && line.ends_with(" ... ok");
    let is_progress = [
        "Compiling ",
        "Checking ",
        "Downloaded ",
        "Downloading ",
        "Running ",
    ]
    .iter()
    .any(|word| line.trim_start().starts_with(word));
    !is_passed_test && !is_progress && !line.trim_start().starts_with('✔')
}

fn keep(name: &str, captured: &Captured) -> Result<()> {
    let folder = root().join("target/xtask");
    fs::create_dir_all(&folder).context("target/xtask cannot be made")?;
    let file: String = name
        .chars()
        .map(|character| {
            if character.is_ascii_alphanumeric() {
                character
            } else {
                '-'
            }
        })
        .collect();
    let path = folder.join(format!("{file}.log"));
    fs::write(&path, captured.lines.join("\n"))
        .with_context(|| format!("{} cannot be written", path.display()))
}
