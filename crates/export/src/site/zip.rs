//! Files as one archive: a site that only needs unpacking.

use std::io::Write;

use miniz_oxide::deflate::compress_to_vec;
use rawzip::{CompressionMethod, Error, ZipArchiveWriter};

/// Packs files, given by path and bytes, in their order. No times: the same files give the same archive.
///
/// # Errors
///
/// Where a path is none that an archive can hold.
pub fn zip(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Error> {
    /// A little is gained by more, and a phone feels it.
    const LEVEL: u8 = 6;
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (path, bytes) in files {
        let file = archive
            .new_file(path)
            .compression_method(CompressionMethod::DEFLATE);
        let (mut entry, config) = file.start()?;
        let mut counter = config.wrap(std::io::sink());
        counter.write_all(bytes)?;
        let (_, described) = counter.finish()?;
        entry.write_all(&compress_to_vec(bytes, LEVEL))?;
        entry.finish(described)?;
    }
    archive.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_found() {
        let files = [
            ("index.html".to_owned(), b"<p>plums</p>".to_vec()),
            ("app/module.wasm".to_owned(), vec![7; 100_000]),
        ];
        let packed = zip(&files).unwrap();
        assert!(packed.len() < 1000);
        let archive = rawzip::ZipArchive::from_slice(&packed).unwrap();
        let mut entries = archive.entries();
        for (path, bytes) in &files {
            let entry = entries.next_entry().unwrap().unwrap();
            assert_eq!(entry.file_path().try_normalize().unwrap().as_ref(), path);
            let data = archive.get_entry(entry.wayfinder()).unwrap();
            let plain = miniz_oxide::inflate::decompress_to_vec(data.data()).unwrap();
            assert_eq!((&plain, entry.crc32()), (bytes, rawzip::crc32(bytes)));
        }
        assert!(entries.next_entry().unwrap().is_none());
    }
}
