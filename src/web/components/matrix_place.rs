//! A matrix without its looks: what heads its rows and columns, and where the keyboard stands in it. Heads belong to the
//! grid: row 0 holds the columns' heads, column 0 the rows'.

use yew::AttrValue;

/// A row or column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Name.
    pub label: AttrValue,
    /// Link to what it names.
    pub href: AttrValue,
    /// Number of positions in it.
    pub n: u32,
    /// Link to these.
    pub total: AttrValue,
    /// Link that orders the lines of the other sort by this one, or takes that back.
    pub sort: AttrValue,
    /// Whether they stand in that order.
    pub is_sorted: bool,
    /// Whether it is of a second sort (an issue among actors) and set in another voice.
    pub is_quiet: bool,
}

/// Row and column as shown, and which link of the cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) link: usize,
}

/// The first cell that is no head.
impl Default for Place {
    fn default() -> Self {
        Self {
            row: 1,
            column: 1,
            link: 0,
        }
    }
}

/// How far a grid goes, heads included.
pub(super) struct Extent<'a> {
    pub(super) n_rows: usize,
    pub(super) n_columns: usize,
    /// Number of links in a cell.
    pub(super) links: &'a dyn Fn(usize, usize) -> usize,
}

impl Extent<'_> {
    fn last(&self, row: usize, column: usize) -> usize {
        (self.links)(row, column).saturating_sub(1)
    }
}

/// Keys that move; with the control key Home and End go to the corners.
pub(super) const KEYS: [&str; 6] = [
    "ArrowUp",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "Home",
    "End",
];

impl Place {
    /// A name for selectors.
    pub(super) fn name(self) -> String {
        format!("{}-{}-{}", self.row, self.column, self.link)
    }

    /// Whether Tab stops here, the keyboard being at `here`.
    pub(super) fn tabindex(self, here: Self) -> &'static str {
        if self == here { "0" } else { "-1" }
    }

    /// The nearest place that exists.
    pub(super) fn within(self, grid: &Extent<'_>) -> Self {
        let row = self.row.min(grid.n_rows.saturating_sub(1));
        let column = self.column.min(grid.n_columns.saturating_sub(1));
        let link = self.link.min(grid.last(row, column));
        Self { row, column, link }
    }

    /// Where a key leads: left and right by link, then cell; up and down by row; Home and End to the ends of the row.
    pub(super) fn after(self, key: &str, has_control: bool, grid: &Extent<'_>) -> Self {
        let Self { row, column, link } = self;
        let to = |row, column, link| Self { row, column, link };
        let next = match key {
            "ArrowUp" => to(row.saturating_sub(1), column, 0),
            "ArrowDown" => to(row + 1, column, 0),
            "ArrowLeft" if link > 0 => to(row, column, link - 1),
            "ArrowLeft" if column > 0 => to(row, column - 1, grid.last(row, column - 1)),
            "ArrowRight" if link < grid.last(row, column) => to(row, column, link + 1),
            "ArrowRight" if column + 1 < grid.n_columns => to(row, column + 1, 0),
            "Home" if has_control => to(0, 0, 0),
            "End" if has_control => to(usize::MAX, usize::MAX, usize::MAX),
            "Home" => to(row, 0, 0),
            "End" => to(row, usize::MAX, usize::MAX),
            _ => self,
        };
        next.within(grid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_walk_through_links_and_stop_at_the_edges() {
        // Two rows of three cells with 2, 0, 1 and 1, 1, 3 links.
        let grid = Extent {
            n_rows: 2,
            n_columns: 3,
            links: &|row, column| [[2, 0, 1], [1, 1, 3]][row][column],
        };
        let start = Place {
            row: 0,
            column: 0,
            link: 0,
        };
        let walk = |keys: &str| {
            let walked = keys.split(' ').fold(start, |place, key| {
                let control = key.strip_prefix("Control+");
                place.after(control.unwrap_or(key), control.is_some(), &grid)
            });
            walked.name()
        };
        assert_eq!(walk("ArrowLeft ArrowUp"), "0-0-0");
        assert_eq!(walk("ArrowRight"), "0-0-1");
        assert_eq!(walk("ArrowRight ArrowRight"), "0-1-0");
        assert_eq!(walk("End ArrowDown ArrowRight"), "1-2-1");
        assert_eq!(walk("ArrowDown ArrowDown End"), "1-2-2");
        assert_eq!(walk("Control+End"), "1-2-2");
        assert_eq!(walk("Control+End Control+Home"), "0-0-0");
        assert_eq!(
            walk("End ArrowDown ArrowRight ArrowRight ArrowRight"),
            "1-2-2"
        );
        assert_eq!(walk("End ArrowLeft ArrowLeft"), "0-0-1");
    }

    #[test]
    fn an_empty_grid_has_one_place() {
        let grid = Extent {
            n_rows: 1,
            n_columns: 1,
            links: &|_, _| 0,
        };
        assert_eq!(
            Place::default()
                .within(&grid)
                .after("End", false, &grid)
                .name(),
            "0-0-0"
        );
    }
}
