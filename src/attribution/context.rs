//! What the attribution model sees around a token beyond its neighbours: quotation marks, words that may attribute, breaks and
//! joining words of its sentence.

use super::{
    features::Paragraph,
    place::{NO_PLACE, NONE, distance},
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
        let place = self.place(at, 0);
        let quote = u32::from(place.quote);
        let trio = u32::from(self.place(at, -1).quote) << 8
            | quote << 4
            | u32::from(self.place(at, 1).quote);
        emit(feature(52, trio, u32::from(place.quotation)));
        emit(feature(53, trio, self.class(at, 0)));
        emit(feature(54, u32::from(place.has_quote), quote));
        let here = at as u32;
        let side = |mark: u32| {
            if mark == NONE {
                return 99;
            }
            let there = self.places.get(mark as usize).unwrap_or(&NO_PLACE);
            let same = u32::from(there.sentence == place.sentence);
            distance(here, mark) << 4 | u32::from(there.quote) << 1 | same
        };
        let (before, after) = (side(place.mark_before), side(place.mark_after));
        emit(feature(57, before & 15, after & 15));
        emit(feature(58, before << 8 | after, 0));
        let opening = u32::from(self.opening);
        let n_sentence = place.n_sentence.min(3);
        emit(feature(59, quote << 8 | opening << 4 | n_sentence, 0));
        let info = |mark: u32| {
            self.places
                .get(mark as usize)
                .map_or(99, |place| u32::from(place.quotation))
        };
        emit(feature(60, info(place.mark_before), before & 15));
        emit(feature(61, info(place.mark_after), after & 15));
    }

    /// The words that may attribute, before and behind in the sentence.
    pub(super) fn cues(&self, at: usize, emit: &mut impl FnMut(u32)) {
        let place = self.place(at, 0);
        let own = u32::from(place.rate);
        let quote = u32::from(place.quote);
        let class = self.class(at, 0);
        emit(feature(75, own, quote));
        emit(feature(79, own << 8 | class, self.class(at, 1)));
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
        emit(feature(88, far(before), class));
        emit(feature(89, word_after, class));
        emit(feature(98, word_after, far(after)));
        emit(feature(99, word_before, far(before)));
        if before != NONE {
            let next = before as usize + 1;
            let follower = self.word(next, 0).norm;
            let commas = u32::from(place.n_commas);
            emit(feature(91, follower, quote << 8 | commas));
            emit(feature(92, word_before, follower));
            let tags = |offset| {
                if next as isize + offset < at as isize {
                    self.class(next, offset)
                } else {
                    NO_CLASS
                }
            };
            emit(feature(93, tags(0) << 16 | tags(1) << 8 | tags(2), class));
            emit(feature(94, word_before, class));
            let cluster = self
                .words
                .get(before as usize)
                .map_or(0, |word| word.cluster);
            emit(feature(95, cluster, far(before)));
            let verbs = u32::from(place.n_finite);
            emit(feature(65, verbs << 12 | commas << 8 | class, follower));
            emit(feature(66, verbs << 12 | commas << 8 | class, quote));
        }
        if after != NONE {
            let last = after as usize;
            emit(feature(96, self.word(last, -1).norm, far(after)));
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
        let is_first = u32::from(start == here);
        emit(feature(100, distance(start, here), quote));
        emit(feature(101, distance(here, end), quote));
        emit(feature(102, self.word_at(start), is_first));
        let n_sentence = place.n_sentence.min(3) << 4 | u32::from(self.opening);
        emit(feature(103, n_sentence, is_first));
        let far = |position: u32| match position {
            NONE => 9,
            _ => distance(here, position),
        };
        let (before, after, link) = (place.break_before, place.break_after, place.link_before);
        let (behind, behind2) = (after.saturating_add(1), after.saturating_add(2));
        emit(feature(104, self.word_at(before), far(before)));
        emit(feature(105, self.word_at(after), far(after)));
        emit(feature(106, self.class_at(before.saturating_add(1)), class));
        emit(feature(
            107,
            self.class_at(behind) << 8 | self.class_at(behind2),
            far(after),
        ));
        emit(feature(108, self.word_at(link), far(link)));
        let sides = u32::from(place.cue_before != NONE) << 1 | u32::from(place.cue_after != NONE);
        emit(feature(109, self.word_at(link), sides));
        let commas = u32::from(place.n_commas);
        emit(feature(110, sides << 4 | commas, class));
        let is_after_link = link != NONE && place.cue_before != NONE && link > place.cue_before;
        emit(feature(
            111,
            u32::from(is_after_link) << 8 | commas << 4 | quote,
            class,
        ));
        emit(feature(112, self.word_at(after), self.class_at(behind)));
        if after != NONE {
            let next_rate = u32::from(self.place(after as usize, 1).rate);
            let over_next = u32::from(self.place(after as usize, 2).rate);
            emit(feature(113, next_rate << 4 | over_next, far(after)));
        }
    }
}
