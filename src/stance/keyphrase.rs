//! Key phrases: what an article keeps coming back to, where nobody has named the issues.

use crate::{lexicon::Lexicon, record::Issue, span::Span};

use super::Findings;

/// Issues of an article that came without a list, by first passage.
pub(super) fn find_issues(_findings: Findings<'_>, _lexicon: &Lexicon) -> Vec<Issue<Span>> {
    Vec::new()
}
