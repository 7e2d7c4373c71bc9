//! The tokens of one sentence as the readers of figures and dates see them.

use crate::{segment::Token, tagging::WordClass};
use record::span::Span;

/// One sentence; every look-up beyond its ends gives an empty word of no class.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) classes: &'a [WordClass],
}

impl<'a> Words<'a> {
    /// The word at a position.
    pub(super) fn get(self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |token| token.span.slice(self.text))
    }

    /// The word so many places before a position.
    pub(super) fn before(self, at: usize, n: usize) -> &'a str {
        at.checked_sub(n).map_or("", |at| self.get(at))
    }

    /// Its class.
    pub(super) fn class(self, at: usize) -> WordClass {
        self.classes.get(at).copied().unwrap_or_default()
    }

    /// Whether the word is one of a list in lower case.
    pub(super) fn is_any(self, at: usize, list: &[&str]) -> bool {
        is_any(self.get(at), list)
    }

    /// Whether nothing stands between a token and the one after it.
    pub(super) fn is_glued(self, at: usize) -> bool {
        let ends = self.tokens.get(at).zip(self.tokens.get(at + 1));
        ends.is_some_and(|(one, next)| one.span.end == next.span.start)
    }

    /// From the token at `first` to the one before `end`.
    pub(super) fn span(self, first: usize, end: usize) -> Span {
        let last = end.saturating_sub(1).max(first);
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        }
    }
}

/// Whether a word is one of a list in lower case.
pub(super) fn is_any(word: &str, list: &[&str]) -> bool {
    list.iter().any(|one| word.eq_ignore_ascii_case(one))
}
