//! Carries reviews over to what a later engine finds in the same article.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    ActorId, Record, Target,
    review::{
        Entry, EntryId, Mark, Review, apply,
        decide::{Decided, closest_actor, decide_each},
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
/// rejection follows an entry that is found again.
pub fn reanchor(reviews: &[Review], old: &Record<CodeSpan>, new: &Record<CodeSpan>) -> Reanchored {
    let before = apply(old, reviews);
    let decided = decide_each(new, &before.record);
    let rejected = still_rejected(reviews, old, new);
    let mut kept = Vec::new();
    let mut strangers: BTreeMap<ActorId, Entry> = BTreeMap::new();
    let mut names: BTreeMap<ActorId, ActorId> = BTreeMap::new();
    let mut moved = Vec::new();
    for Decided { wanted, review } in decided {
        let Some(wanted) = wanted else {
            if matches!(&review, Review::Reject { entry } if rejected.contains(entry)) {
                kept.push(review);
            }
            continue;
        };
        let was = before.mark(&wanted);
        if was != Mark::Unreviewed {
            let now = mark_of(&review);
            if was == Mark::Confirmed && now != Mark::Confirmed {
                moved.push((wanted, now));
            }
            kept.push(review);
        } else if let EntryId::Actor(name) = wanted {
            match review {
                Review::Add { new: entry } => {
                    let close = match &entry {
                        Entry::Actor(actor) => closest_actor(actor, &new.actors),
                        _ => None,
                    };
                    match close.and_then(|position| new.actors.get(position)) {
                        Some(close) => drop(names.insert(name, close.id.clone())),
                        None => drop(strangers.insert(name, entry)),
                    }
                }
                Review::Confirm {
                    entry: EntryId::Actor(id),
                }
                | Review::Correct {
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
        if let Review::Correct { to: entry, .. } | Review::Add { new: entry } = review {
            for_each_actor(entry, |id| {
                named.insert(id.clone());
                if let Some(new) = names.get(id) {
                    id.clone_from(new);
                }
            });
        }
    }
    // Actors that only the old engine found, but that reviewed entries name, are kept with them.
    let strangers = strangers.into_iter().filter(|(id, _)| named.contains(id));
    kept.extend(strangers.map(|(_, new)| Review::Add { new }));
    moved.sort();
    Reanchored {
        reviews: kept,
        moved,
    }
}

fn mark_of(review: &Review) -> Mark {
    match review {
        Review::Confirm { .. } => Mark::Confirmed,
        Review::Correct { .. } => Mark::Corrected,
        Review::Add { .. } => Mark::Added,
        Review::Reject { .. } => Mark::Unreviewed,
    }
}

/// Entries of `new` that pair with what was rejected of `old`.
fn still_rejected(
    reviews: &[Review],
    old: &Record<CodeSpan>,
    new: &Record<CodeSpan>,
) -> BTreeSet<EntryId> {
    let stands = apply(old, reviews);
    let is_gone = |id: &EntryId| {
        let decided = reviews.iter().rev().find(|review| match review {
            Review::Confirm { entry }
            | Review::Reject { entry }
            | Review::Correct { entry, .. } => entry == id,
            Review::Add { new } => new.id() == *id,
        });
        matches!(decided, Some(Review::Reject { .. })) && stands.mark(id) == Mark::Unreviewed
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
    let mut found = BTreeSet::new();
    for Decided { wanted, review } in decide_each(new, &gone) {
        if let (Some(wanted), Review::Confirm { entry } | Review::Correct { entry, .. }) =
            (wanted, review)
        {
            let is_rejected = match &wanted {
                EntryId::Actor(id) => rejected_actors.contains(id),
                EntryId::Facts => false,
                _ => true,
            };
            if is_rejected {
                found.insert(entry);
            }
        }
    }
    let issues = new
        .issues
        .iter()
        .map(|issue| EntryId::Issue(issue.id.clone()));
    found.extend(issues.filter(is_gone));
    found
}

/// Every reference to an actor but an actor's own id.
fn for_each_actor(entry: &mut Entry, mut visit: impl FnMut(&mut ActorId)) {
    match entry {
        Entry::Facts(_) | Entry::Issue(_) => {}
        Entry::Actor(actor) => actor.affiliation.iter_mut().for_each(visit),
        Entry::Attribution(entry) => entry.speakers.iter_mut().for_each(visit),
        Entry::Stance(stance) => {
            visit(&mut stance.holder);
            if let Target::Actor(target) = &mut stance.target {
                visit(target);
            }
        }
    }
}
