//! Stances and issues: the clear ones count, an arguable one neither for nor against.

use std::collections::BTreeSet;

use evaluation::{gold::Strength, score::Count};
use record::{Polarity, Target, span::CodeSpan};

use super::{
    actors::Mapping,
    data::Case,
    report::{Mark, Report},
};

/// Holder, target, polarity.
type Key = (String, String, Polarity);

/// Compares, article by article.
pub(crate) fn measure(cases: &[Case], mapping: &Mapping, report: &mut Report) {
    for (number, case) in cases.iter().enumerate() {
        let keys = |strength: Strength| -> BTreeSet<Key> {
            case.gold
                .stances
                .iter()
                .filter(|stance| stance.strength == strength)
                .map(|stance| {
                    (
                        stance.holder.0.clone(),
                        stance.target.clone().into(),
                        stance.polarity,
                    )
                })
                .collect()
        };
        let (clear, arguable) = (keys(Strength::Clear), keys(Strength::Arguable));
        let mut evidence = std::collections::BTreeMap::<Key, CodeSpan>::new();
        for stance in &case.record.stances {
            let holder = mapping.gold_id(cases, number, stance.holder.as_str());
            let target = match &stance.target {
                Target::Actor(id) => mapping.gold_id(cases, number, id.as_str()),
                Target::Issue(id) => format!("issue:{id}"),
            };
            evidence
                .entry((holder, target, stance.polarity))
                .or_insert(stance.evidence);
        }
        let found: BTreeSet<Key> = evidence
            .keys()
            .filter(|key| clear.contains(*key) || !arguable.contains(*key))
            .cloned()
            .collect();
        let right = clear.intersection(&found).count();
        let count = Count::new(right, found.len(), clear.len());
        report.count(number, "stances, holder, target and polarity", count);
        count_parts(number, &clear, &arguable, &found, report);
        for key in found.difference(&clear) {
            let text = format!("{}\n      {}", describe(key), case.words(evidence[key]));
            report.note(number, Mark::Invented, "stance", evidence[key], text);
        }
        for key in clear.difference(&found) {
            report.note(
                number,
                Mark::Missed,
                "stance",
                CodeSpan::default(),
                describe(key),
            );
        }
        measure_issues(number, case, report);
    }
}

fn count_parts(
    number: usize,
    clear: &BTreeSet<Key>,
    arguable: &BTreeSet<Key>,
    found: &BTreeSet<Key>,
    report: &mut Report,
) {
    let pairs = |keys: &BTreeSet<Key>| -> BTreeSet<(String, String)> {
        keys.iter()
            .map(|key| (key.0.clone(), key.1.clone()))
            .collect()
    };
    let (expected, ignored) = (pairs(clear), pairs(arguable));
    let found_pairs: BTreeSet<_> = pairs(found)
        .into_iter()
        .filter(|pair| expected.contains(pair) || !ignored.contains(pair))
        .collect();
    let shared: BTreeSet<_> = expected.intersection(&found_pairs).cloned().collect();
    let count = Count::new(shared.len(), found_pairs.len(), expected.len());
    report.count(number, "stances, holder and target", count);
    for (holder, target) in &shared {
        let polarities = |keys: &BTreeSet<Key>| -> BTreeSet<Polarity> {
            keys.iter()
                .filter(|key| key.0 == *holder && key.1 == *target)
                .map(|key| key.2)
                .collect()
        };
        let is_right = polarities(clear) == polarities(found);
        report.count(number, "matched: polarity", Count::case(is_right));
    }
}

fn describe((holder, target, polarity): &Key) -> String {
    format!("{holder} -> {target}: {polarity:?}")
}

/// Which issues an article debates, as far as the annotation says: those toward which it has a stance.
fn measure_issues(number: usize, case: &Case, report: &mut Report) {
    let expected: BTreeSet<&str> = case
        .gold
        .stances
        .iter()
        .filter_map(|stance| match &stance.target {
            Target::Issue(id) => Some(id.as_str()),
            Target::Actor(_) => None,
        })
        .collect();
    let found: BTreeSet<&str> = case
        .record
        .issues
        .iter()
        .map(|issue| issue.id.as_str())
        .collect();
    let right = expected.intersection(&found).count();
    report.count(
        number,
        "issues",
        Count::new(right, found.len(), expected.len()),
    );
    for id in found.difference(&expected) {
        report.note(
            number,
            Mark::Invented,
            "issue",
            CodeSpan::default(),
            (*id).to_owned(),
        );
    }
    for id in expected.difference(&found) {
        report.note(
            number,
            Mark::Missed,
            "issue",
            CodeSpan::default(),
            (*id).to_owned(),
        );
    }
}
