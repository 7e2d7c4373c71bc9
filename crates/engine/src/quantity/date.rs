//! Dates in running text. `5 January 2031` and `January 2031` name days in full, `5 January`, `Friday` and `last month` leave
//! to the day of publication what they do not say. A month or a year alone needs a word that makes it a date
//! (`in March`, `since 2018`), since `March` is a verb and 2018 may be a number.

use super::words::{Words, is_any};
use crate::{clean::date::find_month, tagging::WordClass};

/// The days of the week.
pub(super) const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Words before a month or year that make it a date.
const OPENERS: [&str; 23] = [
    "after", "around", "before", "between", "by", "during", "early", "fiscal", "from", "in",
    "last", "late", "mid", "next", "of", "since", "spring", "summer", "this", "through", "until",
    "winter", "year",
];

/// The date that begins at a token, as one past its last token and its value in the notation of
/// [`calendar::resolve`](record::calendar::resolve).
pub(super) fn read_date(words: Words<'_>, at: usize) -> Option<(usize, String)> {
    read_weekday(words, at)
        .or_else(|| read_month_first(words, at))
        .or_else(|| read_day_first(words, at))
        .or_else(|| read_year(words, at))
        .or_else(|| read_counted(words, at))
}

/// `Friday`, `Friday, January 17`.
fn read_weekday(words: Words<'_>, at: usize) -> Option<(usize, String)> {
    let word = words.get(at);
    let is_this = |name: &&str| word.eq_ignore_ascii_case(name) && is_capital(word);
    let weekday = WEEKDAYS.iter().position(is_this)? + 1;
    let next = at + 1 + usize::from(words.get(at + 1) == ",");
    if let Some((end, value)) =
        read_month_first(words, next).or_else(|| read_day_first(words, next))
        && value.len() >= "XXXX-01-17".len()
    {
        return Some((end, value));
    }
    Some((at + 1, format!("XXXX-WXX-{weekday}{}", lean(words, at))))
}

/// `January 17, 2031`, `January 17`, `January 2031`, `in January`.
fn read_month_first(words: Words<'_>, at: usize) -> Option<(usize, String)> {
    let month = month(words, at)?;
    if let Some(day) = day(words.get(at + 1)) {
        let comma = usize::from(words.get(at + 2) == ",");
        return Some(match year(words.get(at + 2 + comma)) {
            Some(year) => (at + 3 + comma, format!("{year}-{month:02}-{day:02}")),
            None => (at + 2, format!("XXXX-{month:02}-{day:02}")),
        });
    }
    let joint = usize::from(words.is_any(at + 1, &[",", "of"]));
    if let Some(year) = year(words.get(at + 1 + joint)) {
        return Some((at + 2 + joint, format!("{year}-{month:02}")));
    }
    let is_date = is_any(words.before(at, 1), &OPENERS);
    is_date.then(|| (at + 1, format!("XXXX-{month:02}{}", lean(words, at))))
}

/// `17 January 2031`, `17th of January`.
fn read_day_first(words: Words<'_>, at: usize) -> Option<(usize, String)> {
    let day = day(words.get(at))?;
    let next = at + 1 + usize::from(words.is_any(at + 1, &["of"]));
    let month = month(words, next)?;
    let comma = usize::from(words.get(next + 1) == ",");
    Some(match year(words.get(next + 1 + comma)) {
        Some(year) => (next + 2 + comma, format!("{year}-{month:02}-{day:02}")),
        None => (next + 1, format!("XXXX-{month:02}-{day:02}")),
    })
}

/// `in 2018`, `the 2018 treaty`, `from 2018 to 2020`, `1990s`.
fn read_year(words: Words<'_>, at: usize) -> Option<(usize, String)> {
    let word = words.get(at);
    if let Some(decade) = word.strip_suffix('s').and_then(year) {
        return decade
            .ends_with('0')
            .then(|| (at + 1, format!("{}X", decade.get(..3).unwrap_or_default())));
    }
    let year_here = year(word)?;
    let before = words.before(at, 1);
    let follows_year = is_any(before, &["to", "and", "-", "–"])
        && (1..=3).any(|n| year(words.before(at, n + 1)).is_some());
    let counts = matches!(words.class(at + 1), WordClass::Noun | WordClass::Adjective);
    let is_date = !counts && (is_any(before, &OPENERS) || follows_year)
        || is_any(before, &["the", "its", "their", "his", "her"]) && year_here >= "1950"
        || is_any(words.get(at + 1), &["’s", "'s"]);
    is_date.then(|| (at + 1, year_here.to_owned()))
}

/// `yesterday`, `last week`, `this year`.
fn read_counted(words: Words<'_>, at: usize) -> Option<(usize, String)> {
    let value = |value: &str| Some((at + 1, value.to_owned()));
    let word = words.get(at);
    if is_in_name(words, at) {
        return None;
    }
    if is_any(word, &["yesterday"]) {
        return value("D-1");
    }
    if is_any(word, &["tomorrow"]) {
        return value("D+1");
    }
    if is_any(word, &["tonight"])
        || is_any(word, &["today"]) && !is_any(words.get(at + 1), &["’s", "'s"])
    {
        return value("D+0");
    }
    let by = match word {
        "last" | "Last" => "-1",
        "this" | "This" => "+0",
        "next" | "Next" => "+1",
        _ => return None,
    };
    let unit = match words.get(at + 1) {
        "week" => "W",
        "month" => "M",
        "year" => "Y",
        "night" if by == "-1" => "D",
        _ => return None,
    };
    // `this week's summit` is one, `this year-long dispute` is none.
    (words.get(at + 2) != "-").then(|| (at + 2, format!("{unit}{by}")))
}

/// `USA TODAY`, `the Tonight Show`: a word with a capital behind a name, or before one behind an article.
fn is_in_name(words: Words<'_>, at: usize) -> bool {
    let before = words.before(at, 1);
    let is_behind_name = at
        .checked_sub(1)
        .is_some_and(|before| words.class(before) == WordClass::Name)
        && is_capital(before);
    let next = words.get(at + 1);
    let is_titled = is_any(before, &["the", "on", "of"])
        && (is_capital(next) || words.class(at + 1) == WordClass::Noun);
    is_capital(words.get(at)) && (is_behind_name || is_titled)
}

/// To which side of publication the word before a date leans.
fn lean(words: Words<'_>, at: usize) -> &'static str {
    match words.before(at, 1) {
        "last" | "Last" | "since" | "Since" => "<",
        "next" | "Next" | "coming" => ">",
        _ => "",
    }
}

fn month(words: Words<'_>, at: usize) -> Option<u32> {
    let word = words.get(at);
    let is_name = is_capital(word) && word.len() >= 3;
    is_name.then(|| find_month(word.trim_end_matches('.')))?
}

/// A day of a month; `17`, `17th`.
fn day(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    let is_short =
        (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .parse()
        .ok()
        .filter(|day| is_short && (1..=31).contains(day))
}

/// A year of the last century or this, in four digits.
fn year(word: &str) -> Option<&str> {
    let is_year = word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && (word.starts_with("19") || word.starts_with("20"));
    is_year.then_some(word)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}
