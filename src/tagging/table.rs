//! Weights by feature: a hash table made once, of which most look-ups end in a filter that fits a processor's cache.

use super::file::{FileError, Reader, Writer};

/// Features are told apart by this many bits of their hash, in training as well, so that a file stays small.
pub const KEY_BITS: u32 = 24;
/// The filter holds a bit for each value of a key's lowest bits.
const FILTER_BITS: u32 = 19;
/// Features looked up side by side: all bits of it are ones.
const BATCH: usize = 127;

/// The key of a feature.
pub const fn key_of(feature: u32) -> u32 {
    feature >> (32 - KEY_BITS)
}

/// Key of a feature, and its labels (below 64, rising) with quantised weights.
pub type QuantisedRow = (u32, Vec<(u8, i8)>);

/// Weights of features for labels.
#[derive(Debug, Default)]
pub struct Table {
    filter: Vec<u64>,
    /// As many as a power of two, at most half of them taken.
    slots: Vec<Slot>,
    /// Label and weight, row after row.
    entries: Vec<(u8, i16)>,
    /// Weights of all labels of the rows that have many, row after row.
    full: Vec<i16>,
    /// Number of labels.
    width: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// Key plus one; 0 is an empty slot.
    key: u32,
    /// Position of the first entry, shifted by [`LENGTH_BITS`], and the number of entries; for a full row its number, and
    /// [`FULL`].
    row: u32,
}

const LENGTH_BITS: u32 = 4;
/// Stands for the number of entries of a row that has an entry for each label.
const FULL: u32 = (1 << LENGTH_BITS) - 1;

/// Weight of a quantised value: the square on its sign's side, so that small weights keep their differences.
/// (A linear byte loses 13 points of content F1; see `docs/accuracy.md`.)
pub const fn weight_of(quantised: i8) -> i16 {
    let value = quantised as i16;
    value * value.abs()
}

impl Table {
    /// A table from rows in rising order of key, each with its labels (below `width`) in rising order and quantised weights.
    pub fn new(rows: &[QuantisedRow], width: usize) -> Self {
        let size = (rows.len() * 2).next_power_of_two().max(2);
        let mut table = Self {
            filter: vec![0; 1 << (FILTER_BITS - 6)],
            slots: vec![Slot::default(); size],
            width,
            ..Self::default()
        };
        for (key, row) in rows {
            let bit = key & ((1 << FILTER_BITS) - 1);
            table.filter[(bit >> 6) as usize] |= 1 << (bit & 63);
            let mut at = table.home(*key);
            while table.slots[at].key != 0 {
                at = (at + 1) & (size - 1);
            }
            let row = table.add_row(row);
            table.slots[at] = Slot { key: key + 1, row };
        }
        table
    }

    fn add_row(&mut self, row: &[(u8, i8)]) -> u32 {
        let weights = row
            .iter()
            .map(|&(label, weight)| (label, weight_of(weight)));
        if row.len() < FULL as usize {
            let start = self.entries.len() as u32;
            self.entries.extend(weights);
            return start << LENGTH_BITS | row.len() as u32;
        }
        let start = self.full.len();
        self.full.resize(start + self.width, 0);
        for (label, weight) in weights {
            if let Some(place) = self.full.get_mut(start + usize::from(label)) {
                *place = weight;
            }
        }
        ((start / self.width.max(1)) as u32) << LENGTH_BITS | FULL
    }

    fn home(&self, key: u32) -> usize {
        key.wrapping_mul(0x9e37_79b1) as usize >> 4 & (self.slots.len() - 1)
    }

    /// Adds the weights of some features to the scores of their labels.
    ///
    /// In three sweeps, so that the look-ups of a sweep, none of which waits for another, run side by side.
    pub(crate) fn add_all(&self, features: &[u32], scores: &mut [i32]) {
        for features in features.chunks(BATCH) {
            let mut keys = [0_u32; BATCH + 1];
            let mut n_keys = 0;
            for &feature in features {
                let key = key_of(feature);
                keys[n_keys & BATCH] = key;
                n_keys += usize::from(self.may_hold(key));
            }
            let mut rows = [0_u32; BATCH + 1];
            let mut n_rows = 0;
            for &key in keys.get(..n_keys).unwrap_or(&[]) {
                let row = self.find_row(key);
                rows[n_rows & BATCH] = row;
                n_rows += usize::from(row != 0);
            }
            for &row in rows.get(..n_rows).unwrap_or(&[]) {
                self.add_row_to(row, scores);
            }
        }
    }

    fn add_row_to(&self, row: u32, scores: &mut [i32]) {
        let (start, length) = ((row >> LENGTH_BITS) as usize, row & FULL);
        if length == FULL {
            let start = start * self.width;
            let weights = self.full.get(start..start + self.width).unwrap_or(&[]);
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += i32::from(*weight);
            }
            return;
        }
        let entries = self.entries.get(start..start + length as usize);
        for &(label, weight) in entries.unwrap_or(&[]) {
            if let Some(score) = scores.get_mut(label as usize) {
                *score += i32::from(weight);
            }
        }
    }

    /// Adds the weights of one feature to the scores of its labels.
    pub(crate) fn add(&self, feature: u32, scores: &mut [i32]) {
        self.add_all(&[feature], scores);
    }

    /// Whether a key may be in the table; wrong for one in some dozens that are not.
    fn may_hold(&self, key: u32) -> bool {
        let bit = key & ((1 << FILTER_BITS) - 1);
        let word = self.filter.get((bit >> 6) as usize).copied().unwrap_or(0);
        word >> (bit & 63) & 1 == 1
    }

    /// Where the entries of a key are, 0 where there is none.
    fn find_row(&self, key: u32) -> u32 {
        let home = self.home(key);
        let first = self.slots.get(home).copied().unwrap_or_default();
        let is_there = first.key == key + 1;
        if is_there || first.key == 0 {
            return if is_there { first.row } else { 0 };
        }
        let mut at = home;
        loop {
            at = (at + 1) & (self.slots.len() - 1);
            match self.slots.get(at) {
                Some(slot) if slot.key == key + 1 => return slot.row,
                Some(slot) if slot.key != 0 => {}
                _ => return 0,
            }
        }
    }

    /// Writes rows as [`Table::new`] takes them, column by column.
    pub fn write(rows: &[QuantisedRow], writer: &mut Writer) {
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

    /// Reads what [`Table::write`] wrote; labels are below `n_labels`.
    ///
    /// # Errors
    /// Where the bytes are not such a table.
    pub fn read(reader: &mut Reader<'_>, n_labels: usize) -> Result<Self, FileError> {
        Ok(Self::new(&Self::read_rows(reader, n_labels)?, n_labels))
    }

    /// The rows that [`Table::write`] wrote.
    ///
    /// # Errors
    /// Where the bytes are not such a table.
    pub fn read_rows(
        reader: &mut Reader<'_>,
        n_labels: usize,
    ) -> Result<Vec<QuantisedRow>, FileError> {
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagging::file::unpack;

    #[test]
    fn weights_are_found_again_after_writing() {
        let rows: Vec<(u32, Vec<(u8, i8)>)> = (0..500)
            .map(|n| {
                (
                    n * 7919,
                    (0..if n % 9 == 0 { 20 } else { 2 })
                        .map(|label| (label, (n % 120) as i8 - 60))
                        .collect(),
                )
            })
            .collect();
        let mut writer = Writer::default();
        Table::write(&rows, &mut writer);
        let bytes = unpack(&writer.finish()).unwrap();
        let table = Table::read(&mut Reader::new(&bytes), 20).unwrap();
        for (key, row) in &rows {
            let mut scores = [0; 20];
            table.add_all(&[key << (32 - KEY_BITS)], &mut scores);
            for (label, weight) in row {
                assert_eq!(scores[*label as usize], i32::from(weight_of(*weight)));
            }
        }
        let mut scores = [0; 20];
        table.add_all(&[1 << (32 - KEY_BITS)], &mut scores);
        assert_eq!(scores, [0; 20]);
        assert_eq!(
            Table::read(&mut Reader::new(&bytes), 5).err(),
            Some(FileError::Malformed("row"))
        );
    }
}
