//! Other programs and the terminal: the few calls through which everything here is run and said.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader, IsTerminal},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Instant,
};

use anyhow::{Context, Result, bail};

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The folder of the root package.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the root package's folder")
}

/// Says one line to whoever runs the command.
#[expect(
    clippy::print_stdout,
    reason = "what is said here is the command's output"
)]
pub(crate) fn say(line: &str) {
    println!("{line}");
}

/// The time, for saying how long something took.
#[expect(
    clippy::disallowed_methods,
    reason = "the ban is for the engine; a build may be timed"
)]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// A program, run in the root package's folder.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// The cargo that runs this program.
pub(crate) fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a program with its output on the terminal.
pub(crate) fn stream(command: &mut Command) -> Result<()> {
    let name = show(command);
    let status = command
        .status()
        .with_context(|| format!("`{name}` could not be started"))?;
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// Where what a program says goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// To the terminal, as it comes: the one thing that somebody waits for.
    Loud,
    /// Nowhere, unless it fails: what goes on beside that.
    Quiet,
}

impl Voice {
    /// Runs a program.
    pub(crate) fn run(self, command: &mut Command) -> Result<()> {
        match self {
            Self::Loud => stream(command),
            Self::Quiet => quiet(command),
        }
    }
}

/// Runs a program whose output is only of interest if it fails: its last lines are in the error then.
pub(crate) fn quiet(command: &mut Command) -> Result<()> {
    let name = show(command);
    let captured = capture(command)?;
    if !captured.succeeded {
        let tail = captured.lines.len().saturating_sub(25);
        bail!("`{name}` failed:\n{}", captured.lines[tail..].join("\n"));
    }
    Ok(())
}

/// Standard output of a program, trimmed; `None` if it cannot be started or fails.
pub(crate) fn find_output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// What a captured program said, standard output and error in order of arrival, and whether it succeeded.
pub(crate) struct Captured {
    /// Lines without their ends.
    pub(crate) lines: Vec<String>,
    /// Whether the exit code was 0.
    pub(crate) succeeded: bool,
}

/// Runs a program and keeps what it says.
pub(crate) fn capture(command: &mut Command) -> Result<Captured> {
    let name = show(command);
    let (reader, writer) = std::io::pipe().context("no pipe")?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(writer.try_clone().context("no pipe")?)
        .stderr(writer)
        .spawn()
        .with_context(|| format!("`{name}` could not be started"))?;
    // The command still holds the writing ends; the pipe closes only once they are gone.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let lines = BufReader::new(reader)
        .split(b'\n')
        .map_while(Result::ok)
        .map(|line| {
            String::from_utf8_lossy(&line)
                .trim_end_matches('\r')
                .to_owned()
        })
        .collect();
    let status = child.wait().with_context(|| format!("`{name}` was lost"))?;
    Ok(Captured {
        lines,
        succeeded: status.success(),
    })
}

/// Runs an installation: live where someone watches, else quietly, with the last lines shown if it fails.
pub(crate) fn install(command: &mut Command) -> Result<()> {
    if std::io::stderr().is_terminal() {
        return stream(command);
    }
    quiet(command)
}

/// What a thread has made; its panic goes on here.
pub(crate) fn join<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    thread
        .join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Where a program lies on the search path.
pub(crate) fn find_on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

fn show(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_outputs_are_captured_and_failure_is_seen() {
        let captured = capture(cargo().args(["--no-such-option"])).unwrap();
        assert!(!captured.succeeded);
        assert!(
            captured
                .lines
                .iter()
                .any(|line| line.contains("--no-such-option"))
        );
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = stream(&mut program("no-such-program-anywhere")).unwrap_err();
        assert!(error.to_string().contains("no-such-program-anywhere"));
    }
}
