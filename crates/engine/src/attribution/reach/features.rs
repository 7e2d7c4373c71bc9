//! What the second pass sees of a token as seen from a cue.

use std::ops::Range;

use super::super::{
    label::{Label, N_LABELS, Role},
    paragraph::{N_CLASSES, Paragraph},
    place::{distance, is_break, is_finite, is_link},
};
use super::range::find_range;
use crate::tagging::{
    grid::{Family, Sink, cell_of, cells_of, numbers_of},
    word::feature,
};

/// Probability from which a token counts as outside for sure. Lower is quicker: down to 0.85 nothing is lost on the articles kept
/// out, 0.8 costs three tenths of a point of contents.
const SURE: f32 = 0.95;

/// What lies between a token and the cue; each count ends at 3.
#[derive(Clone, Copy, Debug, Default)]
struct Between {
    cues: u8,
    commas: u8,
    verbs: u8,
    links: u8,
    sentences: u8,
    /// Spans of the first pass that begin there.
    chunks: u8,
}

/// The surroundings of one cue.
#[derive(Debug)]
pub struct View<'a> {
    paragraph: &'a Paragraph<'a>,
    labels: &'a [Label],
    likely: &'a [[f32; N_LABELS]],
    cue: Range<usize>,
    range: Range<usize>,
    /// One for each token of `range`.
    between: Vec<Between>,
    /// What the cue is like.
    head: Head,
}

#[derive(Clone, Copy, Debug, Default)]
struct Head {
    norm: u32,
    quote: u32,
    /// How probable the cue is by the first pass, in bins.
    trust: u32,
    /// Which roles the first pass sees on which side.
    sides: u32,
}

/// A probability in six bins.
fn bin(value: f32) -> u32 {
    let edges = [0.03, 0.15, 0.4, 0.7, 0.93];
    edges.iter().filter(|&&edge| value >= edge).count() as u32
}

/// The sizes of numbers: sides of a cue, counts of what lies between, labels with one for the edge, bins of probabilities, places in
/// quotations with one for the edge, distances.
const N_SIDES: u32 = 2;
const N_COUNTS: u32 = 4;
const N_SEEN: u32 = 16;
const N_BINS: u32 = 6;
const N_QUOTES: u32 = 8;
const N_DISTANCES: u32 = 8;

/// Side, labels of the tokens before, here and after.
const LABELS: [u32; 4] = [N_SIDES, N_SEEN, N_SEEN, N_SEEN];
/// Side, cues between, label, another count between.
const SEEN: [u32; 4] = [N_SIDES, N_COUNTS, N_SEEN, N_COUNTS];
/// Side, cues between, how probable a span begins here and how probable it is one.
const LIKELY: [u32; 4] = [N_SIDES, N_COUNTS, N_BINS, N_BINS];
/// Side, cues between, label, roles seen on either side.
const SIDES: [u32; 4] = [N_SIDES, N_COUNTS, N_SEEN, 16];
/// Places in quotations of the tokens before, here and after, side, sentences between.
const MARKS: [u32; 5] = [N_QUOTES, N_QUOTES, N_QUOTES, N_SIDES, N_COUNTS];
/// Side, commas, verbs and links between, class.
const COUNTS: [u32; 5] = [N_SIDES, N_COUNTS, N_COUNTS, N_COUNTS, N_CLASSES];
/// How probable the cue is, side, label.
const TRUST: [u32; 3] = [N_BINS, N_SIDES, N_SEEN];
/// How probable the cue is, its place in a quotation, side, cues between.
const CUE: [u32; 4] = [N_BINS, N_QUOTES, N_SIDES, N_COUNTS];
/// Distance, class, side, label.
const DISTANCE: [u32; 4] = [N_DISTANCES, N_CLASSES, N_SIDES, N_SEEN];

/// The side of a cue and the cues between, as one number.
const fn from(side: u32, cues: u32) -> u32 {
    side << 3 | cues << 1
}

/// Those features that depend on a few small numbers alone.
pub const FAMILIES: [Family; 11] = [
    Family {
        cells: cells_of(LABELS),
        features: |cell, emit| {
            let [side, before, own, after] = numbers_of(cell, LABELS);
            emit(feature(3, side << 12 | before << 8 | own << 4 | after, 0));
        },
    },
    Family {
        cells: cells_of(SEEN),
        features: |cell, emit| {
            let [side, cues, own, chunks] = numbers_of(cell, SEEN);
            emit(feature(4, from(side, cues) << 4 | own, chunks));
        },
    },
    Family {
        cells: cells_of(LIKELY),
        features: |cell, emit| {
            let [side, cues, source, sources] = numbers_of(cell, LIKELY);
            emit(feature(5, from(side, cues) << 3 | source, sources));
        },
    },
    Family {
        cells: cells_of(LIKELY),
        features: |cell, emit| {
            let [side, cues, content, contents] = numbers_of(cell, LIKELY);
            emit(feature(6, from(side, cues) << 3 | content, contents));
        },
    },
    Family {
        cells: cells_of(SEEN),
        features: |cell, emit| {
            let [side, cues, own, sentences] = numbers_of(cell, SEEN);
            emit(feature(9, from(side, cues) << 4 | own, sentences));
        },
    },
    Family {
        cells: cells_of(SIDES),
        features: |cell, emit| {
            let [side, cues, own, sides] = numbers_of(cell, SIDES);
            emit(feature(10, from(side, cues) << 4 | own, sides));
        },
    },
    Family {
        cells: cells_of(MARKS),
        features: |cell, emit| {
            let [before, own, after, side, sentences] = numbers_of(cell, MARKS);
            let trio = before << 8 | own << 4 | after;
            emit(feature(35, trio, side << 2 | sentences));
        },
    },
    Family {
        cells: cells_of(COUNTS),
        features: |cell, emit| {
            let [side, commas, verbs, links, own] = numbers_of(cell, COUNTS);
            let counts = commas << 4 | verbs << 2 | links;
            emit(feature(41, side << 8 | counts, own));
        },
    },
    Family {
        cells: cells_of(TRUST),
        features: |cell, emit| {
            let [trust, side, label] = numbers_of(cell, TRUST);
            emit(feature(67, trust, side << 4 | label));
        },
    },
    Family {
        cells: cells_of(CUE),
        features: |cell, emit| {
            let [trust, quote, side, cues] = numbers_of(cell, CUE);
            emit(feature(68, trust << 4 | quote, side << 8 | cues));
        },
    },
    Family {
        cells: cells_of(DISTANCE),
        features: |cell, emit| {
            let [far, own, side, label] = numbers_of(cell, DISTANCE);
            emit(feature(72, far << 8 | own, side << 4 | label));
        },
    },
];

impl<'a> View<'a> {
    /// What surrounds a cue, given by its tokens; `labels` and `likely` are those of the first pass.
    pub fn new(
        paragraph: &'a Paragraph<'a>,
        labels: &'a [Label],
        likely: &'a [[f32; N_LABELS]],
        cue: &Range<usize>,
    ) -> Self {
        let range = find_range(paragraph, labels, cue);
        let mut view = Self {
            paragraph,
            labels,
            likely,
            cue: cue.clone(),
            between: vec![Between::default(); range.len()],
            range,
            head: Head::default(),
        };
        view.count_between();
        view.head = view.read_head();
        view
    }

    /// The tokens that are looked at: the sentence of the cue, and those next to it in which the first pass sees content.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The kind of place before a token.
    pub fn place(&self, at: usize) -> u8 {
        self.paragraph.transition(at) as u8
    }

    fn count_between(&mut self) {
        let starts = |at: usize| self.paragraph.place(at, 0).sentence.0 as usize == at;
        let mut count = Between::default();
        count.sentences += u8::from(starts(self.cue.start));
        for at in (self.range.start..self.cue.start).rev() {
            self.between[at - self.range.start] = count;
            self.pass(&mut count, at);
            count.sentences = (count.sentences + u8::from(starts(at))).min(3);
        }
        let mut count = Between::default();
        for at in self.cue.end..self.range.end {
            count.sentences = (count.sentences + u8::from(starts(at))).min(3);
            self.between[at - self.range.start] = count;
            self.pass(&mut count, at);
        }
    }

    /// Counts a token that lies between the cue and those beyond.
    fn pass(&self, count: &mut Between, at: usize) {
        let found = self.paragraph.class(at, 0) as u8;
        let add = |value: &mut u8, when: bool| *value = (*value + u8::from(when)).min(3);
        let label = self.labels.get(at).copied().unwrap_or_default();
        add(
            &mut count.cues,
            label.is_first() && label.role() == Some(Role::Cue),
        );
        add(&mut count.commas, is_break(found));
        add(&mut count.verbs, is_finite(found));
        add(&mut count.links, is_link(found));
        add(&mut count.chunks, label.is_first());
    }

    fn read_head(&self) -> Head {
        let last = self.cue.end - 1;
        let first = self.cue.start;
        let word = self.paragraph.word(last, 0);
        let own = self.likely.get(first).copied().unwrap_or_default();
        let mut sides = 0;
        for at in self.range.clone() {
            let Some(role) = self.labels.get(at).and_then(|label| label.role()) else {
                continue;
            };
            let is_before = u32::from(at < first);
            if role.is_content() {
                sides |= 1 << is_before;
            } else if role.is_source() {
                sides |= 4 << is_before;
            }
        }
        Head {
            norm: self.paragraph.word(first, 0).norm ^ word.norm.rotate_left(9),
            quote: u32::from(self.paragraph.place(first, 0).quote),
            trust: bin(own[usize::from(Label::first(Role::Cue).0)]),
            sides,
        }
    }

    fn label(&self, at: usize, offset: isize) -> u32 {
        let there = at.checked_add_signed(offset);
        there
            .and_then(|at| self.labels.get(at))
            .map_or(15, |label| u32::from(label.0))
    }

    /// Whether the first pass is sure that neither the token nor the next on either side is part of any attribution.
    pub fn is_outside(&self, at: usize) -> bool {
        let near = at.saturating_sub(1)..(at + 2).min(self.likely.len());
        let rows = self.likely.get(near).unwrap_or(&[]);
        rows.iter()
            .all(|row| row[usize::from(Label::OUTSIDE.0)] >= SURE)
    }

    /// Adds the features of a token; the families are [`FAMILIES`].
    pub fn features(&self, at: usize, sink: &mut impl Sink) {
        let between = at
            .checked_sub(self.range.start)
            .and_then(|at| self.between.get(at))
            .copied()
            .unwrap_or_default();
        let side = u32::from(at >= self.cue.end);
        let far = if side == 0 {
            distance(at as u32, self.cue.start as u32)
        } else {
            distance(self.cue.end as u32, at as u32 + 1)
        };
        self.first_pass(at, side, &between, sink);
        self.words(at, side, &between, sink);
        self.of_cue(at, side, far, &between, sink);
    }

    fn first_pass(&self, at: usize, side: u32, between: &Between, sink: &mut impl Sink) {
        let [b1, own, a1] = [-1, 0, 1].map(|offset| self.label(at, offset));
        let row = self.likely.get(at).copied().unwrap_or_default();
        let sum = |labels: [Role; 2]| {
            let first = labels.map(|role| row[usize::from(Label::first(role).0)]);
            let inside = labels.map(|role| row[usize::from(Label::inside(role).0)]);
            (
                bin(first[0] + first[1]),
                bin(first[0] + first[1] + inside[0] + inside[1]),
            )
        };
        let (source, sources) = sum([Role::SourceBefore, Role::SourceAfter]);
        let (content, contents) = sum([Role::ContentBefore, Role::ContentAfter]);
        let cues = u32::from(between.cues);
        let seen = |count: u8| cell_of([side, cues, own, count.into()], SEEN);
        sink.cell(0, cell_of([side, b1, own, a1], LABELS));
        sink.cell(1, seen(between.chunks));
        sink.cell(2, cell_of([side, cues, source, sources], LIKELY));
        sink.cell(3, cell_of([side, cues, content, contents], LIKELY));
        sink.cell(4, seen(between.sentences));
        sink.cell(5, cell_of([side, cues, own, self.head.sides], SIDES));
    }

    fn words(&self, at: usize, side: u32, between: &Between, sink: &mut impl Sink) {
        let place = self.paragraph.place(at, 0);
        let [before, after] = [-1, 1].map(|offset| self.paragraph.word(at, offset));
        let own = self.paragraph.class(at, 0);
        let quotes = [-1, 0, 1].map(|offset| u32::from(self.paragraph.place(at, offset).quote));
        let trio = quotes[0] << 8 | quotes[1] << 4 | quotes[2];
        sink.feature(feature(21, before.norm, side));
        sink.feature(feature(22, after.norm, side));
        sink.feature(feature(32, before.cluster, side));
        sink.feature(feature(34, trio, side << 8 | u32::from(place.quotation)));
        let [q0, q1, q2] = quotes;
        sink.cell(
            6,
            cell_of([q0, q1, q2, side, between.sentences.into()], MARKS),
        );
        let counts = [between.commas, between.verbs, between.links].map(u32::from);
        let [commas, verbs, links] = counts;
        sink.cell(7, cell_of([side, commas, verbs, links, own], COUNTS));
        let counts = commas << 4 | verbs << 2 | links;
        sink.feature(feature(42, side << 8 | counts, trio));
    }

    fn of_cue(&self, at: usize, side: u32, far: u32, between: &Between, sink: &mut impl Sink) {
        let head = self.head;
        let label = self.label(at, 0);
        let own = self.paragraph.class(at, 0);
        sink.feature(feature(62, head.norm, side << 3 | far));
        sink.cell(8, cell_of([head.trust, side, label], TRUST));
        sink.cell(
            9,
            cell_of([head.trust, head.quote, side, between.cues.into()], CUE),
        );
        sink.cell(10, cell_of([far, own, side, label], DISTANCE));
    }
}
