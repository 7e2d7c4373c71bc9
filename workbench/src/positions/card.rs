//! The card of the stance model, written by the run that makes it.

use super::{
    curve::{Calibration, Point},
    learn::Settings,
    outcome::Outcome,
};

const TEMPLATE: &str = include_str!("card.md");

/// What the card tells of a run.
pub(crate) struct Facts<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) least: usize,
    pub(crate) prune: f32,
    pub(crate) n_features: usize,
    pub(crate) n_bytes: usize,
    pub(crate) pair: &'a Outcome,
    pub(crate) target: &'a Outcome,
    pub(crate) trust: &'a Calibration,
}

/// The card as Markdown.
pub(crate) fn to_card(facts: &Facts<'_>) -> String {
    let of = |outcome: &Outcome| match &outcome.score {
        Some(score) => {
            let classes: Vec<String> = score
                .by_class
                .iter()
                .map(|f1| format!("{:.0}", 100.0 * f1))
                .collect();
            (
                format!("{:.1} ± {:.1}", 100.0 * score.f1, 100.0 * score.error),
                format!("{:.1}", 100.0 * score.polarity.unwrap_or(0.0)),
                classes,
            )
        }
        None => (
            "not measured".into(),
            "not measured".into(),
            vec!["-".into(); 5],
        ),
    };
    let (pair, polarity, pair_classes) = of(facts.pair);
    let (target, _, target_classes) = of(facts.target);
    let trust = &facts.trust.trust;
    let mut card = TEMPLATE.to_owned();
    let mut put = |name: &str, value: String| card = card.replace(&format!("{{{name}}}"), &value);
    put("bytes", facts.n_bytes.to_string());
    put("features", facts.n_features.to_string());
    put("least", facts.least.to_string());
    put("prune", facts.prune.to_string());
    put("prune target", format!("{:.3}", facts.prune * 0.8));
    put("passes", facts.settings.passes.to_string());
    put("decay", facts.settings.decay.to_string());
    put("balance", facts.settings.balance.to_string());
    put("sharpen", facts.settings.sharpen.to_string());
    put("n pairs", facts.pair.n_examples.to_string());
    put("n targets", facts.target.n_examples.to_string());
    put("pair", pair);
    put("polarity", polarity);
    put("target", target);
    for (place, class) in pair_classes.into_iter().enumerate() {
        put(&format!("pair {place}"), class);
    }
    for (place, class) in target_classes.into_iter().enumerate() {
        put(&format!("target {place}"), class);
    }
    put("n stances", facts.trust.n_stances.to_string());
    put("least trust", share(trust.least));
    put("least share", share(trust.least_share));
    let terms = |terms: &[i32]| {
        terms
            .iter()
            .map(|term| format!("{:.2}", f64::from(*term) / 1024.0))
            .collect::<Vec<_>>()
            .join(", ")
    };
    put("alone", terms(&trust.alone));
    put("joint", terms(&trust.joint));
    put("curve", to_curve(facts.trust));
    put("reliability", to_reliability(&facts.trust.reliability));
    card
}

fn share(per_mille: u16) -> String {
    format!("{:.2}", f64::from(per_mille) / 1000.0)
}

fn to_curve(trust: &Calibration) -> String {
    let mut table = String::from(
        "| from confidence | acts: precision | given | weights alone: precision | given | both: precision | recall |\n|---|---|---|---|---|---|---|\n",
    );
    for ((acts, alone), all) in trust.acts.iter().zip(&trust.alone).zip(&trust.all) {
        let precision = |point: &Point| format!("{:.0}", 100.0 * point.precision());
        let recall = 100.0 * all.n_right as f64 / trust.n_stances.max(1) as f64;
        table += &format!(
            "| {} | {} | {} | {} | {} | {} | {recall:.0} |\n",
            share(acts.from),
            precision(acts),
            acts.n_given,
            precision(alone),
            alone.n_given,
            precision(all),
        );
    }
    table.trim_end().to_owned()
}

fn to_reliability(points: &[Point]) -> String {
    let mut table = String::from("| confidence | answers | right, per cent |\n|---|---|---|\n");
    for point in points {
        let (low, high) = (share(point.from), share(point.from + 100));
        table += &format!(
            "| {low} to {high} | {} | {:.0} |\n",
            point.n_given,
            100.0 * point.precision()
        );
    }
    table.trim_end().to_owned()
}
