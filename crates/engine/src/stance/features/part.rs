//! The parts that holder and target play in the sentence.

use std::ops::Range;

use super::{bag::Bag, words::Words};
use crate::{lexicon::stance::Role, stance::scene::Scene, tagging::WordClass};
use record::cue::CueClass;

/// What part a party plays, by the words beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Speaker = 1,
    Agent = 2,
    PassiveSubject = 3,
    Subject = 4,
    Owner = 5,
    Object = 6,
    AfterPreposition = 7,
    Modifier = 8,
    Joined = 9,
    Other = 10,
}

pub(super) fn part_of(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    party: &Range<usize>,
) -> (Part, u32) {
    let reports = |token: usize| {
        let cue = scene.cues.find(scene.word(token));
        cue.is_some_and(|cue| cue.class == CueClass::Verb && scene.is_verb(token))
    };
    let after = party.end..sentence.end.min(party.end + 3);
    let before = sentence.start.max(party.start.saturating_sub(3))..party.start;
    let word = |token: usize| {
        scene
            .findings
            .tags
            .words
            .get(token)
            .map_or(0, |word| word.norm)
    };
    if let Some(token) = after
        .clone()
        .take_while(|&token| !scene.is_comma(token))
        .find(|&token| reports(token))
    {
        return (Part::Speaker, word(token));
    }
    if let Some(token) = before
        .clone()
        .rev()
        .take_while(|&token| !scene.is_comma(token))
        .find(|&token| reports(token))
    {
        // `said Castellan`, but not `accused Castellan`.
        if token > sentence.start && (scene.is_mark(token - 1) || scene.is_comma(token - 1)) {
            return (Part::Speaker, word(token));
        }
    }
    let next = party.end;
    if next < sentence.end && scene.is_possessive(next) {
        let owned = next + 1;
        return (
            Part::Owner,
            if owned < sentence.end { word(owned) } else { 0 },
        );
    }
    let mut verb = next;
    let mut is_passive = false;
    while verb < sentence.end.min(next + 6)
        && (scene.is(verb, Role::Auxiliary)
            || scene.is(verb, Role::Be)
            || scene.is(verb, Role::Modal)
            || scene.is(verb, Role::Negation)
            || scene.is(verb, Role::Relative)
            || scene.class(verb) == WordClass::Adverb)
    {
        is_passive |= scene.is(verb, Role::Be);
        verb += 1;
    }
    if verb < sentence.end && scene.is_verb(verb) {
        let is_past = scene.findings.tags.penn(verb) == "VBN";
        let part = if is_passive && is_past {
            Part::PassiveSubject
        } else {
            Part::Subject
        };
        return (part, word(verb));
    }
    for token in before.rev() {
        if scene.is_word(token, "by") {
            return (
                Part::Agent,
                if token > sentence.start {
                    word(token - 1)
                } else {
                    0
                },
            );
        }
        if scene.is(token, Role::Preposition) {
            return (Part::AfterPreposition, word(token));
        }
        if scene.is_verb(token) {
            return (Part::Object, word(token));
        }
        if scene.is_word(token, "and") {
            return (Part::Joined, 0);
        }
        if scene.is(token, Role::Boundary) || scene.is_comma(token) {
            break;
        }
    }
    if next < sentence.end && scene.class(next) == WordClass::Noun {
        return (Part::Modifier, word(next));
    }
    (Part::Other, 0)
}

/// Who speaks or acts, who is spoken of, and the tone of the sentence.
pub(super) fn parts(
    scene: &Scene<'_>,
    words: &Words<'_>,
    bag: &mut Bag,
    order: u32,
    sentence: &Range<usize>,
    [holder, target]: [&Range<usize>; 2],
) {
    let (holder_part, holder_word) = part_of(scene, sentence, holder);
    let (target_part, target_word) = part_of(scene, sentence, target);
    let tone = |range: Range<usize>| -> u32 {
        let sum: i32 = range.map(|token| i32::from(words.value(token))).sum();
        (sum.clamp(-3, 3) + 3) as u32
    };
    let near = sentence.start.max(target.start.saturating_sub(8))..sentence.end.min(target.end + 8);
    let (whole, near) = (tone(sentence.clone()), tone(near));
    let (one, other) = (holder_part as u32, target_part as u32);
    bag.add(70, &[one, other]);
    bag.add(71, &[one, other, order]);
    bag.add(72, &[one, other, whole]);
    bag.add(73, &[one, other, near]);
    bag.add(74, &[one, holder_word]);
    bag.add(75, &[other, target_word]);
    bag.add(76, &[one, holder_word, other]);
    bag.add(77, &[other, target_word, one]);
    bag.add(78, &[one]);
    bag.add(79, &[other]);
    let quoted = sentence
        .clone()
        .filter(|&token| scene.is_mark(token) && token < target.start)
        .count() as u32
        % 2;
    bag.add(80, &[one, quoted, near]);
    bag.add(89, &[one, other, holder_word, target_word]);
    let cluster = |party: &Range<usize>, bits: u32| {
        party
            .end
            .checked_sub(1)
            .map_or(0, |head| words.cluster(head, bits))
    };
    let (holder_class, target_class) = (cluster(holder, 8), cluster(target, 8));
    bag.add(81, &[order, holder_class, target_class]);
    bag.add(82, &[one, cluster(holder, 12)]);
    bag.add(83, &[other, cluster(target, 12)]);
    bag.add(84, &[u32::from(holder_class == target_class), near]);
    let between = holder.end.min(target.end)..holder.start.max(target.start);
    let n_names = between
        .clone()
        .filter(|&token| scene.class(token) == WordClass::Name)
        .count() as u32;
    let n_bounds = between
        .clone()
        .filter(|&token| scene.is(token, Role::Boundary) || scene.is(token, Role::Relative))
        .count() as u32;
    let n_commas = between
        .clone()
        .filter(|&token| scene.is_comma(token))
        .count() as u32;
    bag.add(90, &[order, n_names.min(3)]);
    bag.add(91, &[order, n_bounds.min(3)]);
    bag.add(92, &[order, n_commas.min(3), n_bounds.min(2)]);
    bag.add(93, &[one, other, n_names.min(2), near]);
    for (template, party) in [(94, holder), (95, target)] {
        let near =
            sentence.start.max(party.start.saturating_sub(4))..sentence.end.min(party.end + 4);
        for token in near.filter(|&token| !holder.contains(&token) && !target.contains(&token)) {
            bag.at(token);
            bag.add(template, &[words.stem(token)]);
        }
    }
    bag.anywhere();
}
