//! Whom a pronoun in somebody's words stands for.

use std::ops::Range;

use crate::{lexicon::stance::Role, stance::scene::Scene};
use record::ActorKind;

/// Tokens before a pronoun in which the same speaker names whom it stands for.
const REACH: usize = 60;
/// Tokens behind a cue in which it is said of whom the words are: `said on Monday of Brandl`.
const AFTER_CUE: usize = 4;

/// The person that `he` or `she` at `token` stands for in the words of the attribution `voice`: of whom they are said, or the one
/// person that the speaker last named. None where there are two, or where the pronoun may be the speaker.
pub(super) fn find_spoken_of(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    token: usize,
    voice: u16,
) -> Option<u16> {
    let is_person = ["he", "she", "him", "her", "his"]
        .iter()
        .any(|pronoun| scene.is_word(token, pronoun));
    if !is_person {
        return None;
    }
    find_topic(scene, sentence, voice).or_else(|| find_named_last(scene, token, voice))
}

/// Of whom words are said: `“She cheated,” Castellan said of Brandl`.
fn find_topic(scene: &Scene<'_>, sentence: &Range<usize>, voice: u16) -> Option<u16> {
    let cue = sentence
        .clone()
        .rev()
        .find(|&token| scene.cue_of[token] == Some(voice))?;
    let behind = cue + 1..sentence.end.min(cue + 1 + AFTER_CUE);
    let mut of = behind.filter(|&token| scene.voice[token] != Some(voice));
    let of = of.find(|&token| scene.is_word(token, "of") || scene.is_word(token, "about"))?;
    let named = (of + 1..sentence.end.min(of + 1 + AFTER_CUE))
        .take_while(|&token| !scene.is_stop(token) && !scene.is_comma(token))
        .find_map(|token| scene.named[token])?;
    (scene.kind(named) == ActorKind::Person).then_some(named)
}

/// The one person named in the nearest sentence of the same speaker's quoted words that names any.
fn find_named_last(scene: &Scene<'_>, token: usize, voice: u16) -> Option<u16> {
    // In indirect words `she` is the speaker as often as not.
    if !scene.quoted[token] {
        return None;
    }
    let speakers = &scene.speakers[voice as usize];
    let mut found = None;
    for before in (token.saturating_sub(REACH)..token).rev() {
        let said_by = scene.voice[before].map(|voice| &scene.speakers[voice as usize]);
        if said_by != Some(speakers) {
            continue;
        }
        if found.is_some() && scene.is_stop(before) {
            break;
        }
        let person = scene.named[before]
            .filter(|&actor| scene.kind(actor) == ActorKind::Person && !speakers.contains(&actor));
        match (person, found) {
            (Some(person), Some(other)) if person != other => return None,
            (Some(person), _) => found = Some(person),
            (None, _) if scene.is(before, Role::Relative) && found.is_none() => {}
            (None, _) => {}
        }
    }
    found
}
