//! The state of a matrix without its looks: the order of rows and columns, and where the keyboard stands.

use yew::AttrValue;

use crate::order;

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
    /// Whether it is of a second sort (an issue among actors) and set in another voice.
    pub is_quiet: bool,
}

/// What rows or columns are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// Most positions first.
    Number,
    /// Alphabetically.
    Name,
    /// Most positions in one line of the other sort first.
    Other(usize),
}

/// Positions of rows or columns in the order shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Order(Vec<usize>);

impl Order {
    /// Orders `heads`; `number` gives the positions in a line and one of the other sort.
    pub(super) fn of(heads: &[Head], by: By, number: impl Fn(usize, usize) -> u32) -> Self {
        let mut order: Vec<usize> = (0..heads.len()).collect();
        let falling = |n: u32| std::cmp::Reverse(n);
        match by {
            By::Number => order::by_key(&mut order, |&at| falling(heads[at].n)),
            By::Name => {
                let names: Vec<String> =
                    heads.iter().map(|head| head.label.to_lowercase()).collect();
                order::by_key(&mut order, |&at| &names[at]);
            }
            By::Other(other) => {
                order::by_key(&mut order, |&at| {
                    (falling(number(at, other)), falling(heads[at].n))
                });
            }
        }
        Self(order)
    }

    /// The first `limit`.
    pub(super) fn first(mut self, limit: usize) -> Self {
        self.0.truncate(limit);
        self
    }

    /// How many are shown.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Which is shown in a place.
    pub(super) fn at(&self, place: usize) -> Option<usize> {
        self.0.get(place).copied()
    }
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

    fn head(label: &'static str, n: u32) -> Head {
        Head {
            label: label.into(),
            href: "".into(),
            n,
            total: "".into(),
            is_quiet: false,
        }
    }

    #[test]
    fn lines_are_ordered_and_cut() {
        let heads = [head("Beta", 2), head("alpha", 2), head("Gamma", 9)];
        let order = |by| Order::of(&heads, by, |line, _| [0, 5, 5][line]).0;
        assert_eq!(order(By::Number), [2, 0, 1]);
        assert_eq!(order(By::Name), [1, 0, 2]);
        assert_eq!(order(By::Other(0)), [2, 1, 0]);
        assert_eq!(Order::of(&heads, By::Name, |_, _| 0).first(1).len(), 1);
    }

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
