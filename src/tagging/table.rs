//! Weights by feature: a hash table made once, of which a look-up mostly reads one line of a processor's cache. Most features
//! are known, so that nothing is gained by asking first whether one is.

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

/// Labels next to each other whose weights stand in the slot itself. All are added, though most are 0: side by side that is
/// quicker than to pick.
pub const N_NEAR: usize = 12;
/// Labels anywhere that stand in the slot with their weights.
const N_APART: usize = N_NEAR / 2;

/// A feature with its quantised weights.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C, align(16))]
struct Slot {
    /// Key plus one, and the [layout](NEAR) above [`KEY_BITS`] and one more; 0 where empty.
    key: u32,
    weights: [i8; N_NEAR],
}

/// Features looked up side by side; a power of two.
const BATCH: usize = 64;

/// How the weights of a slot are laid out.
const LAYOUT: u32 = KEY_BITS + 1;
/// Those of [`N_NEAR`] labels next to each other.
const NEAR: u32 = 0;
/// [`N_APART`] pairs of label and weight.
const APART: u32 = 1;
/// The number of a row with the weights of all labels.
const LONG: u32 = 2;

/// Weights of features for `W` labels, at least [`N_NEAR`].
#[derive(Debug)]
pub struct Table<const W: usize> {
    places: Places,
    /// One for each place.
    slots: Vec<Slot>,
    long: Vec<[i16; W]>,
    /// The first of the labels next to each other.
    first: usize,
}

impl<const W: usize> Default for Table<W> {
    fn default() -> Self {
        Self::new(&[], 0)
    }
}

impl<const W: usize> Table<W> {
    /// A table from rows in rising order of key, each with its labels (below `W`) in rising order and quantised weights.
    /// Quickest are features that speak for the labels from `first` on alone.
    pub fn new(rows: &[QuantisedRow], first: usize) -> Self {
        let keys: Vec<u32> = rows.iter().map(|row| row.0).collect();
        let places = Places::new(&keys);
        let mut table = Self {
            slots: vec![Slot::default(); places.len()],
            places,
            long: Vec::new(),
            first,
        };
        for (key, row) in rows {
            let (layout, weights) = table.lay_out(row);
            let place = table.places.find(*key);
            table.slots[place] = Slot {
                key: (key + 1) | layout << LAYOUT,
                weights,
            };
        }
        table
    }

    fn lay_out(&mut self, row: &[(u8, i8)]) -> (u32, [i8; N_NEAR]) {
        let mut weights = [0; N_NEAR];
        let near = self.first..self.first + N_NEAR;
        if row.iter().all(|entry| near.contains(&usize::from(entry.0))) {
            for (label, weight) in row {
                weights[usize::from(*label) - self.first] = *weight;
            }
            return (NEAR, weights);
        }
        if row.len() <= N_APART {
            for (pair, (label, weight)) in weights.chunks_exact_mut(2).zip(row) {
                pair.copy_from_slice(&[*label as i8, *weight]);
            }
            return (APART, weights);
        }
        let mut long = [0; W];
        for (label, weight) in row {
            if let Some(place) = long.get_mut(usize::from(*label)) {
                *place = weight_of(*weight);
            }
        }
        let number = (self.long.len() as u32).to_le_bytes();
        for (byte, place) in number.iter().zip(&mut weights) {
            *place = *byte as i8;
        }
        self.long.push(long);
        (LONG, weights)
    }

    /// Adds the weights of some features to the scores of the labels.
    ///
    /// In three sweeps, so that the look-ups of a sweep, none of which waits for another, run side by side.
    pub(crate) fn add_all(&self, features: &[u32], scores: &mut [i32; W]) {
        let mut sums = [0; N_NEAR];
        for features in features.chunks(BATCH) {
            let mut places = [0; BATCH];
            for (place, &feature) in places.iter_mut().zip(features) {
                *place = self.places.find(key_of(feature));
            }
            let (mut near, mut n_near) = ([0; BATCH], 0);
            let (mut other, mut n_other) = ([0; BATCH], 0);
            for (&place, &feature) in places.iter().zip(features) {
                let found = self.slots.get(place).map_or(0, |slot| slot.key);
                let is_known = found & ((1 << LAYOUT) - 1) == key_of(feature) + 1;
                let is_near = found >> LAYOUT == NEAR;
                near[n_near & (BATCH - 1)] = place;
                n_near += usize::from(is_known & is_near);
                other[n_other & (BATCH - 1)] = place;
                n_other += usize::from(is_known & !is_near);
            }
            for &place in near.iter().take(n_near) {
                if let Some(slot) = self.slots.get(place) {
                    add(&slot.weights.map(weight_of), &mut sums);
                }
            }
            for &place in other.iter().take(n_other) {
                if let Some(slot) = self.slots.get(place) {
                    self.add_other(slot, scores);
                }
            }
        }
        for (score, sum) in scores.iter_mut().skip(self.first).zip(sums) {
            *score += sum;
        }
    }

    /// Adds weights that are not next to each other.
    fn add_other(&self, slot: &Slot, scores: &mut [i32; W]) {
        if slot.key >> LAYOUT == APART {
            for [label, weight] in slot.weights.as_chunks().0 {
                if let Some(score) = scores.get_mut(usize::from(*label as u8)) {
                    *score += i32::from(weight_of(*weight));
                }
            }
            return;
        }
        let [a, b, c, d, ..] = slot.weights.map(|byte| byte as u8);
        let number = u32::from_le_bytes([a, b, c, d]);
        if let Some(row) = self.long.get(number as usize) {
            add(row, scores);
        }
    }
}

fn add<const N: usize>(weights: &[i16; N], scores: &mut [i32; N]) {
    for (score, weight) in scores.iter_mut().zip(weights) {
        *score += i32::from(*weight);
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
        let table: Table<20> = Table::new(&read, 7);
        assert_eq!(table.long.len(), 56, "of all labels");
        for (key, row) in &rows {
            let mut expected = [0; 20];
            for (label, weight) in row {
                expected[*label as usize] = i32::from(weight_of(*weight));
            }
            let mut scores = [0; 20];
            table.add_all(&[key << (32 - KEY_BITS)], &mut scores);
            assert_eq!(scores, expected, "{key}");
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
