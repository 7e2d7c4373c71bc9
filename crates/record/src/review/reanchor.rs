//! Carries reviews over to what a later engine finds in the same article.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    ActorId, Record,
    review::{
        apply::apply,
        decide::{Decided, closest_actor, decide_each},
        decision::{Entry, EntryId, Mark, Review, Verdict},
    },
    span::CodeSpan,
};

/// Reviews as they apply to another machine layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reanchored {
    /// The decisions.
    pub reviews: Vec<Review>,
    /// Entries that a person confirmed and that the engine now finds otherwise or no longer: they stand as corrections
    /// or additions, as they were confirmed. Sorted.
    pub moved: Vec<(EntryId, Mark)>,
}

/// Carries `reviews`, made on the layer `old`, over to the layer `new` of the same text; nothing a person decided is
/// lost. An entry that is no longer found becomes an addition, one that is now found so becomes a confirmation, and
/// rejection follows an entry that is found again. Who decided, when and why goes with each decision, and its turn.
pub fn reanchor(reviews: &[Review], old: &Record<CodeSpan>, new: &Record<CodeSpan>) -> Reanchored {
    let before = apply(old, reviews);
    let decided = decide_each(new, &before.record);
    let rejected = still_rejected(reviews, old, new);
    let mut kept: Vec<Review> = Vec::new();
    let mut strangers: BTreeMap<ActorId, Entry> = BTreeMap::new();
    let mut names: BTreeMap<ActorId, ActorId> = BTreeMap::new();
    let mut moved = Vec::new();
    for Decided { wanted, verdict } in decided {
        let Some(wanted) = wanted else {
            if let Verdict::Reject { entry } = &verdict
                && let Some(was) = rejected.get(entry)
            {
                kept.push(made_as(verdict, last_review(reviews, was)));
            }
            continue;
        };
        let was = before.mark(&wanted);
        if was != Mark::Unreviewed {
            let now = mark_of(&verdict);
            if was == Mark::Confirmed && now != Mark::Confirmed {
                moved.push((wanted.clone(), now));
            }
            kept.push(made_as(verdict, last_review(reviews, &wanted)));
        } else if let EntryId::Actor(name) = wanted {
            match verdict {
                Verdict::Add { new: entry } => {
                    let close = match &entry {
                        Entry::Actor(actor) => closest_actor(actor, &new.actors),
                        _ => None,
                    };
                    match close.and_then(|position| new.actors.get(position)) {
                        Some(close) => drop(names.insert(name, close.id.clone())),
                        None => drop(strangers.insert(name, entry)),
                    }
                }
                Verdict::Confirm {
                    entry: EntryId::Actor(id),
                }
                | Verdict::Correct {
                    entry: EntryId::Actor(id),
                    ..
                } => {
                    names.insert(name, id);
                }
                _ => {}
            }
        }
    }
    let mut named = BTreeSet::new();
    for review in &mut kept {
        if let Verdict::Correct { to: entry, .. } | Verdict::Add { new: entry } =
            &mut review.verdict
        {
            entry.for_each_other_actor(|id| {
                named.insert(id.clone());
                if let Some(new) = names.get(id) {
                    id.clone_from(new);
                }
            });
        }
    }
    // Actors that only the old engine found, but that reviewed entries name, are kept with them.
    let strangers = strangers.into_iter().filter(|(id, _)| named.contains(id));
    kept.extend(strangers.map(|(_, new)| Review::from(Verdict::Add { new })));
    moved.sort();
    Reanchored {
        reviews: kept,
        moved,
    }
}

fn mark_of(verdict: &Verdict) -> Mark {
    match verdict {
        Verdict::Confirm { .. } => Mark::Confirmed,
        Verdict::Correct { .. } => Mark::Corrected,
        Verdict::Add { .. } => Mark::Added,
        Verdict::Reject { .. } => Mark::Unreviewed,
    }
}

/// The decision with the making of an older one on the same entry.
fn made_as(verdict: Verdict, older: Option<&Review>) -> Review {
    match older {
        Some(older) => Review {
            verdict,
            ..older.clone()
        },
        None => Review::from(verdict),
    }
}

/// The last decision that leads to an entry of the reviewed layer, or away from one of the machine's.
fn last_review<'a>(reviews: &'a [Review], entry: &EntryId) -> Option<&'a Review> {
    let mut last_first = reviews.iter().rev();
    last_first.find(|review| match &review.verdict {
        Verdict::Confirm { entry: id } | Verdict::Reject { entry: id } => id == entry,
        // An actor takes the id that it is given.
        Verdict::Correct { entry: id, to } => id == entry || to.id() == *entry,
        Verdict::Add { new } => new.id() == *entry,
    })
}

/// Entries of `new` that pair with what was rejected of `old`, each with what it pairs with.
fn still_rejected(
    reviews: &[Review],
    old: &Record<CodeSpan>,
    new: &Record<CodeSpan>,
) -> BTreeMap<EntryId, EntryId> {
    let stands = apply(old, reviews);
    let is_gone = |id: &EntryId| {
        let mut verdicts = reviews.iter().rev().map(|review| &review.verdict);
        let decided = verdicts.find(|verdict| match verdict {
            Verdict::Confirm { entry }
            | Verdict::Reject { entry }
            | Verdict::Correct { entry, .. } => entry == id,
            Verdict::Add { new } => new.id() == *id,
        });
        matches!(decided, Some(Verdict::Reject { .. })) && stands.mark(id) == Mark::Unreviewed
    };
    let mut gone = old.clone();
    gone.attributions
        .retain(|entry| is_gone(&EntryId::Attribution(entry.id.clone())));
    gone.stances
        .retain(|stance| is_gone(&EntryId::Stance(stance.id.clone())));
    let rejected_actors: BTreeSet<ActorId> = gone
        .actors
        .iter()
        .map(|actor| actor.id.clone())
        .filter(|id| is_gone(&EntryId::Actor(id.clone())))
        .collect();
    let mut found = BTreeMap::new();
    for Decided { wanted, verdict } in decide_each(new, &gone) {
        if let (Some(wanted), Verdict::Confirm { entry } | Verdict::Correct { entry, .. }) =
            (wanted, verdict)
        {
            let is_rejected = match &wanted {
                EntryId::Actor(id) => rejected_actors.contains(id),
                EntryId::Facts => false,
                _ => true,
            };
            if is_rejected {
                found.insert(entry, wanted);
            }
        }
    }
    let issues = new
        .issues
        .iter()
        .map(|issue| EntryId::Issue(issue.id.clone()));
    let gone_issues = issues.filter(is_gone);
    found.extend(gone_issues.map(|issue| (issue.clone(), issue)));
    found
}
