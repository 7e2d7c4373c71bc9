//! What the stages before have found in one article.

use crate::{segment::Segments, tagging::Tags};
use record::{Actor, Attribution, corpus::ArticleHash, span::Span};

/// An article with what the stages before have found in it.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    /// Of the article's file.
    pub hash: ArticleHash,
    /// The article's text.
    pub text: &'a str,
    /// Paragraphs, sentences, tokens.
    pub segments: &'a Segments,
    /// Labels of the tokens.
    pub tags: &'a Tags,
    /// Attributions with speakers.
    pub attributions: &'a [Attribution<Span>],
    /// Actors with mentions.
    pub actors: &'a [Actor<Span>],
}
