//! Whether the name of a seat of government stands for the state that acts from it or for the city.

use super::word::Words;
use crate::{
    lexicon::names::{Case, Class, Sense},
    tagging::WordClass,
};

/// How a seat of government is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Its government acts, is addressed, or stands in a relation: `Ottawa said`, `ties with Beijing`.
    State,
    /// One can be there: `speaking in Beijing`, `flew to Paris`, `a London suburb`.
    Place,
}

/// The reading of the seat of government at `start..after` of a sentence that ends at `end`.
///
/// A place is what stands behind a preposition of place, behind verbs of motion with `to` or `from`, before `airport` and
/// the like, in a date line, or before the state it lies in; everything else is the state. In a pair (`Ottawa and
/// Beijing`) what stands before the first counts for both, unless it is `between`.
pub(crate) fn reading_of(words: &Words<'_>, start: usize, after: usize, end: usize) -> Reading {
    // `in Beijing-Ottawa ties` are two states.
    let is_pair =
        words.written(after) == "-" && words.get(after).joined && words.get(after + 1).capital;
    if is_place_by_next(words, start, after, end)
        || (!is_pair && is_place_by_previous(words, start))
    {
        Reading::Place
    } else {
        Reading::State
    }
}

fn is_place_by_next(words: &Words<'_>, start: usize, after: usize, end: usize) -> bool {
    if after >= end {
        return false;
    }
    let next = words.folded(after);
    let after_next = words.folded(after + 1);
    match next {
        // `OTTAWA (Reuters) -`, `LONDON, May 3 —`
        "(" | "—" | "–" | "--" if words.get(start).initial && words.get(start).capitals => true,
        "," => {
            let is_dateline = words.get(start).capitals && words.get(start).initial;
            let country = words.phrase_at(after + 1, end, Case::Telling);
            let closes = |n_words: usize| {
                let mark = words.folded(after + 1 + n_words);
                !words.get(after + 1 + n_words).letter && mark != "'s" || after + 1 + n_words >= end
            };
            is_dateline
                || matches!(country, Some((Sense::State(_) | Sense::Province | Sense::Place, n_words)) if closes(n_words))
        }
        "-" => words.get(after).joined && matches!(after_next, "based" | "born" | "area" | "bound"),
        _ if words.is_possessive(after) => {
            words.is(after + 1, Class::PlaceAfter) && !words.get(after + 1).capital
        }
        _ => words.is(after, Class::PlaceAfter) || names_pact(words, start, after),
    }
}

/// `the Strelsau climate pact`: what was agreed somewhere bears the name of the place.
fn names_pact(words: &Words<'_>, start: usize, after: usize) -> bool {
    let has_article = matches!(
        words.folded_before(start),
        "the" | "a" | "this" | "that" | "its" | "their" | "his" | "her"
    ) || words.before(start).tag == WordClass::Number;
    let is_inside = |at: &usize| {
        let word = words.get(*at);
        word.letter && !word.capital && matches!(word.tag, WordClass::Noun | WordClass::Adjective)
    };
    has_article
        && (after..after + 3)
            .take_while(is_inside)
            .any(|at| words.is(at, Class::Pact))
}

fn is_place_by_previous(words: &Words<'_>, start: usize) -> bool {
    let previous = words.folded_before(start);
    let Some(at) = start.checked_sub(1) else {
        return false;
    };
    if words.is(at, Class::PlaceBefore) {
        // `in Washington's view` is the state's.
        return true;
    }
    match previous {
        "to" | "for" | "from" | "toward" | "towards" | "through" | "into" | "back" => {
            moves_before(words, at)
        }
        "of" => words.is(at.wrapping_sub(1), Class::PlaceOf),
        "and" | "or" | "," => {
            // The first of a pair or list decides.
            let seat = (2..5).filter_map(|n| start.checked_sub(n)).find(|&first| {
                matches!(words.phrase_at(first, at, Case::Telling), Some((Sense::Seat(_), n_words)) if first + n_words == at)
            });
            seat.is_some_and(|first| is_place_by_previous(words, first))
        }
        "both" => is_place_by_previous(words, at),
        _ => false,
    }
}

/// Whether a word of motion stands shortly before a preposition.
fn moves_before(words: &Words<'_>, preposition: usize) -> bool {
    (1..=3)
        .filter_map(|n| preposition.checked_sub(n))
        .take_while(|&at| words.get(at).letter)
        .any(|at| words.is(at, Class::Motion))
}
