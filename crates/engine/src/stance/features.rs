//! What the trained model looks at: the words around a holder and a target of one sentence, the acts that the word lists
//! find between them, and the evaluating words of each stretch. Every feature is a 32-bit hash; the same text gives the
//! same features on every machine.

pub(super) mod bag;
mod part;
pub(super) mod target;
pub(super) mod words;

use std::ops::Range;

use super::{
    position::{Aim, Frame},
    scene::Scene,
};
use bag::{Bag, Feature, MAX_STRETCH};
use part::parts;
use words::Words;

use crate::{lexicon::stance::Role, tagging::WordClass};

/// Features of the question whether a holder has a stance toward a target, both token ranges inside the sentence of `words`. The bag
/// is empty before and after.
pub(super) fn pair_features(
    bag: &mut Bag,
    scene: &Scene<'_>,
    words: &Words<'_>,
    [holder, target]: [&Range<usize>; 2],
    frames: &[Frame],
    actors: (u16, u16),
) -> Vec<Feature> {
    let sentence = &words.sentence();
    let is_forward = holder.start <= target.start;
    let (first, second) = if is_forward {
        (holder, target)
    } else {
        (target, holder)
    };
    let order = u32::from(is_forward);
    let left = sentence.start.max(first.start.saturating_sub(MAX_STRETCH))..first.start;
    let between = first.end.min(second.start)..second.start.max(first.end);
    let right = second.end..sentence.end.min(second.end + MAX_STRETCH);
    bag.add(1, &[order]);
    let length = (between.len() as u32).min(24);
    bag.add(
        2,
        &[
            order,
            match length {
                0..=6 => length,
                7..=10 => 7,
                11..=15 => 8,
                _ => 9,
            },
        ],
    );

    // Words between: with the order, for who acts on whom; without, for what it is about.
    for token in between.clone().take(MAX_STRETCH) {
        bag.at(token);
        bag.add(3, &[order, words.form(token)]);
        bag.add(4, &[order, words.stem(token)]);
        bag.add(60, &[order, words.cluster(token, 18)]);
        bag.add(61, &[order, words.cluster(token, 10)]);
        if token + 1 < between.end {
            bag.add(5, &[order, words.form(token), words.form(token + 1)]);
            bag.add(
                62,
                &[
                    order,
                    words.cluster(token, 18),
                    words.cluster(token + 1, 18),
                ],
            );
            if token + 2 < between.end {
                bag.add(
                    6,
                    &[
                        order,
                        words.form(token),
                        words.form(token + 1),
                        words.form(token + 2),
                    ],
                );
            }
        }
    }
    for place in 0..4 {
        let from_left = between.start + place;
        if from_left < between.end {
            bag.at(from_left);
            bag.add(7 + place as u32, &[order, words.form(from_left)]);
        }
        if let Some(token) = between
            .end
            .checked_sub(1 + place)
            .filter(|&token| token >= between.start)
        {
            bag.at(token);
            bag.add(11 + place as u32, &[order, words.form(token)]);
        }
        if let Some(token) = left
            .end
            .checked_sub(1 + place)
            .filter(|&token| token >= left.start)
        {
            bag.at(token);
            bag.add(15 + place as u32, &[order, words.form(token)]);
        }
        if right.start + place < right.end {
            bag.at(right.start + place);
            bag.add(19 + place as u32, &[order, words.form(right.start + place)]);
        }
    }
    bag.anywhere();
    if between.len() <= 5 {
        let mut whole = vec![order];
        whole.extend(between.clone().map(|token| words.form(token)));
        bag.add(23, &whole);
    }
    for token in left.clone() {
        bag.at(token);
        bag.add(24, &[order, words.stem(token)]);
        bag.add(64, &[order, words.cluster(token, 18)]);
    }
    for token in right.clone() {
        bag.at(token);
        bag.add(25, &[order, words.stem(token)]);
        bag.add(63, &[order, words.cluster(token, 18)]);
        if token + 1 < right.end {
            bag.add(26, &[order, words.form(token), words.form(token + 1)]);
        }
    }
    let is_entity = |token: &usize| first.contains(token) || second.contains(token);
    for token in sentence.clone().filter(|token| !is_entity(token)).take(80) {
        bag.at(token);
        bag.add(27, &[words.stem(token)]);
    }
    bag.anywhere();
    parts(scene, words, bag, order, sentence, [holder, target]);
    skeleton(scene, words, bag, order, &between);
    evaluations(words, bag, order, [&left, &between, &right]);
    acts(scene, bag, order, &between, frames, actors);
    bag.finish()
}

/// The words between without noun phrases: verbs, prepositions, conjunctions, commas.
fn skeleton(
    scene: &Scene<'_>,
    words: &Words<'_>,
    bag: &mut Bag,
    order: u32,
    between: &Range<usize>,
) {
    let mut bones: Vec<u32> = Vec::new();
    let mut verbs: Vec<usize> = Vec::new();
    for token in between.clone().take(MAX_STRETCH) {
        bag.at(token);
        if scene.is_verb(token) {
            verbs.push(token);
            bones.push(words.stem(token));
        } else if scene.is(token, Role::Preposition)
            || scene.is(token, Role::Boundary)
            || scene.is(token, Role::Relative)
            || scene.is(token, Role::Be)
            || scene.is(token, Role::Negation)
            || scene.is_comma(token)
            || scene.is_mark(token)
            || scene.is_possessive(token)
            || matches!(scene.class(token), WordClass::Auxiliary)
        {
            bones.push(words.form(token));
        }
    }
    if bones.len() <= 6 {
        let mut whole = vec![order];
        whole.extend(&bones);
        bag.add(30, &whole);
    }
    for pair in bones.windows(2) {
        bag.add(31, &[order, pair[0], pair[1]]);
    }
    for triple in bones.windows(3) {
        bag.add(32, &[order, triple[0], triple[1], triple[2]]);
    }
    bag.add(33, &[order, verbs.len().min(3) as u32]);
    if let (Some(&first), Some(&last)) = (verbs.first(), verbs.last()) {
        bag.add(34, &[order, words.stem(first)]);
        bag.add(35, &[order, words.stem(last)]);
        bag.add(
            36,
            &[order, words.stem(first), bones.last().copied().unwrap_or(0)],
        );
    }
}

fn evaluations(words: &Words<'_>, bag: &mut Bag, order: u32, stretches: [&Range<usize>; 3]) {
    let mut total = 0;
    for (place, stretch) in stretches.into_iter().enumerate() {
        let (mut sum, mut positive, mut negative) = (0_i32, 0, 0);
        for token in stretch.clone() {
            let value = i32::from(words.value(token));
            sum += value;
            positive += u32::from(value > 0);
            negative += u32::from(value < 0);
        }
        total += sum;
        let place = place as u32;
        bag.add(40 + place, &[order, (sum.clamp(-4, 4) + 4) as u32]);
        bag.add(43 + place, &[positive.min(3)]);
        bag.add(46 + place, &[negative.min(3)]);
    }
    bag.add(49, &[(total.clamp(-6, 6) + 6) as u32]);
}

/// What the word lists make of the pair, and the classes of the acts between.
fn acts(
    scene: &Scene<'_>,
    bag: &mut Bag,
    order: u32,
    between: &Range<usize>,
    frames: &[Frame],
    (holder, target): (u16, u16),
) {
    let mut is_found = false;
    for frame in frames {
        let sign = (frame.sign + 1) as u32;
        if frame.holder == holder && frame.aim == Aim::Actor(target) {
            is_found = true;
            bag.add(50, &[sign]);
            bag.add(51, &[sign, order]);
            bag.add(52, &[sign, (frame.trust / 100) as u32]);
        } else if frame.holder == target && frame.aim == Aim::Actor(holder) {
            bag.add(53, &[sign]);
        } else if frame.holder == holder {
            bag.add(54, &[sign]);
        } else if frame.aim == Aim::Actor(target) {
            bag.add(55, &[sign]);
        }
    }
    bag.add(56, &[u32::from(is_found)]);
    for token in between.clone().take(MAX_STRETCH) {
        bag.at(token);
        let sense = scene.senses[token];
        let (id, class) = match (sense.verb, sense.adjective, sense.noun) {
            (Some((id, _)), _, _) if scene.is_verb(token) => (id, 0),
            (_, Some(id), _) => (id, 1),
            (_, _, Some(id)) => (id, 2),
            _ => continue,
        };
        for slot in &scene.words.predicate(id).slots {
            bag.add(
                57,
                &[order, class, (slot.sign + 1) as u32, slot.toward as u32],
            );
        }
    }
}
