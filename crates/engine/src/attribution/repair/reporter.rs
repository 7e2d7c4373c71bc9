//! Where a content ends and the reporter goes on: a verb of the reporter's own, a participle that the sentence opens with, a
//! clause that sets something against what was said.

use std::ops::Range;

use super::words::{Words, cue_of, take_away};
use crate::{
    attribution::{label::Role, link::Group},
    tagging::WordClass,
};
use record::cue::CueClass;

/// What comes of something said: `..., angering widows`. Sorted.
const RESULTS: &[&str] = &[
    "alarming",
    "angering",
    "causing",
    "dismaying",
    "drawing",
    "earning",
    "enraging",
    "fuelling",
    "fueling",
    "infuriating",
    "inviting",
    "leaving",
    "prompting",
    "provoking",
    "raising",
    "sparking",
    "stoking",
    "surprising",
    "triggering",
    "upsetting",
];
/// The same in the past: `..., which angered widows`. Sorted.
const RESULTED: &[&str] = &[
    "alarmed",
    "angered",
    "caused",
    "dismayed",
    "drew",
    "earned",
    "enraged",
    "fuelled",
    "fueled",
    "infuriated",
    "invited",
    "left",
    "prompted",
    "provoked",
    "raised",
    "sparked",
    "stoked",
    "surprised",
    "triggered",
    "upset",
];

/// Cuts what is the reporter's own off the contents of a group.
pub(super) fn cut(words: &Words<'_>, group: &mut Group) {
    let Some(cue) = cue_of(group) else { return };
    if group.is_nested {
        return;
    }
    drop_opening(words, group, &cue);
    let last = group
        .chunks
        .iter()
        .rfind(|chunk| chunk.role == Role::ContentAfter)
        .map(|chunk| chunk.tokens.clone());
    let Some(content) = last else { return };
    let is_noun = words
        .listed(&cue)
        .is_some_and(|listed| listed.class == CueClass::Noun)
        || matches!(words.class(cue.end - 1), WordClass::Noun);
    let end = if is_noun {
        main_verb_behind(words, &cue, &content)
    } else {
        None
    };
    let end = end.or_else(|| start_of_aside(words, &content));
    if let Some(end) = end.filter(|&end| end > content.start + 1) {
        take_away(group, &(end..content.end), Role::is_content);
    }
}

/// Takes away a participle that the sentence opens with, set off by a comma from who says something else: `Hammering Holt again,
/// Brandl said her letters were proof`.
fn drop_opening(words: &Words<'_>, group: &mut Group, cue: &Range<usize>) {
    let sentence = words.sentence(cue.start);
    let has_other = group
        .chunks
        .iter()
        .any(|chunk| chunk.role == Role::ContentAfter);
    let source = group
        .chunks
        .iter()
        .find(|chunk| chunk.role == Role::SourceBefore)
        .map(|chunk| chunk.tokens.start);
    let Some(source) = source.filter(|_| has_other) else {
        return;
    };
    let is_opening = |tokens: &Range<usize>| {
        tokens.start == sentence.start
            && tokens.end <= source
            && (words.is_comma(tokens.end) || words.is_comma(tokens.end - 1))
            && matches!(words.penn(tokens.start), "VBG" | "VBN")
            && !words.is_comma(cue.end)
            && !tokens.clone().any(|at| words.is_quoted(at))
    };
    group
        .chunks
        .retain(|chunk| !(chunk.role == Role::ContentBefore && is_opening(&chunk.tokens)));
}

/// The verb of the sentence behind the clause of a noun (`the claim that the mine was safe angered widows`), where nothing else
/// in the sentence can be it.
fn main_verb_behind(
    words: &Words<'_>,
    cue: &Range<usize>,
    content: &Range<usize>,
) -> Option<usize> {
    let sentence = words.sentence(cue.start);
    if !words.is(content.start, &["that"])
        || words.has_verb(sentence.start..cue.start)
        || words.has_verb(content.end..sentence.end)
    {
        return None;
    }
    let opens = |at: usize| {
        words.class(at) == WordClass::Subordinator
            || matches!(words.penn(at), "WDT" | "WP" | "WP$" | "WRB")
            || words.is(at, &["and", "or", "but"]) && words.is_finite(at + 1)
    };
    let n_clauses = content
        .clone()
        .skip(1)
        .filter(|&at| opens(at) && !words.is_quoted(at))
        .count()
        + 1;
    let verbs = |is_verb: fn(&Words<'_>, usize) -> bool| -> Vec<usize> {
        let own = content.clone().filter(|&at| !words.is_quoted(at));
        own.filter(|&at| is_verb(words, at)).collect()
    };
    // `the mine was safe when it opened is false`: one verb more than clauses.
    let finite = verbs(|words, at| words.is_finite(at));
    let found = match finite.len() > n_clauses {
        true => finite,
        false => verbs(|words, at| words.is_finite(at) || is_past(words, at)),
    };
    let last = *found.last()?;
    let is_one_more = found.len() == n_clauses + 1;
    is_one_more.then_some(last)
}

/// Whether a participle may be a past tense: no auxiliary stands before it, and an object behind it.
fn is_past(words: &Words<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| words.class(before));
    words.penn(at) == "VBN"
        && !matches!(
            before,
            Some(WordClass::Auxiliary | WordClass::Determiner | WordClass::Adverb)
        )
        && matches!(
            words.class(at + 1),
            WordClass::Noun | WordClass::Name | WordClass::Determiner | WordClass::Pronoun
        )
}

/// Where what the reporter sets against a content or draws from it begins.
fn start_of_aside(words: &Words<'_>, content: &Range<usize>) -> Option<usize> {
    content.clone().skip(2).find(|&at| {
        if words.is_quoted(at) {
            return false;
        }
        let is_against = words.is(at, &["even"]) && words.is(at + 1, &["as", "while", "after"]);
        let is_result = words.is_comma(at)
            && (words.is(at + 1, RESULTS)
                || words.is(at + 1, &["which"]) && words.is(at + 2, RESULTED)
                || words.is(at + 1, &["a"])
                    && words.is(
                        at + 2,
                        &[
                            "claim",
                            "charge",
                            "remark",
                            "statement",
                            "comment",
                            "view",
                            "position",
                        ],
                    )
                    && words.is(at + 3, &["that", "which", "he", "she", "they"]));
        is_against || is_result
    })
}
