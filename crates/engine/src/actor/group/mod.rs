//! People without a name of their own: `Ruritanian officials`, `many other analysts`, `critics of the treaty`.

mod extent;

use std::ops::Range;

use extent::{
    end_of_complement, end_of_source, heads_source, source_of, speaks, start_of_possessor,
};

use super::{
    name::found::{Name, What, name},
    word::Words,
};
use crate::{
    lexicon::names::{Case, Class, Sense},
    tagging::WordClass,
};
use record::{Attribution, span::Span};

/// Words before a group noun that belong to it, at most.
const MOST_MODIFIERS: usize = 5;

/// Appends the groups of one sentence. A group counts where it speaks, where a state or body stands before it, or where
/// its noun says what it is for (`critics of`).
pub(crate) fn find_groups(
    words: &Words<'_>,
    sentence: usize,
    sources: &[Span],
    names: &mut Vec<Name>,
) {
    let Some(range) = words
        .segments
        .sentences
        .get(sentence)
        .map(|sentence| sentence.tokens.clone())
    else {
        return;
    };
    let range = range.start as usize..range.end as usize;
    let mut at = range.start;
    while at < range.end {
        match noun_at(words, at, range.end) {
            Some((noun, n_words)) => {
                if let Some(group) = group_at(words, at..at + n_words, noun, &range, sources) {
                    names.push(group);
                }
                at += n_words;
            }
            None => at += 1,
        }
    }
}

/// What kind of noun heads a group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Noun {
    /// Speaks by its nature.
    Strong,
    /// Several words that are a group by themselves: `middle powers`.
    Phrase,
    /// Only where something else shows that it acts.
    Weak,
    /// Any other plural: only where it is all of a source.
    Plural,
    /// `state media`
    Media,
}

fn noun_at(words: &Words<'_>, at: usize, end: usize) -> Option<(Noun, usize)> {
    let word = words.get(at);
    if !word.letter {
        return None;
    }
    if let Some((Sense::Phrase(class), n_words)) = words.phrase_at(at, end, Case::Mute) {
        return match class {
            Class::Group => Some((Noun::Phrase, n_words)),
            Class::MediaGroup => Some((Noun::Media, n_words)),
            _ => None,
        };
    }
    if word.classes.has(Class::Members) && word.capital {
        return Some((Noun::Phrase, 1));
    }
    if word.capital && !word.initial {
        return None;
    }
    if matches!(
        word.tag,
        WordClass::Verb | WordClass::Adjective | WordClass::Auxiliary
    ) {
        return None;
    }
    let classes = word.classes;
    let is_plural = word.plural && !word.capital && word.span.len() > 3;
    if is_plural
        && !classes.has_any(&[
            Class::Document,
            Class::Group,
            Class::GroupWeak,
            Class::MediaGroup,
            Class::Thing,
        ])
    {
        return Some((Noun::Plural, 1));
    }
    if classes.has(Class::GroupWeak) {
        Some((Noun::Weak, 1))
    } else if classes.has(Class::Group) {
        Some((Noun::Strong, 1))
    } else if classes.has(Class::MediaGroup) {
        Some((Noun::Media, 1))
    } else {
        None
    }
}

fn group_at(
    words: &Words<'_>,
    noun: Range<usize>,
    kind: Noun,
    sentence: &Range<usize>,
    sources: &[Span],
) -> Option<Name> {
    if kind == Noun::Plural && source_of(words.span(noun.start, noun.end), sources).is_none() {
        return None;
    }
    let start = start_of_modifiers(words, noun.start, sentence.start);
    let source = source_of(words.span(noun.start, noun.end), sources);
    let is_new = words.folded_before(start) == "two"
        && source.is_some()
        && !matches!(words.folded_before(start - 1), "the" | "these" | "those");
    if !is_new
        && matches!(
            words.folded_before(start),
            "both" | "two" | "these" | "those"
        )
    {
        return None;
    }
    let owned = (start..noun.start).any(|at| is_owner(words, at, sentence.end));
    let possessor = start > sentence.start
        && words.is_possessive(start - 1)
        && (sentence.start..start - 1)
            .rev()
            .take(3)
            .any(|at| is_owner(words, at, sentence.end));
    let complement = end_of_complement(words, noun.clone(), sentence.end);
    let speaks = speaks(words, start, complement.unwrap_or(noun.end), sentence);
    let counts = match kind {
        Noun::Media => {
            owned
                || possessor
                || source.is_some_and(|source| heads_source(words, noun.clone(), source))
        }
        Noun::Phrase => true,
        Noun::Plural => source.is_some_and(|source| heads_source(words, noun.clone(), source)),
        Noun::Weak => source.is_some() || (owned && !possessor) || speaks,
        Noun::Strong => source.is_some() || owned || speaks || complement.is_some(),
    };
    if !counts {
        let can_come_back = matches!(kind, Noun::Strong | Noun::Weak);
        return can_come_back.then(|| name(words, start..noun.end, What::MaybeGroup));
    }
    if kind == Noun::Media {
        let start = if possessor {
            start_of_possessor(words, start, sentence.start)
        } else {
            start
        };
        return Some(name(words, start..noun.end, What::Outlets));
    }
    let whole = source.and_then(|source| end_of_source(words, start, noun.end, source));
    let end = complement.or(whole).unwrap_or(noun.end);
    Some(name(words, start..end, What::Group))
}

fn start_of_modifiers(words: &Words<'_>, noun: usize, first: usize) -> usize {
    let mut start = noun;
    let mut is_counted = false;
    while start > first && noun - start < MOST_MODIFIERS && is_modifier(words, start - 1) {
        // `the unease many women`: nothing but another such word stands before one that counts.
        let counts = words.is(start - 1, Class::Quantifier);
        if is_counted && !counts {
            break;
        }
        is_counted |= counts;
        start -= 1;
    }
    // No hyphen and no small word in front.
    while start < noun
        && (!words.get(start).letter || matches!(words.folded(start), "and" | "the" | "a" | "an"))
    {
        start += 1;
    }
    start
}

/// Whether a word can stand before a group noun as part of the phrase.
fn is_modifier(words: &Words<'_>, at: usize) -> bool {
    let word = words.get(at);
    let folded = words.folded(at);
    if word.capitals
        && matches!(
            words.phrase_at(at, at + 1, Case::Telling),
            Some((Sense::State(_), _))
        )
    {
        return true;
    }
    if matches!(
        folded,
        "many"
            | "other"
            | "some"
            | "several"
            | "senior"
            | "former"
            | "local"
            | "foreign"
            | "federal"
            | "top"
            | "most"
            | "few"
            | "more"
            | "current"
            | "public"
            | "private"
            | "national"
            | "international"
            | "young"
    ) {
        return true;
    }
    if folded == "-" {
        return word.joined;
    }
    if !word.letter || word.classes.has(Class::Function) || words.is_possessive(at) {
        return false;
    }
    if word.capital {
        return !word.initial
            || matches!(
                word.tag,
                WordClass::Name | WordClass::Adjective | WordClass::Noun
            )
            || words.begins_phrase(at);
    }
    if words.lexicon.cues.find(folded).is_some()
        && word.tag != WordClass::Adjective
        && word.tag != WordClass::Noun
    {
        return false;
    }
    match word.tag {
        WordClass::Adjective | WordClass::Noun | WordClass::Name => true,
        WordClass::Other => {
            folded.ends_with("al")
                || folded.ends_with("ic")
                || folded.ends_with("ary")
                || folded.ends_with("ence")
                || folded.ends_with("ity")
                || folded.ends_with("try")
                || folded.ends_with("ment")
                || folded.ends_with("ist")
                || folded.ends_with("ion")
        }
        _ => false,
    }
}

/// Whether a state, body, or person stands at a position whose group this can be.
fn is_owner(words: &Words<'_>, at: usize, end: usize) -> bool {
    let word = words.get(at);
    if !word.capital {
        return false;
    }
    match words.phrase_at(at, end, Case::Telling) {
        Some((sense, _)) => !matches!(sense, Sense::Phrase(_) | Sense::Place),
        None => !word.initial,
    }
}

/// The spans of all sources, sorted.
pub(crate) fn source_spans(attributions: &[Attribution<Span>]) -> Vec<Span> {
    let mut spans: Vec<Span> = attributions
        .iter()
        .flat_map(|entry| entry.source.iter().copied())
        .collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}
