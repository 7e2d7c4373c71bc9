//! Verbs that say nothing: `appointed`, `imposed a fee`, `attacked a seal`.

use std::ops::Range;

use super::words::{Words, cue_of};
use crate::attribution::{label::Role, link::Group};

/// Words that a clause begins with which says what was said, thought or wanted.
const CLAUSE: &[&str] = &[
    "that", "to", "how", "why", "whether", "if", "what", "who", "when", "where", "which",
];
/// Words behind which stands what somebody is attacked for.
const CHARGE: &[&str] = &["for", "over", "as", "because", "on"];

/// Whether the verb of a group says nothing: it is for a deed, and what is done neither a clause nor in quotation marks.
pub(super) fn says_nothing(words: &Words<'_>, group: &Group) -> bool {
    let Some(cue) = cue_of(group) else {
        return false;
    };
    let mut contents = group.chunks.iter().filter(|chunk| chunk.role.is_content());
    let is_plain = contents.all(|chunk| {
        let tokens = chunk.tokens.clone();
        !words.is(tokens.start, CLAUSE)
            && !tokens.clone().any(|at| words.is_quoted(at))
            && (chunk.role == Role::ContentBefore || !words.has_verb(tokens))
    });
    is_plain && (words.is_deed(&cue) || attacks_thing(words, group, &cue))
}

/// Whether something is attacked by other means than words: an object that no text has named yet, and nothing said of it.
fn attacks_thing(words: &Words<'_>, group: &Group, cue: &Range<usize>) -> bool {
    let is_attack = words
        .listed(cue)
        .is_some_and(|listed| listed.lemma == "attack");
    let mut contents = group.chunks.iter().filter(|chunk| chunk.role.is_content());
    is_attack
        && contents.all(|chunk| {
            words.is(
                chunk.tokens.start,
                &["a", "an", "two", "three", "several", "some"],
            ) && !chunk.tokens.clone().any(|at| words.is(at, CHARGE))
        })
}
