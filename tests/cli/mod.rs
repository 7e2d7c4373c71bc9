//! The contract of the command line: what it prints, its exit codes and its messages.

mod command;
mod edition;
mod parse;
