//! Sorting and sorted maps for lists of a few thousand rows. The standard library compiles its sorts anew for each type
//! and each comparison, and collects maps by sorting: in the page that was a sixth of all code. These are compiled once.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

/// The positions below `len`, sorted; ties stay in order. The only sort that the page needs.
pub fn positions(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..len as u32).collect();
    order.sort_by(|&one, &other| compare(one as usize, other as usize));
    order
}

/// Sorts in place; ties stay in order.
pub fn by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = positions(items.len(), &mut |one, other| {
        compare(&items[one], &items[other])
    });
    carry_out(&order, &mut |one, other| items.swap(one, other));
}

/// Sorts in place by a key that is cheap to make; ties stay in order.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts in place by the order of the type.
pub fn natural<T: Ord>(items: &mut [T]) {
    by(items, T::cmp);
}

/// A map of pairs; of those with one key the last stands.
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

/// A set of items.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

/// Brings the item at `order[place]` to `place`, for every place: each cycle by swaps, in linear time.
fn carry_out(order: &[u32], swap: &mut dyn FnMut(usize, usize)) {
    let mut goal = vec![0; order.len()];
    for (place, &from) in order.iter().enumerate() {
        goal[from as usize] = place;
    }
    for place in 0..goal.len() {
        while goal[place] != place {
            let to = goal[place];
            swap(place, to);
            goal.swap(place, to);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(mut pairs: Vec<(u8, u16)>) {
            let mut stable = pairs.clone();
            stable.sort_by_key(|pair| pair.0 % 8);
            by_key(&mut pairs, |pair| pair.0 % 8);
            prop_assert_eq!(&pairs, &stable);
            stable.sort();
            natural(&mut pairs);
            prop_assert_eq!(pairs, stable);
        }

        #[test]
        fn maps_as_collecting_does(pairs: Vec<(u8, u16)>) {
            prop_assert_eq!(map(pairs.clone()), pairs.into_iter().collect());
        }
    }
}
