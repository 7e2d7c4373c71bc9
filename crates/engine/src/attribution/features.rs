//! What the attribution model sees of a token, as hashes formed without allocation. What is seen of words and classes
//! counts for the tokens around as well: one look-up serves a window of [`WINDOW`] tokens. The rest is in `context`.

use super::{
    place::{self, EDGE, EDGE_PLACE, Place, class, is_break, is_finite, is_link},
    quotation::Quotation,
};
use crate::{
    segment::Segments,
    tagging::{
        Tags,
        grid::{Family, Sink, cell_of, cells_of, numbers_of},
        word::{Word, feature},
    },
};
use record::span::Span;

pub use super::context::CONTEXT_FAMILIES;

/// Bins of the rate at which a word was a cue in training; 0 is a word not seen there.
pub const N_RATES: u8 = 10;
/// Tokens whose labels a feature of words and classes speaks for: the token itself and as many before as behind.
pub const WINDOW: usize = 5;
/// Position of the token itself in its window.
pub const CENTRE: usize = WINDOW / 2;
/// Kinds of places that the transitions between labels tell apart.
pub const N_PLACES: usize = 16;

/// Numbers of classes, one that stands for the edge among them, and of places in quotations.
pub(super) const N_CLASSES: u32 = 64;
const N_QUOTES: u32 = 5;

/// Classes of a token before and the token itself.
const NEIGHBOURS: [u32; 2] = [N_CLASSES, N_CLASSES];
/// Rate, place in a quotation and class.
const STANDING: [u32; 3] = [N_RATES as u32, N_QUOTES, N_CLASSES];

/// Those features of the window that depend on a few small numbers alone.
pub const WINDOW_FAMILIES: [Family; 2] = [
    Family {
        cells: cells_of(NEIGHBOURS),
        features: |cell, emit| {
            let [before, own] = numbers_of(cell, NEIGHBOURS);
            emit(feature(7, own, 0));
            emit(feature(8, before << 8 | own, 0));
        },
    },
    Family {
        cells: cells_of(STANDING),
        features: |cell, emit| {
            let [rate, quote, own] = numbers_of(cell, STANDING);
            emit(feature(14, rate, own));
            emit(feature(16, quote, own));
        },
    },
];

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

    /// Adds what counts for all tokens of the window around this one; its families are [`WINDOW_FAMILIES`].
    pub fn window(&self, at: usize, sink: &mut impl Sink) {
        let (word, before) = (self.word(at, 0), self.word(at, -1));
        let [b1, own] = [-1, 0].map(|offset| self.class(at, offset));
        let place = self.place(at, 0);
        let (rate, quote) = (u32::from(place.rate), u32::from(place.quote));
        sink.feature(feature(1, word.norm, 0));
        sink.feature(feature(3, word.cluster, 0));
        sink.feature(feature(4, word.cluster & 1023, before.cluster & 1023));
        sink.feature(feature(6, word.suffix[2], 0));
        sink.cell(0, cell_of([b1, own], NEIGHBOURS));
        sink.feature(feature(11, own, word.norm));
        sink.feature(feature(13, own, before.norm));
        sink.cell(1, cell_of([rate, quote, own], STANDING));
        sink.feature(feature(17, word.stem, 0));
    }

    /// Adds what counts for the token alone; its families are [`CONTEXT_FAMILIES`].
    pub fn context(&self, at: usize, sink: &mut impl Sink) {
        self.form(at, sink);
        self.quotation(at, sink);
        self.cues(at, sink);
        self.structure(at, sink);
    }
}
