//! The actors of one article in the making.

use std::collections::BTreeMap;

use record::{ActorKind, slug::actor_slug, span::Span, word_map::WordMap};

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
    pub(super) words: Vec<String>,
}

/// Actors of one article in the making.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    pub(crate) drafts: Vec<Draft>,
    /// By listed actor.
    pub(super) by_known: BTreeMap<u32, usize>,
    /// By whole folded name.
    pub(super) by_name: WordMap<usize>,
    /// Persons by folded family name, and by given name where they are called by it.
    pub(super) by_surname: WordMap<Vec<usize>>,
    pub(super) by_given: WordMap<Vec<usize>>,
    /// Persons known by their given name alone, as somebody's kin.
    pub(super) by_kin: WordMap<usize>,
    /// Bodies by first word and by acronym.
    pub(super) by_short: WordMap<Vec<usize>>,
}

impl Cast {
    /// Adds a draft; returns its position.
    pub(super) fn add_draft(&mut self, draft: Draft) -> usize {
        self.drafts.push(draft);
        self.drafts.len() - 1
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

    /// Ids of the drafts, distinct: the name in lower case with hyphens.
    pub(super) fn ids(&self) -> Vec<String> {
        let mut taken = WordMap::<usize>::default();
        self.drafts
            .iter()
            .map(|draft| {
                let slug = actor_slug(&draft.name);
                let n_taken = taken.entry(&slug);
                *n_taken += 1;
                match *n_taken {
                    1 => slug,
                    n => format!("{slug}-{n}"),
                }
            })
            .collect()
    }
}
