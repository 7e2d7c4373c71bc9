//! Judgements within noun phrases: whose the noun is, whom an adjective stands before, what somebody does or shows.

use std::ops::Range;

use super::{
    extent::{head_of_phrase, is_other, start_of_phrase},
    judged::{Judged, subject_of},
    spoken_of::find_spoken_of,
};
use crate::{
    lexicon::stance::Role,
    stance::{clause::find_subject, position::Aim, scene::Scene},
    tagging::WordClass,
};
use record::ActorKind;

/// Words between a judging adjective and the name that it stands before at most.
const MAX_BEFORE_NAME: usize = 2;
/// Tokens before a noun phrase in which a negation makes it doubtful that what it names is there.
const NEAR: usize = 5;

/// Whether the word at `at` stands as an attribute before a noun: `failed` in `failed policies`.
pub(super) fn is_attribute(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| before >= sentence.start) else {
        return false;
    };
    let opens = scene.is(before, Role::Determiner)
        || scene.is_possessive(before)
        || scene.class(before) == WordClass::Adjective;
    opens && at + 1 < sentence.end && scene.class(at + 1) == WordClass::Noun
}

/// Whom a judging word in a noun phrase is said of though it is no predicate: `Brandl's reckless plan`, `reckless Otto Brandl`,
/// `Brandl did a terrible job`.
pub(super) fn find(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    voice: u16,
) -> Option<Judged> {
    if scene.is_verb(at) && !is_attribute(scene, sentence, at) {
        return None;
    }
    let start = start_of_phrase(scene, sentence, at)?;
    by_owner(scene, sentence, at, start, voice)
        .or_else(|| by_name(scene, sentence, at))
        .or_else(|| by_showing(scene, sentence, at, start, voice))
}

/// Whom a fault is said of by whose it is: `Brandl's lies`.
pub(super) fn find_owned(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    voice: u16,
) -> Option<Judged> {
    let start = start_of_phrase(scene, sentence, at)?;
    by_owner(scene, sentence, at, start, voice)
}

/// `Brandl has no idea`, `Brandl does not have the courage`, `Brandl has great courage`: what somebody has or lacks.
pub(super) fn find_lack(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    voice: u16,
) -> Option<(Judged, i8)> {
    let is_lack = scene.is(at, Role::Lack);
    if !is_lack && !scene.is(at, Role::Trait) {
        return None;
    }
    let start = start_of_phrase(scene, sentence, at)?;
    if ["to", "of", "in"]
        .iter()
        .any(|link| scene.is_word(at + 1, link))
        && is_lack
        && !scene.is(at, Role::Trait)
    {
        return None;
    }
    let judged = by_showing(scene, sentence, at, start, voice)?;
    (judged.is_negated || scene.is(at, Role::Trait)).then_some((judged, 2))
}

/// `Brandl's lies`, `her failed policies`, `the failed policies of Brandl`. Faults alone: what somebody has that is good, such as a
/// lead or supporters, is a fact as often as praise.
fn by_owner(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    start: usize,
    voice: u16,
) -> Option<Judged> {
    let head = head_of_phrase(scene, sentence, at);
    if scene.senses[at].polarity > 0 || is_other(scene, head) || is_doubtful(scene, sentence, start)
    {
        return None;
    }
    if head > at && scene.is_word(head + 1, "of") && scene.is(head, Role::Product) {
        let owner = head + 2;
        let actor = scene.named.get(owner).copied().flatten()?;
        return Some(Judged {
            aim: Aim::Actor(actor),
            target: owner..owner + 1,
            start,
            is_negated: false,
        });
    }
    let (owner, actor) = match start.checked_sub(1).filter(|&mark| mark > sentence.start) {
        Some(mark) if scene.is_possessive(mark) => (mark - 1, scene.named[mark - 1]?),
        _ => (start, find_spoken_of(scene, sentence, start, voice)?),
    };
    Some(Judged {
        aim: Aim::Actor(actor),
        target: owner..owner + 1,
        start: owner,
        is_negated: false,
    })
}

/// `reckless Otto Brandl`, `my good friend Otto Brandl`.
fn by_name(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> Option<Judged> {
    let behind = at + 1..sentence.end.min(at + 2 + MAX_BEFORE_NAME);
    let name = behind
        .clone()
        .find(|&token| scene.named[token].is_some())
        .filter(|&name| {
            (at + 1..name)
                .all(|token| matches!(scene.class(token), WordClass::Adjective | WordClass::Noun))
        })?;
    let is_noun = scene.class(at) == WordClass::Noun;
    // `the Great Recession`: the word is part of the name.
    let is_capital = scene.word(at).starts_with(char::is_uppercase);
    if is_capital && scene.senses[at].polarity > 0 {
        return None;
    }
    let is_fit = if is_noun {
        name == at + 1 && scene.senses[at].polarity > 0
    } else {
        scene.class(at) == WordClass::Adjective
    };
    let actor = scene.named[name]?;
    let end = (name..sentence.end)
        .find(|&token| scene.named[token] != Some(actor))
        .unwrap_or(sentence.end);
    // `angry Brandl supporters` are not Brandl.
    let is_head = end >= sentence.end
        || !scene.is_possessive(end)
            && scene.class(end) != WordClass::Noun
            && !scene.is_word(end, "-");
    let is_actor = match scene.kind(actor) {
        ActorKind::Person => true,
        ActorKind::Organisation | ActorKind::Media => scene.senses[at].polarity < 0,
        _ => false,
    };
    (is_fit && is_head && is_actor && !is_doubtful(scene, sentence, at)).then_some(Judged {
        aim: Aim::Actor(actor),
        target: name..end,
        start: at,
        is_negated: false,
    })
}

/// `Brandl did a terrible job`, `Brandl has shown great courage`.
fn by_showing(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    start: usize,
    voice: u16,
) -> Option<Judged> {
    let mut verb = start.checked_sub(1)?;
    let mut lacks = false;
    while verb > sentence.start && scene.is(verb, Role::Negation) {
        lacks = true;
        verb -= 1;
    }
    if verb < sentence.start || !scene.is(verb, Role::Showing) || scene.is_possessive_noun(verb) {
        return None;
    }
    // What somebody merely has may be no fault or merit of theirs: `has a terrible winter behind her`.
    let has = scene.is(verb, Role::Have);
    let head = head_of_phrase(scene, sentence, at);
    let tells = |token: usize| scene.is(token, Role::Trait) || scene.is(token, Role::Lack);
    if has && !tells(at) && !tells(head) {
        return None;
    }
    let subject = find_subject(scene, sentence, verb)?;
    if subject.is_passive || subject.is_inherited {
        return None;
    }
    let mut judged = subject_of(scene, sentence, &subject, voice)?;
    judged.is_negated ^= lacks;
    Some(judged)
}

/// Whether it is doubtful that what a noun phrase names is there: `no evidence of Brandl's corruption`.
fn is_doubtful(scene: &Scene<'_>, sentence: &Range<usize>, start: usize) -> bool {
    (start.saturating_sub(NEAR).max(sentence.start)..start).any(|token| {
        scene.is(token, Role::Negation)
            || scene.is(token, Role::Condition)
            || scene.is(token, Role::Denial)
            || scene.is(token, Role::Lesser)
    })
}
