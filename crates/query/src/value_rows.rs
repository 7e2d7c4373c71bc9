//! For each value of a key, the rows that have it, in the two forms in which a run is quick: the list, and for values
//! that many rows have also the set. A list is walked row by row, a set sixty-four rows at a time.

use super::{bits::Bits, lists::Lists};

/// A value that more than one row in this many has is kept as a set too. A set takes a step for 64 rows, with less to do
/// in each than for a row of a list; from 8 to 64 no difference was measured on 100,000 rows.
const DENSE: u32 = 32;

/// The rows of each value of a key.
#[derive(Clone, Debug)]
pub(super) struct ValueRows {
    /// Sorted, distinct.
    lists: Lists,
    /// As long as `lists`.
    sets: Vec<Option<Bits>>,
}

impl ValueRows {
    /// `values` are those of each row; those that are not below `n_values` are left out.
    pub(super) fn new(values: &Lists, n_values: u32) -> Self {
        let lists = values.inverted(n_values);
        let n_rows = values.len();
        let set = |value| {
            let rows = lists.get(value);
            (rows.len() as u32 > n_rows / DENSE).then(|| {
                let mut set = Bits::none(n_rows);
                rows.iter().for_each(|&row| set.insert(row));
                set
            })
        };
        Self {
            sets: (0..n_values).map(set).collect(),
            lists,
        }
    }

    /// The rows of a value: sorted, distinct; empty where there is no such value.
    pub(super) fn get(&self, value: u32) -> &[u32] {
        self.lists.get(value)
    }

    /// Calls `each` with the rows of a value that are in a set, rising.
    #[inline(always)]
    pub(super) fn each_among(&self, value: u32, among: &Bits, mut each: impl FnMut(u32)) {
        match self.sets.get(value as usize) {
            Some(Some(set)) => set.each_shared(among, each),
            _ => {
                for &row in self.lists.get(value) {
                    if among.contains(row) {
                        each(row);
                    }
                }
            }
        }
    }

    /// Adds the rows of a value to a set.
    pub(super) fn add_to(&self, value: u32, rows: &mut Bits) {
        match self.sets.get(value as usize) {
            Some(Some(set)) => rows.unite(set),
            _ => self.get(value).iter().for_each(|&row| rows.insert(row)),
        }
    }

    /// For each value, the number of its rows that are in a set.
    pub(super) fn counts(&self, among: &Bits) -> Vec<u32> {
        let is_all = among.count() == among.n_rows();
        let count = |(value, set): (u32, &Option<Bits>)| match set {
            _ if is_all => self.get(value).len() as u32,
            Some(set) => set.count_shared(among),
            None => among.count_of(self.get(value)),
        };
        (0..).zip(&self.sets).map(count).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_sets_count_alike() {
        // Value 0 is of every third row, value 1 of three rows that follow each other, value 2 of two that do not.
        let of = |row: u32| {
            let values = [
                (0, row.is_multiple_of(3)),
                (1, (70..73).contains(&row)),
                (2, row == 1 || row == 130),
            ];
            values
                .into_iter()
                .filter(|value| value.1)
                .map(|value| value.0)
                .collect::<Vec<_>>()
        };
        let values: Lists = (0..200).map(of).collect();
        let rows = ValueRows::new(&values, 4);
        assert_eq!(rows.counts(&Bits::all(200)), [67, 3, 2, 0]);
        let mut even = Bits::none(200);
        (0..200).step_by(2).for_each(|row| even.insert(row));
        assert_eq!(rows.counts(&even), [34, 2, 1, 0]);
        for value in 0..4 {
            let mut set = Bits::none(200);
            rows.add_to(value, &mut set);
            let mut among = Vec::new();
            rows.each_among(value, &even, |row| among.push(row));
            let expected = rows.get(value).iter().copied().filter(|row| row % 2 == 0);
            assert_eq!(among, expected.collect::<Vec<_>>());
            assert_eq!(set.iter().collect::<Vec<_>>(), rows.get(value));
        }
    }
}
