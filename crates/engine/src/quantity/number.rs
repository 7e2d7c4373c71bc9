//! Numbers in digits and words, in thousandths: `49,000`, `6.1`, `1.2 million`, `5bn`, `one hundred thousand`.

use super::words::Words;
use crate::lexicon::initials::Initials;

/// A number as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// One past its last token.
    pub(super) end: usize,
    /// In thousandths.
    pub(super) value: u64,
    /// Whether it is written in words alone.
    pub(super) in_words: bool,
}

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// How the numbers up to ninety begin.
pub(super) const NUMBER_INITIALS: Initials = Initials::of(&[&ONES, &TENS]);

/// Words that multiply what stands before them.
const SCALES: [(&str, u64); 6] = [
    ("dozen", 12),
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
];

/// Letters that do so at the end of digits.
const SUFFIXES: [(&str, u64); 8] = [
    ("bn", 1_000_000_000),
    ("tn", 1_000_000_000_000),
    ("k", 1_000),
    ("K", 1_000),
    ("m", 1_000_000),
    ("M", 1_000_000),
    ("b", 1_000_000_000),
    ("B", 1_000_000_000),
];

/// The number that begins at a token. A sum that no 64 bits can hold is none.
pub(super) fn read_number(words: Words<'_>, at: usize) -> Option<Number> {
    if let Some(value) = read_digits(words.get(at)) {
        let mut number = Number {
            end: at + 1,
            value,
            in_words: false,
        };
        // `1.2 million`, `1.2-million`
        let next = at + 1 + usize::from(words.get(at + 1) == "-");
        if let Some(scale) = find(&SCALES, words.get(next)) {
            number.value = value.checked_mul(scale)?;
            number.end = next + 1;
        }
        return Some(number);
    }
    read_words(words, at)
}

/// One past the digits or number words at a token, so that a number that is no figure is passed over whole.
pub(super) fn end_of_number(words: Words<'_>, at: usize) -> Option<usize> {
    read_number(words, at).map(|number| number.end)
}

/// Digits with thousands parted by commas and at most three decimals that count; a letter that multiplies may end them.
fn read_digits(word: &str) -> Option<u64> {
    let (digits, scale) = SUFFIXES
        .iter()
        .find_map(|&(suffix, scale)| Some((word.strip_suffix(suffix)?, scale)))
        .unwrap_or((word, 1));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups
        .next()
        .filter(|first| !first.is_empty() && is_digits(first))?;
    let mut value = first.parse::<u64>().ok()?;
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        value = value.checked_mul(1000)?.checked_add(group.parse().ok()?)?;
    }
    if !is_digits(decimals) {
        return None;
    }
    let mut thousandths = value.checked_mul(1000)?.checked_mul(scale)?;
    let mut place = scale.checked_mul(1000)?;
    for digit in decimals.bytes().take(9) {
        place /= 10;
        thousandths = thousandths.checked_add(place.checked_mul(u64::from(digit - b'0'))?)?;
    }
    Some(thousandths)
}

/// `one hundred thousand`, `forty-nine thousand`, `a million`, `two and a half million` up to the `half`.
fn read_words(words: Words<'_>, at: usize) -> Option<Number> {
    let (mut total, mut part) = (0u64, None);
    let mut end = at;
    let mut next = at;
    // `a` stands for one before a word that multiplies, and nowhere else.
    if words.is_any(at, &["a", "an"]) {
        find(&SCALES, words.get(at + 1))?;
        part = Some(1);
        next = at + 1;
    }
    loop {
        let word = words.get(next);
        if let Some(value) = small(word) {
            part = Some(match part {
                None => value,
                // `forty-nine`, `one hundred (and) five`
                Some(before) if before % 100 == 0 || (before % 10 == 0 && value < 10) => {
                    before + value
                }
                Some(_) => break,
            });
        } else if let (Some(scale), Some(before)) = (find(&SCALES, word), part) {
            let scaled = scale.checked_mul(before)?;
            if scale <= 100 {
                part = Some(scaled);
            } else {
                total = scaled.checked_add(total)?;
                part = Some(0);
            }
        } else {
            break;
        }
        end = next + 1;
        let joins = words.get(end) == "-" || words.is_any(end, &["and"]);
        let goes_on =
            small(words.get(end + 1)).is_some() || find(&SCALES, words.get(end + 1)).is_some();
        // `and` joins what a hundred or thousand leaves over; `five and six` are two numbers.
        let is_part = words.get(end) == "-" || part.is_some_and(|part| part % 100 == 0);
        next = end + usize::from(joins && goes_on && is_part);
    }
    let value = total.checked_add(part?)?.checked_mul(1000)?;
    (end > at).then_some(Number {
        end,
        value,
        in_words: true,
    })
}

/// Whether a word is a number up to ninety.
pub(super) fn is_number_word(word: &str) -> bool {
    small(word).is_some()
}

/// Up to ninety, in one word.
fn small(word: &str) -> Option<u64> {
    if !NUMBER_INITIALS.may_be(word) {
        return None;
    }
    let is = |one: &&str| word.eq_ignore_ascii_case(one);
    let ones = ONES.iter().position(is).map(|at| at as u64);
    ones.or_else(|| TENS.iter().position(is).map(|at| (at as u64 + 2) * 10))
}

fn find(list: &[(&str, u64)], word: &str) -> Option<u64> {
    let found = list.iter().find(|(one, _)| word.eq_ignore_ascii_case(one));
    found.map(|&(_, scale)| scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_to_the_thousandth() {
        for (word, value) in [
            ("49,000", Some(49_000_000)),
            ("6.1", Some(6_100)),
            ("0.0625", Some(62)),
            ("2.5bn", Some(2_500_000_000_000)),
            ("30k", Some(30_000_000)),
            ("1,00", None),
            ("1000,000", None),
            ("1.2.3", None),
            ("14th", None),
            ("", None),
            ("99999999999999999999", None),
            ("9999999999999b", None),
            ("0.", Some(0)),
        ] {
            assert_eq!(read_digits(word), value, "{word}");
        }
    }
}
