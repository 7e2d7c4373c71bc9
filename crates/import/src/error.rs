//! Why an input gives no article: each message names the file, the place inside it and a way on.

use std::fmt;

use thiserror::Error;

/// An input that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub struct ImportError {
    /// Name of the file, as shown to people.
    pub file: String,
    /// Where inside it, for a file in an archive.
    pub inside: Option<String>,
    /// What is wrong, and a way on.
    pub problem: Problem,
}

impl fmt::Display for ImportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: ", self.file)?;
        if let Some(inside) = &self.inside {
            write!(out, "{inside}: ")?;
        }
        self.problem.fmt(out)
    }
}

/// What is wrong with an input. Sizes are bytes.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// No byte in it, or nothing but white space.
    #[error("the file is empty; choose the file that holds the article")]
    Empty,
    /// It has a form that is read, but no words.
    #[error("no words were found in this {what}; {remedy}")]
    NoWords {
        /// What it is, such as `web page`.
        what: &'static str,
        /// A way on.
        remedy: &'static str,
    },
    /// Neither text nor a format that is read.
    #[error("not text: {found} at byte {offset}; {remedy}")]
    NotText {
        /// What stands there.
        found: &'static str,
        /// Where, in bytes from the start.
        offset: usize,
        /// A way on.
        remedy: &'static str,
    },
    /// Longer than the limit for one file.
    #[error("larger than the limit of {} MiB for one file; split it", limit >> 20)]
    TooLarge {
        /// The limit.
        limit: usize,
    },
    /// The text that a file holds is longer than the limit.
    #[error("it holds more than the limit of {} MiB; split it", limit >> 20)]
    TooMuchInside {
        /// The limit.
        limit: usize,
    },
    /// An archive that unpacks to far more than its size.
    #[error(
        "it would unpack to more than {limit} times its size, as no article does; nothing of it was read"
    )]
    Ratio {
        /// The limit.
        limit: usize,
    },
    /// An archive with too many files.
    #[error("the archive holds {n} files, the limit is {limit}; make several archives of it")]
    TooManyFiles {
        /// How many it says it has.
        n: u64,
        /// The limit.
        limit: usize,
    },
    /// All files of an archive together unpack to more than the limit.
    #[error("the archive unpacks to more than the limit of {} MiB; what comes after this file was not read: make several archives of it", limit >> 20)]
    ArchiveTooLarge {
        /// The limit.
        limit: usize,
    },
    /// Archives inside archives.
    #[error("an archive inside an archive inside an archive; unpack it and choose the inner one")]
    Nested,
    /// An archive that is protected by a password.
    #[error("protected by a password; unpack the archive and choose the files")]
    LockedArchive,
    /// A file of an archive is packed by a method that is not read.
    #[error(
        "packed by a method that is not read ({method}); pack the archive again as an ordinary zip"
    )]
    Method {
        /// Number of the method in the zip format.
        method: u16,
    },
    /// A damaged file.
    #[error("damaged: {reason}; {remedy}")]
    Damaged {
        /// What is wrong with it.
        reason: String,
        /// A way on.
        remedy: &'static str,
    },
    /// A PDF that asks for a password.
    #[error(
        "the PDF is protected by a password; open it, print it to a new PDF without one, and choose that"
    )]
    LockedPdf,
    /// A PDF of pictures.
    #[error("the PDF has no text layer: its {n_pages} page{} {} pictures, such as scans; run a text recognition on it, or paste the text", if *n_pages == 1 { "" } else { "s" }, if *n_pages == 1 { "is a picture or empty" } else { "are" })]
    ScannedPdf {
        /// How many pages.
        n_pages: usize,
    },
    /// A PDF whose fonts do not say what their letters are.
    #[error(
        "the PDF shows letters but does not say which they are, so its text cannot be read; if copying from it gives sense, paste the text, else run a text recognition on it"
    )]
    UnknownGlyphs,
    /// A known format that is not read.
    #[error("{what}; {remedy}")]
    Unsupported {
        /// What it is.
        what: &'static str,
        /// A way on.
        remedy: &'static str,
    },
    /// Made by a later version.
    #[error(
        "{what} of format {found}, which is newer than this program knows ({known}); open it with a newer On Record"
    )]
    Newer {
        /// What it is.
        what: &'static str,
        /// Its version.
        found: u64,
        /// The latest version that is read.
        known: u64,
    },
    /// JSON that is none of ours.
    #[error("{place}: {reason}")]
    Json {
        /// Line or key.
        place: String,
        /// What is wrong there.
        reason: String,
    },
}
