//! Whether a mention is the subject of its clause, as far as the words beside it tell.

use super::word::Words;
use crate::tagging::WordClass;

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
