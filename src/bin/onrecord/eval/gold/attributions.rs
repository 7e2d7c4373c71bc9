//! Attributions, matched one to one by content.

use std::collections::BTreeSet;

use evaluation::{
    gold::GoldAttribution,
    score::{Count, jaccard, pair_up, union},
};
use record::{Attribution, AttributionKind, span::CodeSpan};

use super::{
    actors::Mapping,
    data::Case,
    report::{Mark, Report},
};

/// An attribution of either side in the form in which they are compared.
struct Side {
    kind: AttributionKind,
    source: Vec<CodeSpan>,
    cue: Vec<CodeSpan>,
    content: Vec<CodeSpan>,
    quoted: Vec<CodeSpan>,
    speakers: BTreeSet<String>,
}

impl Side {
    fn of_gold(case: &Case, gold: &GoldAttribution) -> Self {
        let (cue, content) = join_split_cue(case, &gold.cue, &gold.content);
        Self {
            kind: gold.kind,
            source: union(gold.source.as_slice()),
            cue,
            content,
            quoted: union(&gold.quoted),
            speakers: gold.speakers.iter().map(|id| id.0.clone()).collect(),
        }
    }

    fn of_machine(
        case: &Case,
        attribution: &Attribution<CodeSpan>,
        gold_id: impl Fn(&str) -> String,
    ) -> Self {
        let (cue, content) = join_split_cue(case, &attribution.cue, &attribution.content);
        Self {
            kind: attribution.kind,
            source: union(&attribution.source),
            cue,
            content,
            quoted: union(&attribution.quoted),
            speakers: attribution
                .speakers
                .iter()
                .map(|id| gold_id(id.as_str()))
                .collect(),
        }
    }

    fn text(&self, case: &Case) -> String {
        let words = |spans: &[CodeSpan]| {
            let texts: Vec<&str> = spans.iter().map(|&span| case.words(span)).collect();
            if texts.is_empty() {
                "-".to_owned()
            } else {
                texts.join(" … ")
            }
        };
        let speakers: Vec<&str> = self.speakers.iter().map(String::as_str).collect();
        format!(
            "[{}] <{}> {} ({}; {:?})",
            words(&self.source),
            words(&self.cue),
            words(&self.content),
            speakers.join(", "),
            self.kind
        )
    }
}

/// `accused` X `of` Y with a cue of two spans becomes the cue `accused` and the content `X of Y`, so that both ways of
/// writing it compare as equal.
fn join_split_cue(
    case: &Case,
    cue: &[CodeSpan],
    content: &[CodeSpan],
) -> (Vec<CodeSpan>, Vec<CodeSpan>) {
    let (mut cue, content) = (union(cue), union(content));
    let mut joined = content.clone();
    while let Some(&last) = cue.last() {
        let is_preposition = ["of", "as", "to", "for", "with"].contains(&case.words(last));
        let follows = content.iter().find(|span| span.start == last.end + 1);
        let (true, true, Some(after)) = (is_preposition, cue.len() > 1, follows) else {
            break;
        };
        let before = content.iter().find(|span| span.end + 1 == last.start);
        joined.push(last.cover(*after).cover(*before.unwrap_or(&last)));
        cue.pop();
    }
    (cue, union(&joined))
}

/// How two attributions of the same content compare.
const SAME: f64 = 0.5;

/// Matches and compares, article by article.
pub(crate) fn measure(cases: &[Case], mapping: &Mapping, report: &mut Report) {
    for (number, case) in cases.iter().enumerate() {
        let gold: Vec<Side> = case
            .gold
            .attributions
            .iter()
            .map(|gold| Side::of_gold(case, gold))
            .collect();
        let machine: Vec<Side> = case
            .record
            .attributions
            .iter()
            .map(|attribution| {
                Side::of_machine(case, attribution, |id| mapping.gold_id(cases, number, id))
            })
            .collect();
        measure_case(number, case, &gold, &machine, report);
    }
}

fn measure_case(number: usize, case: &Case, gold: &[Side], machine: &[Side], report: &mut Report) {
    let by_content = pair_up(gold.len(), machine.len(), |i, j| {
        let content = jaccard(&gold[i].content, &machine[j].content);
        if content >= SAME { content } else { 0.0 }
    });
    let by_both = pair_up(gold.len(), machine.len(), |i, j| {
        let content = jaccard(&gold[i].content, &machine[j].content);
        let source = jaccard(&gold[i].source, &machine[j].source);
        if content >= SAME && source >= SAME {
            content + source
        } else {
            0.0
        }
    });
    let whole = |right: usize| Count::new(right, machine.len(), gold.len());
    report.count(
        number,
        "attributions, content and source",
        whole(by_both.len()),
    );
    report.count(number, "attributions, content", whole(by_content.len()));
    for (i, gold) in gold.iter().enumerate() {
        let is_found = by_both.iter().any(|pair| pair.0 == i);
        let name = match gold.kind {
            AttributionKind::Direct => "direct found (content and source)",
            AttributionKind::Mixed => "mixed found (content and source)",
            AttributionKind::Indirect => "indirect found (content and source)",
        };
        report.count(number, name, Count::case(is_found));
    }
    for &(i, j) in &by_content {
        compare(number, case, &gold[i], &machine[j], report);
    }
    let place = |side: &Side| {
        side.cue
            .iter()
            .chain(&side.content)
            .copied()
            .min()
            .unwrap_or_default()
    };
    for (i, side) in gold.iter().enumerate() {
        if !by_content.iter().any(|pair| pair.0 == i) {
            report.note(
                number,
                Mark::Missed,
                "attribution",
                place(side),
                side.text(case),
            );
        }
    }
    for (j, side) in machine.iter().enumerate() {
        if !by_content.iter().any(|pair| pair.1 == j) {
            report.note(
                number,
                Mark::Invented,
                "attribution",
                place(side),
                side.text(case),
            );
        }
    }
}

/// Shares of the matched that agree.
fn compare(number: usize, case: &Case, gold: &Side, machine: &Side, report: &mut Report) {
    let is_near = |a: &[CodeSpan], b: &[CodeSpan]| jaccard(a, b) >= SAME;
    let results = [
        ("matched: source", is_near(&gold.source, &machine.source)),
        ("matched: cue", is_near(&gold.cue, &machine.cue)),
        ("matched: kind", gold.kind == machine.kind),
        ("matched: quoted", is_near(&gold.quoted, &machine.quoted)),
        ("matched: speakers", gold.speakers == machine.speakers),
        (
            "matched: source to the character",
            gold.source == machine.source,
        ),
        ("matched: cue to the character", gold.cue == machine.cue),
        (
            "matched: content to the character",
            gold.content == machine.content,
        ),
    ];
    for (name, is_right) in results {
        report.count(number, name, Count::case(is_right));
    }
    let wrong: Vec<&str> = results
        .iter()
        .filter(|(_, is_right)| !is_right)
        .filter_map(|(name, _)| name.strip_prefix("matched: "))
        .collect();
    if !wrong.is_empty() {
        let place = gold.content.first().copied().unwrap_or_default();
        let text = format!(
            "{}\n      expected {}\n      found    {}",
            wrong.join(", "),
            gold.text(case),
            machine.text(case)
        );
        report.note(number, Mark::Wrong, "attribution", place, text);
    }
}
