//! Weights by feature: a hash table made once, of which a look-up mostly reads one line of a processor's cache.

use super::{
    file::{FileError, Reader, Writer},
    places::Places,
};

/// Features are told apart by this many bits of their hash, in training as well, so that a file stays small.
pub const KEY_BITS: u32 = 24;

/// The key of a feature.
pub const fn key_of(feature: u32) -> u32 {
    feature >> (32 - KEY_BITS)
}

/// Key of a feature, and its labels (below 64, rising) with quantised weights.
pub type QuantisedRow = (u32, Vec<(u8, i8)>);

/// Weight of a quantised value: the square on its sign's side, so that small weights keep their differences.
/// (A linear byte loses 13 points of content F1; see `docs/accuracy.md`.)
pub const fn weight_of(quantised: i8) -> i16 {
    let value = quantised as i16;
    value * value.abs()
}

/// A feature with its weights: those of `N` labels next to each other, or as its layout says.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
struct Slot<const N: usize> {
    /// Key plus one, and the [layout](NEAR) above [`KEY_BITS`] and one more; 0 where empty.
    key: u32,
    weights: [i16; N],
}

/// Features looked up side by side; a power of two.
const BATCH: usize = 64;

/// How the weights of a slot are laid out.
const LAYOUT: u32 = KEY_BITS + 1;
/// The bits of a key.
const IS_KEY: u32 = (1 << LAYOUT) - 1;
/// Those of labels next to each other.
const NEAR: u32 = 0;
/// Up to [`N_APART`] labels, each with its quantised weight in the upper byte.
const APART: u32 = 1;
/// The number of a row with the weights of all labels.
const LONG: u32 = 2;

/// Labels anywhere that stand in a slot with their weights.
const N_APART: usize = 6;

/// Weights of features for `W` labels, of which `N` next to each other are quickest: at least [`N_APART`], at most `W`.
#[derive(Debug)]
pub struct Table<const W: usize, const N: usize> {
    places: Places,
    /// One for each place.
    slots: Vec<Slot<N>>,
    long: Vec<[i16; W]>,
    /// The first of the labels next to each other.
    first: usize,
    /// So many rows can be added in 16 bits without overflow.
    block: usize,
}

impl<const W: usize, const N: usize> Default for Table<W, N> {
    fn default() -> Self {
        Self::new(&[], 0)
    }
}

impl<const W: usize, const N: usize> Table<W, N> {
    /// A table from rows in rising order of key, each with its labels (below `W`) in rising order and quantised weights.
    /// Quickest are features that speak for the labels from `first` on alone.
    pub fn new(rows: &[QuantisedRow], first: usize) -> Self {
        let keys: Vec<u32> = rows.iter().map(|row| row.0).collect();
        let places = Places::new(&keys);
        let empty = Slot {
            key: 0,
            weights: [0; N],
        };
        let weights = rows.iter().flat_map(|row| &row.1);
        let most = weights.map(|entry| weight_of(entry.1).unsigned_abs()).max();
        let mut table = Self {
            slots: vec![empty; places.len()],
            places,
            long: Vec::new(),
            first,
            block: usize::from(i16::MAX.unsigned_abs() / most.unwrap_or(1).max(1)),
        };
        for (key, row) in rows {
            let (layout, weights) = table.lay_out(row);
            let place = table.places.find(*key);
            table.slots[place as usize] = Slot {
                key: (key + 1) | layout << LAYOUT,
                weights,
            };
        }
        table
    }

    fn lay_out(&mut self, row: &[(u8, i8)]) -> (u32, [i16; N]) {
        let mut weights = [0; N];
        let near = self.first..self.first + N;
        if row.iter().all(|entry| near.contains(&usize::from(entry.0))) {
            for (label, weight) in row {
                weights[usize::from(*label) - self.first] = weight_of(*weight);
            }
            return (NEAR, weights);
        }
        if row.len() <= N_APART {
            for (pair, (label, weight)) in weights.iter_mut().zip(row) {
                *pair = i16::from_le_bytes([*label, weight.cast_unsigned()]);
            }
            return (APART, weights);
        }
        let mut long = [0; W];
        for (label, weight) in row {
            if let Some(place) = long.get_mut(usize::from(*label)) {
                *place = weight_of(*weight);
            }
        }
        let number = self.long.len();
        weights[0] = (number & 0x7fff) as i16;
        weights[1] = (number >> 15) as i16;
        self.long.push(long);
        (LONG, weights)
    }

    /// Weight of one feature for one label.
    pub(crate) fn weight(&self, feature: u32, label: usize) -> i32 {
        let key = key_of(feature);
        let Some(slot) = self.slots.get(self.places.find(key) as usize) else {
            return 0;
        };
        if slot.key & IS_KEY != key + 1 {
            return 0;
        }
        if slot.key >> LAYOUT == NEAR {
            let at = label.checked_sub(self.first);
            let weight = at.and_then(|at| slot.weights.get(at));
            return weight.map_or(0, |&weight| i32::from(weight));
        }
        let mut scores = [0; W];
        self.add_other(&[self.places.find(key)], &mut scores);
        scores.get(label).copied().unwrap_or(0)
    }

    /// Adds the weights of some features to the scores of the labels.
    ///
    /// In sweeps, so that the look-ups of a sweep, none of which waits for another, run side by side; rows are added in 16 bits,
    /// twice as many at a time, as long as nothing overflows.
    pub(crate) fn add_all(&self, features: &[u32], scores: &mut [i32; W]) {
        let mut near = [0; N];
        for features in features.chunks(BATCH) {
            let mut places = [0_u32; BATCH];
            for (place, &feature) in places.iter_mut().zip(features) {
                *place = self.places.find(key_of(feature));
            }
            let places = places.get(..features.len()).unwrap_or(&[]);
            let (mut other, mut n_other) = ([0_u32; BATCH], 0);
            let blocks = places.chunks(self.block);
            for (places, features) in blocks.zip(features.chunks(self.block)) {
                let mut sums = [0; N];
                for (&place, &feature) in places.iter().zip(features) {
                    let Some(slot) = self.slots.get(place as usize) else {
                        continue;
                    };
                    // Of a feature that is known, its layout is left.
                    let rest = slot.key ^ (key_of(feature) + 1);
                    if rest == NEAR {
                        add(&slot.weights, &mut sums);
                    } else if W != N && rest & IS_KEY == 0 {
                        other[n_other & (BATCH - 1)] = place;
                        n_other += 1;
                    }
                }
                widen(&sums, &mut near);
            }
            if W != N {
                self.add_other(other.get(..n_other).unwrap_or(&other), scores);
            }
        }
        for (score, sum) in scores.iter_mut().skip(self.first).zip(near) {
            *score += sum;
        }
    }

    /// Adds weights that are not next to each other, given by their places.
    fn add_other(&self, places: &[u32], scores: &mut [i32; W]) {
        let (mut long, mut n_long) = ([0_u32; BATCH], 0);
        for &place in places {
            let Some(slot) = self.slots.get(place as usize) else {
                continue;
            };
            if slot.key >> LAYOUT == LONG {
                let [low, high] = [slot.weights[0], slot.weights[1]].map(i16::cast_unsigned);
                long[n_long & (BATCH - 1)] = u32::from(low) | u32::from(high) << 15;
                n_long += 1;
                continue;
            }
            for pair in slot.weights.iter().take(N_APART) {
                let [label, weight] = pair.to_le_bytes();
                if let Some(score) = scores.get_mut(usize::from(label)) {
                    *score += i32::from(weight_of(weight.cast_signed()));
                }
            }
        }
        let long = long.get(..n_long).unwrap_or(&long);
        for numbers in long.chunks(self.block) {
            let mut sums = [0; W];
            for &number in numbers {
                if let Some(row) = self.long.get(number as usize) {
                    add(row, &mut sums);
                }
            }
            widen(&sums, scores);
        }
    }
}

fn add<const N: usize>(weights: &[i16; N], sums: &mut [i16; N]) {
    for (sum, weight) in sums.iter_mut().zip(weights) {
        *sum = sum.wrapping_add(*weight);
    }
}

fn widen<const N: usize>(sums: &[i16; N], scores: &mut [i32; N]) {
    for (score, sum) in scores.iter_mut().zip(sums) {
        *score += i32::from(*sum);
    }
}

/// Writes rows as [`Table::new`] takes them, column by column.
pub fn write_rows(rows: &[QuantisedRow], writer: &mut Writer) {
    let keys: Vec<u32> = rows.iter().map(|row| row.0).collect();
    writer.rising(&keys);
    for (_, row) in rows {
        writer.number(row.len() as u32);
    }
    for (label, _) in rows.iter().flat_map(|row| &row.1) {
        writer.number(u32::from(*label));
    }
    for (_, weight) in rows.iter().flat_map(|row| &row.1) {
        writer.small(*weight);
    }
}

/// The rows that [`write_rows`] wrote.
///
/// # Errors
/// Where the bytes are not such a table.
pub fn read_rows(reader: &mut Reader<'_>, n_labels: usize) -> Result<Vec<QuantisedRow>, FileError> {
    let keys = reader.rising()?;
    if keys.last().is_some_and(|&key| key >= 1 << KEY_BITS) {
        return Err(FileError::Malformed("feature"));
    }
    let mut rows = Vec::with_capacity(keys.len());
    for key in keys {
        let length = reader.number()? as usize;
        if length > n_labels {
            return Err(FileError::Malformed("row"));
        }
        rows.push((key, vec![(0, 0); length]));
    }
    for entry in rows.iter_mut().flat_map(|row| &mut row.1) {
        let label = reader.number()?;
        if label as usize >= n_labels {
            return Err(FileError::Malformed("label"));
        }
        entry.0 = label as u8;
    }
    for entry in rows.iter_mut().flat_map(|row| &mut row.1) {
        entry.1 = reader.small()?;
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagging::file::unpack;

    #[test]
    fn weights_are_found_again_after_writing() {
        let labels = |n: u32| match n % 9 {
            0 => 0..20,
            1 => 3..6,
            _ => 9..11,
        };
        let rows: Vec<QuantisedRow> = (0..500)
            .map(|n| {
                let weights = labels(n).map(|label| (label, (n % 120) as i8 - 60));
                (n * 7919, weights.collect())
            })
            .collect();
        let mut writer = Writer::default();
        write_rows(&rows, &mut writer);
        let bytes = unpack(&writer.finish()).unwrap();
        let read = read_rows(&mut Reader::new(&bytes), 20).unwrap();
        assert_eq!(read, rows);
        let table: Table<20, 12> = Table::new(&read, 7);
        assert_eq!(table.long.len(), 56, "of all labels");
        for (key, row) in &rows {
            let mut expected = [0; 20];
            for (label, weight) in row {
                expected[*label as usize] = i32::from(weight_of(*weight));
            }
            let mut scores = [0; 20];
            table.add_all(&[key << (32 - KEY_BITS)], &mut scores);
            assert_eq!(scores, expected, "{key}");
            let alone: [i32; 20] =
                std::array::from_fn(|label| table.weight(key << (32 - KEY_BITS), label));
            assert_eq!(alone, expected, "{key}");
        }
        let mut scores = [0; 20];
        table.add_all(&[1 << (32 - KEY_BITS)], &mut scores);
        assert_eq!(scores, [0; 20]);
        assert_eq!(
            read_rows(&mut Reader::new(&bytes), 5).err(),
            Some(FileError::Malformed("row"))
        );
    }
}
