//! What somebody makes others feel: `Castellan made Brandl uneasy`.

use std::ops::Range;

use super::{
    party::{acting_at, feeling_in, maker_in},
    slot::Clause,
};
use crate::{
    lexicon::stance::{Role, Toward},
    stance::{
        clause::find_subject_of,
        position::{Aim, Frame},
        scene::Scene,
    },
    tagging::WordClass,
};

/// Words that the object of such a verb has at most.
const MAX_OBJECT: usize = 5;

/// What the verb at `at` makes its object feel toward its subject, added to `frames`.
pub(super) fn find_frames(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    frames: &mut Vec<Frame>,
) {
    if !scene.is(at, Role::Making) || !scene.is_verb(at) {
        return;
    }
    let reach = sentence.end.min(at + 1 + MAX_OBJECT + 1);
    let Some(feeling) = (at + 2..reach).find(|&token| is_feeling(scene, token)) else {
        return;
    };
    let end = (at + 1..feeling)
        .rev()
        .find(|&token| scene.class(token) != WordClass::Adverb)
        .map_or(feeling, |last| last + 1);
    let object = at + 1..end;
    let Some(subject) = find_subject_of(scene, sentence, at, None)
        .filter(|subject| !subject.is_passive && !subject.is_negated && subject.sign > 0)
    else {
        return;
    };
    let Some(sign) = sign_of(scene, feeling) else {
        return;
    };
    let clause = Clause {
        scene,
        at: feeling,
        at_end: feeling + 1,
        subject: Some(&subject),
        object: None,
        phrases: &[],
        cue: None,
    };
    let holders = feeling_in(scene, &object);
    let mut causes = acting_at(scene, sentence, at, Some(&subject));
    if causes.is_empty() {
        causes.extend(maker_in(scene, &subject.phrase));
    }
    for cause in causes {
        // `it` is what happened more often than somebody.
        if !scene.is_word(cause.at, "it") {
            let aim = Aim::Actor(cause.actor);
            clause.push(
                aim,
                cause.at..cause.at + 1,
                sign,
                &holders,
                cause.cost,
                frames,
            );
        }
    }
}

/// Whether the word at `at` is an adjective for a feeling that is no attribute of a noun.
fn is_feeling(scene: &Scene<'_>, at: usize) -> bool {
    sign_of(scene, at).is_some()
        && !matches!(
            scene.class(at + 1),
            WordClass::Noun | WordClass::Name | WordClass::Adjective
        )
}

/// How whoever is so stands toward whatever makes him so.
fn sign_of(scene: &Scene<'_>, at: usize) -> Option<i8> {
    let id = scene.senses[at].adjective?;
    let slots = &scene.words.predicate(id).slots;
    let slot = slots.iter().find(|slot| slot.toward != Toward::Issue)?;
    Some(slot.sign)
}
