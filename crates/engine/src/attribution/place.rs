//! Where a token stands in its paragraph: quotation, sentence, the words that may attribute, the break before. Computed
//! once for a paragraph, in linear time.

use super::quotation::Quotation;
use crate::{
    segment::Segments,
    tagging::word::{Sort, Word},
};

/// From this bin on a word is a candidate for a cue.
const CANDIDATE: u8 = 6;
/// From this bin on a word is a hint that its sentence may attribute. From 2 to 10; higher is quicker and misses more: 5 costs
/// two tenths of a point of contents, 6 seven of attributions, lower bins gain nothing.
const HINT: u8 = 4;
/// No token.
pub(super) const NONE: u32 = u32::MAX;
/// Beyond the edge of the paragraph.
pub(super) const EDGE_PLACE: Place = Place {
    quote: 7,
    quotation: 0,
    rate: 15,
    sentence: (0, 0),
    n_sentence: 0,
    has_quote: false,
    has_hint: false,
    cue_before: 0,
    cue_after: 0,
    break_before: 0,
};

/// Where a token stands; computed once for a paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// 0 outside quotation marks, 1 inside, 2 inside a nested one, 3 an opening mark, 4 a closing mark.
    pub(super) quote: u8,
    /// Length, beginning and end of the quotation around it.
    pub(super) quotation: u8,
    /// Rate at which the word attributes.
    pub(super) rate: u8,
    /// First and last token of its sentence, one past.
    pub(super) sentence: (u32, u32),
    /// Number of the sentence in its paragraph.
    pub(super) n_sentence: u32,
    /// Whether the sentence has quotation marks outside its own quotation.
    pub(super) has_quote: bool,
    /// Whether the sentence has quotation marks, or a word that was a cue in training.
    pub(super) has_hint: bool,
    /// Candidates for a cue before and behind in the sentence.
    pub(super) cue_before: u32,
    pub(super) cue_after: u32,
    /// The comma, colon, dash or bracket before in the sentence.
    pub(super) break_before: u32,
}

impl Place {
    /// Whether the word was often a cue in training and is not inside quotation marks.
    pub(super) fn is_candidate(&self) -> bool {
        self.rate >= CANDIDATE && !matches!(self.quote, 1 | 2)
    }
}

/// The Penn tag as a number, by which the classes below are named.
pub(super) mod class {
    pub(in crate::attribution) const NNP: u8 = 1;
    pub(in crate::attribution) const IN: u8 = 2;
    pub(in crate::attribution) const COMMA: u8 = 6;
    pub(in crate::attribution) const STOP: u8 = 7;
    pub(in crate::attribution) const PRP: u8 = 8;
    pub(in crate::attribution) const VBD: u8 = 10;
    pub(in crate::attribution) const CC: u8 = 12;
    pub(in crate::attribution) const TO: u8 = 16;
    pub(in crate::attribution) const SUBORDINATOR: u8 = 18;
    pub(in crate::attribution) const AUX_VBZ: u8 = 19;
    pub(in crate::attribution) const VBZ: u8 = 22;
    pub(in crate::attribution) const MODAL: u8 = 23;
    pub(in crate::attribution) const VBP: u8 = 25;
    pub(in crate::attribution) const AUX_VBD: u8 = 26;
    pub(in crate::attribution) const AUX_VBP: u8 = 28;
    pub(in crate::attribution) const COLON: u8 = 29;
    pub(in crate::attribution) const WP: u8 = 30;
    pub(in crate::attribution) const WDT: u8 = 32;
    pub(in crate::attribution) const WRB: u8 = 37;
    pub(in crate::attribution) const RIGHT_BRACKET: u8 = 39;
    pub(in crate::attribution) const LEFT_BRACKET: u8 = 44;
}

/// Classes as bits.
const fn bits(classes: &[u8]) -> u64 {
    let (mut bits, mut at) = (0, 0);
    while at < classes.len() {
        bits |= 1 << classes[at];
        at += 1;
    }
    bits
}

/// Whether a class, below 64, is among some.
const fn is_among(bits: u64, found: u8) -> bool {
    bits >> (found & 63) & 1 == 1
}

pub(super) const fn is_finite(found: u8) -> bool {
    use class::{AUX_VBD, AUX_VBP, AUX_VBZ, MODAL, VBD, VBP, VBZ};
    const FINITE: u64 = bits(&[VBD, VBZ, VBP, MODAL, AUX_VBZ, AUX_VBD, AUX_VBP]);
    is_among(FINITE, found)
}

pub(super) const fn is_link(found: u8) -> bool {
    use class::{CC, SUBORDINATOR, WDT, WP, WRB};
    const LINKS: u64 = bits(&[CC, SUBORDINATOR, WDT, WP, WRB]);
    is_among(LINKS, found)
}

pub(super) const fn is_break(found: u8) -> bool {
    use class::{COLON, COMMA, LEFT_BRACKET, RIGHT_BRACKET};
    const BREAKS: u64 = bits(&[COMMA, COLON, LEFT_BRACKET, RIGHT_BRACKET]);
    is_among(BREAKS, found)
}

/// Notes a quotation at each of its tokens.
pub(super) fn mark_quotation(
    quotation: &Quotation,
    segments: &Segments,
    classes: &[u8],
    first: usize,
    places: &mut [Place],
) {
    let whole = segments.tokens_in(quotation.span);
    let inner = segments.tokens_in(quotation.inner);
    let (from, to) = (
        inner.start.saturating_sub(first),
        inner.end.saturating_sub(first),
    );
    let length = match to.saturating_sub(from) {
        0..2 => 0,
        2..4 => 1,
        4..8 => 2,
        _ => 3,
    };
    let last = to
        .checked_sub(1)
        .and_then(|last| classes.get(last))
        .copied()
        .unwrap_or(0);
    let closing = match last {
        class::STOP => 2,
        class::COMMA => 1,
        _ => 0,
    };
    let begins = segments.tokens.get(inner.start).is_some();
    let code = 1
        + length * 3
        + closing
        + 12 * u8::from(begins && quotation.continues)
        + 24 * u8::from(!quotation.closed);
    for token in whole {
        let Some(place) = token.checked_sub(first).and_then(|at| places.get_mut(at)) else {
            continue;
        };
        let span = segments.tokens[token].span;
        let is_mark = !quotation.inner.overlaps(span);
        if quotation.depth == 0 {
            place.quotation = code;
            place.quote = match (is_mark, span.start < quotation.inner.start) {
                (false, _) => 1,
                (true, true) => 3,
                (true, false) => 4,
            };
        } else if !is_mark {
            place.quote = 2;
        }
    }
}

/// Notes at each token of a sentence what stands before and behind it there.
pub(super) fn mark_sentence(
    places: &mut [Place],
    classes: &[u8],
    (start, end): (usize, usize),
    number: u32,
) {
    let has_quote = places
        .get(start..end)
        .is_some_and(|own| own.iter().any(|place| place.quote > 2));
    let has_hint = places.get(start..end).is_some_and(|own| {
        own.iter()
            .any(|place| place.quote != 0 || place.rate >= HINT)
    });
    let (mut cue, mut pause) = (NONE, NONE);
    for at in start..end {
        let class = classes.get(at).copied().unwrap_or(0);
        let Some(place) = places.get_mut(at) else {
            break;
        };
        place.sentence = (start as u32, end as u32);
        place.n_sentence = number;
        place.has_quote = has_quote;
        place.has_hint = has_hint;
        place.cue_before = cue;
        place.break_before = pause;
        if place.is_candidate() {
            cue = at as u32;
        }
        if is_break(class) {
            pause = at as u32;
        }
    }
    let mut cue = NONE;
    for at in (start..end).rev() {
        let Some(place) = places.get_mut(at) else {
            break;
        };
        place.cue_after = cue;
        if place.is_candidate() {
            cue = at as u32;
        }
    }
}

/// Beyond the edge of the paragraph.
pub(super) const EDGE: Word = Word {
    norm: 7,
    stem: 0,
    suffix: [7; 4],
    prefix: 7,
    shape: 7,
    cluster: 0,
    sort: Sort::Mark,
};

/// Distance in bins.
pub(super) fn distance(from: u32, to: u32) -> u32 {
    match to.abs_diff(from) {
        near @ 0..4 => near,
        4..7 => 4,
        7..13 => 5,
        13..25 => 6,
        _ => 7,
    }
}
