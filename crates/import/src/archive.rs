//! Zip archives, within limits: what an archive says of its sizes is not believed, but checked while unpacking.

use std::fmt;

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ErrorKind, ZipArchive, ZipSliceArchive};

use super::error::Problem;

/// Limits on what is unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file.
    pub file: usize,
    /// Bytes of all files of an archive together.
    pub archive: usize,
    /// Files in an archive.
    pub n_files: usize,
    /// Unpacked bytes for each packed one, beyond the first [`FREE`](Self::FREE). Text packs to a third, a fifth; deflate
    /// cannot pass 1032.
    pub ratio: usize,
}

impl Limits {
    /// Unpacked bytes to which the ratio does not apply: small files of repeated words pack very well in all honesty.
    pub const FREE: usize = 1 << 20;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: export::text::MAX_BYTES,
            archive: 256 << 20,
            n_files: 5_000,
            ratio: 200,
        }
    }
}

/// Files of an archive that are no articles and were not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// Name of the archive.
    pub file: String,
    /// Paths of the files inside it; never empty.
    pub paths: Vec<String>,
    /// What they are instead, in words for people.
    pub reason: &'static str,
}

impl fmt::Display for PassedOver {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// As many as one reads in a line; the page lists them all.
        const NAMED: usize = 5;
        let named = self.paths.iter().take(NAMED).map(String::as_str);
        let named: Vec<&str> = named.collect();
        write!(out, "{}: passed over: {}", self.file, named.join(", "))?;
        if let Some(n @ 1..) = self.paths.len().checked_sub(NAMED) {
            write!(out, " and {n} more")?;
        }
        write!(out, " ({})", self.reason)
    }
}

/// One file of an archive.
pub(super) struct Entry {
    /// Its path, as the archive has it; never used to write anything.
    pub(super) path: String,
    way: rawzip::ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    is_locked: bool,
    crc: u32,
}

/// An archive, its table of contents read.
pub(super) struct Archive<'bytes> {
    archive: ZipSliceArchive<&'bytes [u8]>,
    /// The files in the order of the table of contents; no folders, no files of the system.
    pub(super) entries: Vec<Entry>,
    /// Paths of the files of the system.
    pub(super) of_the_system: Vec<String>,
    limits: Limits,
}

/// What may still be unpacked, over an archive and those inside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    n_bytes: usize,
    n_files: usize,
}

impl Budget {
    /// As much as the limits allow.
    pub(super) const fn new(limits: Limits) -> Self {
        Self {
            n_bytes: limits.archive,
            n_files: limits.n_files,
        }
    }
}

const REMEDY: &str = "download or copy it again";

impl<'bytes> Archive<'bytes> {
    /// Reads the table of contents.
    pub(super) fn open(
        bytes: &'bytes [u8],
        limits: Limits,
        budget: &mut Budget,
    ) -> Result<Self, Problem> {
        let archive = ZipArchive::from_slice(bytes).map_err(|error| damaged(&error))?;
        if archive.entries_hint() > budget.n_files as u64 {
            return Err(Problem::TooManyFiles {
                n: archive.entries_hint(),
                limit: limits.n_files,
            });
        }
        let mut entries = Vec::new();
        let mut of_the_system = Vec::new();
        let mut records = archive.entries();
        while let Some(record) = records.next_entry().map_err(|error| damaged(&error))? {
            let path = String::from_utf8_lossy(record.file_path().as_bytes()).into_owned();
            if record.is_dir() {
                continue;
            }
            let n_files = entries.len() + of_the_system.len();
            if n_files >= budget.n_files {
                return Err(Problem::TooManyFiles {
                    n: archive.entries_hint().max(n_files as u64 + 1),
                    limit: limits.n_files,
                });
            }
            if is_of_the_system(&path) {
                of_the_system.push(path);
                continue;
            }
            entries.push(Entry {
                path,
                way: record.wayfinder(),
                method: record.compression_method(),
                is_locked: record.flags().is_encrypted(),
                crc: record.crc32(),
            });
        }
        budget.n_files -= entries.len() + of_the_system.len();
        Ok(Self {
            archive,
            entries,
            of_the_system,
            limits,
        })
    }

    /// The number of a file by its path.
    pub(super) fn find(&self, path: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.path == path)
    }

    /// The bytes of a file.
    pub(super) fn read(&self, number: usize, budget: &mut Budget) -> Result<Vec<u8>, Problem> {
        let Some(entry) = self.entries.get(number) else {
            return Err(Problem::Damaged {
                reason: "a file is missing".to_owned(),
                remedy: REMEDY,
            });
        };
        if entry.is_locked {
            return Err(Problem::LockedArchive);
        }
        let found = self
            .archive
            .get_entry(entry.way)
            .map_err(|error| damaged(&error))?;
        let packed = found.data();
        let by_ratio = Limits::FREE.max(packed.len().saturating_mul(self.limits.ratio));
        let left = budget.n_bytes;
        let limit = self.limits.file.min(by_ratio).min(left);
        let too_much = || match limit {
            limit if limit == left => Problem::ArchiveTooLarge {
                limit: self.limits.archive,
            },
            limit if limit == by_ratio => Problem::Ratio {
                limit: self.limits.ratio,
            },
            _ => Problem::TooLarge {
                limit: self.limits.file,
            },
        };
        let bytes = match entry.method {
            CompressionMethod::STORE if packed.len() > limit => return Err(too_much()),
            CompressionMethod::STORE => packed.to_vec(),
            CompressionMethod::DEFLATE => {
                decompress_to_vec_with_limit(packed, limit).map_err(|error| match error.status {
                    TINFLStatus::HasMoreOutput => too_much(),
                    _ => Problem::Damaged {
                        reason: "the packed data is broken".to_owned(),
                        remedy: REMEDY,
                    },
                })?
            }
            method => {
                return Err(Problem::Method {
                    method: method.as_u16(),
                });
            }
        };
        if rawzip::crc32(&bytes) != entry.crc {
            return Err(Problem::Damaged {
                reason: "the checksum is not that of the data".to_owned(),
                remedy: REMEDY,
            });
        }
        budget.n_bytes = left.saturating_sub(bytes.len());
        Ok(bytes)
    }
}

/// Other formats that are archives inside: a path by which they are known, what they are, a way on.
const FOREIGN: [(&str, &str, &str); 6] = [
    (
        "xl/workbook.xml",
        "a spreadsheet",
        "save the articles as text or as JSON lines",
    ),
    (
        "ppt/presentation.xml",
        "a presentation",
        "print it as PDF and choose that",
    ),
    (
        "content.xml",
        "an OpenDocument text (.odt)",
        "open it and save it as .docx",
    ),
    (
        "META-INF/container.xml",
        "an electronic book (EPUB)",
        "open it and copy the text",
    ),
    (
        "Index/Document.iwa",
        "a Pages document",
        "open it and export it as Word or PDF",
    ),
    (
        "AndroidManifest.xml",
        "a program",
        "choose the file that holds the article",
    ),
];

impl Archive<'_> {
    /// Refuses archives that are documents of other programs.
    pub(super) fn refuse_foreign(&self) -> Result<(), Problem> {
        match FOREIGN.iter().find(|(path, ..)| self.find(path).is_some()) {
            Some((_, what, remedy)) => Err(Problem::Unsupported { what, remedy }),
            None => Ok(()),
        }
    }
}

/// What systems put beside people's files: folder settings, resource forks, hidden files.
fn is_of_the_system(path: &str) -> bool {
    let mut parts = path.split(['/', '\\']);
    parts.any(|part| {
        part == "__MACOSX" || part.starts_with('.') || matches!(part, "Thumbs.db" | "desktop.ini")
    })
}

fn damaged(error: &rawzip::Error) -> Problem {
    let reason = match error.kind() {
        ErrorKind::Eof => "the archive ends too early",
        ErrorKind::MissingEndOfCentralDirectory | ErrorKind::InvalidEndOfCentralDirectory => {
            "the archive has no table of contents; it was probably not copied to its end"
        }
        _ => "the archive's table of contents is broken",
    };
    Problem::Damaged {
        reason: reason.to_owned(),
        remedy: REMEDY,
    }
}
