//! What a conditional random field is to learn: the labels that people gave, or what a larger tagger thinks.

use engine::attribution::grammar::Grammar;

use super::sequence::Sequence;

/// What is to be learned of a sequence: how probable each label is, and each pair of a label with the one before.
pub(super) struct Target<const N: usize> {
    pub(super) rows: Vec<[f32; N]>,
    pub(super) pairs: Vec<[[f32; N]; N]>,
}

impl<const N: usize> Target<N> {
    pub(super) fn new<G: Grammar>(sequence: &Sequence) -> Self {
        let n = sequence.labels.len();
        let mut target = Self {
            rows: vec![[0.0; N]; n],
            pairs: vec![[[0.0; N]; N]; n],
        };
        let (likely, _) = sequence.likely.as_chunks::<N>();
        if likely.len() == n {
            target.follow::<G>(likely);
            return target;
        }
        let mut before = None;
        for (at, &label) in sequence.labels.iter().enumerate() {
            let label = usize::from(label);
            target.rows[at][label] = 1.0;
            if let Some(before) = before.replace(label) {
                target.pairs[at][before][label] = 1.0;
            }
        }
        target
    }

    /// What a tagger thinks, as far as the grammar allows it: all sequences of labels, each as probable as the product of its
    /// labels. The labels of single tokens as they are and pairs from elsewhere would contradict each other.
    fn follow<G: Grammar>(&mut self, likely: &[[f32; N]]) {
        let allowed: [[f32; N]; N] = std::array::from_fn(|from| {
            std::array::from_fn(|to| f32::from(u8::from(G::allows(from as u8, to as u8))))
        });
        let mut forward: Vec<[f32; N]> = Vec::with_capacity(likely.len());
        for row in likely {
            let mut next = *row;
            for (to, value) in next.iter_mut().enumerate() {
                *value *= match forward.last() {
                    None => f32::from(u8::from(G::can_begin(to as u8))),
                    Some(last) => last.iter().zip(&allowed).map(|(p, row)| p * row[to]).sum(),
                };
            }
            let total: f32 = next.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            forward.push(next.map(|value| value / total));
        }
        let mut behind = [1.0_f32; N];
        for at in (0..likely.len()).rev() {
            let product: [f32; N] = std::array::from_fn(|label| forward[at][label] * behind[label]);
            let total: f32 = product.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            for (row, value) in self.rows[at].iter_mut().zip(product) {
                *row = value / total;
            }
            if at == 0 {
                break;
            }
            let mut pairs = [[0.0_f32; N]; N];
            let mut sum = 0.0;
            let mut before = [0.0_f32; N];
            for from in 0..N {
                for to in 0..N {
                    let value = allowed[from][to] * likely[at][to] * behind[to];
                    before[from] += value;
                    pairs[from][to] = forward[at - 1][from] * value;
                    sum += pairs[from][to];
                }
            }
            for (row, values) in self.pairs[at]
                .iter_mut()
                .flatten()
                .zip(pairs.iter().flatten())
            {
                *row = values / sum.max(f32::MIN_POSITIVE);
            }
            let scale: f32 = before.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            behind = before.map(|value| value / scale);
        }
    }
}

#[cfg(test)]
mod tests {
    use engine::attribution::label::{Label, N_LABELS, Role};

    use super::*;

    #[test]
    fn pairs_add_up_to_the_labels_on_either_side() {
        let mut sequence = Sequence {
            labels: vec![0; 3],
            ..Sequence::default()
        };
        for at in 0..3_u8 {
            let mut row = [0.01_f32; N_LABELS];
            row[usize::from(Label::first(Role::Cue).0)] = 0.3;
            row[usize::from(Label::inside(Role::Cue).0)] = 0.2 * f32::from(at + 1);
            sequence.likely.extend(row);
        }
        let target = Target::<N_LABELS>::new::<Label>(&sequence);
        assert!(
            target.rows[0][usize::from(Label::inside(Role::Cue).0)] == 0.0,
            "nothing begins inside"
        );
        for at in 1..3 {
            for label in 0..N_LABELS {
                let before: f32 = target.pairs[at][label].iter().sum();
                let own: f32 = target.pairs[at].iter().map(|row| row[label]).sum();
                assert!(
                    (before - target.rows[at - 1][label]).abs() < 1e-5,
                    "{at} {label}"
                );
                assert!((own - target.rows[at][label]).abs() < 1e-5, "{at} {label}");
            }
        }
    }

    #[test]
    fn without_a_tagger_the_labels_are_learned() {
        let cue = Label::first(Role::Cue).0;
        let sequence = Sequence {
            labels: vec![0, cue],
            ..Sequence::default()
        };
        let target = Target::<N_LABELS>::new::<Label>(&sequence);
        assert!(target.rows[1][usize::from(cue)] == 1.0);
        assert!(target.pairs[1][0][usize::from(cue)] == 1.0);
    }
}
