//! The words with which a figure or a date can begin.

use super::{
    date::WEEKDAYS,
    number::{NUMBER_INITIALS, is_number_word},
    words::{Words, is_any},
};
use crate::{clean::date::MONTH_INITIALS, lexicon::initials::Initials};

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

/// Whether a figure or date can begin here: at a digit, a sign of currency, a number in words, a month or day of the week,
/// letters before the sign of the dollar, or a word that counts from today. Most tokens are passed over by two bytes.
pub(super) fn can_open(words: Words<'_>, at: usize) -> bool {
    let word = words.get(at);
    match *word.as_bytes() {
        [b'0'..=b'9' | b'$', ..] => true,
        [b'A'..=b'Z', ..] => {
            CAPITALS.may_be(word) || word.ends_with('$') || words.get(at + 1) == "$"
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
