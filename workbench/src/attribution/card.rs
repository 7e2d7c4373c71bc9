//! The card of the attribution model.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use engine::attribution::model::{Parts, RoleModel};
use evaluation::polnear::measure;

use super::{
    articles::Article,
    options::Options,
    score::{MEASURES, judge, measure_all},
};

/// Measures a model on the held-out articles and describes it.
pub(crate) fn write(
    parts: &Parts,
    articles: &[&Article],
    (n_articles, n_silver): (usize, usize),
    options: &Options,
) -> Result<String> {
    let file = parts.write();
    let model = RoleModel::read(&file)?;
    let tallies = measure_all(&model, articles);
    let all: Vec<measure::Tallies> = tallies.iter().map(|part| part.1.clone()).collect();
    let sum = measure::total(&all);
    let intervals = measure::intervals(&all, 1000);
    let mut table = String::new();
    for name in MEASURES {
        let [p, r, f] = sum
            .get(name)
            .copied()
            .unwrap_or_default()
            .rates()
            .map(|rate| 100.0 * rate);
        let (low, high) = intervals.get(name).copied().unwrap_or_default();
        table += &format!(
            "| {name} | {p:.1} | {r:.1} | {f:.1} | {:.1}-{:.1} |\n",
            100.0 * low,
            100.0 * high
        );
    }
    let outlet = |name: &str| name.split('_').next().unwrap_or("").to_owned();
    let outlets: BTreeSet<String> = tallies.iter().map(|part| outlet(&part.0)).collect();
    let mut by_outlet = String::new();
    for (number, name) in outlets.iter().enumerate() {
        let own: Vec<_> = tallies
            .iter()
            .filter(|part| outlet(&part.0) == *name)
            .collect();
        let sum = measure::total(own.iter().map(|part| &part.1));
        let f1 = |measure: &str| 100.0 * sum.get(measure).copied().unwrap_or_default().rates()[2];
        by_outlet += &format!(
            "| outlet {} | {} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} |\n",
            number + 1,
            own.len(),
            f1("attribution"),
            f1("direct attribution"),
            f1("exact source"),
            f1("exact cue"),
            f1("exact content")
        );
    }
    let mut reliability: BTreeMap<u16, (u32, u32)> = BTreeMap::new();
    for (confidence, right) in judge(&model, articles)
        .into_iter()
        .flat_map(|judged| judged.1)
    {
        let row = reliability.entry(confidence / 100).or_default();
        row.0 += 1;
        row.1 += u32::from(right);
    }
    let rows = reliability.iter().map(|(tenth, (n, right))| {
        format!(
            "| {}-{} | {n} | {:.0} |\n",
            tenth * 100,
            tenth * 100 + 99,
            1000.0 * f64::from(*right) / f64::from(*n)
        )
    });
    let entries: usize = parts.rows.iter().map(|row| row.1.len()).sum();
    let reach_entries: usize = parts.reach.rows.iter().map(|row| row.1.len()).sum();
    let settings = &options.settings;
    let reach = &options.reach;
    let in_logarithms =
        |points: i32, unit: u32| format!("{:.1}", f64::from(points) / f64::from(unit));
    let of_reach = |part: usize| in_logarithms(parts.reach.bonus[part], parts.reach.unit);
    Ok(format!(
        include_str!("card.md"),
        bytes = file.len(),
        features = parts.rows.len(),
        entries = entries,
        rates = parts.rates.len(),
        patterns = parts.patterns.rows.len(),
        epochs = settings.epochs,
        averaged = settings.averaged,
        alpha = settings.alpha,
        l1 = settings.l1,
        min_count = settings.min_count,
        seed = settings.seed,
        parts = options.parts,
        reach_epochs = reach.epochs,
        reach_averaged = reach.averaged,
        reach_min_count = reach.min_count,
        reach_alpha = reach.alpha,
        reach_l1 = reach.l1,
        reach_features = parts.reach.rows.len(),
        reach_entries = reach_entries,
        n_articles = n_articles,
        n_silver = n_silver,
        n_held_out = articles.len(),
        seen = if options.all {
            "the teacher has not seen them, the model that ships has since"
        } else {
            "neither the teacher nor the model that ships has seen them"
        },
        span_bonus = in_logarithms(parts.bonus, parts.unit),
        source_bonus = of_reach(1),
        content_bonus = of_reach(3),
        table = table,
        by_outlet = by_outlet,
        reliability = rows.collect::<String>(),
    ))
}
