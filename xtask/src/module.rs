//! From the compiler's WebAssembly to what a browser loads: the steps that the page's parts and the engine share.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{
    process::{root, stream},
    setup::Tools,
    styles::digest,
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

/// Writes glue and module into `out`, called `NAME.js` and `NAME_bg.wasm`.
pub(crate) fn bind(
    tools: &Tools,
    module: &Path,
    out: &Path,
    name: &str,
    options: &[&str],
) -> Result<()> {
    stream(
        tools
            .command("wasm-bindgen")
            .args(["--target", "web", "--no-typescript", "--out-name", name])
            .args(options)
            .arg("--out-dir")
            .arg(out)
            .arg(module),
    )
}

/// Optimises every module in a folder, in place.
pub(crate) fn optimise(tools: &Tools, folder: &Path, aim: Aim) -> Result<()> {
    // The compiler has done the rest for speed; higher levels take minutes.
    let options: &[&str] = match aim {
        Aim::Size => &["-Oz"],
        Aim::Speed => &["-O1"],
        Aim::WideSpeed => &["-O1", "--enable-simd"],
    };
    for file in files(folder)? {
        if file.extension().is_some_and(|ending| ending == "wasm") {
            stream(
                tools
                    .command("wasm-opt")
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
    fs::create_dir(dist.join(&folder)).with_context(|| folder.clone())?;
    for file in &files {
        fs::copy(file, dist.join(&folder).join(file_name(file)))?;
    }
    Ok(folder)
}

/// A module as cargo leaves it.
pub(crate) fn compiled(target: &Path, profile: &str, binary: &str) -> PathBuf {
    target.join(format!("wasm32-unknown-unknown/{profile}/{binary}.wasm"))
}

/// A folder for what is made on the way, emptied.
pub(crate) fn workshop(name: &str) -> Result<PathBuf> {
    let folder = target().join("xtask").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| folder.display().to_string())?;
    }
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    Ok(folder)
}

/// A folder for what need not be made twice.
pub(crate) fn kept(name: &str) -> Result<PathBuf> {
    let folder = target().join("xtask").join(name);
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    Ok(folder)
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
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
