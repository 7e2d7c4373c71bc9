//! Bodies that speak for a person: `his office`, `Castellan’s campaign`. An actor of its own where it is a source; the
//! same as `the Castellan campaign` where the article has that too.

use std::ops::Range;

use super::{
    cast::{Cast, Mention},
    subject::acts,
    word::Words,
};
use record::{ActorKind, span::Span};

/// How many sentences back `his` may point.
const MOST_SENTENCES: usize = 2;

/// Adds to the cast what sources name so. `sources` sorted.
pub(crate) fn add_offices(words: &Words<'_>, cast: &mut Cast, sources: &[Span]) {
    let named = sources.iter().filter_map(|&source| {
        let tokens = words.segments.tokens_in(source);
        Some((noun_of_office(words, &tokens)?, tokens))
    });
    let named: Vec<(usize, Range<usize>)> = named.collect();
    // Few articles have any.
    if named.is_empty() {
        return;
    }
    let mentions = cast.mentions();
    let mut found = Vec::new();
    for (noun, tokens) in named {
        let Some(owner) = owner_of(words, &mentions, &tokens, noun) else {
            continue;
        };
        let person = match owner {
            Owner::Named(draft) => Some(draft),
            Owner::Pronoun => antecedent(words, cast, &mentions, tokens.start),
        };
        let Some(person) = person.filter(|&draft| cast.drafts[draft].kind == ActorKind::Person)
        else {
            continue;
        };
        let mention = Mention {
            span: words.span(tokens.start, noun + 1),
            first: tokens.start,
            end: noun + 1,
            is_name: false,
        };
        let office = cast.office_of(words, person, words.folded(noun));
        found.push((mention, office));
    }
    cast.add_descriptions(found);
}

enum Owner {
    Named(usize),
    Pronoun,
}

/// The first noun of an office among the tokens of a source.
fn noun_of_office(words: &Words<'_>, tokens: &Range<usize>) -> Option<usize> {
    tokens.clone().take(8).find(|&at| {
        matches!(
            words.folded(at),
            "office" | "campaign" | "team" | "camp" | "administration"
        )
    })
}

/// Whose the office is that a noun names, if it heads the source.
fn owner_of(
    words: &Words<'_>,
    mentions: &[(Span, usize)],
    tokens: &Range<usize>,
    noun: usize,
) -> Option<Owner> {
    let is_head = noun + 1 >= tokens.end || !words.get(noun + 1).letter;
    let mut owner = noun.checked_sub(1)?;
    // One word may stand between: `his press office`.
    if !is_owner_word(words, owner) && owner > tokens.start {
        owner -= 1;
    }
    if !is_head || !is_owner_word(words, owner) || owner < tokens.start {
        return None;
    }
    if !words.is_possessive(owner) {
        return (owner == tokens.start).then_some(Owner::Pronoun);
    }
    let end = words.get(owner).span.start;
    let after = mentions.partition_point(|(mention, _)| mention.start < end);
    mentions[..after]
        .iter()
        .rev()
        .take(4)
        .find(|(mention, _)| mention.end == end)
        .map(|&(_, draft)| Owner::Named(draft))
}

fn is_owner_word(words: &Words<'_>, at: usize) -> bool {
    words.is_possessive(at) || matches!(words.folded(at), "his" | "her")
}

/// Whom `his` means: the subject of the sentence, else the person who acted last before.
fn antecedent(
    words: &Words<'_>,
    cast: &Cast,
    mentions: &[(Span, usize)],
    at: usize,
) -> Option<usize> {
    let place = words.get(at).span.start;
    let own = words.sentence_of(at);
    let after = mentions.partition_point(|(mention, _)| mention.start < place);
    let before = || {
        mentions[..after]
            .iter()
            .rev()
            .take(24)
            .filter(|(_, draft)| cast.drafts[*draft].kind == ActorKind::Person)
            .map(|&(mention, draft)| {
                let tokens = words.segments.tokens_in(mention);
                let distance = own.saturating_sub(words.sentence_of(tokens.start));
                (distance, acts(words, tokens.start, tokens.end), draft)
            })
            .take_while(|&(distance, ..)| distance <= MOST_SENTENCES)
    };
    let same = before().filter(|&(distance, does_act, _)| distance == 0 && does_act);
    same.last()
        .or_else(|| before().find(|&(_, does_act, _)| does_act))
        .or_else(|| before().next())
        .map(|(.., draft)| draft)
}
