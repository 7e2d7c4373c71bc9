//! Programs of the repository for this machine.

use std::{env::consts::EXE_SUFFIX, path::PathBuf};

use anyhow::Result;

use crate::process::{cargo, quiet, target};

/// Compiles a program of the repository for this machine as the tests have it, so that nothing is compiled twice; answers
/// where it is.
pub(crate) fn program(name: &str) -> Result<PathBuf> {
    quiet(cargo().arg("build").args(NATIVE).args(["--bin", name]))?;
    Ok(target().join(format!("debug/{name}{EXE_SUFFIX}")))
}

/// Packages and features of all that is compiled for this machine, but xtask and its programs, which are compiled already.
pub(crate) const NATIVE: [&str; 9] = [
    "--workspace",
    "--exclude",
    "bind",
    "--exclude",
    "part",
    "--exclude",
    "xtask",
    "--features",
    "cli,ssr",
];
