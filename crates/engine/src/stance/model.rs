//! The trained model: which of two parties stands how toward the other, and how a sentence stands toward one. Weights of
//! hashed features, added up in whole numbers. Trained by the workbench; `crates/engine/data/stance.model.md` says on what and how good.

use std::sync::OnceLock;

use super::{
    features::bag::{Feature, NO_WORD},
    tones::{N_WINDOWS, Tones},
};
use crate::tagging::{
    bundled::model_file,
    rows::{Rows, read_rows, write_rows},
    table::Table,
};
use model_file::{FileError, Reader, Writer, unpack};
use record::word_map::Map;

/// Answers of the weights: p for q, p against q; then of a target alone: critical, neutral, supportive.
pub const N_ANSWERS: usize = 5;
/// Sums that are taken, at least as many as a table asks for; the first [`N_ANSWERS`] have a meaning.
const N_SUMS: usize = 6;

/// Scores are in units of this many to a step of the natural logarithm.
pub const UNIT: i32 = 1024;

/// Evaluation of single words, from VADER (Hutto and Gilbert 2014).
#[derive(Debug, Default)]
pub struct Valences {
    /// Sorted; see [`norm_of`](crate::tagging::word::norm_of).
    keys: Vec<u32>,
    /// From -39 to 39.
    values: Vec<i8>,
    /// Value by key.
    by_key: Map,
}

impl Valences {
    /// From hashes of lower-case words with their valence in tenths.
    pub fn new(mut rows: Vec<(u32, i8)>) -> Self {
        rows.sort_by_key(|row| row.0);
        rows.dedup_by_key(|row| row.0);
        Self::of(
            rows.iter().map(|row| row.0).collect(),
            rows.iter().map(|row| row.1).collect(),
        )
    }

    fn of(keys: Vec<u32>, values: Vec<i8>) -> Self {
        let values_as_bytes = values.iter().map(|&value| u32::from(value as u8));
        let by_key = Map::new(keys.iter().copied().zip(values_as_bytes));
        Self {
            keys,
            values,
            by_key,
        }
    }

    /// Valence of a word in tenths, 0 where it is not listed.
    pub(super) fn find(&self, key: u32) -> i8 {
        self.by_key.get(key).map_or(0, |value| value as u8 as i8)
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

/// How much an act of the word lists is to be trusted, by the trust that its clause leaves and what the weights make of the
/// same two parties. A logistic function, its terms in [`UNIT`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trust {
    /// Where the weights have no say (an issue, a holder named elsewhere): constant, and for each thousand of the clause's.
    pub alone: [i32; 2],
    /// Where they have: constant, for each thousand of the clause's, for each unit of the log-odds of their share.
    pub joint: [i32; 3],
    /// Share from which the weights alone are believed, per mille.
    pub least_share: u16,
    /// Trust from which a stance is stated, per mille.
    pub least: u16,
}

impl Trust {
    /// Per-mille trust in an act whose clause leaves it `trust`, with the share of the same answer by the weights.
    pub(super) fn of_act(&self, trust: i16, share: Option<u16>) -> u16 {
        let trust = i64::from(trust);
        let score = match share {
            None => i64::from(self.alone[0]) + i64::from(self.alone[1]) * trust / 1000,
            Some(share) => {
                let [base, by_trust, by_share] = self.joint.map(i64::from);
                let odds = i64::from(log_odds(share));
                base + by_trust * trust / 1000 + by_share * odds / i64::from(UNIT)
            }
        };
        let score = score.clamp(-12_000, 12_000) as i32;
        let (yes, no) = if score > 0 {
            (1 << 20, exp(score))
        } else {
            (exp(-score), 1 << 20)
        };
        (yes * 1000 / (yes + no)) as u16
    }
}

/// Logarithm of the odds of a share between 5 and 995 per mille, in [`UNIT`].
fn log_odds(share: u16) -> i32 {
    let share = share.clamp(5, 995);
    ln(u32::from(share)) - ln(u32::from(1000 - share))
}

/// Natural logarithm of a whole number above 0 in [`UNIT`], by its leading digits and a parabola; off by less than one in 100.
fn ln(number: u32) -> i32 {
    let whole = number.max(1).ilog2();
    let part = (((u64::from(number) << 16) >> whole) - (1 << 16)) as i64;
    // log2(1 + x) is close to x (1.3466 - 0.3466 x).
    let fraction = (part * (88_250 - ((22_714 * part) >> 16))) >> 16;
    let log2 = (i64::from(whole) << 16) + fraction;
    ((log2 * 45_426) >> 16) as i32 * UNIT / 65_536
}

/// Weights with all that is needed to use them.
#[derive(Debug, Default)]
pub struct StanceModel {
    /// Evaluation of single words.
    pub valences: Valences,
    table: Table<N_SUMS, N_SUMS>,
    /// Five classes: none, p for q, q for p, p against q, q against p.
    pub pair: Scale,
    /// Three classes: critical, neutral, supportive.
    pub target: Scale,
    /// What word vectors say of single targets.
    pub tones: Tones,
    /// What becomes of acts in an article.
    pub trust: Trust,
}

impl StanceModel {
    /// The model that ships with the engine.
    ///
    /// # Panics
    /// Never: a test reads the file.
    pub fn bundled() -> &'static Self {
        static MODEL: OnceLock<StanceModel> = OnceLock::new();
        let file = model_file!("stance.model");
        MODEL.get_or_init(|| Self::read(file).expect("the bundled model is whole"))
    }

    /// A model from its parts.
    pub fn new(valences: Valences, rows: &Rows, pair: Scale, target: Scale) -> Self {
        Self {
            valences,
            table: Table::new(rows, 0),
            pair,
            target,
            tones: Tones::default(),
            trust: Trust::default(),
        }
    }

    /// A model file from the parts of a model; `rows` as [`write_rows`] takes them.
    pub fn write(
        valences: &Valences,
        rows: &Rows,
        pair: &Scale,
        target: &Scale,
        tones: &Tones,
        trust: &Trust,
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
        for term in trust.alone.iter().chain(&trust.joint) {
            writer.number((term + (1 << 20)) as u32);
        }
        writer.number(u32::from(trust.least_share));
        writer.number(u32::from(trust.least));
        tones.write(&mut writer);
        write_rows(rows, &mut writer);
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
        let mut term = || Ok::<_, FileError>((reader.number()?.min(1 << 21) as i32) - (1 << 20));
        let trust = Trust {
            alone: [term()?, term()?],
            joint: [term()?, term()?, term()?],
            least_share: reader.number()?.min(1000) as u16,
            least: reader.number()?.min(1000) as u16,
        };
        if pair.biases.len() != 5 || target.biases.len() != 3 {
            return Err(FileError::Malformed("scale"));
        }
        let tones = Tones::read(&mut reader)?;
        Ok(Self {
            valences: Valences::of(keys, values),
            tones,
            table: Table::new(&read_rows(&mut reader, N_ANSWERS)?, 0),
            pair,
            target,
            trust,
        })
    }

    fn sums(&self, features: &[Feature]) -> [i32; N_ANSWERS] {
        let mut sums = [0; N_SUMS];
        let hashes: Vec<u32> = features.iter().map(|feature| feature.0).collect();
        self.table.add_all(&hashes, &mut sums);
        std::array::from_fn(|answer| sums[answer])
    }

    /// What becomes of the five classes of a pair, from the features of both questions.
    pub(super) fn judge_pair(&self, questions: &[Vec<Feature>; 2]) -> Judgement {
        let [p, q] = [self.sums(&questions[0]), self.sums(&questions[1])];
        let sums = [0, p[0], q[0], p[1], q[1]];
        judge(&self.pair, &sums.map(|sum| in_units(&self.pair, sum)))
    }

    /// What becomes of critical, neutral and supportive, from features and the words of each window.
    pub(super) fn judge_target(
        &self,
        features: &[Feature],
        windows: &[Vec<u32>; N_WINDOWS],
    ) -> Judgement {
        let [_, _, sums @ ..] = self.sums(features);
        let mut scores = sums.map(|sum| in_units(&self.target, sum));
        for (score, tone) in scores.iter_mut().zip(self.tones.scores(windows)) {
            *score += tone;
        }
        judge(&self.target, &scores)
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
            let weight = self.table.weight(feature, answer);
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

/// Shares of the classes, per mille, and which is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Judgement {
    /// How likely each class is.
    pub(super) shares: Vec<u16>,
    /// The class chosen, where rarer classes are helped.
    pub(super) best: usize,
    /// The one that came next.
    pub(super) second: usize,
}

fn judge(scale: &Scale, scores: &[i32]) -> Judgement {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    let helped = |class: &usize| scores[*class] + scale.biases.get(*class).copied().unwrap_or(0);
    order.sort_by_key(|class| (-helped(class), *class));
    Judgement {
        shares: shares(scores),
        best: order.first().copied().unwrap_or(0),
        second: order.get(1).copied().unwrap_or(0),
    }
}

/// Softmax of the scores, per mille.
fn shares(scores: &[i32]) -> Vec<u16> {
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
        assert_eq!(shares(&[0, 0, 0]), [333, 333, 333]);
        assert_eq!(shares(&[0, 60_000, 0]), [0, 1000, 0]);
    }

    #[test]
    fn rare_classes_are_helped_but_not_made_likelier() {
        let scale = Scale {
            worth: 1_000_000,
            biases: vec![0, 500],
        };
        let judgement = judge(&scale, &[300, 0]);
        assert_eq!((judgement.best, judgement.second), (1, 0));
        assert!(judgement.shares[0] > judgement.shares[1]);
    }

    #[test]
    fn logarithm_is_close() {
        for number in 1..1000_u32 {
            let exact = f64::from(number).ln() * f64::from(UNIT);
            assert!((f64::from(ln(number)) - exact).abs() < 12.0, "{number}");
        }
    }

    #[test]
    fn trust_grows_with_the_clause_and_the_share() {
        let trust = Trust {
            alone: [-1000, 2000],
            joint: [-1000, 2000, 600],
            ..Trust::default()
        };
        assert!(trust.of_act(800, None) > trust.of_act(500, None));
        assert!(trust.of_act(800, Some(900)) > trust.of_act(800, Some(200)));
        let one = Trust {
            alone: [UNIT, 0],
            ..trust
        };
        assert!(one.of_act(0, None).abs_diff(731) <= 2, "1 / (1 + 1 / e)");
    }
}
