//! Making and taking back changes of actors: from an edition to the next.

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use crate::web::{store::Layered, words};
use record::{
    ActorId,
    edition::{Edition, history::next_turn},
    order,
    review::{
        Entry, Verdict,
        edits::{Change, Edit},
    },
};

/// Changes taken back, to be made again: the last one first.
#[derive(Default)]
struct Undone {
    edits: Vec<Edit>,
    /// The edition as it stood when the last was taken back: made again is only what was taken from this very one.
    left: State,
}

/// What tells an edition with its changes from any other.
#[derive(Default)]
struct State {
    articles: Vec<String>,
    edits: Vec<Edit>,
}

impl State {
    fn of(edition: &Edition) -> Self {
        let articles = edition.articles.iter();
        Self {
            articles: articles.map(|article| article.sha256.clone()).collect(),
            edits: edition.edits.clone(),
        }
    }

    /// Whether an edition stands so.
    fn is_of(&self, edition: &Edition) -> bool {
        let articles = edition.articles.iter().map(|article| &article.sha256);
        self.edits == edition.edits && self.articles.iter().eq(articles)
    }
}

thread_local! {
    /// What was taken back in this visit.
    static UNDONE: RefCell<Undone> = RefCell::default();
    /// Changes made in this visit.
    static MADE: RefCell<Vec<Edit>> = const { RefCell::new(Vec::new()) };
}

/// The edition with one more change.
pub(super) fn make(edition: &Edition, change: Change) -> Rc<Edition> {
    let now: String = js_sys::Date::new_0().to_iso_string().into();
    let edit = Edit {
        on: now.chars().take(10).collect(),
        turn: next_turn(edition),
        ..change.into()
    };
    UNDONE.take();
    MADE.with_borrow_mut(|made| made.push(edit.clone()));
    with(edition, edit)
}

fn with(edition: &Edition, edit: Edit) -> Rc<Edition> {
    let mut next = edition.clone();
    next.edits.push(edit);
    Rc::new(next)
}

/// The edition without its last change, and that change.
pub(super) fn undo(edition: &Edition) -> Option<(Rc<Edition>, Edit)> {
    let mut next = edition.clone();
    let edit = next.edits.pop()?;
    UNDONE.with_borrow_mut(|undone| {
        if !undone.left.is_of(edition) {
            undone.edits.clear();
        }
        undone.left = State::of(&next);
        undone.edits.push(edit.clone());
    });
    Some((Rc::new(next), edit))
}

/// The change that was taken back last, if nothing was changed since.
pub(super) fn undone(edition: &Edition) -> Option<Edit> {
    UNDONE.with_borrow(|undone| {
        let edit = undone.edits.last()?;
        undone.left.is_of(edition).then(|| edit.clone())
    })
}

/// The edition with that change made again.
pub(super) fn redo(edition: &Edition) -> Option<(Rc<Edition>, Edit)> {
    let edit = undone(edition)?;
    let next = with(edition, edit.clone());
    UNDONE.with_borrow_mut(|undone| {
        undone.edits.pop();
        undone.left = State::of(&next);
    });
    Some((next, edit))
}

/// Actors that changes name.
pub fn changed_actors(edition: &Edition) -> BTreeSet<&ActorId> {
    let changes = edition.edits.iter().map(|edit| &edit.change);
    order::set(changes.flat_map(|change| {
        let other = match change {
            Change::Affiliation { .. } => None,
            _ => change.other(),
        };
        std::iter::once(change.actor()).chain(other)
    }))
}

/// "Changed by you on 15 January 2026", as far as it is known.
pub(super) fn by_whom(edit: &Edit) -> String {
    let is_own = MADE.with_borrow(|made| made.contains(edit));
    let who = match (is_own, edit.by.as_str()) {
        (true, _) => "you",
        (false, "") => "hand",
        (false, name) => name,
    };
    let mut text = ["Changed by ", who].concat();
    if !edit.on.is_empty() {
        text.push_str(" on ");
        text.push_str(&words::days(&edit.on, &edit.on));
    }
    text
}

/// What a change does, in words.
pub(super) fn describe(change: &Change, layered: &Layered) -> String {
    let found = |id: &ActorId| {
        found_name(&layered.edition, id)
            .unwrap_or(id.as_str())
            .to_owned()
    };
    let name = |id: &ActorId| match layered.actor(id) {
        Some(actor) => actor.name.clone(),
        None => found(id),
    };
    let actor = match change {
        Change::Rename { actor, .. } => found(actor),
        other => name(other.actor()),
    };
    let said = match change {
        Change::Merge { into, .. } => [" is the same as ", &name(into)].concat(),
        Change::Split { name, .. } => [" is also ", name].concat(),
        Change::Rename { name, .. } => [" is called ", name].concat(),
        Change::Kind { kind, .. } => [" is of the kind “", words::actor_kind(*kind), "”"].concat(),
        Change::Affiliation { of: Some(of), .. } => [" belongs to ", &name(of)].concat(),
        Change::Affiliation { of: None, .. } => " belongs to nobody".to_owned(),
    };
    actor + &said
}

/// What an actor was called before anybody changed it.
fn found_name<'a>(edition: &'a Edition, id: &ActorId) -> Option<&'a str> {
    let machine = edition
        .articles
        .iter()
        .flat_map(|article| &article.machine.actors);
    let reviews = edition.articles.iter().flat_map(|article| &article.reviews);
    let reviewed = reviews.filter_map(|review| match &review.verdict {
        Verdict::Correct {
            to: Entry::Actor(actor),
            ..
        }
        | Verdict::Add {
            new: Entry::Actor(actor),
        } => Some(actor),
        _ => None,
    });
    let mut actors = reviewed.chain(machine).filter(|actor| actor.id == *id);
    actors.next().map(|actor| actor.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::edition::sample;

    fn renamed(name: &str) -> Edit {
        Change::Rename {
            actor: ActorId::from("mira-castellan"),
            name: name.to_owned(),
        }
        .into()
    }

    #[test]
    fn what_was_taken_back_can_be_made_again() {
        let first = with(&sample::edition(), renamed("Mira"));
        let both = with(&first, renamed("Miranda"));
        let (one, _) = undo(&both).unwrap();
        let (none, _) = undo(&one).unwrap();
        assert_eq!(undone(&none), Some(renamed("Mira")));
        let (one, _) = redo(&none).unwrap();
        let (both_again, _) = redo(&one).unwrap();
        assert_eq!((both_again, undone(&both)), (both, None));
    }

    /// Another edition, or this one after another change, has as many changes as the one from which something was taken back.
    #[test]
    fn what_was_taken_back_elsewhere_is_not_offered() {
        let mut other = sample::edition();
        other.articles[0].sha256 = "0".repeat(64);
        let (left, _) = undo(&with(&sample::edition(), renamed("Mira"))).unwrap();
        assert!(undone(&left).is_some() && undone(&other).is_none());
        assert!(redo(&other).is_none());
        let (left, _) = undo(&with(&with(&left, renamed("Mira")), renamed("Miranda"))).unwrap();
        let changed = with(&sample::edition(), renamed("Mirabel"));
        assert_eq!(left.edits.len(), changed.edits.len());
        assert!(undone(&changed).is_none());
    }
}
