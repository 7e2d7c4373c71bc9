//! Making and taking back changes of actors: from an edition to the next.

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use crate::web::{store::Layered, words};
use record::{
    ActorId,
    edition::Edition,
    order,
    review::{
        Entry, Review,
        edits::{Change, Edit},
    },
};

thread_local! {
    /// Changes taken back in this visit, the last first to be made again, with how many stood when the last was taken back.
    static UNDONE: RefCell<(usize, Vec<Edit>)> = const { RefCell::new((0, Vec::new())) };
    /// Changes made in this visit.
    static MADE: RefCell<Vec<Edit>> = const { RefCell::new(Vec::new()) };
}

/// The edition with one more change.
pub(super) fn make(edition: &Edition, change: Change) -> Rc<Edition> {
    let now: String = js_sys::Date::new_0().to_iso_string().into();
    let edit = Edit {
        change,
        by: String::new(),
        on: now.chars().take(10).collect(),
    };
    UNDONE.with_borrow_mut(|undone| undone.1.clear());
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
        if undone.0 != edition.edits.len() {
            undone.1.clear();
        }
        undone.0 = next.edits.len();
        undone.1.push(edit.clone());
    });
    Some((Rc::new(next), edit))
}

/// The change that was taken back last, if nothing was changed since.
pub(super) fn undone(edition: &Edition) -> Option<Edit> {
    UNDONE.with_borrow(|undone| {
        let is_next = undone.0 == edition.edits.len();
        undone.1.last().filter(|_| is_next).cloned()
    })
}

/// The edition with that change made again.
pub(super) fn redo(edition: &Edition) -> Option<(Rc<Edition>, Edit)> {
    let edit = undone(edition)?;
    UNDONE.with_borrow_mut(|undone| {
        undone.1.pop();
        undone.0 += 1;
    });
    Some((with(edition, edit.clone()), edit))
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
    let reviewed = reviews.filter_map(|review| match review {
        Review::Correct {
            to: Entry::Actor(actor),
            ..
        }
        | Review::Add {
            new: Entry::Actor(actor),
        } => Some(actor),
        _ => None,
    });
    let mut actors = reviewed.chain(machine).filter(|actor| actor.id == *id);
    actors.next().map(|actor| actor.name.as_str())
}
