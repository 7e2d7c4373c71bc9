//! The release site in `dist/`.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result, ensure};

use crate::{
    dist::all_files,
    engine::{self, Build},
    module, native, offline, page, parts,
    process::{Voice, join, now, program, quiet, root, say, target},
    setup, single, stamp,
};

/// Sets up what is missing and builds the site.
pub(crate) fn build_site() -> Result<()> {
    say("building the site (the first time takes minutes, later ones seconds)");
    let start = now();
    make_site(Voice::Loud)?;
    say(&format!("built in {} s", start.elapsed().as_secs()));
    Ok(())
}

/// Builds the site; what is in `dist/` before stays until all of the new one is there.
pub(crate) fn make_site(voice: Voice) -> Result<()> {
    let inputs = stamp::inputs()?;
    setup::wasm_target()?;
    let (page, plain, wide) = thread::scope(|scope| {
        // Linking takes one core for most of its time, so the two engines are built beside the page, one after the other:
        // the second finds what the first has compiled for this machine. What the page needs after its compiler comes in the meantime.
        let engines = scope.spawn(|| {
            let plain = engine::make(Build::Plain, Voice::Quiet)?;
            anyhow::Ok((plain, engine::make(Build::Wide, Voice::Quiet)?))
        });
        let packages = scope.spawn(setup::wasm_opt);
        let programs = scope.spawn(|| setup::binder().and_then(|_| setup::parter()));
        let page = parts::parted(voice).context("the page could not be built");
        let engines = join(engines).context("the engine's module could not be built");
        join(packages)?;
        join(programs)?;
        let (plain, wide) = engines?;
        anyhow::Ok((page?, plain, wide))
    })?;
    let made = module::workshop("site")?;
    let folder = module::publish(&page, &made, "app")?;
    // The glue imports this file, so the browser would only hear of it once the glue has arrived.
    let import = format!("<link rel=\"modulepreload\" href=\"./{folder}/__wasm_split.js\">\n");
    page::write(&made, &folder, &import).context("the page could not be put together")?;
    engine::publish(Build::Plain, &plain, &made)?;
    offline::add(&made).context("the site could not be made fit for use without a network")?;
    single::make(&made).context("the site could not be put into one file")?;
    engine::publish_wide(&wide, &made).context("the engine's wide module could not be added")?;
    copy(&made, &root().join("dist"))?;
    stamp::write(&inputs)
}

/// Makes a folder hold what another holds, and nothing else.
fn copy(from: &Path, to: &Path) -> Result<()> {
    module::empty(to)?;
    overlay(from, to)
}

/// Copies what a folder holds into another, the page last: whoever is served from there finds all that it links.
pub(crate) fn overlay(from: &Path, to: &Path) -> Result<()> {
    let mut names = all_files(from, "")?;
    names.sort_by_key(|name| name == "index.html");
    for name in names {
        let file = to.join(&name);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(from.join(&name), file).with_context(|| name.clone())?;
    }
    Ok(())
}

/// Attributions of the invented edition that long lists are walked and measured on.
const N_LONG: &str = "100000";

/// A copy of the site that shows an invented edition, as a web host's folder shows the edition that somebody made
/// (`crates/export/src/site/host.rs`); answers its folder.
pub(crate) fn build_long() -> Result<PathBuf> {
    let long = target().join("long");
    copy(&root().join("dist"), &long)?;
    let invent = native::program("invent").context("no edition could be invented")?;
    quiet(program(invent).args([N_LONG, "1"]).arg(long.join(EDITION)))
        .context("no edition could be invented")?;
    let index = long.join("index.html");
    let page = fs::read_to_string(&index)?;
    let told = page.replacen("<html ", &format!("<html data-edition=\"{EDITION}\" "), 1);
    ensure!(told != page, "index.html has no `<html `");
    fs::write(&index, told)?;
    Ok(long)
}

/// The invented edition's file.
const EDITION: &str = "invented.onrecord";
