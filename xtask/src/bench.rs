//! `cargo xtask bench`: every budget with what was measured. What cannot be measured is named as skipped, and why.

use std::{fmt, path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::{
    build,
    module::{self, Aim, Source},
    process::{Captured, Voice, capture, cargo, program, say, target},
    setup, size,
};

/// One budget.
struct Row {
    what: &'static str,
    budget: &'static str,
    measured: Measured,
}

enum Measured {
    /// What was found, and whether the budget holds.
    Found(String, bool),
    /// Why nothing was.
    Skipped(&'static str),
}

impl fmt::Display for Row {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, budget, .. } = self;
        let (verdict, found) = match &self.measured {
            Measured::Found(found, true) => ("holds", found.as_str()),
            Measured::Found(found, false) => ("OVER", found.as_str()),
            Measured::Skipped(why) => ("skipped", *why),
        };
        write!(formatter, "{what:<58} {budget:<20} {verdict:<8} {found}")
    }
}

/// Measures everything; answers whether no budget is exceeded. `texts` is a folder of articles to measure the engine on.
pub(crate) fn run(texts: Option<&str>) -> Result<bool> {
    if let Some(folder) = texts.filter(|folder| !Path::new(folder).is_dir()) {
        bail!("`{folder}` is no folder; name one with texts, or none for invented ones");
    }
    let chromium = setup::chromium()?;
    build::build_site()?;
    let mut rows = sizes()?;
    say("measuring the page in Chromium, four times slowed");
    let page = figures(browser("page").env("CHROMIUM", &chromium))?;
    rows.extend([
        most(
            &page,
            "first-content",
            "first content, 4x slowdown",
            "1,000 ms",
            1000.0,
            "ms",
        ),
        most(
            &page,
            "usable",
            "usable, 4x slowdown",
            "2,000 ms",
            2000.0,
            "ms",
        ),
    ]);
    say("measuring choices on 100,000 attributions in WebAssembly");
    let query = figures(&mut query()?)?;
    rows.push(most(
        &query,
        "filter",
        "filter, facets, order of 100,000 in wasm, p95",
        "16 ms",
        16.0,
        "ms",
    ));
    say("measuring a list of 100,000 in Chromium");
    let long = build::build_long()?;
    let list = figures(browser("list").env("CHROMIUM", &chromium).env("DIST", long))?;
    rows.extend([
        most(
            &list,
            "growth",
            "list of 100,000: elements more at its end than its start",
            "constant (600)",
            600.0,
            "",
        ),
        most(
            &list,
            "frame",
            "list of 100,000: longest frame while scrolling",
            "50 ms",
            50.0,
            "ms",
        ),
    ]);
    say("measuring the engine on one core");
    let engine = figures(
        cargo()
            .args([
                "bench",
                "--quiet",
                "--package",
                "engine",
                "--bench",
                "stages",
                "--",
            ])
            .args(texts),
    )?;
    rows.push(least(
        &engine,
        "all",
        "engine, native, one core",
        "3 MB/s",
        3.0,
        "MB/s",
    ));
    let in_worker = figures(browser("engine").args(texts).env("CHROMIUM", &chromium))?;
    rows.push(least(
        &in_worker,
        "engine-worker",
        "engine in the browser's worker",
        "1.5 MB/s",
        1.5,
        "MB/s",
    ));
    say("measuring the page while 1,000 articles are added");
    let import = figures(browser("import").env("CHROMIUM", &chromium))?;
    rows.push(most(
        &import,
        "import",
        "1,000 articles added: longest the page does not answer",
        "100 ms",
        100.0,
        "ms",
    ));
    rows.extend(lighthouse(&chromium)?);
    for row in &rows {
        say(&row.to_string());
    }
    Ok(!rows
        .iter()
        .any(|row| matches!(row.measured, Measured::Found(_, false))))
}

fn sizes() -> Result<Vec<Row>> {
    let report = size::measure()?;
    let row = |what, budget, (n, holds): (usize, bool)| Row {
        what,
        budget,
        measured: Measured::Found(format!("{n} bytes"), holds),
    };
    Ok(vec![
        row(
            "first load, gzip -9, corpus included",
            "350,000 bytes",
            report.first_load(),
        ),
        row("site as one file", "3,400,000 bytes", report.single()),
    ])
}

/// The scores of Lighthouse, where `LIGHTHOUSE` names its command: it is too heavy to install for one row.
fn lighthouse(chromium: &std::ffi::OsStr) -> Result<Vec<Row>> {
    if std::env::var_os("LIGHTHOUSE").is_none() {
        let why = "LIGHTHOUSE names no lighthouse/cli/index.js (`npm install lighthouse`)";
        return Ok(vec![skipped("Lighthouse", "100, 100, 100", why)]);
    }
    say("measuring with Lighthouse");
    let scores = figures(browser("lighthouse").env("CHROMIUM", chromium))?;
    let row = |key, what| least(&scores, key, what, "100", 100.0, "");
    Ok(vec![
        row("mobile-performance", "Lighthouse, phone: performance"),
        row("mobile-accessibility", "Lighthouse, phone: accessibility"),
        row("mobile-best-practices", "Lighthouse, phone: best practices"),
        row("desktop-performance", "Lighthouse, desktop: performance"),
        row(
            "desktop-accessibility",
            "Lighthouse, desktop: accessibility",
        ),
        row(
            "desktop-best-practices",
            "Lighthouse, desktop: best practices",
        ),
    ])
}

fn skipped(what: &'static str, budget: &'static str, why: &'static str) -> Row {
    Row {
        what,
        budget,
        measured: Measured::Skipped(why),
    }
}

/// A figure that must not be higher.
fn most(
    figures: &[(String, f64)],
    key: &str,
    what: &'static str,
    budget: &'static str,
    limit: f64,
    unit: &str,
) -> Row {
    row(figures, key, what, budget, unit, |found| found <= limit)
}

/// A figure that must not be lower.
fn least(
    figures: &[(String, f64)],
    key: &str,
    what: &'static str,
    budget: &'static str,
    limit: f64,
    unit: &str,
) -> Row {
    row(figures, key, what, budget, unit, |found| found >= limit)
}

fn row(
    figures: &[(String, f64)],
    key: &str,
    what: &'static str,
    budget: &'static str,
    unit: &str,
    holds: impl Fn(f64) -> bool,
) -> Row {
    let found = figures.iter().find(|figure| figure.0 == key);
    let measured = match found {
        Some((_, found)) => Measured::Found(format!("{found:.1} {unit}"), holds(*found)),
        None => Measured::Skipped("the benchmark said nothing of it"),
    };
    Row {
        what,
        budget,
        measured,
    }
}

/// What a benchmark prints on lines `figure KEY NUMBER`; its other lines are shown as they come.
fn figures(command: &mut Command) -> Result<Vec<(String, f64)>> {
    let Captured { lines, succeeded } = capture(command)?;
    let mut found = Vec::new();
    for line in lines {
        match parse_figure(&line) {
            Some(figure) => found.push(figure),
            None => say(&format!("    {line}")),
        }
    }
    anyhow::ensure!(succeeded, "a benchmark failed: see above");
    Ok(found)
}

fn parse_figure(line: &str) -> Option<(String, f64)> {
    let (key, number) = line.strip_prefix("figure ")?.split_once(' ')?;
    Some((key.to_owned(), number.parse().ok()?))
}

fn browser(part: &str) -> Command {
    let mut command = program("node");
    command.arg("tests/browser/bench.mjs").arg(part);
    command
}

/// The page's query code as the page has it: same profile, same shrinking, in Node.js.
fn query() -> Result<Command> {
    let source = Source {
        package: "benchmarks",
        binary: "query",
        features: "",
        profile: "web",
        flags: &[],
        target: target(),
    };
    let compiled = source.compile(Voice::Quiet)?;
    let folder = module::workshop("bench")?;
    module::bind(&compiled, &folder, "query", &["--target", "nodejs"])
        .context("the benchmark could not be joined to Node.js")?;
    module::optimise(&folder, Aim::Size)?;
    let mut command = program("node");
    command.arg(folder.join("query.js"));
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_and_held_against_their_budget() {
        let figures = [parse_figure("figure filter 16.5").unwrap()];
        assert_eq!(parse_figure("filter 16.5"), None);
        let verdict = |limit| match most(&figures, "filter", "", "", limit, "ms").measured {
            Measured::Found(found, holds) => (found, holds),
            Measured::Skipped(why) => panic!("{why}"),
        };
        assert_eq!(verdict(16.0), ("16.5 ms".to_owned(), false));
        assert_eq!(verdict(17.0), ("16.5 ms".to_owned(), true));
        assert!(matches!(
            least(&figures, "other", "", "", 1.0, "").measured,
            Measured::Skipped(_)
        ));
    }
}
