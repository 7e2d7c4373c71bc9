//! What the stages before have read of an article.

use super::quotation::Quotation;
use crate::{lexicon::Lexicon, segment::Segments, tagging::Tags};
use record::corpus::ArticleHash;

/// An article as far as the stages before this one have read it.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// The article's hash, from which ids derive.
    pub hash: ArticleHash,
    /// The text itself.
    pub text: &'a str,
    /// Paragraphs, sentences, tokens.
    pub segments: &'a Segments,
    /// Word classes.
    pub tags: &'a Tags,
    /// As [`find_quotations`](super::quotation::find_quotations) gives them.
    pub quotations: &'a [Quotation],
    /// BCP 47 tag of its language, `und` where unknown.
    pub language: &'a str,
    /// Lists of names, which tell the speakers of a conversation from its headings.
    pub lexicon: &'a Lexicon,
}
