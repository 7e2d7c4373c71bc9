//! Finds attributions: quotations, cues, sources, contents.

pub mod quotation;

use crate::{
    corpus::ArticleHash, lexicon::Lexicon, record::Attribution, segment::Segments, span::Span,
    tagging::Tags,
};
use quotation::Quotation;

/// Attributions of an article, speakers not yet resolved; in order of the first of cue and content.
pub fn find_attributions(
    _hash: ArticleHash,
    _text: &str,
    _segments: &Segments,
    _tags: &Tags,
    _quotations: &[Quotation],
    _lexicon: &Lexicon,
) -> Vec<Attribution<Span>> {
    Vec::new()
}
