//! What the attribution model sees of a token, as hashes formed without allocation: words, classes, quotation, cues nearby.

use super::{
    place::{
        self, EDGE, EDGE_PLACE, NO_PLACE, NONE, Place, class, distance, is_break, is_finite,
        is_link,
    },
    quotation::Quotation,
};
use crate::{
    segment::Segments,
    tagging::{
        Tags,
        word::{Word, feature},
    },
};

/// Bins of the rate at which a word was a cue in training; 0 is a word not seen there.
pub const N_RATES: u8 = 10;
/// Kinds of places that the transitions between labels tell apart.
pub const N_PLACES: usize = 16;

/// One paragraph as the model sees it.
#[derive(Debug)]
pub struct Paragraph<'a> {
    words: &'a [Word],
    classes: &'a [u8],
    places: Vec<Place>,
    /// Whether the paragraph goes on a quotation, and whether the one before was all quotation.
    opening: u8,
}

/// The key under which a word's rate is kept.
pub fn rate_key(word: &Word, class: u8) -> u32 {
    feature(200, word.norm, u32::from(class)) >> 6
}

impl<'a> Paragraph<'a> {
    /// Reads the paragraph at a position. `rate` gives the bin, below [`N_RATES`], of a token by its position in
    /// [`Segments::tokens`].
    pub fn new(
        segments: &Segments,
        tags: &'a Tags,
        quotations: &[Quotation],
        paragraph: usize,
        rate: impl Fn(usize) -> u8,
    ) -> Self {
        let span = segments
            .paragraphs
            .get(paragraph)
            .copied()
            .unwrap_or_default();
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
            .partition_point(|sentence| sentence.span.start < span.start);
        let sentences = segments.sentences.iter().skip(start);
        for (number, sentence) in sentences
            .take_while(|s| s.span.start < span.end)
            .enumerate()
        {
            let bounds = (
                (sentence.tokens.start as usize - first).min(places.len()),
                (sentence.tokens.end as usize - first).min(places.len()),
            );
            place::mark_sentence(&mut places, classes, bounds, number as u32);
        }
        place::mark_neighbours(&mut places, |place| matches!(place.quote, 3 | 4));
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
        self.places
            .iter()
            .any(|place| place.rate > 1 || place.quote != 0)
    }

    fn word(&self, at: usize, offset: isize) -> &Word {
        at.checked_add_signed(offset)
            .and_then(|at| self.words.get(at))
            .unwrap_or(&EDGE)
    }

    fn class(&self, at: usize, offset: isize) -> u32 {
        at.checked_add_signed(offset)
            .and_then(|at| self.classes.get(at))
            .map_or(63, |&class| u32::from(class))
    }

    fn place(&self, at: usize, offset: isize) -> &Place {
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

    /// Hands every feature of a token to `emit`.
    pub fn features(&self, at: usize, mut emit: impl FnMut(u32)) {
        self.lexical(at, &mut emit);
        self.classes_nearby(at, &mut emit);
        self.quotation(at, &mut emit);
        self.cues(at, &mut emit);
        self.structure(at, &mut emit);
    }

    fn lexical(&self, at: usize, emit: &mut impl FnMut(u32)) {
        let word = self.word(at, 0);
        let near = [-2, -1, 0, 1, 2].map(|offset| self.word(at, offset));
        emit(feature(1, 0, 0));
        emit(feature(2, word.norm, 0));
        emit(feature(3, near[1].norm, 0));
        emit(feature(4, near[3].norm, 0));
        emit(feature(5, near[0].norm, 0));
        emit(feature(6, near[4].norm, 0));
        emit(feature(7, near[1].norm, word.norm));
        emit(feature(8, word.norm, near[3].norm));
        emit(feature(9, near[0].norm, near[1].norm));
        emit(feature(10, near[3].norm, near[4].norm));
        emit(feature(11, word.shape, near[1].sort as u32));
        emit(feature(12, word.suffix[2], 0));
        emit(feature(13, word.suffix[1], word.sort as u32));
        emit(feature(14, word.prefix, 0));
        emit(feature(15, near[3].sort as u32, word.sort as u32));
        emit(feature(16, word.cluster, 0));
        emit(feature(17, near[1].cluster, 0));
        emit(feature(18, near[3].cluster, 0));
        emit(feature(19, near[0].cluster, 0));
        emit(feature(20, near[4].cluster, 0));
        emit(feature(21, word.cluster & 63, near[1].cluster & 63));
        emit(feature(22, word.cluster & 63, near[3].cluster & 63));
        emit(feature(23, word.cluster & 1023, 0));
        emit(feature(24, near[1].cluster & 1023, near[3].cluster & 1023));
    }

    fn classes_nearby(&self, at: usize, emit: &mut impl FnMut(u32)) {
        let tags = [-3, -2, -1, 0, 1, 2, 3].map(|offset| self.class(at, offset));
        let [_, b2, b1, own, a1, a2, _] = tags;
        let word = self.word(at, 0);
        for (number, tag) in tags.into_iter().enumerate() {
            emit(feature(30 + number as u32, tag, 0));
        }
        emit(feature(37, b1 << 8 | own, 0));
        emit(feature(38, own << 8 | a1, 0));
        emit(feature(39, b1 << 16 | own << 8 | a1, 0));
        emit(feature(40, b2 << 8 | b1, 0));
        emit(feature(41, a1 << 8 | a2, 0));
        emit(feature(42, b2 << 16 | b1 << 8 | own, 0));
        emit(feature(43, own << 16 | a1 << 8 | a2, 0));
        emit(feature(44, own, word.norm));
        emit(feature(45, b1, word.norm));
        emit(feature(46, a1, word.norm));
        emit(feature(47, own, self.word(at, -1).norm));
        emit(feature(48, own, self.word(at, 1).norm));
    }

    fn quotation(&self, at: usize, emit: &mut impl FnMut(u32)) {
        let place = self.place(at, 0);
        let quote = u32::from(place.quote);
        let trio = u32::from(self.place(at, -1).quote) << 8
            | quote << 4
            | u32::from(self.place(at, 1).quote);
        emit(feature(50, trio, 0));
        emit(feature(51, u32::from(place.quotation), quote));
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
        emit(feature(55, before, 0));
        emit(feature(56, after, 0));
        emit(feature(57, before & 15, after & 15));
        emit(feature(58, before << 8 | after, 0));
        emit(feature(
            59,
            quote << 8 | u32::from(self.opening) << 4 | place.n_sentence.min(3),
            0,
        ));
        let info = |mark: u32| {
            self.places
                .get(mark as usize)
                .map_or(99, |place| u32::from(place.quotation))
        };
        emit(feature(60, info(place.mark_before), before & 15));
        emit(feature(61, info(place.mark_after), after & 15));
    }

    fn cues(&self, at: usize, emit: &mut impl FnMut(u32)) {
        let place = self.place(at, 0);
        let rates = [-2, -1, 0, 1, 2].map(|offset| u32::from(self.place(at, offset).rate));
        let [b2, b1, own, a1, a2] = rates;
        let quote = u32::from(place.quote);
        let class = self.class(at, 0);
        emit(feature(70, own, 0));
        emit(feature(71, b1, 0));
        emit(feature(72, a1, 0));
        emit(feature(73, b2, 0));
        emit(feature(74, a2, 0));
        emit(feature(75, own, quote));
        emit(feature(76, b1 << 8 | own << 4 | a1, 0));
        emit(feature(77, own, class));
        emit(feature(78, b1, class));
        emit(feature(79, own << 8 | class, self.class(at, 1)));
        let here = at as u32;
        let word_of = |cue: u32| self.words.get(cue as usize).map_or(5, |word| word.norm);
        let far = |cue: u32| if cue == NONE { 9 } else { distance(here, cue) };
        let (before, after) = (place.cue_before, place.cue_after);
        emit(feature(80, word_of(before), 0));
        emit(feature(81, word_of(after), 0));
        emit(feature(82, word_of(before), quote));
        emit(feature(83, word_of(after), quote));
        emit(feature(84, far(before) << 4 | quote, 0));
        emit(feature(85, far(after) << 4 | quote, 0));
        emit(feature(
            86,
            far(before) << 8 | far(after) << 4 | quote,
            u32::from(place.has_quote),
        ));
        emit(feature(87, far(after), class));
        emit(feature(88, far(before), class));
        emit(feature(89, word_of(after), class));
        if before != NONE {
            let next = before as usize + 1;
            let follower = self.word(next, 0).norm;
            emit(feature(90, follower, 0));
            emit(feature(
                91,
                follower,
                quote << 8 | u32::from(place.n_commas),
            ));
            emit(feature(92, word_of(before), follower));
            let tags = |offset| {
                if next as isize + offset < at as isize {
                    self.class(next, offset)
                } else {
                    62
                }
            };
            emit(feature(93, tags(0) << 16 | tags(1) << 8 | tags(2), class));
            emit(feature(94, word_of(before), class));
            let cluster = self
                .words
                .get(before as usize)
                .map_or(0, |word| word.cluster);
            emit(feature(95, cluster, far(before)));
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

    fn structure(&self, at: usize, emit: &mut impl FnMut(u32)) {
        let place = self.place(at, 0);
        let here = at as u32;
        let class = self.class(at, 0);
        let quote = u32::from(place.quote);
        let (start, end) = place.sentence;
        emit(feature(100, distance(start, here), quote));
        emit(feature(101, distance(here, end), quote));
        let opener = self.words.get(start as usize).map_or(5, |word| word.norm);
        emit(feature(102, opener, u32::from(start == here)));
        emit(feature(
            103,
            place.n_sentence.min(3) << 4 | u32::from(self.opening),
            u32::from(start == here),
        ));
        let word_at = |position: u32| {
            self.words
                .get(position as usize)
                .map_or(5, |word| word.norm)
        };
        let class_at = |position: u32| {
            self.classes
                .get(position as usize)
                .map_or(62, |&class| u32::from(class))
        };
        let far = |position: u32| {
            if position == NONE {
                9
            } else {
                distance(here, position)
            }
        };
        let (before, after) = (place.break_before, place.break_after);
        emit(feature(104, word_at(before), far(before)));
        emit(feature(105, word_at(after), far(after)));
        emit(feature(106, class_at(before.saturating_add(1)), class));
        emit(feature(
            107,
            class_at(after.saturating_add(1)) << 8 | class_at(after.saturating_add(2)),
            far(after),
        ));
        emit(feature(
            108,
            word_at(place.link_before),
            far(place.link_before),
        ));
        let cue_side =
            u32::from(place.cue_before != NONE) << 1 | u32::from(place.cue_after != NONE);
        emit(feature(109, word_at(place.link_before), cue_side));
        emit(feature(
            110,
            cue_side << 4 | u32::from(place.n_commas),
            class,
        ));
        let is_after_link = place.link_before != NONE
            && place.cue_before != NONE
            && place.link_before > place.cue_before;
        emit(feature(
            111,
            u32::from(is_after_link) << 8 | u32::from(place.n_commas) << 4 | quote,
            class,
        ));
        emit(feature(
            112,
            word_at(after),
            class_at(after.saturating_add(1)),
        ));
        let next_rate = self.place(after as usize, 1).rate;
        let over_next = self.place(after as usize, 2).rate;
        if after != NONE {
            emit(feature(
                113,
                u32::from(next_rate) << 4 | u32::from(over_next),
                far(after),
            ));
        }
    }
}
