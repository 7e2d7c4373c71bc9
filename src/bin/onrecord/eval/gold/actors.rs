//! Which machine actor is which annotated one, and how well mentions, merging and metonyms agree.

use std::collections::BTreeMap;

use evaluation::{
    gold::Reading,
    score::{self, Clustered, Count, jaccard, pair_up},
};
use record::{Actor, ActorKind, span::CodeSpan};

use super::{
    data::Case,
    report::{Mark, Report},
};

/// For each machine actor of one article the annotated actor that it stands for.
///
/// That with which it shares most mentions, wherever in the corpus; if it shares none, that of the same id, name or
/// alias. Several machine actors may stand for one annotated actor: that they were not merged is measured by itself.
pub(crate) struct Mapping {
    by_case: Vec<Vec<Option<String>>>,
}

impl Mapping {
    /// Maps the actors of all articles.
    pub(crate) fn new(cases: &[Case]) -> Self {
        let mut votes = BTreeMap::<&str, BTreeMap<&str, usize>>::new();
        for case in cases {
            for (machine, gold) in pair_mentions(case).pairs() {
                *votes
                    .entry(case.merged[machine].as_str())
                    .or_default()
                    .entry(case.gold.actors[gold].id.as_str())
                    .or_default() += 1;
            }
        }
        let by_votes = |merged: &str| {
            let best = votes.get(merged)?.iter();
            best.max_by_key(|(id, n)| (**n, std::cmp::Reverse(**id)))
                .map(|(id, _)| (*id).to_owned())
        };
        let by_case = cases
            .iter()
            .map(|case| {
                let by_name = |number: usize| {
                    let actor = &case.record.actors[number];
                    case.gold
                        .actors
                        .iter()
                        .find(|gold| {
                            gold.id.as_str() == case.merged[number]
                                || has_name(gold, &actor.name)
                                || actor.aliases.iter().any(|alias| has_name(gold, alias))
                        })
                        .map(|gold| gold.id.0.clone())
                };
                (0..case.record.actors.len())
                    .map(|number| by_votes(&case.merged[number]).or_else(|| by_name(number)))
                    .collect()
            })
            .collect();
        Self { by_case }
    }

    /// The annotated id of a machine actor's id in one article; the machine's own with a mark if there is none.
    pub(crate) fn gold_id(&self, cases: &[Case], case: usize, id: &str) -> String {
        cases[case]
            .record
            .actors
            .iter()
            .position(|actor| actor.id.as_str() == id)
            .and_then(|number| self.by_case[case][number].clone())
            .unwrap_or_else(|| format!("?{id}"))
    }

    fn of(&self, case: usize) -> &[Option<String>] {
        &self.by_case[case]
    }
}

fn has_name(gold: &Actor<CodeSpan>, name: &str) -> bool {
    std::iter::once(&gold.name)
        .chain(&gold.aliases)
        .any(|known| known.to_lowercase() == name.to_lowercase())
}

/// Mentions of one article, each with the position of its actor, and how they pair.
struct Mentions {
    machine: Vec<(CodeSpan, usize)>,
    gold: Vec<(CodeSpan, usize)>,
    /// Positions in `machine` and `gold` of mentions that overlap, best overlap first come, each once.
    paired: Vec<(usize, usize)>,
}

impl Mentions {
    /// Actors of the pairs: machine, gold.
    fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.paired
            .iter()
            .map(|&(machine, gold)| (self.machine[machine].1, self.gold[gold].1))
    }
}

fn pair_mentions(case: &Case) -> Mentions {
    let list = |mentions: &mut dyn Iterator<Item = (CodeSpan, usize)>| {
        let mut list: Vec<_> = mentions.collect();
        list.sort();
        list
    };
    let machine = list(
        &mut case
            .record
            .actors
            .iter()
            .enumerate()
            .flat_map(|(number, actor)| actor.mentions.iter().map(move |&span| (span, number))),
    );
    let gold = list(
        &mut case
            .gold
            .actors
            .iter()
            .enumerate()
            .flat_map(|(number, actor)| actor.mentions.iter().map(move |&span| (span, number))),
    );
    let paired = pair_up(machine.len(), gold.len(), |i, j| {
        jaccard(&[machine[i].0], &[gold[j].0])
    });
    Mentions {
        machine,
        gold,
        paired,
    }
}

/// Mentions, actors, kinds, roles and aliases, article by article.
pub(crate) fn measure(cases: &[Case], mapping: &Mapping, report: &mut Report) {
    for (number, case) in cases.iter().enumerate() {
        let mapped = mapping.of(number);
        let mentions = pair_mentions(case);
        let (n_machine, n_gold) = (mentions.machine.len(), mentions.gold.len());
        let is_exact = |&&(i, j): &&(usize, usize)| mentions.machine[i].0 == mentions.gold[j].0;
        let is_right = |&&(i, j): &&(usize, usize)| {
            let actor = &case.gold.actors[mentions.gold[j].1];
            mapped[mentions.machine[i].1].as_deref() == Some(actor.id.as_str())
        };
        let paired = &mentions.paired;
        let mut count = |name: &'static str, right: usize| {
            report.count(number, name, Count::new(right, n_machine, n_gold));
        };
        count("mentions, overlap", paired.len());
        count("mentions, exact", paired.iter().filter(is_exact).count());
        count(
            "mentions, exact and of the right actor",
            paired.iter().filter(is_exact).filter(is_right).count(),
        );
        note_mentions(number, case, &mentions, report);
        measure_actors(number, case, mapped, report);
    }
    measure_merging(cases, report);
}

fn note_mentions(number: usize, case: &Case, mentions: &Mentions, report: &mut Report) {
    for (i, (span, actor)) in mentions.machine.iter().enumerate() {
        let text = || format!("{} ({})", case.words(*span), case.merged[*actor]);
        match mentions.paired.iter().find(|pair| pair.0 == i) {
            None => report.note(number, Mark::Invented, "mention", *span, text()),
            Some(&(_, j)) if mentions.gold[j].0 != *span => {
                let expected = case.words(mentions.gold[j].0);
                let text = format!("{}, expected {expected}", text());
                report.note(number, Mark::Wrong, "mention", *span, text);
            }
            Some(_) => {}
        }
    }
    for (j, (span, actor)) in mentions.gold.iter().enumerate() {
        if !mentions.paired.iter().any(|pair| pair.1 == j) {
            let text = format!("{} ({})", case.words(*span), case.gold.actors[*actor].id);
            report.note(number, Mark::Missed, "mention", *span, text);
        }
    }
}

fn measure_actors(number: usize, case: &Case, mapped: &[Option<String>], report: &mut Report) {
    let mut n_found = 0;
    for gold in &case.gold.actors {
        let machine: Vec<_> = case
            .record
            .actors
            .iter()
            .zip(mapped)
            .filter(|(_, id)| id.as_deref() == Some(gold.id.as_str()))
            .map(|(actor, _)| actor)
            .collect();
        n_found += usize::from(!machine.is_empty());
        for role in &gold.roles {
            let is_found = machine
                .iter()
                .flat_map(|actor| &actor.roles)
                .any(|found| jaccard(&[found.span], &[role.span]) >= 0.5);
            report.count(number, "roles found", Count::case(is_found));
            if !is_found {
                let text = format!("{} ({})", case.words(role.span), gold.id);
                report.note(number, Mark::Missed, "role", role.span, text);
            }
        }
        for alias in &gold.aliases {
            let is_found = machine
                .iter()
                .flat_map(|actor| &actor.aliases)
                .any(|found| found.to_lowercase() == alias.to_lowercase());
            report.count(number, "aliases found", Count::case(is_found));
        }
        if let Some(first) = machine.iter().max_by_key(|actor| actor.mentions.len()) {
            report.count(number, "kinds right", Count::case(first.kind == gold.kind));
            if first.kind != gold.kind {
                let span = first.mentions.first().copied().unwrap_or_default();
                let text = format!("{}: {:?}, expected {:?}", gold.id, first.kind, gold.kind);
                report.note(number, Mark::Wrong, "kind", span, text);
            }
        }
    }
    let n_machine = case.record.actors.len();
    // Several machine actors for one annotated actor are one right and the others wrong.
    let count = Count::new(n_found, n_machine, case.gold.actors.len());
    report.count(number, "actors", count);
}

/// One actor, one id, across the corpus: over the mentions that both have, and over all.
fn measure_merging(cases: &[Case], report: &mut Report) {
    let mut ids = (
        BTreeMap::<&str, usize>::new(),
        BTreeMap::<&str, usize>::new(),
    );
    let mut all: Vec<Clustered> = Vec::new();
    for case in cases {
        let mentions = pair_mentions(case);
        let mut key_of = |actor: usize| {
            let next = ids.0.len();
            *ids.0
                .entry(case.gold.actors[actor].id.as_str())
                .or_insert(next)
        };
        let mut response_of = |actor: usize| {
            let next = ids.1.len();
            *ids.1.entry(&case.merged[actor]).or_insert(next)
        };
        for (machine, gold) in mentions.pairs() {
            all.push((Some(key_of(gold)), Some(response_of(machine))));
        }
        for (i, (_, actor)) in mentions.machine.iter().enumerate() {
            if !mentions.paired.iter().any(|pair| pair.0 == i) {
                all.push((None, Some(response_of(*actor))));
            }
        }
        for (j, (_, actor)) in mentions.gold.iter().enumerate() {
            if !mentions.paired.iter().any(|pair| pair.1 == j) {
                all.push((Some(key_of(*actor)), None));
            }
        }
    }
    let shared: Vec<Clustered> = all
        .iter()
        .copied()
        .filter(|(key, response)| key.is_some() && response.is_some())
        .collect();
    report.rates(
        "merging of shared mentions, B-cubed",
        score::b_cubed(&shared),
    );
    report.rates("merging of shared mentions, CEAF-e", score::ceaf_e(&shared));
    report.rates("merging of all mentions, B-cubed", score::b_cubed(&all));
    report.rates("merging of all mentions, CEAF-e", score::ceaf_e(&all));
}

/// Each use of a capital: a mention of the state where it acts, none where it is a place, part of a name, or furniture.
pub(crate) fn measure_metonyms(cases: &[Case], mapping: &Mapping, report: &mut Report) {
    for (number, case) in cases.iter().enumerate() {
        let mapped = mapping.of(number);
        for metonym in &case.metonyms {
            let there: Vec<usize> = (0..case.record.actors.len())
                .filter(|&actor| {
                    let actor = &case.record.actors[actor];
                    actor.mentions.iter().any(|&span| {
                        span == metonym.span
                            || (span.overlaps(metonym.span) && actor.kind == ActorKind::State)
                    })
                })
                .collect();
            let acts = metonym.reading == Reading::State && !metonym.boilerplate;
            let is_right = if acts {
                there.iter().any(|&actor| mapped[actor] == metonym.actor)
            } else {
                there.is_empty()
            };
            let name = if acts {
                "metonyms, the state acts"
            } else {
                "metonyms, place or name"
            };
            report.count(number, name, Count::case(is_right));
            report.count(number, "metonyms", Count::case(is_right));
            if !is_right {
                let text = format!("{} ({:?})", case.words(metonym.span), metonym.reading);
                report.note(number, Mark::Wrong, "metonym", metonym.span, text);
            }
        }
    }
}
