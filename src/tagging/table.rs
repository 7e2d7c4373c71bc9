//! Weights by feature: a hash table made once, of which most look-ups end in a filter that fits a processor's cache.

use super::file::{FileError, Reader, Writer};

/// Features are told apart by this many bits of their hash, in training as well, so that a file stays small.
pub const KEY_BITS: u32 = 24;
/// The filter holds a bit for each value of a key's lowest bits.
const FILTER_BITS: u32 = 19;

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
    slots: Vec<Slot>,
    /// Label and weight, row after row.
    entries: Vec<(u8, i16)>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// Key plus one; 0 is an empty slot.
    key: u32,
    /// Position of the first entry, shifted by 7, and the number of entries.
    row: u32,
}

/// Weight of a quantised value: the square on its sign's side, so that small weights keep their differences.
/// (A linear byte loses 13 points of content F1; see `docs/accuracy-attribution.md`.)
pub const fn weight_of(quantised: i8) -> i16 {
    let value = quantised as i16;
    value * value.abs()
}

impl Table {
    /// A table from rows in rising order of key, each with its labels (below 64) in rising order and quantised weights.
    pub fn new(rows: &[QuantisedRow]) -> Self {
        let size = (rows.len() * 2).next_power_of_two().max(2);
        let mut table = Self {
            filter: vec![0; 1 << (FILTER_BITS - 6)],
            slots: vec![Slot::default(); size],
            entries: Vec::new(),
        };
        for (key, row) in rows {
            let bit = key & ((1 << FILTER_BITS) - 1);
            table.filter[(bit >> 6) as usize] |= 1 << (bit & 63);
            let mut at = table.home(*key);
            while table.slots[at].key != 0 {
                at = (at + 1) & (size - 1);
            }
            table.slots[at] = Slot {
                key: key + 1,
                row: (table.entries.len() as u32) << 7 | row.len() as u32,
            };
            let weights = row
                .iter()
                .map(|&(label, weight)| (label, weight_of(weight)));
            table.entries.extend(weights);
        }
        table
    }

    fn home(&self, key: u32) -> usize {
        key.wrapping_mul(0x9e37_79b1) as usize >> 4 & (self.slots.len() - 1)
    }

    /// Adds the weights of a feature to the scores of its labels.
    pub(crate) fn add(&self, feature: u32, scores: &mut [i32]) {
        for &(label, weight) in self.row(key_of(feature)) {
            if let Some(score) = scores.get_mut(label as usize) {
                *score += i32::from(weight);
            }
        }
    }

    fn row(&self, key: u32) -> &[(u8, i16)] {
        let bit = key & ((1 << FILTER_BITS) - 1);
        let word = self.filter.get((bit >> 6) as usize).copied().unwrap_or(0);
        if word >> (bit & 63) & 1 == 0 {
            return &[];
        }
        let mut at = self.home(key);
        while let Some(slot) = self.slots.get(at) {
            if slot.key == key + 1 {
                let start = (slot.row >> 7) as usize;
                let end = start + (slot.row & 127) as usize;
                return self.entries.get(start..end).unwrap_or(&[]);
            }
            if slot.key == 0 {
                break;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        &[]
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
        Ok(Self::new(&Self::read_rows(reader, n_labels)?))
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
                    vec![((n % 5) as u8, (n % 120) as i8 - 60), (9, 3)],
                )
            })
            .collect();
        let mut writer = Writer::default();
        Table::write(&rows, &mut writer);
        let bytes = unpack(&writer.finish()).unwrap();
        let table = Table::read(&mut Reader::new(&bytes), 10).unwrap();
        for (key, row) in &rows {
            let mut scores = [0; 10];
            table.add(key << (32 - KEY_BITS), &mut scores);
            for (label, weight) in row {
                assert_eq!(scores[*label as usize], i32::from(weight_of(*weight)));
            }
        }
        let mut scores = [0; 10];
        table.add(1 << (32 - KEY_BITS), &mut scores);
        assert_eq!(scores, [0; 10]);
        assert_eq!(
            Table::read(&mut Reader::new(&bytes), 5).err(),
            Some(FileError::Malformed("label"))
        );
    }
}
