//! The command line of On Record: results to standard output, all else to standard error. Exit code 0 if something was
//! found, 1 if nothing was, 2 on failure; a closed pipe ends quietly.

mod args;
mod edition;
mod eval;
mod input;
mod issues;
mod outcome;
mod parse;
mod stance;

use std::{io, process::ExitCode};

use clap::Parser as _;

use crate::{
    args::{Args, Command},
    outcome::Outcome,
};

fn main() -> ExitCode {
    let args = Args::parse();
    let result = match args.command {
        Command::Parse(args) => parse::run(&args),
        Command::Edition(args) => edition::run(&args),
        Command::Stance(args) => stance::run(&args),
        Command::Eval(args) => eval::run(&args),
    };
    match result {
        Ok(outcome) => outcome.into(),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("onrecord: {error:#}");
            Outcome::Failed.into()
        }
    }
}

/// Whether whoever read our output has had enough (`onrecord parse ... | head -1`).
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
