//! Names of people in bylines.

use super::{date, outlet::is_outlet};
use crate::lexicon::{
    Lexicon,
    fold::to_folded,
    names::{Class, Classes},
};
use record::span::Span;

/// Small words inside names.
const PARTICLES: [&str; 16] = [
    "van", "von", "der", "den", "de", "del", "della", "da", "di", "dos", "du", "la", "le", "bin",
    "al", "el",
];

/// Whether a text is written as a name: two to five words, each with a capital, an initial or a particle.
pub(super) fn is_name(text: &str) -> bool {
    let is_part = |word: &str| {
        let is_letters = word.chars().all(|character| {
            character.is_alphabetic() || matches!(character, '-' | '.' | '’' | '\'')
        });
        let starts_well = word.starts_with(char::is_uppercase) || PARTICLES.contains(&word);
        is_letters && starts_well
    };
    let n_words = text.split_whitespace().count();
    (2..=5).contains(&n_words)
        && text.split_whitespace().all(is_part)
        && text.starts_with(char::is_uppercase)
        && text
            .split_whitespace()
            .next_back()
            .is_some_and(|last| last.starts_with(char::is_uppercase))
}

/// Whether a line that is written as a name can only be one: it begins with a listed given name, and no word of it is of
/// the kinds that headlines and sections are made of.
pub(super) fn is_certain_name(text: &str, lexicon: &Lexicon) -> bool {
    let classes = |word: &str| lexicon.names.classes(&to_folded(word));
    let is_other = |classes: Classes| {
        classes.has_any(&[
            Class::Org,
            Class::MediaHead,
            Class::Thing,
            Class::NotName,
            Class::Role,
            Class::Leader,
            Class::Group,
            Class::Document,
            Class::Region,
            Class::Function,
        ])
    };
    let mut words = text.split_whitespace();
    is_name(text)
        && text.contains(char::is_lowercase)
        && words.clone().count() <= 4
        && words.next().is_some_and(|first| classes(first).is_given())
        && !words.any(|word| is_other(classes(word)) && !PARTICLES.contains(&word))
}

/// Words before the name in a byline.
const OPENINGS: [&str; 9] = [
    "by ",
    "story by ",
    "written by ",
    "words by ",
    "report by ",
    "text by ",
    "analysis by ",
    "par ",
    "von ",
];

/// The names in a byline such as `By Mira Kell and Otto Brandl, Strelsau`, as a span of `text`: from the first name to
/// the last. Absent where `text` does not open as a byline does.
pub(super) fn find_byline(text: &str, lexicon: &Lexicon) -> Option<Span> {
    let opening = OPENINGS.iter().find(|opening| {
        text.get(..opening.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(opening))
    })?;
    let start = opening.len();
    let rest = text.get(start..)?;
    // What comes after the names: an office, a place, an address, a time.
    let stops = [
        "|", " - ", "–", "—", "•", "·", " for ", " in ", " at ", " from ", "(", "<", "@",
    ];
    let cut = stops
        .iter()
        .filter_map(|stop| rest.find(stop))
        .min()
        .unwrap_or(rest.len());
    let digit = rest
        .find(|character: char| character.is_ascii_digit())
        .unwrap_or(rest.len());
    let rest = without_month(rest.get(..cut.min(digit))?);
    let mut end = None;
    for part in split_names(rest) {
        let name = part.slice(rest);
        let is_one_word = name.starts_with(char::is_uppercase) && !name.contains(' ');
        if end.is_some() && (is_outlet(name, lexicon) || is_office(name)) {
            break;
        }
        if !(is_name(name) || is_agency_name(name) || (is_one_word && end.is_none())) {
            break;
        }
        end = Some(part.end);
    }
    let start = start as u32 + (rest.len() - rest.trim_start().len()) as u32;
    end.map(|end| Span::new(start, opening.len() as u32 + end))
}

/// Without the name of a month at the end, which belongs to the date after the names.
fn without_month(text: &str) -> &str {
    let trimmed = text.trim_end_matches([' ', '\u{a0}', '.', ',']);
    match trimmed.rsplit_once(' ') {
        Some((before, last)) if date::is_month(last) => before,
        _ => text,
    }
}

/// `The Lantern Staff`, `Associated Press`: capitals throughout.
fn is_agency_name(text: &str) -> bool {
    let words = text.split_whitespace();
    words.clone().count() <= 5
        && words.clone().count() > 1
        && words
            .into_iter()
            .all(|word| word.starts_with(char::is_uppercase))
}

/// The parts between commas, `and` and `&`, trimmed, as spans.
fn split_names(text: &str) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or("");
        let sign = [" and ", " AND ", " & ", ",", " et ", " und ", " with "]
            .iter()
            .find(|sign| rest.starts_with(**sign));
        match sign {
            Some(sign) => {
                parts.push(Span::new(start, at as u32));
                at += sign.len();
                start = at as u32;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    parts.push(Span::new(start, text.len() as u32));
    parts
        .into_iter()
        .map(|part| part.trim(text))
        .filter(|part| !part.is_empty())
        .collect()
}

/// Last words of the offices of those who write, without the `s` of the plural.
const OFFICES: [&str; 12] = [
    "writer",
    "correspondent",
    "reporter",
    "editor",
    "columnist",
    "contributor",
    "journalist",
    "analyst",
    "producer",
    "chief",
    "desk",
    "bureau",
];

/// `Senior Political Correspondent`, `Staff writers, Strelsau`.
pub(super) fn is_office(text: &str) -> bool {
    let first = text.split([',', '|']).next().unwrap_or("").trim();
    let last = first
        .split_whitespace()
        .next_back()
        .unwrap_or("")
        .to_lowercase();
    let singular = last.strip_suffix('s').unwrap_or(&last);
    first.split_whitespace().count() <= 5
        && (OFFICES.contains(&singular) || OFFICES.contains(&last.as_str()))
}

/// An office, or an outlet with or without a place: `BBC News, Strelsau`.
pub(super) fn is_affiliation(text: &str, lexicon: &Lexicon) -> bool {
    let first = text.split([',', '|']).next().unwrap_or("").trim();
    is_office(text) || (text.split_whitespace().count() <= 6 && is_outlet(first, lexicon))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = find_byline(text, Lexicon::bundled()).map_or("", |span| span.slice(text));
        assert_eq!(found, expected);
    }

    #[test]
    fn bylines_give_the_names() {
        check("By Mira Kell", "Mira Kell");
        check("BY MIRA KELL AND OTTO BRANDL", "MIRA KELL AND OTTO BRANDL");
        check(
            "By Mira Kell, Otto van Brandl & J. R. Voss in Strelsau",
            "Mira Kell, Otto van Brandl & J. R. Voss",
        );
        check("By Mira Kell January 5, 2026", "Mira Kell");
        check("By The Associated Press", "The Associated Press");
        check("By then the treaty was dead", "");
        check("Standby Mira", "");
    }

    #[test]
    fn a_lone_name_must_be_certain() {
        let lexicon = Lexicon::bundled();
        assert!(is_certain_name("Otto Brandl", lexicon));
        assert!(!is_certain_name("Asia Pacific", lexicon));
        assert!(!is_certain_name("Virginia Beach", lexicon));
        assert!(!is_certain_name("Trade War", lexicon));
    }
}
