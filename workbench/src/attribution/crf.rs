//! A linear-chain conditional random field, learned by FTRL-proximal (`McMahan` et al. 2013): stochastic gradients with a
//! rate of their own for each weight, and an L1 penalty that leaves few weights.

use engine::{
    attribution::{features::WINDOW, grammar::Grammar, paragraph::N_PLACES},
    tagging::rows::{KEY_BITS, QuantisedRow},
};

use super::{sequence::Sequence, target::Target};
use crate::random::Random;

/// A feature's key, and the token of its window that it speaks for, as one number.
pub(crate) const fn at_slot(key: u32, slot: usize) -> u32 {
    key * WINDOW as u32 + slot as u32
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
    /// Of 1000 features that a token has, so many are hidden, others at each pass: so the weight of what a few words say is
    /// spread over all that says the same (Srivastava et al., "Dropout", 2014).
    pub(crate) noise: usize,
}

/// Weights in natural logarithms.
pub(crate) struct Learned<const N: usize> {
    keys: Vec<u32>,
    rows: Vec<[f32; N]>,
    edges: Box<[[[f32; N]; N]; N_PLACES]>,
}

/// The state of FTRL for a row of weights: sums of gradients and of their squares, and the weights these give.
#[derive(Clone, Copy)]
struct State<const N: usize> {
    z: [f32; N],
    n: [f32; N],
    w: [f32; N],
}

impl<const N: usize> State<N> {
    const ZERO: Self = Self {
        z: [0.0; N],
        n: [0.0; N],
        w: [0.0; N],
    };

    fn update(&mut self, gradient: &[f32; N], alpha: f32, l1: f32, l2: f32) {
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
pub(crate) fn learn<const N: usize, G: Grammar>(
    sequences: &[Sequence],
    settings: &Settings,
) -> Learned<N> {
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
    let mut states = vec![State::<N>::ZERO; keys.len()];
    let mut edges = Box::new([[State::<N>::ZERO; N]; N_PLACES]);
    let mut sums: Vec<[f32; N]> = Vec::new();
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    let mut random = Random::new(settings.seed);
    let mut seen = Vec::new();
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        // The penalty is a sum over all passes; it grows so that each pass sees its share.
        let passes = (epoch + 1) as f32;
        let (l1, l2) = (settings.l1 * passes, settings.l2 * passes);
        let mut loss = 0.0_f64;
        for &at in &order {
            let sequence = &sequences[at];
            seen.clone_from(&indexed[at]);
            for feature in seen.iter_mut().filter(|_| settings.noise > 0) {
                if random.below(1000) < settings.noise {
                    *feature = u32::MAX;
                }
            }
            loss += step::<N, G>(
                sequence,
                &seen,
                &mut states,
                &mut edges,
                settings.alpha,
                l1,
                l2,
            );
        }
        for state in &mut states {
            state.update(&[0.0; N], settings.alpha, l1, l2);
        }
        if settings.averaged > 1 && epoch + settings.averaged >= settings.epochs {
            sums.resize(states.len(), [0.0; N]);
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
    let mut kept = Box::new([[[0.0; N]; N]; N_PLACES]);
    for (kept, state) in kept.iter_mut().flatten().zip(edges.iter().flatten()) {
        *kept = state.w;
    }
    let mut rows: Vec<[f32; N]> = if sums.is_empty() {
        states.iter().map(|state| state.w).collect()
    } else {
        sums
    };
    // What a token has is seen whole from now on.
    for weight in rows.iter_mut().flatten() {
        *weight *= 1.0 - settings.noise as f32 / 1000.0;
    }
    Learned {
        keys,
        rows,
        edges: kept,
    }
}

/// Row of each key, and key of each row.
fn count_features(sequences: &[Sequence], min_count: u32) -> (Vec<u32>, Vec<u32>) {
    let mut counts = vec![0_u32; WINDOW << KEY_BITS];
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

/// Whether a gradient is worth the work: most tokens are plain after the first pass.
fn counts<const N: usize>(gradient: &[f32; N]) -> bool {
    gradient.iter().any(|value| value.abs() > 1e-3)
}

/// One stochastic step; returns the loss before it.
fn step<const N: usize, G: Grammar>(
    sequence: &Sequence,
    features: &[u32],
    states: &mut [State<N>],
    edges: &mut [[State<N>; N]; N_PLACES],
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
    let mut emission = vec![[0.0_f32; N]; n];
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
        let gold = usize::from(sequence.labels[at]);
        gold_score += f64::from(row[gold]);
        if at > 0 {
            let before = usize::from(sequence.labels[at - 1]);
            gold_score += f64::from(edges[usize::from(sequence.places[at])][before].w_of(gold));
        }
        let most = row.iter().fold(f32::MIN, |most, score| most.max(*score));
        shift += f64::from(most);
        for score in row {
            *score = (*score - most).exp();
        }
    }
    let mut factor = [[[0.0_f32; N]; N]; N_PLACES];
    let mut used = [false; N_PLACES];
    for &place in &sequence.places {
        let place = usize::from(place);
        if !used[place] {
            used[place] = true;
            for from in 0..N {
                for (to, factor) in factor[place][from].iter_mut().enumerate() {
                    if G::allows(from as u8, to as u8) {
                        *factor = edges[place][from].w[to].exp();
                    }
                }
            }
        }
    }
    let mut forward = vec![[0.0_f32; N]; n];
    for at in 0..n {
        let mut row = [0.0; N];
        if at == 0 {
            for (label, value) in row.iter_mut().enumerate() {
                *value = f32::from(u8::from(G::can_begin(label as u8)));
            }
        } else {
            let table = &factor[usize::from(sequence.places[at])];
            for (from, weight) in forward[at - 1].iter().enumerate() {
                for to in 0..N {
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
    let target = Target::<N>::new::<G>(sequence);
    let mut behind = [1.0_f32; N];
    for at in (0..n).rev() {
        let mut gradient = [0.0; N];
        let mut total = 0.0;
        for label in 0..N {
            gradient[label] = forward[at][label] * behind[label];
            total += gradient[label];
        }
        for value in &mut gradient {
            *value /= total;
        }
        for (value, target) in gradient.iter_mut().zip(target.rows[at]) {
            *value -= target;
        }
        if counts(&gradient) {
            for &feature in &features[range(at)] {
                if let Some(state) = states.get_mut(feature as usize) {
                    state.update(&gradient, alpha, l1, l2);
                }
            }
        }
        if at == 0 {
            break;
        }
        let place = usize::from(sequence.places[at]);
        let mut pair = [[0.0_f32; N]; N];
        let mut next = [0.0_f32; N];
        let mut sum = 0.0;
        for from in 0..N {
            for to in 0..N {
                let value = factor[place][from][to] * emission[at][to] * behind[to];
                next[from] += value;
                pair[from][to] = forward[at - 1][from] * value;
                sum += pair[from][to];
            }
        }
        for from in 0..N {
            let mut gradient = pair[from].map(|value| value / sum);
            for (value, target) in gradient.iter_mut().zip(target.pairs[at][from]) {
                *value -= target;
            }
            if counts(&gradient) {
                edges[place][from].update(&gradient, alpha, 0.0, l2.max(0.01));
            }
        }
        let scale: f32 = next.iter().sum();
        behind = next.map(|value| value / scale);
    }
    shift - gold_score
}

impl<const N: usize> State<N> {
    fn w_of(&self, label: usize) -> f32 {
        self.w[label]
    }
}

/// Weights of one byte on a square-root scale.
pub(crate) struct Quantised {
    pub(crate) rows: Vec<QuantisedRow>,
    pub(crate) edges: Vec<i8>,
    /// Score points to a natural logarithm.
    pub(crate) unit: u32,
}

impl<const N: usize> Learned<N> {
    /// One byte a weight on a square-root scale, for rows and edges alike; weights below `prune` are dropped. The rows of a
    /// window of `slots` tokens become one.
    pub(crate) fn quantise(&self, prune: f32, slots: usize) -> Quantised {
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
        let mut rows: Vec<QuantisedRow> = Vec::new();
        for (place, row) in self.keys.iter().zip(&self.rows) {
            let key = place / WINDOW as u32;
            let slot = *place as usize % WINDOW;
            let first = if slots == 1 { 0 } else { slot * N };
            let kept = row
                .iter()
                .enumerate()
                .filter(|(_, weight)| weight.abs() >= prune)
                .map(|(label, weight)| ((first + label) as u8, small(*weight)))
                .filter(|entry| entry.1 != 0);
            let kept: Vec<(u8, i8)> = kept.collect();
            match rows.last_mut() {
                _ if kept.is_empty() => {}
                Some(last) if last.0 == key => last.1.extend(kept),
                _ => rows.push((key, kept)),
            }
        }
        let edges = self.edges.iter().flatten().flatten();
        Quantised {
            rows,
            edges: edges.map(|weight| small(*weight)).collect(),
            unit: (127.0 * 127.0 / most) as u32,
        }
    }
}
