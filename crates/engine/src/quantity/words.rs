//! The tokens of one sentence as the readers of figures and dates see them.

use super::{
    date::WEEKDAYS,
    number::{NUMBER_INITIALS, is_number_word},
};
use crate::{
    clean::date::MONTH_INITIALS, lexicon::initials::Initials, segment::Token, tagging::WordClass,
};
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

    /// Whether a figure or date can begin here: at a digit, a sign of currency, a number in words, a month or day of the week,
    /// letters before the sign of the dollar, or a word that counts from today. Most tokens are passed over by two bytes.
    pub(super) fn can_open(self, at: usize) -> bool {
        let word = self.get(at);
        match *word.as_bytes() {
            [b'0'..=b'9' | b'$', ..] => true,
            [b'A'..=b'Z', ..] => {
                CAPITALS.may_be(word) || word.ends_with('$') || self.get(at + 1) == "$"
            }
            [b'a' | b'l' | b'y', ..] => OPENING.may_be(word) && is_any(word, &OPENERS),
            [b'e' | b'f' | b'n' | b'o' | b's' | b't', ..] => {
                OPENING.may_be(word) && (is_number_word(word) || is_any(word, &OPENERS))
            }
            // Quotation marks, dashes and dots.
            [0xe2, 0x80, ..] => false,
            [first, ..] => !first.is_ascii(),
            [] => false,
        }
    }
}

/// How words begin with which a number, or a date counted from today, begins.
const OPENING: Initials = NUMBER_INITIALS.or(Initials::of(&[&OPENERS]));
/// The same for words with a capital, which may name a month or a day as well.
const CAPITALS: Initials = OPENING.or(MONTH_INITIALS).or(Initials::of(&[&WEEKDAYS]));

/// Words in lower case with which a date or a number may begin.
const OPENERS: [&str; 9] = [
    "a",
    "an",
    "last",
    "next",
    "this",
    "today",
    "tomorrow",
    "tonight",
    "yesterday",
];

/// Whether a word is one of a list in lower case.
pub(super) fn is_any(word: &str, list: &[&str]) -> bool {
    list.iter().any(|one| word.eq_ignore_ascii_case(one))
}
