//! The phrase that says what a figure counts: after it (`49,000 electric barges`, `15 percent of plum exports`), or
//! before it (`tariffs of 15 percent`, `a duty cut from 84 percent to 15`).

use super::words::{Words, is_any};
use crate::tagging::WordClass;
use record::span::Span;

/// Words of a noun phrase, and of the phrase that hangs on it, at most.
const MAX_WORDS: usize = 5;

/// Nouns that only carry the noun after them: `15 percent of the total of exports`.
const HOLLOW: [&str; 6] = ["total", "number", "level", "levels", "rate", "more"];

/// The noun phrase after a figure; with `of`, `on`, `in` or `for` between where the figure is no plain count. A second
/// phrase hangs on the first by the same words.
pub(super) fn after(words: Words<'_>, at: usize, is_count: bool) -> Option<Span> {
    let mut at = at;
    while words.is_any(at, &["-", "more", "additional", "further", "other"])
        && at < words.tokens.len()
    {
        at += 1;
    }
    if !is_count && words.is_any(at, &["of", "on", "in", "for"]) {
        at += 1;
    }
    let (first, end) = noun_phrase(words, at)?;
    let mut last = end;
    if words.is_any(end, &["of", "on", "for"])
        && let Some((_, end)) = noun_phrase(words, end + 1)
    {
        last = end;
    }
    Some(words.span(first, last))
}

/// First content word and one past the last noun of the noun phrase that begins at a token, determiners passed over.
fn noun_phrase(words: Words<'_>, at: usize) -> Option<(usize, usize)> {
    let mut first = at;
    while matches!(words.class(first), WordClass::Determiner)
        || words.is_any(first, &["its", "their", "his", "her", "our", "all", "new"])
    {
        first += 1;
    }
    let mut end = None;
    let mut at = first;
    while at < words.tokens.len() && at - first < MAX_WORDS {
        match words.class(at) {
            WordClass::Noun | WordClass::Name => end = Some(at + 1),
            WordClass::Adjective | WordClass::Number
                if !words.get(at).starts_with(|c: char| c.is_ascii_digit()) => {}
            // `electrically-powered barges`, `imported grain`, `Freedonia’s exports`
            WordClass::Verb if at == first && words.class(at + 1) == WordClass::Noun => {}
            WordClass::Adverb if words.get(at + 1) == "-" => {}
            WordClass::Particle if is_any(words.get(at), &["’s", "'s", "’", "'"]) => {}
            WordClass::Punctuation if words.get(at) == "-" => {}
            WordClass::Symbol if words.get(at) == "-" => {}
            _ => break,
        }
        at += 1;
    }
    end.map(|end| (first, end))
}

/// The noun phrase before a figure with a unit: `tariffs of 15 percent`, `exports fell by 15 percent`. After `from .. to`
/// it is that of the figure before.
pub(super) fn before(
    words: Words<'_>,
    at: usize,
    last: Option<(usize, Option<Span>)>,
) -> Option<Span> {
    let mut at = at;
    let mut n_passed = 0;
    while let Some(before) = at.checked_sub(1) {
        if let Some((end, counted)) = last
            && end == at
        {
            return counted;
        }
        let passes = matches!(
            words.class(before),
            WordClass::Adposition
                | WordClass::Particle
                | WordClass::Adverb
                | WordClass::Verb
                | WordClass::Auxiliary
        ) || words
            .is_any(before, &["about", "around", "than", "a", "an", "the", "to"]);
        if !passes || n_passed == 5 {
            break;
        }
        n_passed += 1;
        at = before;
    }
    let end = at;
    if n_passed == 0 {
        return None;
    }
    let mut first = end;
    while let Some(before) = first.checked_sub(1) {
        let is_part = match words.class(before) {
            WordClass::Noun | WordClass::Name | WordClass::Adjective => true,
            WordClass::Particle => is_any(words.get(before), &["’s", "'s"]),
            WordClass::Punctuation | WordClass::Symbol => words.get(before) == "-",
            WordClass::Adposition => is_any(words.get(before), &["of", "on", "for"]) && first < end,
            WordClass::Determiner => {
                first < end && is_any(words.before(before, 1), &["of", "on", "for"])
            }
            _ => false,
        };
        if !is_part || end - first >= 2 * MAX_WORDS {
            break;
        }
        first = before;
    }
    let is_noun = |at: usize| matches!(words.class(at), WordClass::Noun | WordClass::Name);
    let has_noun = (first..end).any(|at| is_noun(at) && !words.is_any(at, &HOLLOW));
    let is_whole = end.checked_sub(1).is_some_and(is_noun);
    (has_noun && is_whole && first < end).then(|| words.span(first, end))
}
