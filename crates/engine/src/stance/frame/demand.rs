//! Whom somebody wants to go: `urged Brandl to resign`, `demanded that Brandl step down`.

use std::ops::Range;

use super::{
    party::{acting_at, target_in},
    slot::Clause,
};
use crate::{
    lexicon::stance::{Place, Role, Slot, Toward},
    stance::{clause::find_subject, position::Frame, scene::Scene},
};

/// Tokens between the verb of a demand and the infinitive at most.
const MAX_APART: usize = 12;

/// A demand by the verb for leaving office at `at`, added to `frames`.
pub(super) fn find_frames(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    frames: &mut Vec<Frame>,
) {
    if !is_resignation(scene, at) {
        return;
    }
    let Some(to) = at
        .checked_sub(1)
        .filter(|&to| to > sentence.start && scene.is_word(to, "to"))
    else {
        return;
    };
    let lowest = sentence.start.max(to.saturating_sub(MAX_APART));
    let verb = (lowest..to)
        .rev()
        .take_while(|&token| !scene.is_stop(token) && !scene.is_comma(token))
        .find(|&token| scene.is_verb(token));
    let Some(verb) = verb.filter(|&verb| scene.is(verb, Role::Urging)) else {
        return;
    };
    let mut object = verb + 1..to;
    if scene.is_word(object.start, "on") || scene.is_word(object.start, "for") {
        object.start += 1;
    }
    if object.is_empty() || target_in(scene, &object).is_none() {
        return;
    }
    let Some(subject) = find_subject(scene, sentence, verb).filter(|subject| !subject.is_passive)
    else {
        return;
    };
    let acting = acting_at(scene, sentence, verb, Some(&subject));
    let clause = Clause {
        scene,
        at: verb,
        at_end: verb + 1,
        subject: Some(&subject),
        object: Some(object.clone()),
        phrases: &[],
        cue: scene.cue_of[verb],
    };
    let slot = Slot {
        place: Place::Object,
        sign: -1,
        toward: Toward::Actor,
    };
    let first = frames.len();
    clause.aim_at(&object, &slot, &acting, frames);
    for frame in &mut frames[first..] {
        frame.evidence.end = at + 1;
    }
}

/// Whether the verb at `at` means to leave office: `resign`, `step down`.
pub(in crate::stance) fn is_resignation(scene: &Scene<'_>, at: usize) -> bool {
    let leaves = scene.is(at, Role::Stepping)
        && ["down", "aside"]
            .iter()
            .any(|word| scene.is_word(at + 1, word));
    leaves || scene.is(at, Role::Resignation)
}
