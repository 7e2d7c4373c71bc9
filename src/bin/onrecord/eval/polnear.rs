//! `onrecord eval polnear`: attributions against `PolNeAR`, by the measures of [`measure`].

use std::{
    collections::BTreeMap,
    fs,
    io::{self, BufWriter, Write as _},
    path::Path,
};

use anyhow::{Context, Result};
use engine::{analysis::analyze, lexicon::Lexicon};
use evaluation::polnear::{
    measure::{self, Spans, Tallies, Text},
    read_folder,
};
use record::{corpus::Article, span::OffsetMap};
use serde_json::{Value, json};

use crate::args::PolnearArgs;

/// Samples that the interval is taken from.
const SAMPLES: usize = 1000;

/// Runs the engine over the annotated articles, or reads what was predicted, and prints the measures.
pub(crate) fn run(args: &PolnearArgs) -> Result<()> {
    let articles = read_folder(&args.folder)?;
    let given = args
        .predictions
        .as_deref()
        .map(read_predictions)
        .transpose()?;
    let parts: Vec<Tallies> = articles
        .iter()
        .map(|article| {
            let found = match &given {
                Some(given) => given.get(&article.name).cloned().unwrap_or_default(),
                None => find(&article.name, &article.text),
            };
            measure::count(&Text::new(&article.text), &article.gold, &found)
        })
        .collect();
    let sum = measure::total(&parts);
    let intervals = measure::intervals(&parts, SAMPLES);
    let mut out = BufWriter::new(io::stdout().lock());
    if args.json {
        writeln!(out, "{:#}", to_json(&sum, &intervals))?;
    } else {
        write_table(&mut out, articles.len(), &sum, &intervals)?;
    }
    out.flush()?;
    Ok(())
}

/// The engine's attributions of a text, as `onrecord parse` prints them, without those inside another's content.
fn find(name: &str, text: &str) -> Vec<Spans> {
    let record = analyze(&Article::from_text(name, text), Lexicon::bundled());
    let map = OffsetMap::new(text);
    let convert = |spans: &[record::span::Span]| {
        let code = spans.iter().map(|span| map.to_code_span(*span));
        code.map(|span| (span.start, span.end)).collect()
    };
    let entries = record.attributions.iter().map(|entry| Spans {
        roles: [
            convert(&entry.source),
            convert(&entry.cue),
            convert(&entry.content),
        ],
    });
    let entries: Vec<Spans> = entries.collect();
    let keep = measure::outermost(&entries);
    let kept = entries.into_iter().zip(keep).filter(|row| row.1);
    kept.map(|row| row.0).collect()
}

/// Predictions by article, from lines of `{"file", "attributions": [{"source", "cue", "content"}]}`.
fn read_predictions(path: &Path) -> Result<BTreeMap<String, Vec<Spans>>> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut all = BTreeMap::new();
    for (number, line) in text
        .lines()
        .enumerate()
        .filter(|line| !line.1.trim().is_empty())
    {
        let place = || format!("{}, line {}", path.display(), number + 1);
        let value: Value = serde_json::from_str(line).with_context(place)?;
        let file = value["file"].as_str().with_context(place)?;
        let name = file.rsplit('/').next().unwrap_or(file);
        let name = name.strip_suffix(".txt").unwrap_or(name);
        let entries = value["attributions"].as_array().with_context(place)?;
        let spans = |entry: &Value, role: &str| -> Vec<(u32, u32)> {
            let pairs = entry[role].as_array().into_iter().flatten();
            pairs
                .filter_map(|pair| serde_json::from_value(pair.clone()).ok())
                .collect()
        };
        let entries = entries.iter().map(|entry| Spans {
            roles: measure::ROLES.map(|role| spans(entry, role)),
        });
        all.insert(name.to_owned(), entries.collect());
    }
    Ok(all)
}

fn write_table(
    out: &mut impl io::Write,
    n_articles: usize,
    sum: &Tallies,
    intervals: &BTreeMap<String, (f64, f64)>,
) -> io::Result<()> {
    writeln!(
        out,
        "{n_articles} articles; F1 with the interval that 95 in 100 resamplings of them fall in"
    )?;
    writeln!(
        out,
        "{:24}{:>7}{:>7}{:>7}{:>8}{:>8}   F1 95%",
        "measure", "P", "R", "F1", "pred", "gold"
    )?;
    for name in measure::order() {
        let tally = sum.get(&name).copied().unwrap_or_default();
        let [p, r, f] = tally.rates().map(|rate| 100.0 * rate);
        let (low, high) = intervals.get(&name).copied().unwrap_or_default();
        writeln!(
            out,
            "{name:24}{p:7.1}{r:7.1}{f:7.1}{:8}{:8}   {:.1}-{:.1}",
            tally.found,
            tally.expected,
            100.0 * low,
            100.0 * high,
        )?;
    }
    Ok(())
}

fn to_json(sum: &Tallies, intervals: &BTreeMap<String, (f64, f64)>) -> Value {
    let measures = measure::order().into_iter().map(|name| {
        let tally = sum.get(&name).copied().unwrap_or_default();
        let [p, r, f1] = tally.rates();
        let (low, high) = intervals.get(&name).copied().unwrap_or_default();
        let value = json!({
            "p": p, "r": r, "f1": f1, "pred": tally.found, "gold": tally.expected, "f1_95": [low, high],
        });
        (name, value)
    });
    Value::Object(measures.collect())
}
