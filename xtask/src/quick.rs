//! `cargo xtask serve`: the page as soon as it can be had, quickly compiled and in one piece; the engine and then the whole
//! release site while it is up. Where nothing changed since the site was built, that is served at once.
//!
//! What is not there yet is told by files beside the page: `building.txt` has a line for each part, `web/serve/building.js`
//! reads it in the page.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    thread,
};

use anyhow::{Context, Result};

use crate::{
    build,
    engine::{self, Build},
    module, page, parts,
    process::{Voice, join, now, root, say},
    serve::{self, Folders, Options},
    setup, stamp,
};

/// Serves the page until it is stopped, or only until it has answered once.
pub(crate) fn serve(options: &Options) -> Result<()> {
    let start = now();
    let (listener, port) = serve::listen(options.port)?;
    let inputs = stamp::inputs()?;
    let address = format!("http://127.0.0.1:{port}");
    let dist = root().join("dist");
    if stamp::is_fresh(&inputs)? {
        let folders: &'static Folders = Box::leak(Box::new(Folders::new(dist)?));
        let server = thread::spawn(move || serve::run(&listener, folders));
        say(&format!(
            "nothing has changed; On Record is at {address} (stop with Ctrl-C)"
        ));
        return finish(options, port, server);
    }
    let quick = Quick::new()?;
    let folders: &'static Folders = Box::leak(Box::new(Folders::new(quick.folder.clone())?));
    let server = thread::spawn(move || serve::run(&listener, folders));
    say(&format!(
        "building the page, minutes the first time and seconds later; it will be at {address}"
    ));
    quick.build_page()?;
    say(&format!(
        "On Record is at {address} after {} s (stop with Ctrl-C)",
        start.elapsed().as_secs()
    ));
    if !options.is_once {
        say(
            "building the rest beside it: the engine for “Add articles”, then the release site with its one file for “Make my edition”",
        );
        quick.build_rest(folders);
    }
    finish(options, port, server)
}

/// Goes on until it is stopped, or asks the server once for the page and its program.
fn finish(options: &Options, port: u16, server: thread::JoinHandle<()>) -> Result<()> {
    if options.is_once {
        return serve::check(port);
    }
    server.join().ok();
    Ok(())
}

/// What is built while the page is up.
#[derive(Clone, Copy)]
enum Part {
    Engine,
    Site,
}

/// The page that is served first, and how far the rest is.
struct Quick {
    folder: PathBuf,
    /// A line for each [`Part`].
    told: Mutex<[String; 2]>,
}

impl Quick {
    /// A folder that says in a page that the page is being built.
    fn new() -> Result<Self> {
        let quick = Self {
            folder: module::workshop("quick-site")?,
            told: Mutex::default(),
        };
        let waiting = root().join("web/serve/waiting.html");
        fs::copy(&waiting, quick.folder.join("index.html"))
            .with_context(|| waiting.display().to_string())?;
        Ok(quick)
    }

    /// Builds the page and puts it in place of the one that says so.
    fn build_page(&self) -> Result<()> {
        setup::wasm_target()?;
        let program = thread::scope(|scope| {
            let binder = scope.spawn(setup::binder);
            let program = parts::whole(Voice::Loud);
            join(binder)?;
            program
        })
        .context("the page could not be built")?;
        self.tell(Part::Engine, "building")?;
        self.tell(Part::Site, "building")?;
        let made = module::workshop("quick-made")?;
        let folder = module::publish(&program, &self.folder, "app")?;
        let web = root().join("web/serve");
        let script = page::copy_named(&web.join("building.js"), &self.folder)?;
        let style = page::copy_named(&web.join("building.css"), &self.folder)?;
        let more = format!(
            "<link rel=\"stylesheet\" href=\"./{style}\">\n<script type=\"module\" src=\"./{script}\"></script>\n"
        );
        page::write(&made, &folder, &more).context("the page could not be put together")?;
        build::overlay(&made, &self.folder)
    }

    /// Builds the engine and the release site. What fails is told here and in the page, which stays.
    fn build_rest(&self, folders: &Folders) {
        let start = now();
        let engine = engine::compile(Build::Plain, Voice::Quiet)
            .and_then(|compiled| engine::bind(Build::Plain, &compiled))
            .and_then(|bound| module::publish(&bound, &self.folder, "engine"));
        let words = match engine {
            Ok(folder) => Ok(format!("ready {folder}/connect.js")),
            Err(error) => Err(error),
        };
        let taken = start.elapsed().as_secs();
        self.settle(
            Part::Engine,
            "the engine",
            words,
            &format!("the engine is there after {taken} s: “Add articles” works"),
        );
        let site =
            build::make_site(Voice::Quiet).and_then(|()| folders.put_first(root().join("dist")));
        let taken = start.elapsed().as_secs();
        self.settle(
            Part::Site,
            "the release site",
            site.map(|()| "ready on-record.html".to_owned()),
            &format!("the release site is there after {taken} s: “Make my edition” works; reload the page for its quicker program"),
        );
    }

    fn settle(&self, part: Part, name: &str, words: Result<String>, said: &str) {
        let line = match words {
            Ok(line) => {
                say(said);
                line
            }
            Err(error) => {
                eprintln!("error: {name} could not be built: {error:#}");
                format!("failed {}", one_line(&format!("{error:#}")))
            }
        };
        if let Err(error) = self.tell(part, &line) {
            eprintln!("error: {error:#}");
        }
    }

    /// Writes down how far a part is.
    fn tell(&self, part: Part, line: &str) -> Result<()> {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told[part as usize] = line.to_owned();
        let [engine, site] = &*told;
        write_whole(
            &self.folder.join("building.txt"),
            &format!("engine {engine}\nsite {site}\n"),
        )
    }
}

/// Writes a file so that whoever reads it meanwhile has the old one or the new one.
fn write_whole(file: &Path, text: &str) -> Result<()> {
    let new = file.with_extension("new");
    fs::write(&new, text)
        .and_then(|()| fs::rename(&new, file))
        .with_context(|| file.display().to_string())
}

/// The line of a message that says most: the compiler's first error, or the first line.
fn one_line(message: &str) -> String {
    let mut lines = message.lines();
    let first = lines.next().unwrap_or_default();
    let error = lines.find(|line| line.starts_with("error"));
    error.unwrap_or(first).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compilers_error_says_most() {
        let said = "`cargo build` failed:\n   Compiling a\nerror[E0425]: no `b`\n  --> src/a.rs\nerror: could not compile";
        assert_eq!(one_line(said), "error[E0425]: no `b`");
        assert_eq!(one_line("npm is missing\nremedy"), "npm is missing");
    }
}
