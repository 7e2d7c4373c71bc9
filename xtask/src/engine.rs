//! The engine's module (`src/bin/engine/`) with the scripts around it (`web/engine/`), beside the page: once for every browser, and once in
//! WebAssembly's wide instructions, a quarter quicker, for those that have them (Safari since 16.4).

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;

use crate::{
    dist::all_files,
    module::{self, Aim, Source, file_name, files},
    offline, page,
    process::{Voice, root, target},
};

/// Which instructions the module uses.
#[derive(Clone, Copy)]
pub(crate) enum Build {
    Plain,
    Wide,
}

impl Build {
    /// Name of the element that tells the page the module's address, and of its folder.
    const fn name(self) -> &'static str {
        match self {
            Self::Plain => "engine",
            Self::Wide => "wide",
        }
    }

    const fn aim(self) -> Aim {
        match self {
            Self::Plain => Aim::Speed,
            Self::Wide => Aim::WideSpeed,
        }
    }

    /// Where cargo builds it: with other flags, nothing is shared.
    fn target(self) -> PathBuf {
        match self {
            Self::Plain => target(),
            Self::Wide => target().join("wide"),
        }
    }
}

/// Compiles the module; answers it as cargo leaves it.
pub(crate) fn compile(build: Build, voice: Voice) -> Result<PathBuf> {
    let placeless = module::placeless()?;
    let mut flags: Vec<&str> = placeless.iter().map(String::as_str).collect();
    if matches!(build, Build::Wide) {
        flags.push("-Ctarget-feature=+simd128");
    }
    let source = Source {
        package: "on-record",
        binary: "engine",
        features: "engine",
        profile: "engine",
        flags: &flags,
        target: build.target(),
    };
    source.compile(voice)
}

/// Joins what was compiled to the scripts; answers the folder with both. It works, but is larger than it need be.
pub(crate) fn bind(build: Build, compiled: &Path) -> Result<PathBuf> {
    let scripts = files(&root().join("web/engine"))?;
    let mut given = vec![fs::read(compiled)?];
    for script in &scripts {
        given.push(fs::read(script)?);
    }
    let given: Vec<&[u8]> = given.iter().map(Vec::as_slice).collect();
    module::step(&format!("{}-bound", build.name()), &given, |folder| {
        module::bind(compiled, folder, "engine", &["--target", "web"])?;
        for script in &scripts {
            fs::copy(script, folder.join(file_name(script)))?;
        }
        Ok(())
    })
}

/// Optimises what was bound; answers the folder with the result.
pub(crate) fn optimise(build: Build, bound: &Path) -> Result<PathBuf> {
    let mut given = Vec::new();
    for file in files(bound)? {
        given.push(fs::read(file)?);
    }
    let given: Vec<&[u8]> = given.iter().map(Vec::as_slice).collect();
    module::step(build.name(), &given, |folder| {
        for file in files(bound)? {
            fs::copy(&file, folder.join(file_name(&file)))?;
        }
        module::optimise(folder, build.aim())
    })
}

/// Compiles, binds and optimises the module; answers the folder with the result.
pub(crate) fn make(build: Build, voice: Voice) -> Result<PathBuf> {
    optimise(build, &bind(build, &compile(build, voice)?)?)
}

/// Copies the folder into `dist` and tells the page where it is; answers its name there.
pub(crate) fn publish(build: Build, made: &Path, dist: &Path) -> Result<String> {
    let folder = module::publish(made, dist, build.name())?;
    // No link: nothing of it is to be fetched before it is needed.
    let name = build.name();
    page::tell(
        dist,
        &format!("<meta name=\"{name}\" content=\"{folder}/connect.js\">\n"),
    )?;
    Ok(folder)
}

/// Puts the wide module into a folder of `dist` and among what is kept on a device. The site in one file, which has no room
/// for both, is made before, and so are the sites that are made of it.
pub(crate) fn publish_wide(made: &Path, dist: &Path) -> Result<()> {
    let folder = publish(Build::Wide, made, dist)?;
    offline::list(dist, &all_files(dist, &format!("{folder}/"))?)
}
