//! The page's program: in one piece, quickly compiled, or in two parts, small: what the first load needs, and what comes
//! later (`src/web/later.rs`).

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;

use crate::{
    module::{self, Aim, Source, file_name, files},
    process::{Voice, program, quiet, target},
    setup,
};

/// The page's program in one piece, not made small; answers the folder with it. It is compiled in a fifth of the time.
pub(crate) fn whole(voice: Voice) -> Result<PathBuf> {
    let source = Source {
        package: "on-record",
        binary: "app",
        features: "web",
        profile: "quick",
        flags: &[],
        target: target(),
    };
    let compiled = source.compile(voice)?;
    module::step("quick", &[&fs::read(&compiled)?], |folder| {
        module::bind(&compiled, folder, "app", &["--target", "web"])
    })
}

/// The page's program in two parts; answers the folder with them.
pub(crate) fn parted(voice: Voice) -> Result<PathBuf> {
    let flags = module::placeless()?;
    let source = Source {
        package: "on-record",
        binary: "app",
        features: "split",
        profile: "web",
        flags: &flags.iter().map(String::as_str).collect::<Vec<_>>(),
        target: target(),
    };
    let compiled = source.compile(voice)?;
    module::step("parts", &[&fs::read(&compiled)?], |folder| {
        part(&compiled, folder)
    })
}

/// Parts the compiler's module, which feature `split` has kept its relocations in.
fn part(compiled: &Path, folder: &Path) -> Result<()> {
    let parted = module::workshop("parted")?;
    quiet(program(setup::parter()?).arg(compiled).arg(&parted))?;
    let first = parted.join("app.wasm");
    // The table of functions and the memory are exports of the linker; the second part imports them.
    let options = ["--target", "web", "--keep-lld-exports"];
    module::bind(&first, folder, "app", &options)?;
    fs::remove_file(first)?;
    for file in files(&parted)? {
        fs::copy(&file, folder.join(file_name(&file)))?;
    }
    module::optimise(folder, Aim::Size)
}
