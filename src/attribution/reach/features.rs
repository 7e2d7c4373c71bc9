//! What the second pass sees of a token as seen from a cue.

use std::ops::Range;

use super::super::{
    features::Paragraph,
    label::{Label, N_LABELS, Role},
    place::{distance, is_break, is_finite, is_link},
};
use crate::tagging::word::feature;

/// Tokens looked at on either side of a cue, at most.
const FARTHEST: usize = 250;

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

    /// Adds the features of a token.
    pub fn features(&self, at: usize, emit: &mut impl FnMut(u32)) {
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
        let from = side << 3 | u32::from(between.cues) << 1;
        self.first_pass(at, from, &between, emit);
        self.words(at, side, &between, emit);
        self.of_cue(at, side, far, &between, emit);
    }

    fn first_pass(&self, at: usize, from: u32, between: &Between, emit: &mut impl FnMut(u32)) {
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
        let side = from >> 3;
        emit(feature(3, side << 12 | b1 << 8 | own << 4 | a1, 0));
        emit(feature(4, from << 4 | own, u32::from(between.chunks)));
        emit(feature(5, from << 3 | source, sources));
        emit(feature(6, from << 3 | content, contents));
        emit(feature(9, from << 4 | own, u32::from(between.sentences)));
        emit(feature(10, from << 4 | own, self.head.sides));
    }

    fn words(&self, at: usize, side: u32, between: &Between, emit: &mut impl FnMut(u32)) {
        let place = self.paragraph.place(at, 0);
        let [before, after] = [-1, 1].map(|offset| self.paragraph.word(at, offset));
        let own = self.paragraph.class(at, 0);
        let quotes = [-1, 0, 1].map(|offset| u32::from(self.paragraph.place(at, offset).quote));
        let trio = quotes[0] << 8 | quotes[1] << 4 | quotes[2];
        emit(feature(21, before.norm, side));
        emit(feature(22, after.norm, side));
        emit(feature(32, before.cluster, side));
        emit(feature(34, trio, side << 8 | u32::from(place.quotation)));
        emit(feature(35, trio, side << 2 | u32::from(between.sentences)));
        let counts = u32::from(between.commas) << 4 | u32::from(between.verbs) << 2;
        let counts = counts | u32::from(between.links);
        emit(feature(41, side << 8 | counts, own));
        emit(feature(42, side << 8 | counts, trio));
    }

    fn of_cue(
        &self,
        at: usize,
        side: u32,
        far: u32,
        between: &Between,
        emit: &mut impl FnMut(u32),
    ) {
        let head = self.head;
        let label = self.label(at, 0);
        let own = self.paragraph.class(at, 0);
        let seen = side << 4 | label;
        emit(feature(62, head.norm, side << 3 | far));
        emit(feature(67, head.trust, seen));
        emit(feature(
            68,
            head.trust << 4 | head.quote,
            side << 8 | u32::from(between.cues),
        ));
        emit(feature(72, far << 8 | own, seen));
    }
}

fn find_range(paragraph: &Paragraph<'_>, labels: &[Label], cue: &Range<usize>) -> Range<usize> {
    let bounds = |at: usize| {
        let (start, end) = paragraph.place(at, 0).sentence;
        start as usize..(end as usize).max(at + 1).min(paragraph.len())
    };
    let has_content = |range: &Range<usize>| {
        labels.get(range.clone()).is_some_and(|labels| {
            labels
                .iter()
                .any(|l| l.role().is_some_and(Role::is_content))
        })
    };
    let lowest = cue.start.saturating_sub(FARTHEST);
    let highest = (cue.end + FARTHEST).min(paragraph.len());
    let mut range = bounds(cue.start).start..bounds(cue.end - 1).end;
    while range.start > lowest {
        let before = bounds(range.start - 1);
        if !has_content(&before) || before.start >= range.start {
            break;
        }
        range.start = before.start;
    }
    while range.end < highest {
        let behind = bounds(range.end);
        if !has_content(&behind) {
            break;
        }
        range.end = behind.end;
    }
    range.start.clamp(lowest, cue.start)..range.end.clamp(cue.end, highest)
}
