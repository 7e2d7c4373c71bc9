//! Stances that a judging word beside the target shows: what somebody calls, views or describes it as, the good or bad view
//! somebody has of it, and whose critics or supporters somebody is.

use std::ops::Range;

use super::{
    party::{Party, holders},
    slot::Clause,
};
use crate::{
    lexicon::stance::{Place, PredicateId, Role, Slot, Toward},
    stance::{
        clause::{Subject, find_subject},
        phrase::{find_phrases, find_possessor},
        position::{Frame, Way},
        scene::Scene,
    },
    tagging::WordClass,
};

/// Words that a judgement after `as` or the object has at most.
const MAX_JUDGEMENT: usize = 10;
/// Words between a verb and the target that it judges at most, or between a judging adjective and its noun.
const MAX_GAP: usize = 4;
/// What a mild judgement (`useful`) costs in trust, against a strong one.
const MILD: i16 = 120;

/// Judgements by the word at `at`, added to `frames`.
///
/// `Castellan called the salt duty a disgrace`, `Ruritania views the pact as an opportunity`, `voters hold a dim view of
/// Brandl`, `critics of the duty`. Left alone: passives without `by` (`is seen as a threat`), since nobody is named who sees it
/// so, and judgements that are left open (`might call it a mistake`) lose trust as acts do.
pub(super) fn find_frames(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    frames: &mut Vec<Frame>,
) {
    let first = frames.len();
    if let Some(id) = scene.senses[at].agent {
        side_frames(scene, sentence, at, id, frames);
    } else if scene.is(at, Role::View) && !scene.is_verb(at) {
        view_frames(scene, sentence, at, frames);
    } else if scene.is(at, Role::Regard) && scene.is_verb(at) {
        regard_frames(scene, sentence, at, frames);
    }
    debug_assert!(frames.len() >= first);
}

/// The strongest judging word of some tokens with its value; a negation before it turns it.
fn find_judgement(scene: &Scene<'_>, tokens: Range<usize>) -> Option<(usize, i8)> {
    let mut best: Option<(usize, i8)> = None;
    let mut is_negated = false;
    for token in tokens.take(MAX_JUDGEMENT) {
        if scene.is_stop(token) || scene.is_comma(token) {
            break;
        }
        // `clever but dishonest`: what follows takes back what went before.
        if scene.is(token, Role::Contrast) {
            best = None;
        }
        if scene.is(token, Role::Lesser) {
            return None;
        }
        is_negated |= scene.is(token, Role::Negation);
        // `critical for the economy` is weighty, not harsh.
        let is_weighty = scene.is_word(token, "critical")
            && (scene.is_word(token + 1, "for") || scene.is_word(token + 1, "to"));
        let value = if is_weighty {
            2
        } else {
            scene.senses[token].polarity
        };
        if value != 0 && best.is_none_or(|(_, other)| other.abs() < value.abs()) {
            best = Some((token, if is_negated { -value } else { value }));
        }
    }
    best
}

fn regard_frames(scene: &Scene<'_>, sentence: &Range<usize>, at: usize, frames: &mut Vec<Frame>) {
    let Some(subject) = find_subject(scene, sentence, at).filter(|subject| !subject.is_passive)
    else {
        return;
    };
    // `is seen as`: by whom, is not said. The verb need not be in the list of acts, which knows its form.
    let is_continuous = scene.word(at).ends_with("ing");
    if !is_continuous && (subject.phrase.end..at).any(|token| scene.is(token, Role::Be)) {
        return;
    }
    let end = sentence.end.min(at + 1 + 2 * MAX_JUDGEMENT);
    let end = (at + 1..end)
        .find(|&token| scene.is_stop(token))
        .unwrap_or(end);
    let is_as = |token: &usize| scene.is_word(*token, "as");
    let (object, judgement) = match (at + 1..end).find(is_as) {
        Some(link) => (at + 1..link, link + 1..end),
        None => {
            let Some(target) = find_target_end(scene, at + 1..end) else {
                return;
            };
            (at + 1..target, target..end)
        }
    };
    let Some((word, value)) = find_judgement(scene, judgement.clone()) else {
        return;
    };
    let acting = acting(scene, at, &subject);
    let clause = Clause {
        scene,
        at: word,
        at_end: word + 1,
        subject: Some(&subject),
        object: None,
        phrases: &[],
        cue: scene.cue_of[at],
    };
    let first = frames.len();
    clause.aim_at(&object, &to_slot(value), &acting, frames);
    // `called Castellan a better mayor than Brandl`
    let than = judgement
        .clone()
        .find(|&token| scene.is_word(token, "than"));
    if let Some(than) = than.filter(|&than| than > word && value > 0)
        && is_compared_up(scene, judgement.start..than)
    {
        let other = than + 1..judgement.end;
        let end = find_target_end(scene, other.clone()).unwrap_or(than + 1);
        clause.aim_at(&(than + 1..end), &to_slot(-value), &acting, frames);
    }
    mark(&mut frames[first..], value, Way::Regard);
}

/// Whether a judgement sets its target above another: `a more reliable`, `better`.
fn is_compared_up(scene: &Scene<'_>, mut judgement: Range<usize>) -> bool {
    let is_upward = |token: usize| {
        scene.is_word(token, "more")
            || scene.class(token) == WordClass::Adjective && scene.word(token).ends_with("er")
    };
    !judgement
        .clone()
        .any(|token| scene.is(token, Role::Negation) || scene.is(token, Role::Lesser))
        && judgement.any(is_upward)
}

/// Where the target ends that the words after a verb begin with: the name of an actor, or a passage of an issue.
fn find_target_end(scene: &Scene<'_>, tokens: Range<usize>) -> Option<usize> {
    let start = tokens.clone().take(MAX_GAP).find(|&token| {
        scene.party(token).is_some()
            || scene.is_word(token, "him")
            || scene
                .issues_in(&(token..token + 1))
                .iter()
                .any(|(mention, _)| mention.end > token)
    })?;
    let issue = scene.issues_in(&(start..start + 1)).iter();
    let issue = issue
        .map(|(mention, _)| mention.end)
        .filter(|&end| end > start)
        .max();
    let mut end = start + 1;
    while end < tokens.end && scene.named[start].is_some() && scene.named[end] == scene.named[start]
    {
        end += 1;
    }
    Some(issue.unwrap_or(end).max(end).min(tokens.end))
}

fn view_frames(scene: &Scene<'_>, sentence: &Range<usize>, at: usize, frames: &mut Vec<Frame>) {
    let lowest = sentence.start.max(at.saturating_sub(MAX_GAP));
    let Some((word, value)) = find_judgement(scene, lowest..at) else {
        return;
    };
    let phrases = find_phrases(scene, sentence, at);
    let target = phrases.iter().find(|phrase| {
        phrase.preposition.is_some_and(|token| {
            ["of", "on", "toward", "towards", "about"]
                .iter()
                .any(|link| scene.is_word(token, link))
        })
    });
    let Some(target) = target else { return };
    let have = (sentence.start.max(at.saturating_sub(2 * MAX_GAP))..lowest.max(word))
        .rev()
        .find(|&token| scene.is(token, Role::Have));
    let Some(subject) = have
        .and_then(|verb| find_subject(scene, sentence, verb))
        .or_else(|| find_possessor(scene, sentence, at).map(Subject::plain))
    else {
        return;
    };
    let acting = holders(scene, &subject.phrase);
    let clause = Clause {
        scene,
        at: word,
        at_end: word + 1,
        subject: Some(&subject),
        object: None,
        phrases: &phrases,
        cue: None,
    };
    let first = frames.len();
    clause.aim_at(&target.tokens, &to_slot(value), &acting, frames);
    mark(&mut frames[first..], value, Way::Regard);
}

/// `critics of the duty` where they are an actor, `Brandl, a critic of the duty`, `Brandl is a critic of the duty`.
fn side_frames(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    id: PredicateId,
    frames: &mut Vec<Frame>,
) {
    let phrases = find_phrases(scene, sentence, at);
    let mut start = at;
    while start > sentence.start
        && (scene.is(start - 1, Role::Determiner)
            || scene.named[start - 1].is_some()
                && (scene.named[at].is_none() || scene.is_possessive(start))
            || scene.is_possessive_noun(start - 1)
            || matches!(
                scene.class(start - 1),
                WordClass::Adjective | WordClass::Adverb
            ))
    {
        start -= 1;
    }
    let subject = match (scene.named[at], start.checked_sub(1)) {
        (Some(_), _) => Subject::plain(at..at + 1),
        (None, Some(before)) if before > sentence.start && scene.is_comma(before) => {
            Subject::plain(before - 1..before)
        }
        (None, Some(before)) if before >= sentence.start && scene.is(before, Role::Be) => {
            let Some(subject) = find_subject(scene, sentence, start) else {
                return;
            };
            subject
        }
        _ => return,
    };
    let acting = holders(scene, &subject.phrase);
    // `Brandl's fiercest critic`, `a longtime Brandl supporter`; but not `the union's fiercest critic of Brandl`.
    let slots = &scene.words.predicate(id).slots;
    let is_led = slots.iter().any(|slot| match &slot.place {
        Place::After(preposition) => scene.is_word(at + 1, preposition),
        _ => false,
    });
    let side = (start.max(sentence.start)..at)
        .rev()
        .find(|&token| !is_led && scene.named[token].is_some());
    let clause = Clause {
        scene,
        at,
        at_end: at + 1,
        subject: Some(&subject),
        object: side.map(|side| side..side + 1),
        phrases: &phrases,
        cue: None,
    };
    let first = frames.len();
    if let (Some(object), Some(slot)) = (&clause.object, slots.first()) {
        let slot = Slot {
            place: Place::Object,
            ..slot.clone()
        };
        clause.aim_at(object, &slot, &acting, frames);
    }
    for slot in slots {
        clause.fill(slot, &acting, false, frames);
    }
    mark(&mut frames[first..], 3, Way::Side);
}

/// Speakers where the verb is a cue, else the subject.
fn acting(scene: &Scene<'_>, at: usize, subject: &Subject) -> Vec<Party> {
    let cue = scene.cue_of[at].and_then(|cue| scene.speakers.get(cue as usize));
    let speakers = cue.map_or(&[][..], Vec::as_slice);
    if speakers.is_empty() {
        return holders(scene, &subject.phrase);
    }
    let found = speakers.iter().map(|&actor| Party {
        actor,
        cost: 0,
        at: subject.phrase.end.saturating_sub(1),
    });
    found.collect()
}

const fn to_slot(value: i8) -> Slot {
    Slot {
        place: Place::Object,
        sign: value.signum(),
        toward: Toward::Any,
    }
}

fn mark(frames: &mut [Frame], value: i8, way: Way) {
    for frame in frames {
        frame.way = way;
        if value.abs() < 2 {
            frame.trust -= MILD;
        }
    }
}
