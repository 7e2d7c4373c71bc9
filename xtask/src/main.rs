//! Set-up, build, serve and test of On Record: `cargo xtask help`.
//!
//! Every command first installs what it needs and is not there yet; a second run finds all of it and says nothing.

mod bench;
mod build;
mod checks;
mod dist;
mod engine;
mod figures;
mod module;
mod native;
mod offline;
mod page;
mod parts;
mod process;
mod quick;
mod serve;
mod setup;
mod single;
mod size;
mod stamp;
mod tally;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::process::{cargo, say};

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N]   set up what is missing and show the page on http://127.0.0.1:8080 as soon as it can be had, then build the
                     rest beside it; with --once stop when the page has answered, to see how long that takes
  build              set up, leave the static site in dist/, and in dist/on-record.html the whole of it in one file;
                     with --single-file that file shows its articles without scripts too, as releases have it
  test               set up, then format, lints, tests, site and browser walks; closes with the count
  single             dist/on-record.html, the whole site as one file, anew from the rest of dist/
  figures            build, then write the sizes of README.md anew
  size               build, then first load and module size against their budgets
  bench [FOLDER]     build, then every budget with what was measured; the engine on FOLDER's texts or invented ones
  long               the site around an invented edition of 100,000 passages, in target/long/
  screenshots        build, then a PNG of every route, size and scheme in tests/browser/screenshots/
  corpus ARGS        write corpus/ from articles (workbench; `cargo xtask corpus --help`)
  train ARGS         train a model (workbench; `cargo xtask train --help`)
  help               this text

What is compiled is kept in target/, npm packages in tests/browser/node_modules; nothing of yours is replaced.
A Chromium of your own is used if the environment variable CHROMIUM names it.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Runs one command; the exit code is 0, or 1 if something that was checked does not hold.
fn run(arguments: &[String]) -> Result<ExitCode> {
    let (command, rest) = match arguments {
        [] => ("help", arguments),
        [command, rest @ ..] => (command.as_str(), rest),
    };
    match command {
        "serve" => {
            quick::serve(&serve::Options::parse(rest)?)?;
        }
        "build" => {
            let is_readable = rest == ["--single-file"];
            expect_none(if is_readable { &[] } else { rest })?;
            build::build_site()?;
            if is_readable {
                single::make_readable()?;
            }
            say("the site is in dist/: any static host serves it, from any path");
        }
        "single" => {
            expect_none(rest)?;
            single::make(&process::root().join("dist"))?;
        }
        "test" => {
            expect_none(rest)?;
            return checks::run_all();
        }
        "size" => {
            expect_none(rest)?;
            build::build_site()?;
            let report = size::measure()?;
            say(&report.to_string());
            return Ok(if report.holds() {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            });
        }
        "figures" => {
            expect_none(rest)?;
            build::build_site()?;
            single::make_readable()?;
            figures::write()?;
        }
        "bench" => {
            if let [_, unexpected, ..] = rest {
                bail!("unexpected argument `{unexpected}`; `cargo xtask help` lists what there is");
            }
            let holds = bench::run(rest.first().map(String::as_str))?;
            return Ok(if holds {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            });
        }
        "long" => {
            expect_none(rest)?;
            build::build_site()?;
            build::build_long()?;
        }
        "screenshots" => {
            build::build_site()?;
            let chromium = setup::chromium()?;
            process::stream(
                process::program("node")
                    .arg("tests/browser/screenshots.mjs")
                    .args(rest)
                    .env("CHROMIUM", chromium),
            )?;
        }
        "corpus" | "train" => process::stream(
            cargo()
                .args([
                    "run",
                    "--release",
                    "--quiet",
                    "--package",
                    "workbench",
                    "--",
                    command,
                ])
                .args(rest),
        )?,
        "help" | "--help" | "-h" => say(HELP),
        other => bail!("unknown command `{other}`; `cargo xtask help` lists them"),
    }
    Ok(ExitCode::SUCCESS)
}

fn expect_none(rest: &[String]) -> Result<()> {
    match rest {
        [] => Ok(()),
        [first, ..] => {
            bail!("unexpected argument `{first}`; `cargo xtask help` lists what there is")
        }
    }
}
