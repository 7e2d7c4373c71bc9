//! One stylesheet for the release: some forty small files, each packed alone, cost a first visit twice what they cost
//! together. Every file is one `@layer` block (a tidy test), so joining them in order changes nothing.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};

/// How Trunk links a stylesheet.
const OPEN: &str = "<link rel=\"stylesheet\" href=\"./";
const CLOSE: &str = "\"/>";

/// Joins the stylesheets that `dist/index.html` links into one, in their order, and links that instead.
pub(crate) fn join(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).with_context(|| format!("{}", index.display()))?;
    let (page, names) = relink(&page);
    ensure!(
        !names.is_empty(),
        "{}: links no stylesheet",
        index.display()
    );
    let mut joined = String::new();
    for name in &names {
        let path = dist.join(name);
        joined += &fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
        fs::remove_file(&path).with_context(|| format!("{}", path.display()))?;
    }
    let name = format!("styles-{:016x}.css", digest(joined.as_bytes()));
    fs::write(dist.join(&name), joined)?;
    fs::write(&index, page.replace("STYLES", &name))?;
    Ok(())
}

/// The page with a single link to `STYLES` in place of the first, and the names that it linked.
fn relink(page: &str) -> (String, Vec<String>) {
    let mut names = Vec::new();
    let mut rest = page;
    let mut out = String::new();
    while let Some((before, after)) = rest.split_once(OPEN) {
        let Some((name, behind)) = after.split_once(CLOSE) else {
            break;
        };
        out += before;
        if names.is_empty() {
            out += &format!("{OPEN}STYLES{CLOSE}");
        }
        names.push(name.to_owned());
        rest = behind.trim_start_matches(['\r', '\n']);
    }
    out += rest;
    (out, names)
}

/// FNV-1a: names the file by what it holds, so that a stale copy is never taken for it.
pub(crate) fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_become_one_in_their_order() {
        let page = "<head>\n<link rel=\"stylesheet\" href=\"./b-1.css\"/>\n<link rel=\"stylesheet\" href=\"./a-2.css\"/>\n</head>";
        let (page, names) = relink(page);
        assert_eq!(names, ["b-1.css", "a-2.css"]);
        assert_eq!(
            page,
            "<head>\n<link rel=\"stylesheet\" href=\"./STYLES\"/></head>"
        );
    }
}
