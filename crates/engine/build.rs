//! With feature `plain-models`: the models without their own packing.

use std::{env, fs, path::Path, process::ExitCode};

/// Models of the engine, in `crates/engine/data/`.
const MODELS: [&str; 3] = ["attribution.model", "stance.model", "words.model"];

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_PLAIN_MODELS").is_none() {
        return ExitCode::SUCCESS;
    }
    match unpack_models() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            println!("cargo::error={reason}");
            ExitCode::FAILURE
        }
    }
}

fn unpack_models() -> Result<(), String> {
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    for name in MODELS {
        let path = Path::new("data").join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        let file = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let plain = model_file::plain(&file).map_err(|error| format!("{name}: {error}"))?;
        fs::write(Path::new(&out).join(name), plain).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}
