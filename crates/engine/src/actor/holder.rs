//! Who holds which role in an article, and the words of roles.

use std::ops::Range;

use super::{cast::Cast, role::found::Found, word::Words};
use crate::lexicon::names::{Case, Class, Sense};
use record::ActorKind;

/// Persons by a role noun that the article gives them, folded; leaders under `leader` as well.
pub(super) fn holders(
    words: &Words<'_>,
    cast: &Cast,
    roles: &[Vec<Found>],
) -> Vec<(String, usize)> {
    let mut holders = Vec::new();
    for (number, (draft, roles)) in cast.drafts.iter().zip(roles).enumerate() {
        if draft.kind != ActorKind::Person {
            continue;
        }
        for role in roles {
            for (noun, is_leader) in role_nouns(words, &role.tokens) {
                if is_leader {
                    holders.push(("leader".to_owned(), number));
                }
                if let Some(whole) = whole_title(&noun) {
                    holders.push((whole.to_owned(), number));
                }
                holders.push((noun, number));
            }
        }
    }
    holders.sort();
    holders.dedup();
    holders
}

/// The title for which a short form before a name stands.
pub(crate) fn whole_title(short: &str) -> Option<&'static str> {
    match short.trim_end_matches('.') {
        "gov" => Some("governor"),
        "sen" => Some("senator"),
        "gen" => Some("general"),
        "col" => Some("colonel"),
        "sgt" => Some("sergeant"),
        "lt" => Some("lieutenant"),
        "rep" => Some("congressman"),
        _ => None,
    }
}

/// The role nouns of some tokens, phrases whole, each with whether it leads a state; up to the first preposition.
fn role_nouns(words: &Words<'_>, tokens: &Range<usize>) -> Vec<(String, bool)> {
    let mut nouns = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        if matches!(words.folded(at), "of" | "at" | "for" | "to" | "in" | "who")
            && !nouns.is_empty()
        {
            break;
        }
        match role_at(words, at, tokens.end) {
            Some((n_words, is_leader)) => {
                nouns.push((folded_phrase(words, at..at + n_words), is_leader));
                at += n_words;
            }
            None => at += 1,
        }
    }
    nouns
}

pub(super) fn folded_phrase(words: &Words<'_>, tokens: Range<usize>) -> String {
    let list: Vec<&str> = tokens.map(|at| words.folded(at)).collect();
    list.join(" ")
}

/// The role at a position: its number of words and whether it leads a state.
pub(super) fn role_at(words: &Words<'_>, at: usize, end: usize) -> Option<(usize, bool)> {
    if let Some((Sense::Phrase(class @ (Class::Leader | Class::Role)), n_words)) =
        words.phrase_at(at, end, Case::Mute)
    {
        return Some((n_words, class == Class::Leader));
    }
    let classes = words.get(at).classes;
    classes.is_role().then(|| (1, classes.has(Class::Leader)))
}
