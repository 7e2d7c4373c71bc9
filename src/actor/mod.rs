//! Finds actors: mentions, names that belong together, roles, affiliation; and the speakers of attributions.

pub mod merge;

use crate::{
    lexicon::Lexicon,
    record::{Actor, Attribution, Facts},
    segment::Segments,
    span::Span,
    tagging::Tags,
};

/// Actors of one article in order of first mention, and the `speakers` of its attributions filled in, with the reasons
/// (chosen mention, rejected candidates) added to each attribution's `why`.
pub fn find_actors(
    _text: &str,
    _facts: &Facts,
    _segments: &Segments,
    _tags: &Tags,
    _attributions: &mut [Attribution<Span>],
    _lexicon: &Lexicon,
) -> Vec<Actor<Span>> {
    Vec::new()
}
