//! The agent of a passive cue: `was called “a gift” by Senator Moreau`; and `was quoted by the agency as saying that`.

use std::ops::Range;

use super::words::{Words, add, cue_of, take_away};
use crate::{
    attribution::{
        label::Role,
        link::{Chunk, Group},
    },
    tagging::WordClass,
};

/// Forms of *to be* and *to get*, which make a participle passive.
const BE: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "’s", "'s",
];
/// Verbs of quoting others, behind which `as saying` comes.
const QUOTED: &[&str] = &[
    "quoted",
    "cited",
    "reported",
    "heard",
    "recorded",
    "paraphrased",
];
const SAYING: &[&str] = &[
    "saying", "telling", "stating", "arguing", "warning", "adding", "claiming",
];
/// Tokens between the passive and `as saying` at most.
const MAX_BETWEEN: usize = 14;

/// Whether a cue is a passive: a form of *to be* and a participle.
fn is_passive(words: &Words<'_>, cue: &Range<usize>) -> bool {
    let last = cue.end - 1;
    let before = cue.start.saturating_sub(3)..last;
    matches!(words.penn(last), "VBN" | "VBD") && before.into_iter().any(|at| words.is(at, BE))
}

/// Gives `by` and the noun phrase behind it to the source, where they end the content of a passive cue.
pub(super) fn find_agent(words: &Words<'_>, group: &mut Group) {
    if !cue_of(group).is_some_and(|cue| is_passive(words, &cue)) {
        return;
    }
    // `was described by the mayor as`: the last word leads to what is said.
    for chunk in &mut group.chunks {
        let last = chunk.tokens.end - 1;
        if chunk.role == Role::SourceAfter && chunk.tokens.len() > 1 && words.is(last, &["as"]) {
            chunk.tokens.end = last;
        }
    }
    let last = group
        .chunks
        .iter()
        .rfind(|chunk| chunk.role == Role::ContentAfter);
    let Some(content) = last.map(|chunk| chunk.tokens.clone()) else {
        return;
    };
    let by = content
        .clone()
        .skip(1)
        .find(|&at| words.is(at, &["by"]) && !words.is_quoted(at));
    let Some(by) = by else { return };
    // `asked to name a choice influenced by gifts`: another verb's agent.
    if (content.start..by).any(|at| words.class(at) == WordClass::Verb && !words.is_quoted(at)) {
        return;
    }
    let Some(end) = words.end_of_noun_phrase(by + 1, words.sentence(by).end) else {
        return;
    };
    // `by the company on Tuesday`
    let day =
        (by + 2..end).find(|&at| words.is(at, &["on", "in", "at", "last"]) && words.is_day(at + 1));
    let (agent, end) = (by + 1..day.unwrap_or(end), end);
    // What else follows is no agent: `by closing the dam`, `by the end of the year, when`.
    let is_last = end >= content.end || words.is_stop(end) || words.is_comma(end);
    if !is_last {
        return;
    }
    take_away(group, &(by..content.end), Role::is_content);
    group.chunks.retain(|chunk| !chunk.role.is_source());
    add(group, Role::SourceAfter, agent, 900);
}

/// Makes one attribution of `Krall was quoted by the agency as saying that`: he is the source of what he is quoted as saying.
pub(super) fn join_quoted_as_saying(words: &Words<'_>, groups: &mut Vec<Group>) {
    let mut at = 0;
    while at < groups.len() {
        let joined = cue_of(&groups[at]).and_then(|cue| joined(words, &cue, groups[at].sure));
        let Some((group, saying)) = joined else {
            at += 1;
            continue;
        };
        groups[at] = group;
        let mut number = 0;
        groups.retain(|other| {
            let is_other = number != at;
            number += 1;
            let is_again = cue_of(other).is_some_and(|cue| cue.contains(&saying));
            !(is_other && is_again)
        });
        at += 1;
    }
}

/// The attribution of such a cue, and where its `saying` stands.
fn joined(words: &Words<'_>, cue: &Range<usize>, sure: u16) -> Option<(Group, usize)> {
    let quoted = cue.clone().rev().find(|&at| words.is(at, QUOTED))?;
    let verb = cue.start..quoted + 1;
    if !is_passive(words, &verb) {
        return None;
    }
    let sentence = words.sentence(quoted);
    let reach = sentence.end.min(quoted + MAX_BETWEEN);
    let saying = (quoted + 1..reach)
        .take_while(|&at| !words.is_stop(at))
        .find(|&at| words.is(at, &["as"]) && words.is(at + 1, SAYING))?
        + 1;
    let start = start_of_subject(words, &sentence, cue.start)?;
    let end = (saying + 1..sentence.end)
        .rev()
        .find(|&at| words.is_quoted(at) || !words.is_stop(at))?
        + 1;
    let first = (saying + 1..end).find(|&at| !words.is_comma(at))?;
    let chunk = |role, tokens| Chunk {
        role,
        tokens,
        sure: 900,
    };
    let group = Group {
        chunks: vec![
            chunk(Role::SourceBefore, start..cue.start),
            chunk(Role::Cue, verb),
            chunk(Role::Cue, saying - 1..saying + 1),
            chunk(Role::ContentAfter, first..end),
        ],
        sure,
        ..Group::default()
    };
    Some((group, saying))
}

/// Where the subject begins that ends before a verb: behind the mark, conjunction or preposition that opens its clause.
fn start_of_subject(words: &Words<'_>, sentence: &Range<usize>, verb: usize) -> Option<usize> {
    let mut start = verb;
    while start > sentence.start {
        let before = start - 1;
        let opens = words.is_comma(before)
            || words.is_stop(before)
            || words.is_mark(before)
            || words.is_finite(before)
            || words.is(
                before,
                &["and", "but", "that", "while", "as", "when", "after"],
            );
        if opens {
            break;
        }
        start = before;
    }
    (start < verb).then_some(start)
}
