//! `part MODULE FOLDER`: parts the page's module along the functions that are marked, into the folder: `app.wasm`, which
//! `bind` takes on, the later part, and the script that loads it.
//!
//! A program of its own, as `bind` is.

use std::{fs, path::Path, process::ExitCode};

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support::{Options, transform};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let [module, folder] = arguments else {
        bail!("part takes a module and a folder");
    };
    let module = fs::read(module).with_context(|| module.clone())?;
    let folder = Path::new(folder);
    let first = folder.join("app.wasm");
    let mut options = Options::new(&module);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.main_module = "./app.js";
    transform(options).map_err(|report| anyhow!("{report:#}"))?;
    Ok(())
}
