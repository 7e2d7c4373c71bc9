//! Finds actors: mentions, names that belong together, roles, affiliation.
//!
//! Names are found by the shape of runs of capitals and by lists (`name`, `place`), people without a name by their nouns
//! (`group`); full names gather their shorter forms (`cluster`). Their ids are given once it is known who speaks, since
//! some speak whom no words name.

mod agree;
pub(crate) mod cast;
mod cluster;
mod describe;
mod group;
pub(crate) mod holder;
pub mod merge;
mod name;
mod office;
mod place;
pub mod rename;
mod role;
pub(crate) mod subject;
mod unnamed;
pub(crate) mod word;

use crate::{
    lexicon::{Lexicon, fold::squeeze},
    segment::Segments,
    tagging::Tags,
};
use cast::{Cast, Draft, Mention};
use record::{Actor, ActorId, Attribution, Reader, Role, span::Span};
use role::found::{Found, overlaps};
use word::Words;

/// The actors of one article in the making: found, by position, and not yet named by ids.
#[derive(Debug)]
pub struct Actors<'a> {
    pub(crate) words: Words<'a>,
    pub(crate) cast: Cast,
    /// Of each that words name.
    roles: Vec<Vec<Found>>,
    /// The position of the one to which each of them belongs.
    affiliations: Vec<Option<usize>>,
}

/// Finds the actors of one article. Of the attributions only the sources are read: who speaks is found after this.
pub fn find_actors<'a>(
    text: &'a str,
    segments: &'a Segments,
    tags: &Tags,
    attributions: &[Attribution<Span>],
    lexicon: &'a Lexicon,
) -> Actors<'a> {
    let words = Words::new(text, segments, tags, lexicon);
    let sources = group::source_spans(attributions);
    let mut names = Vec::new();
    for sentence in 0..segments.sentences.len() {
        name::find_names(&words, sentence, &mut names);
        group::find_groups(&words, sentence, &sources, &mut names);
    }
    names.sort_by_key(|name| (name.span.start, name.span.end, name.what));
    let mut cast = cluster::cluster(&words, &names, &sources);
    cast.add_headlines(&words);
    let roles = role::find_roles(&words, &cast);
    let mentions = cast.mentions();
    let affiliations = role::affiliation::find_affiliations(&words, &cast, &mentions, &roles);
    let described = describe::find_descriptions(&words, &cast, &mentions, &roles, &affiliations);
    // What stands beside a name is a role of it.
    let is_role = |(mention, draft): &(Mention, usize)| overlaps(&words, &roles[*draft], mention);
    cast.add_descriptions(described.into_iter().filter(|found| !is_role(found)));
    office::add_offices(&words, &mut cast, &sources);
    Actors {
        words,
        cast,
        roles,
        affiliations,
    }
}

/// Gives the actors their ids, and to each attribution those of its speakers, which are positions of actors. Actors in order
/// of first mention, last those who speak without being named.
pub fn name_actors(
    actors: Actors<'_>,
    speakers: Vec<Vec<usize>>,
    attributions: &mut [Attribution<Span>],
) -> Vec<Actor<Span>> {
    let Actors {
        words,
        cast,
        mut roles,
        mut affiliations,
    } = actors;
    // Whom no words name comes last, without roles.
    roles.resize_with(cast.drafts.len(), Vec::new);
    affiliations.resize(cast.drafts.len(), None);
    let mut speaks = vec![false; cast.drafts.len()];
    speakers
        .iter()
        .flatten()
        .for_each(|&draft| speaks[draft] = true);
    let ids = cast.ids();
    for (entry, speakers) in attributions.iter_mut().zip(speakers) {
        entry.speakers = speakers
            .into_iter()
            .map(|draft| ActorId(ids[draft].clone()))
            .collect();
    }
    to_actors(&words, &cast, &ids, roles, &affiliations, &speaks)
}

fn to_actors(
    words: &Words<'_>,
    cast: &Cast,
    ids: &[String],
    roles: Vec<Vec<Found>>,
    affiliations: &[Option<usize>],
    speaks: &[bool],
) -> Vec<Actor<Span>> {
    let to_role = |role: Found| Role {
        text: squeeze(role.span.slice(words.text)),
        span: role.span,
    };
    let mut actors: Vec<Actor<Span>> = cast
        .drafts
        .iter()
        .zip(ids)
        .zip(roles)
        .zip(affiliations)
        .zip(speaks)
        .filter(|((((draft, _), _), _), speaks)| !draft.mentions.is_empty() || **speaks)
        .map(|((((draft, id), roles), affiliation), _)| Actor {
            id: ActorId(id.clone()),
            name: draft.name.clone(),
            kind: draft.kind,
            aliases: aliases_of(words, draft),
            roles: roles.into_iter().map(to_role).collect(),
            affiliation: affiliation.map(|owner| ActorId(ids[owner].clone())),
            mentions: draft.mentions.iter().map(|mention| mention.span).collect(),
            reader: Reader::Fast,
        })
        .collect();
    let key = |actor: &Actor<Span>| (actor.mentions.is_empty(), actor.mentions.first().copied());
    actors.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id)));
    actors
}

/// Distinct names as written, white space normalised, in order of first use.
fn aliases_of(words: &Words<'_>, draft: &Draft) -> Vec<String> {
    let mut aliases: Vec<String> = Vec::new();
    for mention in &draft.mentions {
        let written = mention.span.slice(words.text);
        if aliases.iter().any(|alias| alias == written) {
            continue;
        }
        let alias = squeeze(written);
        if !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    aliases
}
