//! An edition as bytes: what the page carries, what is kept and handed on.
//!
//! Three letters, the version that wrote it, the oldest version that can read it, then deflated: the edition in postcard,
//! whose fields are told by their position. A later version that adds fields leaves these as they are, puts what is new
//! behind them, and says that version 2 can read it: a reader of this version takes the edition and passes over the rest.

use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec_with_limit};

use crate::edition::{Edition, format1};

/// Opens every packed edition.
const MAGIC: &[u8; 3] = b"OnR";

/// The version that is written, and the latest that is read whatever it says.
pub const VERSION: u8 = 2;

/// The oldest version whose readers understand what is written here.
const READABLE_FROM: u8 = 2;

/// Most bytes that a packed edition may unpack to.
pub const LIMIT: usize = 256 << 20;

/// Why a packed edition cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// The bytes do not open as a packed edition does.
    #[error("the data is no packed edition of a version that this program reads")]
    Version,
    /// The bytes are cut short or damaged.
    #[error("the packed edition is damaged: it does not inflate to at most {LIMIT} bytes")]
    Inflate,
    /// The bytes inflate to something else than an edition.
    #[error("the packed edition is damaged: {0}")]
    Decode(String),
}

/// Whether bytes open as a packed edition of some version does.
pub fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// The version of a packed edition that is too new to be read here.
pub fn newer_version(packed: &[u8]) -> Option<u8> {
    match packed.strip_prefix(MAGIC)? {
        [version, readable_from, ..] if *version > VERSION && *readable_from > VERSION => {
            Some(*version)
        }
        _ => None,
    }
}

/// The version of a packed edition whose program is too old to read what is written here.
pub fn older_version(packed: &[u8]) -> Option<u8> {
    let version = *packed.strip_prefix(MAGIC)?.first()?;
    (version < READABLE_FROM).then_some(version)
}

/// Packs an edition at the highest compression.
///
/// # Panics
///
/// Never: an edition has only sequences of known length, and writing to memory does not fail.
pub fn pack(edition: &Edition) -> Vec<u8> {
    let plain = postcard::to_allocvec(edition).expect("sequences of an edition know their length");
    let mut packed = MAGIC.to_vec();
    packed.extend([VERSION, READABLE_FROM]);
    packed.extend(compress_to_vec(&plain, 10));
    packed
}

/// Unpacks what [`pack`] of this version made, or of a later one that this one can read; what a page carries needs no more.
///
/// # Errors
///
/// Where the bytes are something else.
pub fn unpack_current(packed: &[u8]) -> Result<Edition, PackError> {
    match packed.strip_prefix(MAGIC) {
        Some([version, readable_from, deflated @ ..])
            if *version >= VERSION && *readable_from <= VERSION =>
        {
            decode(&inflate(deflated)?)
        }
        _ => Err(PackError::Version),
    }
}

/// Unpacks what [`pack`] of this or any older version made, or of a later one that this one can read.
///
/// # Errors
///
/// Where the bytes are something else.
pub fn unpack(packed: &[u8]) -> Result<Edition, PackError> {
    match packed.strip_prefix(MAGIC) {
        Some([1, deflated @ ..]) => {
            let old: format1::Edition = decode(&inflate(deflated)?)?;
            Ok(old.into())
        }
        _ => unpack_current(packed),
    }
}

fn inflate(deflated: &[u8]) -> Result<Vec<u8>, PackError> {
    decompress_to_vec_with_limit(deflated, LIMIT).map_err(|_| PackError::Inflate)
}

/// What opens some bytes; what stands behind it is passed over.
fn decode<T: for<'de> serde::Deserialize<'de>>(plain: &[u8]) -> Result<T, PackError> {
    postcard::from_bytes(plain).map_err(|error| PackError::Decode(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::sample;

    #[test]
    fn what_is_packed_unpacks() {
        let edition = sample::edition();
        let packed = pack(&edition);
        assert_eq!(unpack(&packed).unwrap(), edition);
        assert_eq!(newer_version(&packed), None);
    }

    #[test]
    fn damage_is_an_error() {
        let packed = pack(&sample::edition());
        assert_eq!(unpack(b"PK\x03\x04"), Err(PackError::Version));
        for cut in 0..packed.len() {
            assert!(unpack(&packed[..cut]).is_err(), "cut at {cut}");
        }
        for at in 3..packed.len() {
            let mut damaged = packed.clone();
            damaged[at] ^= 0x10;
            // A flipped bit may still unpack to something: what counts is that it never panics.
            let _ = unpack(&damaged);
        }
    }

    /// What a later version writes: fields of its own behind those of this one.
    fn written_later(version: u8, readable_from: u8) -> Vec<u8> {
        let mut plain = postcard::to_allocvec(&sample::edition()).unwrap();
        plain.extend(postcard::to_allocvec(&("attributions.tone", vec![3_u8, 1, 4])).unwrap());
        let mut packed = MAGIC.to_vec();
        packed.extend([version, readable_from]);
        packed.extend(compress_to_vec(&plain, 6));
        packed
    }

    #[test]
    fn fields_of_later_versions_are_passed_over() {
        assert_eq!(unpack(&written_later(3, 2)).unwrap(), sample::edition());
        assert_eq!(newer_version(&written_later(3, 2)), None);
        assert_eq!(unpack(&written_later(4, 4)), Err(PackError::Version));
        assert_eq!(newer_version(&written_later(4, 4)), Some(4));
    }
}
