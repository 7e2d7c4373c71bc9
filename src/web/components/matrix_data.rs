//! What a matrix shows.

use yew::AttrValue;

use super::{matrix_place::Head, sort::SortLink};
use record::Polarity;

/// Numbers of one cell that are not zero, with the lists they count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixCell {
    /// Polarity, number, link.
    pub links: Vec<(Polarity, u32, AttrValue)>,
}

/// Everything that a matrix shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MatrixData {
    /// Holders, in order.
    pub rows: Vec<Head>,
    /// Targets, in order.
    pub columns: Vec<Head>,
    /// One list of cells for each row, as long as `columns`.
    pub cells: Vec<Vec<MatrixCell>>,
    /// Orders of the rows.
    pub rows_by: Vec<SortLink>,
    /// Orders of the columns.
    pub columns_by: Vec<SortLink>,
    /// Words and link for more lines or fewer, if there are more.
    pub more: Option<(AttrValue, AttrValue)>,
}

impl MatrixData {
    pub(super) fn cell(&self, row: usize, column: usize) -> &[(Polarity, u32, AttrValue)] {
        let cell = self.cells.get(row).and_then(|row| row.get(column));
        cell.map_or(&[], |cell| &cell.links)
    }

    /// Number of links in a place of the grid, heads included.
    pub(super) fn links(&self, row: usize, column: usize) -> usize {
        match (row.checked_sub(1), column.checked_sub(1)) {
            (None, None) => 0,
            (None, Some(_)) => 2,
            (Some(_), None) => 3,
            (Some(row), Some(column)) => self.cell(row, column).len(),
        }
    }
}
