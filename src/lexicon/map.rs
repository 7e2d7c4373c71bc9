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

/// Values by word, whatever the case of its ASCII letters; made once and only looked up. Words are told apart by 63 bits of a hash,
/// not by their letters, which lie elsewhere in memory: of a million words not listed, one in a million million is taken for one that is.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordMap<V> {
    /// So that no two words of the list have the same key.
    seed: u64,
    /// Position by the lower half of [`hash_of`] a word.
    at: Map,
    /// The upper half, and the value.
    rows: Vec<(u32, V)>,
}

/// FNV-1a of a word without the case of its ASCII letters: 31 bits and 32 more.
fn hash_of(word: &str, seed: u64) -> (u32, u32) {
    let mix = |hash: u64, byte: u8| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    };
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325 ^ seed, mix);
    ((hash ^ (hash >> 32)) as u32 >> 1, (hash >> 32) as u32)
}

impl<V> WordMap<V> {
    /// A map of words, all different.
    pub(crate) fn new<W: AsRef<str>>(words: impl IntoIterator<Item = (W, V)>) -> Self {
        let words: Vec<(W, V)> = words.into_iter().collect();
        let keys_of = |seed| {
            let keys = words.iter().map(|(word, _)| hash_of(word.as_ref(), seed).0);
            keys.collect::<Vec<u32>>()
        };
        let is_free = |seed: &u64| {
            let mut keys = keys_of(*seed);
            keys.sort_unstable();
            keys.windows(2).all(|pair| pair[0] != pair[1])
        };
        let seed = (0..64).find(is_free).unwrap_or(0);
        let keys = keys_of(seed);
        let at = Map::new(keys.iter().enumerate().map(|(at, &key)| (key, at as u32)));
        let rows = words.into_iter();
        let rows = rows.map(|(word, value)| (hash_of(word.as_ref(), seed).1, value));
        Self {
            seed,
            at,
            rows: rows.collect(),
        }
    }

    /// The value of a word.
    pub(crate) fn get(&self, word: &str) -> Option<&V> {
        let (key, check) = hash_of(word, self.seed);
        let (found, value) = self.rows.get(self.at.get(key)? as usize)?;
        (*found == check).then_some(value)
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
        let words = ["not", "n't", "über"].map(|word| (word, word.len()));
        let map = WordMap::new(words);
        assert_eq!(map.get("NOT"), Some(&3));
        assert_eq!(map.get("über"), Some(&5));
        assert_eq!((map.get("no"), map.get("")), (None, None));
    }

    #[test]
    fn all_of_many_words_are_found() {
        // So many that two have the same key of 31 bits about as often as not: then another seed serves.
        let words: Vec<String> = (0..60_000).map(|n| format!("w{n}")).collect();
        let map = WordMap::new(words.iter().zip(0..));
        assert!(
            words
                .iter()
                .zip(0..)
                .all(|(word, n)| map.get(word) == Some(&n))
        );
        assert_eq!(map.get("w60000"), None);
    }
}
