//! Roles as they are found.

use std::ops::Range;

use crate::actor::{cast::Mention, word::Words};
use record::span::Span;

/// A role of a draft, by tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) tokens: Range<usize>,
    pub(crate) span: Span,
}

/// Whether one of the roles of a draft, by position, overlaps a mention. A role stands in one sentence.
pub(crate) fn overlaps(words: &Words<'_>, roles: &[Found], mention: &Mention) -> bool {
    let sentence = words
        .segments
        .sentences
        .get(words.sentence_of(mention.first));
    let start = sentence.map_or(0, |sentence| sentence.span.start);
    let first = roles.partition_point(|role| role.span.start < start);
    roles[first..]
        .iter()
        .take_while(|role| role.span.start < mention.span.end)
        .any(|role| role.span.overlaps(mention.span))
}
