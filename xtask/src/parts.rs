//! The page in two parts: what the first load needs, and what comes later (`src/web/later.rs`).
//!
//! Trunk takes the compiler's module to the browser in one piece. This step goes back to that module, which feature
//! `split` has kept its relocations in, parts it, and puts the parts where Trunk had put the whole. They lie in a folder
//! of their own that is named by what is in it, so that they find each other by plain names and are never mixed with
//! those of another build.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use crate::{
    process::{root, stream},
    setup::Tools,
    styles::digest,
};

/// What the module may use: all that browsers have had since 2021, and nothing later.
pub(crate) const WASM_OPT: [&str; 10] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-reference-types",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--low-memory-unused",
    "--strip-debug",
    "--strip-producers",
];

/// What Trunk calls the glue and the module of the page.
const GLUE: &str = ".js";
const MODULE: &str = "_bg.wasm";

/// Puts the parts into `dist` in place of Trunk's single module.
pub(crate) fn part(tools: &Tools, dist: &Path) -> Result<()> {
    let work = target().join("parts");
    if work.exists() {
        fs::remove_dir_all(&work).with_context(|| work.display().to_string())?;
    }
    let bound = work.join("bound");
    let module = target().join("wasm32-unknown-unknown/web/app.wasm");
    stream(
        tools
            .command("wasm-split-cli")
            .arg(module)
            .arg(&work)
            .args(["--out-name", "app"]),
    )?;
    stream(
        tools
            .command("wasm-bindgen")
            .args(["--target", "web", "--no-typescript", "--out-name", "app"])
            // The table of functions and the memory are such exports; the second part imports them.
            .arg("--keep-lld-exports")
            .arg("--out-dir")
            .arg(&bound)
            .arg(work.join("app.wasm")),
    )?;
    fs::remove_file(work.join("app.wasm"))?;
    for file in files(&work)? {
        fs::rename(&file, bound.join(name(&file)))?;
    }
    let mut contents = Vec::new();
    for file in files(&bound)? {
        if name(&file).ends_with(".wasm") {
            stream(
                tools
                    .command("wasm-opt")
                    .args(WASM_OPT)
                    .args([&file, Path::new("-o"), &file]),
            )?;
        }
        contents.extend(fs::read(&file)?);
    }
    let folder = format!("app-{:016x}", digest(&contents));
    fs::create_dir(dist.join(&folder))?;
    for file in files(&bound)? {
        fs::copy(&file, dist.join(&folder).join(name(&file)))?;
    }
    relink(dist, &folder)
}

/// Lets the page link the parts, and removes the whole.
fn relink(dist: &Path, folder: &str) -> Result<()> {
    let index = dist.join("index.html");
    let mut page = fs::read_to_string(&index)?;
    for ending in [GLUE, MODULE] {
        let whole = files(dist)?
            .into_iter()
            .find(|file| name(file).starts_with("app-") && name(file).ends_with(ending))
            .with_context(|| format!("{}: no app-*{ending}", dist.display()))?;
        let linked = format!("./{}", name(&whole));
        ensure!(page.contains(&linked), "index.html does not link {linked}");
        page = page.replace(&linked, &format!("./{folder}/app{ending}"));
        fs::remove_file(whole)?;
    }
    // The glue imports this file, so the browser would only hear of it once the glue has arrived.
    let import = format!("<link rel=\"modulepreload\" href=\"./{folder}/__wasm_split.js\">");
    page = page.replace("</head>", &format!("{import}\n</head>"));
    fs::write(&index, page)?;
    Ok(())
}

/// Where cargo puts what it builds.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The files of a folder, by name.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| folder.display().to_string())?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    Ok(files)
}

fn name(file: &Path) -> &str {
    file.file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default()
}
