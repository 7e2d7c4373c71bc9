//! What somebody's words say should become of an actor, and whom they say an actor harms.

use std::ops::Range;

use super::judged::{Judged, subject_of};
use crate::{
    lexicon::{
        stance::{Place, Role, Toward},
        verb::VerbForm,
    },
    stance::{
        clause::{Subject, find_subject},
        frame::is_resignation,
        phrase::find_phrases,
        scene::Scene,
    },
};

/// Tokens between a subject and its verb in which the words stand that demand.
const NEAR: usize = 5;

/// The judgement in a demand or a charge by the verb at `at`, and its value.
pub(super) fn find(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    voice: u16,
) -> Option<(Judged, i8)> {
    if is_resignation(scene, at) {
        let subject = find_subject(scene, sentence, at)?;
        let is_asked = is_due(scene, &subject, at) || is_subjunctive(scene, &subject, at);
        return judge(scene, sentence, subject, voice)
            .filter(|judged| is_asked && !judged.is_negated)
            .map(|judged| (judged, -2));
    }
    let (id, form) = scene.senses[at].verb.filter(|_| scene.is_verb(at))?;
    let slots = &scene.words.predicate(id).slots;
    let of_object = slots.iter().find(|slot| {
        slot.place == Place::Object && matches!(slot.toward, Toward::Any | Toward::Actor)
    });
    let of_subject = slots.iter().find(|slot| slot.place == Place::Subject);
    let subject = find_subject(scene, sentence, at)?;
    if form == VerbForm::Past && subject.is_passive {
        let slot = of_object.filter(|_| is_due(scene, &subject, at))?;
        let judged = judge(scene, sentence, subject, voice)?;
        return Some((judged, slot.sign * 2));
    }
    // `Brandl would wreck our schools`, `Brandl wants to silence workers`.
    let harms = of_object.or(of_subject).is_some_and(|slot| slot.sign < 0);
    if !harms || subject.is_negated || subject.sign < 0 || !hits_cherished(scene, sentence, at) {
        return None;
    }
    let is_open = subject.is_suspended
        && !subject
            .modal
            .is_some_and(|modal| scene.is_word(modal, "would"));
    if is_open || subject.is_passive {
        return None;
    }
    judge(scene, sentence, subject, voice).map(|judged| (judged, -2))
}

/// The subject as what is judged, whatever modal stands before the verb.
fn judge(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    subject: Subject,
    voice: u16,
) -> Option<Judged> {
    // A condition leaves no modal.
    if subject.is_suspended && subject.modal.is_none() {
        return None;
    }
    let plain = Subject {
        is_suspended: false,
        ..subject
    };
    subject_of(scene, sentence, &plain, voice)
}

/// Whether the words before the verb at `at` say that it should come: `should be praised`, `needs to resign`, `cannot be trusted`.
fn is_due(scene: &Scene<'_>, subject: &Subject, at: usize) -> bool {
    let between = subject.phrase.end.max(at.saturating_sub(NEAR))..at;
    between.into_iter().any(|token| {
        [
            "should", "must", "ought", "needs", "has", "deserves", "can", "ca", "cannot",
        ]
        .iter()
        .any(|word| scene.is_word(token, word))
            && (!scene.is_word(token, "has") || scene.is_word(token + 1, "to"))
            && (!["can", "ca"].iter().any(|word| scene.is_word(token, word)) || subject.is_negated)
    })
}

/// `(that) Brandl resign`, where the verb has no auxiliary: what is demanded.
fn is_subjunctive(scene: &Scene<'_>, subject: &Subject, at: usize) -> bool {
    subject.phrase.end == at
        && at
            .checked_sub(1)
            .is_some_and(|name| scene.named[name].is_some())
}

/// Whether the object of the verb at `at` is, or belongs to, those whom nobody should harm.
fn hits_cherished(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let phrases = find_phrases(scene, sentence, at);
    let object = phrases
        .first()
        .filter(|phrase| phrase.preposition.is_none());
    object.is_some_and(|phrase| {
        let mut tokens = phrase.tokens.clone();
        tokens.any(|token| scene.is(token, Role::Cherished))
    })
}
