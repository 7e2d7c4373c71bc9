//! People without a name of their own: `Ruritanian officials`, `many other analysts`, `critics of the treaty`.

use std::ops::Range;

use super::{
    name::{Name, What, name},
    word::Words,
};
use crate::{
    lexicon::{
        cue::CueClass,
        names::{Case, Class, Sense},
    },
    record::Attribution,
    span::Span,
    tagging::WordClass,
};

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
    if matches!(
        words.folded_before(start),
        "both" | "two" | "these" | "those"
    ) {
        return None;
    }
    let owned = (start..noun.start).any(|at| is_owner(words, at, sentence.end));
    let possessor = start > sentence.start
        && words.is_possessive(start - 1)
        && (sentence.start..start - 1)
            .rev()
            .take(3)
            .any(|at| is_owner(words, at, sentence.end));
    let source = source_of(words.span(noun.start, noun.end), sources);
    let complement = end_of_complement(words, noun.clone(), sentence.end);
    let speaks = speaks(words, start, complement.unwrap_or(noun.end), sentence);
    let counts = match kind {
        Noun::Media => owned || possessor,
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

/// Whether a noun is the head of a source: nothing but its modifiers before it, and no noun behind.
fn heads_source(words: &Words<'_>, noun: Range<usize>, source: Span) -> bool {
    let tokens = words.segments.tokens_in(source);
    let closes = noun.end >= tokens.end
        || matches!(
            words.folded(noun.end),
            "," | "who" | "in" | "at" | "from" | "with" | "there" | "close" | "familiar"
        );
    let is_first = !(tokens.start..noun.start).any(|at| {
        matches!(
            words.folded(at),
            "of" | "," | "who" | "at" | "in" | "by" | "for"
        ) || words.is_possessive(at)
    });
    closes && is_first
}

/// A source that begins with the group and narrows it down (`Companies in these sectors`) is its name as a whole.
fn end_of_source(words: &Words<'_>, start: usize, noun_end: usize, source: Span) -> Option<usize> {
    let tokens = words.segments.tokens_in(source);
    let begins =
        tokens.start == start || (tokens.start + 1 == start && words.folded(tokens.start) == "the");
    let narrows = matches!(
        words.folded(noun_end),
        "in" | "there" | "here" | "at" | "from" | "of"
    );
    let is_plain = (noun_end..tokens.end).all(|at| {
        let word = words.get(at);
        (word.letter || words.is_possessive(at))
            && !matches!(words.folded(at), "and" | "who" | "which" | "that")
    });
    let is_short = tokens.len() <= 8 && noun_end < tokens.end;
    (begins && narrows && is_plain && is_short).then_some(tokens.end)
}

/// One of the last few sources that begin before a span and hold it.
fn source_of(span: Span, sources: &[Span]) -> Option<Span> {
    let before = sources.partition_point(|source| source.start <= span.start);
    sources[..before]
        .iter()
        .rev()
        .take(4)
        .copied()
        .find(|source| source.contains(span))
}

/// `China's` before `state media`.
fn start_of_possessor(words: &Words<'_>, start: usize, first: usize) -> usize {
    let mut at = start.saturating_sub(2).max(first);
    while at > first && words.before(at).capital && words.get(at).capital {
        at -= 1;
    }
    at
}

fn start_of_modifiers(words: &Words<'_>, noun: usize, first: usize) -> usize {
    let mut start = noun;
    while start > first && noun - start < MOST_MODIFIERS && is_modifier(words, start - 1) {
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
            || words.lexicon.names.begins_phrase(folded);
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

/// Where `of ...` or `in ...` behind a group noun ends.
fn end_of_complement(words: &Words<'_>, noun: Range<usize>, end: usize) -> Option<usize> {
    let takes_of = matches!(
        words.folded(noun.end - 1),
        "critics"
            | "opponents"
            | "supporters"
            | "proponents"
            | "advocates"
            | "members"
            | "families"
            | "relatives"
            | "leaders"
            | "residents"
            | "backers"
            | "allies"
            | "detractors"
            | "victims"
            | "representatives"
            | "survivors"
    );
    if !takes_of || words.folded(noun.end) != "of" {
        return None;
    }
    let mut at = noun.end + 1;
    while at < end {
        let word = words.get(at);
        let folded = words.folded(at);
        let is_mark = !word.letter && !words.is_possessive(at) && folded != "-";
        let is_verb = matches!(word.tag, WordClass::Verb | WordClass::Auxiliary);
        let is_number = folded.chars().all(|digit| digit.is_ascii_digit());
        let ends = (is_mark && !is_number)
            || is_verb
            || matches!(
                folded,
                "who"
                    | "that"
                    | "which"
                    | "have"
                    | "has"
                    | "had"
                    | "are"
                    | "were"
                    | "is"
                    | "was"
                    | "will"
            );
        // `Critics of the bill note`: a verb that looks like a noun.
        let has_noun = (noun.end + 1..at)
            .any(|inner| matches!(words.get(inner).tag, WordClass::Noun | WordClass::Name));
        let is_cue = has_noun
            && words
                .lexicon
                .cues
                .find(folded)
                .is_some_and(|cue| cue.class == CueClass::Verb);
        if ends || is_cue || (has_noun && matches!(folded, "point" | "to")) {
            break;
        }
        at += 1;
    }
    (at > noun.end + 1).then_some(at)
}

/// Whether a reporting verb stands beside the phrase.
fn speaks(words: &Words<'_>, start: usize, end: usize, sentence: &Range<usize>) -> bool {
    let cues = &words.lexicon.cues;
    let mut after = end;
    while after < sentence.end
        && matches!(
            words.folded(after),
            "have" | "has" | "had" | "also" | "long" | "repeatedly" | "now" | "widely" | "often"
        )
    {
        after += 1;
    }
    let next = words.folded(after);
    let previous = words.folded_before(start);
    (after < sentence.end && cues.is_past_report(next))
        || (start > sentence.start && matches!(previous, "said" | "say" | "says"))
        || (start > sentence.start
            && previous == "to"
            && start >= 2
            && words.folded(start - 2) == "according")
        || (after < sentence.end && is_base_report(words, after))
}

fn is_base_report(words: &Words<'_>, at: usize) -> bool {
    matches!(
        words.folded(at),
        "say"
            | "argue"
            | "warn"
            | "note"
            | "believe"
            | "fear"
            | "hope"
            | "expect"
            | "claim"
            | "insist"
            | "caution"
            | "suggest"
            | "think"
            | "see"
            | "view"
            | "agree"
            | "worry"
            | "contend"
            | "predict"
            | "estimate"
            | "want"
    )
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
