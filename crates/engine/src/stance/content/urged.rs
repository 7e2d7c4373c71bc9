//! What somebody's words call upon others to do toward an actor: `Vote for Brandl`, `You cannot trust Brandl`, `We must stop
//! Brandl`.

use std::ops::Range;

use super::judged::Judged;
use crate::{
    lexicon::{
        stance::{Place, Role, Slot, Toward},
        verb::VerbForm,
    },
    stance::{
        frame::target_in,
        phrase::{Phrase, find_phrases},
        position::Aim,
        scene::Scene,
    },
};

/// Tokens before a verb in which stands who should act, and that they should.
const NEAR: usize = 5;

/// What the verb at `at` calls for, and its value.
pub(super) fn find(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    voice: u16,
) -> Option<(Judged, i8)> {
    let (id, form) = scene.senses[at].verb?;
    // `Why should we trust Brandl?`
    let is_asked = sentence
        .clone()
        .any(|token| token > at && scene.is_word(token, "?"));
    if form != VerbForm::Base || is_asked {
        return None;
    }
    let (start, is_negated) = find_command(scene, sentence, at, voice)
        .or_else(|| find_duty(scene, sentence, at, voice))?;
    let phrases = find_phrases(scene, sentence, at);
    let slots = &scene.words.predicate(id).slots;
    let (actor, token, sign) = slots
        .iter()
        .find_map(|slot| target_of(scene, slot, &phrases))?;
    Some((
        Judged {
            aim: Aim::Actor(actor),
            target: token..token + 1,
            start,
            is_negated,
        },
        sign * 2,
    ))
}

/// Who stands in a slot of a verb, and the slot's sign.
fn target_of(scene: &Scene<'_>, slot: &Slot, phrases: &[Phrase]) -> Option<(u16, usize, i8)> {
    if matches!(slot.toward, Toward::Issue | Toward::Measure) {
        return None;
    }
    let phrase = phrases.iter().find(|phrase| match &slot.place {
        Place::Object => phrase.preposition.is_none(),
        Place::After(preposition) => phrase
            .preposition
            .is_some_and(|token| scene.is_word(token, preposition)),
        _ => false,
    })?;
    let (actor, _, token) = target_in(scene, &phrase.tokens)?;
    Some((actor, token, slot.sign))
}

/// A command in quoted words: the verb opens them, or a sentence in them. Where it begins, and whether it is negated.
fn find_command(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    voice: u16,
) -> Option<(usize, bool)> {
    if !scene.quoted[at] || scene.voice[at] != Some(voice) {
        return None;
    }
    let mut start = at;
    let mut is_negated = false;
    while start > sentence.start && !scene.is_mark(start - 1) && !scene.is_stop(start - 1) {
        let token = start - 1;
        let opens = [
            "do", "please", "let", "us", "'s", "’s", "just", "let's", "let’s",
        ]
        .iter()
        .any(|word| scene.is_word(token, word));
        is_negated |= scene.is(token, Role::Negation);
        if !opens && !scene.is(token, Role::Negation) {
            return None;
        }
        start = token;
    }
    // In `the decision to “contain Brandl”` the quotation begins within a sentence of others.
    let mark = start
        .checked_sub(1)
        .filter(|&mark| mark >= sentence.start && scene.is_mark(mark));
    let before = mark.and_then(|mark| mark.checked_sub(1));
    let is_within = before.is_some_and(|before| {
        before >= sentence.start
            && !scene.is_comma(before)
            && !scene.is_stop(before)
            && !scene.is_word(before, ":")
            && scene.cue_of[before].is_none()
    });
    (!is_within).then_some((start, is_negated))
}

/// What `we`, `you` or all should, must or cannot do. Where the clause begins, and whether it is negated.
fn find_duty(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    voice: u16,
) -> Option<(usize, bool)> {
    let is_any =
        |token: &usize, words: &[&str]| words.iter().any(|word| scene.is_word(*token, word));
    let before = (at.saturating_sub(NEAR).max(sentence.start)..at).rev();
    let mut is_due = false;
    let mut is_negated = false;
    for token in before {
        is_negated |= scene.is(token, Role::Negation);
        let is_duty = is_any(
            &token,
            &["should", "must", "ought", "need", "gotta", "shouldn't"],
        ) || is_any(&token, &["have"]) && scene.is_word(token + 1, "to");
        if is_duty {
            is_due = true;
        } else if is_any(&token, &["can", "ca", "cannot"]) {
            is_due |= is_negated || scene.is_word(token, "cannot");
        } else if is_any(&token, &["we", "you", "everyone", "everybody", "people"]) {
            let is_asked = token > sentence.start && scene.is(token - 1, Role::Condition);
            let is_own = scene.voice[token] == Some(voice);
            return (is_due && is_own && !is_asked).then_some((token, is_negated));
        } else if !is_any(&token, &["to"])
            && !scene.is(token, Role::Negation)
            && !scene.is(token, Role::Auxiliary)
        {
            return None;
        }
    }
    None
}
