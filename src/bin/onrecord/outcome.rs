//! What a command tells whoever called it.

use std::process::ExitCode;

/// How a command ended, if it did not break off with an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Something was found.
    Found,
    /// Everything was read, nothing was found.
    Nothing,
    /// At least one input failed; it was reported and the others were worked on.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Found => 0,
            Outcome::Nothing => 1,
            Outcome::Failed => 2,
        })
    }
}
