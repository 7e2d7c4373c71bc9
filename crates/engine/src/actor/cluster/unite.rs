//! One body met by two names: a list's and the text's, with and without its place, or turned round.

use std::collections::BTreeMap;

use crate::{
    actor::{
        cast::{Cast, Draft, Mention},
        word::Words,
    },
    lexicon::names::{Case, Class, Sense, Written},
    tagging::WordClass,
};
use record::{ActorKind, slug::actor_slug};

/// Letters that the name of a place and its adjective have in common at the least.
const LEAST_STEM: usize = 4;
/// How many words may stand before the name of a body to say where it is: `New York`.
const MOST_OF_PLACE: usize = 2;
/// The longest name in words that is compared with others.
const MOST_WORDS: usize = 12;

/// A name of a body without the words that say where it is, and those words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Parted {
    rest: String,
    place: String,
}

impl Cast {
    /// Bodies and outlets of one name are one, whether a list or the text itself gave it.
    pub(super) fn unite(&mut self) {
        let mut first_of = BTreeMap::<String, usize>::new();
        for at in 0..self.drafts.len() {
            let draft = &self.drafts[at];
            if !matches!(draft.kind, ActorKind::Organisation | ActorKind::Media) {
                continue;
            }
            let slug = actor_slug(&draft.name);
            match first_of.get(&slug) {
                Some(&first) => self.join(at, first),
                None => {
                    first_of.insert(slug, at);
                }
            }
        }
    }

    /// A body that the article names with its place and without it is one, `Strelsau Harbour Authority` and `Harbour
    /// Authority`; so is one whose place stands before and behind, `Ruritanian Department of Mines` and `Department of Mines of
    /// Ruritania`. Where several have the place, the name without it is nobody's.
    pub(super) fn unite_places(&mut self, words: &Words<'_>) {
        let mut by_rest = BTreeMap::<String, Vec<(String, usize)>>::new();
        for (at, draft) in self.drafts.iter().enumerate() {
            if draft.kind != ActorKind::Organisation || draft.mentions.is_empty() {
                continue;
            }
            for parted in self.without_place(words, draft) {
                by_rest
                    .entry(parted.rest)
                    .or_default()
                    .push((parted.place, at));
            }
        }
        let mut joins = Vec::new();
        for longer in by_rest.values() {
            for (number, (place, at)) in longer.iter().enumerate() {
                let same = longer[..number]
                    .iter()
                    .take(MOST_WORDS)
                    .find(|(other, first)| first != at && are_one_place(words, place, other));
                joins.extend(same.map(|&(_, first)| (*at, first)));
            }
        }
        for (at, first) in joins {
            self.join(at, first);
        }
        for at in 0..self.drafts.len() {
            let draft = &self.drafts[at];
            let can_be_short = draft.kind == ActorKind::Organisation
                && draft.known.is_none()
                && !draft.mentions.is_empty()
                && draft.words.len() > 1;
            if !can_be_short {
                continue;
            }
            let Some(longer) = by_rest.get(&draft.words.join(" ")) else {
                continue;
            };
            let mut whole = longer
                .iter()
                .map(|&(_, other)| other)
                .filter(|&other| other != at && !self.drafts[other].mentions.is_empty());
            if let Some(first) = whole.next()
                && whole.all(|other| other == first)
            {
                self.join(at, first);
            }
        }
    }

    /// Gives the mentions of one draft to another.
    fn join(&mut self, at: usize, first: usize) {
        if at == first {
            return;
        }
        let mentions: Vec<Mention> = std::mem::take(&mut self.drafts[at].mentions);
        let known = self.drafts[at].known;
        let owner = self.drafts[at].owner;
        let one = &mut self.drafts[first];
        one.mentions.extend(mentions);
        one.known = one.known.or(known);
        one.owner = one.owner.or(owner);
    }

    /// The ways in which a name can be parted into a body's and a place's: words before it, or one behind `of` at its end.
    fn without_place(&self, words: &Words<'_>, draft: &Draft) -> Vec<Parted> {
        let parts = &draft.words;
        if !(2..=MOST_WORDS).contains(&parts.len()) {
            return Vec::new();
        }
        let names = &words.lexicon.names;
        let first = draft.mentions.first().map_or(0, |mention| mention.first);
        let is_body = |rest: &[String]| {
            rest.len() > 1
                && rest
                    .first()
                    .is_some_and(|word| !names.classes(word).has(Class::Function))
                && rest.iter().any(|word| names.classes(word).has(Class::Org))
        };
        let is_head =
            |rest: &[String]| matches!(rest, [only] if names.classes(only).has(Class::Org));
        let part = |rest: &[String], place: &[String]| Parted {
            rest: rest.join(" "),
            place: place.join(" "),
        };
        let mut found = Vec::new();
        for n_before in 1..=MOST_OF_PLACE {
            let Some((place, rest)) = parts.split_at_checked(n_before) else {
                break;
            };
            // `National Union`, `Union of Farmers`: a head of its own is no place, nor is `Free` or the family name of somebody.
            let is_place = place.iter().zip(first..).all(|(word, at)| {
                let is_listed = matches!(
                    words.phrase_at(at, at + 1, Case::Telling),
                    Some((Sense::Adjective(_), _))
                );
                let is_adjective =
                    words.get(at).tag == WordClass::Adjective && !is_listed && !is_demonym(word);
                !names.classes(word).has_any(&[Class::Org, Class::Role])
                    && !matches!(word.as_str(), "of" | "for" | "the" | "and" | "to" | "on")
                    && !is_adjective
                    && (n_before > 1 || self.by_surname.get(word).is_none())
            });
            // `Syrian Army` has its place already.
            let has_place = matches!(
                words.phrase_at(first + n_before, first + parts.len(), Case::Telling),
                Some((Sense::Adjective(_) | Sense::State(_), _))
            );
            if !is_place || has_place {
                break;
            }
            if is_body(rest) || is_head(rest) {
                found.push(part(rest, place));
            }
        }
        if let [rest @ .., of, place] = parts.as_slice()
            && of == "of"
            && (is_body(rest) || is_head(rest))
        {
            found.push(part(rest, std::slice::from_ref(place)));
        }
        found
    }
}

/// Whether two words say the same place: the same word, or its name and its adjective.
fn are_one_place(words: &Words<'_>, one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let state = |place: &str| {
        let written = place.split(' ').map(|folded| Written {
            folded,
            capital: true,
            capitals: true,
        });
        match words.lexicon.names.find_phrase(written, Case::Telling) {
            Some((Sense::State(state) | Sense::Adjective(state), _)) => Some(state),
            _ => None,
        }
    };
    if let (Some(one), Some(other)) = (state(one), state(other)) {
        return one == other;
    }
    let stem = one
        .chars()
        .zip(other.chars())
        .take_while(|(one, other)| one == other)
        .count();
    let (n_one, n_other) = (one.chars().count(), other.chars().count());
    stem >= LEAST_STEM
        && stem + 3 >= n_one.min(n_other)
        && stem + 4 >= n_one.max(n_other)
        && is_demonym(one) != is_demonym(other)
}

/// Whether a word ends like an adjective made of the name of a place.
fn is_demonym(word: &str) -> bool {
    word.ends_with("an") || word.ends_with("ish") || word.ends_with("ese")
}
