//! Whether a mention is the subject of its clause, as far as the words beside it tell.

use super::word::Words;
use crate::{lexicon::names::Class, tagging::WordClass};

/// How many words are looked at for the beginning of a clause.
const MOST_BEFORE_NAME: usize = 12;

/// Whether the words `first..end` act: a verb stands behind them or they open their sentence, and no preposition stands
/// before their title or article.
pub(crate) fn acts(words: &Words<'_>, first: usize, end: usize) -> bool {
    let Some(sentence) = words.segments.sentences.get(words.sentence_of(first)) else {
        return false;
    };
    let opening = sentence.tokens.start as usize;
    let mut start = first;
    while start > opening
        && words.get(start - 1).letter
        && (words.get(start - 1).capital
            || words.get(start - 1).classes.is_role()
            || matches!(words.folded(start - 1), "the" | "a" | "an"))
    {
        start -= 1;
    }
    let is_oblique = start > opening && is_preposition(words.folded(start - 1));
    let next = words.get(end).tag;
    let has_verb = matches!(next, WordClass::Verb | WordClass::Auxiliary);
    !words.is_possessive(end) && !is_oblique && (has_verb || start == opening)
}

/// The same, or between commas with the verb of the sentence behind them: `His son, Otto Moss, sold the mill`.
pub(crate) fn acts_between_commas(words: &Words<'_>, first: usize, end: usize) -> bool {
    acts(words, first, end)
        || first > 0
            && words.written(first - 1) == ","
            && words.written(end) == ","
            && is_act(words, behind_adverbs(words, end + 1))
            && opens_clause(words, first - 1)
}

/// The first of two words that is no adverb: `now leads`.
fn behind_adverbs(words: &Words<'_>, at: usize) -> usize {
    (at..at + 2)
        .find(|&at| words.get(at).tag != WordClass::Adverb)
        .unwrap_or(at)
}

/// Whether a finite verb says that somebody does something, not where he is or that he looks on.
fn is_act(words: &Words<'_>, at: usize) -> bool {
    let is_verb = matches!(words.get(at).tag, WordClass::Verb | WordClass::Auxiliary);
    let is_place = matches!(words.folded(at), "is" | "was" | "are" | "were")
        && words.get(at + 1).tag == WordClass::Adposition;
    is_verb && !is_place && !words.is(at, Class::Looking) && !words.folded(at).ends_with("ing")
}

/// Whether the words before a position are the first of their clause: no verb, no word that makes them part of another one.
fn opens_clause(words: &Words<'_>, end: usize) -> bool {
    let opening = words
        .segments
        .sentences
        .get(words.sentence_of(end))
        .map_or(end, |sentence| sentence.tokens.start as usize);
    (opening..end)
        .rev()
        .take(MOST_BEFORE_NAME)
        .take_while(|&at| !matches!(words.folded(at), "and" | "but" | ";" | "“" | "”" | "\""))
        .all(|at| {
            !matches!(
                words.get(at).tag,
                WordClass::Verb
                    | WordClass::Auxiliary
                    | WordClass::Subordinator
                    | WordClass::Adposition
            ) && !matches!(
                words.folded(at),
                "that" | "who" | "whose" | "which" | "whom" | "when" | "where"
            )
        })
}

fn is_preposition(folded: &str) -> bool {
    matches!(
        folded,
        "of" | "in"
            | "on"
            | "at"
            | "to"
            | "for"
            | "from"
            | "with"
            | "by"
            | "against"
            | "about"
            | "under"
            | "over"
            | "between"
            | "after"
            | "before"
            | "like"
            | "than"
    )
}
