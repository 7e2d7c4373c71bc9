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
pub(super) fn is_manner(scene: &Scene<'_>, token: usize) -> bool {
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
