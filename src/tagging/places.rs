//! A place of its own for each of a fixed set of keys (a perfect hash): what is looked up stands where the key says, with no
//! second try, and the places lie close together, so that they stay in a processor's cache. After Pibiri and Trani, on
//! Efficient minimal perfect hashing (SIGIR 2021): keys fall into small groups, and each group has a number that sends its keys to free places.

/// Keys of a group on average, about.
const GROUP: usize = 3;
/// Of so many places one more than needed is there, which makes free ones easy to find.
const SPARE: usize = 8;

/// Where each key of the set stands. A key that is not in the set gets the place of another.
#[derive(Clone, Debug)]
pub(super) struct Places {
    /// The number of each group; as many as a power of two.
    pilots: Vec<u8>,
    n_places: u32,
}

impl Places {
    /// Places for keys, all different.
    pub(super) fn new(keys: &[u32]) -> Self {
        let n_groups = (keys.len() / GROUP).next_power_of_two();
        let mut groups: Vec<Vec<u32>> = vec![Vec::new(); n_groups];
        for &key in keys {
            groups[group_of(key, n_groups)].push(key);
        }
        // The largest first, while most places are free.
        let mut order: Vec<usize> = (0..n_groups).collect();
        order.sort_by_key(|&group| (usize::MAX - groups[group].len(), group));
        let mut n_places = keys.len() + keys.len() / SPARE + 1;
        loop {
            let mut places = Self {
                pilots: vec![0; n_groups],
                n_places: n_places as u32,
            };
            if places.settle(&groups, &order) {
                return places;
            }
            n_places += n_places / SPARE + 1;
        }
    }

    /// Finds the number of each group; false where one has none.
    fn settle(&mut self, groups: &[Vec<u32>], order: &[usize]) -> bool {
        let mut is_taken = vec![false; self.n_places as usize];
        let mut found = Vec::new();
        for &group in order {
            let pilot = (0..=u8::MAX).find(|&pilot| {
                found.clear();
                for &key in &groups[group] {
                    let place = self.place(key, pilot);
                    if is_taken[place as usize] || found.contains(&place) {
                        return false;
                    }
                    found.push(place);
                }
                true
            });
            let Some(pilot) = pilot else {
                return false;
            };
            self.pilots[group] = pilot;
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
        let group = group_of(key, self.pilots.len());
        self.place(key, self.pilots.get(group).copied().unwrap_or(0))
    }

    /// An odd number of its own for each pilot spreads the keys of a group anew; the sum, that of key 0 as well.
    const fn place(&self, key: u32, pilot: u8) -> u32 {
        let factor = (pilot as u32 * 2 + 1).wrapping_mul(0x9e37_79b1);
        let mixed = key.wrapping_add(0x85eb_ca77).wrapping_mul(factor);
        ((mixed as u64 * self.n_places as u64) >> 32) as u32
    }
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
