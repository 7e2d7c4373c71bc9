//! Brown clusters: words that stand in like places share a class. The classes come from the table that the package
//! `spacy-lookups-data` 1.0.5 (MIT) carries, cut to the words that news uses.

use model_file::{FileError, Reader, Writer};
use record::word_map::Map;

/// Number of bits of a word's hash that the table keeps.
const KEY_BITS: u32 = 26;

/// Class of each word in the list.
#[derive(Debug, Default)]
pub struct Clusters {
    /// Sorted by key: the hash of a form, cut to [`KEY_BITS`].
    keys: Vec<u32>,
    /// Class of each key.
    classes: Vec<u32>,
    /// Class by key.
    by_key: Map,
}

const fn key_of(hash: u32) -> u32 {
    (hash ^ (hash >> KEY_BITS)) & ((1 << KEY_BITS) - 1)
}

impl Clusters {
    /// A table from hashes of forms and their classes; where two forms share a key, the first stands.
    pub fn new(entries: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut rows: Vec<(u32, u32)> = entries
            .into_iter()
            .map(|(hash, class)| (key_of(hash), class))
            .collect();
        rows.sort_by_key(|&(key, _)| key);
        rows.dedup_by_key(|&mut (key, _)| key);
        Self {
            keys: rows.iter().map(|row| row.0).collect(),
            classes: rows.iter().map(|row| row.1).collect(),
            by_key: Map::new(rows.iter().copied()),
        }
    }

    /// Class of a word by the hash of its form as written, else of its lower-case form; 0 where unknown.
    pub(crate) fn find(&self, form: u32, lower: u32) -> u32 {
        self.get(form)
            .or_else(|| (form != lower).then(|| self.get(lower))?)
            .unwrap_or(0)
    }

    fn get(&self, hash: u32) -> Option<u32> {
        self.by_key.get(key_of(hash))
    }

    /// Writes the table: distinct classes by falling frequency, then keys and classes as columns.
    pub fn write(&self, writer: &mut Writer) {
        let mut counts: Vec<(u32, u32)> = Vec::new();
        let mut sorted = self.classes.clone();
        sorted.sort_unstable();
        for class in sorted {
            match counts.last_mut() {
                Some(last) if last.0 == class => last.1 += 1,
                _ => counts.push((class, 1)),
            }
        }
        counts.sort_by_key(|&(class, count)| (u32::MAX - count, class));
        writer.number(counts.len() as u32);
        for &(class, _) in &counts {
            writer.number(class);
        }
        let mut order: Vec<(u32, u32)> = counts
            .iter()
            .enumerate()
            .map(|(rank, &(class, _))| (class, rank as u32))
            .collect();
        order.sort_unstable();
        writer.rising(&self.keys);
        for class in &self.classes {
            let at = order.partition_point(|row| row.0 < *class);
            writer.number(order.get(at).map_or(0, |row| row.1));
        }
    }

    /// Reads what [`Clusters::write`] wrote.
    ///
    /// # Errors
    /// [`FileError::Truncated`] or [`FileError::Malformed`] where the bytes are not such a table.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, FileError> {
        let n_classes = reader.count()?;
        let classes: Vec<u32> = (0..n_classes)
            .map(|_| reader.number())
            .collect::<Result<_, _>>()?;
        let keys = reader.rising()?;
        let mut rows = Vec::with_capacity(keys.len());
        for key in keys {
            let rank = reader.number()? as usize;
            let class = classes.get(rank).ok_or(FileError::Malformed("cluster"))?;
            rows.push((key, *class));
        }
        Ok(Self::new(rows))
    }
}
