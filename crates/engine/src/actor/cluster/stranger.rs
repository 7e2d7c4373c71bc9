//! The kind of one word with a capital that neither the lists nor a full name explain.

use std::ops::Range;

use super::{
    beside::{is_beside_body, is_beside_person},
    evidence::{is_in, pronouns_after, reports, things_after},
};
use crate::{
    actor::{name::found::Name, word::Words},
    lexicon::names::{Case, Class, Sense},
    tagging::WordClass,
};
use record::{ActorKind, span::Span};

/// The kind of a lone name, if it names an actor at all. A capital alone is no evidence: somewhere the name must act, own
/// something, speak, or stand beside words that tell of a person, a body or a state.
pub(super) fn kind_of_stranger(
    words: &Words<'_>,
    names: &[&Name],
    sources: &[Span],
) -> Option<ActorKind> {
    let first = names.first()?;
    let at = first.tokens.start;
    let classes = words.get(at).classes;
    if classes.has_any(&[
        Class::NotName,
        Class::Org,
        Class::Thing,
        Class::Role,
        Class::Leader,
        Class::Group,
        Class::Function,
        Class::MediaHead,
    ]) {
        return None;
    }
    if words.get(at).span.len() < 2 {
        return None;
    }
    // `Ruritanian History`, `Irish Catholic`: part of what the adjective begins.
    let is_part = |name: &&&Name| {
        let before = name.tokens.start.wrapping_sub(1);
        matches!(
            words.phrase_at(before, name.tokens.start, Case::Telling),
            Some((Sense::Adjective(_), _))
        )
    };
    if names.iter().all(|name| is_part(&name)) {
        return None;
    }
    // `Anti-Ruritanian`, `Franco-Ruritanian` are adjectives.
    let last = first.tokens.end - 1;
    let is_compound = last > at
        && (matches!(
            words.folded(at),
            "anti" | "pro" | "non" | "post" | "pre" | "ex" | "mid"
        ) || matches!(
            words.phrase_at(last, last + 1, Case::Telling),
            Some((Sense::Adjective(_), _))
        ));
    if is_compound {
        return None;
    }
    let written = words.written(at);
    if [".com", ".org", ".net"]
        .iter()
        .any(|end| written.to_ascii_lowercase().ends_with(end))
    {
        return Some(ActorKind::Organisation);
    }
    let is_real = |name: &&&Name| {
        let word = words.get(name.tokens.start);
        !word.initial || word.tag == WordClass::Name
    };
    let n_real = names.iter().filter(is_real).count();
    if n_real == 0 {
        return None;
    }
    // `the Moss plan` says nothing of Moss.
    let has_article = |name: &&&Name| {
        let is_attribute = matches!(
            words.get(name.tokens.end).tag,
            WordClass::Noun | WordClass::Adjective | WordClass::Name
        );
        // `the tariffs that Ruritania raised` is no article.
        let is_article = match words.folded_before(name.tokens.start) {
            "the" | "a" | "an" | "this" => true,
            "that" => words.before(name.tokens.start).tag == WordClass::Determiner,
            _ => false,
        };
        !is_attribute && is_article
    };
    let stands = names
        .iter()
        .any(|name| acts_or_owns(words, name) || is_in(name.span, sources));
    if names.iter().filter(|name| is_place(words, name)).count() * 2 >= names.len() {
        return None;
    }
    let n_articles = names.iter().filter(has_article).count();
    if names.iter().any(|name| is_beside_body(words, name)) {
        return Some(ActorKind::Organisation);
    }
    let is_shown = names.iter().any(|name| is_beside_person(words, name));
    let n_reports = names.iter().filter(|name| reports(words, name)).count();
    let belongs = |name: &&&Name| words.is(name.tokens.end, Class::PersonTime);
    let n_persons = names
        .iter()
        .map(|name| pronouns_after(words, name))
        .sum::<i32>()
        + names.iter().filter(belongs).count() as i32 * 2
        + i32::from(is_shown) * 2;
    if words.get(at).capitals {
        let counts = n_reports > 0 || n_real > 1 && (stands || n_articles > 0);
        return counts.then_some(ActorKind::Organisation);
    }
    if names.iter().filter(|name| is_ruled(words, name)).count() * 3 >= names.len() {
        return Some(ActorKind::State);
    }
    if n_articles * 2 >= names.len() {
        return (n_reports > 0 || n_real > 2 && stands).then_some(ActorKind::Organisation);
    }
    let is_surname = classes.has(Class::Surname) || classes.is_given();
    // A family name that opens a sentence once can be any word.
    let is_one_opening = names.len() == 1 && words.get(at).initial && !words.get(at).strange;
    let is_person = is_surname && stands && n_persons >= 0 && !is_one_opening || n_reports > 0;
    if is_person || n_persons > 1 || (n_persons > 0 && n_real > 1) {
        return Some(ActorKind::Person);
    }
    let is_thing = names.iter().any(|name| things_after(words, name));
    let is_known = is_thing || words.get(at).strange && stands;
    (n_real > 1 && is_known).then_some(ActorKind::Organisation)
}

/// Whether a name stands where a place does: behind a preposition of place, or behind a place or holder that it tells apart.
fn is_place(words: &Words<'_>, name: &Name) -> bool {
    let at = name.tokens.start;
    let previous = words.folded_before(at);
    let is_of = previous == "of" && at > 1 && words.is(at - 2, Class::PlaceOf);
    // `Peverell of Ash`
    let is_held = previous == "of"
        && at > 1
        && words.get(at - 2).capital
        && !words.get(at - 2).classes.has(Class::Org)
        && !words.get(at - 2).classes.is_role();
    let is_behind = previous == ","
        && at > 1
        && words.get(at - 2).capital
        && !words.get(name.tokens.end).letter;
    words.before(at).classes.has(Class::PlaceBefore) || is_of || is_held || is_behind
}

/// Whether a verb stands behind a name that no preposition governs, or something belongs to it.
pub(super) fn acts_or_owns(words: &Words<'_>, name: &Name) -> bool {
    let Range { start, end } = name.tokens.clone();
    // `anti-Moss`, `Moss-Wren`
    let is_joined = words.get(start).joined && matches!(words.folded_before(start), "-" | "–");
    if is_joined {
        return false;
    }
    let has_adverb = words.get(end).tag == WordClass::Adverb;
    let next = words.get(end + usize::from(has_adverb));
    let has_verb = matches!(next.tag, WordClass::Verb | WordClass::Auxiliary) && !next.capital;
    let is_oblique = words.before(start).tag == WordClass::Adposition;
    has_verb && !is_oblique || words.is_possessive(end)
}

/// Whether somebody leads what is named: `Prime Minister Mira Moss of Freedonia`, `Freedonia’s president`.
fn is_ruled(words: &Words<'_>, name: &Name) -> bool {
    let Range { start, end } = name.tokens.clone();
    let is_leader = |at: usize| {
        words.is(at, Class::Leader)
            || matches!(
                words.phrase_at(at, at + 2, Case::Mute),
                Some((Sense::Phrase(Class::Leader), _))
            )
    };
    // `the government of Freedonia`
    let has_body = start > 1 && words.is(start - 2, Class::StateBody);
    let is_behind = words.folded_before(start) == "of"
        && (has_body || (start.saturating_sub(6)..start - 1).any(is_leader));
    let is_before = words.is_possessive(end) && is_leader(end + 1);
    is_behind || is_before
}
