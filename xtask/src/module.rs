//! From source to what a browser loads: the steps that the page, its parts and the engine share. A step whose input did not
//! change is not done again.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{
    process::{Voice, cargo, program, quiet, root, target},
    setup,
};

/// What a module may use: all that browsers have had since 2021, and nothing later.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-reference-types",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// What counts in a module.
#[derive(Clone, Copy)]
pub(crate) enum Aim {
    Size,
    Speed,
    /// Speed, where instructions for several numbers at once may be used as well (Safari has them since 2023).
    WideSpeed,
}

/// A program of the repository, as it is compiled to WebAssembly.
pub(crate) struct Source<'a> {
    pub(crate) package: &'a str,
    pub(crate) binary: &'a str,
    /// Commas between them.
    pub(crate) features: &'a str,
    pub(crate) profile: &'a str,
    /// Further options of the compiler.
    pub(crate) flags: &'a [&'a str],
    /// Where cargo builds it, beside other builds that may run at the same time.
    pub(crate) target: PathBuf,
}

impl Source<'_> {
    /// Compiles it; answers the module.
    pub(crate) fn compile(&self, voice: Voice) -> Result<PathBuf> {
        let mut compiler = cargo();
        compiler
            .args(["build", "--package", self.package, "--bin", self.binary])
            .args(["--features", self.features, "--profile", self.profile])
            .args(["--target", "wasm32-unknown-unknown", "--target-dir"])
            .arg(&self.target);
        if !self.flags.is_empty() {
            compiler
                .env("CARGO_ENCODED_RUSTFLAGS", flags(self.flags))
                .env_remove("RUSTFLAGS");
        }
        voice.run(&mut compiler)?;
        let folder = format!("wasm32-unknown-unknown/{}", self.profile);
        Ok(self
            .target
            .join(folder)
            .join(format!("{}.wasm", self.binary)))
    }
}

/// The compiler's options: those that the surroundings name, and ours. Cargo looks at `RUSTFLAGS` only where
/// `CARGO_ENCODED_RUSTFLAGS` is not set.
fn flags(ours: &[&str]) -> String {
    let theirs = match (env::var("CARGO_ENCODED_RUSTFLAGS"), env::var("RUSTFLAGS")) {
        (Ok(encoded), _) => encoded,
        (_, Ok(plain)) => plain.split_whitespace().collect::<Vec<_>>().join("\u{1f}"),
        _ => String::new(),
    };
    let all = [theirs.as_str()].into_iter().chain(ours.iter().copied());
    all.filter(|flag| !flag.is_empty())
        .collect::<Vec<_>>()
        .join("\u{1f}")
}

/// Options that keep the folders of this machine out of what is built: the same source is the same module anywhere.
pub(crate) fn placeless() -> Result<Vec<String>> {
    let sources = setup::cargo_home()?.join("registry/src");
    let Ok(entries) = fs::read_dir(&sources) else {
        return Ok(Vec::new());
    };
    let mut folders: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    folders.sort();
    let option = |folder: &PathBuf| format!("--remap-path-prefix={}=crates", folder.display());
    Ok(folders.iter().map(option).collect())
}

/// Does a step in a folder of its own, emptied before; not if it was last done with the same. `given` is all that its
/// result depends on, besides the tools of the lock files. Answers the folder.
pub(crate) fn step(
    name: &str,
    given: &[&[u8]],
    make: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let lock = |file: &str| fs::read(root().join(file)).with_context(|| file.to_owned());
    let locks = [
        lock("Cargo.lock")?,
        lock("tests/browser/package-lock.json")?,
    ];
    let all = given.iter().copied().chain(locks.iter().map(Vec::as_slice));
    let key: String = all.map(|part| format!("{:016x}", digest(part))).collect();
    let folder = kept("steps")?.join(name);
    let stamp = folder.with_extension("key");
    if folder.is_dir() && fs::read_to_string(&stamp).is_ok_and(|old| old == key) {
        return Ok(folder);
    }
    // Without it, what an interrupted step leaves is not taken for its result.
    if stamp.exists() {
        fs::remove_file(&stamp)?;
    }
    empty(&folder)?;
    make(&folder)?;
    fs::write(&stamp, key)?;
    Ok(folder)
}

/// Writes glue and module into `out`, called `NAME.js` and `NAME_bg.wasm`.
pub(crate) fn bind(module: &Path, out: &Path, name: &str, options: &[&str]) -> Result<()> {
    quiet(
        program(setup::binder()?)
            .args(["--no-typescript", "--out-name", name])
            .args(options)
            .arg("--out-dir")
            .arg(out)
            .arg(module),
    )
}

/// Optimises every module in a folder, in place.
pub(crate) fn optimise(folder: &Path, aim: Aim) -> Result<()> {
    // The compiler has done the rest for speed; higher levels take minutes.
    let options: &[&str] = match aim {
        Aim::Size => &["-Oz"],
        Aim::Speed => &["-O1"],
        Aim::WideSpeed => &["-O1", "--enable-simd"],
    };
    for file in files(folder)? {
        if file.extension().is_some_and(|ending| ending == "wasm") {
            quiet(
                program(setup::wasm_opt()?)
                    .args(options)
                    .args(["--low-memory-unused", "--strip-debug", "--strip-producers"])
                    .args(FEATURES)
                    .args([&file, Path::new("-o"), &file]),
            )?;
        }
    }
    Ok(())
}

/// Copies the files of a folder into one of the site, which is named `NAME-` and what is in it: they find each other by
/// plain names and are never mixed with those of another build. Answers the folder's name.
pub(crate) fn publish(from: &Path, dist: &Path, name: &str) -> Result<String> {
    let files = files(from)?;
    let mut contents = Vec::new();
    for file in &files {
        contents.extend(fs::read(file).with_context(|| file.display().to_string())?);
    }
    let folder = format!("{name}-{:016x}", digest(&contents));
    fs::create_dir_all(dist.join(&folder)).with_context(|| folder.clone())?;
    for file in &files {
        fs::copy(file, dist.join(&folder).join(file_name(file)))?;
    }
    Ok(folder)
}

/// A folder for what is made on the way, emptied.
pub(crate) fn workshop(name: &str) -> Result<PathBuf> {
    let folder = target().join("xtask").join(name);
    empty(&folder)?;
    Ok(folder)
}

/// A folder for what need not be made twice.
pub(crate) fn kept(name: &str) -> Result<PathBuf> {
    let folder = target().join("xtask").join(name);
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    Ok(folder)
}

/// Makes the folder be there with nothing in it.
pub(crate) fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())
}

/// FNV-1a: tells files by what is in them.
pub(crate) fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The files of a folder, by name.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| folder.display().to_string())?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    Ok(files)
}

/// The last part of a path.
pub(crate) fn file_name(file: &Path) -> &str {
    file.file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_done_once_for_the_same() {
        let name = format!("test-{}", std::process::id());
        let mut n_done = 0;
        let mut step = |given: &[u8]| {
            let made = step(&name, &[given], |folder| {
                n_done += 1;
                Ok(fs::write(folder.join("made"), given)?)
            });
            fs::read(made.unwrap().join("made")).unwrap()
        };
        assert_eq!(step(b"a"), b"a");
        assert_eq!(step(b"a"), b"a");
        assert_eq!(step(b"b"), b"b");
        assert_eq!(n_done, 2);
        let folder = kept("steps").unwrap().join(&name);
        fs::remove_dir_all(&folder).unwrap();
        fs::remove_file(folder.with_extension("key")).unwrap();
    }

    #[test]
    fn a_step_that_failed_is_done_again() {
        let name = format!("test-failed-{}", std::process::id());
        let failed = step(&name, &[b"a"], |_| anyhow::bail!("no"));
        assert!(failed.is_err());
        let folder = step(&name, &[b"a"], |_| Ok(())).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        fs::remove_file(folder.with_extension("key")).unwrap();
    }
}
