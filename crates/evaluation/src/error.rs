//! Why annotated data cannot be read, and how every reader opens its files.

use std::{fs, path::Path};

use serde::de::DeserializeOwned;
use thiserror::Error;

/// Why annotated data cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// A file or folder cannot be opened or read.
    #[error("{path}: cannot be read: {reason}")]
    Unreadable {
        /// The file or folder.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// A file does not hold what it should.
    #[error("{path}: {reason}")]
    Malformed {
        /// The file.
        path: String,
        /// What is wrong, and where.
        reason: String,
    },
    /// A line of a file does not hold what it should.
    #[error("{path}: line {line}: {reason}")]
    Line {
        /// The file.
        path: String,
        /// Line number, from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// A folder holds nothing that is annotated.
    #[error("{path}: {what} in this folder")]
    Nothing {
        /// The folder.
        path: String,
        /// What was looked for, such as `no annotated article (*.json)`.
        what: &'static str,
    },
}

/// A path with the error of the system.
pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> ReadError {
    ReadError::Unreadable {
        path: path.display().to_string(),
        reason: error.to_string(),
    }
}

/// The text of a file.
pub(crate) fn read_text(path: &Path) -> Result<String, ReadError> {
    fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

/// The value of a JSON file.
pub(crate) fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T, ReadError> {
    serde_json::from_str(&read_text(path)?).map_err(|error| ReadError::Malformed {
        path: path.display().to_string(),
        reason: error.to_string(),
    })
}

/// The lines of a file that hold anything, each with its number and as `parse` reads it.
pub(crate) fn read_lines<T>(
    path: &Path,
    parse: impl Fn(&str) -> Result<T, String>,
) -> Result<Vec<T>, ReadError> {
    let text = read_text(path)?;
    let lines = (1..).zip(text.split('\n'));
    let lines = lines.filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            parse(line).map_err(|reason| ReadError::Line {
                path: path.display().to_string(),
                line: number,
                reason,
            })
        })
        .collect()
}
