//! The page's frame: `index.html` with the files that it links, each named by what it holds.
//!
//! The links are marked as Trunk reads them (`data-trunk`), so that those who have Trunk can use it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{
    module::{digest, file_name, files},
    process::root,
};

/// What marks an element as ours to fill in.
const MARK: &str = "data-trunk";

/// Writes the page and all that it links into `dist`, but the program, which lies there in `folder` already; `more` goes
/// to the end of its head.
pub(crate) fn write(dist: &Path, folder: &str, more: &str) -> Result<()> {
    let index = root().join("index.html");
    let source = fs::read_to_string(&index).with_context(|| index.display().to_string())?;
    let mut page = String::new();
    let mut styles = String::new();
    let mut place_of_styles = None;
    for line in source.lines() {
        let Some(link) = Link::of(line)? else {
            page += line;
            page.push('\n');
            continue;
        };
        match link {
            // Some sixty small files, each packed alone, cost a first visit twice what they cost together. Every file is one
            // `@layer` block (a tidy test), so joining them in order changes nothing.
            Link::Style(file) => {
                styles += &fs::read_to_string(&file).with_context(|| file.display().to_string())?;
                place_of_styles.get_or_insert(page.len());
            }
            Link::Script(file) => {
                let name = copy_named(&file, dist)?;
                page += &format!("<script type=\"module\" src=\"./{name}\"></script>\n");
            }
            Link::File(file) => copy(&file, dist)?,
            Link::Folder(folder) => {
                let copied = dist.join(file_name(&folder));
                fs::create_dir_all(&copied)?;
                for file in files(&folder)? {
                    copy(&file, &copied)?;
                }
            }
            Link::Program => {}
        }
    }
    let place = place_of_styles.context("index.html links no stylesheet")?;
    let name = format!("styles-{:016x}.css", digest(styles.as_bytes()));
    fs::write(dist.join(&name), styles)?;
    page.insert_str(
        place,
        &format!("<link rel=\"stylesheet\" href=\"./{name}\">\n"),
    );
    // `web/start.js` finds the two by their ids. No `integrity`: Chromium warns about it on preloads.
    let head = format!(
        "<link id=\"app-glue\" rel=\"modulepreload\" href=\"./{folder}/app.js\">\n\
         <link id=\"app-module\" rel=\"preload\" href=\"./{folder}/app_bg.wasm\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
         {more}"
    );
    fs::write(dist.join("index.html"), with_head(&page, &head)?)?;
    Ok(())
}

/// Puts lines at the end of the head of the page in `dist`.
pub(crate) fn tell(dist: &Path, lines: &str) -> Result<()> {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).with_context(|| index.display().to_string())?;
    fs::write(&index, with_head(&page, lines)?).with_context(|| index.display().to_string())
}

fn with_head(page: &str, lines: &str) -> Result<String> {
    let (before, after) = page
        .split_once("</head>")
        .context("index.html has no head")?;
    Ok(format!("{before}{lines}</head>{after}"))
}

/// Copies a file under a name that tells what is in it, so that a stale copy is never taken for it; answers the name.
pub(crate) fn copy_named(file: &Path, folder: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    let (stem, ending) = file_name(file).rsplit_once('.').unwrap_or_default();
    let name = format!("{stem}-{:016x}.{ending}", digest(&bytes));
    fs::write(folder.join(&name), bytes)?;
    Ok(name)
}

fn copy(file: &Path, folder: &Path) -> Result<()> {
    fs::copy(file, folder.join(file_name(file))).with_context(|| file.display().to_string())?;
    Ok(())
}

/// What a marked element asks for.
#[derive(Debug, PartialEq)]
enum Link {
    Style(PathBuf),
    Script(PathBuf),
    File(PathBuf),
    Folder(PathBuf),
    Program,
}

impl Link {
    /// What a line of the page asks for; none where nothing on it is marked. Each marked element has its line.
    fn of(line: &str) -> Result<Option<Self>> {
        if !line.contains(MARK) {
            return Ok(None);
        }
        let attribute = |name: &str| {
            let (_, rest) = line.split_once(&format!(" {name}=\""))?;
            Some(rest.split_once('"')?.0)
        };
        let file = |name| {
            let path = attribute(name).with_context(|| format!("index.html: no {name}: {line}"))?;
            anyhow::Ok(root().join(path))
        };
        Ok(Some(match attribute("rel") {
            Some("css") => Self::Style(file("href")?),
            Some("copy-file") => Self::File(file("href")?),
            Some("copy-dir") => Self::Folder(file("href")?),
            Some("rust") => Self::Program,
            None if line.starts_with("<script ") => Self::Script(file("src")?),
            _ => bail!("index.html: nobody knows what to do with: {line}"),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_elements_are_told_apart() {
        let link = |line| Link::of(line).unwrap();
        let path = |path: &str| root().join(path);
        assert_eq!(link("<link rel=\"icon\" href=\"./a.svg\">"), None);
        assert_eq!(
            link("<link data-trunk rel=\"css\" href=\"styles/a.css\">"),
            Some(Link::Style(path("styles/a.css")))
        );
        assert_eq!(
            link("<script data-trunk type=\"module\" src=\"web/a.js\"></script>"),
            Some(Link::Script(path("web/a.js")))
        );
        assert_eq!(
            link("<link data-trunk rel=\"rust\" data-bin=\"app\">"),
            Some(Link::Program)
        );
        assert!(Link::of("<link data-trunk rel=\"sass\" href=\"a.scss\">").is_err());
        assert!(Link::of("<link data-trunk rel=\"css\">").is_err());
    }

    #[test]
    fn lines_go_to_the_end_of_the_head() {
        assert_eq!(
            with_head("<head>\n</head><body>", "<meta>\n").unwrap(),
            "<head>\n<meta>\n</head><body>"
        );
        assert!(with_head("<body>", "<meta>").is_err());
    }
}
