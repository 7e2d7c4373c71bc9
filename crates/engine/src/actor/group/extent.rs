//! How far the phrase of a group reaches, and whether it speaks.

use std::ops::Range;

use crate::{actor::word::Words, tagging::WordClass};
use record::{cue::CueClass, span::Span};

/// Whether a noun is the head of a source: nothing but its modifiers before it, and no noun behind.
pub(super) fn heads_source(words: &Words<'_>, noun: Range<usize>, source: Span) -> bool {
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
pub(super) fn end_of_source(
    words: &Words<'_>,
    start: usize,
    noun_end: usize,
    source: Span,
) -> Option<usize> {
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
pub(super) fn source_of(span: Span, sources: &[Span]) -> Option<Span> {
    let before = sources.partition_point(|source| source.start <= span.start);
    sources[..before]
        .iter()
        .rev()
        .take(4)
        .copied()
        .find(|source| source.contains(span))
}

/// Where `of ...` or `in ...` behind a group noun ends.
pub(super) fn end_of_complement(
    words: &Words<'_>,
    noun: Range<usize>,
    end: usize,
) -> Option<usize> {
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
    // `supporters of Holt and`, `members of the union in`: what leads on is no part of the name.
    while at > noun.end + 1 && leads_on(words, at - 1) {
        at -= 1;
    }
    (at > noun.end + 1).then_some(at)
}

/// Whether the word at `at` only leads to another.
fn leads_on(words: &Words<'_>, at: usize) -> bool {
    matches!(
        words.get(at).tag,
        WordClass::Adposition | WordClass::Conjunction | WordClass::Determiner
    )
}

/// Whether a reporting verb stands beside the phrase.
pub(super) fn speaks(words: &Words<'_>, start: usize, end: usize, sentence: &Range<usize>) -> bool {
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

pub(super) fn is_base_report(words: &Words<'_>, at: usize) -> bool {
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

/// `China's` before `state media`.
pub(super) fn start_of_possessor(words: &Words<'_>, start: usize, first: usize) -> usize {
    let mut at = start.saturating_sub(2).max(first);
    while at > first && words.before(at).capital && words.get(at).capital {
        at -= 1;
    }
    at
}
