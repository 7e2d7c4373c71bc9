//! The engine's module (`src/bin/engine/`) with the scripts around it (`web/engine/`), beside the page: once for every browser, and once in
//! WebAssembly's wide instructions, a quarter quicker, for those that have them (Safari since 16.4).

use std::{
    env, fs,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result, ensure};

use crate::{
    module::{self, Aim, file_name, files},
    offline,
    process::{cargo, root, stream},
    setup::Tools,
    size::all_files,
};

/// Which instructions the module uses.
#[derive(Clone, Copy)]
enum Build {
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
            Self::Plain => module::target(),
            Self::Wide => module::target().join("wide"),
        }
    }

    fn compile(self) -> Result<()> {
        let mut compiler = cargo();
        compiler
            .args(["build", "--offline", "--profile", "engine"])
            .args(["--bin", "engine", "--features", "engine"])
            .args(["--target", "wasm32-unknown-unknown", "--target-dir"])
            .arg(self.target());
        if matches!(self, Self::Wide) {
            // Where the first is set, cargo does not look at the second.
            let (name, gap) = match env::var_os("CARGO_ENCODED_RUSTFLAGS") {
                Some(_) => ("CARGO_ENCODED_RUSTFLAGS", "\u{1f}"),
                None => ("RUSTFLAGS", " "),
            };
            let mut flags = env::var_os(name).unwrap_or_default();
            if !flags.is_empty() {
                flags.push(gap);
            }
            flags.push("-Ctarget-feature=+simd128");
            compiler.env(name, flags);
        }
        stream(&mut compiler)
    }

    /// Binds and optimises what was compiled; answers the folder with it and the scripts.
    fn finish(self, tools: &Tools) -> Result<PathBuf> {
        let bound = module::workshop(self.name())?;
        let compiled = module::compiled(&self.target(), "engine", "engine");
        module::bind(tools, &compiled, &bound, "engine", &[])?;
        module::optimise(tools, &bound, self.aim())?;
        for script in files(&root().join("web/engine"))? {
            fs::copy(&script, bound.join(file_name(&script)))?;
        }
        Ok(bound)
    }

    /// Copies the folder into `dist` and tells the page where it is; answers its name there.
    fn publish(self, bound: &Path, dist: &Path) -> Result<String> {
        let folder = module::publish(bound, dist, self.name())?;
        let index = dist.join("index.html");
        let page = fs::read_to_string(&index).with_context(|| index.display().to_string())?;
        // No link: nothing of it is to be fetched before it is needed.
        let address = format!(
            "<meta name=\"{}\" content=\"{folder}/connect.js\">",
            self.name()
        );
        let told = page.replacen("</head>", &format!("{address}\n</head>"), 1);
        ensure!(told != page, "index.html has no head");
        fs::write(&index, told)?;
        Ok(folder)
    }
}

/// The wide module, to be [added](Wide::add) when everything else is in place.
pub(crate) struct Wide(PathBuf);

/// Builds both modules and puts the plain one into a folder of `dist`.
pub(crate) fn add(tools: &Tools, dist: &Path) -> Result<Wide> {
    // Each takes one core for most of its time.
    thread::scope(|scope| {
        let wide = scope.spawn(|| Build::Wide.compile());
        Build::Plain.compile()?;
        wide.join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })?;
    Build::Plain.publish(&Build::Plain.finish(tools)?, dist)?;
    Build::Wide.finish(tools).map(Wide)
}

impl Wide {
    /// Puts the module into a folder of `dist` and among what is kept on a device. The site in one file, which has no room
    /// for both, is made before, and so are the sites that are made of it.
    pub(crate) fn add(&self, dist: &Path) -> Result<()> {
        let folder = Build::Wide.publish(&self.0, dist)?;
        offline::list(dist, &all_files(dist, &format!("{folder}/"))?)
    }
}
