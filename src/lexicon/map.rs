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

/// Values by word in lower case, made once and only looked up: most words that are not there are told by one number.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordMap<V> {
    /// Position by [`hash_of`] the word.
    at: Map,
    rows: Vec<(Box<str>, V)>,
}

/// FNV-1a of a word without the case of its ASCII letters, in 31 bits.
fn hash_of(word: &str) -> u32 {
    let mix = |hash: u32, byte: u8| {
        (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    };
    word.bytes().fold(0x811c_9dc5, mix) >> 1
}

impl<V> WordMap<V> {
    /// A map of words, all different.
    pub(crate) fn new(rows: impl IntoIterator<Item = (Box<str>, V)>) -> Self {
        let rows: Vec<(Box<str>, V)> = rows.into_iter().collect();
        let keys = rows.iter().enumerate();
        let at = Map::new(keys.map(|(at, row)| (hash_of(&row.0), at as u32)));
        Self { at, rows }
    }

    /// The value of a word, whatever the case of its ASCII letters.
    pub(crate) fn get(&self, word: &str) -> Option<&V> {
        let (found, value) = self.rows.get(self.at.get(hash_of(word))? as usize)?;
        found.eq_ignore_ascii_case(word).then_some(value)
    }

    /// Whether every word is found again: of two whose hashes are the same, only the first is.
    #[cfg(test)]
    pub(crate) fn is_whole(&self) -> bool {
        self.rows.iter().all(|(word, _)| self.get(word).is_some())
    }
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
    #[test]
    fn words_are_found_whatever_their_case() {
        let words = ["not", "n't", "über"].map(|word| (Box::from(word), word.len()));
        let map = WordMap::new(words);
        assert!(map.is_whole());
        assert_eq!(map.get("NOT"), Some(&3));
        assert_eq!(map.get("über"), Some(&5));
        assert_eq!((map.get("no"), map.get("")), (None, None));
    }
}
