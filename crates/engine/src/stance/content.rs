//! Stances in what somebody is reported to say: judgements of the actors and issues that the content names.

use std::ops::Range;

use super::{
    clause::find_subject,
    phrase::{end_of_head, find_phrases},
    position::{Aim, Frame, Verdict, Way},
    scene::Scene,
    scope,
};
use crate::{
    lexicon::stance::{Place, Role},
    tagging::WordClass,
};

/// Trust in a judgement whose words stand in the same clause as the target.
const FULL: i16 = 640;
/// For each step by which the judgement is milder than the strongest.
const MILD: i16 = 70;
/// Words of a noun phrase before its head at most.
const MAX_GAP: usize = 6;

/// Judgements in one sentence, in order of the word that decides.
pub(super) fn find_frames(scene: &Scene<'_>, sentence: &Range<usize>) -> Vec<Frame> {
    let mut frames = Vec::new();
    for at in sentence.clone() {
        let Some(voice) = scene.voice[at] else {
            continue;
        };
        let speakers = &scene.speakers[voice as usize];
        if speakers.is_empty() {
            continue;
        }
        let sense = scene.senses[at];
        let sign = match sense.verb.filter(|_| scene.is_verb(at)) {
            Some((id, _)) => scene
                .words
                .predicate(id)
                .slots
                .iter()
                .find(|slot| slot.place == Place::Subject)
                .map(|slot| slot.sign * 2),
            None if scene.is(at, Role::Onus) => scope::answered_for(scene, sentence, at),
            // `confident`, `angry` say what the subject feels, not what the speaker thinks of it.
            None => Some(sense.polarity).filter(|_| sense.adjective.is_none()),
        };
        let Some(value) = sign.filter(|&value| value.abs() >= 2) else {
            continue;
        };
        if scene.is_nested(at) || scene.is(at, Role::Fact) {
            continue;
        }
        let Some(Judged {
            aim,
            target,
            start,
            is_negated,
        }) = judged(scene, sentence, at)
        else {
            continue;
        };
        // Not to blame is no praise.
        if is_negated && value < 0 || !scope::is_own_view(scene, sentence, start, at, voice) {
            continue;
        }
        let mut trust = FULL - MILD * i16::from(3 - value.abs().min(3));
        let sign = if is_negated {
            -value.signum()
        } else {
            value.signum()
        };
        if is_negated {
            trust -= MILD;
        }
        for &holder in speakers {
            if aim == Aim::Actor(holder) {
                continue;
            }
            frames.push(Frame {
                holder,
                holder_at: target.start,
                aim,
                sign,
                predicate: at,
                predicate_end: at + 1,
                target: target.clone(),
                evidence: start.min(target.start)..clause_end(scene, sentence, at),
                trust,
                is_negated,
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

fn clause_end(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> usize {
    find_phrases(scene, sentence, at)
        .last()
        .map_or(at + 1, |phrase| phrase.tokens.end.max(at + 1))
}

/// Whom or what a clause evaluates.
struct Judged {
    aim: Aim,
    /// Where it is named.
    target: Range<usize>,
    /// First token of the clause.
    start: usize,
    is_negated: bool,
}

/// Whom the evaluating word at `at` is said of: the subject of its clause, or whoever owns the noun.
fn judged(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> Option<Judged> {
    let subject = find_subject(scene, sentence, start_of_phrase(scene, sentence, at))?;
    let is_predicate =
        scene.is_verb(at) || (subject.phrase.end..at).any(|token| scene.is(token, Role::Be));
    if !is_predicate || subject.is_suspended || subject.is_passive || subject.is_inherited {
        return None;
    }
    // `the winter in Norway`, `critics of Brandl`: what is judged is the noun before the preposition.
    let end = end_of_head(scene, &subject.phrase);
    let head = end.checked_sub(1)?;
    if let Some(actor) = scene.named[head] {
        return Some(Judged {
            aim: Aim::Actor(actor),
            target: head..head + 1,
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

/// Where the noun phrase begins that a noun at `at` is the head of: `our old friend`, `a so-called friend`. Other words begin
/// for themselves.
fn start_of_phrase(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> usize {
    if scene.class(at) != WordClass::Noun {
        return at;
    }
    let lowest = sentence.start.max(at.saturating_sub(MAX_GAP));
    let is_hyphen = |token: usize| scene.is_word(token, "-");
    let belongs = |token: &usize| {
        let token = *token;
        scene.is(token, Role::Determiner)
            || matches!(scene.class(token), WordClass::Adjective | WordClass::Noun)
            || is_hyphen(token)
            || is_hyphen(token + 1)
            || token > lowest && is_hyphen(token - 1)
    };
    (lowest..at)
        .rev()
        .take_while(|token| belongs(token) && scene.named[*token].is_none())
        .last()
        .unwrap_or(at)
}
