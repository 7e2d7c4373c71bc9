//! Makes what ships in `crates/engine/data/` and `corpus/`. Run through `cargo xtask`, or alone: `workbench COMMAND ARGS`.

#![expect(clippy::print_stdout, reason = "what a command prints is its result")]

mod attribution;
mod corpus;
mod positions;
mod random;
mod split;
mod stances;
mod tokens;
mod train;
mod words;

use anyhow::{Result, bail};

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.split_first() {
        Some((command, rest)) if command == "corpus" => corpus::run(rest),
        Some((command, rest)) if command == "labels" => attribution::silver::write_labels(rest),
        Some((command, rest)) if command == "silver" => {
            attribution::silver::write_annotations(rest)
        }
        Some((command, rest)) if command == "stances" => stances::run(rest),
        Some((command, rest)) if command == "tokens" => tokens::run(rest),
        Some((command, rest)) if command == "train" => train::run(rest),
        Some((command, rest)) if command == "vary" => attribution::vary::run(rest),
        Some((command, _)) => bail!("unknown command `{command}`"),
        None => {
            bail!("which command? one of: corpus, labels, silver, stances, tokens, train, vary")
        }
    }
}
