//! What the site needs to be kept on a device: a worker that knows its files (`web/offline/offline.js`).

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};

use crate::{
    dist::{ONE_FILE, all_files},
    module::digest,
    page,
    process::root,
};

/// The worker, in `dist/`.
const NAME: &str = "offline.js";

/// Adds further files to the worker's list.
pub(crate) fn list(dist: &Path, paths: &[String]) -> Result<()> {
    let worker = dist.join(NAME);
    let script = fs::read_to_string(&worker).with_context(|| worker.display().to_string())?;
    let more: String = paths.iter().map(|path| format!("\"{path}\", ")).collect();
    let listed = script.replacen("FILES = [", &format!("FILES = [{more}"), 1);
    ensure!(listed != script, "{NAME} has no list of files");
    fs::write(&worker, listed).with_context(|| worker.display().to_string())
}

/// Writes the worker and tells the page where it is. Its version is that of the files.
pub(crate) fn add(dist: &Path) -> Result<()> {
    page::tell(
        dist,
        &format!("<meta name=\"offline\" content=\"{NAME}\">\n"),
    )?;
    let mut contents = Vec::new();
    let mut list = String::from("\"./\"");
    for path in all_files(dist, "")? {
        contents.extend(fs::read(dist.join(&path)).with_context(|| path.clone())?);
        list += &format!(", \"{path}\"");
    }
    // Made of the other files, and made last.
    list += &format!(", \"{}\"", ONE_FILE);
    let source = root().join("web/offline").join(NAME);
    let worker = fs::read_to_string(&source).with_context(|| source.display().to_string())?;
    let (version, files) = ("VERSION = \"0\"", "FILES = []");
    ensure!(
        worker.contains(version) && worker.contains(files),
        "{NAME} has no place for version and files"
    );
    let worker = worker
        .replace(
            version,
            &format!("VERSION = \"{:016x}\"", digest(&contents)),
        )
        .replace(files, &format!("FILES = [{list}]"));
    fs::write(dist.join(NAME), worker)?;
    Ok(())
}
