//! The source behind an inverted cue: `The mixture, say economists, opens a road`, `“The road is closed,” said the guard`; and
//! the end of a source that stands as an aside: `according to two engineers who inspected it, will last ten years`.

use std::ops::Range;

use super::words::{Words, add, cue_of, take_away};
use crate::{
    attribution::{label::Role, link::Group},
    tagging::WordClass,
};
use record::cue::{Cue, CueClass, CueForm};

/// Verbs that have their source behind them without an object between: `say economists`. Sorted.
const INVERTING: &[&str] = &[
    "add", "admit", "agree", "announce", "answer", "argue", "ask", "boast", "claim", "comment",
    "complain", "concede", "conclude", "continue", "cry", "declare", "echo", "exclaim", "explain",
    "fume", "groan", "growl", "grumble", "insist", "joke", "lament", "laugh", "moan", "muse",
    "mutter", "note", "observe", "quip", "recall", "remark", "reply", "report", "respond",
    "retort", "say", "scream", "shout", "sigh", "snap", "sob", "state", "suggest", "think", "wail",
    "warn", "whisper", "wonder", "write", "yell",
];

/// Gives the noun phrase behind an inverted cue to the source, and what stands around both to the content.
pub(super) fn put_right(words: &Words<'_>, group: &mut Group) {
    let Some(cue) = cue_of(group).filter(|cue| cue.len() == 1) else {
        return;
    };
    let inverts = |verb: Cue| {
        verb.class == CueClass::Verb
            && verb.form != CueForm::Progressive
            && INVERTING.binary_search(&verb.lemma).is_ok()
    };
    if !words.listed(&cue).is_some_and(inverts) || words.is_quoted(cue.start) {
        return;
    }
    let sentence = words.sentence(cue.start);
    let Some(before) = cue.start.checked_sub(1) else {
        return;
    };
    // What is said ends before the cue, with a comma or the mark of a quotation.
    let is_ended = words.is_comma(before)
        || words.is_mark(before)
        || words.is_quoted(before)
        || matches!(words.get(before), "?" | "!" | "…" | "—" | "–");
    if !is_ended || before <= sentence.start && !words.is_quoted(before) {
        return;
    }
    let Some(source) = source_behind(words, cue.end, sentence.end) else {
        return;
    };
    let goes_on = words.is_comma(source.end)
        && !words.is_quoted(source.end + 1)
        && words.has_verb(source.end + 1..sentence.end);
    let is_known = group
        .chunks
        .iter()
        .any(|chunk| chunk.role == Role::SourceAfter && chunk.tokens.start == source.start);
    // `The mayor, as ever, said the plan`: who stands before the comma may be the source, unless his own verb follows.
    let has_other = group.chunks.iter().any(|chunk| chunk.role.is_source());
    let is_parted = goes_on && words.is_finite(source.end + 1);
    let is_last = (source.end..sentence.end).all(|at| words.is_stop(at) || words.is_mark(at));
    let is_quoted = words.is_quoted(before) || words.is_mark(before);
    if is_known || has_other && !is_parted || !(is_parted || is_last || is_quoted) {
        return;
    }
    let sure = group
        .chunks
        .iter()
        .map(|chunk| chunk.sure)
        .max()
        .unwrap_or(0);
    // A source that stood elsewhere is part of what is said.
    group.chunks.retain(|chunk| !chunk.role.is_source());
    take_away(group, &source, Role::is_content);
    if !words.is_quoted(before) && !words.is_mark(before) {
        let (first, last) = (sentence.start, before);
        take_away(group, &(first..last), Role::is_content);
        add(group, Role::ContentBefore, first..last, sure);
    }
    if goes_on {
        let end = (source.end + 1..sentence.end)
            .rev()
            .find(|&at| !words.is_stop(at))
            .map_or(sentence.end, |last| last + 1);
        take_away(group, &(source.end..end), Role::is_content);
        add(group, Role::ContentAfter, source.end + 1..end, sure);
    }
    // Commas that are left over between the two.
    group.chunks.retain(|chunk| {
        !(chunk.role.is_content() && chunk.tokens.clone().all(|at| words.is_comma(at)))
    });
    add(group, Role::SourceAfter, source, 900);
}

/// The noun phrase that a position begins, with one behind a comma that says who it is; it must end where a clause can.
fn source_behind(words: &Words<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    let first = words.end_of_noun_phrase(from, end)?;
    if words.is_comma(first)
        && let Some(second) = words.end_of_noun_phrase(first + 1, end)
        && (words.is_stop(second) || words.is_comma(second) || second >= end)
        && words.class(first + 1) != WordClass::Pronoun
    {
        return Some(from..second);
    }
    let is_end = words.is_comma(first)
        || words.is_stop(first)
        || words.is_mark(first)
        || first >= end
        || words.is(first, &["who", "whose", "which"]);
    is_end.then_some(from..first)
}

/// Ends the source of an aside with `according to` at its second comma, where the sentence goes on with its verb.
pub(super) fn end_source_of_aside(words: &Words<'_>, group: &mut Group) {
    let Some(cue) = cue_of(group) else { return };
    let is_aside = words.is(cue.start, &["according"])
        && cue
            .start
            .checked_sub(1)
            .is_some_and(|before| words.is_comma(before));
    if !is_aside {
        return;
    }
    let source = group
        .chunks
        .iter()
        .find(|chunk| chunk.role == Role::SourceAfter)
        .map(|chunk| chunk.tokens.clone());
    let Some(source) = source else { return };
    let sentence = words.sentence(cue.start);
    let goes_on = |at: usize| {
        let next = (at + 1..sentence.end).find(|&next| words.class(next) != WordClass::Adverb);
        words.is_comma(at) && next.is_some_and(|next| is_verb_there(words, next))
    };
    let has_after = group
        .chunks
        .iter()
        .any(|chunk| chunk.role == Role::ContentAfter);
    let is_short = !has_after && words.is_comma(source.end);
    let Some(comma) = source
        .clone()
        .chain(is_short.then_some(source.end))
        .find(|&at| goes_on(at))
    else {
        return;
    };
    let end = (comma + 1..sentence.end)
        .rev()
        .find(|&at| !words.is_stop(at))
        .map_or(sentence.end, |last| last + 1)
        .max(comma + 2);
    take_away(group, &(comma..end), Role::is_source);
    take_away(group, &(comma..end), Role::is_content);
    add(group, Role::ContentAfter, comma + 1..end, 900);
    let has_before = group
        .chunks
        .iter()
        .any(|chunk| chunk.role == Role::ContentBefore);
    if !has_before && sentence.start + 1 < cue.start {
        add(
            group,
            Role::ContentBefore,
            sentence.start..cue.start - 1,
            900,
        );
    }
}

/// Whether the word behind an aside is the verb of the sentence; one that looks like a plural noun (`leaks at both ends`) is, where
/// no noun phrase can go on behind it.
fn is_verb_there(words: &Words<'_>, at: usize) -> bool {
    let is_like_noun = matches!(words.penn(at), "NNS" | "VB")
        && matches!(
            words.class(at + 1),
            WordClass::Adposition | WordClass::Determiner | WordClass::Adverb | WordClass::Pronoun
        );
    words.is_finite(at) || is_like_noun
}

#[cfg(test)]
mod tests {
    #[test]
    fn verbs_are_sorted() {
        assert!(super::INVERTING.is_sorted());
    }
}
