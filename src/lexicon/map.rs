//! A hash map from numbers to small numbers, made once and only read: one place in memory a look-up, mostly.

/// Values by key, for keys below `u32::MAX`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Map {
    /// Key plus one, and value; 0 is an empty slot. As many as a power of two, at most half of them taken.
    slots: Vec<(u32, u32)>,
}

impl Map {
    /// A map of pairs; where a key comes twice, the first stands.
    pub(crate) fn new(pairs: impl ExactSizeIterator<Item = (u32, u32)>) -> Self {
        let size = (pairs.len() * 2).next_power_of_two().max(2);
        let mut slots = vec![(0, 0); size];
        for (key, value) in pairs {
            let mut at = home(key, size);
            while slots[at].0 != 0 && slots[at].0 != key + 1 {
                at = (at + 1) & (size - 1);
            }
            if slots[at].0 == 0 {
                slots[at] = (key + 1, value);
            }
        }
        Self { slots }
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: u32) -> Option<u32> {
        let mut at = home(key, self.slots.len());
        loop {
            let &(found, value) = self.slots.get(at)?;
            if found == key + 1 {
                return Some(value);
            }
            if found == 0 {
                return None;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

/// Where a key belongs among `size` slots, a power of two.
const fn home(key: u32, size: usize) -> usize {
    (key.wrapping_mul(0x9e37_79b1) >> 5) as usize & size.wrapping_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_in_is_found() {
        let pairs = (0..1000).map(|n| (n * 4099, n));
        let map = Map::new(pairs.clone());
        for (key, value) in pairs {
            assert_eq!(map.get(key), Some(value));
            assert_eq!(map.get(key + 1), None);
        }
        assert_eq!(Map::default().get(3), None);
        assert_eq!(Map::new([(7, 1), (7, 2)].into_iter()).get(7), Some(1));
    }
}
