//! `train stance`: reads, learns, measures by parts, writes `data/stance.model`.

pub(crate) mod data;
mod learn;

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::Result;
use on_record::{
    stance::model::{Scale, StanceModel, UNIT, Valences},
    tagging::table::weight_of,
};

use data::Example;
pub(crate) use learn::Settings;
use learn::{Weights, learn, shares};

/// Number of parts of the cross-validation.
const N_PARTS: u32 = 5;

/// What to do.
#[derive(Clone)]
pub(crate) struct Options {
    /// Files of DSE.
    pub(crate) dse: Vec<String>,
    /// File of NewsMTSC.
    pub(crate) newsmtsc: String,
    /// VADER's lexicon.
    pub(crate) valences: String,
    /// How to learn.
    pub(crate) settings: Settings,
    /// Features that occur in fewer examples are dropped.
    pub(crate) least: usize,
    /// Weights below this, in natural logarithm, are dropped.
    pub(crate) prune: f32,
    /// How many of the parts to measure on; 0 to measure nothing.
    pub(crate) parts: u32,
    /// Where to write the model; nowhere if empty.
    pub(crate) out: String,
}

/// Learns both tasks, measures them, and writes one file.
pub(crate) fn train(options: &Options) -> Result<()> {
    let valences = data::read_valences(Path::new(&options.valences))?;
    let mut rows = BTreeMap::new();
    let dse = data::read_dse(&options.dse, &valences)?;
    let pair = task("dse", dse, 5, 0, options, &mut rows);
    let newsmtsc = data::read_newsmtsc(Path::new(&options.newsmtsc), &valences)?;
    let target = task("newsmtsc", newsmtsc, 3, 2, options, &mut rows);
    write(options, &valences, rows, &pair, &target)
}

/// Rows of the table: key to labels with quantised weights.
type Rows = BTreeMap<u32, Vec<(u8, i8)>>;

fn task(
    name: &str,
    mut examples: Vec<Example>,
    n_classes: usize,
    first_label: u8,
    options: &Options,
    rows: &mut Rows,
) -> Scale {
    // Weights of a target are smaller: many features say the same of one word.
    let prune = if n_classes == 5 {
        options.prune
    } else {
        options.prune * 0.6
    };
    let options = &Options {
        prune,
        ..options.clone()
    };
    let keys = data::number_features(&mut examples, options.least);
    println!(
        "{name}: {} examples, {} features",
        examples.len(),
        keys.len()
    );
    let mut factors = vec![1.0; n_classes];
    if options.parts > 0 {
        factors = validate(&examples, n_classes, keys.len(), options);
    }
    if options.out.is_empty() {
        return Scale::default();
    }
    let all: Vec<&Example> = examples.iter().collect();
    let mut weights = learn(&all, n_classes, keys.len(), options.settings);
    if n_classes == 5 {
        weights = fold(&weights);
    }
    let (worth, quantised) = quantise(&weights, options.prune);
    for (key, row) in keys.iter().zip(quantised.chunks(weights.n_answers)) {
        let labels = (first_label..).zip(row).filter(|(_, weight)| **weight != 0);
        let row: Vec<(u8, i8)> = labels.map(|(label, weight)| (label, *weight)).collect();
        if !row.is_empty() {
            rows.entry(*key).or_default().extend(row);
        }
    }
    let biases = factors
        .iter()
        .map(|factor: &f32| (factor.ln() * UNIT as f32).round() as i32);
    Scale {
        worth: (worth * UNIT as f32 * 1e6).round() as u32,
        biases: biases.collect(),
    }
}

/// The two answers of a pair, each with its part of what both share.
fn fold(weights: &Weights) -> Weights {
    let rows = weights.values.chunks(3);
    Weights {
        n_answers: 2,
        values: rows
            .flat_map(|row| [row[0] + row[2], row[1] + row[2]])
            .collect(),
    }
}

/// The same in three columns, nothing shared.
fn unfold(weights: &Weights) -> Weights {
    let rows = weights.values.chunks(2);
    Weights {
        n_answers: 3,
        values: rows.flat_map(|row| [row[0], row[1], 0.0]).collect(),
    }
}

/// Weights on the square-root scale of the table, small ones zero; and what a unit of the table is worth.
fn quantise(weights: &Weights, prune: f32) -> (f32, Vec<i8>) {
    let top = weights
        .values
        .iter()
        .fold(1e-6_f32, |top, weight| top.max(weight.abs()));
    let quantised = weights.values.iter().map(|&weight| {
        if weight.abs() < prune {
            return 0;
        }
        ((weight.abs() / top).sqrt() * 127.0)
            .round()
            .copysign(weight) as i8
    });
    (top / (127.0 * 127.0), quantised.collect())
}

fn pruned(weights: &Weights, prune: f32) -> Weights {
    let (worth, quantised) = quantise(weights, prune);
    Weights {
        n_answers: weights.n_answers,
        values: quantised
            .iter()
            .map(|&weight| f32::from(weight_of(weight)) * worth)
            .collect(),
    }
}

fn write(
    options: &Options,
    valences: &Valences,
    mut rows: Rows,
    pair: &Scale,
    target: &Scale,
) -> Result<()> {
    if options.out.is_empty() {
        return Ok(());
    }
    for row in rows.values_mut() {
        row.sort_unstable();
        row.dedup_by_key(|entry| entry.0);
    }
    let rows: Vec<_> = rows.into_iter().collect();
    let file = StanceModel::write(valences, &rows, pair, target);
    println!(
        "{}: {} features, {} bytes",
        options.out,
        rows.len(),
        file.len()
    );
    fs::write(&options.out, file)?;
    Ok(())
}

const fn part_of(example: &Example) -> u32 {
    (example.group.wrapping_mul(0x9e37_79b1) >> 16) % N_PARTS
}

/// Measures on each part what is learned from the others, and returns the factors that help macro-F1 most.
fn validate(
    examples: &[Example],
    n_classes: usize,
    n_features: usize,
    options: &Options,
) -> Vec<f32> {
    let mut all: Vec<(usize, Vec<f32>)> = Vec::new();
    for part in 0..options.parts.min(N_PARTS) {
        let known: Vec<&Example> = examples
            .iter()
            .filter(|example| part_of(example) != part)
            .collect();
        let weights = learn(&known, n_classes, n_features, options.settings);
        let weights = if n_classes == 5 {
            unfold(&pruned(&fold(&weights), options.prune))
        } else {
            pruned(&weights, options.prune)
        };
        for example in examples.iter().filter(|example| part_of(example) == part) {
            all.push((example.label, shares(&weights, &example.features)));
        }
    }
    // How much the share of each class must be scaled is chosen on one half and measured on the other, both ways.
    let half =
        |which: usize| -> Vec<&(usize, Vec<f32>)> { all.iter().skip(which).step_by(2).collect() };
    let mut predictions = Vec::new();
    for which in 0..2 {
        let factors = tune(&half(1 - which), n_classes);
        predictions.extend(decide(&half(which), &factors));
    }
    report(&predictions, n_classes);
    tune(&all.iter().collect::<Vec<_>>(), n_classes)
}

fn report(predictions: &[(usize, usize)], n_classes: usize) {
    let f1 = macro_f1(predictions, n_classes, |class| class);
    print!("  n {} macro-F1 {:.1}", predictions.len(), 100.0 * f1);
    if n_classes == 5 {
        let polarity = macro_f1(predictions, 3, |class| [0, 1, 1, 2, 2][class]);
        print!(" polarity {:.1}", 100.0 * polarity);
    }
    let right = predictions
        .iter()
        .filter(|(gold, guess)| gold == guess)
        .count();
    print!(
        " accuracy {:.1} by class",
        100.0 * right as f64 / predictions.len() as f64
    );
    for class in 0..n_classes {
        print!(" {:.0}", 100.0 * f1_of(predictions, class, |class| class));
    }
    // Deviation of macro-F1 over tenths of the examples, divided by the root of ten.
    let tenths: Vec<f64> = (0..10)
        .map(|tenth| {
            let part: Vec<_> = predictions
                .iter()
                .skip(tenth)
                .step_by(10)
                .copied()
                .collect();
            macro_f1(&part, n_classes, |class| class)
        })
        .collect();
    let mean = tenths.iter().sum::<f64>() / 10.0;
    let variance = tenths.iter().map(|f1| (f1 - mean).powi(2)).sum::<f64>() / 9.0;
    println!(", standard error {:.1}", 100.0 * (variance / 10.0).sqrt());
}

/// Factors by which the shares of the classes are scaled for the best macro-F1, one class after the other, twice round.
fn tune(rows: &[&(usize, Vec<f32>)], n_classes: usize) -> Vec<f32> {
    let mut factors = vec![1.0_f32; n_classes];
    for _ in 0..2 {
        // The first class sets the measure for the others.
        for class in 1..n_classes {
            let mut best = (0.0, factors[class]);
            for step in -6..=10 {
                factors[class] = 1.2_f32.powi(step);
                let f1 = macro_f1(&decide(rows, &factors), n_classes, |class| class);
                if f1 > best.0 {
                    best = (f1, factors[class]);
                }
            }
            factors[class] = best.1;
        }
    }
    factors
}

fn decide(rows: &[&(usize, Vec<f32>)], factors: &[f32]) -> Vec<(usize, usize)> {
    rows.iter()
        .map(|(label, shares)| {
            let weigh = |class: usize| shares[class] * factors[class];
            let best = (0..shares.len()).max_by(|&one, &other| weigh(one).total_cmp(&weigh(other)));
            (*label, best.unwrap_or(0))
        })
        .collect()
}

fn f1_of(predictions: &[(usize, usize)], class: usize, map: impl Fn(usize) -> usize) -> f64 {
    let (mut right, mut found, mut expected) = (0, 0, 0);
    for &(gold, guess) in predictions {
        right += usize::from(map(gold) == class && map(guess) == class);
        found += usize::from(map(guess) == class);
        expected += usize::from(map(gold) == class);
    }
    2.0 * right as f64 / (found + expected).max(1) as f64
}

fn macro_f1(
    predictions: &[(usize, usize)],
    n_classes: usize,
    map: impl Fn(usize) -> usize + Copy,
) -> f64 {
    let sum: f64 = (0..n_classes)
        .map(|class| f1_of(predictions, class, map))
        .sum();
    sum / n_classes as f64
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            epochs: 12,
            rate: 0.01,
            decay: 0.002,
            dropout: 0.3,
            balance: 0.2,
            runs: 1,
        }
    }
}
