//! A matrix without its looks: what heads its rows and columns, and where the keyboard stands in it.

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
    /// Link that orders the lines of the other sort by this one, or takes that back; empty where that is not offered.
    pub sort: AttrValue,
    /// Whether they stand in that order.
    pub is_sorted: bool,
    /// Whether it is of a second sort (an issue among actors) and set in another voice.
    pub is_quiet: bool,
}

/// Where the keyboard stands: row and column as shown, and which link of the cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) link: usize,
}

impl Place {
    /// A name for selectors.
    pub(super) fn name(self) -> String {
        format!("{}-{}-{}", self.row, self.column, self.link)
    }

    /// The nearest place that exists; `links` gives the number of links in a cell.
    pub(super) fn within(
        self,
        n_rows: usize,
        n_columns: usize,
        links: &impl Fn(usize, usize) -> usize,
    ) -> Self {
        let row = self.row.min(n_rows.saturating_sub(1));
        let column = self.column.min(n_columns.saturating_sub(1));
        Self {
            row,
            column,
            link: self.link.min(links(row, column).saturating_sub(1)),
        }
    }

    /// Where a key leads: left and right by link, then cell; up and down by row; Home and End to the ends of the row.
    pub(super) fn after(
        self,
        key: &str,
        n_rows: usize,
        n_columns: usize,
        links: &impl Fn(usize, usize) -> usize,
    ) -> Self {
        let Self { row, column, link } = self;
        let last = |column: usize| links(row, column).saturating_sub(1);
        let to = |row, column, link| Self { row, column, link };
        let next = match key {
            "ArrowUp" => to(row.saturating_sub(1), column, 0),
            "ArrowDown" => to(row + 1, column, 0),
            "ArrowLeft" if link > 0 => to(row, column, link - 1),
            "ArrowLeft" if column > 0 => to(row, column - 1, last(column - 1)),
            "ArrowRight" if link < last(column) => to(row, column, link + 1),
            "ArrowRight" if column + 1 < n_columns => to(row, column + 1, 0),
            "Home" => to(row, 0, 0),
            "End" => to(row, n_columns.saturating_sub(1), usize::MAX),
            _ => self,
        };
        next.within(n_rows, n_columns, links)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_walk_through_links_and_stop_at_the_edges() {
        // Two rows of three cells with 2, 0, 1 and 1, 1, 3 links.
        let links = |row: usize, column: usize| [[2, 0, 1], [1, 1, 3]][row][column];
        let walk = |keys: &[&str]| {
            let start = Place::default();
            keys.iter()
                .fold(start, |place, key| place.after(key, 2, 3, &links))
                .name()
        };
        assert_eq!(walk(&["ArrowLeft", "ArrowUp"]), "0-0-0");
        assert_eq!(walk(&["ArrowRight"]), "0-0-1");
        assert_eq!(walk(&["ArrowRight", "ArrowRight"]), "0-1-0");
        assert_eq!(walk(&["End", "ArrowDown", "ArrowRight"]), "1-2-1");
        assert_eq!(walk(&["ArrowDown", "ArrowDown", "End"]), "1-2-2");
        assert_eq!(
            walk(&["End", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight"]),
            "1-2-2"
        );
        assert_eq!(walk(&["End", "ArrowLeft", "ArrowLeft"]), "0-0-1");
        assert_eq!(
            Place::default().after("End", 0, 0, &|_, _| 0),
            Place::default()
        );
    }
}
