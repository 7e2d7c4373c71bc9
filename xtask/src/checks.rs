//! `cargo xtask test`: every check of the repository, one after another; a failing one does not stop the others.

use std::{
    fs,
    process::{Command, ExitCode},
};

use anyhow::{Context, Result};

use crate::{
    process::{Captured, capture, cargo, now, root, say},
    setup::{self, Tools},
    size,
    tally::Tally,
};

/// Runs everything and closes with the count.
pub(crate) fn run_all() -> Result<ExitCode> {
    let start = now();
    let tools = setup::build_tools()?;
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
        let mut walks = browser(&tools)?;
        walks.env("CHROMIUM", chromium);
        let mut long = Command::new(itself);
        let name = "site: around an invented edition of 100,000 passages";
        if run.single(name, long.arg("long").current_dir(root()))? {
            walks.env("LONG_DIST", root().join("target/long"));
        }
        run.counted("browser walks", &mut walks)?;
    } else {
        say("  the site was not built, so its size and the browser walks were left out");
    }

    say(&format!(
        "\n{} s in all; full output of each stage in target/xtask/",
        start.elapsed().as_secs()
    ));
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

/// Node's test runner over every walk; one file at a time, since the machine is small.
fn browser(tools: &Tools) -> Result<Command> {
    let folder = root().join("tests/browser");
    let mut walks: Vec<_> = fs::read_dir(&folder)
        .context("tests/browser cannot be read")?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    walks.sort();
    let mut command = tools.command("node");
    command
        .args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
        .args(walks);
    Ok(command)
}

/// The stages so far.
#[derive(Default)]
struct Run {
    tally: Tally,
    failures: Vec<String>,
}

impl Run {
    /// A stage that counts as one test.
    fn single(&mut self, name: &str, command: &mut Command) -> Result<bool> {
        self.stage(name, command, |captured| Tally::of(captured.succeeded))
    }

    /// A stage whose output says how many tests it ran. One that fails without a failed test (it does not compile, say)
    /// counts as one failure.
    fn counted(&mut self, name: &str, command: &mut Command) -> Result<bool> {
        self.stage(name, command, |captured| {
            let mut tally = Tally::read(&captured.lines);
            if tally == Tally::default() || (!captured.succeeded && tally.failed == 0) {
                tally.failed += 1;
            }
            tally
        })
    }

    /// Runs a command, keeps its output in a file, shows it only if something failed.
    fn stage(
        &mut self,
        name: &str,
        command: &mut Command,
        count: impl Fn(&Captured) -> Tally,
    ) -> Result<bool> {
        say(&format!("· {name}"));
        let start = now();
        let captured = capture(command)?;
        let tally = count(&captured);
        keep(name, &captured)?;
        let holds = tally.failed == 0;
        if !holds {
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
