//! Roles from titles, appositions, relative clauses and copulas, and the affiliation that they tell.

use std::ops::Range;

use super::{
    cluster::{Cast, Draft, Mention},
    word::Words,
};
use crate::{
    lexicon::names::{Case, Class, Sense},
    record::ActorKind,
    span::Span,
    tagging::WordClass,
};

/// A role of a draft, by tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) tokens: Range<usize>,
    pub(crate) span: Span,
}

/// Longest role in words.
const MOST_WORDS: usize = 24;
/// Within so many words of its beginning a role must show its noun.
const MOST_BEFORE_NOUN: usize = 9;

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
    if matches!(
        folded,
        "former"
            | "ex"
            | "deputy"
            | "vice"
            | "chief"
            | "senior"
            | "acting"
            | "interim"
            | "late"
            | "new"
            | "then"
            | "long"
            | "time"
            | "of"
            | "state"
    ) && !(folded == "of" && !words.before(at).classes.is_role())
    {
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
                || word.classes.is_role()
                || words.lexicon.names.begins_phrase(folded));
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

/// Ada Moss`, a professor at Strelsau University,`
fn apposition_after(
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

fn has_indefinite(words: &Words<'_>, start: usize) -> bool {
    matches!(words.folded(start), "a" | "an")
}

/// An apposition begins with an article, a possessor, or words without any verb up to its noun.
fn begins_apposition(words: &Words<'_>, start: usize, noun: usize) -> bool {
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

/// The first role noun of a phrase, not behind `of` and the like, and not a possessor.
fn noun_of_role(words: &Words<'_>, start: usize, end: usize) -> Option<usize> {
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

fn end_of_apposition(words: &Words<'_>, start: usize, end: usize) -> usize {
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
fn apposition_before(
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

/// For each draft the draft to which it belongs: the body or state that its first role which is not over names, else that
/// of a past role, else what the lists say.
pub(crate) fn find_affiliations(
    words: &Words<'_>,
    cast: &Cast,
    roles: &[Vec<Found>],
) -> Vec<Option<usize>> {
    let mentions = cast.mentions();
    let of_state = |state: u32| cast.listed(state);
    cast.drafts
        .iter()
        .enumerate()
        .map(|(number, draft)| {
            let named = |tokens: &Range<usize>| {
                body_in(words, cast, &mentions, tokens, number)
                    .or_else(|| state_in(words, tokens).and_then(of_state))
            };
            match draft.kind {
                ActorKind::State => None,
                ActorKind::Person => {
                    let list = roles.get(number).map_or(&[][..], Vec::as_slice);
                    let (past, present): (Vec<&Found>, Vec<&Found>) =
                        list.iter().partition(|role| is_past(words, &role.tokens));
                    present
                        .into_iter()
                        .chain(
                            past.into_iter()
                                .filter(|role| state_in(words, &role.tokens).is_some()),
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
                    body_in(words, cast, &mentions, &tokens, number)
                        .or_else(|| state_in(words, &tokens).and_then(of_state))
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

/// The first state that some tokens name or have as an adjective.
pub(crate) fn state_in(words: &Words<'_>, tokens: &Range<usize>) -> Option<u32> {
    tokens
        .clone()
        .find_map(|at| match words.phrase_at(at, tokens.end, Case::Telling) {
            Some((
                Sense::State(state)
                | Sense::Adjective(state)
                | Sense::Seat(state)
                | Sense::House(state)
                | Sense::People(state),
                _,
            )) => Some(state),
            _ => None,
        })
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
