//! What the attribution model sees of a token, as hashes formed without allocation. What is seen of words and classes
//! counts for the tokens around as well: one look-up serves a window of [`WINDOW`] tokens. The rest is in `context`.

use super::paragraph::{N_CLASSES, N_RATES, Paragraph};
use crate::tagging::{
    grid::{Family, Sink, cell_of, cells_of, numbers_of},
    word::feature,
};

/// Tokens whose labels a feature of words and classes speaks for: the token itself and as many before as behind.
pub const WINDOW: usize = 5;
/// Position of the token itself in its window.
pub const CENTRE: usize = WINDOW / 2;
/// Number of places in quotations.
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

impl Paragraph<'_> {
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
}
