//! Figures by measure and article, printed as a table or as JSON.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use evaluation::score::{Count, Rates};
use record::span::CodeSpan;
use serde_json::{Value, json};

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Expected, not found.
    Missed,
    /// Found, not expected.
    Invented,
    /// Found where expected, but not as expected.
    Wrong,
}

/// Everything measured. Measures stand in the order in which they were first counted.
#[derive(Default)]
pub(crate) struct Report {
    files: Vec<String>,
    measures: Vec<&'static str>,
    counts: BTreeMap<(&'static str, usize), Count>,
    rates: Vec<(&'static str, Rates)>,
    notes: Vec<(usize, Mark, &'static str, CodeSpan, String)>,
}

impl Report {
    /// An empty report over these articles.
    pub(crate) fn new(files: Vec<String>) -> Self {
        Self {
            files,
            ..Self::default()
        }
    }

    /// Adds to a measure of one article.
    pub(crate) fn count(&mut self, article: usize, measure: &'static str, count: Count) {
        if !self.measures.contains(&measure) {
            self.measures.push(measure);
        }
        self.counts
            .entry((measure, article))
            .or_default()
            .add(count);
    }

    /// A measure over the whole corpus.
    pub(crate) fn rates(&mut self, measure: &'static str, rates: Rates) {
        self.rates.push((measure, rates));
    }

    /// An error to list; a span of no length stands for the whole article.
    pub(crate) fn note(
        &mut self,
        article: usize,
        mark: Mark,
        what: &'static str,
        span: CodeSpan,
        text: String,
    ) {
        self.notes.push((article, mark, what, span, text));
    }

    fn total(&self, measure: &'static str) -> Count {
        let mut total = Count::default();
        for article in 0..self.files.len() {
            total.add(
                self.counts
                    .get(&(measure, article))
                    .copied()
                    .unwrap_or_default(),
            );
        }
        total
    }

    /// The table: precision, recall and F1 of all articles, then F1 of each.
    pub(crate) fn write_table(&self, out: &mut impl Write) -> io::Result<()> {
        write!(
            out,
            "{:40}{:>7}{:>7}{:>7}{:>7}{:>7}{:>7}  ",
            "per cent", "P", "R", "F1", "right", "found", "gold"
        )?;
        for file in &self.files {
            write!(out, "{:>6}", file.get(..3).unwrap_or(file))?;
        }
        writeln!(out)?;
        for &measure in &self.measures {
            let count = self.total(measure);
            write_rates(out, measure, count.rates())?;
            write!(
                out,
                "{:7}{:7}{:7}  ",
                count.right, count.found, count.expected
            )?;
            for article in 0..self.files.len() {
                match self.counts.get(&(measure, article)) {
                    Some(count) => write!(out, "{:6.1}", 100.0 * count.rates().f1())?,
                    None => write!(out, "{:>6}", "-")?,
                }
            }
            writeln!(out)?;
        }
        for (measure, rates) in &self.rates {
            write_rates(out, measure, *rates)?;
            writeln!(out)?;
        }
        Ok(())
    }

    /// The errors, article by article in order of place.
    pub(crate) fn write_notes(&self, out: &mut impl Write) -> io::Result<()> {
        for (article, file) in self.files.iter().enumerate() {
            writeln!(out, "\n{file}")?;
            let mut notes: Vec<_> = self.notes.iter().filter(|note| note.0 == article).collect();
            notes.sort_by_key(|note| (note.2, note.3));
            for (_, mark, what, span, text) in notes {
                let sign = match mark {
                    Mark::Missed => '-',
                    Mark::Invented => '+',
                    Mark::Wrong => '~',
                };
                writeln!(out, "  {sign} {what} {}-{}: {text}", span.start, span.end)?;
            }
        }
        Ok(())
    }

    /// The figures as JSON, shares from 0 to 1.
    pub(crate) fn to_json(&self) -> Value {
        let rates = |rates: Rates| json!({"precision": rates.precision, "recall": rates.recall, "f1": rates.f1()});
        let whole = |count: Count| {
            let mut value = rates(count.rates());
            value["right"] = count.right.into();
            value["found"] = count.found.into();
            value["gold"] = count.expected.into();
            value
        };
        let mut measures = serde_json::Map::new();
        for &measure in &self.measures {
            let mut value = whole(self.total(measure));
            for (article, file) in self.files.iter().enumerate() {
                if let Some(count) = self.counts.get(&(measure, article)) {
                    value["articles"][file] = whole(*count);
                }
            }
            measures.insert(measure.to_owned(), value);
        }
        for (measure, value) in &self.rates {
            measures.insert((*measure).to_owned(), rates(*value));
        }
        Value::Object(measures)
    }
}

fn write_rates(out: &mut impl Write, measure: &str, rates: Rates) -> io::Result<()> {
    write!(
        out,
        "{measure:40}{:7.1}{:7.1}{:7.1}",
        100.0 * rates.precision,
        100.0 * rates.recall,
        100.0 * rates.f1()
    )
}
