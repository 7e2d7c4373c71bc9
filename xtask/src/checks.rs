//! `cargo xtask test`: every check of the repository. A failing one does not stop the others. What does not disturb each other
//! runs side by side: downloads, the site's build and what is compiled for this machine; then the walks, alone.

use std::{
    fs,
    process::{Command, ExitCode},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::Instant,
};

use anyhow::{Context, Result};

use crate::{
    build, figures, native,
    process::{
        Captured, Voice, capture, cargo, find_on_path, join, now, program, root, say, target,
    },
    setup, single, size,
    tally::Tally,
};

/// Runs everything and closes with the count.
pub(crate) fn run_all() -> Result<ExitCode> {
    let run = Run::new();
    setup::wasm_target()?;
    setup::lint_tools()?;
    let (chromium, is_built) = thread::scope(|scope| {
        let downloads = scope.spawn(|| {
            run.timed("set-up: npm packages", setup::node_packages)?;
            run.timed("set-up: browsers", || {
                let chromium = setup::chromium();
                setup::other_engines();
                chromium
            })
        });
        // The very steps that people take, so that what is measured and walked is what they get.
        let site =
            scope.spawn(|| run.work("site: release build", || build::make_site(Voice::Quiet)));
        native(&run)?;
        anyhow::Ok((join(downloads)?, join(site)?))
    })?;
    if is_built {
        let name = "site: its single file, readable without scripts";
        run.work(name, single::make_readable)?;
        run.size()?;
        run.work(
            "figures: the sizes in README.md are those of this build",
            || {
                let stale = figures::stale()?;
                anyhow::ensure!(
                    stale.is_empty(),
                    "run `cargo xtask figures`:\n{}",
                    stale.join("\n")
                );
                Ok(())
            },
        )?;
        trunk(&run)?;
        let name = "site: around an invented edition of 100,000 passages";
        let is_long_here = run.work(name, || build::build_long().map(|_| ()))?;
        let mut walks = walks()?;
        walks.env("CHROMIUM", &chromium);
        if is_long_here {
            walks.env("LONG_DIST", target().join("long"));
        }
        run.counted("browser walks", &mut walks)?;
    } else {
        say("  the site was not built, so its sizes and the browser walks were left out");
    }
    Ok(run.end())
}

/// What is compiled for this machine, and the lints.
fn native(run: &Run) -> Result<()> {
    run.single("format", cargo().args(["fmt", "--all", "--check"]))?;
    let wasm = "wasm32-unknown-unknown";
    run.single(
        "lints: engine alone",
        &mut clippy("", &["--package", "engine", "--lib"]),
    )?;
    run.single(
        "lints: page on wasm",
        &mut clippy(
            "split",
            &[
                "--package",
                "on-record",
                "--lib",
                "--bin",
                "app",
                "--target",
                wasm,
            ],
        ),
    )?;
    run.single(
        "lints: engine's module on wasm",
        &mut clippy(
            "engine",
            &[
                "--package",
                "on-record",
                "--bin",
                "engine",
                "--target",
                wasm,
            ],
        ),
    )?;
    run.single(
        "lints: command line, tests, tools",
        &mut clippy("cli,ssr", &["--workspace", "--all-targets"]),
    )?;
    let tools = ["bind", "part", "xtask"].map(|name| ["--package", name]);
    run.counted(
        "tests: tools",
        cargo()
            .args(["test", "--profile", "tools"])
            .args(tools.as_flattened()),
    )?;
    // One build serves the unit tests, the command line, the markup tests and the programs that the walks use.
    let tests = || {
        let mut tests = cargo();
        tests.arg("test").args(native::NATIVE);
        tests
    };
    if run.work("tests: compiled", || {
        for name in ["onrecord", "invent"] {
            native::program(name)?;
        }
        crate::process::quiet(tests().arg("--no-run"))
    })? {
        let name = "tests: engine, command line, markup";
        run.counted(name, tests().arg("--no-fail-fast"))?;
    }
    Ok(())
}

/// The walks through the site in browsers: every file of them, in order, two at a time. Each file has a browser of its own,
/// which waits for the page as often as the page for it.
fn walks() -> Result<Command> {
    let mut files: Vec<_> = fs::read_dir(root().join("tests/browser"))
        .context("tests/browser cannot be read")?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    let mut command = program("node");
    command
        .args(["--test", "--test-reporter=spec", "--test-concurrency=2"])
        .args(files);
    Ok(command)
}

/// The lints with some features on what the options name; a warning fails.
fn clippy(features: &str, on: &[&str]) -> Command {
    let mut command = cargo();
    command
        .args(["clippy", "--quiet", "--features", features])
        .args(on)
        .args(["--", "--deny", "warnings"]);
    command
}

/// `trunk serve` is for those who have Trunk: where it is, it must build the page.
fn trunk(run: &Run) -> Result<()> {
    let name = "site: as Trunk builds it";
    let (Some(trunk), Some(_)) = (find_on_path("trunk"), find_on_path("wasm-bindgen")) else {
        run.skip(
            name,
            "trunk and wasm-bindgen are not both on the search path",
        );
        return Ok(());
    };
    let mut build = program(trunk);
    // Trunk reads this variable as an option and accepts only `true` or `false`.
    build.args(["build", "--offline"]).env_remove("NO_COLOR");
    run.single(name, &mut build)?;
    Ok(())
}

/// The stages so far.
struct Run {
    start: Instant,
    so_far: Mutex<SoFar>,
}

#[derive(Default)]
struct SoFar {
    tally: Tally,
    failures: Vec<String>,
    /// Name, when it began and how long it took, in seconds.
    times: Vec<(String, u64, u64)>,
}

impl Run {
    fn new() -> Self {
        Self {
            start: now(),
            so_far: Mutex::default(),
        }
    }

    fn so_far(&self) -> MutexGuard<'_, SoFar> {
        self.so_far.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A stage that counts as one test.
    fn single(&self, name: &str, command: &mut Command) -> Result<bool> {
        self.stage(name, command, |captured| Ok(Tally::of(captured.succeeded)))
    }

    /// A stage whose output says how many tests it ran.
    fn counted(&self, name: &str, command: &mut Command) -> Result<bool> {
        self.stage(name, command, |captured| Ok(count(captured)))
    }

    /// A stage of this program's own that counts as one test; what it says when it fails is shown.
    fn work(&self, name: &str, work: impl FnOnce() -> Result<()>) -> Result<bool> {
        say(&format!("· {name}"));
        let (worked, taken) = self.time(name, work);
        let lines = worked.as_ref().err().map(|error| format!("{error:#}"));
        let captured = Captured {
            lines: lines
                .iter()
                .flat_map(|said| said.lines().map(str::to_owned))
                .collect(),
            succeeded: worked.is_ok(),
        };
        keep(name, &captured)?;
        self.close(name, Tally::of(captured.succeeded), &captured, taken);
        Ok(captured.succeeded)
    }

    /// Runs a command, keeps its output in a file, shows it only if something failed.
    fn stage(
        &self,
        name: &str,
        command: &mut Command,
        count: impl FnOnce(&Captured) -> Result<Tally>,
    ) -> Result<bool> {
        say(&format!("· {name}"));
        let (done, taken) = self.time(name, || {
            let captured = capture(command)?;
            keep(name, &captured)?;
            let tally = count(&captured)?;
            anyhow::Ok((captured, tally))
        });
        let (captured, tally) = done?;
        self.close(name, tally, &captured, taken);
        Ok(tally.failed == 0)
    }

    /// The budgets.
    fn size(&self) -> Result<()> {
        let name = "size: first load and single file within their budgets";
        let report = size::measure()?;
        let lines: Vec<String> = report.to_string().lines().map(str::to_owned).collect();
        for line in &lines {
            say(&format!("    {line}"));
        }
        let captured = Captured {
            lines: Vec::new(),
            succeeded: report.holds(),
        };
        self.close(name, Tally::of(report.holds()), &captured, 0);
        Ok(())
    }

    /// A stage that is left out, and why.
    fn skip(&self, name: &str, why: &str) {
        say(&format!("  skipped: {name}: {why}"));
        self.so_far().tally += Tally {
            skipped: 1,
            ..Tally::default()
        };
    }

    /// Part of the set-up: no test, but it takes time.
    fn timed<T>(&self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.time(name, work).0
    }

    /// Does something and notes how long it took.
    fn time<T>(&self, name: &str, work: impl FnOnce() -> T) -> (T, u64) {
        let began = self.start.elapsed().as_secs();
        let done = work();
        let taken = self.start.elapsed().as_secs() - began;
        self.so_far().times.push((name.to_owned(), began, taken));
        (done, taken)
    }

    /// Says how a stage ended.
    fn close(&self, name: &str, tally: Tally, captured: &Captured, taken: u64) {
        let holds = tally.failed == 0;
        if !(holds && captured.succeeded) {
            for line in captured.lines.iter().filter(|line| is_telling(line)) {
                say(&format!("    {line}"));
            }
        }
        let verdict = if holds { "ok" } else { "FAILED" };
        say(&format!("  {verdict}: {name}: {tally}, {taken} s"));
        let mut so_far = self.so_far();
        so_far.tally += tally;
        if !holds {
            so_far.failures.push(name.to_owned());
        }
    }

    /// Says where the time went and what failed; the last line is the count.
    fn end(self) -> ExitCode {
        let all = self.start.elapsed().as_secs();
        let mut so_far = self
            .so_far
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        so_far.times.sort_by_key(|(_, began, _)| *began);
        say("\n  began  taken  stage (some ran side by side)");
        for (name, began, taken) in &so_far.times {
            say(&format!("{began:>5} s {taken:>4} s  {name}"));
        }
        say(&format!(
            "{all:>12} s  in all; full output of each stage in target/xtask/\n"
        ));
        for name in &so_far.failures {
            say(&format!("failed: {name}"));
        }
        say(&so_far.tally.to_string());
        if so_far.tally.failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
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
