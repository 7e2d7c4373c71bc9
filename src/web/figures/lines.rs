//! Which rows and columns a matrix of stances has.

use super::target::target_value;
use crate::web::route::{Address, Arranged, Picture, Route};
use query::{
    compare::positions::{LinesBy, Positions},
    index::{Index, TargetRow},
};

/// The holders and targets shown, with their numbers, in the order that the address asks for.
pub struct Lines {
    /// Holders.
    pub holders: Vec<(u32, u32)>,
    /// Targets.
    pub targets: Vec<(TargetRow, u32)>,
    /// Whether there are more of either.
    pub is_cut: bool,
}

impl Lines {
    /// Those of `positions`; a view with a matrix shows a few of them at first.
    pub fn of(index: &Index, positions: &Positions, address: &Address) -> Self {
        let (n_holders, n_targets) = match address.route {
            Route::Overview => (10, 18),
            _ => (14, 14),
        };
        let arranged = &address.arranged;
        let (rows_by, columns_by) = orders(index, positions, arranged);
        let mut lines = Self {
            holders: positions.holders_by(index, rows_by),
            targets: positions.targets_by(index, columns_by),
            is_cut: positions.holders.len() > n_holders || positions.targets.len() > n_targets,
        };
        let (n_holders, n_targets) = match arranged.is_whole(Picture::Positions) {
            true => (MOST, MOST),
            false => (n_holders, n_targets),
        };
        lines.holders.truncate(n_holders);
        lines.targets.truncate(n_targets);
        lines
    }
}

/// What an address calls the order by name.
pub const NAME: &str = "name";

/// Most rows and columns shown at all; more are no picture any longer, and a filter serves better.
pub const MOST: usize = 60;

/// What rows and columns are ordered by; by number where the address names nothing that is here.
pub fn orders(
    index: &Index,
    positions: &Positions,
    arranged: &Arranged,
) -> (LinesBy<TargetRow>, LinesBy<u32>) {
    let target = |value: &str| {
        let mut targets = positions.targets.iter();
        targets.find(|line| target_value(index, line.0) == value)
    };
    let holder = |value: &str| {
        let mut holders = positions.holders.iter();
        holders.find(|line| target_value(index, TargetRow::Actor(line.0)) == value)
    };
    let rows = match arranged.rows.as_deref() {
        Some(NAME) => LinesBy::Name,
        by => by
            .and_then(target)
            .map_or(LinesBy::Number, |line| LinesBy::Line(line.0)),
    };
    let columns = match arranged.columns.as_deref() {
        Some(NAME) => LinesBy::Name,
        by => by
            .and_then(holder)
            .map_or(LinesBy::Number, |line| LinesBy::Line(line.0)),
    };
    (rows, columns)
}
