//! Whom a predicate judges: the subject of its clause.

use std::ops::Range;

use super::{extent::start_of_phrase, spoken_of::find_spoken_of};
use crate::{
    lexicon::stance::Role,
    stance::{
        clause::{Subject, find_subject},
        phrase::end_of_head,
        position::Aim,
        scene::Scene,
    },
};

/// Whom or what a clause judges.
pub(super) struct Judged {
    pub(super) aim: Aim,
    /// Where it is named.
    pub(super) target: Range<usize>,
    /// First token of the clause.
    pub(super) start: usize,
    pub(super) is_negated: bool,
}

/// Whom the judging word at `at` is said of as a predicate: the subject of the verb, or of the *to be* that leads to it.
pub(super) fn by_predicate(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    voice: u16,
) -> Option<Judged> {
    let subject = find_subject(scene, sentence, start_of_phrase(scene, sentence, at)?)?;
    let is_predicate =
        scene.is_verb(at) || (subject.phrase.end..at).any(|token| scene.is(token, Role::Be));
    if !is_predicate || subject.is_passive || subject.is_inherited {
        return None;
    }
    subject_of(scene, sentence, &subject, voice)
}

/// The subject of a clause as what is judged; none where it is open whether the clause holds.
pub(super) fn subject_of(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    subject: &Subject,
    voice: u16,
) -> Option<Judged> {
    if subject.is_suspended && !is_expected(scene, sentence, subject) {
        return None;
    }
    // `the winter in Norway`, `critics of Brandl`: what is judged is the noun before the preposition.
    let end = end_of_head(scene, &subject.phrase);
    let head = end
        .checked_sub(1)
        .filter(|&head| head >= subject.phrase.start)?;
    // What follows a preposition is no subject: the noun before it was taken for a verb.
    let before = subject.phrase.start.checked_sub(1);
    if before.is_some_and(|before| before >= sentence.start && scene.is(before, Role::Preposition))
    {
        return None;
    }
    let spoken_of = || find_spoken_of(scene, sentence, head, voice);
    if let Some(actor) = scene.named[head].or_else(spoken_of) {
        return Some(Judged {
            aim: Aim::Actor(actor),
            target: head..head + 1,
            start: subject.start,
            is_negated: subject.is_negated,
        });
    }
    if let Some((owner, actor)) = find_maker(scene, &subject.phrase, head) {
        return Some(Judged {
            aim: Aim::Actor(actor),
            target: owner..owner + 1,
            start: subject.start,
            is_negated: subject.is_negated,
        });
    }
    let (mention, issue) = scene
        .issues
        .iter()
        .find(|(mention, _)| mention.start < end && mention.end > subject.phrase.start)?;
    Some(Judged {
        aim: Aim::Issue(*issue),
        target: mention.clone(),
        start: subject.start,
        is_negated: subject.is_negated,
    })
}

/// Whose plan, record or claim it is that the subject of a clause ends with at `head`: the token that names the owner, and who it is.
fn find_maker(scene: &Scene<'_>, phrase: &Range<usize>, head: usize) -> Option<(usize, u16)> {
    if !scene.is(head, Role::Product) {
        return None;
    }
    let mark = (phrase.start..head)
        .rev()
        .find(|&token| scene.is_possessive(token))?;
    let owner = mark.checked_sub(1).filter(|&owner| owner >= phrase.start)?;
    Some((owner, scene.named[owner]?))
}

/// Whether the speaker says what would come of it, with no condition beside it: `Brandl would be a disaster`.
fn is_expected(scene: &Scene<'_>, sentence: &Range<usize>, subject: &Subject) -> bool {
    let would = |token: usize| scene.is_word(token, "would") || scene.is_word(token, "'d");
    subject.modal.is_some_and(would)
        && !sentence
            .clone()
            .any(|token| scene.is(token, Role::Condition))
}
