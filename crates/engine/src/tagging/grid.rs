//! Features that depend on a few small numbers alone, and their weights for every choice of these numbers, worked out once: an index takes
//! the place of hashes and searches.

use super::table::{Features, Table};

/// Features that depend on a few small numbers alone. A choice of the numbers is a cell.
#[derive(Clone, Copy, Debug)]
pub struct Family {
    /// Number of cells.
    pub cells: u32,
    /// Gives the features of a cell, one or two.
    pub features: fn(u32, &mut dyn FnMut(u32)),
}

/// The cell of several numbers, each below its size.
pub(crate) const fn cell_of<const D: usize>(numbers: [u32; D], sizes: [u32; D]) -> u32 {
    let (mut cell, mut at) = (0, 0);
    while at < D {
        debug_assert!(numbers[at] < sizes[at], "a cell of its family");
        cell = cell * sizes[at] + numbers[at];
        at += 1;
    }
    cell
}

/// The numbers of a [cell](cell_of).
pub(crate) const fn numbers_of<const D: usize>(mut cell: u32, sizes: [u32; D]) -> [u32; D] {
    let (mut numbers, mut at) = ([0; D], D);
    while at > 0 {
        at -= 1;
        numbers[at] = cell % sizes[at];
        cell /= sizes[at];
    }
    numbers
}

/// Number of cells of such sizes.
pub(crate) const fn cells_of<const D: usize>(sizes: [u32; D]) -> u32 {
    let (mut cells, mut at) = (1, 0);
    while at < D {
        cells *= sizes[at];
        at += 1;
    }
    cells
}

/// Takes what is seen of a token.
pub trait Sink {
    /// Takes a feature.
    fn feature(&mut self, feature: u32);
    /// Takes the features of a cell; `family` is the position of its family among those of its kind.
    fn cell(&mut self, family: usize, cell: u32);
}

/// A sink for every feature by itself, as training asks for them.
#[derive(Debug)]
pub struct Each<'a, F> {
    /// The families of the cells.
    pub families: &'a [Family],
    /// Takes the features.
    pub emit: F,
}

impl<F: FnMut(u32)> Sink for Each<'_, F> {
    fn feature(&mut self, feature: u32) {
        (self.emit)(feature);
    }

    fn cell(&mut self, family: usize, cell: u32) {
        if let Some(family) = self.families.get(family) {
            (family.features)(cell, &mut self.emit);
        }
    }
}

/// The weights of families of features, for `W` labels.
#[derive(Debug)]
pub(crate) struct Grid<const W: usize> {
    /// Of all cells, family after family. Two quantised weights add up in 16 bits.
    rows: Vec<[i16; W]>,
    /// Where the cells of each family begin.
    starts: Vec<u32>,
}

impl<const W: usize> Grid<W> {
    /// The weights that a table has for the labels from `first` on.
    pub(crate) fn new<const T: usize, const N: usize>(
        families: &[Family],
        table: &Table<T, N>,
        first: usize,
    ) -> Self {
        let (mut rows, mut starts) = (Vec::new(), Vec::new());
        for family in families {
            starts.push(rows.len() as u32);
            rows.extend((0..family.cells).map(|cell| {
                let mut scores = [0; T];
                (family.features)(cell, &mut |feature| table.add_each([feature], &mut scores));
                let mut row = [0; W];
                for (weight, score) in row.iter_mut().zip(scores.iter().skip(first)) {
                    *weight = (*score).clamp(i16::MIN.into(), i16::MAX.into()) as i16;
                }
                row
            }));
        }
        Self { rows, starts }
    }

    /// Adds the weights of a cell.
    #[inline]
    pub(crate) fn add(&self, family: usize, cell: u32, scores: &mut [i32; W]) {
        let start = self.starts.get(family).copied().unwrap_or(0);
        if let Some(row) = self.rows.get((start + cell) as usize) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += i32::from(*weight);
            }
        }
    }
}

/// A sink that adds the weights of cells at once and keeps the other features to be looked for.
#[derive(Debug)]
pub(crate) struct Adding<'a, const W: usize> {
    pub(crate) grid: &'a Grid<W>,
    pub(crate) scores: &'a mut [i32; W],
    pub(crate) features: &'a mut Features,
}

impl<const W: usize> Sink for Adding<'_, W> {
    fn feature(&mut self, feature: u32) {
        self.features.push(feature);
    }

    fn cell(&mut self, family: usize, cell: u32) {
        self.grid.add(family, cell, self.scores);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagging::{rows::key_of, word::feature};

    const FAMILIES: [Family; 2] = [
        Family {
            cells: 3,
            features: |cell, emit| emit(feature(1, cell, 0)),
        },
        Family {
            cells: 4,
            features: |cell, emit| {
                emit(feature(2, cell & 1, 0));
                emit(feature(3, cell >> 1, cell & 1));
            },
        },
    ];

    #[test]
    fn a_cell_weighs_what_its_features_weigh() {
        let mut rows: Vec<(u32, Vec<(u8, i8)>)> = Vec::new();
        for (family, n) in FAMILIES.iter().zip(1_i8..) {
            for cell in 0..family.cells {
                (family.features)(cell, &mut |feature| {
                    let heaviest = if cell == 1 { i8::MAX } else { 5 * n };
                    rows.push((key_of(feature), vec![(0, 3), (2, heaviest), (5, -n)]));
                });
            }
        }
        rows.sort();
        rows.dedup_by_key(|row| row.0);
        let table: Table<6, 6> = Table::new(&rows.into_iter().collect(), 0);
        let grid: Grid<4> = Grid::new(&FAMILIES, &table, 2);
        for (number, family) in FAMILIES.iter().enumerate() {
            for cell in 0..family.cells {
                let (mut by_table, mut by_grid) = ([0; 6], [0; 4]);
                let mut sink = Each {
                    families: &FAMILIES,
                    emit: |feature| table.add_all(&[feature], &mut by_table),
                };
                sink.cell(number, cell);
                grid.add(number, cell, &mut by_grid);
                assert_eq!(by_grid, by_table[2..], "{number}, {cell}");
                assert_ne!(by_grid, [0; 4]);
            }
        }
    }

    #[test]
    fn a_cell_is_told_by_its_numbers() {
        const SIZES: [u32; 3] = [3, 5, 2];
        let cells = 0..cells_of(SIZES);
        assert!(
            cells
                .clone()
                .all(|cell| cell_of(numbers_of(cell, SIZES), SIZES) == cell)
        );
        assert_eq!(numbers_of(cells.end - 1, SIZES), [2, 4, 1]);
    }
}
