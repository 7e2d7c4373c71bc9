//! `onrecord eval dse` and `onrecord eval newsmtsc`: annotated sentences. Reads the two formats, asks the model, and prints
//! the mean of the classes' F1, which is how both are published.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    path::Path,
};

use anyhow::{Context as _, Result};
use engine::{
    lexicon::Lexicon,
    stance::pair::{Direction, Passage},
};
use record::{
    Polarity,
    span::{CodeSpan, OffsetMap, Span},
};

use super::score::Count;

/// Names of the classes of DSE, in the order of its labels.
const PAIR: [&str; 5] = ["none", "p for q", "q for p", "p against q", "q against p"];
/// The same without direction.
const POLARITY: [&str; 3] = ["none", "supportive", "critical"];
/// Names of the classes of NewsMTSC.
const TARGET: [&str; 3] = ["critical", "neutral", "supportive"];

/// Directed Sentiment Extraction (Park, Pan and Joo 2021): `sentence with [p] and [q]`, p, q, label, separated by tabs.
/// Sentences that repeat one before, or one of `without`, are left out.
pub(crate) fn run_dse(file: &Path, without: &[std::path::PathBuf]) -> Result<()> {
    let lexicon = Lexicon::bundled();
    let mut seen = BTreeSet::new();
    for other in without {
        for line in read(other)?.split('\n') {
            seen.extend(parse_dse(line).map(|(text, ..)| normal(&text)));
        }
    }
    let mut pairs = Vec::new();
    let mut known = BTreeSet::new();
    let (mut n_lines, mut n_repeated) = (0, 0);
    for (number, line) in read(file)?.split('\n').enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        n_lines += 1;
        let (text, spans, label) = parse_dse(line)
            .with_context(|| format!("{}: line {}: not DSE", file.display(), number + 1))?;
        let is_new = !seen.contains(&normal(&text))
            && known.insert((normal(&text), spans.map(|span| normal(span.slice(&text)))));
        if !is_new {
            n_repeated += 1;
            continue;
        }
        let verdict = Passage::new(&text, &spans, lexicon).judge(lexicon);
        let guess = match (verdict.direction, verdict.polarity) {
            (Direction::Forward, Some(Polarity::Supportive)) => 1,
            (Direction::Backward, Some(Polarity::Supportive)) => 2,
            (Direction::Forward, Some(_)) => 3,
            (Direction::Backward, Some(_)) => 4,
            _ => 0,
        };
        pairs.push((label, guess));
    }
    let out = &mut io::stdout().lock();
    writeln!(
        out,
        "{n_lines} lines, {n_repeated} of them repeated and left out"
    )?;
    print_table(out, "direction and polarity", &PAIR, &pairs)?;
    let polarity = |class: usize| [0, 1, 1, 2, 2].get(class).copied().unwrap_or(0);
    let pairs: Vec<_> = pairs
        .iter()
        .map(|&(gold, guess)| (polarity(gold), polarity(guess)))
        .collect();
    print_table(out, "polarity", &POLARITY, &pairs)
}

/// NewsMTSC (Hamborg and Donnay 2021): one JSON object per line, a sentence with its targets.
pub(crate) fn run_newsmtsc(file: &Path) -> Result<()> {
    let lexicon = Lexicon::bundled();
    let mut pairs = Vec::new();
    for (number, line) in read(file)?.split('\n').enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let place = || format!("{}: line {}", file.display(), number + 1);
        let value: serde_json::Value = serde_json::from_str(line).with_context(place)?;
        let text = value["sentence_normalized"].as_str().unwrap_or_default();
        let map = OffsetMap::new(text);
        for target in value["targets"].as_array().map_or(&[][..], Vec::as_slice) {
            let bound = |name: &str| target[name].as_u64().unwrap_or(0) as u32;
            let span = map.to_span(CodeSpan::new(bound("from"), bound("to")));
            let gold = match target["polarity"].as_f64().with_context(place)? {
                2.0 => 0,
                6.0 => 2,
                _ => 1,
            };
            let tone = Passage::new(text, &[span], lexicon).judge_target(lexicon);
            let guess = match tone.polarity {
                Some(Polarity::Critical) => 0,
                Some(Polarity::Supportive) => 2,
                _ => 1,
            };
            pairs.push((gold, guess));
        }
    }
    let out = &mut io::stdout().lock();
    print_table(out, "sentiment toward the target", &TARGET, &pairs)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| file.display().to_string())
}

fn normal(text: &str) -> String {
    let words = text
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn parse_dse(line: &str) -> Option<(String, [Span; 2], usize)> {
    let mut fields = line.split('\t');
    let marked = fields.next()?;
    let label = fields
        .nth(2)?
        .trim()
        .parse()
        .ok()
        .filter(|label| *label < 5)?;
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut open = None;
    for character in marked.chars() {
        match character {
            '[' if open.is_none() && spans.len() < 2 => open = Some(text.len() as u32),
            ']' if open.is_some() => spans.push(Span::new(open.take()?, text.len() as u32)),
            _ => text.push(character),
        }
    }
    Some((text, [*spans.first()?, *spans.get(1)?], label))
}

fn print_table(
    out: &mut impl Write,
    title: &str,
    names: &[&str],
    pairs: &[(usize, usize)],
) -> Result<()> {
    writeln!(out, "\n{title}: {} examples", pairs.len())?;
    writeln!(
        out,
        "{:<14} {:>6} {:>6} {:>6} {:>6}",
        "", "P", "R", "F1", "gold"
    )?;
    let mut sum = 0.0;
    for (class, name) in names.iter().enumerate() {
        let mut count = Count::default();
        for &(gold, guess) in pairs {
            count.add(Count::new(
                usize::from(gold == class && guess == class),
                usize::from(guess == class),
                usize::from(gold == class),
            ));
        }
        let rates = count.rates();
        let f1 = 2.0 * count.right as f64 / (count.found + count.expected).max(1) as f64;
        sum += f1;
        writeln!(
            out,
            "{name:<14} {:>6.1} {:>6.1} {:>6.1} {:>6}",
            100.0 * rates.precision,
            100.0 * rates.recall,
            100.0 * f1,
            count.expected
        )?;
    }
    let right = pairs.iter().filter(|(gold, guess)| gold == guess).count();
    writeln!(
        out,
        "macro-F1 {:.1}, accuracy {:.1}",
        100.0 * sum / names.len() as f64,
        100.0 * right as f64 / pairs.len().max(1) as f64
    )?;
    Ok(())
}
