//! The file format of the models in `crates/engine/data/`: a header with name, version and checksum, then numbers of variable length,
//! deflated or, in the engine's module, plain. Made by the workbench, read once; a file that is not whole gives a [`FileError`], never a wrong model.

use thiserror::Error;

/// Version that this engine writes and reads.
pub const VERSION: u8 = 1;
/// The same, not deflated.
const PLAIN: u8 = VERSION | 0x80;
const MAGIC: &[u8; 4] = b"ORTM";
/// No model comes near it; guards against a length that is damaged.
const LIMIT: usize = 32 << 20;

/// Why a model file could not be read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum FileError {
    /// Not a model file at all.
    #[error("not a model file")]
    Magic,
    /// Written by another version.
    #[error("model file of version {0}, expected {VERSION}")]
    Version(u8),
    /// The bytes are not those that were written.
    #[error("model file is damaged: checksum does not match")]
    Checksum,
    /// The bytes end early.
    #[error("model file ends early")]
    Truncated,
    /// A number is out of its range.
    #[error("model file is damaged: bad {0}")]
    Malformed(&'static str),
}

/// Collects the numbers of a model file.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// An unsigned number: seven bits a byte, lowest first.
    pub fn number(&mut self, mut number: u32) {
        while number >= 128 {
            self.bytes.push((number & 127) as u8 | 128);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// Numbers in rising order, as differences.
    pub fn rising(&mut self, numbers: &[u32]) {
        self.number(numbers.len() as u32);
        let mut last = 0;
        for &number in numbers {
            self.number(number.wrapping_sub(last));
            last = number;
        }
    }

    /// A signed number: twice its size, and one more below 0.
    pub fn signed(&mut self, number: i32) {
        self.number(number.unsigned_abs() << 1 | u32::from(number < 0));
    }

    /// A signed byte.
    pub fn small(&mut self, number: i8) {
        self.bytes.push(number as u8);
    }

    /// The finished file.
    pub fn finish(self) -> Vec<u8> {
        enclose(
            VERSION,
            &miniz_oxide::deflate::compress_to_vec(&self.bytes, 10),
        )
    }
}

fn enclose(version: u8, content: &[u8]) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    file.push(version);
    file.extend(checksum(content).to_le_bytes());
    file.extend(content);
    file
}

/// The same file, not deflated: for the engine's module, which hosts and the single-file edition pack as a whole. The
/// latter's packing is stronger than deflate, and nothing is gained by packing twice.
///
/// # Errors
/// A [`FileError`] that says what is wrong with `file`.
pub fn plain(file: &[u8]) -> Result<Vec<u8>, FileError> {
    Ok(enclose(PLAIN, &unpack(file)?))
}

/// FNV-1a.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// Checks header and checksum of a model file and unpacks it.
///
/// # Errors
/// A [`FileError`] that says what is wrong.
pub fn unpack(file: &[u8]) -> Result<Vec<u8>, FileError> {
    let rest = file.strip_prefix(MAGIC).ok_or(FileError::Magic)?;
    let (&version, rest) = rest.split_first().ok_or(FileError::Truncated)?;
    if version != VERSION && version != PLAIN {
        return Err(FileError::Version(version));
    }
    let (sum, packed) = rest.split_at_checked(4).ok_or(FileError::Truncated)?;
    if sum != checksum(packed).to_le_bytes() {
        return Err(FileError::Checksum);
    }
    if version == PLAIN {
        return Ok(packed.to_vec());
    }
    miniz_oxide::inflate::decompress_to_vec_with_limit(packed, LIMIT)
        .map_err(|_| FileError::Malformed("compression"))
}

/// Reads the numbers of an unpacked model file in order.
#[derive(Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Reads from the beginning of `bytes`, as [`unpack`] gives them.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    fn byte(&mut self) -> Result<u8, FileError> {
        let (&first, rest) = self.bytes.split_first().ok_or(FileError::Truncated)?;
        self.bytes = rest;
        Ok(first)
    }

    /// What [`Writer::number`] wrote.
    ///
    /// # Errors
    /// Where the bytes end early or the number is too large.
    pub fn number(&mut self) -> Result<u32, FileError> {
        // Most numbers are small.
        if let [byte @ ..128, rest @ ..] = self.bytes {
            self.bytes = rest;
            return Ok(u32::from(*byte));
        }
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return u32::try_from(number).map_err(|_| FileError::Malformed("number"));
            }
        }
        Err(FileError::Malformed("number"))
    }

    /// A number of things that take at least a byte each.
    ///
    /// # Errors
    /// Where fewer bytes are left than things.
    pub fn count(&mut self) -> Result<usize, FileError> {
        let count = self.number()? as usize;
        if count > self.bytes.len() {
            return Err(FileError::Truncated);
        }
        Ok(count)
    }

    /// What [`Writer::rising`] wrote.
    ///
    /// # Errors
    /// Where the bytes end early or the numbers overflow.
    pub fn rising(&mut self) -> Result<Vec<u32>, FileError> {
        let count = self.count()?;
        let mut last = 0_u32;
        (0..count)
            .map(|_| {
                last = last
                    .checked_add(self.number()?)
                    .ok_or(FileError::Malformed("order"))?;
                Ok(last)
            })
            .collect()
    }

    /// What [`Writer::signed`] wrote.
    ///
    /// # Errors
    /// Where the bytes end early or the number is too large.
    pub fn signed(&mut self) -> Result<i32, FileError> {
        let number = self.number()?;
        let size = (number >> 1) as i32;
        Ok(if number & 1 == 1 { -size } else { size })
    }

    /// What [`Writer::small`] wrote.
    ///
    /// # Errors
    /// Where the bytes end early.
    pub fn small(&mut self) -> Result<i8, FileError> {
        Ok(self.byte()? as i8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_survive_the_round_trip() {
        let mut writer = Writer::default();
        writer.number(u32::MAX);
        writer.rising(&[3, 3, 900, 70_000]);
        writer.signed(-70_000);
        writer.small(-128);
        let file = writer.finish();
        let bytes = unpack(&file).unwrap();
        assert_eq!(unpack(&plain(&file).unwrap()).unwrap(), bytes);
        let mut reader = Reader::new(&bytes);
        assert_eq!(reader.number(), Ok(u32::MAX));
        assert_eq!(reader.rising(), Ok(vec![3, 3, 900, 70_000]));
        assert_eq!(reader.signed(), Ok(-70_000));
        assert_eq!(reader.small(), Ok(-128));
        assert_eq!(reader.small(), Err(FileError::Truncated));
    }

    #[test]
    fn damage_is_named() {
        let mut writer = Writer::default();
        writer.number(5);
        let file = writer.finish();
        assert_eq!(unpack(b"GIF89a"), Err(FileError::Magic));
        assert_eq!(unpack(&file[..4]), Err(FileError::Truncated));
        let mut old = file.clone();
        old[4] = 0;
        assert_eq!(unpack(&old), Err(FileError::Version(0)));
        let mut damaged = file.clone();
        *damaged.last_mut().unwrap() ^= 1;
        assert_eq!(unpack(&damaged), Err(FileError::Checksum));
        assert_eq!(
            FileError::Version(0).to_string(),
            "model file of version 0, expected 1"
        );
    }
}
