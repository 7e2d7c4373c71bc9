//! The page in two parts: what the first load needs, and what comes later (`src/web/later.rs`).
//!
//! Trunk takes the compiler's module to the browser in one piece. This step goes back to that module, which feature
//! `split` has kept its relocations in, parts it, and puts the parts where Trunk had put the whole.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};

use crate::{
    module::{self, Aim, file_name, files},
    process::stream,
    setup::Tools,
};

/// Puts the parts into `dist` in place of Trunk's single module.
pub(crate) fn part(tools: &Tools, dist: &Path) -> Result<()> {
    let parted = module::workshop("parts")?;
    let bound = module::workshop("page")?;
    stream(
        tools
            .command("wasm-split-cli")
            .arg(module::compiled(&module::target(), "web", "app"))
            .arg(&parted)
            .args(["--out-name", "app"]),
    )?;
    let first = parted.join("app.wasm");
    // The table of functions and the memory are exports of the linker; the second part imports them.
    module::bind(tools, &first, &bound, "app", &["--keep-lld-exports"])?;
    fs::remove_file(first)?;
    for file in files(&parted)? {
        fs::rename(&file, bound.join(file_name(&file)))?;
    }
    module::optimise(tools, &bound, Aim::Size)?;
    let folder = module::publish(&bound, dist, "app")?;
    relink(dist, &folder)
}

/// Lets the page link the parts, and removes the whole.
fn relink(dist: &Path, folder: &str) -> Result<()> {
    let index = dist.join("index.html");
    let mut page = fs::read_to_string(&index)?;
    for ending in [".js", "_bg.wasm"] {
        let whole = files(dist)?
            .into_iter()
            .find(|file| file_name(file).starts_with("app-") && file_name(file).ends_with(ending))
            .with_context(|| format!("{}: no app-*{ending}", dist.display()))?;
        let linked = format!("./{}", file_name(&whole));
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
