//! Marks that words are not meant plainly: names that somebody keeps a distance from, scare quotes, mock praise. What is marked
//! so is no stance; only a good word that the speaker herself calls `so-called` is turned into its opposite.
//!
//! Sarcasm without a mark is not seen: the words alone do not tell it.

use std::ops::Range;

use super::{
    position::{Frame, Way},
    scene::Scene,
};
use crate::{
    lexicon::stance::{Place, Role, Toward},
    tagging::WordClass,
};

/// Tokens between a mark and the word that it belongs to at most.
const MAX_GAP: usize = 4;
/// Words in scare quotes at most; more are somebody's words.
const MAX_SCARED: usize = 3;
/// Tokens of an utterance to either side of the deciding word at most.
const REACH: usize = 40;
/// What a turned stance costs in trust, per mille.
const TURNED: i16 = 60;
/// First and last word of names that keep a distance, joined by a hyphen: `so-called`.
const DISTANCES: [(&str, &[&str]); 2] = [
    ("so", &["called"]),
    (
        "self",
        &["styled", "proclaimed", "described", "appointed", "declared"],
    ),
];

/// What a mark makes of a stance.
enum Reading {
    /// The word is meant, and its opposite said, by the tokens here.
    Turned(Range<usize>),
    /// Who knows.
    Open,
}

/// Drops frames of a sentence that may not be meant plainly, and turns those that are surely meant the other way.
///
/// `“Ruritania is our so-called friend,” Castellan said` is critical. Left without a stance: `Ruritania’s “help” for
/// Freedonia`, `Brandl supposedly supports Castellan`, `Bravo, Freedonia, for flooding the valley!`, `As if Ruritania had
/// helped us`, `Does Ruritania help us?`. Left alone on purpose: blame in quotation marks (`“punished” Freedonia`), which is
/// nearly always somebody's word, and longer quotations.
pub(super) fn heed(scene: &Scene<'_>, sentence: &Range<usize>, frames: &mut Vec<Frame>) {
    frames.retain_mut(|frame| match read(scene, sentence, frame) {
        None => true,
        Some(Reading::Open) => false,
        Some(Reading::Turned(by)) => {
            frame.sign = -frame.sign;
            frame.trust -= TURNED;
            frame.evidence.start = frame.evidence.start.min(by.start);
            frame.turned_by = Some(by);
            true
        }
    });
}

fn read(scene: &Scene<'_>, sentence: &Range<usize>, frame: &Frame) -> Option<Reading> {
    let at = frame.predicate;
    if !sentence.contains(&at) {
        return None;
    }
    if let Some((by, is_doubt)) = find_distance(scene, sentence, at) {
        let is_good = scene.senses[at].polarity > 0 && frame.sign > 0 && !frame.is_negated;
        let is_own = matches!(frame.way, Way::Content | Way::Regard);
        return Some(if is_good && is_own && !is_doubt {
            Reading::Turned(by)
        } else {
            Reading::Open
        });
    }
    if frame.sign > 0 && frame.way != Way::Regard && is_scared(scene, sentence, at) {
        return Some(Reading::Open);
    }
    let utterance = utterance(scene, sentence, at);
    let is_open = is_asked(scene, sentence, &utterance)
        || is_unreal(scene, &(utterance.start..at))
        || frame.sign > 0 && is_mockery(scene, sentence, &utterance, at);
    is_open.then_some(Reading::Open)
}

/// The mark of distance in the noun phrase or verb group of a word, and whether it only doubts.
fn find_distance(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<(Range<usize>, bool)> {
    let lowest = sentence.start.max(at.saturating_sub(MAX_GAP));
    for token in (lowest..at).rev() {
        if scene.is(token, Role::Doubt) {
            return Some((token..token + 1, true));
        }
        let is_name = token >= sentence.start + 2
            && scene.is_word(token - 1, "-")
            && DISTANCES.iter().any(|(first, last)| {
                scene.is_word(token - 2, first)
                    && last.iter().any(|last| scene.is_word(token, last))
            });
        if is_name {
            return Some((token - 2..token + 1, false));
        }
        let belongs = scene.is_mark(token)
            || matches!(
                scene.class(token),
                WordClass::Adjective | WordClass::Adverb | WordClass::Noun | WordClass::Auxiliary
            );
        if !belongs {
            return None;
        }
    }
    None
}

/// Whether a word stands in quotation marks of few words that no attribution claims.
fn is_scared(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> bool {
    if scene.quoted[at] {
        return false;
    }
    let opens = |token: &usize| matches!(scene.word(*token), "“" | "‘" | "\"" | "«" | "``");
    let closes = |token: &usize| matches!(scene.word(*token), "”" | "’" | "\"" | "»" | "''");
    let lowest = sentence.start.max(at.saturating_sub(MAX_SCARED));
    let highest = sentence.end.min(at + 1 + MAX_SCARED);
    let open = (lowest..at).rev().find(opens);
    let close = (at + 1..highest).find(closes);
    matches!((open, close), (Some(open), Some(close)) if close - open - 1 <= MAX_SCARED)
}

/// The words around a token up to a full stop or a quotation mark, the closing one included.
fn utterance(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> Range<usize> {
    let bounds = |token: &usize| {
        scene.is_stop(*token) || matches!(scene.word(*token), "“" | "”" | "\"" | "``" | "''")
    };
    let lowest = sentence.start.max(at.saturating_sub(REACH));
    let highest = sentence.end.min(at + REACH);
    let start = (lowest..at).rev().find(bounds);
    let end = (at + 1..highest).find(bounds);
    start.map_or(lowest, |token| token + 1)..end.map_or(highest, |token| token + 1)
}

/// `Does Ruritania support us?`, which says neither that it does nor that it does not. `Why did it attack us?` says that it did, `Why
/// should we trust it?` nothing.
fn is_asked(scene: &Scene<'_>, sentence: &Range<usize>, utterance: &Range<usize>) -> bool {
    let ends = utterance.end > utterance.start && scene.is_word(utterance.end - 1, "?");
    let first = utterance.start;
    let opens = first == sentence.start || scene.is_mark(first - 1) || scene.is_stop(first - 1);
    let is_why = scene.is_word(first, "why") && scene.is(first + 1, Role::Modal);
    ends && opens
        && (is_why
            || scene.is(first, Role::Be)
            || scene.is(first, Role::Modal)
            || ["do", "does", "did", "has", "have", "had"]
                .iter()
                .any(|verb| scene.is_word(first, verb)))
}

/// `as if Ruritania had helped`.
fn is_unreal(scene: &Scene<'_>, before: &Range<usize>) -> bool {
    before.clone().any(|token| {
        scene.is_word(token, "as")
            && before.contains(&(token + 1))
            && (scene.is_word(token + 1, "if") || scene.is_word(token + 1, "though"))
    })
}

/// Praise in an exclamation beside something that hurts, or behind a word that opens mockery: `oh, how kind`.
fn is_mockery(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    utterance: &Range<usize>,
    at: usize,
) -> bool {
    let first = utterance.start;
    let opens = first == sentence.start || scene.is_mark(first - 1) || scene.is_stop(first - 1);
    let is_loud = utterance.end > utterance.start && scene.is_word(utterance.end - 1, "!");
    let is_opened = opens && scene.is(first, Role::Exclamation);
    let wonders = |token: usize| {
        let is_how = scene.is_word(token, "how") && token + 1 < utterance.end;
        let is_what = scene.is_word(token, "what") && scene.is(token + 1, Role::Determiner);
        (is_how && scene.class(token + 1) != WordClass::Verb) || is_what
    };
    let wondering = utterance.clone().take(3).any(wonders);
    let hurts = |token: usize| token != at && is_hurtful(scene, token);
    (is_opened && wondering)
        || ((is_loud || is_opened || wondering) && utterance.clone().any(hurts))
}

/// Whether a word blames or names an act against somebody.
fn is_hurtful(scene: &Scene<'_>, token: usize) -> bool {
    let sense = scene.senses[token];
    let act = sense.verb.map(|(id, _)| id).or(sense.noun);
    let is_attack = act.is_some_and(|id| {
        let slots = &scene.words.predicate(id).slots;
        slots.iter().any(|slot| {
            slot.sign < 0 && slot.toward != Toward::Issue && slot.place == Place::Object
        })
    });
    sense.polarity <= -2 || is_attack
}
