//! What the attribution model sees around a token beyond its neighbours: its form, quotation marks, words that may attribute, its
//! sentence.

use super::{
    paragraph::{N_CLASSES, Paragraph},
    place::{EDGE_PLACE, NONE, distance},
};
use crate::tagging::{
    grid::{Family, Sink, cell_of, cells_of, numbers_of},
    word::feature,
};

/// Values of what is not there.
const NO_WORD: u32 = 5;
const NO_CLASS: u32 = 62;
const NO_CUE: u32 = 9;

/// The sizes of numbers: distances with [`NO_CUE`], places in quotations with one that stands for the edge.
const N_DISTANCES: u32 = NO_CUE + 1;
const N_QUOTES: u32 = 6;

/// Places in quotations of the tokens before, here and after, class.
const MARKS: [u32; 4] = [N_QUOTES, N_QUOTES, N_QUOTES, N_CLASSES];
/// Distances of the cues before and after, place in a quotation, whether the sentence has one.
const CUES: [u32; 4] = [N_DISTANCES, N_DISTANCES, N_QUOTES, 2];
/// Distance of the cue after, class.
const CUE_AFTER: [u32; 2] = [N_DISTANCES, N_CLASSES];
/// Distance of the sentence's end, place in a quotation, number of the sentence, [`Paragraph::opening`], whether the sentence begins here.
const SENTENCE: [u32; 5] = [8, N_QUOTES, 4, 4, 2];
/// Class after the break before, class.
const BREAK: [u32; 2] = [N_CLASSES, N_CLASSES];

/// Those features that depend on a few small numbers alone.
pub const CONTEXT_FAMILIES: [Family; 6] = [
    Family {
        cells: 1,
        features: |_, emit| emit(feature(20, 0, 0)),
    },
    Family {
        cells: cells_of(MARKS),
        features: |cell, emit| {
            let [before, own, after, class] = numbers_of(cell, MARKS);
            let [before, own, after] = [before, own, after].map(|quote| {
                if quote + 1 == N_QUOTES {
                    EDGE_PLACE.quote.into()
                } else {
                    quote
                }
            });
            emit(feature(53, before << 8 | own << 4 | after, class));
        },
    },
    Family {
        cells: cells_of(CUES),
        features: |cell, emit| {
            let [before, after, quote, has_quote] = numbers_of(cell, CUES);
            emit(feature(86, before << 8 | after << 4 | quote, has_quote));
        },
    },
    Family {
        cells: cells_of(CUE_AFTER),
        features: |cell, emit| {
            let [after, class] = numbers_of(cell, CUE_AFTER);
            emit(feature(87, after, class));
        },
    },
    Family {
        cells: cells_of(SENTENCE),
        features: |cell, emit| {
            let [end, quote, number, opening, begins] = numbers_of(cell, SENTENCE);
            emit(feature(101, end, quote));
            emit(feature(103, number << 4 | opening, begins));
        },
    },
    Family {
        cells: cells_of(BREAK),
        features: |cell, emit| {
            let [after_break, class] = numbers_of(cell, BREAK);
            emit(feature(106, after_break, class));
        },
    },
];

impl Paragraph<'_> {
    fn word_at(&self, position: u32) -> u32 {
        self.words
            .get(position as usize)
            .map_or(NO_WORD, |word| word.norm)
    }

    fn class_at(&self, position: u32) -> u32 {
        self.classes
            .get(position as usize)
            .map_or(NO_CLASS, |&class| u32::from(class))
    }

    /// Adds what counts for the token alone; its families are [`CONTEXT_FAMILIES`].
    pub fn context(&self, at: usize, sink: &mut impl Sink) {
        self.form(at, sink);
        self.quotation(at, sink);
        self.cues(at, sink);
        self.structure(at, sink);
    }

    /// Its letters.
    fn form(&self, at: usize, sink: &mut impl Sink) {
        let (word, before) = (self.word(at, 0), self.word(at, -1));
        sink.cell(0, 0);
        sink.feature(feature(21, word.shape, before.sort as u32));
        sink.feature(feature(22, word.suffix[1], word.sort as u32));
    }

    /// Where quotation marks stand.
    fn quotation(&self, at: usize, sink: &mut impl Sink) {
        let quote = |offset| u32::from(self.place(at, offset).quote).min(N_QUOTES - 1);
        let [before, own, after] = [-1, 0, 1].map(quote);
        sink.cell(1, cell_of([before, own, after, self.class(at, 0)], MARKS));
    }

    /// The words that may attribute, before and behind in the sentence.
    fn cues(&self, at: usize, sink: &mut impl Sink) {
        let place = self.place(at, 0);
        let quote = u32::from(place.quote);
        let class = self.class(at, 0);
        let here = at as u32;
        let far = |cue: u32| {
            if cue == NONE {
                NO_CUE
            } else {
                distance(here, cue)
            }
        };
        let (before, after) = (place.cue_before, place.cue_after);
        let (word_before, word_after) = (self.word_at(before), self.word_at(after));
        let (before, after) = (far(before), far(after));
        sink.feature(feature(82, word_before, quote));
        sink.feature(feature(83, word_after, quote));
        sink.cell(
            2,
            cell_of([before, after, quote, place.has_quote.into()], CUES),
        );
        sink.cell(3, cell_of([after, class], CUE_AFTER));
        sink.feature(feature(98, word_after, after));
    }

    /// The sentence, and the break before.
    fn structure(&self, at: usize, sink: &mut impl Sink) {
        let place = self.place(at, 0);
        let here = at as u32;
        let class = self.class(at, 0);
        let (start, end) = place.sentence;
        let begins = u32::from(start == here);
        sink.cell(
            4,
            cell_of(
                [
                    distance(here, end),
                    place.quote.into(),
                    place.n_sentence.min(3),
                    self.opening.into(),
                    begins,
                ],
                SENTENCE,
            ),
        );
        let after_break = place.break_before.saturating_add(1);
        sink.cell(5, cell_of([self.class_at(after_break), class], BREAK));
    }
}
