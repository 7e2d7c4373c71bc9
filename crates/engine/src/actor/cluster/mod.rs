//! Names to actors within one article: full names first, then what can only be a shorter form of one of them.

mod evidence;
mod key;
mod person;
mod recover;
mod unnamed;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use evidence::{can_be_surname, gender_of, reports, shows_person};
use key::{key_of, key_of_group, name_words, person_words, written_key_of};

use super::{
    name::{Name, What},
    role::state_in,
    slug::to_slug,
    squeeze,
    word::Words,
};
use crate::lexicon::{fold::to_folded, names::Class};
use record::{
    ActorKind,
    span::Span,
    word_map::{WordMap, hash_of},
};

/// How often a name is compared with others that share its key before it counts as new; bounds the work on odd input.
const MOST_CANDIDATES: usize = 24;

/// Whether `he` or `she` can be said of a person, as far as titles and given names tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Gender {
    He,
    She,
    #[default]
    Unknown,
}

/// One mention of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Where.
    pub(crate) span: Span,
    /// First token.
    pub(crate) first: usize,
    /// Last token, exclusive.
    pub(crate) end: usize,
    /// Whether it names the actor; a description does not.
    pub(crate) is_name: bool,
}

/// An actor in the making.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) name: String,
    pub(crate) kind: ActorKind,
    /// Position among the listed actors, if it is one of them.
    pub(crate) known: Option<u32>,
    /// Listed state to which it belongs.
    pub(crate) owner: Option<u32>,
    pub(crate) gender: Gender,
    pub(crate) mentions: Vec<Mention>,
    /// Titles before its name, by tokens.
    pub(crate) titles: Vec<std::ops::Range<usize>>,
    /// Folded words of the name; for persons without particles of address.
    words: Vec<String>,
}

/// Actors of one article in the making.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    pub(crate) drafts: Vec<Draft>,
    /// By listed actor.
    by_known: BTreeMap<u32, usize>,
    /// By whole folded name.
    by_name: WordMap<usize>,
    /// Persons by folded family name, and by given name where they are called by it.
    by_surname: WordMap<Vec<usize>>,
    by_given: WordMap<Vec<usize>>,
    /// Bodies by first word and by acronym.
    by_short: WordMap<Vec<usize>>,
}

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
    let called: BTreeSet<&str> = lone.map(|name| words.folded(name.tokens.end - 1)).collect();
    let mut pairs = BTreeMap::<String, Vec<&Name>>::new();
    for name in names
        .iter()
        .filter(|name| name.what == What::Pair && !shows_person(words, name))
    {
        let key = written_key_of(words, name);
        pairs.entry(key).or_default().push(name);
    }
    for names in pairs.values() {
        let is_called = names
            .iter()
            .any(|name| called.contains(words.folded(name.tokens.end - 1)));
        cast.add_pair(words, names, is_called, sources);
    }
    let mut strangers = BTreeMap::<String, Vec<&Name>>::new();
    for name in names {
        if name.what == What::Lone && !cast.add_lone(words, name) {
            let key = written_key_of(words, name);
            strangers.entry(key).or_default().push(name);
        }
    }
    for names in strangers.values() {
        cast.add_stranger(words, names);
    }
    cast.add_bearers(words, names);
    cast.unite();
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
    fn add_draft(&mut self, draft: Draft) -> usize {
        self.drafts.push(draft);
        self.drafts.len() - 1
    }

    fn add_mention(&mut self, words: &Words<'_>, at: usize, name: &Name) {
        let draft = &mut self.drafts[at];
        draft.mentions.push(Mention {
            span: name.span,
            first: name.tokens.start,
            end: name.tokens.end,
            is_name: true,
        });
        if let Some(title) = &name.title {
            draft.titles.push(title.clone());
        }
        if draft.kind == ActorKind::Person && draft.gender == Gender::Unknown {
            draft.gender = gender_of(words, name);
        }
    }

    fn new_draft(
        &mut self,
        words: &Words<'_>,
        name: &Name,
        kind: ActorKind,
        parts: Vec<String>,
    ) -> usize {
        self.add_draft(Draft {
            name: squeeze(name.span.slice(words.text)),
            kind,
            known: None,
            owner: None,
            gender: Gender::Unknown,
            mentions: Vec::new(),
            titles: Vec::new(),
            words: parts,
        })
    }

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
        let state = state_in(words, &name.tokens);
        let key = match state {
            Some(state) => hash_of(&format!("media of {state}")),
            None => key_of(words, name),
        };
        let at = self.add_by_name(words, name, key, ActorKind::Media);
        self.drafts[at].owner = state;
    }

    /// Adds a name to the draft with a key, made where there is none; returns it.
    fn add_by_name(&mut self, words: &Words<'_>, name: &Name, key: u64, kind: ActorKind) -> usize {
        let at = match self.by_name.get_hashed(key) {
            Some(&at) => at,
            None => {
                let at = self.new_draft(words, name, kind, name_words(words, name));
                *self.by_name.entry_hashed(key) = at;
                at
            }
        };
        self.add_mention(words, at, name);
        at
    }

    /// A body by its whole name; its first word and its initials can stand for it later.
    fn add_body(&mut self, words: &Words<'_>, name: &Name, kind: ActorKind) {
        let key = key_of(words, name);
        let is_new = self.by_name.get_hashed(key).is_none();
        let at = self.add_by_name(words, name, key, kind);
        if is_new {
            let parts = self.drafts[at].words.clone();
            // `Castellan` is not the Castellan campaign.
            let is_suffix = |word: &String| {
                let classes = words.lexicon.names.classes(word);
                classes.has(Class::Org) && !classes.has(Class::PersonBody)
            };
            let (first_parts, last) = parts.split_at(parts.len().saturating_sub(1));
            for short in last
                .iter()
                .filter(|_| parts.len() > 1)
                .chain(first_parts.iter().skip(1).filter(|word| is_suffix(word)))
            {
                self.by_short.entry(short).push(at);
            }
            if parts.len() > 1 && parts[1..].iter().all(is_suffix) {
                self.by_short.entry(&parts[0]).push(at);
            }
            let initials: String = name
                .tokens
                .clone()
                .filter(|&at| words.get(at).capital)
                .filter_map(|at| words.folded(at).chars().next())
                .collect();
            if initials.len() > 1 {
                self.by_short.entry(&initials).push(at);
            }
        }
        // `Ruritanian Farmers Union (RFU)`
        let (open, acronym, close) = (name.tokens.end, name.tokens.end + 1, name.tokens.end + 2);
        if words.written(open) == "(" && words.written(close) == ")" && words.get(acronym).capitals
        {
            let short = words.get(acronym).hash;
            self.by_short.entry_hashed(short).insert(0, at);
        }
    }

    /// Adds what stands for drafts, by position, except where a mention of the draft stands.
    pub(crate) fn add_descriptions(&mut self, found: impl IntoIterator<Item = (Mention, usize)>) {
        // What is added stands behind the mentions there were before, until all of it is there.
        let lengths = self.drafts.iter().map(|draft| draft.mentions.len());
        let n_before: Vec<usize> = lengths.collect();
        for (mention, draft) in found {
            let mentions = &mut self.drafts[draft].mentions;
            let (before, added) = mentions.split_at(n_before[draft]);
            let at = before.partition_point(|other| other.span <= mention.span);
            let mut beside = before[at.saturating_sub(1)..]
                .iter()
                .take(2)
                .chain(added.last());
            if !beside.any(|other| other.span.overlaps(mention.span)) {
                mentions.push(mention);
            }
        }
        for (draft, n) in self.drafts.iter_mut().zip(n_before) {
            if draft.mentions.len() > n {
                draft.mentions.sort_by_key(|mention| mention.span);
            }
        }
    }

    /// The draft of a listed actor.
    pub(crate) fn listed(&self, known: u32) -> Option<usize> {
        self.by_known.get(&known).copied()
    }

    /// All mentions with the positions of their drafts, by place.
    pub(crate) fn mentions(&self) -> Vec<(Span, usize)> {
        let mut mentions: Vec<(Span, usize)> = self
            .drafts
            .iter()
            .enumerate()
            .flat_map(|(number, draft)| {
                draft
                    .mentions
                    .iter()
                    .map(move |mention| (mention.span, number))
            })
            .collect();
        mentions.sort_unstable();
        mentions
    }
}

/// Ids of the drafts, distinct: the name in lower case with hyphens.
pub(crate) fn ids(cast: &Cast) -> Vec<String> {
    let mut taken = WordMap::<usize>::default();
    cast.drafts
        .iter()
        .map(|draft| {
            let slug = to_slug(&draft.name);
            let n_taken = taken.entry(&slug);
            *n_taken += 1;
            match *n_taken {
                1 => slug,
                n => format!("{slug}-{n}"),
            }
        })
        .collect()
}
