//! Whether `dist/` is what the sources would give: told by what is in them, so that nothing is built to find out.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{
    dist::{ONE_FILE, all_files},
    module::{digest, kept},
    process::{find_output, program, root},
};

/// All that a site is made of: files, and folders with all that is in them. Some may not be there.
const SOURCES: [&str; 13] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "build.rs",
    "corpus",
    "crates",
    "index.html",
    "rust-toolchain.toml",
    "src",
    "styles",
    "tests/browser/package-lock.json",
    "web",
    "xtask",
];

/// What in the surroundings changes what is built.
const VARIABLES: [&str; 2] = ["CARGO_ENCODED_RUSTFLAGS", "RUSTFLAGS"];

/// What the sources, the compiler and the surroundings are now.
pub(crate) fn inputs() -> Result<String> {
    let mut all = String::new();
    for source in SOURCES {
        let path = root().join(source);
        if path.is_dir() {
            all += &contents(&path)?;
        } else if path.is_file() {
            all += &format!("{source} {}\n", digest_of(&path)?);
        }
    }
    for name in VARIABLES {
        all += &format!("{name} {:?}\n", env::var_os(name));
    }
    let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    all += &find_output(program(compiler).arg("-vV")).unwrap_or_default();
    Ok(format!("{:016x}", digest(all.as_bytes())))
}

/// Notes that `dist/` is what these inputs give.
pub(crate) fn write(inputs: &str) -> Result<()> {
    let dist = contents(&root().join("dist"))?;
    fs::write(file()?, format!("{inputs}\n{dist}")).context("the stamp cannot be written")
}

/// Whether `dist/` is what the inputs give, and as it was left.
pub(crate) fn is_fresh(inputs: &str) -> Result<bool> {
    let dist = root().join("dist");
    if !dist.join(ONE_FILE).is_file() {
        return Ok(false);
    }
    let expected = format!("{inputs}\n{}", contents(&dist)?);
    Ok(fs::read_to_string(file()?).is_ok_and(|stamp| stamp == expected))
}

fn file() -> Result<PathBuf> {
    Ok(kept("steps")?.join("site.key"))
}

/// The files of a folder with what is in them. That of the site in one file is left out: it may have been made anew to be
/// readable without scripts.
fn contents(folder: &Path) -> Result<String> {
    let mut all = String::new();
    for name in all_files(folder, "")? {
        if name != ONE_FILE {
            all += &format!("{name} {}\n", digest_of(&folder.join(&name))?);
        }
    }
    Ok(all)
}

fn digest_of(file: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    Ok(format!("{:016x}", digest(&bytes)))
}
