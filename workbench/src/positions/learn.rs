//! Multinomial logistic regression over hashed features by `AdaGrad`. Both questions of a pair (does p stand somehow toward
//! q, does q toward p) share their weights: what holds for one order of the two holds for the other.

use crate::random::Random;

use super::data::Example;

/// Settings of one run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// Passes over the examples.
    pub(crate) epochs: usize,
    /// Step of `AdaGrad`. Higher learns faster and trusts rare words more.
    pub(crate) rate: f32,
    /// Pull of every weight towards zero at each update.
    pub(crate) decay: f32,
    /// Share of features that an example leaves out while learning.
    pub(crate) dropout: f32,
    /// How far rare classes count for more: 0 not at all, 1 in full proportion.
    pub(crate) balance: f32,
    /// Runs with different orders of the examples, of which the weights are averaged.
    pub(crate) runs: u64,
}

/// Weights: for each feature, one for each answer of a question.
#[derive(Clone)]
pub(crate) struct Weights {
    pub(crate) n_answers: usize,
    pub(crate) values: Vec<f32>,
}

fn scores(weights: &Weights, questions: &[Vec<u32>]) -> Vec<f32> {
    let n = weights.n_answers;
    let mut all = Vec::with_capacity(2);
    for question in questions {
        let mut sums = vec![0.0; n];
        for &feature in question {
            let row = feature as usize * n;
            for (sum, weight) in sums.iter_mut().zip(&weights.values[row..row + n]) {
                *sum += weight;
            }
        }
        all.push(sums);
    }
    match all.as_slice() {
        // In the order of DSE: none, p for q, q for p, p against q, q against p.
        [p, q] => vec![0.0, p[0] + p[2], q[0] + q[2], p[1] + p[2], q[1] + q[2]],
        _ => all.concat(),
    }
}

/// Shares of the classes of an example. A pair has five: none, and each answer of each question; a target has one for each
/// answer.
pub(crate) fn shares(weights: &Weights, questions: &[Vec<u32>]) -> Vec<f32> {
    let mut scores = scores(weights, questions);
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
    let mut sum: Option<Weights> = None;
    for run in 0..settings.runs.max(1) {
        let weights = learn_once(examples, n_classes, n_features, settings, run + 1);
        match &mut sum {
            Some(sum) => {
                for (total, value) in sum.values.iter_mut().zip(weights.values) {
                    *total += value;
                }
            }
            None => sum = Some(weights),
        }
    }
    let mut mean = sum.expect("there is at least one run");
    for value in &mut mean.values {
        *value /= settings.runs.max(1) as f32;
    }
    mean
}

fn learn_once(
    examples: &[&Example],
    n_classes: usize,
    n_features: usize,
    settings: Settings,
    seed: u64,
) -> Weights {
    // Of a pair: for, against, and what both share, that there is a stance of this one toward that one.
    let n = 3;
    let mut weights = Weights {
        n_answers: n,
        values: vec![0.0; n * n_features],
    };
    let mut squares = vec![0.0_f32; n * n_features];
    let balance = balance(examples, n_classes, settings.balance);
    let mut random = Random::new(seed);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        let rate = settings.rate * (1.0 - epoch as f32 / settings.epochs as f32);
        for &index in &order {
            let example = examples[index];
            let mut keep = |_: &&u32| random.below(1000) as f32 >= settings.dropout * 1000.0;
            let kept: Vec<Vec<u32>> = example
                .features
                .iter()
                .map(|question| question.iter().filter(&mut keep).copied().collect())
                .collect();
            let mut shares = shares(&weights, &kept);
            let cost = balance[example.label];
            for share in &mut shares {
                *share *= cost;
            }
            shares[example.label] -= cost;
            for (question, features) in kept.iter().enumerate() {
                let gradient: Vec<f32> = match kept.len() {
                    2 => {
                        let (support, blame) = (shares[1 + question], shares[3 + question]);
                        vec![support, blame, support + blame]
                    }
                    _ => shares.clone(),
                };
                for &feature in features {
                    let row = feature as usize * n;
                    for (answer, gradient) in gradient.iter().enumerate() {
                        let weight = &mut weights.values[row + answer];
                        let square = &mut squares[row + answer];
                        let full = gradient + settings.decay * *weight;
                        *square += full * full;
                        *weight -= rate * full / (square.sqrt() + 1e-6);
                    }
                }
            }
        }
    }
    weights
}

fn balance(examples: &[&Example], n_classes: usize, power: f32) -> Vec<f32> {
    let mut counts = vec![0_usize; n_classes];
    for example in examples {
        counts[example.label] += 1;
    }
    counts
        .iter()
        .map(|&count| {
            let share = examples.len() as f32 / (n_classes * count.max(1)) as f32;
            share.powf(power)
        })
        .collect()
}
