//! What lies in `dist/`.

use std::{fs, path::Path};

use anyhow::Result;

/// The whole site as one file.
pub(crate) const ONE_FILE: &str = "on-record.html";

/// The files of a folder and the folders in it, as addresses relative to `dist`; sorted.
pub(crate) fn all_files(dist: &Path, under: &str) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dist.join(under))? {
        let entry = entry?;
        let name = format!("{under}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            names.extend(all_files(dist, &format!("{name}/"))?);
        } else {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
