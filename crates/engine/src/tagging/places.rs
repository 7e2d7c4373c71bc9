//! A place of its own for each of a fixed set of keys (a perfect hash): what is looked up stands where the key says, with no
//! second try, and the places lie close together, so that they stay in a processor's cache. After Pibiri and Trani, on
//! Efficient minimal perfect hashing (SIGIR 2021): keys fall into small groups, and each group has a number that sends its keys to free places.

/// Keys of a group on average, up to twice as many.
const GROUP: usize = 2;
/// Of so many places one more than needed is there, which makes free ones easy to find.
const SPARE: usize = 8;
/// Numbers tried for a group before there are to be more places.
const TRIES: u32 = 4096;

/// Where each key of the set stands. A key that is not in the set gets the place of another.
#[derive(Clone, Debug)]
pub(super) struct Places {
    /// The number of each group; as many as a power of two.
    factors: Vec<u32>,
    n_places: u32,
}

impl Places {
    /// Places for keys, all different.
    pub(super) fn new(keys: &[u32]) -> Self {
        let n_groups = (keys.len() / GROUP / 2 + 1).next_power_of_two();
        // Keys in order of their groups: the end of each group, then each key where its group begins.
        let mut ends = vec![0_u32; n_groups + 1];
        for &key in keys {
            ends[group_of(key, n_groups) + 1] += 1;
        }
        for group in 0..n_groups {
            ends[group + 1] += ends[group];
        }
        let mut grouped = vec![0; keys.len()];
        let mut next = ends.clone();
        for &key in keys {
            let place = &mut next[group_of(key, n_groups)];
            grouped[*place as usize] = key;
            *place += 1;
        }
        let keys_of = |group: usize| &grouped[ends[group] as usize..ends[group + 1] as usize];
        // The largest first, while most places are free.
        let mut by_size: Vec<Vec<usize>> = Vec::new();
        for group in 0..n_groups {
            let size = keys_of(group).len();
            if size >= by_size.len() {
                by_size.resize(size + 1, Vec::new());
            }
            by_size[size].push(group);
        }
        let order: Vec<usize> = by_size.into_iter().skip(1).rev().flatten().collect();
        let mut n_places = keys.len() + keys.len() / SPARE + 1;
        loop {
            let mut places = Self {
                factors: vec![1; n_groups],
                n_places: n_places as u32,
            };
            if places.settle(keys_of, &order) {
                return places;
            }
            n_places += n_places / SPARE + 1;
        }
    }

    /// Finds the number of each group; false where one has none.
    fn settle<'a>(&mut self, keys_of: impl Fn(usize) -> &'a [u32], order: &[usize]) -> bool {
        let mut is_taken = vec![false; self.n_places as usize];
        let mut found = Vec::new();
        for &group in order {
            let factor = (0..TRIES).map(factor_of).find(|&factor| {
                found.clear();
                keys_of(group).iter().all(|&key| {
                    let place = self.place(key, factor);
                    let is_free = !is_taken[place as usize] && !found.contains(&place);
                    found.push(place);
                    is_free
                })
            });
            let Some(factor) = factor else {
                return false;
            };
            self.factors[group] = factor;
            for &place in &found {
                is_taken[place as usize] = true;
            }
        }
        true
    }

    /// Number of places, above 0.
    pub(super) const fn len(&self) -> usize {
        self.n_places as usize
    }

    /// The place of a key, below [`Places::len`].
    pub(super) fn find(&self, key: u32) -> u32 {
        let group = group_of(key, self.factors.len());
        self.place(key, self.factors.get(group).copied().unwrap_or(1))
    }

    /// The number of its group spreads a key over the places; the sum, key 0 as well.
    const fn place(&self, key: u32, factor: u32) -> u32 {
        let mixed = key.wrapping_add(0x85eb_ca77).wrapping_mul(factor);
        ((mixed as u64 * self.n_places as u64) >> 32) as u32
    }
}

/// The odd number that is tried after so many others.
const fn factor_of(tries: u32) -> u32 {
    (tries * 2 + 1).wrapping_mul(0x9e37_79b1)
}

/// The group of a key, which is a hash already; `n_groups` is a power of two.
const fn group_of(key: u32, n_groups: usize) -> usize {
    key as usize & (n_groups - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagging::word::feature;

    #[track_caller]
    fn check(keys: &[u32]) {
        let places = Places::new(keys);
        let mut found: Vec<u32> = keys.iter().map(|&key| places.find(key)).collect();
        assert!(found.iter().all(|&place| (place as usize) < places.len()));
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.len(), keys.len());
        assert!(places.len() <= keys.len() * 5 / 4 + 2);
    }

    #[test]
    fn every_key_has_a_place_of_its_own() {
        check(&[]);
        check(&[0]);
        check(&[7, 8, 9, 0xff_ffff]);
        // As the keys of features are, hashes of 24 bits; 0 has weights too.
        let hashes = (0..30_000).map(|n| feature(1, n, n % 7) >> 8);
        let mut keys: Vec<u32> = hashes.chain([0]).collect();
        keys.sort_unstable();
        keys.dedup();
        check(&keys);
    }
}
