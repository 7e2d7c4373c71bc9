//! A hash map from numbers to small numbers, made once and only read: one place in memory a look-up, mostly.

/// Values by key, for keys below `u32::MAX`.
#[derive(Clone, Debug, Default)]
pub struct Map {
    /// Key plus one, and value; 0 is an empty slot. As many as a power of two, at most half of them taken.
    slots: Vec<(u32, u32)>,
}

impl Map {
    /// A map of pairs; where a key comes twice, the first stands.
    pub fn new(pairs: impl ExactSizeIterator<Item = (u32, u32)>) -> Self {
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
    pub fn get(&self, key: u32) -> Option<u32> {
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

/// FNV-1a of a word without the case of its ASCII letters; by it words are looked up and compared.
pub const fn hash_of(word: &str) -> u64 {
    hash_on(NOTHING, word)
}

/// The hash of an empty word.
pub const NOTHING: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of a text from that of its beginning and the rest of it.
pub const fn hash_on(mut hash: u64, rest: &str) -> u64 {
    let mut bytes = rest.as_bytes();
    while let [byte, rest @ ..] = bytes {
        hash = (hash ^ byte.to_ascii_lowercase() as u64).wrapping_mul(0x0100_0000_01b3);
        bytes = rest;
    }
    hash
}

/// Values by word, whatever the case of its ASCII letters. Words are told apart by 64 bits of a [hash](hash_of), not by their letters,
/// which would lie elsewhere in memory: of a million words not listed, one in a million million is taken for one that is.
#[derive(Clone, Debug)]
pub struct WordMap<V> {
    /// The [mark](mark_of) of a hash; 0 is an empty slot. As many as a power of two, at most half of them taken. Of a word that is not
    /// listed no more is read, and these few bytes stay near.
    marks: Vec<u8>,
    /// For each slot where its row is.
    places: Vec<u32>,
    rows: Vec<(u64, V)>,
}

/// Some bits of a hash, above 0.
const fn mark_of(hash: u64) -> u8 {
    (hash >> 56) as u8 | 1
}

impl<V> Default for WordMap<V> {
    fn default() -> Self {
        Self {
            marks: vec![0; 2],
            places: vec![0; 2],
            rows: Vec::new(),
        }
    }
}

impl<V> WordMap<V> {
    /// The value of a word.
    pub fn get(&self, word: &str) -> Option<&V> {
        self.get_hashed(hash_of(word))
    }

    /// The value of the word that has a hash.
    pub fn get_hashed(&self, hash: u64) -> Option<&V> {
        let row = self.find(hash).ok()?;
        Some(&self.rows.get(row)?.1)
    }

    /// The values of the words that have these hashes, in their order. To find a word is mostly to wait for memory: what most of them
    /// need is asked for in a loop so short that it waits for many at once.
    pub fn get_all(&self, hashes: impl Iterator<Item = u64> + Clone) -> Vec<V>
    where
        V: Copy + Default,
    {
        let last = self.marks.len() - 1;
        let homes = hashes.clone().map(|hash| {
            let at = hash as usize & last;
            (self.marks[at], self.places[at])
        });
        let homes: Vec<(u8, u32)> = homes.collect();
        let values = hashes.zip(homes).map(|(hash, (mark, place))| {
            if mark == 0 {
                return V::default();
            }
            match self.rows.get(place as usize) {
                Some(&(found, value)) if mark == mark_of(hash) && found == hash => value,
                _ => self.get_hashed(hash).copied().unwrap_or_default(),
            }
        });
        values.collect()
    }

    /// The row of a hash, or the slot where it would be noted.
    fn find(&self, hash: u64) -> Result<usize, usize> {
        let last = self.marks.len() - 1;
        let mut at = hash as usize & last;
        while self.marks[at] != 0 {
            if self.marks[at] == mark_of(hash) {
                let row = self.places[at] as usize;
                if self.rows[row].0 == hash {
                    return Ok(row);
                }
            }
            at = (at + 1) & last;
        }
        Err(at)
    }

    /// Twice the slots, with every row noted anew.
    fn grow(&mut self) {
        let n_slots = self.marks.len() * 2;
        self.marks = vec![0; n_slots];
        self.places = vec![0; n_slots];
        for row in 0..self.rows.len() {
            let hash = self.rows[row].0;
            if let Err(at) = self.find(hash) {
                self.marks[at] = mark_of(hash);
                self.places[at] = row as u32;
            }
        }
    }
}

impl<V: Default> WordMap<V> {
    /// The value of a word, made where it has none.
    pub fn entry(&mut self, word: &str) -> &mut V {
        self.entry_hashed(hash_of(word))
    }

    /// The value of the word that has a hash, made where it has none.
    pub fn entry_hashed(&mut self, hash: u64) -> &mut V {
        if (self.rows.len() + 1) * 2 > self.marks.len() {
            self.grow();
        }
        let row = self.find(hash).unwrap_or_else(|at| {
            self.marks[at] = mark_of(hash);
            self.places[at] = self.rows.len() as u32;
            self.rows.push((hash, V::default()));
            self.rows.len() - 1
        });
        &mut self.rows[row].1
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

    fn map_of(words: impl IntoIterator<Item = String>) -> WordMap<usize> {
        let mut map = WordMap::default();
        for (number, word) in words.into_iter().enumerate() {
            *map.entry(&word) = number + 1;
        }
        map
    }

    #[test]
    fn words_are_found_whatever_their_case() {
        let map = map_of(["not", "n't", "über", "Not"].map(str::to_owned));
        assert_eq!(map.get("NOT"), Some(&4));
        assert_eq!(map.get("über"), Some(&3));
        assert_eq!((map.get("no"), map.get("")), (None, None));
        assert_eq!(WordMap::<u8>::default().get("not"), None);
    }

    #[test]
    fn all_of_many_words_are_found() {
        let word = |n: usize| format!("w{n}");
        let map = map_of((0..60_000).map(word));
        assert!((0..60_000).all(|n| map.get(&word(n)) == Some(&(n + 1))));
        assert_eq!(map.get("w60000"), None);
        let hashes = (0..70_000).map(|n| hash_of(&word(n)));
        let expected: Vec<usize> = (1..=60_000).chain([0; 10_000]).collect();
        assert_eq!(map.get_all(hashes), expected);
    }
}
