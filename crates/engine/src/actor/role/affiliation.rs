//! To whom an actor belongs, as far as its roles and its name tell.

use std::ops::Range;

use super::found::Found;
use crate::{
    actor::{cast::Cast, word::Words},
    lexicon::names::{Case, Sense},
};
use record::{ActorKind, span::Span};

/// Whether a role is over: `former`, `from 2012 to 2016`, `predecessor`.
fn is_past(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| {
        let folded = words.folded(at);
        matches!(
            folded,
            "former"
                | "ex"
                | "predecessor"
                | "last"
                | "late"
                | "retired"
                | "ousted"
                | "then"
                | "onetime"
        ) || (folded == "from"
            && words
                .folded(at + 1)
                .chars()
                .all(|digit| digit.is_ascii_digit()))
    })
}

/// Whether a role is one in a city.
fn is_municipal(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| {
        matches!(
            words.folded(at),
            "mayor"
                | "alderman"
                | "councillor"
                | "councilor"
                | "councilman"
                | "councilwoman"
                | "police"
                | "bishop"
                | "archbishop"
        )
    })
}

/// For each draft the draft to which it belongs: the body or state that its first role which is not over names, else that
/// of a past role, else what the lists say.
pub(crate) fn find_affiliations(
    words: &Words<'_>,
    cast: &Cast,
    mentions: &[(Span, usize)],
    roles: &[Vec<Found>],
) -> Vec<Option<usize>> {
    let of_state = |state: u32| cast.listed(state);
    cast.drafts
        .iter()
        .enumerate()
        .map(|(number, draft)| {
            let named = |tokens: &Range<usize>| {
                // The mayor of a capital does not serve the state.
                let state = if is_municipal(words, tokens) {
                    state_by_name(words, tokens)
                } else {
                    words.state_in(tokens)
                };
                body_in(words, cast, mentions, tokens, number).or_else(|| state.and_then(of_state))
            };
            match draft.kind {
                ActorKind::State | ActorKind::Place => None,
                ActorKind::Person => {
                    let list = roles.get(number).map_or(&[][..], Vec::as_slice);
                    let (past, present): (Vec<&Found>, Vec<&Found>) =
                        list.iter().partition(|role| is_past(words, &role.tokens));
                    present
                        .into_iter()
                        .chain(
                            past.into_iter()
                                .filter(|role| words.state_in(&role.tokens).is_some()),
                        )
                        .find_map(|role| named(&role.tokens))
                        .filter(|&at| at != number)
                }
                ActorKind::Organisation | ActorKind::Media => {
                    draft.owner.and_then(of_state).or_else(|| {
                        let first = draft.mentions.first()?;
                        state_by_name(words, &(first.first..first.end)).and_then(of_state)
                    })
                }
                ActorKind::Group => draft.owner.and_then(of_state).or_else(|| {
                    let first = draft.mentions.first()?;
                    let tokens = first.first..first.end;
                    body_in(words, cast, mentions, &tokens, number)
                        .or_else(|| words.state_in(&tokens).and_then(of_state))
                }),
            }
        })
        .map(|owner| owner.filter(|&at| !cast.drafts[at].mentions.is_empty()))
        .collect()
}

/// The first organisation or outlet named inside some tokens, other than the actor itself.
fn body_in(
    words: &Words<'_>,
    cast: &Cast,
    mentions: &[(Span, usize)],
    tokens: &Range<usize>,
    own: usize,
) -> Option<usize> {
    let span = words.span(tokens.start, tokens.end);
    let first = mentions.partition_point(|(mention, _)| mention.start < span.start);
    mentions[first..]
        .iter()
        .take_while(|(mention, _)| mention.start < span.end)
        .find(|(mention, draft)| {
            *draft != own
                && *mention != span
                && matches!(
                    cast.drafts[*draft].kind,
                    ActorKind::Organisation | ActorKind::Media
                )
        })
        .map(|&(_, draft)| draft)
}

/// The first state that some tokens give by its name or adjective, not by a city.
fn state_by_name(words: &Words<'_>, tokens: &Range<usize>) -> Option<u32> {
    tokens
        .clone()
        .find_map(|at| match words.phrase_at(at, tokens.end, Case::Telling) {
            Some((Sense::State(state) | Sense::Adjective(state), _)) => Some(state),
            _ => None,
        })
}
