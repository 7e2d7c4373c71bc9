//! Finds actors: mentions, names that belong together, roles, affiliation; and the speakers of attributions.
//!
//! Names are found by the shape of runs of capitals and by lists (`name`, `place`), people without a name by their nouns
//! (`group`); full names gather their shorter forms (`cluster`).

mod agree;
mod cluster;
mod describe;
mod group;
mod holder;
pub mod merge;
mod name;
mod office;
mod place;
pub mod rename;
mod role;
mod slug;
mod speaker;
mod subject;
mod word;

pub use slug::to_slug;

use crate::{lexicon::Lexicon, segment::Segments, tagging::Tags};
use cluster::{Cast, Draft};
use record::{Actor, ActorId, Attribution, Facts, Role, span::Span};
use word::Words;

/// Actors of one article in order of first mention, last those who speak without being named, and the `speakers` of its attributions filled in, with the reasons
/// (chosen mention, rejected candidates) added to each attribution's `why`.
pub fn find_actors(
    text: &str,
    facts: &Facts,
    segments: &Segments,
    tags: &Tags,
    attributions: &mut [Attribution<Span>],
    lexicon: &Lexicon,
) -> Vec<Actor<Span>> {
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
    let mut roles = role::find_roles(&words, &cast);
    let mentions = cast.mentions();
    let mut affiliations = role::find_affiliations(&words, &cast, &mentions, &roles);
    let described = describe::find_descriptions(&words, &cast, &mentions, &roles, &affiliations);
    // What stands beside a name is a role of it.
    let is_role = |(mention, draft): &(cluster::Mention, usize)| {
        role::overlaps(&words, &roles[*draft], mention)
    };
    cast.add_descriptions(described.into_iter().filter(|found| !is_role(found)));
    office::add_offices(&words, &mut cast, &sources);
    let speakers = speaker::find_speakers(&words, &mut cast, attributions, facts.byline.as_ref());
    // Whom no words name comes last, without roles.
    roles.resize_with(cast.drafts.len(), Vec::new);
    affiliations.resize(cast.drafts.len(), None);
    let mut speaks = vec![false; cast.drafts.len()];
    speakers
        .iter()
        .flatten()
        .for_each(|&draft| speaks[draft] = true);
    let ids = cluster::ids(&cast);
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
    roles: Vec<Vec<role::Found>>,
    affiliations: &[Option<usize>],
    speaks: &[bool],
) -> Vec<Actor<Span>> {
    let to_role = |role: role::Found| Role {
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
        })
        .collect();
    let key = |actor: &Actor<Span>| (actor.mentions.is_empty(), actor.mentions.first().copied());
    actors.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id)));
    actors
}

/// Text with its white space normalised.
fn squeeze(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut squeezed = String::with_capacity(text.len());
    squeezed.push_str(words.next().unwrap_or(""));
    for word in words {
        squeezed.push(' ');
        squeezed.push_str(word);
    }
    squeezed
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
