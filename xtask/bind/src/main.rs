//! Joins a WebAssembly module to the browser, as the tool `wasm-bindgen` does, of whose library this is made. It takes those
//! of the tool's options that `xtask` gives, so that either serves.
//!
//! A program of its own, so that `xtask` is compiled in seconds and at work while this one is compiled.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

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
    let mut bindgen = Bindgen::new();
    // The tool has the address of the module in the script, its library by default not.
    bindgen.omit_default_module_path(false);
    let mut folder = None;
    let mut rest = arguments.iter().map(String::as_str);
    while let Some(argument) = rest.next() {
        let mut value = || {
            rest.next()
                .with_context(|| format!("{argument} wants a value"))
        };
        match argument {
            "--target" => match value()? {
                "web" => bindgen.web(true)?,
                "nodejs" => bindgen.nodejs(true)?,
                other => bail!("{other}: no target that is needed here"),
            },
            "--no-typescript" => bindgen.typescript(false),
            "--keep-lld-exports" => bindgen.keep_lld_exports(true),
            "--out-name" => bindgen.out_name(value()?),
            "--out-dir" => {
                folder = Some(value()?);
                &mut bindgen
            }
            option if option.starts_with('-') => bail!("{option}: no option that is needed here"),
            module => bindgen.input_path(module),
        };
    }
    bindgen.generate(folder.context("--out-dir is missing")?)
}
