//! The release site in `dist/`.

use anyhow::{Context, Result};

use crate::{
    parts,
    process::{now, root, say, stream},
    setup::{self, Tools},
    styles,
};

/// Sets up what is missing and builds the site; answers the tools it took.
pub(crate) fn build_site() -> Result<Tools> {
    let tools = setup::build_tools()?;
    say("building the site (the first time takes minutes, later ones seconds)");
    let start = now();
    stream(&mut trunk(&tools)).context("the site could not be built")?;
    let dist = root().join("dist");
    parts::part(&tools, &dist).context("the module could not be parted")?;
    styles::join(&dist).context("the stylesheets could not be joined")?;
    say(&format!("built in {} s", start.elapsed().as_secs()));
    Ok(tools)
}

/// Trunk, told to take the tools at hand instead of fetching others.
fn trunk(tools: &Tools) -> std::process::Command {
    let mut command = tools.command("trunk");
    command
        .args(["build", "--release", "--offline", "--log", "warn"])
        .args(["--features", "split"])
        // Trunk reads this variable as an option and accepts only `true` or `false`.
        .env_remove("NO_COLOR")
        // The compiler's message is what helps, not where trunk was when it came.
        .env("RUST_BACKTRACE", "0");
    command
}
