//! Facts of publication.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// Facts of publication, each with the basis it was read from, or absent; never guessed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Facts<S = Span> {
    /// Headline.
    pub title: Option<Fact<S>>,
    /// Publication.
    pub outlet: Option<Fact<S>>,
    /// Author line.
    pub byline: Option<Fact<S>>,
    /// Days on which the text can have appeared.
    pub published: Option<Published>,
    /// BCP 47 tag of the main language, `und` where unknown.
    pub language: String,
    /// Parts that are not the article's own prose; sorted, disjoint.
    pub furniture: Vec<S>,
    /// Where the article is to be found on the web.
    #[serde(default = "none")]
    pub address: Option<Fact<S>>,
    /// Set where the article is itself what was said.
    #[serde(default)]
    pub document: Option<SourceDocument>,
}

/// That an article is itself what was said, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceDocument {
    /// What it is.
    pub kind: DocumentKind,
    /// How that is known, in words for people.
    pub basis: String,
}

/// A kind of source document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DocumentKind {
    /// A conversation, speech or hearing, word for word.
    Transcript,
    /// What somebody stated in writing.
    Statement,
    /// A press release.
    Release,
    /// An interview printed as questions and answers.
    Interview,
}

/// What a field of format 2 is in a record of format 1; for fields whose type asks too much of the unit of spans.
fn none<T>() -> Option<T> {
    None
}

impl<S> Default for Facts<S> {
    /// Nothing known, in no language.
    fn default() -> Self {
        Self {
            title: None,
            outlet: None,
            byline: None,
            published: None,
            language: String::new(),
            furniture: Vec::new(),
            address: None,
            document: None,
        }
    }
}

/// One fact of publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact<S = Span> {
    /// The fact itself, white space normalised.
    pub text: String,
    /// Where the text says so; absent where it was given from outside.
    pub span: Option<S>,
    /// How it was recognised, in words for people.
    pub basis: String,
}

/// A range of days, `YYYY-MM-DD`, both inclusive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Earliest day.
    pub from: String,
    /// Latest day.
    pub to: String,
    /// How it was recognised, in words for people.
    pub basis: String,
}
