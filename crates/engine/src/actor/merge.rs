//! One actor, one id across a corpus. Ids derive from names, so that equal names are one actor already; what is left are
//! shorter and other forms of a name that only another article gives in full.

use std::collections::{BTreeMap, BTreeSet};

use super::agree::{Agreement, agree};
use crate::lexicon::{
    Lexicon,
    fold::to_folded,
    names::{Class, Names},
};
use record::{ActorId, ActorKind, Record};

/// Two ids that stand for one actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Position of the record in which `from` stands.
    pub record: usize,
    /// Id in that record.
    pub from: ActorId,
    /// Id of the actor across the corpus.
    pub into: ActorId,
}

/// Two actors that may be one; kept apart until a person decides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Suggestion {
    /// One of the two, the one with the shorter name.
    pub one: ActorId,
    /// The other.
    pub other: ActorId,
    /// What speaks for it, in words for people.
    pub why: String,
}

/// Merges that are certain, in order of record and id. Adding a record never changes the id of an actor of another
/// unless the new one shows its fuller name.
///
/// Certain are: a lone family name of which the corpus knows one bearer (`Castellan` = `Mira Castellan`); short forms of
/// a given name (`Bill` = `William`), initials and middle names with the same family name, where nobody else has it; the
/// short form or acronym that an article gives with the long one.
pub fn find_merges<S>(records: &[Record<S>]) -> Vec<Merge> {
    let registry = Registry::new(records);
    let targets = registry.targets();
    let mut merges = Vec::new();
    for (number, record) in records.iter().enumerate() {
        let mut ids: Vec<&ActorId> = record.actors.iter().map(|actor| &actor.id).collect();
        ids.sort_unstable();
        for id in ids {
            if let Some(into) = targets.get(id) {
                merges.push(Merge {
                    record: number,
                    from: id.clone(),
                    into: into.clone(),
                });
            }
        }
    }
    merges
}

/// Pairs that may be one actor but need not be, by id: a family name that several bear, an initial that fits two given
/// names, a body whose name begins with that of another.
pub fn suggest_merges<S>(records: &[Record<S>]) -> Vec<Suggestion> {
    Registry::new(records).suggestions()
}

/// What a corpus knows of one actor.
#[derive(Debug)]
struct Entry {
    kind: ActorKind,
    /// Folded words of the fullest name.
    words: Vec<String>,
    /// Folded names.
    aliases: BTreeSet<String>,
}

/// All actors of a corpus by id.
struct Registry {
    entries: BTreeMap<ActorId, Entry>,
    /// Persons of several words by folded family name.
    by_surname: BTreeMap<String, Vec<ActorId>>,
    /// Organisations and outlets by folded alias.
    by_alias: BTreeMap<String, Vec<ActorId>>,
    names: &'static Names,
}

impl Registry {
    fn new<S>(records: &[Record<S>]) -> Self {
        let mut entries = BTreeMap::<ActorId, Entry>::new();
        for actor in records.iter().flat_map(|record| &record.actors) {
            let entry = entries.entry(actor.id.clone()).or_insert_with(|| Entry {
                kind: actor.kind,
                words: to_folded(&actor.name)
                    .split_whitespace()
                    .map(str::to_owned)
                    .collect(),
                aliases: BTreeSet::new(),
            });
            entry
                .aliases
                .extend(actor.aliases.iter().map(|alias| to_folded(alias)));
        }
        let names = &Lexicon::bundled().names;
        let mut by_surname = BTreeMap::<String, Vec<ActorId>>::new();
        let mut by_alias = BTreeMap::<String, Vec<ActorId>>::new();
        for (id, entry) in &entries {
            match entry.kind {
                ActorKind::Person if entry.words.len() > 1 => {
                    for surname in surnames(names, &entry.words) {
                        by_surname.entry(surname).or_default().push(id.clone());
                    }
                }
                ActorKind::Organisation | ActorKind::Media => {
                    for alias in &entry.aliases {
                        by_alias.entry(alias.clone()).or_default().push(id.clone());
                    }
                }
                _ => {}
            }
        }
        Self {
            entries,
            by_surname,
            by_alias,
            names,
        }
    }

    /// For each id that is not its actor's own the id that is.
    fn targets(&self) -> BTreeMap<ActorId, ActorId> {
        let mut targets = BTreeMap::new();
        for (id, entry) in &self.entries {
            let target = match entry.kind {
                ActorKind::Person => self.fuller_person(id, entry),
                ActorKind::Organisation | ActorKind::Media => self.longer_body(id, entry),
                _ => None,
            };
            if let Some(target) = target {
                targets.insert(id.clone(), target);
            }
        }
        // A target that is itself a shorter form goes on to its own.
        let follow = |id: &ActorId| {
            let mut last = id.clone();
            for _ in 0..4 {
                match targets.get(&last) {
                    Some(next) if *next != *id => last = next.clone(),
                    _ => break,
                }
            }
            last
        };
        targets
            .iter()
            .map(|(id, target)| (id.clone(), follow(target)))
            .collect()
    }

    fn bearers(&self, surname: &str) -> &[ActorId] {
        self.by_surname.get(surname).map_or(&[], Vec::as_slice)
    }

    /// The one person with a fuller name that this can be.
    fn fuller_person(&self, id: &ActorId, entry: &Entry) -> Option<ActorId> {
        let surname = surnames(self.names, &entry.words).next()?;
        let bearers = self.bearers(&surname);
        if entry.words.len() == 1 {
            return match bearers {
                [only] => Some(only.clone()),
                [first, ..] => self.common_target(first, bearers),
                [] => None,
            };
        }
        let fuller: Vec<&ActorId> = bearers
            .iter()
            .filter(|&other| other != id)
            .filter(|other| {
                let words = &self.entries[*other].words;
                is_fuller(words, other, &entry.words, id) && self.can_be_one(&entry.words, words)
            })
            .collect();
        let is_only = bearers
            .iter()
            .filter(|other| *other != id)
            .all(|other| fuller.contains(&other));
        match fuller.as_slice() {
            [only] if is_only => Some((*only).clone()),
            _ => None,
        }
    }

    /// Several bearers that are all forms of one name are one.
    fn common_target(&self, first: &ActorId, bearers: &[ActorId]) -> Option<ActorId> {
        let fullest = bearers.iter().fold(first, |best, other| {
            if is_fuller(
                &self.entries[other].words,
                other,
                &self.entries[best].words,
                best,
            ) {
                other
            } else {
                best
            }
        });
        let words = &self.entries[fullest].words;
        bearers
            .iter()
            .all(|other| self.can_be_one(&self.entries[other].words, words))
            .then(|| fullest.clone())
    }

    fn can_be_one(&self, one: &[String], other: &[String]) -> bool {
        agree(self.names, one, other) == Agreement::Certain
    }

    /// The one body that an article calls by this one's name as well as by a longer one.
    fn longer_body(&self, id: &ActorId, entry: &Entry) -> Option<ActorId> {
        let name = entry.words.join(" ");
        let mut longer = self.by_alias.get(&name)?.iter().filter(|&other| {
            // `City Council` is the council of another city in another article.
            let words = &self.entries[other].words;
            let is_without_place = entry.words.len() > 1 && words.ends_with(&entry.words);
            other != id && words.len() > entry.words.len() && !is_without_place
        });
        let first = longer.next()?;
        longer.next().is_none().then(|| first.clone())
    }

    fn suggestions(&self) -> Vec<Suggestion> {
        let targets = self.targets();
        let mut found = BTreeSet::new();
        for (id, entry) in &self.entries {
            if targets.contains_key(id) || entry.kind != ActorKind::Person {
                continue;
            }
            let Some(surname) = surnames(self.names, &entry.words).next() else {
                continue;
            };
            for other in self
                .bearers(&surname)
                .iter()
                .filter(|&other| other != id && !targets.contains_key(other))
                .take(8)
            {
                let words = &self.entries[other].words;
                let why = if entry.words.len() == 1 {
                    "the family name is the same, and several bear it"
                } else if agree(self.names, &entry.words, words) != Agreement::No {
                    "the family name is the same, and the given names can be forms of one"
                } else {
                    continue;
                };
                let is_first = entry.words.len() < words.len()
                    || (entry.words.len() == words.len() && id < other);
                let (one, other) = if is_first { (id, other) } else { (other, id) };
                found.insert(Suggestion {
                    one: one.clone(),
                    other: other.clone(),
                    why: why.to_owned(),
                });
            }
        }
        found.into_iter().collect()
    }
}

/// The words of a name that can be its family name: the last but for `Jr.`; of a name such as `Xi Jinping` the first too.
fn surnames<'a>(names: &'a Names, words: &'a [String]) -> impl Iterator<Item = String> + 'a {
    let last = words
        .iter()
        .rev()
        .find(|word| !names.classes(word).has(Class::Generation));
    let first = words
        .first()
        .filter(|word| words.len() > 1 && names.classes(word).has(Class::SurnameFirst));
    first.into_iter().chain(last).cloned()
}

fn is_fuller(words: &[String], id: &ActorId, than: &[String], other: &ActorId) -> bool {
    let length = |words: &[String]| words.iter().map(|word| word.chars().count()).sum::<usize>();
    let key = |words: &[String]| (words.len(), length(words));
    key(words) > key(than) || (key(words) == key(than) && id < other)
}
