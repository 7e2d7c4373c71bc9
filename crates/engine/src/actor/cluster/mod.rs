//! Names to actors within one article: full names first, then what can only be a shorter form of one of them.

mod beside;
mod draft;
mod evidence;
mod key;
mod kin;
mod namesake;
mod person;
mod recover;
mod stranger;
mod unite;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use beside::is_beside_body;
use evidence::{can_be_surname, reports, shows_person};
use key::{key_of, key_of_group, person_words, written_key_of};

use super::{
    cast::Cast,
    name::found::{Name, What},
    word::Words,
};
use crate::lexicon::fold::to_folded;
use record::{ActorKind, span::Span, word_map::hash_of};

/// Sorts names into actors. Names must be sorted by position.
pub(crate) fn cluster(words: &Words<'_>, names: &[Name], sources: &[Span]) -> Cast {
    let mut cast = Cast::default();
    // The words of persons' names; none of others.
    let parts_of = |name: &Name| match name.what {
        What::Person | What::Pair => person_words(words, name),
        _ => Vec::new(),
    };
    let parts: Vec<Vec<String>> = names.iter().map(parts_of).collect();
    // Full names before short ones, so that a surname finds its bearer wherever it stands.
    for (name, parts) in names.iter().zip(&parts) {
        match name.what {
            What::State(_) if can_be_surname(words, name) => {}
            What::State(known) | What::Known(known) => cast.add_known(words, name, known),
            What::MaybeGroup => {}
            What::People(state) => cast.add_people(words, name, state),
            What::Organisation => cast.add_body(words, name, ActorKind::Organisation),
            What::Media => cast.add_body(words, name, ActorKind::Media),
            What::Region => {
                cast.add_by_name(words, name, key_of(words, name), ActorKind::Group);
            }
            What::Group => {
                cast.add_by_name(words, name, key_of_group(words, name), ActorKind::Group);
            }
            What::Outlets => cast.add_outlets(words, name),
            What::Province => {
                cast.add_by_name(words, name, key_of(words, name), ActorKind::State);
            }
            What::Person if parts.len() > 1 => cast.add_person(words, name, parts),
            What::Pair if shows_person(words, name) => cast.add_person(words, name, parts),
            What::Person | What::Pair | What::Lone => {}
        }
    }
    for (name, parts) in names.iter().zip(&parts) {
        if name.what == What::Person && parts.len() < 2 {
            cast.add_short_person(words, name, parts);
        }
    }
    for name in names {
        match name.what {
            What::MaybeGroup => {
                let key = key_of_group(words, name);
                if cast.by_name.get_hashed(key).is_some() {
                    cast.add_by_name(words, name, key, ActorKind::Group);
                }
            }
            What::State(known) if can_be_surname(words, name) => {
                let is_person = reports(words, name) && cast.add_surname(words, name);
                if !is_person {
                    cast.add_known(words, name, known);
                }
            }
            _ => {}
        }
    }
    let lone = names.iter().filter(|name| name.what == What::Lone);
    let called: BTreeSet<&str> = lone
        .clone()
        .map(|name| words.folded(name.tokens.end - 1))
        .collect();
    // `Tham Jun Hoe` is called `Tham` where that speaks.
    let called_first: BTreeSet<&str> = lone
        .filter(|name| name.tokens.len() == 1 && reports(words, name))
        .map(|name| words.folded(name.tokens.start))
        .collect();
    // `Norda Rovers` are a team where `Rovers` have a coach.
    let called_bodies: BTreeSet<&str> = names
        .iter()
        .filter(|name| name.what == What::Lone && is_beside_body(words, name))
        .map(|name| words.folded(name.tokens.end - 1))
        .collect();
    let mut pairs = BTreeMap::<String, Vec<&Name>>::new();
    for name in names
        .iter()
        .filter(|name| name.what == What::Pair && !shows_person(words, name))
    {
        let key = written_key_of(words, name);
        pairs.entry(key).or_default().push(name);
    }
    for names in pairs.values() {
        let is_called = names.iter().any(|name| {
            called.contains(words.folded(name.tokens.end - 1))
                || called_first.contains(words.folded(name.tokens.start))
        });
        let is_body = names
            .iter()
            .any(|name| called_bodies.contains(words.folded(name.tokens.end - 1)));
        cast.add_pair(words, names, is_called && !is_body, is_body, sources);
    }
    let mut namesakes = cast.find_namesakes(words, names);
    let mut strangers = BTreeMap::<String, Vec<&Name>>::new();
    for name in names {
        if name.what != What::Lone || cast.add_namesake(words, name, &mut namesakes) {
            continue;
        }
        if !cast.add_kin(words, name) && !cast.add_lone(words, name) {
            let key = written_key_of(words, name);
            strangers.entry(key).or_default().push(name);
        }
    }
    for names in strangers.values() {
        cast.add_stranger(words, names, sources);
    }
    cast.add_bearers(words, names);
    cast.unite();
    cast.unite_places(words);
    for draft in &mut cast.drafts {
        draft
            .mentions
            .sort_by_key(|mention| (mention.span.start, Reverse(mention.span.end)));
        // What stands inside a longer mention of the same actor is part of it.
        draft
            .mentions
            .dedup_by(|later, kept| later.span.overlaps(kept.span));
    }
    cast
}

impl Cast {
    fn add_known(&mut self, words: &Words<'_>, name: &Name, known: u32) {
        let at = match self.by_known.get(&known) {
            Some(&at) => at,
            None => {
                let listed = &words.lexicon.names.known[known as usize];
                let at = self.new_draft(words, name, listed.kind, Vec::new());
                self.drafts[at].name = listed.name.to_owned();
                self.drafts[at].known = Some(known);
                self.drafts[at].owner = listed.owner;
                if listed.kind != ActorKind::State
                    && let Some(last) = listed
                        .name
                        .split(' ')
                        .nth(1)
                        .and(listed.name.rsplit(' ').next())
                {
                    self.by_short.entry(&to_folded(last)).push(at);
                }
                if let Some(first) = listed.name.strip_suffix(" News") {
                    self.by_short.entry(&to_folded(first)).push(at);
                }
                self.by_known.insert(known, at);
                at
            }
        };
        self.add_mention(words, at, name);
    }

    fn add_people(&mut self, words: &Words<'_>, name: &Name, state: u32) {
        let key = key_of(words, name);
        let at = self.add_by_name(words, name, key, ActorKind::Group);
        self.drafts[at].owner = Some(state);
    }

    /// The outlets of a state are one, whether called `state media` or `media`.
    fn add_outlets(&mut self, words: &Words<'_>, name: &Name) {
        let state = words.state_in(&name.tokens);
        let key = match state {
            Some(state) => hash_of(&format!("media of {state}")),
            None => key_of(words, name),
        };
        let at = self.add_by_name(words, name, key, ActorKind::Media);
        self.drafts[at].owner = state;
    }
}
