//! `train stance`: reads, learns, measures by parts, writes `crates/engine/data/stance.model`.

mod card;
mod curve;
pub(crate) mod data;
mod judged;
mod learn;
mod outcome;
mod score;
mod tones;

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::Result;
use engine::{
    stance::model::{Scale, StanceModel, UNIT},
    tagging::{rows::Rows, table::weight_of},
};

use data::Example;
use judged::Judged;
pub(crate) use learn::Settings;
use learn::{Weights, learn, shares};
use outcome::Outcome;
use tones::Vectors;

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
    /// Word vectors in the format of `GloVe`.
    pub(crate) vectors: String,
    /// How to learn.
    pub(crate) settings: Settings,
    /// How to learn stances toward one target.
    pub(crate) of_targets: Settings,
    /// Features that occur in fewer examples are dropped.
    pub(crate) least: usize,
    /// Weights below this, in natural logarithm, are dropped.
    pub(crate) prune: f32,
    /// How many of the parts to measure on; 0 to measure nothing.
    pub(crate) parts: u32,
    /// Where to write the model; nowhere if empty.
    pub(crate) out: String,
}

/// Learns both tasks, measures them, and writes the model and its card.
pub(crate) fn train(options: &Options) -> Result<()> {
    let valences = data::read_valences(Path::new(&options.valences))?;
    let mut rows = BTreeMap::new();
    let dse = data::read_dse(&options.dse, &valences)?;
    let pair = task(dse, Task::Pair, options, &mut rows, None);
    let newsmtsc = data::read_newsmtsc(Path::new(&options.newsmtsc), &valences)?;
    let vectors = Vectors::read(Path::new(&options.vectors))?;
    let target = task(newsmtsc, Task::Target, options, &mut rows, Some(&vectors));
    let trust = curve::calibrate(&pair.judged);
    if options.out.is_empty() {
        return Ok(());
    }
    for row in rows.values_mut() {
        row.sort_unstable();
        row.dedup_by_key(|entry| entry.0);
    }
    let rows: Rows = rows.into_iter().collect();
    let file = StanceModel::write(
        &valences,
        &rows,
        &pair.scale,
        &target.scale,
        &target.tones,
        &trust.trust,
    );
    println!(
        "{}: {} features, {} bytes",
        options.out,
        rows.len(),
        file.len()
    );
    fs::write(&options.out, &file)?;
    let card = card::to_card(&card::Facts {
        settings: &options.settings,
        least: options.least,
        prune: options.prune,
        n_features: rows.len(),
        n_bytes: file.len(),
        pair: &pair,
        target: &target,
        trust: &trust,
    });
    fs::write(format!("{}.md", options.out), card)?;
    Ok(())
}

/// Which of the two questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Task {
    /// Who of two stands how toward the other (DSE).
    Pair,
    /// How a sentence stands toward one (`NewsMTSC`).
    Target,
}

/// Rows of the table while they are made: key to labels with quantised weights.
type RowsByKey = BTreeMap<u32, Vec<(u8, i8)>>;

fn task(
    mut examples: Vec<Example>,
    task: Task,
    options: &Options,
    rows: &mut RowsByKey,
    vectors: Option<&Vectors>,
) -> Outcome {
    // Of a target the tones say what small weights would.
    let (n_classes, first_label, prune) = match task {
        Task::Pair => (5, 0, options.prune),
        Task::Target => (3, 2, options.prune * 0.8),
    };
    let keys = data::number_features(&mut examples, options.least);
    println!(
        "{task:?}: {} examples, {} features",
        examples.len(),
        keys.len()
    );
    let learner = Learner {
        n_classes,
        n_features: keys.len(),
        options,
        vectors,
    };
    let judged = learner.validate(&examples, prune);
    let (factors, score) = if judged.is_empty() {
        (vec![1.0; n_classes], None)
    } else {
        let score = score::measure(&judged, n_classes);
        println!("  {score}");
        (
            score::tune(&judged.iter().collect::<Vec<_>>(), n_classes),
            Some(score),
        )
    };
    let (mut scale, mut tones) = Default::default();
    if !options.out.is_empty() {
        let all: Vec<&Example> = examples.iter().collect();
        let learned = learner.learn(&all);
        if let (Some(toned), Some(vectors)) = (&learned.toned, vectors) {
            tones = toned.to_tones(vectors);
        }
        let weights = learned.weights;
        let (worth, quantised) = quantise(&weights, prune);
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
        scale = Scale {
            worth: (worth * UNIT as f32 * 1e6).round() as u32,
            biases: biases.collect(),
        };
    }
    Outcome {
        scale,
        tones,
        n_examples: examples.len(),
        judged,
        score,
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

const fn part_of(example: &Example) -> u32 {
    (example.group.wrapping_mul(0x9e37_79b1) >> 16) % N_PARTS
}

/// How one task is learned.
struct Learner<'a> {
    n_classes: usize,
    n_features: usize,
    options: &'a Options,
    /// With them words have tones.
    vectors: Option<&'a Vectors>,
}

/// What was learned: weights of the features, and with tones both together.
struct Learned {
    weights: Weights,
    toned: Option<tones::Toned>,
}

impl Learner<'_> {
    fn learn(&self, examples: &[&Example]) -> Learned {
        let Some(vectors) = self.vectors else {
            let settings = self.options.settings;
            return Learned {
                weights: learn(examples, self.n_classes, self.n_features, settings),
                toned: None,
            };
        };
        let toned = tones::learn(examples, vectors, self.n_features, self.options.of_targets);
        Learned {
            weights: toned.weights.first(self.n_features),
            toned: Some(toned),
        }
    }

    /// Answers to each example by weights learned from the other parts, pruned and rounded as they ship.
    fn validate(&self, examples: &[Example], prune: f32) -> Vec<Judged> {
        let mut judged: Vec<(usize, Judged)> = Vec::new();
        for part in 0..self.options.parts.min(N_PARTS) {
            let known: Vec<&Example> = examples
                .iter()
                .filter(|example| part_of(example) != part)
                .collect();
            let Learned { weights, toned } = self.learn(&known);
            let mut weights = pruned(&weights, prune);
            if let Some(toned) = &toned {
                weights
                    .values
                    .extend(&toned.weights.values[weights.values.len()..]);
            }
            let held = examples.iter().enumerate();
            for (at, example) in held.filter(|(_, example)| part_of(example) == part) {
                let dense = toned.as_ref().zip(self.vectors);
                let dense = dense.map(|(toned, vectors)| toned.dense(vectors, example));
                let dense = dense.unwrap_or_default();
                judged.push((
                    at,
                    Judged {
                        label: example.label,
                        shares: shares(&weights, &example.features, &dense),
                        acts: example.acts,
                    },
                ));
            }
        }
        judged.sort_by_key(|row| row.0);
        judged.into_iter().map(|row| row.1).collect()
    }
}
