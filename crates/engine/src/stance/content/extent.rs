//! How far the noun phrase around a judging word reaches.

use std::ops::Range;

use crate::{lexicon::stance::Role, stance::scene::Scene, tagging::WordClass};

/// Words of a noun phrase before its head at most.
const MAX_GAP: usize = 6;

/// Where the noun phrase begins that holds the word at `at`; for a word that is in none, `at`. None where it only modifies
/// another noun: `crime` in `a crime novel`.
pub(super) fn start_of_phrase(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<usize> {
    let head = head_of_phrase(scene, sentence, at);
    if scene.class(at) == WordClass::Noun {
        return (head == at).then(|| leftmost(scene, sentence, at));
    }
    if head == at {
        return Some(at);
    }
    // `a great disaster`: the noun has a say of its own.
    let against = i16::from(scene.senses[head].polarity) * i16::from(scene.senses[at].polarity) < 0;
    (!against && !is_other(scene, head)).then(|| leftmost(scene, sentence, at))
}

/// The last noun of the phrase that holds the word at `at`, or `at` itself.
pub(super) fn head_of_phrase(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> usize {
    let behind = at + 1..sentence.end.min(at + 1 + MAX_GAP);
    let inside = behind.take_while(|&token| {
        scene.named[token].is_none()
            && matches!(scene.class(token), WordClass::Noun | WordClass::Adjective)
    });
    let noun = inside.filter(|&token| scene.class(token) == WordClass::Noun);
    noun.last().unwrap_or(at)
}

/// The first token of the noun phrase around `at`: `our old friend`, `a so-called friend`.
fn leftmost(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> usize {
    let lowest = sentence.start.max(at.saturating_sub(MAX_GAP));
    let is_hyphen = |token: usize| scene.is_word(token, "-");
    let belongs = |token: &usize| {
        let token = *token;
        scene.is(token, Role::Determiner)
            || matches!(
                scene.class(token),
                WordClass::Adjective | WordClass::Noun | WordClass::Adverb
            ) && !scene.is(token, Role::Negation)
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

/// Whether a noun names people other than whom it is said of, or what befalls somebody: `critics`, `victims`, `downfall`.
pub(super) fn is_other(scene: &Scene<'_>, noun: usize) -> bool {
    scene.senses[noun].agent.is_some() || scene.is(noun, Role::Harm)
}
