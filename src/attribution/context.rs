//! What the attribution model sees around a token beyond its neighbours: quotation marks, words that may attribute, its
//! sentence.

use super::{
    features::Paragraph,
    place::{NONE, distance},
};
use crate::tagging::word::feature;

/// Values of what is not there.
const NO_WORD: u32 = 5;
const NO_CLASS: u32 = 62;

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

    /// Where quotation marks stand.
    pub(super) fn quotation(&self, at: usize, emit: &mut impl FnMut(u32)) {
        let [before, own, after] = [-1, 0, 1].map(|offset| u32::from(self.place(at, offset).quote));
        let trio = before << 8 | own << 4 | after;
        emit(feature(53, trio, self.class(at, 0)));
    }

    /// The words that may attribute, before and behind in the sentence.
    pub(super) fn cues(&self, at: usize, emit: &mut impl FnMut(u32)) {
        let place = self.place(at, 0);
        let quote = u32::from(place.quote);
        let class = self.class(at, 0);
        let here = at as u32;
        let far = |cue: u32| if cue == NONE { 9 } else { distance(here, cue) };
        let (before, after) = (place.cue_before, place.cue_after);
        let (word_before, word_after) = (self.word_at(before), self.word_at(after));
        emit(feature(82, word_before, quote));
        emit(feature(83, word_after, quote));
        emit(feature(
            86,
            far(before) << 8 | far(after) << 4 | quote,
            u32::from(place.has_quote),
        ));
        emit(feature(87, far(after), class));
        emit(feature(98, word_after, far(after)));
    }

    /// The sentence, and the break before.
    pub(super) fn structure(&self, at: usize, emit: &mut impl FnMut(u32)) {
        let place = self.place(at, 0);
        let here = at as u32;
        let class = self.class(at, 0);
        let quote = u32::from(place.quote);
        let (start, end) = place.sentence;
        emit(feature(101, distance(here, end), quote));
        let n_sentence = place.n_sentence.min(3) << 4 | u32::from(self.opening);
        emit(feature(103, n_sentence, u32::from(start == here)));
        let after_break = place.break_before.saturating_add(1);
        emit(feature(106, self.class_at(after_break), class));
    }
}
