//! From a machine layer and the record as a person would have it to the decisions that lead from one to the other.
//! Entries are paired the way annotations are scored: attributions by content, actors by mentions and names, stances by
//! holder and target.

use std::collections::BTreeMap;

use crate::{
    Actor, ActorId, Attribution, AttributionId, Record, Stance, Target,
    review::{
        apply::Reviewable,
        decision::{Entry, EntryId, Review, Verdict},
    },
    span::CodeSpan,
};

/// The decisions that make `wanted` of `machine`: each entry of the machine's is confirmed, corrected or rejected, and
/// what it lacks is added. Applied, they give the entries of `wanted` and no others; one that is confirmed keeps the
/// machine's confidence and reasons, and one that is paired the machine's id, but for actors.
///
/// Issues are left alone. A wanted stance that has reasons of its own is never merely confirmed, so that they are kept.
/// Order: facts, actors, attributions, stances; within each the machine's, then those added. Time is quadratic in the
/// entries of one kind.
pub fn decide(machine: &Record<CodeSpan>, wanted: &Record<CodeSpan>) -> Vec<Review> {
    let decided = decide_each(machine, wanted).into_iter();
    decided.map(|decided| decided.verdict.into()).collect()
}

/// A decision and the wanted entry that it leads to; none where the machine's entry is rejected.
pub(super) struct Decided {
    pub(super) wanted: Option<EntryId>,
    pub(super) verdict: Verdict,
}

/// As [`decide`], each decision with what it leads to.
pub(super) fn decide_each(machine: &Record<CodeSpan>, wanted: &Record<CodeSpan>) -> Vec<Decided> {
    let mut reviews = vec![Decided {
        wanted: Some(EntryId::Facts),
        verdict: decide_facts(machine, wanted),
    }];

    let actors = pair_actors(&machine.actors, &wanted.actors);
    decide_kind(
        &machine.actors,
        &wanted.actors,
        &actors,
        same_actor,
        &mut reviews,
    );
    let names: BTreeMap<&ActorId, &ActorId> = pairs(&machine.actors, &wanted.actors, &actors)
        .map(|(machine, wanted)| (&machine.id, &wanted.id))
        .collect();

    let attributions = pair_best(&machine.attributions, &wanted.attributions, content_overlap);
    let same = |machine: &Attribution<CodeSpan>, wanted: &Attribution<CodeSpan>| {
        same_attribution(machine, wanted, &names)
    };
    decide_kind(
        &machine.attributions,
        &wanted.attributions,
        &attributions,
        same,
        &mut reviews,
    );
    let entries: BTreeMap<&AttributionId, &AttributionId> =
        pairs(&machine.attributions, &wanted.attributions, &attributions)
            .map(|(machine, wanted)| (&wanted.id, &machine.id))
            .collect();

    let wanted_stances: Vec<Stance<CodeSpan>> = wanted
        .stances
        .iter()
        .map(|stance| Stance {
            attribution: stance
                .attribution
                .as_ref()
                .map(|id| entries.get(id).map_or(id, |id| *id).clone()),
            ..stance.clone()
        })
        .collect();
    let closeness = |machine: &Stance<CodeSpan>, wanted: &Stance<CodeSpan>| {
        stance_closeness(machine, wanted, &names)
    };
    let stances = pair_best(&machine.stances, &wanted_stances, closeness);
    let same = |machine: &Stance<CodeSpan>, wanted: &Stance<CodeSpan>| same_stance(machine, wanted);
    decide_kind(
        &machine.stances,
        &wanted_stances,
        &stances,
        same,
        &mut reviews,
    );
    reviews
}

fn decide_facts(machine: &Record<CodeSpan>, wanted: &Record<CodeSpan>) -> Verdict {
    let entry = EntryId::Facts;
    if machine.article == wanted.article {
        return Verdict::Confirm { entry };
    }
    Verdict::Correct {
        entry,
        to: Entry::Facts(wanted.article.clone()),
    }
}

/// Position of the wanted entry for each of the machine's.
type Pairing = Vec<Option<usize>>;

fn pairs<'a, T>(
    machine: &'a [T],
    wanted: &'a [T],
    pairing: &'a Pairing,
) -> impl Iterator<Item = (&'a T, &'a T)> {
    let partners = pairing.iter().map(|position| wanted.get((*position)?));
    machine
        .iter()
        .zip(partners)
        .filter_map(|(entry, partner)| Some((entry, partner?)))
}

fn decide_kind<T: Reviewable>(
    machine: &[T],
    wanted: &[T],
    pairing: &Pairing,
    same: impl Fn(&T, &T) -> bool,
    reviews: &mut Vec<Decided>,
) {
    let partners = pairing.iter().map(|position| wanted.get((*position)?));
    for (machine, partner) in machine.iter().zip(partners) {
        let entry = machine.entry_id();
        reviews.push(Decided {
            wanted: partner.map(Reviewable::entry_id),
            verdict: match partner {
                None => Verdict::Reject { entry },
                Some(wanted) if same(machine, wanted) => Verdict::Confirm { entry },
                Some(wanted) => Verdict::Correct {
                    entry,
                    to: wanted.clone().in_place_of(machine).wrap(),
                },
            },
        });
    }
    for (position, entry) in wanted.iter().enumerate() {
        if !pairing.contains(&Some(position)) {
            let new = entry.clone().wrap();
            reviews.push(Decided {
                wanted: Some(entry.entry_id()),
                verdict: Verdict::Add { new },
            });
        }
    }
}

/// Pairs one to one, the best first; ties by position. A pair without a score is none.
fn pair_best<T, S: Ord>(
    machine: &[T],
    wanted: &[T],
    score: impl Fn(&T, &T) -> Option<S>,
) -> Pairing {
    let mut candidates: Vec<(std::cmp::Reverse<S>, usize, usize)> = Vec::new();
    for (left, entry) in machine.iter().enumerate() {
        for (right, partner) in wanted.iter().enumerate() {
            if let Some(score) = score(entry, partner) {
                candidates.push((std::cmp::Reverse(score), left, right));
            }
        }
    }
    candidates.sort();
    let mut pairing = vec![None; machine.len()];
    let mut is_taken = vec![false; wanted.len()];
    for (_, left, right) in candidates {
        if pairing[left].is_none() && !is_taken[right] {
            pairing[left] = Some(right);
            is_taken[right] = true;
        }
    }
    pairing
}

/// Pairs each of the machine's actors with the wanted one closest to it. Several may share one partner: those are one
/// actor that the machine took for several.
fn pair_actors(machine: &[Actor<CodeSpan>], wanted: &[Actor<CodeSpan>]) -> Pairing {
    let partner = |actor: &Actor<CodeSpan>| closest_actor(actor, wanted);
    machine.iter().map(partner).collect()
}

/// Position of the actor that shares most of the mentions, or else the id or a name.
pub(super) fn closest_actor(actor: &Actor<CodeSpan>, among: &[Actor<CodeSpan>]) -> Option<usize> {
    let closeness = |other: &Actor<CodeSpan>| {
        let shared = overlap(&actor.mentions, &other.mentions);
        let same_id = actor.id == other.id;
        let same_name = names_of(actor).any(|name| names_of(other).any(|known| known == name));
        (shared > 0 || same_id || same_name).then_some((shared, same_id, same_name))
    };
    let scored = among
        .iter()
        .enumerate()
        .filter_map(|(position, other)| Some((closeness(other)?, position)));
    let best = scored.max_by_key(|(score, position)| (*score, std::cmp::Reverse(*position)));
    best.map(|(_, position)| position)
}

fn names_of(actor: &Actor<CodeSpan>) -> impl Iterator<Item = String> {
    let names = std::iter::once(&actor.name).chain(&actor.aliases);
    names.map(|name| name.to_lowercase())
}

/// How much of two contents is shared, per mille of both together; none below a half.
fn content_overlap(left: &Attribution<CodeSpan>, right: &Attribution<CodeSpan>) -> Option<u32> {
    let shared = overlap(&left.content, &right.content);
    let length = |spans: &[CodeSpan]| spans.iter().map(|span| span.len()).sum::<u32>();
    let both = (length(&left.content) + length(&right.content)).saturating_sub(shared);
    (2 * shared >= both.max(1)).then(|| 1000 * shared / both.max(1))
}

/// Units shared by two sorted, disjoint lists of spans.
fn overlap(left: &[CodeSpan], right: &[CodeSpan]) -> u32 {
    let shared = |span: &CodeSpan| right.iter().map(|other| span.overlap(*other)).sum::<u32>();
    left.iter().map(shared).sum()
}

/// Same holder and target; then the same polarity, then the evidence shared.
fn stance_closeness(
    machine: &Stance<CodeSpan>,
    wanted: &Stance<CodeSpan>,
    names: &BTreeMap<&ActorId, &ActorId>,
) -> Option<(bool, u32)> {
    let holder = names.get(&machine.holder)?;
    let target = match &machine.target {
        Target::Actor(actor) => Target::Actor((*names.get(actor)?).clone()),
        issue @ Target::Issue(_) => issue.clone(),
    };
    (**holder == wanted.holder && target == wanted.target).then(|| {
        let shared = machine.evidence.overlap(wanted.evidence);
        (machine.polarity == wanted.polarity, shared)
    })
}

fn same_actor(machine: &Actor<CodeSpan>, wanted: &Actor<CodeSpan>) -> bool {
    let aliases = |actor: &Actor<CodeSpan>| {
        let mut aliases = actor.aliases.clone();
        aliases.sort();
        aliases
    };
    machine.id == wanted.id
        && machine.name == wanted.name
        && machine.kind == wanted.kind
        && aliases(machine) == aliases(wanted)
        && machine.roles == wanted.roles
        && machine.affiliation == wanted.affiliation
        && machine.mentions == wanted.mentions
}

fn same_attribution(
    machine: &Attribution<CodeSpan>,
    wanted: &Attribution<CodeSpan>,
    names: &BTreeMap<&ActorId, &ActorId>,
) -> bool {
    let speakers = machine.speakers.iter().map(|id| names.get(id).copied());
    machine.kind == wanted.kind
        && machine.source == wanted.source
        && machine.cue == wanted.cue
        && machine.content == wanted.content
        && machine.quoted == wanted.quoted
        && speakers.eq(wanted.speakers.iter().map(Some))
}

/// Holder and target are those of a pair already.
fn same_stance(machine: &Stance<CodeSpan>, wanted: &Stance<CodeSpan>) -> bool {
    machine.polarity == wanted.polarity
        && machine.basis == wanted.basis
        && machine.attribution == wanted.attribution
        && machine.evidence == wanted.evidence
        && wanted.why.is_empty()
}
