//! Days in text: `January 5, 2026`, `5 Jan 2026`, `2026-01-05`, `05.01.2026`. A day without its year is not read, nor one
//! whose day and month could be exchanged (`05/01/2026`).

use crate::lexicon::{fold::to_folded, initials::Initials};
use record::{calendar::Day, span::Span};

/// Month names and their usual abbreviations in English, French, German, Spanish, Italian, Portuguese and Dutch, folded.
const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "janvier", "janv", "januar", "januari", "enero", "gennaio", "janeiro",
    ],
    &[
        "february",
        "feb",
        "fevrier",
        "fevr",
        "februar",
        "februari",
        "febrero",
        "febbraio",
        "fevereiro",
    ],
    &[
        "march", "mar", "mars", "marz", "maerz", "maart", "marzo", "marco",
    ],
    &["april", "apr", "avril", "abril", "aprile"],
    &["may", "mai", "mei", "mayo", "maggio", "maio"],
    &["june", "jun", "juin", "juni", "junio", "giugno", "junho"],
    &[
        "july", "jul", "juillet", "juil", "juli", "julio", "luglio", "julho",
    ],
    &["august", "aug", "aout", "augustus", "agosto"],
    &[
        "september",
        "sept",
        "sep",
        "septembre",
        "septiembre",
        "settembre",
        "setembro",
    ],
    &[
        "october", "oct", "octobre", "oktober", "okt", "octubre", "ottobre", "outubro",
    ],
    &["november", "nov", "novembre", "noviembre", "novembro"],
    &[
        "december",
        "dec",
        "decembre",
        "dezember",
        "dez",
        "diciembre",
        "dicembre",
        "dezembro",
    ],
];

/// How the names of months begin.
pub(crate) const MONTH_INITIALS: Initials = Initials::of(&MONTHS);

/// Days from one to a later one, months taken as 31 days long: never too few.
pub(super) fn days_between(day: Day, later: Day) -> usize {
    let count = |(year, month, day): (u32, u32, u32)| (year * 12 + month) * 31 + day;
    count(later.parts()).saturating_sub(count(day.parts())) as usize
}

/// One run of letters or of digits.
#[derive(Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    span: Span,
}

impl Piece<'_> {
    fn number(&self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let is_number = self.text.bytes().all(|byte| byte.is_ascii_digit());
        (is_number && digits.contains(&self.text.len()))
            .then(|| self.text.parse().ok())
            .flatten()
    }

    fn month(&self) -> Option<u32> {
        find_month(self.text)
    }
}

/// Whether a word is the name of a month or its usual abbreviation, without a stop.
pub(super) fn is_month(word: &str) -> bool {
    find_month(word).is_some()
}

/// The number of the month that a word names, without a stop.
pub(crate) fn find_month(word: &str) -> Option<u32> {
    if !MONTH_INITIALS.may_be(word) {
        return None;
    }
    let find = |word: &str| {
        let has_it = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(word));
        MONTHS.iter().position(|names| has_it(names))
    };
    let at = if word.is_ascii() {
        find(word)?
    } else {
        find(&to_folded(word))?
    };
    Some(at as u32 + 1)
}

/// The days that `text` names, with their spans in it, in order.
pub(super) fn find_days(text: &str) -> Vec<(Span, Day)> {
    let pieces = cut(text);
    let mut days = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match read_day(text, &pieces[at..]) {
            Some((day, n_pieces)) => {
                let last = pieces[at + n_pieces - 1].span;
                days.push((pieces[at].span.cover(last), day));
                at += n_pieces;
            }
            None => at += 1,
        }
    }
    days
}

fn cut(text: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let class = |character: char| (character.is_alphabetic(), character.is_ascii_digit());
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if class(first) == (false, false) {
            continue;
        }
        let mut end = start + first.len_utf8();
        while let Some(&(at, character)) = chars.peek() {
            // Saved pages glue two dates: `5 Jan 20265 Jan 2026`.
            let is_glued =
                is_year(text.get(start..at).unwrap_or("")) && text.get(at..at + 3) != Some("000");
            if class(character) != class(first) || is_glued {
                break;
            }
            end = at + character.len_utf8();
            chars.next();
        }
        let span = Span::new(start as u32, end as u32);
        pieces.push(Piece {
            text: span.slice(text),
            span,
        });
    }
    pieces
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// The day with which the pieces begin, and of how many it is made.
fn read_day(text: &str, pieces: &[Piece<'_>]) -> Option<(Day, usize)> {
    // Between the parts of one date stand at most a stop, a comma and blanks, or one sign.
    let gap = |index: usize| -> Option<&str> {
        let (before, after) = (pieces.get(index)?, pieces.get(index + 1)?);
        Some(
            Span::new(before.span.end, after.span.start)
                .slice(text)
                .trim(),
        )
    };
    let is_loose = |index: usize| matches!(gap(index), Some("" | "," | "." | ".,"));
    let first = pieces.first()?;
    if let Some(month) = first.month() {
        // January 5, 2026; Jan. 5th 2026
        let day = pieces.get(1)?.number(1..=2)?;
        let skip = ordinal(pieces.get(2));
        let year = pieces.get(2 + skip)?.number(4..=4)?;
        let is_joined = is_loose(0) && is_loose(1 + skip);
        return Day::new(year, month, day)
            .filter(|_| is_joined)
            .map(|day| (day, 3 + skip));
    }
    if let Some(year) = first.number(4..=4) {
        // 2026-01-05, 2026/01/05, 2026.01.05
        let (month, day) = (pieces.get(1)?.number(2..=2)?, pieces.get(2)?.number(2..=2)?);
        let is_joined = gap(0) == gap(1) && matches!(gap(0), Some("-" | "/" | "."));
        return Day::new(year, month, day)
            .filter(|_| is_joined)
            .map(|day| (day, 3));
    }
    let day = first.number(1..=2)?;
    let mut skip = ordinal(pieces.get(1));
    if pieces
        .get(1 + skip)
        .is_some_and(|piece| matches!(piece.text, "of" | "de" | "di"))
    {
        skip += 1;
    }
    if let Some(month) = pieces.get(1 + skip).and_then(Piece::month) {
        // 5 January 2026, 5th of January, 2026, 5. Januar 2026, 5 de enero de 2026
        let skip = skip + usize::from(pieces.get(2 + skip).is_some_and(|piece| piece.text == "de"));
        let year = pieces.get(2 + skip)?.number(4..=4)?;
        let is_joined = (0..2 + skip).all(|index| is_loose(index) || gap(index) == Some("-"));
        return Day::new(year, month, day)
            .filter(|_| is_joined)
            .map(|day| (day, 3 + skip));
    }
    // 05.01.2026 is day first; 25/01/2026 and 01/25/2026 can be told apart, 05/01/2026 cannot.
    let (second, year) = (pieces.get(1)?.number(1..=2)?, pieces.get(2)?.number(4..=4)?);
    let sign = gap(0).filter(|sign| gap(1) == Some(sign))?;
    let read = match sign {
        "." => Day::new(year, second, day),
        "/" | "-" if day > 12 || day == second => Day::new(year, second, day),
        "/" | "-" if second > 12 => Day::new(year, day, second),
        _ => None,
    };
    read.map(|day| (day, 3))
}

/// 1 where the piece is the ending of an ordinal number.
fn ordinal(piece: Option<&Piece<'_>>) -> usize {
    usize::from(piece.is_some_and(|piece| matches!(piece.text, "st" | "nd" | "rd" | "th" | "er")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = find_days(text)
            .iter()
            .map(|(span, day)| format!("{}: {day}", span.slice(text)))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn days_are_read_in_many_forms() {
        check("Published Jan. 5, 2026", &["Jan. 5, 2026: 2026-01-05"]);
        check(
            "Monday, January 5th, 2026 at 10:30",
            &["January 5th, 2026: 2026-01-05"],
        );
        check("5 January 2026", &["5 January 2026: 2026-01-05"]);
        check("05-Jan-2026", &["05-Jan-2026: 2026-01-05"]);
        check("2026-01-05T10:30Z", &["2026-01-05: 2026-01-05"]);
        check("5. Januar 2026", &["5. Januar 2026: 2026-01-05"]);
        check("le 1er février 2026", &["1er février 2026: 2026-02-01"]);
        check("5 de enero de 2026", &["5 de enero de 2026: 2026-01-05"]);
        check("05.01.2026", &["05.01.2026: 2026-01-05"]);
        check(
            "On 5 Jan 20266 Jan 2026",
            &["5 Jan 2026: 2026-01-05", "6 Jan 2026: 2026-01-06"],
        );
        check(
            "25/01/2026, 01/25/2026",
            &["25/01/2026: 2026-01-25", "01/25/2026: 2026-01-25"],
        );
    }

    #[test]
    fn what_is_not_certain_is_not_read() {
        check("05/01/2026", &[]);
        check("January 5", &[]);
        check("In January 2026", &[]);
        check("February 30, 2026", &[]);
        check("May 5. 2026 was", &["May 5. 2026: 2026-05-05"]);
        check("on March 3; 2026 is", &[]);
        check("5 marches 2026", &[]);
    }
}
