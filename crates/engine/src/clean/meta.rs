//! Lines that say by whom, when or where the article appeared, and nothing else: `By Mira Kell | January 5, 2026`,
//! `3 min read`, `Updated 2 hours ago`.

use super::{
    block::Block,
    date::{find_days, is_month},
    outlet::is_outlet,
    person,
};
use crate::lexicon::{Lexicon, fold::to_folded, wording::Wording};
use record::{calendar::Day, span::Span};

/// What such a line says; spans are those of the article's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Meta {
    /// The names of a byline.
    pub(super) byline: Option<Span>,
    /// Days, with the passages that name them.
    pub(super) days: Vec<(Span, Day)>,
}

/// Longest such line, in words.
const LONGEST: usize = 24;

/// What one part of a line, between bars, bullets or dashes, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A day, a time, a time ago, a time to read.
    Time,
    Byline(Span),
    /// A name, an office, an outlet, a section: only beside one of the others.
    Companion,
    Name(Span),
    Other,
}

/// What the line says if all its parts are of these kinds, and one of them is a time or a byline.
pub(super) fn read_meta(block: &Block<'_>, lexicon: &Lexicon) -> Option<Meta> {
    if block.n_words > LONGEST || block.folded.is_empty() {
        return None;
    }
    let mut meta = Meta::default();
    let mut is_certain = false;
    let mut name = None;
    for part in split(block.text) {
        let text = part.slice(block.text);
        match classify(text, block, lexicon) {
            Part::Time => is_certain = true,
            Part::Byline(span) => {
                is_certain = true;
                meta.byline.get_or_insert(
                    block.locate(Span::new(part.start + span.start, part.start + span.end)),
                );
            }
            Part::Name(span) => {
                name.get_or_insert(
                    block.locate(Span::new(part.start + span.start, part.start + span.end)),
                );
            }
            Part::Companion => {}
            Part::Other => return None,
        }
    }
    meta.byline = meta.byline.or(name);
    meta.days = find_days(block.text)
        .into_iter()
        .map(|(span, day)| {
            let span = block.locate(span);
            (span, day)
        })
        .collect();
    is_certain.then_some(meta)
}

/// Parts between signs that separate, trimmed, as spans.
fn split(text: &str) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        let is_free = text
            .get(..at)
            .is_some_and(|before| before.ends_with(char::is_whitespace))
            && text
                .get(end..)
                .is_some_and(|after| after.starts_with(char::is_whitespace));
        let separates = matches!(character, '|' | '•' | '·' | '\t' | ';' | '—')
            || (matches!(character, '-' | '–' | '/') && is_free);
        if separates {
            parts.push(Span::new(start, at as u32));
            start = end as u32;
        }
    }
    parts.push(Span::new(start, text.len() as u32));
    parts
        .into_iter()
        .map(|part| part.trim(text))
        .filter(|part| part.slice(text).contains(char::is_alphanumeric))
        .collect()
}

fn classify(text: &str, block: &Block<'_>, lexicon: &Lexicon) -> Part {
    if is_time(text) {
        return Part::Time;
    }
    let first_day = find_days(text).first().map(|(span, _)| span.start as usize);
    let head = text.get(..first_day.unwrap_or(text.len())).unwrap_or(text);
    if let Some(span) = person::find_byline(head, lexicon) {
        let is_short = block.n_words <= 6 || person::is_certain_name(span.slice(head), lexicon);
        let rest = text.get(span.end as usize..).unwrap_or("");
        let is_closed = is_byline_end(rest, lexicon);
        if !block.ends_sentence() && (is_closed || is_short) {
            return Part::Byline(span);
        }
    }
    let folded = super::block::fold(head);
    if person::is_certain_name(head.trim(), lexicon) {
        return Part::Name(Span::new(0, head.len() as u32).trim(head));
    }
    let is_companion = person::is_office(head)
        || is_outlet(head.trim(), lexicon)
        || lexicon.wordings.is(Wording::Section, &folded)
        || lexicon.wordings.is(Wording::Nav, &folded)
        || lexicon.wordings.is(Wording::Whole, &folded)
        || lexicon.wordings.is(Wording::Label, &folded);
    if is_companion {
        Part::Companion
    } else {
        Part::Other
    }
}

/// What may follow the names of a byline: nothing, a time, an office, an outlet.
fn is_byline_end(rest: &str, lexicon: &Lexicon) -> bool {
    let rest = rest.trim_matches([',', ' ', '\u{a0}', '.', '(', ')', '<', '>']);
    let rest = rest
        .strip_prefix("for ")
        .or_else(|| rest.strip_prefix("in "))
        .unwrap_or(rest);
    let is_capitalised = rest
        .split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase));
    rest.is_empty()
        || is_time(rest)
        || person::is_office(rest)
        || is_outlet(rest, lexicon)
        || (is_capitalised && rest.split_whitespace().count() <= 4)
        || rest.contains('@')
}

/// Words that stand in lines of time beside numbers, months and each other.
const TIME_WORDS: &[&str] = &[
    "published",
    "updated",
    "posted",
    "last",
    "first",
    "modified",
    "created",
    "date",
    "issued",
    "released",
    "filed",
    "on",
    "at",
    "the",
    "of",
    "to",
    "est",
    "edt",
    "et",
    "pst",
    "pdt",
    "pt",
    "cst",
    "ct",
    "mst",
    "gmt",
    "utc",
    "bst",
    "cet",
    "cest",
    "ist",
    "hkt",
    "sgt",
    "jst",
    "am",
    "pm",
    "a",
    "p",
    "m",
    "h",
    "ago",
    "hour",
    "hours",
    "hr",
    "hrs",
    "minute",
    "minutes",
    "min",
    "mins",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "an",
    "one",
    "just",
    "now",
    "yesterday",
    "today",
    "read",
    "reading",
    "time",
    "listen",
    "st",
    "nd",
    "rd",
    "th",
    "estimated",
    "local",
    "version",
    // French, German, Spanish
    "publie",
    "mis",
    "jour",
    "modifie",
    "le",
    "il",
    "y",
    "heures",
    "er",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "veroffentlicht",
    "aktualisiert",
    "stand",
    "am",
    "um",
    "uhr",
    "vor",
    "stunden",
    "publicado",
    "actualizado",
    "el",
    "de",
    "a",
    "las",
    "hace",
    "horas",
];
const WEEKDAYS: [&str; 14] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
];

/// Whether a text is only a day, a time of day, a time ago or a time to read, with the words that go with them.
fn is_time(text: &str) -> bool {
    let mut has_number = false;
    let mut has_label = false;
    let mut has_month = false;
    let mut has_unit = false;
    for word in text.split(|character: char| !character.is_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        let folded = to_folded(word);
        let letters = folded.trim_start_matches(|character: char| character.is_ascii_digit());
        has_number |= letters.len() < folded.len();
        has_month |= is_month(word) || WEEKDAYS.contains(&letters);
        has_label |= matches!(
            letters,
            "published" | "updated" | "posted" | "modified" | "yesterday" | "today"
        );
        has_unit |= matches!(
            letters,
            "ago" | "read" | "reading" | "am" | "pm" | "now" | "gmt" | "utc" | "z"
        );
        let is_known = letters.is_empty()
            || TIME_WORDS.contains(&letters)
            || WEEKDAYS.contains(&letters)
            || is_month(word)
            || matches!(letters, "t" | "z" | "tues" | "thurs" | "wednes");
        if !is_known {
            return false;
        }
    }
    let is_clock = has_number && text.contains(':');
    let is_day = !find_days(text).is_empty();
    let is_ago = has_unit
        && (has_number
            || text.to_lowercase().contains("ago")
            || text.to_lowercase().contains("now"));
    is_day
        || is_ago
        || is_clock
        || (has_number && (has_month || has_label))
        || (has_label && text.split_whitespace().count() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::block::find_blocks;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &[&str])>) {
        let blocks = find_blocks(text);
        let meta = read_meta(&blocks[0], Lexicon::bundled());
        let found = meta.map(|meta| {
            let byline = meta.byline.map_or("", |span| span.slice(text));
            let days: Vec<String> = meta.days.iter().map(|(_, day)| day.to_string()).collect();
            (byline, days)
        });
        let expected = expected.map(|(byline, days)| {
            (
                byline,
                days.iter().map(|day| (*day).to_owned()).collect::<Vec<_>>(),
            )
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_of_time_are_known() {
        check("2 hours ago", Some(("", &[])));
        check("3 min read", Some(("", &[])));
        check("Published On 5 Jan 2026", Some(("", &["2026-01-05"])));
        check("Mon 5 Jan 2026 10.30 GMT", Some(("", &["2026-01-05"])));
        check(
            "Updated January 5, 2026 at 10:30 a.m. EST",
            Some(("", &["2026-01-05"])),
        );
        check(
            "First published on Mon 5 Jan 2026 | Updated 6 Jan 2026",
            Some(("", &["2026-01-05", "2026-01-06"])),
        );
    }

    #[test]
    fn bylines_stand_alone_or_beside_a_time() {
        check("By Mira Kell", Some(("Mira Kell", &[])));
        check(
            "By Mira Kell | January 5, 2026 | 4 min read",
            Some(("Mira Kell", &["2026-01-05"])),
        );
        check("By MIRA KELL, Associated Press", Some(("MIRA KELL", &[])));
        check(
            "Otto Brandl · 5 Jan 2026 · Politics",
            Some(("Otto Brandl", &["2026-01-05"])),
        );
    }

    #[test]
    fn prose_and_headlines_are_left_alone() {
        check("Castellan leaves office in January 2026", None);
        check(
            "By then, Castellan had signed the treaty on January 5, 2026.",
            None,
        );
        check("Otto Brandl", None);
        check("A year of talks", None);
        check(
            "By Land and by Sea: Freedonia Prepares for the Plum Season",
            None,
        );
    }
}
