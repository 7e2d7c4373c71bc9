//! The trained model: which of two parties stands how toward the other, and how a sentence stands toward one. Weights of
//! hashed features, added up in whole numbers. Trained by the workbench; `data/stance.model.md` says on what and how good.

use std::sync::OnceLock;

use super::features::{Feature, NO_WORD};
use crate::tagging::{
    file::{FileError, Reader, Writer, unpack},
    table::Table,
};

/// Answers of the weights: p for q, p against q; then of a target alone: critical, neutral, supportive.
pub const N_ANSWERS: usize = 5;

/// Scores are in units of this many to a step of the natural logarithm.
pub const UNIT: i32 = 1024;

/// Evaluation of single words, from VADER (Hutto and Gilbert 2014).
#[derive(Debug, Default)]
pub struct Valences {
    /// Sorted; see [`norm_of`](crate::tagging::word::norm_of).
    keys: Vec<u32>,
    /// From -39 to 39.
    values: Vec<i8>,
}

impl Valences {
    /// From hashes of lower-case words with their valence in tenths.
    pub fn new(mut rows: Vec<(u32, i8)>) -> Self {
        rows.sort_by_key(|row| row.0);
        rows.dedup_by_key(|row| row.0);
        Self {
            keys: rows.iter().map(|row| row.0).collect(),
            values: rows.iter().map(|row| row.1).collect(),
        }
    }

    /// Valence of a word in tenths, 0 where it is not listed.
    pub(super) fn find(&self, key: u32) -> i8 {
        let at = self.keys.binary_search(&key).ok();
        at.and_then(|at| self.values.get(at)).copied().unwrap_or(0)
    }
}

/// How scores of one task become a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scale {
    /// What a weight of the table is worth, in millionths of [`UNIT`].
    pub worth: u32,
    /// Added to each class's score for the decision, in [`UNIT`]: how much rarer classes are helped.
    pub biases: Vec<i32>,
}

/// Weights with all that is needed to use them.
#[derive(Debug, Default)]
pub struct StanceModel {
    /// Evaluation of single words.
    pub valences: Valences,
    table: Table,
    /// Five classes: none, p for q, q for p, p against q, q against p.
    pub pair: Scale,
    /// Three classes: critical, neutral, supportive.
    pub target: Scale,
}

impl StanceModel {
    /// The model that ships with the engine.
    ///
    /// # Panics
    /// Never: a test reads the file.
    pub fn bundled() -> &'static Self {
        static MODEL: OnceLock<StanceModel> = OnceLock::new();
        let file = include_bytes!("../../data/stance.model");
        MODEL.get_or_init(|| Self::read(file).expect("the bundled model is whole"))
    }

    /// A model from its parts.
    pub fn new(valences: Valences, table: Table, pair: Scale, target: Scale) -> Self {
        Self {
            valences,
            table,
            pair,
            target,
        }
    }

    /// A model file from the parts of a model; `rows` as [`Table::write`] takes them.
    pub fn write(
        valences: &Valences,
        rows: &[(u32, Vec<(u8, i8)>)],
        pair: &Scale,
        target: &Scale,
    ) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.rising(&valences.keys);
        for &value in &valences.values {
            writer.small(value);
        }
        for scale in [pair, target] {
            writer.number(scale.worth);
            writer.number(scale.biases.len() as u32);
            for &bias in &scale.biases {
                writer.number((bias + (1 << 20)) as u32);
            }
        }
        Table::write(rows, &mut writer);
        writer.finish()
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// A [`FileError`] where the file is not such a model.
    pub fn read(file: &[u8]) -> Result<Self, FileError> {
        let bytes = unpack(file)?;
        let mut reader = Reader::new(&bytes);
        let keys = reader.rising()?;
        let values = keys
            .iter()
            .map(|_| reader.small())
            .collect::<Result<_, _>>()?;
        let mut scale = || {
            let worth = reader.number()?;
            let n_classes = reader.count()?;
            let biases = (0..n_classes)
                .map(|_| Ok((reader.number()?.min(1 << 21) as i32) - (1 << 20)))
                .collect::<Result<_, FileError>>()?;
            Ok::<_, FileError>(Scale { worth, biases })
        };
        let (pair, target) = (scale()?, scale()?);
        if pair.biases.len() != 5 || target.biases.len() != 3 {
            return Err(FileError::Malformed("scale"));
        }
        Ok(Self {
            valences: Valences { keys, values },
            table: Table::read(&mut reader, N_ANSWERS)?,
            pair,
            target,
        })
    }

    fn sums(&self, features: &[Feature]) -> [i32; N_ANSWERS] {
        let mut sums = [0; N_ANSWERS];
        for &(feature, _) in features {
            self.table.add(feature, &mut sums);
        }
        sums
    }

    /// Per-mille shares of the five classes of a pair, from the features of both questions.
    pub(super) fn judge_pair(&self, questions: &[Vec<Feature>; 2]) -> Vec<u16> {
        let [p, q] = [self.sums(&questions[0]), self.sums(&questions[1])];
        shares(&self.pair, &[0, p[0], q[0], p[1], q[1]])
    }

    /// Per-mille shares of critical, neutral and supportive.
    pub(super) fn judge_target(&self, features: &[Feature]) -> Vec<u16> {
        shares(&self.target, &self.sums(features)[2..])
    }

    /// The words that spoke most for an answer, best first, with what each added, in [`UNIT`].
    pub(super) fn deciding_words(
        &self,
        features: &[Feature],
        answer: usize,
        scale: &Scale,
    ) -> Vec<(u32, i32)> {
        let mut by_word: Vec<(u32, i32)> = Vec::new();
        for &(feature, word) in features {
            if word == NO_WORD {
                continue;
            }
            let mut sums = [0; N_ANSWERS];
            self.table.add(feature, &mut sums);
            let weight = sums.get(answer).copied().unwrap_or(0);
            match by_word.iter_mut().find(|row| row.0 == word) {
                Some(row) => row.1 += weight,
                None => by_word.push((word, weight)),
            }
        }
        by_word.sort_by_key(|&(word, weight)| (-weight, word));
        for row in &mut by_word {
            row.1 = in_units(scale, row.1);
        }
        by_word
    }
}

fn in_units(scale: &Scale, sum: i32) -> i32 {
    (i64::from(sum) * i64::from(scale.worth) / 1_000_000) as i32
}

/// Softmax of the scores with the biases, per mille.
fn shares(scale: &Scale, sums: &[i32]) -> Vec<u16> {
    let scores: Vec<i32> = sums
        .iter()
        .zip(&scale.biases)
        .map(|(&sum, bias)| in_units(scale, sum) + bias)
        .collect();
    let top = scores.iter().copied().max().unwrap_or(0);
    let powers: Vec<u64> = scores.iter().map(|&score| exp(top - score)).collect();
    let whole: u64 = powers.iter().sum::<u64>().max(1);
    powers
        .iter()
        .map(|power| (power * 1000 / whole) as u16)
        .collect()
}

/// `exp(-depth / UNIT)` in 2^-20, by halving and a parabola between; off by less than one in 300.
fn exp(depth: i32) -> u64 {
    // Steps of the logarithm to base 2 in 2^-16: 1024 units are 1.442695 of them.
    let depth = i64::from(depth.max(0)) * 94_548 / 1024;
    let (whole, part) = ((depth >> 16) as u32, (depth & 0xffff) as u64);
    if whole >= 20 {
        return 0;
    }
    // 2^-x for x in [0, 1): 1 - 0.6565 x + 0.1565 x^2.
    let one = 1_u64 << 20;
    let falls = ((part * 43_024) >> 16) << 4;
    let rises = ((((part * part) >> 16) * 10_256) >> 16) << 4;
    (one - falls + rises) >> whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bundled_model_is_whole() {
        assert!(StanceModel::read(include_bytes!("../../data/stance.model")).is_ok());
        assert_eq!(StanceModel::read(b"nothing").err(), Some(FileError::Magic));
    }

    #[test]
    fn exponential_is_close() {
        for depth in (0..12_000).step_by(77) {
            let exact = (-f64::from(depth) / 1024.0).exp() * f64::from(1 << 20);
            let off = (exp(depth) as f64 - exact).abs();
            assert!(off <= exact / 150.0 + 1.0, "{depth}: {off}");
        }
    }

    #[test]
    fn shares_add_up() {
        let scale = Scale {
            worth: 1_000_000,
            biases: vec![0; 3],
        };
        assert_eq!(shares(&scale, &[0, 0, 0]), [333, 333, 333]);
        assert_eq!(shares(&scale, &[0, 60_000, 0]), [0, 1000, 0]);
    }
}
