//! What the attribution model sees around a token beyond its neighbours: quotation marks, words that may attribute, breaks and
//! joining words of its sentence.

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
        emit(feature(89, word_after, class));
        emit(feature(98, word_after, far(after)));
        if before != NONE {
            emit(feature(94, word_before, class));
        }
        if after != NONE {
            let last = after as usize;
            emit(feature(
                97,
                self.class(last, -1) << 8 | self.class(last, 1),
                far(after),
            ));
        }
    }

    /// Sentence, breaks and joining words.
    pub(super) fn structure(&self, at: usize, emit: &mut impl FnMut(u32)) {
        let place = self.place(at, 0);
        let here = at as u32;
        let class = self.class(at, 0);
        let quote = u32::from(place.quote);
        let (start, end) = place.sentence;
        emit(feature(101, distance(here, end), quote));
        let n_sentence = place.n_sentence.min(3) << 4 | u32::from(self.opening);
        emit(feature(103, n_sentence, u32::from(start == here)));
        let far = |position: u32| match position {
            NONE => 9,
            _ => distance(here, position),
        };
        let (before, after, link) = (place.break_before, place.break_after, place.link_before);
        emit(feature(105, self.word_at(after), far(after)));
        emit(feature(106, self.class_at(before.saturating_add(1)), class));
        emit(feature(108, self.word_at(link), far(link)));
        let sides = u32::from(place.cue_before != NONE) << 1 | u32::from(place.cue_after != NONE);
        let commas = u32::from(place.n_commas);
        emit(feature(110, sides << 4 | commas, class));
        let behind = self.class_at(after.saturating_add(1));
        emit(feature(112, self.word_at(after), behind));
    }
}
