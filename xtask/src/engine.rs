//! The engine's module (`src/bin/engine.rs`) with the scripts around it (`web/engine/`), beside the page.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::{
    module::{self, Aim, file_name, files},
    process::{cargo, root, stream},
    setup::Tools,
};

/// Builds the engine into a folder of `dist` and tells the page where that is.
pub(crate) fn add(tools: &Tools, dist: &Path) -> Result<()> {
    stream(
        cargo()
            .args(["build", "--offline", "--profile", "engine"])
            .args(["--bin", "engine", "--features", "engine"])
            .args(["--target", "wasm32-unknown-unknown"]),
    )?;
    let bound = module::workshop("engine")?;
    let compiled = module::compiled("engine", "engine");
    module::bind(tools, &compiled, &bound, "engine", &[])?;
    module::optimise(tools, &bound, Aim::Speed)?;
    for script in files(&root().join("web/engine"))? {
        fs::copy(&script, bound.join(file_name(&script)))?;
    }
    let folder = module::publish(&bound, dist, "engine")?;
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).with_context(|| index.display().to_string())?;
    // No link: nothing of it is to be fetched before it is needed.
    let address = format!("<meta name=\"engine\" content=\"{folder}/connect.js\">");
    fs::write(
        &index,
        page.replace("</head>", &format!("{address}\n</head>")),
    )?;
    Ok(())
}
