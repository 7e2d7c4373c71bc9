//! A set of row positions as one bit each.

/// Positions `0..n_rows`; bits beyond the last row are never set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    n_rows: u32,
}

impl Bits {
    /// No row of `n_rows`.
    pub fn none(n_rows: u32) -> Self {
        Self {
            words: vec![0; n_rows.div_ceil(64) as usize],
            n_rows,
        }
    }

    /// Every row of `n_rows`.
    pub fn all(n_rows: u32) -> Self {
        let mut bits = Self {
            words: vec![u64::MAX; n_rows.div_ceil(64) as usize],
            n_rows,
        };
        if let Some(last) = bits.words.last_mut()
            && !n_rows.is_multiple_of(64)
        {
            *last = (1 << (n_rows % 64)) - 1;
        }
        bits
    }

    /// Number of rows that the set ranges over, in it or not.
    pub fn n_rows(&self) -> u32 {
        self.n_rows
    }

    /// Adds a row; one beyond the last is left out.
    #[inline(always)]
    pub fn insert(&mut self, row: u32) {
        if row < self.n_rows {
            self.words[row as usize / 64] |= 1 << (row % 64);
        }
    }

    /// Takes a row out.
    pub fn remove(&mut self, row: u32) {
        if let Some(word) = self.words.get_mut(row as usize / 64) {
            *word &= !(1 << (row % 64));
        }
    }

    /// Whether the row is in the set.
    #[inline(always)]
    pub fn contains(&self, row: u32) -> bool {
        self.words
            .get(row as usize / 64)
            .is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Adds the rows that are in `other`.
    pub fn unite(&mut self, other: &Self) {
        for (word, more) in self.words.iter_mut().zip(&other.words) {
            *word |= more;
        }
    }

    /// Number of rows that are in both.
    pub fn count_shared(&self, other: &Self) -> u32 {
        let mut count = 0;
        for (word, more) in self.words.iter().zip(&other.words) {
            count += (word & more).count_ones();
        }
        count
    }

    /// Number of rows of a sorted, distinct list that are in the set.
    pub fn count_of(&self, rows: &[u32]) -> u32 {
        match rows {
            // Neighbours, as the rows of an article are.
            [first, .., last] if (last - first) as usize + 1 == rows.len() => {
                self.words_in(*first, last + 1).map(u64::count_ones).sum()
            }
            _ => {
                let mut count = 0;
                for &row in rows {
                    count += u32::from(self.contains(row));
                }
                count
            }
        }
    }

    /// Keeps the rows that are in `other` too.
    pub fn intersect(&mut self, other: &Self) {
        for (at, word) in self.words.iter_mut().enumerate() {
            *word &= other.words.get(at).copied().unwrap_or(0);
        }
    }

    /// Takes out the rows that `holds` says no of.
    #[inline(always)]
    pub fn keep(&mut self, mut holds: impl FnMut(u32) -> bool) {
        for (at, word) in (0_u32..).zip(&mut self.words) {
            let mut rest = *word;
            while rest != 0 {
                if !holds(at * 64 + rest.trailing_zeros()) {
                    *word &= !(rest & rest.wrapping_neg());
                }
                rest &= rest - 1;
            }
        }
    }

    /// Number of rows in the set.
    pub fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// Whether a row of `start..end` is in the set. A search asks this once for each row of a list, mostly within one word.
    #[inline(always)]
    pub fn any_in(&self, start: u32, end: u32) -> bool {
        let end = end.min(self.n_rows);
        if start >= end {
            return false;
        }
        let (first, last) = (start as usize / 64, (end as usize - 1) / 64);
        let from = u64::MAX << (start % 64);
        let to = u64::MAX >> (63 - (end - 1) % 64);
        if first == last {
            return self.words[first] & from & to != 0;
        }
        self.words[first] & from != 0
            || self.words[last] & to != 0
            || self.words[first + 1..last].iter().any(|&word| word != 0)
    }

    /// Calls `each` with the rows that are in both sets, rising.
    #[inline(always)]
    pub fn each_shared(&self, other: &Self, mut each: impl FnMut(u32)) {
        for (at, (&word, &more)) in (0_u32..).zip(self.words.iter().zip(&other.words)) {
            let mut rest = word & more;
            while rest != 0 {
                each(at * 64 + rest.trailing_zeros());
                rest &= rest - 1;
            }
        }
    }

    /// The rows of `start..end`, 64 at a time, those outside taken out.
    fn words_in(&self, start: u32, end: u32) -> impl Iterator<Item = u64> {
        let end = end.min(self.n_rows);
        let (first, last) = (start / 64, end.saturating_sub(1) / 64);
        let from = u64::MAX << (start % 64);
        let to = u64::MAX >> (63 - end.saturating_sub(1) % 64);
        let words = match start < end {
            true => &self.words[first as usize..=last as usize],
            false => &[],
        };
        (first..).zip(words).map(move |(at, &word)| {
            let word = if at == first { word & from } else { word };
            if at == last { word & to } else { word }
        })
    }

    /// The rows in the set, rising.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        self.words.iter().enumerate().flat_map(|(at, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                (rest != 0).then(|| {
                    let bit = rest.trailing_zeros();
                    rest &= rest - 1;
                    at as u32 * 64 + bit
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_answer_as_sorted_lists_would() {
        for n_rows in [0, 1, 63, 64, 65, 200] {
            assert_eq!(Bits::all(n_rows).count(), n_rows);
            let mut thirds = Bits::none(n_rows);
            (0..n_rows).step_by(3).for_each(|row| thirds.insert(row));
            let list: Vec<u32> = (0..n_rows).step_by(3).collect();
            assert_eq!(thirds.iter().collect::<Vec<_>>(), list);
            for start in 0..n_rows {
                for end in start..=n_rows {
                    let expected = list.iter().any(|&row| (start..end).contains(&row));
                    assert_eq!(thirds.any_in(start, end), expected, "{start}..{end}");
                    let mut run = Vec::new();
                    let mut set = Bits::none(n_rows);
                    (start..end).for_each(|row| set.insert(row));
                    thirds.each_shared(&set, |row| run.push(row));
                    assert!(run.iter().all(|row| list.contains(row)));
                    assert_eq!(run.len() as u32, thirds.count_shared(&set));
                    let run: Vec<u32> = (start..end).collect();
                    let shared = list.iter().filter(|row| run.contains(row)).count();
                    assert_eq!(thirds.count_of(&run), shared as u32, "{start}..{end}");
                }
            }
        }
    }

    #[test]
    fn rows_are_kept_one_by_one() {
        let mut rows = Bits::all(130);
        rows.keep(|row| row % 2 == 1);
        rows.keep(|row| row > 60);
        let expected: Vec<u32> = (61..130).step_by(2).collect();
        assert_eq!(rows.iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_row_beyond_the_last_stays_out() {
        let mut bits = Bits::none(3);
        bits.insert(3);
        bits.insert(900);
        assert_eq!(bits.count(), 0);
        assert!(!bits.contains(900));
    }
}
