//! One paragraph as the attribution model sees it: words and classes, and where each token stands.

use super::{
    place::{self, EDGE, EDGE_PLACE, Place, class, is_break, is_finite, is_link},
    quotation::Quotation,
};
use crate::{
    segment::Segments,
    tagging::{
        Tags,
        word::{Word, feature},
    },
};
use record::span::Span;

/// Bins of the rate at which a word was a cue in training; 0 is a word not seen there.
pub const N_RATES: u8 = 10;

/// Kinds of places that the transitions between labels tell apart.
pub const N_PLACES: usize = 16;

/// Number of classes, one that stands for the edge among them.
pub(super) const N_CLASSES: u32 = 64;

/// One paragraph as the model sees it.
#[derive(Debug)]
pub struct Paragraph<'a> {
    pub(super) words: &'a [Word],
    pub(super) classes: &'a [u8],
    pub(super) places: Vec<Place>,
    /// Whether the paragraph goes on a quotation, and whether the one before was all quotation.
    pub(super) opening: u8,
}

/// The key under which a word's rate is kept.
pub fn rate_key(word: &Word, class: u8) -> u32 {
    feature(200, word.norm, u32::from(class)) >> 6
}

impl<'a> Paragraph<'a> {
    /// Reads a paragraph, or a stretch of one. `rate` gives the bin, below [`N_RATES`], of a token by its position in
    /// [`Segments::tokens`].
    pub fn new(
        segments: &Segments,
        tags: &'a Tags,
        quotations: &[Quotation],
        span: Span,
        rate: impl Fn(usize) -> u8,
    ) -> Self {
        let range = segments.tokens_in(span);
        let first = range.start;
        let words = tags.words.get(range.clone()).unwrap_or(&[]);
        let classes = tags.fine.get(range.clone()).unwrap_or(&[]);
        let mut places: Vec<Place> = (range.clone())
            .map(|token| Place {
                rate: rate(token),
                ..Place::default()
            })
            .collect();
        let from = quotations.partition_point(|quotation| quotation.span.end <= span.start);
        let to = quotations.partition_point(|quotation| quotation.span.start < span.end);
        let own = quotations.get(from..to).unwrap_or(&[]);
        let mut opening = u8::from(own.first().is_some_and(|first| first.continues));
        opening |= 2 * u8::from(from > 0 && !quotations[from - 1].closed);
        for quotation in own {
            place::mark_quotation(quotation, segments, classes, first, &mut places);
        }
        let start = segments
            .sentences
            .partition_point(|sentence| sentence.span.end <= span.start);
        let sentences = segments.sentences.iter().skip(start);
        for (number, sentence) in sentences
            .take_while(|s| s.span.start < span.end)
            .enumerate()
        {
            let bounds = (
                (sentence.tokens.start as usize)
                    .saturating_sub(first)
                    .min(places.len()),
                (sentence.tokens.end as usize)
                    .saturating_sub(first)
                    .min(places.len()),
            );
            place::mark_sentence(&mut places, classes, bounds, number as u32);
        }
        Self {
            words,
            classes,
            places,
            opening,
        }
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Whether anything here may attribute: a word that was a cue in training, or a quotation mark.
    pub fn has_hint(&self) -> bool {
        self.places.iter().any(|place| place.has_hint)
    }

    /// Whether anything in the sentence of a token hints at an attribution.
    pub(super) fn may_attribute(&self, at: usize) -> bool {
        self.places.get(at).is_some_and(|place| place.has_hint)
    }

    /// Whether a word here was often a cue in training.
    pub(super) fn has_candidate(&self) -> bool {
        self.places.iter().any(Place::is_candidate)
    }

    pub(super) fn word(&self, at: usize, offset: isize) -> &Word {
        at.checked_add_signed(offset)
            .and_then(|at| self.words.get(at))
            .unwrap_or(&EDGE)
    }

    pub(super) fn class(&self, at: usize, offset: isize) -> u32 {
        at.checked_add_signed(offset)
            .and_then(|at| self.classes.get(at))
            .map_or(63, |&class| u32::from(class))
    }

    pub(super) fn place(&self, at: usize, offset: isize) -> &Place {
        at.checked_add_signed(offset)
            .and_then(|at| self.places.get(at))
            .unwrap_or(&EDGE_PLACE)
    }

    /// The kind of place between the token before and this one, below [`N_PLACES`]: which transitions hold.
    pub fn transition(&self, at: usize) -> usize {
        let place = self.place(at, 0);
        let before = self.place(at, -1);
        let found = self.class(at, 0) as u8;
        let class_before = self.class(at, -1) as u8;
        match () {
            () if place.sentence.0 == at as u32 && place.quote == 1 => 2,
            () if place.sentence.0 == at as u32 && place.quote == 3 => 3,
            () if place.sentence.0 == at as u32 => 1,
            () if place.quote == 3 => 4,
            () if place.quote == 4 => 5,
            () if before.quote == 4 => 6,
            () if before.quote == 3 => 7,
            () if found == class::COMMA => 8,
            () if class_before == class::COMMA => 9,
            () if is_break(found) || found == class::STOP => 10,
            () if is_break(class_before) => 11,
            () if found == class::SUBORDINATOR || found == class::TO || found == class::IN => 12,
            () if is_finite(found) => 13,
            () if is_link(found) => 14,
            () if found == class::NNP || found == class::PRP => 15,
            () => 0,
        }
    }
}
