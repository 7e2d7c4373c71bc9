//! What belongs to one cue. A first pass over the paragraph labels every token once, for all cues at a time; here a second
//! chain looks at each cue by itself and says which words around it are its source and its content, or that none are.
//! It sees the labels of the first pass, where the tokens stand as seen from the cue, and what lies between.

mod features;
mod range;

use std::ops::Range;

use super::{
    chain::{Edges, Factors, Powers, Scores, constrain, decode, factors, marginals, sure},
    grammar::Grammar,
    label::{Label, N_LABELS, Role},
    link::{Chunk, Group},
    paragraph::{N_PLACES, Paragraph},
};
use crate::tagging::{
    grid::{Adding, Grid},
    rows::{Rows, read_rows, write_rows},
    table::{Features, Finds, Table, weight_of},
};
pub use features::{FAMILIES, View};
use model_file::{FileError, Reader, Writer};

/// Number of parts.
pub const N_PARTS: usize = 5;
/// Sums that are taken, as many as vectors hold; the first [`N_PARTS`] have a meaning.
const N_SUMS: usize = 8;

/// What a token is to a cue, as a number below [`N_PARTS`]: nothing, the first token of a source, any other of it, the first
/// token of a content, any other of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part(pub u8);

impl Part {
    /// No part of the attribution.
    pub const OUTSIDE: Self = Self(0);
    /// First token of a source.
    pub const SOURCE: Self = Self(1);
    /// First token of a content.
    pub const CONTENT: Self = Self(3);

    /// The part of a token behind the first.
    pub const fn inside(self) -> Self {
        Self(self.0 + 1)
    }
}

impl Grammar for Part {
    fn can_begin(label: u8) -> bool {
        label.is_multiple_of(2) == (label == 0)
    }

    fn allows(label: u8, next: u8) -> bool {
        Self::can_begin(next) || label == next || label + 1 == next
    }
}

/// The model of the second pass.
#[derive(Debug)]
pub struct ReachModel {
    weights: Table<N_SUMS, N_SUMS>,
    /// Those of [`FAMILIES`].
    grid: Grid<N_SUMS>,
    edges: Box<Edges<N_PARTS>>,
    factors: Box<Factors<N_PARTS>>,
    powers: Powers,
    unit: i32,
    bonus: [i32; N_PARTS],
}

/// The parts of a model, as training gives them.
#[derive(Clone, Debug)]
pub struct ReachParts {
    /// Rows as [`Table::new`] takes them.
    pub rows: Rows,
    /// Quantised edges.
    pub edges: Vec<i8>,
    /// Score points to a natural logarithm.
    pub unit: u32,
    /// Bonus of each part in decoding, in score points; above 0 finds more of it.
    pub bonus: [i32; N_PARTS],
}

impl ReachParts {
    /// Reads what [`ReachParts::write`] wrote.
    ///
    /// # Errors
    /// A [`FileError`] where the bytes are not such a model.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, FileError> {
        let unit = reader.number()?;
        if !(1..=1 << 20).contains(&unit) {
            return Err(FileError::Malformed("unit"));
        }
        let mut bonus = [0; N_PARTS];
        for bonus in &mut bonus {
            *bonus = reader.signed()?;
        }
        let edges = (0..N_PLACES * N_PARTS * N_PARTS).map(|_| reader.small());
        let edges = edges.collect::<Result<_, _>>()?;
        Ok(Self {
            rows: read_rows(reader, N_PARTS)?,
            edges,
            unit,
            bonus,
        })
    }

    /// Writes the model.
    pub fn write(&self, writer: &mut Writer) {
        writer.number(self.unit);
        for bonus in self.bonus {
            writer.signed(bonus);
        }
        for edge in &self.edges {
            writer.small(*edge);
        }
        write_rows(&self.rows, writer);
    }
}

impl ReachModel {
    /// A model of its parts.
    pub fn new(parts: &ReachParts) -> Self {
        let mut edges: Box<Edges<N_PARTS>> = Box::new([[[0.0; N_PARTS]; N_PARTS]; N_PLACES]);
        for (edge, quantised) in edges.iter_mut().flatten().flatten().zip(&parts.edges) {
            *edge = f32::from(weight_of(*quantised));
        }
        constrain::<N_PARTS, Part>(&mut edges);
        let unit = i32::try_from(parts.unit).unwrap_or(i32::MAX).max(1);
        let powers = Powers::new(unit);
        let weights = Table::new(&parts.rows, 0);
        Self {
            grid: Grid::new(&FAMILIES, &weights, 0),
            weights,
            factors: factors(&edges, &powers),
            edges,
            powers,
            unit,
            bonus: parts.bonus,
        }
    }

    /// What belongs to a cue, given by its tokens, the chunks in order; none where it is no cue after all. `places`, `labels` and `likely` are
    /// those of the first pass.
    pub fn find(
        &self,
        paragraph: &Paragraph<'_>,
        places: &[u8],
        labels: &[Label],
        likely: &[[f32; N_LABELS]],
        cue: &Range<usize>,
    ) -> Option<Group> {
        let view = View::new(paragraph, labels, likely, cue);
        let range = view.range();
        let is_looked_at = |at: usize| !cue.contains(&at) && !view.is_outside(at);
        let looked_at: Vec<usize> = range.clone().filter(|&at| is_looked_at(at)).collect();
        // Beyond the first and the last of them, one more token that belongs to nothing says all that the rest would.
        let (first, last) = (*looked_at.first()?, *looked_at.last()?);
        let range = first.saturating_sub(1).max(range.start)..(last + 2).min(range.end);
        let mut finds = Finds::for_tokens(looked_at.len());
        let mut sums = vec![[0; N_SUMS]; looked_at.len()];
        let grid = &self.grid;
        for (&at, scores) in looked_at.iter().zip(&mut sums) {
            let features = &mut Features::default();
            view.features(
                at,
                &mut Adding {
                    grid,
                    scores,
                    features,
                },
            );
            finds.look_for(&self.weights, features);
        }
        let mut rows = vec![NOTHING; range.len()];
        for (number, (&at, sums)) in looked_at.iter().zip(&mut sums).enumerate() {
            finds.add(&self.weights, number, sums);
            rows[at - range.start] = std::array::from_fn(|part| sums[part]);
        }
        let scores = Scores {
            rows,
            places: range
                .clone()
                .map(|at| places.get(at).copied().unwrap_or(0))
                .collect(),
            unit: self.unit,
        };
        let parts = decode::<N_PARTS, Part>(&scores, &self.edges, &self.bonus);
        let mut group = to_group(&parts, range.start, cue);
        if !group.chunks.iter().any(|chunk| chunk.role.is_content()) {
            return None;
        }
        let likely = marginals::<N_PARTS, Part>(&scores, &self.factors, &self.powers);
        group.sure = ((1.0 - likely.nothing).max(0.0) * 1000.0) as u16;
        for chunk in &mut group.chunks {
            let first = if chunk.role.is_source() {
                Part::SOURCE
            } else {
                Part::CONTENT
            };
            let tokens = chunk.tokens.start.saturating_sub(range.start)
                ..chunk.tokens.end.saturating_sub(range.start);
            chunk.sure = sure(&likely.rows, &tokens, first.0, first.inside().0);
        }
        Some(group)
    }
}

/// A token of the cue is no part of anything else.
const NOTHING: [i32; N_PARTS] = [0, -(1 << 24), -(1 << 24), -(1 << 24), -(1 << 24)];

fn to_group(parts: &[u8], start: usize, cue: &Range<usize>) -> Group {
    let mut chunks: Vec<Chunk> = vec![Chunk {
        role: Role::Cue,
        tokens: cue.clone(),
        sure: 0,
    }];
    let mut last = Part::OUTSIDE.0;
    for (at, &part) in parts
        .iter()
        .enumerate()
        .map(|(at, part)| (start + at, part))
    {
        let begins = matches!(Part(part), Part::SOURCE | Part::CONTENT);
        if begins || (part != 0 && last == 0) {
            let is_before = at < cue.start;
            let role = match (part < Part::CONTENT.0, is_before) {
                (true, true) => Role::SourceBefore,
                (true, false) => Role::SourceAfter,
                (false, true) => Role::ContentBefore,
                (false, false) => Role::ContentAfter,
            };
            chunks.push(Chunk {
                role,
                tokens: at..at + 1,
                sure: 0,
            });
        } else if part != 0
            && let Some(chunk) = chunks.last_mut()
        {
            chunk.tokens.end = at + 1;
        }
        last = part;
    }
    chunks.sort_by_key(|chunk| chunk.tokens.start);
    Group {
        chunks,
        sure: 0,
        ..Group::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_follow_their_beginning() {
        assert_eq!(
            [0, 1, 2, 3, 4].map(Part::can_begin),
            [true, true, false, true, false]
        );
        assert!(Part::allows(1, 2) && Part::allows(2, 2) && Part::allows(2, 3));
        assert!(!Part::allows(0, 2) && !Part::allows(2, 4) && !Part::allows(3, 2));
    }

    #[test]
    fn parts_become_spans_on_either_side_of_the_cue() {
        let group = to_group(&[3, 4, 0, 1, 2, 0, 3], 10, &(15..16));
        let chunks: Vec<(Role, Range<usize>)> = group
            .chunks
            .into_iter()
            .map(|chunk| (chunk.role, chunk.tokens))
            .collect();
        assert_eq!(
            chunks,
            [
                (Role::ContentBefore, 10..12),
                (Role::SourceBefore, 13..15),
                (Role::Cue, 15..16),
                (Role::ContentAfter, 16..17),
            ]
        );
    }
}
