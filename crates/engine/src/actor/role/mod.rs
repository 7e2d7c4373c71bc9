//! Roles from titles, appositions, relative clauses and copulas, and the affiliation that they tell.

pub(super) mod affiliation;
mod apposition;
pub(super) mod found;

use std::ops::Range;

use apposition::{
    MOST_BEFORE_NOUN, apposition_after, apposition_before, end_of_apposition, noun_of_role,
};
use found::Found;

use super::{
    cast::{Cast, Draft, Mention},
    word::Words,
};
use crate::{
    lexicon::names::{Case, Class, Sense},
    tagging::WordClass,
};
use record::ActorKind;

/// For each draft its roles, by position, distinct.
pub(crate) fn find_roles(words: &Words<'_>, cast: &Cast) -> Vec<Vec<Found>> {
    cast.drafts
        .iter()
        .map(|draft| {
            let mut roles = Vec::new();
            for mention in draft.mentions.iter().filter(|mention| mention.is_name) {
                roles_of_mention(words, draft, mention, &mut roles);
            }
            let mut found: Vec<Found> = roles
                .into_iter()
                .filter(|tokens| !tokens.is_empty())
                .map(|tokens| Found {
                    span: words.span(tokens.start, tokens.end),
                    tokens,
                })
                .collect();
            found.sort_by_key(|role| (role.span.start, role.span.end));
            found.dedup();
            found
        })
        .collect()
}

fn roles_of_mention(
    words: &Words<'_>,
    draft: &Draft,
    mention: &Mention,
    roles: &mut Vec<Range<usize>>,
) {
    let sentence = words
        .segments
        .sentences
        .get(words.sentence_of(mention.first));
    let Some(range) =
        sentence.map(|sentence| sentence.tokens.start as usize..sentence.tokens.end as usize)
    else {
        return;
    };
    roles.extend(role_before(words, draft.kind, mention, &range));
    if draft.kind == ActorKind::Group {
        return;
    }
    roles.extend(apposition_after(words, draft.kind, mention, &range));
    if draft.kind == ActorKind::Person {
        roles.extend(apposition_before(words, mention, &range));
        roles.extend(role_of_clause(words, mention, &range));
    }
}

/// `Ruritanian Prime Minister` Ada Moss, `former diplomat` Ada Moss, the `state-owned` Herald.
fn role_before(
    words: &Words<'_>,
    kind: ActorKind,
    mention: &Mention,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let end = mention.first;
    let last = end.checked_sub(1).filter(|&at| at >= sentence.start)?;
    let noun = words.get(last);
    if kind == ActorKind::Media {
        let is_compound = words.folded_before(last) == "-";
        let is_word = noun.letter
            && !noun.capital
            && (is_compound || noun.tag != WordClass::Verb)
            && !noun.classes.has(Class::Function)
            && words.lexicon.cues.find(words.folded(last)).is_none();
        let start = if is_compound && last >= sentence.start + 2 {
            last - 2
        } else {
            last
        };
        let has_article = matches!(words.folded_before(start), "the" | "a" | "an");
        return (is_word && has_article).then_some(start..end);
    }
    let is_role = noun.classes.is_role() && !noun.classes.is_honorific();
    let is_ally = matches!(
        words.folded(last),
        "ally" | "neighbour" | "neighbor" | "rival" | "member" | "power"
    );
    if !is_role || (kind != ActorKind::Person && !is_ally) {
        return None;
    }
    let mut start = last;
    while start > sentence.start
        && last - start < MOST_BEFORE_NOUN
        && modifies_role(words, start - 1)
    {
        start -= 1;
    }
    while start < last && (!words.get(start).letter || words.get(start).classes.is_honorific()) {
        start += 1;
    }
    Some(start..end)
}

fn modifies_role(words: &Words<'_>, at: usize) -> bool {
    let word = words.get(at);
    let folded = words.folded(at);
    if matches!(folded, "-" | "–") {
        return word.joined;
    }
    if folded == "of" {
        return words.before(at).classes.is_role();
    }
    if word.classes.has(Class::RoleModifier) {
        return true;
    }
    if !word.letter || word.classes.has(Class::Function) || words.is_possessive(at) {
        return false;
    }
    if word.capital {
        let is_day = word.classes.has(Class::NotName)
            && !matches!(
                words.phrase_at(at, at + 1, Case::Telling),
                Some((Sense::Adjective(_), _))
            )
            && !word.classes.has(Class::Role);
        return !is_day
            && (!word.initial
                || word.tag == WordClass::Adjective
                || word.classes.is_role()
                || words.begins_phrase(at));
    }
    match word.tag {
        WordClass::Adjective | WordClass::Noun | WordClass::Name => true,
        WordClass::Other => {
            word.classes.is_role()
                || matches!(
                    folded,
                    "foreign"
                        | "finance"
                        | "defence"
                        | "defense"
                        | "interior"
                        | "trade"
                        | "presidential"
                        | "opposition"
                        | "campaign"
                        | "government"
                        | "party"
                        | "police"
                        | "tech"
                        | "political"
                        | "justice"
                        | "health"
                        | "energy"
                        | "economic"
                        | "state"
                        | "security"
                        | "policy"
                        | "human"
                        | "rights"
                )
        }
        _ => false,
    }
}

/// Moss, `who is now a fellow at the Institute`; Moss `was the last prime minister to resign`.
fn role_of_clause(
    words: &Words<'_>,
    mention: &Mention,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let mut at = mention.end;
    at += usize::from(words.written(at) == ",");
    at += usize::from(words.folded(at) == "who");
    if at < sentence.end && words.written(at) == "," {
        at += 1;
    }
    if !matches!(
        words.folded(at),
        "is" | "was" | "became" | "remains" | "serves" | "served"
    ) {
        return None;
    }
    at += 1;
    while at < sentence.end
        && matches!(
            words.folded(at),
            "also"
                | "now"
                | "currently"
                | "then"
                | "as"
                | "still"
                | "once"
                | "previously"
                | "himself"
                | "herself"
                | "until"
        )
    {
        at += 1;
    }
    let has_article = matches!(words.folded(at), "a" | "an" | "the");
    if !has_article {
        return None;
    }
    let end = end_of_apposition(words, at, sentence.end);
    let noun = noun_of_role(words, at, end)?;
    let is_plain =
        (at..noun).all(|inner| !matches!(words.folded(inner), "of" | "in" | "for" | "to"));
    is_plain.then_some(at..end)
}
