//! With feature `engine`: the models without their own packing. With feature `web`: checks the bundled corpus against the types and promises of the library and packs it for the page.
//!
//! The modules below are the library's own, compiled once more for this program, so that what is checked and packed here
//! is by construction what the page unpacks.

use std::{env, fs, path::Path, process::ExitCode};

#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the library uses the rest"
)]
#[path = "src/edition/mod.rs"]
mod edition;
#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the library uses the rest"
)]
#[path = "src/order.rs"]
mod order;
#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the library uses the rest"
)]
#[path = "src/record/mod.rs"]
mod record;
#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the library uses the rest"
)]
#[path = "src/review/mod.rs"]
mod review;
#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the library uses the rest"
)]
#[path = "src/span.rs"]
mod span;

#[allow(dead_code, unreachable_pub, reason = "the library uses the rest")]
#[path = "src/tagging/file.rs"]
mod model_file;

/// Models of the engine.
const MODELS: [&str; 3] = ["attribution.model", "stance.model", "words.model"];

/// Where the bundled corpus lies, from the root of the package.
const CORPUS: &str = "corpus";

/// Names a packed edition that the page carries instead: how tests and benchmarks build a page with another corpus,
/// without a back door in the page that people get.
const EDITION: &str = "ON_RECORD_EDITION";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={CORPUS}");
    println!("cargo::rerun-if-env-changed={EDITION}");
    if env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // Which function needs which: what the step that parts the module goes by.
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
    let has = |feature: &str| env::var_os(feature).is_some();
    let models = if has("CARGO_FEATURE_ENGINE") {
        unpack_models()
    } else {
        Ok(())
    };
    let corpus = if has("CARGO_FEATURE_WEB") {
        pack()
    } else {
        Ok(())
    };
    match models.and(corpus) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            println!("cargo::error={reason}");
            ExitCode::FAILURE
        }
    }
}

/// Models without their own packing, for the engine's module.
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

fn pack() -> Result<(), String> {
    let packed = match env::var_os(EDITION) {
        None => edition::pack::pack(&bundled()?),
        Some(file) => {
            println!("cargo::rerun-if-changed={}", file.display());
            let packed = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            edition::pack::unpack(&packed).map_err(|error| error.to_string())?;
            packed
        }
    };
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    let path = Path::new(&out).join("corpus.bin");
    fs::write(&path, packed).map_err(|error| format!("{}: {error}", path.display()))
}

/// The corpus of the repository, checked.
fn bundled() -> Result<edition::Edition, String> {
    let read = |file: &str| {
        fs::read_to_string(Path::new(CORPUS).join(file)).map_err(|error| error.to_string())
    };
    edition::files::load(read).map_err(|error| format!("{CORPUS}/{error}"))
}
