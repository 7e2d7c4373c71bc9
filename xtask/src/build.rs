//! The release site in `dist/`.

use std::{path::PathBuf, process::Command};

use anyhow::{Context, Result};

use crate::{
    engine, offline, parts,
    process::{cargo, now, root, say, stream},
    setup::{self, Tools},
    single, styles,
};

/// Sets up what is missing and builds the site; answers the tools it took.
pub(crate) fn build_site() -> Result<Tools> {
    let tools = setup::build_tools()?;
    say("building the site (the first time takes minutes, later ones seconds)");
    let start = now();
    stream(&mut trunk(&tools)).context("the site could not be built")?;
    let dist = root().join("dist");
    parts::part(&tools, &dist).context("the module could not be parted")?;
    let wide = engine::add(&tools, &dist).context("the engine's module could not be built")?;
    styles::join(&dist).context("the stylesheets could not be joined")?;
    offline::add(&dist).context("the site could not be made fit for use without a network")?;
    single::make(&dist).context("the site could not be put into one file")?;
    wide.add(&dist)
        .context("the engine's wide module could not be added")?;
    say(&format!("built in {} s", start.elapsed().as_secs()));
    Ok(tools)
}

/// Attributions of the invented edition that long lists are walked and measured on.
const N_LONG: &str = "100000";

/// Builds the site around an invented edition, in one part; answers its folder. The page that people get has no way to
/// open another edition than its own, so tests of long lists need a page of their own.
pub(crate) fn build_long(tools: &Tools) -> Result<PathBuf> {
    let target = root().join("target");
    let (edition, dist) = (target.join("invented.bin"), target.join("long"));
    let mut invent = cargo();
    invent.args([
        "run",
        "--quiet",
        "--package",
        "benchmarks",
        "--bin",
        "invent",
        "--",
        N_LONG,
        "1",
    ]);
    stream(invent.arg(&edition)).context("no edition could be invented")?;
    std::fs::create_dir_all(&dist).with_context(|| dist.display().to_string())?;
    let mut build = bare_trunk(tools);
    build
        .arg("--dist")
        .arg(&dist)
        .env("ON_RECORD_EDITION", edition);
    stream(&mut build).context("the site could not be built around the invented edition")?;
    Ok(dist)
}

/// Trunk, told to take the tools at hand instead of fetching others.
fn trunk(tools: &Tools) -> Command {
    let mut command = bare_trunk(tools);
    command.args(["--features", "split"]);
    command
}

/// The same for a site in one part.
fn bare_trunk(tools: &Tools) -> Command {
    let mut command = tools.command("trunk");
    command
        .args(["build", "--release", "--offline", "--log", "warn"])
        // Trunk reads this variable as an option and accepts only `true` or `false`.
        .env_remove("NO_COLOR")
        // The compiler's message is what helps, not where trunk was when it came.
        .env("RUST_BACKTRACE", "0");
    command
}
