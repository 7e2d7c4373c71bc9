//! The reading of a sentence for names.

use std::ops::Range;

use super::found::{Name, What, name};
use crate::{
    actor::word::Words,
    lexicon::names::{Case, Class},
};

/// The reading of one sentence.
pub(super) struct Scan<'a, 'b> {
    pub(super) words: &'a Words<'b>,
    /// One past its last token.
    pub(super) end: usize,
    pub(super) case: Case,
    /// What was found so far.
    pub(super) names: &'a mut Vec<Name>,
}

impl Scan<'_, '_> {
    /// Adds a name; returns the first token after it.
    pub(super) fn push(&mut self, tokens: Range<usize>, what: What) -> usize {
        let end = tokens.end;
        self.names.push(name(self.words, tokens, what));
        end
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.words.is(at, class)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        at < self.end && self.words.get(at).capital
    }

    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.words.get(at).joined && matches!(self.words.written(at), "-" | "–" | "‑")
    }
}
