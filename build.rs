//! With feature `web`: checks the bundled corpus against the types and promises of the library and packs it for the page.

use std::{env, fs, path::Path, process::ExitCode};

use record::edition::{Edition, files, pack};

/// Where the bundled corpus lies, from the root of the package.
const CORPUS: &str = "corpus";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={CORPUS}");
    if env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // Which function needs which: what the step that parts the module goes by.
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
    if env::var_os("CARGO_FEATURE_WEB").is_none() {
        return ExitCode::SUCCESS;
    }
    match pack_corpus() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            println!("cargo::error={reason}");
            ExitCode::FAILURE
        }
    }
}

fn pack_corpus() -> Result<(), String> {
    let packed = pack::pack(&bundled()?);
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    let path = Path::new(&out).join("corpus.bin");
    fs::write(&path, packed).map_err(|error| format!("{}: {error}", path.display()))
}

/// The corpus of the repository, checked.
fn bundled() -> Result<Edition, String> {
    let read = |file: &str| {
        fs::read_to_string(Path::new(CORPUS).join(file)).map_err(|error| error.to_string())
    };
    files::load(read).map_err(|error| format!("{CORPUS}/{error}"))
}
