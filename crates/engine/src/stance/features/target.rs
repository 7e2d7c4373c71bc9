//! Features of a sentence with one party marked.

use std::ops::Range;

use super::{
    bag::{Bag, Feature, MAX_STRETCH},
    part::part_of,
    words::Words,
};
use crate::stance::{
    position::{Aim, Frame},
    scene::Scene,
};

/// Features of the question how the sentence stands toward `target`, whoever speaks.
pub(in crate::stance) fn target_features(
    scene: &Scene<'_>,
    words: &Words<'_>,
    sentence: &Range<usize>,
    target: &Range<usize>,
    frames: &[Frame],
    actor: u16,
) -> Vec<Feature> {
    let mut bag = Bag::new();
    let left = sentence.start..target.start;
    let right = target.end..sentence.end;
    let near_left = left.start.max(left.end.saturating_sub(6))..left.end;
    let near_right = right.start..right.end.min(right.start + 6);
    bag.add(100, &[u32::from(left.is_empty())]);
    for token in sentence
        .clone()
        .filter(|token| !target.contains(token))
        .take(120)
    {
        bag.add(101, &[words.stem(token)]);
        bag.add(150, &[words.cluster(token, 18)]);
        bag.add(151, &[words.cluster(token, 10)]);
        bag.add(102, &[words.form(token)]);
        if token + 1 < sentence.end && token + 1 != target.start {
            bag.add(103, &[words.form(token), words.form(token + 1)]);
            if token + 2 < sentence.end && token + 2 != target.start {
                bag.add(
                    104,
                    &[
                        words.form(token),
                        words.form(token + 1),
                        words.form(token + 2),
                    ],
                );
            }
        }
    }
    for token in left.clone().rev().take(MAX_STRETCH) {
        bag.at(token);
        bag.add(105, &[words.stem(token)]);
    }
    for token in right.clone().take(MAX_STRETCH) {
        bag.at(token);
        bag.add(106, &[words.stem(token)]);
    }
    for token in near_left.clone() {
        bag.at(token);
        bag.add(107, &[words.stem(token)]);
        if token + 1 < near_left.end {
            bag.add(108, &[words.form(token), words.form(token + 1)]);
        }
    }
    for token in near_right.clone() {
        bag.at(token);
        bag.add(109, &[words.stem(token)]);
        if token + 1 < near_right.end {
            bag.add(110, &[words.form(token), words.form(token + 1)]);
        }
    }
    for place in 0..3 {
        if let Some(token) = left
            .end
            .checked_sub(1 + place)
            .filter(|&token| token >= left.start)
        {
            bag.at(token);
            bag.add(111 + place as u32, &[words.form(token)]);
        }
        if right.start + place < right.end {
            bag.at(right.start + place);
            bag.add(114 + place as u32, &[words.form(right.start + place)]);
        }
    }
    bag.anywhere();
    for (place, stretch) in [&left, &right, &near_left, &near_right, sentence]
        .into_iter()
        .enumerate()
    {
        let (mut sum, mut positive, mut negative) = (0_i32, 0, 0);
        for token in stretch.clone() {
            let value = i32::from(words.value(token));
            sum += value;
            positive += u32::from(value > 0);
            negative += u32::from(value < 0);
        }
        let place = place as u32;
        bag.add(120 + place, &[(sum.clamp(-5, 5) + 5) as u32]);
        bag.add(125 + place, &[positive.min(4)]);
        bag.add(130 + place, &[negative.min(4)]);
    }
    let (part, word) = part_of(scene, sentence, target);
    bag.add(160, &[part as u32]);
    bag.add(161, &[part as u32, word]);
    for (place, stretch) in [&near_left, &near_right, sentence].into_iter().enumerate() {
        let sum: i32 = stretch
            .clone()
            .map(|token| i32::from(words.value(token)))
            .sum();
        bag.add(
            162 + place as u32,
            &[part as u32, (sum.clamp(-3, 3) + 3) as u32],
        );
    }
    for frame in frames {
        let sign = (frame.sign + 1) as u32;
        if frame.aim == Aim::Actor(actor) {
            bag.add(140, &[sign]);
        }
        if frame.holder == actor {
            bag.add(141, &[sign]);
        }
    }
    // The first verb after the target, and the last before it.
    if let Some(verb) = right
        .clone()
        .take(MAX_STRETCH)
        .find(|&token| scene.is_verb(token))
    {
        bag.at(verb);
        bag.add(142, &[words.stem(verb)]);
    }
    if let Some(verb) = left
        .clone()
        .rev()
        .take(MAX_STRETCH)
        .find(|&token| scene.is_verb(token))
    {
        bag.at(verb);
        bag.add(143, &[words.stem(verb)]);
    }
    bag.finish()
}
