//! Many short lists of positions in two vectors.

/// `lists[i]` is `items[starts[i]..starts[i + 1]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lists<T = u32> {
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            starts: vec![0],
            items: Vec::new(),
        }
    }
}

impl<T> Lists<T> {
    /// Adds a list after the last.
    pub(super) fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.starts.push(self.items.len() as u32);
    }

    /// Number of lists.
    pub(super) fn len(&self) -> u32 {
        self.starts.len() as u32 - 1
    }

    /// List number `at`; empty where there is none.
    #[inline(always)]
    pub(super) fn get(&self, at: u32) -> &[T] {
        let at = at as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&start), Some(&end)) => &self.items[start as usize..end as usize],
            _ => &[],
        }
    }
}

impl Lists {
    /// For each of `n_values`, the positions of the lists that hold it: sorted, distinct. Values out of range are left
    /// out. Linear time: counts, then places.
    pub(super) fn inverted(&self, n_values: u32) -> Self {
        let mut starts = vec![0_u32; n_values as usize + 1];
        self.each_distinct(n_values, |value, _| starts[value as usize + 1] += 1);
        for value in 0..n_values as usize {
            starts[value + 1] += starts[value];
        }
        let mut items = vec![0; starts.last().map_or(0, |&total| total as usize)];
        let mut next = starts.clone();
        self.each_distinct(n_values, |value, list| {
            items[next[value as usize] as usize] = list;
            next[value as usize] += 1;
        });
        Self { starts, items }
    }

    fn each_distinct(&self, n_values: u32, mut each: impl FnMut(u32, u32)) {
        let mut last_seen = vec![u32::MAX; n_values as usize];
        for list in 0..self.len() {
            for &value in self.get(list) {
                if let Some(seen) = last_seen.get_mut(value as usize)
                    && *seen != list
                {
                    *seen = list;
                    each(value, list);
                }
            }
        }
    }
}

impl<T, L: IntoIterator<Item = T>> FromIterator<L> for Lists<T> {
    fn from_iter<I: IntoIterator<Item = L>>(lists: I) -> Self {
        let mut all = Self::default();
        lists.into_iter().for_each(|list| all.push(list));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inversion_names_each_list_once() {
        let lists: Lists = [vec![2, 0, 2], vec![], vec![0, 9]].into_iter().collect();
        let inverted = lists.inverted(3);
        assert_eq!(inverted.get(0), [0, 2]);
        assert_eq!(inverted.get(1), [0; 0]);
        assert_eq!(inverted.get(2), [0]);
        assert_eq!(inverted.get(3), [0; 0]);
    }
}
