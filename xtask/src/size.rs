//! What a first visit loads, as a static host sends it (gzip), against the budgets.

use std::{
    fmt,
    fs::{self, File},
    path::Path,
    process::Stdio,
};

use anyhow::{Context, Result, bail};

use crate::{
    dist::{ONE_FILE, all_files},
    process::{program, root},
};

/// Budget of the first load in bytes: page, styles, program and bundled corpus, each file through `gzip -9`.
const FIRST_LOAD: usize = 350_000;

/// Budget of the site as one file, in bytes, as it lies on a disk.
const SINGLE: usize = 3_400_000;

/// Sizes of the built site, in bytes.
pub(crate) struct Report {
    /// The site as one file.
    single: usize,
    /// What the page links: fetched before it shows anything.
    files: Vec<Weighed>,
    /// The rest: fetched later, or not at all.
    later: Vec<Weighed>,
}

struct Weighed {
    name: String,
    plain: usize,
    packed: usize,
}

impl fmt::Display for Weighed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            plain,
            packed,
        } = self;
        write!(formatter, "{plain:>10} {packed:>10}  {name}")
    }
}

impl Report {
    /// Bytes of the first load, and whether they are within their budget.
    pub(crate) fn first_load(&self) -> (usize, bool) {
        let n = self.files.iter().map(|file| file.packed).sum();
        (n, n <= FIRST_LOAD)
    }

    /// Whether every budget holds.
    pub(crate) fn holds(&self) -> bool {
        self.first_load().1 && self.single().1
    }

    /// Bytes of a file that is not of the first load, packed, by how its path begins and ends; 0 where there is none.
    pub(crate) fn later(&self, folder: &str, ending: &str) -> usize {
        let is_meant = |name: &str| name.starts_with(folder) && name.ends_with(ending);
        let meant = self.later.iter().filter(|file| is_meant(&file.name));
        meant.map(|file| file.packed).sum()
    }

    /// Bytes of the site as one file, and whether that is within its budget.
    pub(crate) fn single(&self) -> (usize, bool) {
        (self.single, self.single <= SINGLE)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{:>10} {:>10}  file", "bytes", "gzip -9")?;
        for file in &self.files {
            writeln!(formatter, "{file}")?;
        }
        let plain: usize = self.files.iter().map(|file| file.plain).sum();
        let (total, fits) = self.first_load();
        writeln!(formatter, "{plain:>10} {total:>10}  first load")?;
        for file in &self.later {
            writeln!(formatter, "{file} (later)")?;
        }
        let share = total * 100 / FIRST_LOAD;
        let verdict = |holds: bool| if holds { "within" } else { "OVER" };
        writeln!(
            formatter,
            "first load: {total} of {FIRST_LOAD} bytes ({share} %), {} the budget",
            verdict(fits)
        )?;
        let (single, holds) = self.single();
        let share = single * 100 / SINGLE;
        write!(
            formatter,
            "single file: {single} of {SINGLE} bytes ({share} %), {} the budget",
            verdict(holds)
        )
    }
}

/// Weighs the page in `dist/` and all that it names.
pub(crate) fn measure() -> Result<Report> {
    let dist = root().join("dist");
    let page =
        fs::read_to_string(dist.join("index.html")).context("dist/index.html cannot be read")?;
    let mut names = vec!["index.html"];
    names.extend(linked(&page));
    if !names.iter().any(|name| name.ends_with(".wasm")) {
        bail!("dist/index.html names no WebAssembly module");
    }
    let rest = all_files(&dist, "")?;
    let rest = rest.iter().map(String::as_str);
    let later: Vec<&str> = rest.filter(|name| !names.contains(name)).collect();
    let weigh = |name: &&str| weigh(&dist, name);
    Ok(Report {
        single: fs::metadata(dist.join(ONE_FILE))
            .with_context(|| format!("dist/{} cannot be read", ONE_FILE))?
            .len()
            .try_into()?,
        files: names.iter().map(weigh).collect::<Result<_>>()?,
        later: later.iter().map(weigh).collect::<Result<_>>()?,
    })
}

fn weigh(dist: &Path, name: &str) -> Result<Weighed> {
    let path = dist.join(name);
    let plain = fs::metadata(&path)
        .with_context(|| format!("dist/{name} cannot be read"))?
        .len();
    let packed = program("gzip")
        .args(["-9", "-n", "-c"])
        .stdin(File::open(&path)?)
        .stderr(Stdio::inherit())
        .output()
        .context("gzip is missing\nremedy: install it, it is in every distribution")?
        .stdout
        .len();
    Ok(Weighed {
        name: name.to_owned(),
        plain: usize::try_from(plain)?,
        packed,
    })
}

/// Relative addresses in `href` and `src`, in order, each once.
fn linked(page: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find("=\"./") {
        let from_name = &rest[at + 4..];
        let end = from_name.find('"').unwrap_or(from_name.len());
        let name = &from_name[..end];
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
        rest = &from_name[end..];
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_linked_file_is_named_once() {
        let page = r##"<link href="./a.css"><script src="./b.js"></script><link href="./a.css"><a href="#/x">y</a>"##;
        assert_eq!(linked(page), ["a.css", "b.js"]);
    }

    #[test]
    fn a_load_over_the_budget_does_not_hold() {
        let file = |packed| Weighed {
            name: "x".into(),
            plain: packed,
            packed,
        };
        assert!(
            Report {
                single: SINGLE,
                files: vec![file(FIRST_LOAD)],
                later: vec![file(1)],
            }
            .holds()
        );
        assert!(
            !Report {
                single: 0,
                files: vec![file(FIRST_LOAD), file(1)],
                later: Vec::new(),
            }
            .holds()
        );
        assert!(
            !Report {
                single: SINGLE + 1,
                files: Vec::new(),
                later: Vec::new(),
            }
            .holds()
        );
    }
}
