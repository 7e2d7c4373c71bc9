//! Reads files, folders and standard input; decodes with the tables of `encoding_rs`.

use std::{
    fs::{self, File},
    io::{self, BufRead, Read},
    path::{Path, PathBuf},
};

use encoding_rs::{DecoderResult, Encoding as Table};
use export::text::{Charsets, LoadError, MAX_BYTES};

/// Every encoding of the WHATWG Encoding Standard.
pub(crate) struct WebCharsets;

impl Charsets for WebCharsets {
    fn knows(&self, label: &str) -> bool {
        Table::for_label_no_replacement(label.as_bytes()).is_some()
    }

    fn decode(&self, label: &str, bytes: &[u8]) -> Result<String, usize> {
        let table = Table::for_label_no_replacement(label.as_bytes()).ok_or(0_usize)?;
        let mut decoder = table.new_decoder_without_bom_handling();
        let capacity = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
        let mut text = String::with_capacity(capacity.ok_or(0_usize)?);
        match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
            (DecoderResult::InputEmpty, _) => Ok(text),
            (DecoderResult::OutputFull, read) => Err(read),
            (DecoderResult::Malformed(length, after), read) => {
                Err(read.saturating_sub(usize::from(length) + usize::from(after)))
            }
        }
    }
}

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Standard input, typed as `-`.
    Stdin,
    /// A file, typed or found in a folder.
    File(PathBuf),
}

impl Source {
    /// Its name in messages and records.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::File(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// Opens it for reading.
    pub(crate) fn open(&self) -> Result<Box<dyn Read>, LoadError> {
        match self {
            Self::Stdin => Ok(Box::new(io::stdin().lock())),
            Self::File(path) => match File::open(path) {
                Ok(file) => Ok(Box::new(file)),
                Err(error) => Err(unreadable(&self.name(), &error)),
            },
        }
    }

    /// All its bytes, up to [`MAX_BYTES`].
    pub(crate) fn read(&self) -> Result<Vec<u8>, LoadError> {
        let mut bytes = Vec::new();
        let file = self.name();
        self.open()?
            .take(MAX_BYTES as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| unreadable(&file, &error))?;
        if bytes.len() > MAX_BYTES {
            return Err(LoadError::TooLarge { file });
        }
        Ok(bytes)
    }
}

/// The error of the system with the file's name.
pub(crate) fn unreadable(file: &str, error: &io::Error) -> LoadError {
    LoadError::Unreadable {
        file: file.to_owned(),
        reason: error.to_string(),
    }
}

/// Adds what a path stands for: `-`, a file whatever its name, or the files of a folder with one of these endings, in
/// sorted order, folders inside it included, hidden ones not.
pub(crate) fn find_sources(
    path: &Path,
    endings: &[&str],
    sources: &mut Vec<Source>,
) -> Result<(), LoadError> {
    if path == Path::new("-") {
        sources.push(Source::Stdin);
    } else if path.is_dir() {
        find_files(path, endings, sources)
            .map_err(|error| unreadable(&path.to_string_lossy(), &error))?;
    } else {
        sources.push(Source::File(path.to_owned()));
    }
    Ok(())
}

fn find_files(folder: &Path, endings: &[&str], sources: &mut Vec<Source>) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            find_files(&path, endings, sources)?;
        } else if has_ending(&path, endings) && path.is_file() {
            sources.push(Source::File(path));
        }
    }
    Ok(())
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| {
            endings
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        })
}

/// Reads the next line without its end into `line`; `false` at the end of the input. A line longer than [`MAX_BYTES`] is
/// skipped to its end and reported, never held.
pub(crate) fn read_line(
    input: &mut impl BufRead,
    line: &mut Vec<u8>,
) -> io::Result<Option<LineLength>> {
    line.clear();
    let n_read = input
        .by_ref()
        .take(MAX_BYTES as u64 + 1)
        .read_until(b'\n', line)?;
    if n_read == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
        return Ok(Some(LineLength::Whole));
    }
    if n_read <= MAX_BYTES {
        return Ok(Some(LineLength::Whole));
    }
    line.clear();
    input.skip_until(b'\n')?;
    Ok(Some(LineLength::TooLong))
}

/// Whether a line could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineLength {
    /// It could.
    Whole,
    /// It is longer than [`MAX_BYTES`] and was passed over.
    TooLong,
}
