//! A linear-chain conditional random field, learned by FTRL-proximal (`McMahan` et al. 2013): stochastic gradients with a
//! rate of their own for each weight, and an L1 penalty that leaves few weights.

use on_record::{
    attribution::{
        features::N_PLACES,
        label::{Label, N_LABELS},
        link::Patterns,
        model::Parts,
    },
    tagging::table::KEY_BITS,
};

use crate::random::Random;

type Row = [f32; N_LABELS];

/// One paragraph.
pub(crate) struct Sequence {
    /// Keys of the features, token by token.
    pub(crate) features: Vec<u32>,
    /// Where the features of each token end.
    pub(crate) ends: Vec<u32>,
    pub(crate) places: Vec<u8>,
    pub(crate) labels: Vec<Label>,
}

/// Settings of training.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) epochs: usize,
    /// Learning rate.
    pub(crate) alpha: f32,
    /// L1 penalty of one pass.
    pub(crate) l1: f32,
    /// L2 penalty of one pass.
    pub(crate) l2: f32,
    /// Features seen less often are left out.
    pub(crate) min_count: u32,
    pub(crate) seed: u64,
    /// Weights are averaged over so many last passes; 0 or 1 takes the last alone.
    pub(crate) averaged: usize,
}

/// Weights in natural logarithms.
pub(crate) struct Learned {
    keys: Vec<u32>,
    rows: Vec<Row>,
    edges: Box<[[Row; N_LABELS]; N_PLACES]>,
}

/// The state of FTRL for a row of weights: sums of gradients and of their squares, and the weights these give.
#[derive(Clone, Copy)]
struct State {
    z: Row,
    n: Row,
    w: Row,
}

const ZERO: State = State {
    z: [0.0; N_LABELS],
    n: [0.0; N_LABELS],
    w: [0.0; N_LABELS],
};

impl State {
    fn update(&mut self, gradient: &Row, alpha: f32, l1: f32, l2: f32) {
        for (label, &g) in gradient.iter().enumerate() {
            let n = self.n[label];
            let sigma = ((n + g * g).sqrt() - n.sqrt()) / alpha;
            let z = self.z[label] + g - sigma * self.w[label];
            self.z[label] = z;
            self.n[label] = n + g * g;
            let over = (z.abs() - l1).max(0.0);
            self.w[label] = -over.copysign(z) / ((0.1 + (n + g * g).sqrt()) / alpha + l2);
        }
    }
}

/// Learns from sequences of which every label is known.
pub(crate) fn learn(sequences: &[Sequence], settings: &Settings) -> Learned {
    let (row_of, keys) = count_features(sequences, settings.min_count);
    eprintln!("{} features seen often enough", keys.len());
    let indexed: Vec<Vec<u32>> = sequences
        .iter()
        .map(|sequence| {
            sequence
                .features
                .iter()
                .map(|&key| row_of[key as usize])
                .collect()
        })
        .collect();
    drop(row_of);
    let mut states = vec![ZERO; keys.len()];
    let mut edges = Box::new([[ZERO; N_LABELS]; N_PLACES]);
    let mut sums: Vec<Row> = Vec::new();
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    let mut random = Random::new(settings.seed);
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        // The penalty is a sum over all passes; it grows so that each pass sees its share.
        let passes = (epoch + 1) as f32;
        let (l1, l2) = (settings.l1 * passes, settings.l2 * passes);
        let mut loss = 0.0_f64;
        for &at in &order {
            let sequence = &sequences[at];
            loss += step(
                sequence,
                &indexed[at],
                &mut states,
                &mut edges,
                settings.alpha,
                l1,
                l2,
            );
        }
        if settings.averaged > 1 && epoch + settings.averaged >= settings.epochs {
            sums.resize(states.len(), [0.0; N_LABELS]);
            for (sum, state) in sums.iter_mut().zip(&states) {
                for (sum, weight) in sum.iter_mut().zip(state.w) {
                    *sum += weight / settings.averaged as f32;
                }
            }
        }
        let live: usize = states
            .iter()
            .flat_map(|state| state.w)
            .filter(|w| *w != 0.0)
            .count();
        eprintln!("epoch {epoch}: loss {loss:.0}, {live} weights");
    }
    let mut kept = Box::new([[[0.0; N_LABELS]; N_LABELS]; N_PLACES]);
    for (kept, state) in kept.iter_mut().flatten().zip(edges.iter().flatten()) {
        *kept = state.w;
    }
    let rows = if sums.is_empty() {
        states.iter().map(|state| state.w).collect()
    } else {
        sums
    };
    Learned {
        keys,
        rows,
        edges: kept,
    }
}

/// Row of each key, and key of each row.
fn count_features(sequences: &[Sequence], min_count: u32) -> (Vec<u32>, Vec<u32>) {
    let mut counts = vec![0_u32; 1 << KEY_BITS];
    for key in sequences.iter().flat_map(|sequence| &sequence.features) {
        counts[*key as usize] += 1;
    }
    let mut keys = Vec::new();
    for (key, count) in counts.iter_mut().enumerate() {
        if *count >= min_count {
            *count = keys.len() as u32;
            keys.push(key as u32);
        } else {
            *count = u32::MAX;
        }
    }
    (counts, keys)
}

/// One stochastic step; returns the loss before it.
fn step(
    sequence: &Sequence,
    features: &[u32],
    states: &mut [State],
    edges: &mut [[State; N_LABELS]; N_PLACES],
    alpha: f32,
    l1: f32,
    l2: f32,
) -> f64 {
    let n = sequence.labels.len();
    let range = |at: usize| {
        let start = at
            .checked_sub(1)
            .map_or(0, |before| sequence.ends[before] as usize);
        start..sequence.ends[at] as usize
    };
    let mut emission = vec![[0.0_f32; N_LABELS]; n];
    let mut gold_score = 0.0_f64;
    let mut shift = 0.0_f64;
    for (at, row) in emission.iter_mut().enumerate() {
        for &feature in &features[range(at)] {
            if let Some(state) = states.get(feature as usize) {
                for (score, weight) in row.iter_mut().zip(&state.w) {
                    *score += weight;
                }
            }
        }
        let gold = usize::from(sequence.labels[at].0);
        gold_score += f64::from(row[gold]);
        if at > 0 {
            let before = usize::from(sequence.labels[at - 1].0);
            gold_score += f64::from(edges[usize::from(sequence.places[at])][before].w_of(gold));
        }
        let most = row.iter().fold(f32::MIN, |most, score| most.max(*score));
        shift += f64::from(most);
        for score in row {
            *score = (*score - most).exp();
        }
    }
    let mut factor = [[[0.0_f32; N_LABELS]; N_LABELS]; N_PLACES];
    let mut used = [false; N_PLACES];
    for &place in &sequence.places {
        let place = usize::from(place);
        if !used[place] {
            used[place] = true;
            for from in 0..N_LABELS {
                for (to, factor) in factor[place][from].iter_mut().enumerate() {
                    if Label(from as u8).allows(Label(to as u8)) {
                        *factor = edges[place][from].w[to].exp();
                    }
                }
            }
        }
    }
    let mut forward = vec![[0.0_f32; N_LABELS]; n];
    for at in 0..n {
        let mut row = [0.0; N_LABELS];
        if at == 0 {
            for (label, value) in row.iter_mut().enumerate() {
                *value = f32::from(u8::from(Label(label as u8).can_begin()));
            }
        } else {
            let table = &factor[usize::from(sequence.places[at])];
            for (from, weight) in forward[at - 1].iter().enumerate() {
                for to in 0..N_LABELS {
                    row[to] += weight * table[from][to];
                }
            }
        }
        let mut total = 0.0;
        for (value, factor) in row.iter_mut().zip(&emission[at]) {
            *value *= factor;
            total += *value;
        }
        shift += f64::from(total).ln();
        for value in &mut row {
            *value /= total;
        }
        forward[at] = row;
    }
    let mut behind = [1.0_f32; N_LABELS];
    for at in (0..n).rev() {
        let mut gradient = [0.0; N_LABELS];
        let mut total = 0.0;
        for label in 0..N_LABELS {
            gradient[label] = forward[at][label] * behind[label];
            total += gradient[label];
        }
        for value in &mut gradient {
            *value /= total;
        }
        gradient[usize::from(sequence.labels[at].0)] -= 1.0;
        for &feature in &features[range(at)] {
            if let Some(state) = states.get_mut(feature as usize) {
                state.update(&gradient, alpha, l1, l2);
            }
        }
        if at == 0 {
            break;
        }
        let place = usize::from(sequence.places[at]);
        let mut pair = [[0.0_f32; N_LABELS]; N_LABELS];
        let mut next = [0.0_f32; N_LABELS];
        let mut sum = 0.0;
        for from in 0..N_LABELS {
            for to in 0..N_LABELS {
                let value = factor[place][from][to] * emission[at][to] * behind[to];
                next[from] += value;
                pair[from][to] = forward[at - 1][from] * value;
                sum += pair[from][to];
            }
        }
        let before = usize::from(sequence.labels[at - 1].0);
        for from in 0..N_LABELS {
            let mut gradient = pair[from].map(|value| value / sum);
            if from == before {
                gradient[usize::from(sequence.labels[at].0)] -= 1.0;
            }
            edges[place][from].update(&gradient, alpha, 0.0, l2.max(0.01));
        }
        let scale: f32 = next.iter().sum();
        behind = next.map(|value| value / scale);
    }
    shift - gold_score
}

impl State {
    fn w_of(&self, label: usize) -> f32 {
        self.w[label]
    }
}

impl Learned {
    /// One byte a weight on a square-root scale, for rows and edges alike; weights below `prune` are dropped.
    pub(crate) fn quantise(
        &self,
        rates: Vec<(u32, u8)>,
        patterns: Patterns,
        prune: f32,
        bonus: i32,
    ) -> Parts {
        let all = self
            .rows
            .iter()
            .flatten()
            .chain(self.edges.iter().flatten().flatten());
        let most = all
            .fold(0.01_f32, |most, weight| most.max(weight.abs()))
            .min(12.0);
        let small = |weight: f32| {
            ((weight.abs() / most).min(1.0).sqrt() * 127.0)
                .round()
                .copysign(weight) as i8
        };
        let mut rows: Vec<(u32, Vec<(u8, i8)>)> = Vec::new();
        for (key, row) in self.keys.iter().zip(&self.rows) {
            let kept: Vec<(u8, i8)> = row
                .iter()
                .enumerate()
                .filter(|(_, weight)| weight.abs() >= prune)
                .map(|(label, weight)| (label as u8, small(*weight)))
                .filter(|entry| entry.1 != 0)
                .collect();
            if !kept.is_empty() {
                rows.push((*key, kept));
            }
        }
        let edges = self
            .edges
            .iter()
            .flatten()
            .flatten()
            .map(|weight| small(*weight))
            .collect();
        let unit = 127.0 * 127.0 / most;
        Parts {
            rates,
            rows,
            edges,
            unit: unit as u32,
            patterns,
            calibration: vec![(0, 0), (1000, 1000)],
            bonus: (bonus as f32 / 1000.0 * unit) as i32,
        }
    }
}
