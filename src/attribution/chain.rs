//! A linear chain over the labels of one paragraph: the best sequence by integer scores (Viterbi), and how probable each
//! label is (forward-backward). Only additions, multiplications and divisions of floats are used, which give the same
//! bits on every machine.

use super::{
    features::N_PLACES,
    label::{Label, N_LABELS},
};

/// Scores of the labels of one token.
pub type Row = [i32; N_LABELS];
/// Scores of a label after another, for each kind of place.
pub type Edges = [[Row; N_LABELS]; N_PLACES];

/// Scores of every token of a paragraph; all that decoding needs, whatever tagger gave them.
///
/// Units: [`Scores::unit`] score points are one natural logarithm of odds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scores {
    /// One row a token.
    pub rows: Vec<Row>,
    /// The kind of place before each token, below [`N_PLACES`]; same length.
    pub places: Vec<u8>,
    /// Score points to a natural logarithm; above 0.
    pub unit: i32,
}

/// No path goes here.
const NEVER: i32 = i32::MIN / 4;

/// Whether one label may follow another, as a bonus of nothing or [`NEVER`].
fn barrier(from: usize, to: usize) -> i32 {
    if Label(from as u8).allows(Label(to as u8)) {
        0
    } else {
        NEVER
    }
}

/// Adds the constraint that spans begin with their first token to the edges.
pub fn constrain(edges: &mut Edges) {
    for place in edges {
        for (from, row) in place.iter_mut().enumerate() {
            for (to, score) in row.iter_mut().enumerate() {
                *score += barrier(from, to);
            }
        }
    }
}

/// The best sequence of labels, one a token; `bonus` is added to the first label of each span: above 0 finds more, below
/// 0 fewer spans. `edges` are [constrained](constrain).
pub fn decode(scores: &Scores, edges: &Edges, bonus: i32) -> Vec<Label> {
    let mut back: Vec<[u8; N_LABELS]> = Vec::with_capacity(scores.rows.len());
    let mut best: Row = [0; N_LABELS];
    for (at, (row, &place)) in scores.rows.iter().zip(&scores.places).enumerate() {
        let mut from = [0_u8; N_LABELS];
        let mut next: Row = [NEVER; N_LABELS];
        if at == 0 {
            for (label, score) in next.iter_mut().enumerate() {
                if Label(label as u8).can_begin() {
                    *score = 0;
                }
            }
        } else if let Some(table) = edges.get(usize::from(place)) {
            for (previous, (row, total)) in table.iter().zip(best).enumerate() {
                for (label, edge) in row.iter().enumerate() {
                    let score = total.saturating_add(*edge);
                    if score > next[label] {
                        next[label] = score;
                        from[label] = previous as u8;
                    }
                }
            }
        }
        for (label, score) in next.iter_mut().enumerate() {
            let extra = if Label(label as u8).is_first() {
                bonus
            } else {
                0
            };
            *score = score.saturating_add(row[label] + extra).max(NEVER);
        }
        // Keeps the numbers small over a paragraph of any length.
        let most = next.iter().copied().max().unwrap_or(0);
        best = next.map(|score| score.saturating_sub(most).max(NEVER));
        back.push(from);
    }
    let mut label = crate::tagging::word_class::best(&best);
    let mut labels = vec![Label::OUTSIDE; scores.rows.len()];
    for (found, from) in labels.iter_mut().zip(&back).rev() {
        *found = Label(label);
        label = from[usize::from(label)];
    }
    labels
}

/// Edges as factors, for [`marginals`].
pub type Factors = [[[f32; N_LABELS]; N_LABELS]; N_PLACES];

/// e to the power of a score.
fn exponential(score: i32, unit: i32) -> f32 {
    let power = score as f32 / unit as f32;
    if power < -60.0 {
        return 0.0;
    }
    // e^x = (e^(x/256))^256 by eight squarings of its series: exact enough, and the same bits everywhere.
    let x = power.min(60.0) / 256.0;
    let mut value = 1.0 + x * (1.0 + x * (0.5 + x * (1.0 / 6.0 + x / 24.0)));
    for _ in 0..8 {
        value *= value;
    }
    value
}

/// The factors of constrained edges.
pub fn factors(edges: &Edges, unit: i32) -> Box<Factors> {
    let mut factors = Box::new([[[0.0; N_LABELS]; N_LABELS]; N_PLACES]);
    for (place, table) in factors.iter_mut().zip(edges) {
        for (row, scores) in place.iter_mut().zip(table) {
            for (factor, score) in row.iter_mut().zip(scores) {
                *factor = exponential(*score, unit);
            }
        }
    }
    factors
}

/// Probability of each label of each token.
pub fn marginals(scores: &Scores, factors: &Factors) -> Vec<[f32; N_LABELS]> {
    let emissions: Vec<[f32; N_LABELS]> = scores
        .rows
        .iter()
        .map(|row| {
            let most = row.iter().copied().max().unwrap_or(0);
            row.map(|score| exponential(score - most, scores.unit))
        })
        .collect();
    let mut forward = Vec::with_capacity(emissions.len());
    let mut last = [0.0; N_LABELS];
    for (at, (emission, &place)) in emissions.iter().zip(&scores.places).enumerate() {
        let mut next = [0.0; N_LABELS];
        if at == 0 {
            for (label, value) in next.iter_mut().enumerate() {
                *value = if Label(label as u8).can_begin() {
                    1.0
                } else {
                    0.0
                };
            }
        } else if let Some(table) = factors.get(usize::from(place)) {
            for (row, from) in table.iter().zip(last) {
                for (value, factor) in next.iter_mut().zip(row) {
                    *value += from * factor;
                }
            }
        }
        for (value, factor) in next.iter_mut().zip(emission) {
            *value *= factor;
        }
        normalise(&mut next);
        forward.push(next);
        last = next;
    }
    let mut behind = [1.0; N_LABELS];
    for at in (0..emissions.len()).rev() {
        let mut product = [0.0; N_LABELS];
        for (value, (a, b)) in product.iter_mut().zip(forward[at].iter().zip(behind)) {
            *value = a * b;
        }
        normalise(&mut product);
        let mut before = [0.0; N_LABELS];
        if let Some(table) = factors.get(usize::from(scores.places[at])) {
            for (value, row) in before.iter_mut().zip(table) {
                for ((factor, emission), from) in row.iter().zip(emissions[at]).zip(behind) {
                    *value += factor * emission * from;
                }
            }
        }
        normalise(&mut before);
        behind = before;
        forward[at] = product;
    }
    forward
}

fn normalise(values: &mut [f32; N_LABELS]) {
    let total: f32 = values.iter().sum();
    if total > 0.0 {
        for value in values {
            *value /= total;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::label::Role;

    #[test]
    fn the_inside_of_a_span_follows_its_beginning() {
        let mut edges = [[[0; N_LABELS]; N_LABELS]; N_PLACES];
        constrain(&mut edges);
        let inside = Label::inside(Role::Cue);
        let mut rows = vec![[0; N_LABELS]; 3];
        rows[1][usize::from(inside.0)] = 200;
        rows[2][usize::from(inside.0)] = 200;
        let scores = Scores {
            rows,
            places: vec![0; 3],
            unit: 20,
        };
        let labels = decode(&scores, &edges, 0);
        assert_eq!(labels[0], Label::first(Role::Cue));
        assert_eq!(labels[1..], [inside, inside]);
        let likely = marginals(&scores, &factors(&edges, 20));
        for row in &likely {
            assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-4);
        }
        assert!(likely[1][usize::from(inside.0)] > 0.8);
    }

    #[test]
    fn powers_of_e_are_close() {
        for tenth in -500..500 {
            let exact = f64::from(tenth) / 10.0;
            let found = f64::from(exponential(tenth, 10));
            assert!((found / exact.exp() - 1.0).abs() < 1e-3, "{exact}");
        }
    }
}
