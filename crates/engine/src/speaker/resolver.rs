//! What is known while speakers are looked for, and where in the text it stands.

use super::{choice::Choice, source::place_of, unnamed::Unnamed};
use crate::{
    actor::{
        cast::{Cast, Draft, Gender},
        word::Words,
    },
    segment::Segments,
};
use record::{Attribution, span::Span};

/// The attributions of an article while their speakers are looked for.
pub(super) struct Resolver<'a, 'b> {
    pub(super) words: &'a Words<'b>,
    pub(super) cast: &'a Cast,
    pub(super) unnamed: Unnamed,
    /// By position.
    pub(super) mentions: Vec<(Span, usize)>,
    /// As titles and given names tell, then as pronouns did.
    pub(super) genders: Vec<Gender>,
    pub(super) choices: Vec<Option<Choice>>,
}

impl Resolver<'_, '_> {
    pub(super) fn draft(&self, at: usize) -> &Draft {
        &self.cast.drafts[at]
    }

    pub(super) fn segments(&self) -> &Segments {
        self.words.segments
    }

    /// Mentions that lie inside a span, by position.
    pub(super) fn mentions_in(&self, span: Span) -> impl Iterator<Item = (Span, usize)> + '_ {
        let first = self
            .mentions
            .partition_point(|(mention, _)| mention.start < span.start);
        self.mentions[first..]
            .iter()
            .copied()
            .take_while(move |(mention, _)| mention.start < span.end)
            .filter(move |(mention, _)| span.contains(*mention))
    }

    /// Mentions that end before a byte, the nearest first.
    pub(super) fn mentions_before(&self, byte: u32) -> impl Iterator<Item = (Span, usize)> + '_ {
        let after = self
            .mentions
            .partition_point(|(mention, _)| mention.start < byte);
        self.mentions[..after]
            .iter()
            .rev()
            .copied()
            .filter(move |(mention, _)| mention.end <= byte)
    }

    pub(super) fn is_inside_other(
        &self,
        number: usize,
        attributions: &[Attribution<Span>],
    ) -> bool {
        self.outer_of(number, attributions).is_some()
    }

    /// The attribution in whose content another stands, the narrowest near by.
    pub(super) fn outer_of(
        &self,
        number: usize,
        attributions: &[Attribution<Span>],
    ) -> Option<usize> {
        let place = place_of(&attributions[number]);
        let first = number.saturating_sub(6);
        (first..(number + 3).min(attributions.len()))
            .filter(|&other| other != number)
            .filter(|&other| {
                attributions[other]
                    .content
                    .iter()
                    .any(|span| span.start <= place && place < span.end)
            })
            .min_by_key(|&other| {
                (
                    attributions[other]
                        .content
                        .iter()
                        .map(|span| span.len())
                        .sum::<u32>(),
                    other,
                )
            })
    }

    pub(super) fn paragraph_at(&self, byte: u32) -> u32 {
        let after = self
            .segments()
            .paragraphs
            .partition_point(|paragraph| paragraph.start <= byte);
        after.saturating_sub(1) as u32
    }

    pub(super) fn sentence_at(&self, byte: u32) -> usize {
        let after = self
            .segments()
            .sentences
            .partition_point(|sentence| sentence.span.start <= byte);
        after.saturating_sub(1)
    }

    pub(super) fn names_of(&self, drafts: &[usize]) -> String {
        let names: Vec<&str> = drafts
            .iter()
            .map(|&draft| self.draft(draft).name.as_str())
            .collect();
        names.join(" and ")
    }
}
