//! Macro-F1 of answers, and how far rare classes have to be helped for it.

use std::fmt;

use super::judged::Judged;

/// How good the answers to one task are.
pub(crate) struct Score {
    /// Macro-F1 over all classes.
    pub(crate) f1: f64,
    /// Standard error of it, over tenths of the examples.
    pub(crate) error: f64,
    /// F1 of each class.
    pub(crate) by_class: Vec<f64>,
    /// Macro-F1 of none, for, against, whatever the direction; of pairs only.
    pub(crate) polarity: Option<f64>,
}

impl fmt::Display for Score {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "macro-F1 {:.1} ± {:.1}",
            100.0 * self.f1,
            100.0 * self.error
        )?;
        if let Some(polarity) = self.polarity {
            write!(formatter, ", polarity {:.1}", 100.0 * polarity)?;
        }
        let classes: Vec<String> = self
            .by_class
            .iter()
            .map(|f1| format!("{:.0}", 100.0 * f1))
            .collect();
        write!(formatter, ", by class {}", classes.join(" "))
    }
}

/// The score of answers whose help for rare classes is chosen on one half and measured on the other, both ways.
pub(crate) fn measure(judged: &[Judged], n_classes: usize) -> Score {
    let half = |which: usize| -> Vec<&Judged> { judged.iter().skip(which).step_by(2).collect() };
    let mut answers = Vec::new();
    for which in 0..2 {
        let factors = tune(&half(1 - which), n_classes);
        answers.extend(decide(&half(which), &factors));
    }
    let tenths: Vec<f64> = (0..10)
        .map(|tenth| {
            let part: Vec<_> = answers.iter().skip(tenth).step_by(10).copied().collect();
            macro_f1(&part, n_classes, |class| class)
        })
        .collect();
    let mean = tenths.iter().sum::<f64>() / 10.0;
    let variance = tenths.iter().map(|f1| (f1 - mean).powi(2)).sum::<f64>() / 9.0;
    let polarity = |class: usize| [0, 1, 1, 2, 2][class];
    Score {
        f1: macro_f1(&answers, n_classes, |class| class),
        error: (variance / 10.0).sqrt(),
        by_class: (0..n_classes)
            .map(|class| f1_of(&answers, class, |class| class))
            .collect(),
        polarity: (n_classes == 5).then(|| macro_f1(&answers, 3, polarity)),
    }
}

/// Factors by which the shares of the classes are scaled for the best macro-F1, one class after the other, twice round.
pub(crate) fn tune(judged: &[&Judged], n_classes: usize) -> Vec<f32> {
    let mut factors = vec![1.0_f32; n_classes];
    for _ in 0..2 {
        // The first class sets the measure for the others.
        for class in 1..n_classes {
            let mut best = (0.0, factors[class]);
            for step in -6..=10 {
                factors[class] = 1.2_f32.powi(step);
                let f1 = macro_f1(&decide(judged, &factors), n_classes, |class| class);
                if f1 > best.0 {
                    best = (f1, factors[class]);
                }
            }
            factors[class] = best.1;
        }
    }
    factors
}

/// Label and answer of each.
fn decide(judged: &[&Judged], factors: &[f32]) -> Vec<(usize, usize)> {
    let answers = judged.iter().map(|row| {
        let weigh = |class: usize| row.shares[class] * factors[class];
        let best = (0..factors.len()).max_by(|&one, &other| weigh(one).total_cmp(&weigh(other)));
        (row.label, best.unwrap_or(0))
    });
    answers.collect()
}

fn f1_of(answers: &[(usize, usize)], class: usize, map: impl Fn(usize) -> usize) -> f64 {
    let (mut right, mut found, mut expected) = (0_usize, 0_usize, 0_usize);
    for &(label, answer) in answers {
        right += usize::from(map(label) == class && map(answer) == class);
        found += usize::from(map(answer) == class);
        expected += usize::from(map(label) == class);
    }
    2.0 * right as f64 / (found + expected).max(1) as f64
}

fn macro_f1(
    answers: &[(usize, usize)],
    n_classes: usize,
    map: impl Fn(usize) -> usize + Copy,
) -> f64 {
    let sum: f64 = (0..n_classes).map(|class| f1_of(answers, class, map)).sum();
    sum / n_classes as f64
}
