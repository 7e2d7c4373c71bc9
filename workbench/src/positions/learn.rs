//! Multinomial logistic regression over hashed features by L-BFGS. Both questions of a pair (does p stand somehow toward q,
//! does q toward p) share their weights: what holds for one order of the two holds for the other.
//!
//! Two models are learned and their weights averaged: one in which every feature counts alike, and one in which a feature
//! counts by how unevenly it is spread over the classes, after Wang and Manning (Baselines and Bigrams, ACL 2012).

use std::collections::VecDeque;

use super::data::Example;

/// Settings of one run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// Passes over the examples at most.
    pub(crate) passes: usize,
    /// Pull of every weight towards zero. Higher trusts rare words less.
    pub(crate) decay: f32,
    /// How far rare classes count for more: 0 not at all, 1 in full proportion.
    pub(crate) balance: f32,
    /// What the averaged weights are multiplied by: averaging makes them timid.
    pub(crate) sharpen: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            passes: 50,
            decay: 80.0,
            balance: 0.2,
            sharpen: 1.2,
        }
    }
}

/// Weights: for each feature, one for each answer of a question.
#[derive(Clone)]
pub(crate) struct Weights {
    pub(crate) n_answers: usize,
    pub(crate) values: Vec<f32>,
}

impl Weights {
    /// Those of the first features.
    pub(crate) fn first(&self, n_features: usize) -> Self {
        Self {
            n_answers: self.n_answers,
            values: self.values[..n_features * self.n_answers].to_vec(),
        }
    }
}

/// Shares of the classes of an example. A pair has five: none, and each of two answers of each question; a target has one
/// for each answer.
///
/// `dense` holds values of the last features, which are not there or not there but more or less; possibly empty.
pub(crate) fn shares(weights: &Weights, questions: &[Vec<u32>], dense: &[f32]) -> Vec<f32> {
    let n = weights.n_answers;
    let first = weights.values.len() - dense.len() * n;
    let mut all = Vec::with_capacity(2);
    for question in questions {
        let mut sums = vec![0.0; n];
        for &feature in question {
            let row = feature as usize * n;
            for (sum, weight) in sums.iter_mut().zip(&weights.values[row..row + n]) {
                *sum += weight;
            }
        }
        for (value, row) in dense.iter().zip(weights.values[first..].chunks(n)) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += value * weight;
            }
        }
        all.push(sums);
    }
    let mut scores = match all.as_slice() {
        // In the order of DSE: none, p for q, q for p, p against q, q against p.
        [p, q] => vec![0.0, p[0], q[0], p[1], q[1]],
        _ => all.concat(),
    };
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in &mut scores {
        *score = (*score - top).exp();
        sum += *score;
    }
    for score in &mut scores {
        *score /= sum;
    }
    scores
}

/// Learns from examples with `n_classes` labels over `n_features` features.
pub(crate) fn learn(
    examples: &[&Example],
    n_classes: usize,
    n_features: usize,
    settings: Settings,
) -> Weights {
    let even = vec![1.0; n_features];
    let uneven = unevenness(examples, n_classes, n_features);
    let mut mean = fit(examples, &[], n_classes, &even, settings);
    let other = fit(examples, &[], n_classes, &uneven, settings);
    for (value, other) in mean.values.iter_mut().zip(other.values) {
        *value = (*value + other) / 2.0 * settings.sharpen;
    }
    mean
}

/// Answer that an example's label gives to a question: of a pair 1 for, 2 against, 0 neither; of a target the label.
const fn answer_of(label: usize, question: usize, n_classes: usize) -> usize {
    if n_classes == 3 {
        return label;
    }
    if label == 1 + question {
        1
    } else if label == 3 + question {
        2
    } else {
        0
    }
}

/// For each feature the largest log-ratio of its share in one answer to that in the others.
pub(crate) fn unevenness(examples: &[&Example], n_classes: usize, n_features: usize) -> Vec<f32> {
    let mut counts = vec![1.0_f32; 3 * n_features];
    for example in examples {
        for (question, features) in example.features.iter().enumerate() {
            let answer = answer_of(example.label, question, n_classes);
            for &feature in features {
                counts[feature as usize * 3 + answer] += 1.0;
            }
        }
    }
    let total: Vec<f32> = (0..3)
        .map(|answer| counts.iter().skip(answer).step_by(3).sum())
        .collect();
    let whole: f32 = total.iter().sum();
    let of_row = |row: &[f32]| {
        let sum: f32 = row.iter().sum();
        let ratios = row.iter().zip(&total).map(|(count, total)| {
            ((count / total) / ((sum - count) / (whole - total)))
                .ln()
                .abs()
        });
        ratios.fold(0.0, f32::max)
    };
    counts.chunks(3).map(of_row).collect()
}

/// One regression; `scales` is what each feature counts, those with values of their own (`dense`, one list an example or none)
/// last.
pub(crate) fn fit(
    examples: &[&Example],
    dense: &[Vec<f32>],
    n_classes: usize,
    scales: &[f32],
    settings: Settings,
) -> Weights {
    let is_pair = n_classes == 5;
    let costs = costs(examples, n_classes, settings.balance);
    // Of a pair: for, against, and what both share, that there is a stance of this one toward that one.
    let objective = |point: &[f64]| -> (f64, Vec<f64>) {
        let weights = weights_at(point, scales, is_pair);
        let n = weights.n_answers;
        let mut slopes = vec![0.0_f32; n * scales.len()];
        let mut value = 0.0;
        for (at, example) in examples.iter().enumerate() {
            let dense = dense.get(at).map_or(&[][..], Vec::as_slice);
            let mut shares = shares(&weights, &example.features, dense);
            let cost = costs[example.label];
            value -= f64::from(cost * shares[example.label].max(1e-9).ln());
            shares[example.label] -= 1.0;
            for (question, features) in example.features.iter().enumerate() {
                let slope: [f32; 3] = if is_pair {
                    [
                        cost * shares[1 + question],
                        cost * shares[3 + question],
                        0.0,
                    ]
                } else {
                    [cost * shares[0], cost * shares[1], cost * shares[2]]
                };
                for &feature in features {
                    let row = feature as usize * n;
                    for (sum, slope) in slopes[row..row + n].iter_mut().zip(slope) {
                        *sum += slope;
                    }
                }
                let first = slopes.len() - dense.len() * n;
                for (value, row) in dense.iter().zip(slopes[first..].chunks_mut(n)) {
                    for (sum, slope) in row.iter_mut().zip(slope) {
                        *sum += value * slope;
                    }
                }
            }
        }
        let mut gradient = Vec::with_capacity(point.len());
        for (row, scale) in slopes.chunks(n).zip(scales) {
            let third = if is_pair { row[0] + row[1] } else { row[2] };
            gradient.extend([row[0], row[1], third].map(|slope| f64::from(slope * scale)));
        }
        let decay = f64::from(settings.decay);
        for (slope, weight) in gradient.iter_mut().zip(point) {
            value += 0.5 * decay * weight * weight;
            *slope += decay * weight;
        }
        (value, gradient)
    };
    let point = minimise(vec![0.0; 3 * scales.len()], settings.passes, objective);
    weights_at(&point, scales, is_pair)
}

/// The weights of the features themselves at a point of the search.
fn weights_at(point: &[f64], scales: &[f32], is_pair: bool) -> Weights {
    let rows = point.chunks(3).zip(scales);
    let values = rows.flat_map(|(row, &scale)| {
        let row = [row[0], row[1], row[2]].map(|weight| weight as f32 * scale);
        if is_pair {
            vec![row[0] + row[2], row[1] + row[2]]
        } else {
            row.to_vec()
        }
    });
    Weights {
        n_answers: if is_pair { 2 } else { 3 },
        values: values.collect(),
    }
}

/// How much an example of each class counts.
fn costs(examples: &[&Example], n_classes: usize, power: f32) -> Vec<f32> {
    let mut counts = vec![0_usize; n_classes];
    for example in examples {
        counts[example.label] += 1;
    }
    let share = |&count: &usize| examples.len() as f32 / (n_classes * count.max(1)) as f32;
    counts
        .iter()
        .map(|count| share(count).powf(power))
        .collect()
}

/// Steps of the search that its picture of the slope remembers.
const MEMORY: usize = 6;

/// A point where `objective` is least, by L-BFGS with halved steps.
fn minimise(
    mut point: Vec<f64>,
    passes: usize,
    objective: impl Fn(&[f64]) -> (f64, Vec<f64>),
) -> Vec<f64> {
    let (mut value, mut gradient) = objective(&point);
    let mut memory: VecDeque<(Vec<f64>, Vec<f64>)> = VecDeque::new();
    for _ in 0..passes {
        let direction = descend(&gradient, &memory);
        let slope = dot(&direction, &gradient);
        let mut step = if memory.is_empty() {
            1.0 / dot(&gradient, &gradient).sqrt().max(1.0)
        } else {
            1.0
        };
        let (next, next_value, next_gradient) = loop {
            let next: Vec<f64> = point
                .iter()
                .zip(&direction)
                .map(|(at, by)| at + step * by)
                .collect();
            let (next_value, next_gradient) = objective(&next);
            if next_value <= value + 1e-4 * step * slope || step < 1e-9 {
                break (next, next_value, next_gradient);
            }
            step *= 0.5;
        };
        let moved: Vec<f64> = next
            .iter()
            .zip(&point)
            .map(|(new, old)| new - old)
            .collect();
        let bent: Vec<f64> = next_gradient
            .iter()
            .zip(&gradient)
            .map(|(new, old)| new - old)
            .collect();
        let is_done = value - next_value < 1e-5 * value.abs();
        if dot(&moved, &bent) > 1e-10 {
            memory.push_back((moved, bent));
        }
        if memory.len() > MEMORY {
            memory.pop_front();
        }
        (point, value, gradient) = (next, next_value, next_gradient);
        if is_done {
            break;
        }
    }
    point
}

/// The direction of the next step: the gradient, bent by what the last steps told (Nocedal's two loops).
fn descend(gradient: &[f64], memory: &VecDeque<(Vec<f64>, Vec<f64>)>) -> Vec<f64> {
    let mut direction: Vec<f64> = gradient.iter().map(|slope| -slope).collect();
    let mut shares = Vec::with_capacity(memory.len());
    for (moved, bent) in memory.iter().rev() {
        let share = dot(moved, &direction) / dot(moved, bent);
        add(&mut direction, -share, bent);
        shares.push(share);
    }
    if let Some((moved, bent)) = memory.back() {
        let scale = dot(moved, bent) / dot(bent, bent);
        direction.iter_mut().for_each(|by| *by *= scale);
    }
    for ((moved, bent), share) in memory.iter().zip(shares.into_iter().rev()) {
        let back = dot(bent, &direction) / dot(moved, bent);
        add(&mut direction, share - back, moved);
    }
    direction
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn add(sum: &mut [f64], factor: f64, other: &[f64]) {
    for (sum, other) in sum.iter_mut().zip(other) {
        *sum += factor * other;
    }
}
