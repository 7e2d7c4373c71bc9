//! Credits of pictures, and captions by their credits.

use super::{
    block::{Block, fold},
    outlet::is_outlet,
    person,
};
use crate::lexicon::{
    Lexicon,
    fold::{word_starts_back, words},
    wording::{Kinds, Wording},
};

/// Longest caption, in words.
const LONGEST_CAPTION: usize = 80;
/// Longest credit, in words.
const LONGEST_CREDIT: usize = 9;

/// Whether the line is the caption of a picture or its bare credit.
///
/// Matches `Photo: EPA` and `Photograph by Otto Brandl` at its end, `/ AP` and `Otto Brandl/Reuters`, a bracket such as
/// `(AP Photo/Otto Brandl)`, and suppliers after the last sentence (`... on Tuesday. Getty Images`) or alone. Leaves alone a
/// bare agency in brackets (`(Reuters)`), which signs off a report. `inside` are the kinds of
/// [`kinds_in`](crate::lexicon::wording::Wordings::kinds_in) the line.
pub(super) fn is_caption(block: &Block<'_>, inside: Kinds, lexicon: &Lexicon) -> bool {
    let text = block.text.trim_end_matches(['.', ' ']);
    block.n_words <= LONGEST_CAPTION
        && (is_credits(text, lexicon)
            || (inside.has(Wording::Photo) && ends_with_label(text, lexicon))
            || ends_with_slash(text, lexicon)
            || ends_with_bracket(text, lexicon)
            || ends_with_supplier(text, lexicon))
}

/// `... Photo: EPA`, `... (Photo by Otto Brandl)`.
fn ends_with_label(text: &str, lexicon: &Lexicon) -> bool {
    let text = text.trim_end_matches([')', ']']);
    let mut starts = word_starts_back(text).take(LONGEST_CREDIT + 3);
    starts.any(|start| {
        let before = text.get(..start).unwrap_or("").trim_end();
        let is_free = before.is_empty()
            || before.ends_with([
                '.', '!', '?', '|', '”', '"', '(', '[', '–', '—', '-', '/', ',', ';',
            ]);
        let rest = text
            .get(start..)
            .unwrap_or("")
            .trim_start_matches(['(', '[']);
        let is_bracket = text
            .get(start..)
            .is_some_and(|rest| rest.starts_with(['(', '[']));
        (is_free || is_bracket) && is_labelled_credit(rest, lexicon)
    })
}

/// A label of one to three words, a colon or `by`, and a credit.
fn is_labelled_credit(text: &str, lexicon: &Lexicon) -> bool {
    let is_label = |label: &str| lexicon.wordings.is(Wording::Photo, &fold(label));
    let is_credit =
        |credit: &str| (1..=LONGEST_CREDIT).contains(&credit.split_whitespace().count());
    if let Some((label, credit)) = text.split_once(':') {
        return is_label(label) && is_credit(credit);
    }
    let folded = fold(text);
    lexicon
        .wordings
        .find_start(Wording::Photo, &folded)
        .is_some_and(|end| {
            let (label, credit) = folded.split_at(end);
            let asks_for_name = [" by", " of", "courtesy"]
                .iter()
                .any(|last| label.ends_with(last));
            asks_for_name
                && is_credit(credit)
                && text.chars().filter(|c| c.is_uppercase()).count() >= 2
        })
}

/// `... / AP`, `... Otto Brandl/Reuters`.
fn ends_with_slash(text: &str, lexicon: &Lexicon) -> bool {
    text.rsplit_once('/').is_some_and(|(before, last)| {
        !before.is_empty() && !last.trim().is_empty() && is_credits(last, lexicon)
    })
}

/// `... (AP Photo/Otto Brandl)`.
fn ends_with_bracket(text: &str, lexicon: &Lexicon) -> bool {
    if !text.ends_with([')', ']']) {
        return false;
    }
    let Some(start) = text.rfind(['(', '[']) else {
        return false;
    };
    let inside = text
        .get(start + 1..)
        .unwrap_or("")
        .trim_end_matches([')', ']', '.', ' ']);
    let folded = fold(inside);
    let is_picture = folded.contains('/')
        || folded.contains("photo")
        || folded.contains(" via ")
        || folded.contains("file");
    let is_outlet = is_outlet(inside, lexicon);
    let is_supplied = is_credits(inside, lexicon) && (is_picture || !is_outlet);
    is_supplied || is_name_and_outlet(inside, '/')
}

/// `Otto Brandl/The Lantern`: a name, a sign, and words with capitals.
fn is_name_and_outlet(text: &str, sign: char) -> bool {
    text.split_once(sign).is_some_and(|(name, outlet)| {
        let mut words = outlet.split_whitespace();
        let n_words = words.clone().count();
        person::is_name(name.trim())
            && (1..=4).contains(&n_words)
            && words.all(|word| word.starts_with(char::is_uppercase))
    })
}

/// `... on Tuesday. AFP via Getty Images`.
fn ends_with_supplier(text: &str, lexicon: &Lexicon) -> bool {
    let behind_stop = text
        .rmatch_indices('.')
        .find_map(|(at, _)| text.get(at + 1..)?.strip_prefix(' '));
    let behind_bar = || {
        text.rmatch_indices('|').find_map(|(at, _)| {
            let before = text.get(..at)?.strip_suffix(' ');
            before.and(text.get(at + 1..)?.strip_prefix(' '))
        })
    };
    behind_stop.or_else(behind_bar).is_some_and(|last| {
        let is_made_for = || is_name_and_outlet(&last.replacen(" for ", "/", 1), '/');
        is_credits(last, lexicon) || (text.contains(" | ") && is_made_for())
    })
}

/// Whether a text is nothing but suppliers of pictures, with or without names of people.
fn is_credits(text: &str, lexicon: &Lexicon) -> bool {
    if words(text).nth(LONGEST_CREDIT).is_some() {
        return false;
    }
    let mut parts: Vec<&str> = text.split(['/', '|', ',', ';', '•', '·', '–']).collect();
    for joint in [" via ", " and ", " - "] {
        if text.contains(joint) {
            parts = parts.iter().flat_map(|part| part.split(joint)).collect();
        }
    }
    let mut has_supplier = false;
    let all_fit = parts
        .into_iter()
        .map(|part| part.trim().trim_start_matches(['©', '@', '(', ' ']).trim())
        .filter(|part| !part.is_empty())
        .all(|part| {
            let folded = fold(part);
            let is_supplier = lexicon.wordings.is(Wording::Credit, &folded)
                || folded.starts_with("ap photo")
                || folded.starts_with("file photo")
                || is_outlet(part, lexicon);
            has_supplier |= is_supplier;
            is_supplier || person::is_name(part)
        });
    has_supplier && all_fit
}
