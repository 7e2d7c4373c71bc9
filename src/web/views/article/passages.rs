//! The attributions of one article in order, numbered as text and margin show them.

use crate::web::{figures::mention_entry, store::Layered};
use record::{Attribution, order, span::CodeSpan};

/// The attributions of one article in order.
pub(super) struct Passages<'a> {
    /// Position of the article.
    pub(super) article: u32,
    /// Position among the quotes of the index, and the entry.
    entries: Vec<(u32, &'a Attribution<CodeSpan>)>,
}

impl<'a> Passages<'a> {
    /// Those of the article at a position.
    pub(super) fn find(layered: &'a Layered, article: u32) -> Self {
        let entries = (0..)
            .zip(&layered.index.quotes)
            .filter(|(_, quote)| quote.article == article)
            .filter_map(|(row, quote)| Some((row, layered.attribution(quote)?)))
            .collect();
        Self { article, entries }
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Position of the entry of that id, here.
    pub(super) fn find_entry(&self, id: &str) -> Option<usize> {
        self.entries.iter().position(|(_, entry)| entry.id.0 == id)
    }

    /// Position of an entry among the quotes of the index.
    pub(super) fn row(&self, at: usize) -> Option<u32> {
        self.entries.get(at).map(|&(row, _)| row)
    }

    /// Id of an entry.
    pub(super) fn id(&self, at: usize) -> Option<&'a str> {
        self.entries.get(at).map(|(_, entry)| entry.id.as_str())
    }

    /// All, with their positions in the index.
    pub(super) fn iter(&self) -> impl Iterator<Item = &(u32, &'a Attribution<CodeSpan>)> {
        self.entries.iter()
    }

    /// Where each begins, with its position, in order of place.
    pub(super) fn starts(&self) -> Vec<(u32, usize)> {
        let starts = self.iter().enumerate().filter_map(|(at, (_, entry))| {
            let spans = entry.source.iter().chain(&entry.cue).chain(&entry.content);
            Some((spans.map(|span| span.start).min()?, at))
        });
        let mut starts: Vec<(u32, usize)> = starts.collect();
        order::natural(&mut starts);
        starts
    }
}

/// The span that an address points at which is no attribution: the evidence of a stance, by its id, or a mention, as
/// [`mention_entry`] names it; roles, figures and dates are named in the same way.
pub(super) fn find_span(layered: &Layered, article: u32, entry: &str) -> Option<CodeSpan> {
    let record = layered.records.get(article as usize)?;
    let stance = record.stances.iter().find(|stance| stance.id.0 == entry);
    let evidence = stance.map(|stance| stance.evidence);
    evidence.or_else(|| {
        let mentions = record.actors.iter().flat_map(|actor| &actor.mentions);
        let roles = record.actors.iter().flat_map(|actor| &actor.roles);
        let figures = record.figures.iter().map(|figure| &figure.span);
        let dates = record.dates.iter().map(|date| &date.span);
        mentions
            .chain(roles.map(|role| &role.span))
            .chain(figures)
            .chain(dates)
            .find(|&&span| mention_entry(span) == entry)
            .copied()
    })
}
