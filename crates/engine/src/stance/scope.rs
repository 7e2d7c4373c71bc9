//! Whose view an evaluating word is, and of what: not the speaker's where it is denied, left to others, compared downward or
//! taken back after `but`. Where the scope is not sure, nothing is said: a blank is better than the opposite.

use std::ops::Range;

use super::{phrase::REACH, scene::Scene};
use crate::lexicon::stance::{Place, Role};

/// Tokens before a verb in which its subject and what negates it stand.
const NEAR: usize = 5;
/// Tokens before an adjective in which a comparison stands: `less openly honest`.
const BEFORE_ADJECTIVE: usize = 2;
/// Tokens after `for` in which it is said what somebody answers for.
const ANSWERED_FOR: usize = 8;

/// Whether the evaluating word at `at`, said of a subject that begins at `start`, is what the speaker of the attribution
/// `voice` thinks.
pub(super) fn is_own_view(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    start: usize,
    at: usize,
    voice: u16,
) -> bool {
    !is_disowned(scene, voice)
        && !is_left_to_others(scene, sentence, start)
        && !is_compared_downward(scene, sentence, at)
        && !is_taken_back(scene, sentence, at)
}

/// Whether the words that attribute say that the content is not so, or that it was not said: `denied that`, `never said`.
pub(super) fn is_disowned(scene: &Scene<'_>, voice: u16) -> bool {
    let Some(attribution) = scene.findings.attributions.get(voice as usize) else {
        return false;
    };
    if !attribution.claimed {
        return true;
    }
    let cue = attribution.cue.iter();
    let mut cue = cue.flat_map(|&span| scene.findings.segments.tokens_in(span));
    cue.any(|token| scene.is(token, Role::Denial) || is_negated(scene, token))
}

/// Whether a negation stands before a verb, in its clause.
fn is_negated(scene: &Scene<'_>, verb: usize) -> bool {
    (verb.saturating_sub(NEAR)..=verb)
        .rev()
        .take_while(|&token| {
            !scene.is_stop(token) && !scene.is_comma(token) && !scene.is_mark(token)
        })
        .any(|token| scene.is(token, Role::Negation))
}

/// Whether the clause that begins at `start` hangs on words by which somebody else says it, or nobody: `critics say that`,
/// `nobody can claim`, `it is not true that`. What hangs on `I think` is the speaker's own.
fn is_left_to_others(scene: &Scene<'_>, sentence: &Range<usize>, start: usize) -> bool {
    let is_inside = |token: usize| token >= sentence.start && scene.voice[token].is_some();
    let Some(mut before) = start.checked_sub(1).filter(|&before| is_inside(before)) else {
        return false;
    };
    let is_whether = scene.is(before, Role::Condition);
    let is_linked = scene.is_word(before, "that") || is_whether;
    if is_linked {
        let Some(further) = before.checked_sub(1).filter(|&further| is_inside(further)) else {
            return is_whether;
        };
        before = further;
    }
    let reports = scene.cues.find(scene.word(before)).is_some();
    if !(is_linked || reports && scene.is_verb(before)) {
        return false;
    }
    let lead = (before.saturating_sub(2 * NEAR).max(sentence.start)..=before)
        .rev()
        .take_while(|&token| is_inside(token) && !scene.is_stop(token));
    let mut is_own = false;
    for token in lead {
        if scene.is(token, Role::Negation) || scene.is(token, Role::Denial) {
            return true;
        }
        is_own |= scene.is_word(token, "i") || scene.is_word(token, "we");
    }
    is_whether || reports && !is_own
}

/// `less honest`, `the least corrupt`, `no less careless`: which way it goes is not told by the word alone.
fn is_compared_downward(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> bool {
    (at.saturating_sub(BEFORE_ADJECTIVE).max(sentence.start)..at)
        .any(|token| scene.is(token, Role::Lesser))
}

/// Whether something of the opposite value follows behind `but`: `is clever, but he has betrayed us`.
fn is_taken_back(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let value = value(scene, at);
    let end = sentence.end.min(at + REACH);
    let Some(but) = (at + 1..end).find(|&token| scene.is(token, Role::Contrast)) else {
        return false;
    };
    (but + 1..end).any(|token| value * self::value(scene, token) < 0)
}

/// What a word says of its subject: of a verb by its slot, of others by the list.
fn value(scene: &Scene<'_>, token: usize) -> i8 {
    let sense = scene.senses[token];
    let Some((id, _)) = sense.verb.filter(|_| scene.is_verb(token)) else {
        return sense.polarity;
    };
    let slots = &scene.words.predicate(id).slots;
    let of_subject = slots.iter().find(|slot| slot.place == Place::Subject);
    of_subject.map_or(sense.polarity, |slot| slot.sign * 2)
}

/// What the word at `at` says of whoever answers for something: bad where that is bad. None where it is not told.
pub(super) fn answered_for(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> Option<i8> {
    let link = at + 1;
    if link >= sentence.end || !scene.is_word(link, "for") {
        return None;
    }
    let mut phrase = (link + 1..sentence.end.min(link + 1 + ANSWERED_FOR))
        .take_while(|&token| !scene.is_stop(token) && !scene.is_comma(token));
    let is_bad = |token: usize| scene.senses[token].polarity < 0 || scene.is(token, Role::Harm);
    phrase.any(is_bad).then_some(-2)
}
