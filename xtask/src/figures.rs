//! The sizes in README.md, which come from the build: `cargo xtask figures` writes them, the gate says when they are not
//! those of this build.
//!
//! They stand there in whole kilobytes, and a hundredth more or less is the same figure: the compiler orders functions by
//! names that depend on where the repository lies, which moves a size by some bytes.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, ensure};

use crate::{
    process::{root, say},
    single, size,
};

const OPEN: &str = "<!-- sizes: begin (written by `cargo xtask figures`) -->\n";
const CLOSE: &str = "<!-- sizes: end -->\n";

/// How much a size may differ from the one written down, in per cent.
const LEEWAY: usize = 1;

/// A row of the table.
#[derive(Debug)]
struct Row {
    what: &'static str,
    /// In bytes, with words before each.
    sizes: Vec<(&'static str, usize)>,
}

impl Row {
    fn one(what: &'static str, size: usize) -> Self {
        Self {
            what,
            sizes: vec![("", size)],
        }
    }

    fn line(&self) -> String {
        let cell = |(words, size): &(&str, usize)| format!("{words}{} KB", kilobytes(*size));
        let cells: Vec<String> = self.sizes.iter().map(cell).collect();
        format!("| {} | {} |\n", self.what, cells.join(", "))
    }

    /// Whether the table has this row with these sizes, or nearly.
    fn holds_in(&self, table: &str) -> bool {
        let row = table.lines().find_map(|line| {
            line.strip_prefix("| ")?
                .strip_prefix(self.what)?
                .strip_prefix(" | ")
        });
        let Some(row) = row else { return false };
        let found: Vec<usize> = row
            .split_inclusive(" KB")
            .filter_map(|cell| {
                let digits = cell.strip_suffix(" KB")?.rsplit(' ').next()?;
                digits.replace(',', "").parse().ok()
            })
            .collect();
        let is_near = |(found, (_, size)): (&usize, &(&str, usize))| {
            let (found, size) = (found * 1000, *size);
            // Half a kilobyte is what rounding takes.
            found.abs_diff(size) <= size * LEEWAY / 100 + 500
        };
        found.len() == self.sizes.len() && found.iter().zip(&self.sizes).all(is_near)
    }
}

/// Bytes as whole kilobytes, with a comma before each three digits.
fn kilobytes(bytes: usize) -> String {
    let digits = ((bytes + 500) / 1000).to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// The sizes of the site in `dist/`; both forms of its single file must have been made.
fn rows() -> Result<Vec<Row>> {
    let report = size::measure()?;
    let models = [
        ("word classes ", "words"),
        ("attributions ", "attribution"),
        ("positions ", "stance"),
    ];
    let model = |(words, name)| {
        let file = model_file(name)?;
        anyhow::Ok((words, length(&file)?))
    };
    Ok(vec![
        Row::one(
            "first load, corpus included (budget 350 KB)",
            report.first_load().0,
        ),
        Row::one(
            "the other views, fetched a moment later",
            report.later("app-", "/split_later.wasm"),
        ),
        Row {
            what: "the engine's module with its models, fetched when articles are brought",
            sizes: vec![
                ("", report.later("engine-", ".wasm")),
                ("with wide instructions ", report.later("wide-", ".wasm")),
            ],
        },
        Row {
            what: "the site as one file, as it lies on a disk (budget 3,400 KB)",
            sizes: vec![
                ("", length(&single::plain())?),
                (
                    "with its articles as text for readers without scripts ",
                    report.single().0,
                ),
            ],
        },
        Row {
            what: "models of the engine, as they lie in the repository",
            sizes: models.into_iter().map(model).collect::<Result<_>>()?,
        },
    ])
}

/// Where a model is: beside the engine, which is a package of its own or in the root's.
fn model_file(name: &str) -> Result<PathBuf> {
    let file = format!("data/{name}.model");
    ["crates/engine", "."]
        .map(|folder| root().join(folder).join(&file))
        .into_iter()
        .find(|path| path.is_file())
        .with_context(|| format!("{file} is not there"))
}

fn length(file: &std::path::Path) -> Result<usize> {
    let length = fs::metadata(file)
        .with_context(|| file.display().to_string())?
        .len();
    Ok(usize::try_from(length)?)
}

/// Writes the sizes into README.md.
pub(crate) fn write() -> Result<()> {
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).context("README.md cannot be read")?;
    let (before, table, after) = parts(&readme)?;
    let rows = rows()?;
    if rows.iter().all(|row| row.holds_in(table)) {
        say("the sizes in README.md are those of this build");
        return Ok(());
    }
    let lines: String = rows.iter().map(Row::line).collect();
    let table = format!("{OPEN}\n| what | size |\n|---|---|\n{lines}\n{CLOSE}");
    fs::write(&path, format!("{before}{table}{after}")).context("README.md cannot be written")?;
    say("README.md has the sizes of this build now");
    Ok(())
}

/// The rows that README.md has otherwise than this build, as it should have them.
pub(crate) fn stale() -> Result<Vec<String>> {
    let readme =
        fs::read_to_string(root().join("README.md")).context("README.md cannot be read")?;
    let (_, table, _) = parts(&readme)?;
    let stale = rows()?.into_iter().filter(|row| !row.holds_in(table));
    Ok(stale.map(|row| row.line().trim_end().to_owned()).collect())
}

/// What is before, between and after the marks.
fn parts(readme: &str) -> Result<(&str, &str, &str)> {
    let found = readme.split_once(OPEN).and_then(|(before, rest)| {
        let (table, after) = rest.split_once(CLOSE)?;
        Some((before, table, after))
    });
    ensure!(
        readme.matches(OPEN.trim_end()).count() == 1,
        "README.md must have the marks of the table of sizes once"
    );
    found.context("README.md has no table of sizes between its marks")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Row {
        Row {
            what: "two files",
            sizes: vec![("", 1_836_713), ("wide ", 250_400)],
        }
    }

    #[test]
    fn sizes_are_written_in_whole_kilobytes() {
        assert_eq!(row().line(), "| two files | 1,837 KB, wide 250 KB |\n");
        assert_eq!(kilobytes(499), "0");
    }

    #[test]
    fn a_size_near_the_one_written_down_holds_and_another_does_not() {
        let holds = |line: &str| row().holds_in(&format!("| what | size |\n{line}\n"));
        assert!(holds("| two files | 1,837 KB, wide 250 KB |"));
        assert!(holds("| two files | 1,850 KB, wide 252 KB |"));
        assert!(!holds("| two files | 1,837 KB, wide 260 KB |"));
        assert!(!holds("| two files | 1,800 KB, wide 250 KB |"));
        assert!(!holds("| two files | 1,837 KB |"));
        assert!(!holds("| three files | 1,837 KB, wide 250 KB |"));
    }
}
