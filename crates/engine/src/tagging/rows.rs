//! The rows of which a [`Table`](super::table::Table) is made, in memory and in a model file.

use model_file::{FileError, Reader, Writer};

/// Features are told apart by this many bits of their hash, in training as well, so that a file stays small.
pub const KEY_BITS: u32 = 24;

/// The key of a feature.
pub const fn key_of(feature: u32) -> u32 {
    feature >> (32 - KEY_BITS)
}

/// Key of a feature, and its labels (below 64, rising) with quantised weights.
pub type QuantisedRow = (u32, Vec<(u8, i8)>);

/// Rows one behind the other in memory: a model has tens of thousands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    keys: Vec<u32>,
    /// For each row where its labels end.
    ends: Vec<u32>,
    entries: Vec<(u8, i8)>,
}

impl Rows {
    /// Number of rows.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The keys, rising.
    pub fn keys(&self) -> &[u32] {
        &self.keys
    }

    /// The key of each row, with its labels and weights.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &[(u8, i8)])> {
        let mut start = 0;
        self.keys.iter().zip(&self.ends).map(move |(&key, &end)| {
            let range = std::mem::replace(&mut start, end as usize)..end as usize;
            (key, self.entries.get(range).unwrap_or_default())
        })
    }
}

impl FromIterator<QuantisedRow> for Rows {
    fn from_iter<T: IntoIterator<Item = QuantisedRow>>(rows: T) -> Self {
        let mut flat = Self::default();
        for (key, row) in rows {
            flat.keys.push(key);
            flat.entries.extend(row);
            flat.ends.push(flat.entries.len() as u32);
        }
        flat
    }
}

/// Writes rows as `Table::new` takes them, column by column.
pub fn write_rows(rows: &Rows, writer: &mut Writer) {
    writer.rising(&rows.keys);
    for (_, row) in rows.iter() {
        writer.number(row.len() as u32);
    }
    for (label, _) in &rows.entries {
        writer.number(u32::from(*label));
    }
    for (_, weight) in &rows.entries {
        writer.small(*weight);
    }
}

/// The rows that [`write_rows`] wrote.
///
/// # Errors
/// Where the bytes are not such a table.
pub fn read_rows(reader: &mut Reader<'_>, n_labels: usize) -> Result<Rows, FileError> {
    let keys = reader.rising()?;
    if keys.last().is_some_and(|&key| key >= 1 << KEY_BITS) {
        return Err(FileError::Malformed("feature"));
    }
    let mut ends = Vec::with_capacity(keys.len());
    let mut end = 0;
    for _ in &keys {
        let length = reader.number()?;
        if length as usize > n_labels {
            return Err(FileError::Malformed("row"));
        }
        end += length;
        ends.push(end);
    }
    let mut entries = vec![(0, 0); end as usize];
    for entry in &mut entries {
        let label = reader.number()?;
        if label as usize >= n_labels {
            return Err(FileError::Malformed("label"));
        }
        entry.0 = label as u8;
    }
    for entry in &mut entries {
        entry.1 = reader.small()?;
    }
    Ok(Rows {
        keys,
        ends,
        entries,
    })
}
