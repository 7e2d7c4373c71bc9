//! `onrecord eval dse` and `onrecord eval newsmtsc`: annotated sentences. Asks the model and prints the mean of the classes'
//! F1, which is how both are published.

use std::{
    collections::BTreeSet,
    io::{self, Write},
    path::{Path, PathBuf},
};

use anyhow::Result;
use engine::{
    lexicon::Lexicon,
    stance::pair::{Direction, Passage},
};
use evaluation::{
    score::Count,
    sentences::{normal, read_dse, read_newsmtsc},
};
use record::Polarity;

/// Names of the classes of DSE, in the order of its labels.
const PAIR: [&str; 5] = ["none", "p for q", "q for p", "p against q", "q against p"];
/// The same without direction.
const POLARITY: [&str; 3] = ["none", "supportive", "critical"];
/// Names of the classes of NewsMTSC.
const TARGET: [&str; 3] = ["critical", "neutral", "supportive"];

/// Directed Sentiment Extraction (Park, Pan and Joo 2021). Sentences that repeat one before, or one of `without`, are left out.
pub(crate) fn run_dse(file: &Path, without: &[PathBuf]) -> Result<()> {
    let lexicon = Lexicon::bundled();
    let mut seen = BTreeSet::new();
    for other in without {
        seen.extend(read_dse(other)?.iter().map(|pair| normal(&pair.text)));
    }
    let mut pairs = Vec::new();
    let mut known = BTreeSet::new();
    let sentences = read_dse(file)?;
    let n_lines = sentences.len();
    for pair in sentences {
        if seen.contains(&normal(&pair.text)) || !known.insert(pair.key()) {
            continue;
        }
        let verdict = Passage::new(&pair.text, &pair.parties, lexicon).judge(lexicon);
        let guess = match (verdict.direction, verdict.polarity) {
            (Direction::Forward, Some(Polarity::Supportive)) => 1,
            (Direction::Backward, Some(Polarity::Supportive)) => 2,
            (Direction::Forward, Some(_)) => 3,
            (Direction::Backward, Some(_)) => 4,
            _ => 0,
        };
        pairs.push((pair.label, guess));
    }
    let out = &mut io::stdout().lock();
    let n_repeated = n_lines - pairs.len();
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

/// NewsMTSC (Hamborg and Donnay 2021).
pub(crate) fn run_newsmtsc(file: &Path) -> Result<()> {
    let lexicon = Lexicon::bundled();
    let targets = read_newsmtsc(file)?.into_iter();
    let pairs: Vec<_> = targets
        .map(|target| {
            let tone = Passage::new(&target.text, &[target.span], lexicon).judge_target(lexicon);
            let guess = match tone.polarity {
                Some(Polarity::Critical) => 0,
                Some(Polarity::Supportive) => 2,
                _ => 1,
            };
            (target.label, guess)
        })
        .collect();
    let out = &mut io::stdout().lock();
    print_table(out, "sentiment toward the target", &TARGET, &pairs)
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
