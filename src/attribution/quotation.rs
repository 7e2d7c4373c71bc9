//! Pairs quotation marks.

use crate::span::Span;

/// A stretch of text in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With the marks.
    pub span: Span,
    /// Without the marks.
    pub inner: Span,
    /// How many quotations enclose this one.
    pub depth: u8,
    /// Whether it goes on the quotation before it (the next paragraph opens again with no mark closed between).
    pub continues: bool,
}

/// Quotations of an article, by position; a nested one follows the one that encloses it.
pub fn find_quotations(_text: &str, _paragraphs: &[Span]) -> Vec<Quotation> {
    Vec::new()
}
