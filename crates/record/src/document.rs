//! The JSON contract of the command line: one object per article.

use serde::{Deserialize, Serialize};

use crate::{
    Actor, Attribution, Dated, Facts, Figure, Issue, Record, Stance,
    corpus::Article,
    span::{CodeSpan, OffsetMap, Span},
};

/// Version of the format, and the latest that a reader of it understands whatever it says. A later version that only adds
/// keys says `"readable_from": 2` beside its own number; readers of this one pass over what they do not know.
pub const FORMAT: u32 = 2;

/// One line of `onrecord parse`; offsets count code points of the decoded file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// [`FORMAT`].
    pub format: u32,
    /// File name or identifier.
    pub file: String,
    /// SHA-256 of the file's bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Engine and version that wrote this.
    pub engine: String,
    /// Facts of publication.
    pub article: Facts<CodeSpan>,
    /// Actors.
    pub actors: Vec<Actor<CodeSpan>>,
    /// Attributions.
    pub attributions: Vec<Attribution<CodeSpan>>,
    /// Stances.
    pub stances: Vec<Stance<CodeSpan>>,
    /// Issues.
    pub issues: Vec<Issue<CodeSpan>>,
    /// Figures.
    #[serde(default)]
    pub figures: Vec<Figure<CodeSpan>>,
    /// Dates.
    #[serde(default)]
    pub dates: Vec<Dated<CodeSpan>>,
    /// The decoded text that the offsets count in; only where it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Document {
    /// Puts a record into the form of the contract; `engine` is name and version of what found it.
    pub fn new(article: &Article, record: Record<Span>, engine: &str) -> Self {
        let offsets = OffsetMap::new(&article.text);
        let record = record.map_spans(&|span| offsets.to_code_span(span));
        Self {
            format: FORMAT,
            file: article.file.clone(),
            sha256: article.hash.to_hex(),
            engine: engine.to_owned(),
            article: record.article,
            actors: record.actors,
            attributions: record.attributions,
            stances: record.stances,
            issues: record.issues,
            figures: record.figures,
            dates: record.dates,
            text: None,
        }
    }

    /// The record without its envelope.
    pub fn into_record(self) -> Record<CodeSpan> {
        Record {
            article: self.article,
            actors: self.actors,
            attributions: self.attributions,
            stances: self.stances,
            issues: self.issues,
            figures: self.figures,
            dates: self.dates,
        }
    }
}
