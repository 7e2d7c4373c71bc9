//! An edition as bytes: postcard, deflated. What the page carries.

use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec_with_limit};

use crate::edition::Edition;

/// Opens every packed edition; the last byte is the version.
const MAGIC: &[u8; 4] = b"OnR\x01";

/// The version that a packed edition names, whether it can be read here or not.
pub fn version(packed: &[u8]) -> Option<u8> {
    match packed {
        [b'O', b'n', b'R', version, ..] => Some(*version),
        _ => None,
    }
}

/// The version that is written, and the latest that is read.
pub const VERSION: u8 = MAGIC[3];

/// Most bytes that a packed edition may unpack to.
pub const LIMIT: usize = 256 << 20;

/// Why a packed edition cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// The bytes do not open as a packed edition does.
    #[error("the data is no packed edition of this version")]
    Version,
    /// The bytes are cut short or damaged.
    #[error("the packed edition is damaged: it does not inflate to at most {LIMIT} bytes")]
    Inflate,
    /// The bytes inflate to something else than an edition.
    #[error("the packed edition is damaged: {0}")]
    Decode(String),
}

/// Packs an edition at the highest compression.
///
/// # Panics
///
/// Never: an edition has only sequences of known length, and writing to memory does not fail.
pub fn pack(edition: &Edition) -> Vec<u8> {
    let plain = postcard::to_allocvec(edition).expect("sequences of an edition know their length");
    let mut packed = MAGIC.to_vec();
    packed.extend(compress_to_vec(&plain, 10));
    packed
}

/// Unpacks what [`pack`] made.
///
/// # Errors
///
/// Where the bytes are not a packed edition of this version.
pub fn unpack(packed: &[u8]) -> Result<Edition, PackError> {
    let deflated = packed.strip_prefix(MAGIC).ok_or(PackError::Version)?;
    let plain = decompress_to_vec_with_limit(deflated, LIMIT).map_err(|_| PackError::Inflate)?;
    postcard::from_bytes(&plain).map_err(|error| PackError::Decode(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::sample;

    #[test]
    fn what_is_packed_unpacks() {
        let edition = sample::edition();
        assert_eq!(unpack(&pack(&edition)).unwrap(), edition);
    }

    #[test]
    fn damage_is_an_error() {
        let packed = pack(&sample::edition());
        assert_eq!(unpack(b"PK\x03\x04"), Err(PackError::Version));
        assert_eq!(unpack(&packed[..3]), Err(PackError::Version));
        for cut in 4..packed.len() {
            assert!(unpack(&packed[..cut]).is_err(), "cut at {cut}");
        }
        for at in 4..packed.len() {
            let mut damaged = packed.clone();
            damaged[at] ^= 0x10;
            // A flipped bit may still unpack to something: what counts is that it never panics.
            let _ = unpack(&damaged);
        }
    }
}
