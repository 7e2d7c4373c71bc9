//! Finds the tones of words: directions among word vectors that matter for what is felt toward a target. Learned in two steps:
//! a regression in which every window of words is the sum of their vectors; then its few strongest directions as whole
//! numbers, and the regression again upon those.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use engine::{
    stance::{
        model::UNIT,
        tones::{N_TONES, N_WINDOWS, Tone, Tones},
    },
    tagging::word::norm_of,
};

use super::{
    data::Example,
    learn::{Settings, Weights, fit, unevenness},
};

/// What a sum of vectors counts in the regression against a feature that is there or not; 0.1 to 1 differ by a point.
const VECTORS_COUNT: f32 = 0.6;
/// What a sum of tones counts.
const TONES_COUNT: f32 = 0.15;
/// Steps of a tone to its standard deviation, and the most of them.
const STEPS: f32 = 3.0;
const MOST_STEPS: f32 = 15.0;
/// Passes of the first regression.
const PASSES: usize = 30;
const N_ANSWERS: usize = 3;

/// Vectors of words, of length one, around zero.
pub(crate) struct Vectors {
    /// Sorted hashes of the words.
    pub(crate) keys: Vec<u32>,
    rows: Vec<Vec<f32>>,
}

impl Vectors {
    /// Reads `GloVe`'s own text format: a word and its numbers a line.
    pub(crate) fn read(file: &Path) -> Result<Self> {
        let whole = fs::read_to_string(file).with_context(|| file.display().to_string())?;
        let mut rows: Vec<(u32, Vec<f32>)> = whole
            .lines()
            .filter_map(|line| {
                let (word, numbers) = line.split_once(' ')?;
                let numbers: Option<Vec<f32>> = numbers
                    .split(' ')
                    .map(|number| number.parse().ok())
                    .collect();
                Some((norm_of(word), numbers?))
            })
            .collect();
        rows.sort_by_key(|row| row.0);
        rows.dedup_by_key(|row| row.0);
        let width = rows.first().map_or(0, |row| row.1.len());
        rows.retain(|row| row.1.len() == width);
        for column in 0..width {
            let mean = rows.iter().map(|row| row.1[column]).sum::<f32>() / rows.len() as f32;
            rows.iter_mut().for_each(|row| row.1[column] -= mean);
        }
        for (_, row) in &mut rows {
            let length = row.iter().map(|value| value * value).sum::<f32>().sqrt();
            row.iter_mut().for_each(|value| *value /= length + 1e-6);
        }
        let (keys, rows) = rows.into_iter().unzip();
        Ok(Self { keys, rows })
    }

    fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    /// Sums over the words of each window of an example, one window after the other.
    fn sums(&self, example: &Example, rows: &[Vec<f32>]) -> Vec<f32> {
        let width = rows.first().map_or(0, Vec::len);
        let mut sums = vec![0.0; width * N_WINDOWS];
        for (window, sums) in example.windows.iter().zip(sums.chunks_mut(width.max(1))) {
            for word in window {
                let Ok(at) = self.keys.binary_search(word) else {
                    continue;
                };
                for (sum, value) in sums.iter_mut().zip(&rows[at]) {
                    *sum += value;
                }
            }
        }
        sums
    }
}

/// Weights of the features, then of the tones, and the tones of each word of the vectors.
pub(crate) struct Toned {
    pub(crate) weights: Weights,
    rows: Vec<Vec<f32>>,
}

impl Toned {
    /// The tone columns of an example.
    pub(crate) fn dense(&self, vectors: &Vectors, example: &Example) -> Vec<f32> {
        vectors.sums(example, &self.rows)
    }

    /// As the model ships them.
    pub(crate) fn to_tones(&self, vectors: &Vectors) -> Tones {
        let words = vectors.keys.iter().zip(&self.rows).map(|(key, row)| {
            let mut tone: Tone = [0; N_TONES];
            for (step, value) in tone.iter_mut().zip(row) {
                *step = (value * STEPS).round() as i8;
            }
            (*key, tone)
        });
        let first = self.weights.values.len() - N_TONES * N_WINDOWS * N_ANSWERS;
        let mix = self.weights.values[first..].chunks(N_ANSWERS).map(|row| {
            let unit = |answer: usize| (row[answer] / STEPS * UNIT as f32).round() as i32;
            [unit(0), unit(1), unit(2)]
        });
        let mix = mix.collect();
        Tones::new(words.filter(|row| row.1 != [0; N_TONES]).collect(), mix)
    }
}

/// Learns features and tones together.
pub(crate) fn learn(
    examples: &[&Example],
    vectors: &Vectors,
    n_features: usize,
    settings: Settings,
) -> Toned {
    let uneven = unevenness(examples, N_ANSWERS, n_features);
    let fit_with = |rows: &[Vec<f32>], count: f32, passes: usize| {
        let dense: Vec<Vec<f32>> = examples
            .iter()
            .map(|example| vectors.sums(example, rows))
            .collect();
        let mut scales = uneven.clone();
        let n_columns = rows.first().map_or(0, Vec::len) * N_WINDOWS;
        scales.extend(std::iter::repeat_n(count, n_columns));
        let settings = Settings { passes, ..settings };
        fit(examples, &dense, N_ANSWERS, &scales, settings)
    };
    let whole = fit_with(&vectors.rows, VECTORS_COUNT, PASSES);
    let first = whole.values.len() - vectors.width() * N_WINDOWS * N_ANSWERS;
    let rows = find_tones(vectors, &whole.values[first..]);
    let weights = fit_with(&rows, TONES_COUNT, settings.passes);
    Toned { weights, rows }
}

/// The strongest directions of what each word says in each window for each answer, rounded to steps.
fn find_tones(vectors: &Vectors, weights: &[f32]) -> Vec<Vec<f32>> {
    let width = vectors.width();
    let n_says = N_WINDOWS * N_ANSWERS;
    let says: Vec<Vec<f32>> = vectors
        .rows
        .iter()
        .map(|row| {
            let mut says = vec![0.0; n_says];
            for (window, says) in says.chunks_mut(N_ANSWERS).enumerate() {
                for (column, value) in row.iter().enumerate() {
                    let at = (window * width + column) * N_ANSWERS;
                    for (say, weight) in says.iter_mut().zip(&weights[at..at + N_ANSWERS]) {
                        *say += value * weight;
                    }
                }
            }
            says
        })
        .collect();
    let directions = strongest(&says, n_says);
    let mut tones: Vec<Vec<f32>> = says
        .iter()
        .map(|row| directions.iter().map(|by| dot(row, by)).collect())
        .collect();
    for tone in 0..N_TONES {
        let power: f32 = tones.iter().map(|row| row[tone] * row[tone]).sum();
        let spread = (power / tones.len().max(1) as f32).sqrt().max(1e-9);
        for row in &mut tones {
            let steps = (row[tone] / spread * STEPS).round();
            row[tone] = steps.clamp(-MOST_STEPS, MOST_STEPS) / STEPS;
        }
    }
    tones
}

/// Directions along which rows spread most, by repeated multiplication; each at right angles to those before.
fn strongest(rows: &[Vec<f32>], width: usize) -> Vec<Vec<f32>> {
    let mut products = vec![vec![0.0_f32; width]; width];
    for row in rows {
        for (one, products) in row.iter().zip(&mut products) {
            for (other, product) in row.iter().zip(products) {
                *product += one * other;
            }
        }
    }
    let mut found: Vec<Vec<f32>> = Vec::new();
    for start in 0..N_TONES {
        let mut by: Vec<f32> = (0..width)
            .map(|at| if at % N_TONES == start { 1.0 } else { 0.1 })
            .collect();
        for _ in 0..500 {
            by = products.iter().map(|row| dot(row, &by)).collect();
            for before in &found {
                let share = dot(&by, before);
                by.iter_mut()
                    .zip(before)
                    .for_each(|(by, before)| *by -= share * before);
            }
            let length = dot(&by, &by).sqrt().max(1e-12);
            by.iter_mut().for_each(|by| *by /= length);
        }
        found.push(by);
    }
    found
}

fn dot(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}
