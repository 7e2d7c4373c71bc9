//! What stands before a word: an aside, an adverb, a verb or preposition that gives a noun to others.

use std::ops::Range;

use crate::{
    lexicon::stance::{Place, Role},
    stance::{phrase::REACH, scene::Scene},
    tagging::WordClass,
};

/// Words before a noun that modify it at most.
const MAX_BEFORE_NOUN: usize = 5;

/// `Freedonia, a neighbour to the north, closed ...`: from the second comma to the token before the first.
pub(super) fn skip_apposition(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    comma: usize,
) -> Option<usize> {
    let lowest = sentence.start.max(comma.saturating_sub(REACH));
    let mut opening = None;
    for token in (lowest..comma).rev() {
        if scene.is_stop(token) {
            break;
        }
        if scene.is_comma(token) {
            opening = Some(token);
            break;
        }
    }
    opening?.checked_sub(1).filter(|&end| end >= sentence.start)
}

/// Whether a token is an adverb, or joins two.
fn is_manner(scene: &Scene<'_>, token: usize) -> bool {
    scene.class(token) == WordClass::Adverb
        || scene.is_word(token, "and") && scene.class(token + 1) == WordClass::Adverb
}

/// Whether the efforts that a noun names are those of others than the subject of its clause: `bristled at efforts to`, `opposed
/// efforts to`.
pub(super) fn belongs_to_others(scene: &Scene<'_>, sentence: &Range<usize>, noun: usize) -> bool {
    let lowest = sentence.start.max(noun.saturating_sub(MAX_BEFORE_NOUN));
    let is_modifier = |token: &usize| {
        scene.is(*token, Role::Determiner)
            || matches!(scene.class(*token), WordClass::Adjective | WordClass::Noun)
            || scene.is_word(*token, "-")
            || scene.is_word(*token + 1, "-")
            || *token > lowest && scene.is_word(*token - 1, "-")
    };
    let opening = (lowest..noun).rev().find(|token| !is_modifier(token));
    let is_foreign = |token: usize| {
        ["at", "over", "against", "about"]
            .iter()
            .any(|word| scene.is_word(token, word))
            || scene.is_verb(token) && is_against_object(scene, token)
    };
    opening.is_some_and(is_foreign)
}

/// Whether the verb at `at` is against what its object names.
fn is_against_object(scene: &Scene<'_>, at: usize) -> bool {
    scene.senses[at].verb.is_some_and(|(id, _)| {
        let slots = &scene.words.predicate(id).slots;
        slots
            .iter()
            .any(|slot| slot.place == Place::Object && slot.sign < 0)
    })
}

/// Whether a clause with a subject of its own starts here; a series (`and`, `or`, `but`) goes on.
pub(super) fn opens_clause(scene: &Scene<'_>, token: usize) -> bool {
    let is_link = ["and", "or", "but", "so", "as", "before", "after"]
        .iter()
        .any(|link| scene.is_word(token, link));
    scene.is(token, Role::Relative)
        || scene.is(token, Role::Condition)
        || scene.is(token, Role::Concession)
        || (scene.is(token, Role::Boundary) && !is_link)
}

/// Whether the infinitive whose `to` stands at `to` is no act of the subject: `condemned the use of letters to frighten`, `made it
/// risky for the council to raise`.
pub(super) fn serves_others(scene: &Scene<'_>, sentence: &Range<usize>, to: usize) -> bool {
    let lowest = sentence.start.max(to.saturating_sub(REACH));
    let mut before = (lowest..to).rev();
    let Some(opening) = before.find(|&token| {
        scene.is_stop(token)
            || scene.is_verb(token)
            || scene.is_word(token, "for")
            || scene.class(token) == WordClass::Auxiliary
    }) else {
        return false;
    };
    scene.is_word(opening, "for") || scene.is_verb(opening) && is_against_object(scene, opening)
}

/// Whether a participle behind `before` says what the object of a verb does: `accused Brandl of “secretly” seeking`.
pub(super) fn belongs_to_object(scene: &Scene<'_>, sentence: &Range<usize>, before: usize) -> bool {
    let opening = (sentence.start..=before)
        .rev()
        .find(|&token| !scene.is_mark(token) && !is_manner(scene, token));
    opening.is_some_and(|token| {
        let has_object = token > sentence.start && !scene.is_verb(token - 1);
        has_object && (scene.is_word(token, "of") || scene.is_word(token, "for"))
    })
}
