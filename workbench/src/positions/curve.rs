//! From answers of weights that had not seen the sentence: how much an act of the word lists is to be trusted, and from
//! where on the curve of precision and recall a stance is stated.

use engine::stance::model::{Trust, UNIT};

use super::judged::Judged;

/// Precision that a stance must reach on the curve, of acts and of the weights alone. The weights alone are held to more:
/// in an article they are asked about every two that meet in a sentence, not about pairs that somebody chose to annotate.
const PRECISION: f64 = 0.88;
const PRECISION_ALONE: f64 = 0.90;

/// One point of a curve.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    /// From this confidence on, per mille.
    pub(crate) from: u16,
    /// Answers given, and right.
    pub(crate) n_given: usize,
    pub(crate) n_right: usize,
}

impl Point {
    pub(crate) fn precision(self) -> f64 {
        self.n_right as f64 / self.n_given.max(1) as f64
    }
}

/// How much to trust, with the curves that say why.
#[derive(Default)]
pub(crate) struct Calibration {
    pub(crate) trust: Trust,
    /// Directed stances in the material.
    pub(crate) n_stances: usize,
    /// Of acts of the word lists, with the weights.
    pub(crate) acts: Vec<Point>,
    /// Of the weights alone, where the lists find nothing.
    pub(crate) alone: Vec<Point>,
    /// Of both together, as records have them.
    pub(crate) all: Vec<Point>,
    /// Answers by their confidence, in tenths of the whole, and how many of each were right.
    pub(crate) reliability: Vec<Point>,
}

/// An answer: confidence, per mille, and whether it is right.
type Answer = (u16, bool);

/// Fits the trust in acts and chooses where to begin.
pub(crate) fn calibrate(judged: &[Judged]) -> Calibration {
    let mut found: Vec<(f64, f64, bool)> = Vec::new();
    for row in judged {
        for (class, trust) in acts(row) {
            found.push((
                f64::from(trust) / 1000.0,
                odds(row.shares[class]),
                row.label == class,
            ));
        }
    }
    if found.is_empty() {
        return Calibration::default();
    }
    let alone = fit(&found
        .iter()
        .map(|row| (vec![1.0, row.0], row.2))
        .collect::<Vec<_>>());
    let joint = fit(&found
        .iter()
        .map(|row| (vec![1.0, row.0, row.1], row.2))
        .collect::<Vec<_>>());
    let unit = |term: &f64| (term * f64::from(UNIT)).round() as i32;
    let mut trust = Trust {
        alone: [unit(&alone[0]), unit(&alone[1])],
        joint: [unit(&joint[0]), unit(&joint[1]), unit(&joint[2])],
        ..Trust::default()
    };
    let confidence = |trust: i16, share: f32| {
        let terms = joint[0] + joint[1] * f64::from(trust) / 1000.0 + joint[2] * odds(share);
        (1000.0 / (1.0 + (-terms).exp())) as u16
    };
    let (mut by_acts, mut by_weights) = (Vec::new(), Vec::new());
    for row in judged {
        let found = acts(row);
        for &(class, trust) in &found {
            by_acts.push((confidence(trust, row.shares[class]), row.label == class));
        }
        let best = (1..5).max_by(|&one, &other| row.shares[one].total_cmp(&row.shares[other]));
        if let (true, Some(class)) = (found.is_empty(), best) {
            by_weights.push(((row.shares[class] * 1000.0) as u16, row.label == class));
        }
    }
    trust.least = begin(&by_acts, PRECISION);
    trust.least_share = begin(&by_weights, PRECISION_ALONE);
    let all: Vec<Answer> = by_acts.iter().chain(&by_weights).copied().collect();
    Calibration {
        trust,
        n_stances: judged.iter().filter(|row| row.label > 0).count(),
        acts: curve(&by_acts),
        alone: curve(&by_weights),
        all: curve(&all),
        reliability: reliability(judged),
    }
}

/// Class and trust of the acts that the lists find in a pair.
fn acts(row: &Judged) -> Vec<(usize, i16)> {
    let both = (0..).zip(row.acts).filter(|(_, trust)| *trust != 0);
    both.map(|(question, trust)| (if trust > 0 { 1 } else { 3 } + question, trust.abs()))
        .collect()
}

/// Logarithm of the odds of a share, cut as the engine cuts it.
fn odds(share: f32) -> f64 {
    let share = f64::from(share).clamp(0.005, 0.995);
    (share / (1.0 - share)).ln()
}

fn from(answers: &[Answer], least: u16) -> Point {
    let given = answers.iter().filter(|answer| answer.0 >= least);
    let (n_given, n_right) = given.fold((0, 0), |(given, right), answer| {
        (given + 1, right + usize::from(answer.1))
    });
    Point {
        from: least,
        n_given,
        n_right,
    }
}

fn curve(answers: &[Answer]) -> Vec<Point> {
    (6..20).map(|step| from(answers, step * 50)).collect()
}

/// The lowest confidence from which all that is above is as precise as wanted, in steps of a hundredth, and the answers in
/// the next tenth are right more often than not.
fn begin(answers: &[Answer], precision: f64) -> u16 {
    let steps = (20..100).map(|step| step * 10);
    let is_enough = |least: &u16| {
        let (here, above) = (from(answers, *least), from(answers, *least + 100));
        let (n_near, n_right) = (here.n_given - above.n_given, here.n_right - above.n_right);
        here.precision() >= precision && 2 * n_right >= n_near
    };
    steps.clone().find(is_enough).unwrap_or(990)
}

fn reliability(judged: &[Judged]) -> Vec<Point> {
    let answers: Vec<Answer> = judged
        .iter()
        .filter_map(|row| {
            let best =
                (0..5).max_by(|&one, &other| row.shares[one].total_cmp(&row.shares[other]))?;
            Some(((row.shares[best] * 1000.0) as u16, best == row.label))
        })
        .collect();
    let tenths = (2..10).map(|tenth| {
        let (low, high) = (
            from(&answers, tenth * 100),
            from(&answers, tenth * 100 + 100),
        );
        Point {
            from: tenth * 100,
            n_given: low.n_given - high.n_given,
            n_right: low.n_right - high.n_right,
        }
    });
    tenths.filter(|point| point.n_given > 0).collect()
}

/// Logistic regression of few terms, by gradient steps with a slight pull towards zero.
fn fit(rows: &[(Vec<f64>, bool)]) -> Vec<f64> {
    let mut terms = vec![0.0; rows.first().map_or(0, |row| row.0.len())];
    for _ in 0..20_000 {
        let mut slopes: Vec<f64> = terms.iter().map(|term| 0.001 * term).collect();
        for (values, is_right) in rows {
            let sum: f64 = values
                .iter()
                .zip(&terms)
                .map(|(value, term)| value * term)
                .sum();
            let off = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(*is_right));
            for (slope, value) in slopes.iter_mut().zip(values) {
                *slope += off * value / rows.len() as f64;
            }
        }
        for (term, slope) in terms.iter_mut().zip(slopes) {
            *term -= 0.5 * slope;
        }
    }
    terms
}
