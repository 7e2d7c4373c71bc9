//! Roles that stand behind or before a name between commas.

use std::ops::Range;

use crate::{
    actor::{cast::Mention, word::Words},
    lexicon::names::{Case, Class, Sense},
    tagging::WordClass,
};
use record::ActorKind;

/// Longest role in words.
const MOST_WORDS: usize = 24;
/// Within so many words of its beginning a role must show its noun.
pub(super) const MOST_BEFORE_NOUN: usize = 9;

/// Ada Moss`, a professor at Strelsau University,`
pub(super) fn apposition_after(
    words: &Words<'_>,
    kind: ActorKind,
    mention: &Mention,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let mark = mention.end;
    if mark >= sentence.end
        || !matches!(words.written(mark), "," | "–" | "—" | "(" | "-")
        || words.get(mark + 1).joined && words.written(mark) == "-"
    {
        return None;
    }
    let start = mark + 1;
    let end = end_of_apposition(words, start, sentence.end);
    if kind == ActorKind::Person && (has_indefinite(words, start) || words.folded(start) == "one") {
        // `a hydrologist at the University of Strelsau`: whatever noun it is.
        let noun = (start..end).find(|&at| matches!(words.get(at).tag, WordClass::Noun))?;
        let is_plain = (start..noun).all(|at| {
            !matches!(words.get(at).tag, WordClass::Verb | WordClass::Adposition)
                || words.folded(at) == "of"
        });
        return is_plain.then_some(start..end);
    }
    let noun = noun_of_role(words, start, end)?;
    let is_phrase = matches!(
        words.phrase_at(start, end, Case::Mute),
        Some((Sense::Phrase(Class::Role | Class::Leader), _))
    );
    let begins = is_phrase || begins_apposition(words, start, noun);
    let is_fitting = kind == ActorKind::Person || has_indefinite(words, start);
    (begins && is_fitting).then_some(start..end)
}

pub(super) fn has_indefinite(words: &Words<'_>, start: usize) -> bool {
    matches!(words.folded(start), "a" | "an")
}

/// An apposition begins with an article, a possessor, or words without any verb up to its noun.
pub(super) fn begins_apposition(words: &Words<'_>, start: usize, noun: usize) -> bool {
    let first = words.get(start);
    if matches!(
        words.folded(start),
        "a" | "an" | "the" | "his" | "her" | "its" | "their" | "one"
    ) {
        return true;
    }
    if !first.letter
        || matches!(first.tag, WordClass::Adverb | WordClass::Pronoun)
        || first.classes.has(Class::Function)
            && !matches!(words.folded(start), "former" | "senior" | "current")
    {
        return false;
    }
    (start..noun).all(|at| {
        let word = words.get(at);
        let folded = words.folded(at);
        let is_verb = matches!(word.tag, WordClass::Verb | WordClass::Auxiliary)
            || (word.tag == WordClass::Other && words.lexicon.cues.is_past_report(folded));
        !is_verb
            && folded != "and"
            && !matches!(
                folded,
                "with"
                    | "in"
                    | "on"
                    | "while"
                    | "as"
                    | "after"
                    | "before"
                    | "but"
                    | "to"
                    | "by"
                    | "from"
            )
    })
}

pub(super) fn end_of_apposition(words: &Words<'_>, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end && at < start + MOST_WORDS {
        let word = words.get(at);
        let folded = words.folded(at);
        let is_mark = matches!(
            words.written(at),
            "," | ";" | "." | "–" | "—" | "--" | "(" | ")" | ":" | "“" | "”" | "\"" | "?" | "!"
        ) || (words.written(at) == "-" && !word.joined);
        let is_break = matches!(
            folded,
            "who"
                | "which"
                | "whose"
                | "that"
                | "told"
                | "said"
                | "says"
                | "when"
                | "while"
                | "where"
        ) || (at > start && matches!(word.tag, WordClass::Auxiliary))
            || (at > start
                && word.tag == WordClass::Verb
                && words.lexicon.cues.is_past_report(folded));
        let is_clause = matches!(folded, "and" | "or" | "but")
            && matches!(
                words.get(at + 1).tag,
                WordClass::Verb | WordClass::Auxiliary | WordClass::Pronoun
            );
        if is_mark || is_break || is_clause {
            break;
        }
        at += 1;
    }
    while at > start && matches!(words.folded(at - 1), "and" | "or" | "but") {
        at -= 1;
    }
    at
}

/// `Moss’s predecessor and fellow Liberal,` Ada Moss; `his spokeswoman,` Ada Moss
pub(super) fn apposition_before(
    words: &Words<'_>,
    mention: &Mention,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let mark = mention
        .first
        .checked_sub(1)
        .filter(|&at| at > sentence.start)?;
    if words.written(mark) != ","
        || !matches!(
            words.written(mention.end),
            "," | "." | ";" | "?" | "!" | "’s" | "'s" | "”"
        )
    {
        return None;
    }
    let noun = words.get(mark - 1);
    if !noun.classes.is_role() && noun.tag != WordClass::Noun {
        return None;
    }
    let mut start = mark;
    let mut has_role = false;
    while start > sentence.start && mark - start < 12 {
        let at = start - 1;
        let word = words.get(at);
        let folded = words.folded(at);
        if matches!(folded, "the" | "a" | "an" | "his" | "her" | "its" | "their") {
            start = at;
            return has_role.then_some(start..mark);
        }
        let is_part =
            word.letter || matches!(folded, "-") && word.joined || words.is_possessive(at);
        let is_verb = matches!(
            word.tag,
            WordClass::Verb
                | WordClass::Auxiliary
                | WordClass::Adposition
                | WordClass::Subordinator
        );
        let is_small = word.classes.has(Class::Function)
            && !matches!(folded, "and" | "of" | "former" | "senior" | "current");
        if !is_part || is_verb || is_small {
            break;
        }
        has_role |= word.classes.is_role();
        start = at;
    }
    let is_possessed = (start..mark).any(|at| words.is_possessive(at));
    (has_role && is_possessed && start < mark).then_some(start..mark)
}

/// The first role noun of a phrase, not behind `of` and the like, and not a possessor.
pub(super) fn noun_of_role(words: &Words<'_>, start: usize, end: usize) -> Option<usize> {
    let mut found = None;
    for at in start..end.min(start + MOST_BEFORE_NOUN) {
        let folded = words.folded(at);
        let word = words.get(at);
        if matches!(
            folded,
            "of" | "at" | "for" | "who" | "which" | "that" | "whose" | "to" | "in"
        ) && found.is_some()
        {
            break;
        }
        if word.classes.is_role() && !words.is_possessive(at + 1) && !word.classes.is_honorific() {
            found = Some(at);
        }
        if matches!(folded, "who" | "which" | "whose" | "that" | "said") {
            break;
        }
    }
    found
}
