//! Stances in what somebody is reported to say: judgements of the actors and issues that the content names.

mod demand;
mod extent;
mod judged;
mod noun_phrase;
mod spoken_of;
mod urged;

use std::ops::Range;

use super::{
    phrase::find_phrases,
    position::{Aim, Frame, Verdict, Way},
    scene::Scene,
    scope,
};
use crate::{
    lexicon::stance::{Place, Role},
    tagging::WordClass,
};
use judged::Judged;

/// Trust in a judgement whose words stand in the same clause as the target.
const FULL: i16 = 640;
/// For each step by which the judgement is milder than the strongest.
const MILD: i16 = 70;

/// Judgements in one sentence, in order of the word that decides.
pub(super) fn find_frames(scene: &Scene<'_>, sentence: &Range<usize>) -> Vec<Frame> {
    let mut frames = Vec::new();
    for at in sentence.clone() {
        let Some(inner) = scene.voice[at].filter(|_| !scene.is_nested(at)) else {
            continue;
        };
        let Some((judged, value)) = judge(scene, sentence, at, inner) else {
            continue;
        };
        // What Brandl is said to want or to show, in `“Brandl wants to silence us,” Castellan said`, is said by Castellan.
        let is_self = |actor: &u16| judged.aim == Aim::Actor(*actor);
        let voice = if scene.speakers[inner as usize].iter().any(is_self) {
            scene.outer_voice[at].unwrap_or(inner)
        } else {
            inner
        };
        let speakers = &scene.speakers[voice as usize];
        // Not to blame is no praise.
        if judged.is_negated && value < 0
            || !scope::is_own_view(scene, sentence, judged.start, at, voice)
        {
            continue;
        }
        let mut trust = FULL - MILD * i16::from(3 - value.abs().min(3));
        let mut sign = value.signum();
        if judged.is_negated {
            sign = -sign;
            trust -= MILD;
        }
        let target = judged.target;
        for &holder in speakers {
            if judged.aim == Aim::Actor(holder) {
                continue;
            }
            frames.push(Frame {
                holder,
                holder_at: target.start,
                aim: judged.aim,
                sign,
                predicate: at,
                predicate_end: at + 1,
                target: target.clone(),
                evidence: judged.start.min(target.start)
                    ..clause_end(scene, sentence, at).max(target.end),
                trust,
                is_negated: judged.is_negated,
                is_suspended: false,
                turned_by: None,
                way: Way::Content,
                verdict: Verdict::default(),
                cue: Some(voice),
            });
        }
    }
    frames
}

/// Whom or what the word at `at` judges, and how: from -3, damning, to 3, glowing.
fn judge(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    voice: u16,
) -> Option<(Judged, i8)> {
    demand::find(scene, sentence, at, voice)
        .or_else(|| urged::find(scene, sentence, at, voice))
        .or_else(|| noun_phrase::find_lack(scene, sentence, at, voice))
        .or_else(|| evaluated(scene, sentence, at, voice))
}

/// The judgement by a word that evaluates whatever it is said of.
fn evaluated(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    voice: u16,
) -> Option<(Judged, i8)> {
    let sense = scene.senses[at];
    let is_attribute = noun_phrase::is_attribute(scene, sentence, at);
    let sign = match sense.verb.filter(|_| scene.is_verb(at) && !is_attribute) {
        Some((id, _)) => {
            let slots = scene.words.predicate(id).slots.iter();
            let mut of_subject = slots.filter(|slot| slot.place == Place::Subject);
            of_subject.next().map(|slot| slot.sign * 2)
        }
        None if scene.is(at, Role::Onus) => scope::answered_for(scene, sentence, at),
        // `confident`, `angry` say what the subject feels, not what the speaker thinks of it.
        None => Some(sense.polarity).filter(|_| sense.adjective.is_none()),
    };
    let value = sign.filter(|value| value.abs() >= 2)?;
    // `is right to close it`; `is fit to lead` is a fact, `is not fit` a judgement.
    let is_right = scene.is_word(at, "right") && scene.is_word(at + 1, "to");
    let is_fact = scene.is(at, Role::Fact) && !is_right;
    if is_fact && !scene.is(at, Role::Trait) {
        // Whose lies they are, is blamed for them.
        let is_noun = scene.class(at) == WordClass::Noun;
        let judged = noun_phrase::find_owned(scene, sentence, at, voice);
        return judged.filter(|_| is_noun).map(|judged| (judged, value));
    }
    // `would be wise to leave` is advice.
    let is_advice = value > 0 && !is_right && scene.is_word(at + 1, "to");
    if is_advice
        && sentence
            .clone()
            .any(|token| token < at && scene.is_word(token, "would"))
    {
        return None;
    }
    let judged = judged::by_predicate(scene, sentence, at, voice)
        .or_else(|| noun_phrase::find(scene, sentence, at, voice))?;
    (!is_fact || judged.is_negated).then_some((judged, value))
}

fn clause_end(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> usize {
    find_phrases(scene, sentence, at)
        .last()
        .map_or(at + 1, |phrase| phrase.tokens.end.max(at + 1))
}
