//! A linear chain over the labels of one stretch of text: the best sequence by integer scores (Viterbi), and how probable
//! each label is (forward-backward). Only additions, multiplications and divisions of floats are used, which give the
//! same bits on every machine. Any set of `N` labels will do: those of a paragraph, or those around one cue.

use std::ops::Range;

use super::{grammar::Grammar, label::N_LABELS, paragraph::N_PLACES};

/// Scores of a label after another, for each kind of place: whole numbers, as floats, of which the larger of two is found at once.
pub type Edges<const N: usize = N_LABELS> = [[[f32; N]; N]; N_PLACES];

/// Scores of every token of a stretch; all that decoding needs, whatever tagger gave them.
///
/// Units: [`Scores::unit`] score points are one natural logarithm of odds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scores<const N: usize = N_LABELS> {
    /// One row a token.
    pub rows: Vec<[i32; N]>,
    /// The kind of place before each token, below [`N_PLACES`]; same length.
    pub places: Vec<u8>,
    /// Score points to a natural logarithm; above 0.
    pub unit: i32,
}

/// No path goes here.
const NEVER: f32 = -1e9;

/// What it costs to begin with each label.
fn beginnings<const N: usize, G: Grammar>() -> [f32; N] {
    std::array::from_fn(|label| {
        if G::can_begin(label as u8) {
            0.0
        } else {
            NEVER
        }
    })
}

/// Edges that forbid what the grammar forbids, from learned scores.
pub fn constrain<const N: usize, G: Grammar>(edges: &mut Edges<N>) {
    for place in edges {
        for (from, row) in place.iter_mut().enumerate() {
            for (to, score) in row.iter_mut().enumerate() {
                if !G::allows(from as u8, to as u8) {
                    *score = NEVER;
                }
            }
        }
    }
}

/// The larger of two numbers, as one instruction.
const fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// Position of the largest, the first where several are equal.
fn best_of<const N: usize>(values: [f32; N]) -> u8 {
    let most = values.into_iter().fold(f32::NEG_INFINITY, larger);
    values.iter().position(|&value| value == most).unwrap_or(0) as u8
}

/// Calls `each` with every row of a table and its value, written out for four rows at a time: what is added up over them stays in
/// vectors meanwhile.
#[inline(always)]
fn by_fours<const N: usize>(
    table: &[[f32; N]; N],
    values: &[f32; N],
    mut each: impl FnMut(&[f32; N], f32),
) {
    let ((fours, rest), (four_values, rest_values)) =
        (table.as_chunks::<4>(), values.as_chunks::<4>());
    for (rows, values) in fours.iter().zip(four_values) {
        each(&rows[0], values[0]);
        each(&rows[1], values[1]);
        each(&rows[2], values[2]);
        each(&rows[3], values[3]);
    }
    for (row, &value) in rest.iter().zip(rest_values) {
        each(row, value);
    }
}

/// The best sequence of labels, one a token; `bonus` is added to the score of each label: above 0 finds more, below 0
/// less of it. `edges` are [constrained](constrain). Sums are whole numbers, exact as long as they are below 2^24 from the best.
pub fn decode<const N: usize, G: Grammar>(
    scores: &Scores<N>,
    edges: &Edges<N>,
    bonus: &[i32; N],
) -> Vec<u8> {
    // The score of the best path to each label of each token, less that to the best label.
    let mut paths: Vec<[f32; N]> = Vec::with_capacity(scores.rows.len());
    let mut last = [0.0; N];
    for (at, (row, &place)) in scores.rows.iter().zip(&scores.places).enumerate() {
        let mut next = [NEVER; N];
        if at == 0 {
            next = beginnings::<N, G>();
        } else if let Some(table) = edges.get(usize::from(place)) {
            by_fours(table, &last, |row, path| {
                for (next, edge) in next.iter_mut().zip(row) {
                    *next = larger(*next, path + edge);
                }
            });
        }
        for ((path, own), bonus) in next.iter_mut().zip(row).zip(bonus) {
            *path += own.saturating_add(*bonus) as f32;
        }
        let most = next.into_iter().fold(NEVER, larger);
        last = next.map(|path| larger(path - most, NEVER));
        paths.push(last);
    }
    // Back along the best path: what came before each label is asked for the labels on it alone.
    let mut labels = vec![0; scores.rows.len()];
    let mut label = usize::from(best_of(last));
    for at in (0..paths.len()).rev() {
        labels[at] = label as u8;
        let table = edges.get(usize::from(scores.places[at]));
        if let (Some(table), Some(before)) = (table, at.checked_sub(1)) {
            let ways = std::array::from_fn(|from| paths[before][from] + table[from][label]);
            label = usize::from(best_of::<N>(ways));
        }
    }
    labels
}

/// Edges as factors, for [`marginals`].
#[derive(Clone, Debug)]
pub struct Factors<const N: usize = N_LABELS> {
    /// By kind of place, label before and label.
    ahead: [[[f32; N]; N]; N_PLACES],
    /// The same by label and label before, so that those of all labels before stand side by side.
    behind: [[[f32; N]; N]; N_PLACES],
}

/// Powers of e by scores: two to the power of whole numbers is exact, the rest is looked up.
#[derive(Clone, Debug)]
pub struct Powers {
    /// 2 to the power of n / 1024.
    parts: Vec<f32>,
    /// Log to the base of 2, in 2^-30, of one score point.
    point: i64,
}

impl Powers {
    /// For scores of which `unit` points are one natural logarithm.
    pub fn new(unit: i32) -> Self {
        let parts = (0..1024).map(|part| {
            // 2^x = e^(x ln 2) by the series, for x below 1.
            let x = f64::from(part) / 1024.0 * std::f64::consts::LN_2;
            let series = (1..=14).rev();
            series.fold(1.0, |sum, n| 1.0 + sum * x / f64::from(n)) as f32
        });
        let scale = std::f64::consts::LOG2_E * f64::from(1 << 30);
        Self {
            parts: parts.collect(),
            point: (scale / f64::from(unit.max(1))) as i64,
        }
    }

    /// e to the power of a score, 0 where that is very small.
    fn of(&self, score: i32) -> f32 {
        let power = (i64::from(score) * self.point) >> 20;
        let whole = (power >> 10).min(87);
        if whole < -87 {
            return 0.0;
        }
        let part = self.parts.get((power & 1023) as usize).copied();
        part.unwrap_or(1.0) * f32::from_bits(((whole + 127) as u32) << 23)
    }
}

/// The factors of constrained edges.
pub fn factors<const N: usize>(edges: &Edges<N>, powers: &Powers) -> Box<Factors<N>> {
    let mut factors = Box::new(Factors {
        ahead: [[[0.0; N]; N]; N_PLACES],
        behind: [[[0.0; N]; N]; N_PLACES],
    });
    for (place, table) in edges.iter().enumerate() {
        for (before, scores) in table.iter().enumerate() {
            for (label, score) in scores.iter().enumerate() {
                let factor = powers.of(*score as i32);
                factors.ahead[place][before][label] = factor;
                factors.behind[place][label][before] = factor;
            }
        }
    }
    factors
}

/// How probable each label is.
#[derive(Clone, Debug, Default)]
pub struct Likely<const N: usize = N_LABELS> {
    /// Probability of each label of each token.
    pub rows: Vec<[f32; N]>,
    /// Probability that every token has label 0.
    pub nothing: f32,
}

/// Probability of each label of each token.
pub fn marginals<const N: usize, G: Grammar>(
    scores: &Scores<N>,
    factors: &Factors<N>,
    powers: &Powers,
) -> Likely<N> {
    let emissions = scores.rows.iter().map(|row| {
        let most = row.iter().copied().max().unwrap_or(0);
        row.map(|score| powers.of(score - most))
    });
    let emissions: Vec<[f32; N]> = emissions.collect();
    let mut forward = Vec::with_capacity(emissions.len());
    let mut last = [0.0; N];
    let mut nothing = 1.0;
    for (at, (emission, &place)) in emissions.iter().zip(&scores.places).enumerate() {
        let mut next = [0.0; N];
        if at == 0 {
            next = beginnings::<N, G>().map(|cost| if cost == 0.0 { 1.0 } else { 0.0 });
        } else if let Some(table) = factors.ahead.get(usize::from(place)) {
            by_fours(table, &last, |row, from| {
                for (value, factor) in next.iter_mut().zip(row) {
                    *value += from * factor;
                }
            });
            nothing *= table[0][0];
        }
        for (value, factor) in next.iter_mut().zip(emission) {
            *value *= factor;
        }
        let total = normalise(&mut next);
        if total > 0.0 {
            nothing *= emission[0] / total;
        }
        forward.push(next);
        last = next;
    }
    let mut behind = [1.0; N];
    for at in (0..emissions.len()).rev() {
        let mut product = [0.0; N];
        for (value, (a, b)) in product.iter_mut().zip(forward[at].iter().zip(behind)) {
            *value = a * b;
        }
        normalise(&mut product);
        let mut before = [0.0; N];
        if let Some(table) = factors.behind.get(usize::from(scores.places[at])) {
            let mut weights = emissions[at];
            for (weight, from) in weights.iter_mut().zip(behind) {
                *weight *= from;
            }
            by_fours(table, &weights, |row, weight| {
                for (value, factor) in before.iter_mut().zip(row) {
                    *value += factor * weight;
                }
            });
        }
        normalise(&mut before);
        behind = before;
        forward[at] = product;
    }
    Likely {
        rows: forward,
        nothing,
    }
}

/// Probability, per mille, that a span begins and ends where it does, `first` and `inside` being its labels.
pub(super) fn sure<const N: usize>(
    likely: &[[f32; N]],
    tokens: &Range<usize>,
    first: u8,
    inside: u8,
) -> u16 {
    let at = |token: usize, label: u8| {
        let row = likely.get(token);
        row.and_then(|row| row.get(usize::from(label)))
            .map_or(0.0, |value| *value)
    };
    let last = tokens.end.saturating_sub(1);
    let ends = at(last, inside) + at(last, first) - at(tokens.end, inside);
    (at(tokens.start, first) * ends.clamp(0.0, 1.0) * 1000.0) as u16
}

/// Makes the values add up to 1; returns what they added up to. In four sums, of which none waits for another.
fn normalise<const N: usize>(values: &mut [f32; N]) -> f32 {
    let mut sums = [0.0; 4];
    for part in values.chunks(4) {
        for (sum, value) in sums.iter_mut().zip(part) {
            *sum += value;
        }
    }
    let total: f32 = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    if total > 0.0 {
        let share = 1.0 / total;
        for value in values {
            *value *= share;
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::label::{Label, Role};

    #[test]
    fn the_inside_of_a_span_follows_its_beginning() {
        let mut edges = [[[0.0; N_LABELS]; N_LABELS]; N_PLACES];
        constrain::<N_LABELS, Label>(&mut edges);
        let inside = Label::inside(Role::Cue);
        let mut rows = vec![[0; N_LABELS]; 3];
        rows[1][usize::from(inside.0)] = 200;
        rows[2][usize::from(inside.0)] = 200;
        let scores = Scores {
            rows,
            places: vec![0; 3],
            unit: 20,
        };
        let labels = decode::<N_LABELS, Label>(&scores, &edges, &[0; N_LABELS]);
        assert_eq!(labels, [Label::first(Role::Cue).0, inside.0, inside.0]);
        let powers = Powers::new(20);
        let likely = marginals::<N_LABELS, Label>(&scores, &factors(&edges, &powers), &powers);
        for row in &likely.rows {
            assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-4);
        }
        assert!(likely.rows[1][usize::from(inside.0)] > 0.8);
        assert!(likely.nothing < 1e-6);
    }

    /// Any label may follow any but the last the first.
    struct Loose;

    impl Grammar for Loose {
        fn can_begin(label: u8) -> bool {
            label != 2
        }

        fn allows(label: u8, next: u8) -> bool {
            (label, next) != (2, 0)
        }
    }

    #[test]
    fn the_best_of_all_sequences_is_found() {
        let mut seed = 7_u32;
        let mut random = || {
            seed = seed.wrapping_mul(0x0019_660d).wrapping_add(0x3c6e_f35f);
            (seed >> 24) as i32 - 128
        };
        for _ in 0..50 {
            let mut edges: Edges<3> = std::array::from_fn(|_| {
                std::array::from_fn(|_| std::array::from_fn(|_| random() as f32))
            });
            constrain::<3, Loose>(&mut edges);
            let scores = Scores {
                rows: (0..5).map(|_| std::array::from_fn(|_| random())).collect(),
                places: vec![0, 1, 0, 2, 1],
                unit: 20,
            };
            let bonus = [3, 0, 0];
            let worth = |labels: &[u8]| -> f32 {
                let own = labels.iter().zip(&scores.rows);
                let own: i32 = own
                    .map(|(&at, row)| row[usize::from(at)] + bonus[usize::from(at)])
                    .sum();
                let pairs = labels.windows(2).zip(scores.places.iter().skip(1));
                let edges: f32 = pairs
                    .map(|(pair, &place)| {
                        edges[usize::from(place)][usize::from(pair[0])][usize::from(pair[1])]
                    })
                    .sum();
                let start = if Loose::can_begin(labels[0]) {
                    0.0
                } else {
                    NEVER
                };
                start + own as f32 + edges
            };
            let all = (0..243_u32).map(|n| [1, 3, 9, 27, 81].map(|place| (n / place % 3) as u8));
            let best = all.map(|labels| worth(&labels)).fold(f32::MIN, larger);
            let found = decode::<3, Loose>(&scores, &edges, &bonus);
            assert_eq!(worth(&found), best, "{found:?}");
        }
    }

    #[test]
    fn powers_of_e_are_close() {
        let powers = Powers::new(10);
        for tenth in -500..500 {
            let exact = f64::from(tenth) / 10.0;
            let found = f64::from(powers.of(tenth));
            assert!((found / exact.exp() - 1.0).abs() < 1e-3, "{exact}");
        }
        assert_eq!(powers.of(NEVER as i32), 0.0);
    }
}
