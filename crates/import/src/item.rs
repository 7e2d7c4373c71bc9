//! What a file gives.

use super::{
    archive::PassedOver, decode::EncodingChoice, error::ImportError, kind::Kind, note::Note,
};
use record::{
    corpus::Article,
    document::Document,
    edition::{Edition, files::ReviewsFile},
};

/// What was found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// An article.
    Article(Box<Imported>),
    /// A record, which is no article even where it carries the text.
    Record {
        /// Name of the file.
        file: String,
        /// The record.
        document: Box<Document>,
    },
    /// Decisions of people on the record of an article.
    Reviews {
        /// Name of the file.
        file: String,
        /// The decisions.
        reviews: Box<ReviewsFile>,
    },
    /// A whole edition.
    Edition {
        /// Name of the file.
        file: String,
        /// The edition.
        edition: Box<Edition>,
    },
    /// Files of an archive that are no articles.
    PassedOver(PassedOver),
    /// Something that cannot be used.
    Refused(ImportError),
}

/// An article with what is to be known of how it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Text and facts; its hash is that of the file's bytes.
    pub article: Article,
    /// What sort of file it was.
    pub kind: Kind,
    /// Path inside the archive from which it came.
    pub inside: Option<String>,
    /// How its bytes were decoded; absent where the format knows.
    pub encoding: Option<EncodingChoice>,
    /// What a person should check; possibly empty.
    pub notes: Vec<Note>,
}
