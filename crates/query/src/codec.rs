//! A [`Filter`] to and from the query of an address, `speaker=mira-castellan,ada-lind&kind=direct`. Keys stand in one
//! fixed order, defaults are left out, values of a key are parted by commas; a reader takes repeated keys too. What a
//! reader does not know it ignores and reports with the nearest thing that it does know.

use std::collections::BTreeMap;

use super::{
    filter::{Filter, Key, Sort},
    index::Layer,
};

/// A part of an address that has no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The part, as people read it: `speakr=ada-lind`.
    pub what: String,
    /// The nearest valid reading of the part, as people read it, if one is near.
    pub nearest: Option<String>,
    /// The filter that this reading gives, together with all that was understood.
    pub instead: Option<Filter>,
}

const TEXT: &str = "q";
const LAYER: &str = "layer";
const SORT: &str = "sort";
const MACHINE: &str = "machine";
const REVIEWED: &str = "reviewed";

/// The query of an address, without `?`; empty for the default filter.
pub fn write(filter: &Filter) -> String {
    let mut query = String::new();
    let mut pair = |key: &str, values: &mut dyn Iterator<Item = &str>| {
        if !query.is_empty() {
            query.push('&');
        }
        query.push_str(key);
        for (at, value) in values.enumerate() {
            query.push(if at == 0 { '=' } else { ',' });
            encode(value, &mut query);
        }
    };
    if !filter.text.is_empty() {
        pair(TEXT, &mut std::iter::once(filter.text.as_str()));
    }
    for key in filter.keys() {
        pair(key.as_str(), &mut filter.chosen(key));
    }
    if filter.layer == Layer::Machine {
        pair(LAYER, &mut std::iter::once(MACHINE));
    }
    if filter.sort != Sort::default() {
        pair(SORT, &mut std::iter::once(filter.sort.as_str()));
    }
    query
}

/// Reads the query of an address, without `?`. Total: what makes no sense is reported, in the order of the address.
///
/// Values that depend on the edition (actors, issues, outlets, articles) are taken as they are;
/// [`Facets::resolve`](super::facet::Facets::resolve) reports those that the edition does not know.
pub fn read(query: &str) -> (Filter, Vec<Ignored>) {
    let mut filter = Filter::default();
    let mut rejected = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let key = decode(key);
        for value in take(&mut filter, &key, value) {
            rejected.push((key.clone(), value));
        }
    }
    let ignored = rejected
        .iter()
        .map(|(key, value)| explain(&filter, key, value))
        .collect();
    (filter, ignored)
}

/// Puts a pair into the filter and gives back the values, still encoded, that do not fit there; the whole value where
/// the key is unknown.
fn take<'a>(filter: &mut Filter, key: &str, value: &'a str) -> Vec<&'a str> {
    let word = decode(value);
    match (key, Key::find(key)) {
        (TEXT, _) => filter.text = word,
        (LAYER, _) if word == MACHINE => filter.layer = Layer::Machine,
        (LAYER, _) if word == REVIEWED => filter.layer = Layer::Reviewed,
        (SORT, _) => match Sort::ALL.into_iter().find(|sort| sort.as_str() == word) {
            Some(sort) => filter.sort = sort,
            None => return vec![value],
        },
        (_, Some(key)) => {
            let words = key.words();
            let mut rejected = Vec::new();
            for raw in value.split(',').filter(|raw| !raw.is_empty()) {
                let value = decode(raw);
                match words.is_empty() || words.iter().any(|&(word, _)| word == value) {
                    true => *filter = std::mem::take(filter).with(key, &value),
                    false => rejected.push(raw),
                }
            }
            return rejected;
        }
        _ => return vec![value],
    }
    Vec::new()
}

/// Reports a value that a known key does not have, or an unknown key with all its values; `value` is encoded.
fn explain(filter: &Filter, key: &str, value: &str) -> Ignored {
    let words: Vec<&str> = match (key, Key::find(key)) {
        (LAYER, _) => vec![REVIEWED, MACHINE],
        (SORT, _) => Sort::ALL.map(Sort::as_str).to_vec(),
        (_, Some(known)) => known.words().iter().map(|&(word, _)| word).collect(),
        _ => {
            let keys = Key::ALL.into_iter().map(Key::as_str);
            let nearest = nearest(key, keys.chain([TEXT, LAYER, SORT]));
            return report(filter, key, value, nearest.map(|key| (key, value)));
        }
    };
    let nearest = nearest(&decode(value), words);
    report(filter, key, value, nearest.map(|word| (key, word)))
}

/// Values are encoded.
fn report(filter: &Filter, key: &str, value: &str, nearest: Option<(&str, &str)>) -> Ignored {
    let show = |key: &str, value: &str| match value.is_empty() {
        true => key.to_owned(),
        false => format!("{key}={}", decode(value)),
    };
    let instead = nearest.and_then(|(key, value)| {
        let mut instead = filter.clone();
        let rejected = take(&mut instead, key, value);
        (rejected.is_empty() && instead != *filter).then_some((show(key, value), instead))
    });
    let (nearest, instead) = instead.unzip();
    Ignored {
        what: show(key, value),
        nearest,
        instead,
    }
}

/// The candidate that differs least from `word`, the first of several; none that differs in more than a third of its
/// letters (but one letter always may).
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<char> = word.chars().take(64).collect();
    let limit = (letters.len() / 3).max(1);
    let mut best: BTreeMap<usize, &'a str> = BTreeMap::new();
    for candidate in candidates {
        let distance = distance(&letters, candidate);
        if distance <= limit {
            best.entry(distance).or_insert(candidate);
        }
    }
    best.into_values().next()
}

/// Levenshtein distance: insertions, deletions and replacements of one letter.
fn distance(letters: &[char], candidate: &str) -> usize {
    let mut row: Vec<usize> = (0..=letters.len()).collect();
    for (line, other) in candidate.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (at, &letter) in letters.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != other);
            diagonal = row[at + 1];
            row[at + 1] = replaced.min(row[at] + 1).min(diagonal + 1);
        }
    }
    row[letters.len()]
}

/// Percent-codes all but letters, digits and the few marks that stand for themselves in a fragment.
pub fn encode(value: &str, query: &mut String) {
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b':' => {
                query.push(byte as char);
            }
            _ => {
                query.push('%');
                for half in [byte >> 4, byte & 15] {
                    query.extend(
                        char::from_digit(u32::from(half), 16)
                            .map(|digit| digit.to_ascii_uppercase()),
                    );
                }
            }
        }
    }
}

/// Undoes [`encode`]; `+` is a space, a broken code stands for itself.
pub fn decode(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        bytes.push(match (first, tail) {
            (b'+', _) => b' ',
            (b'%', [high, low, after @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    rest = after;
                    high << 4 | low
                }
                _ => b'%',
            },
            _ => *first,
        });
    }
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn hex(digit: u8) -> Option<u8> {
    (digit as char).to_digit(16).map(|value| value as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    #[track_caller]
    fn check(query: &str, canonical: &str, ignored: &[(&str, Option<&str>)]) {
        let (filter, reported) = read(query);
        assert_eq!(write(&filter), canonical);
        let reported: Vec<(&str, Option<&str>)> = reported
            .iter()
            .map(|part| (part.what.as_str(), part.nearest.as_deref()))
            .collect();
        assert_eq!(reported, ignored);
    }

    #[test]
    fn addresses_have_one_form() {
        check("", "", &[]);
        check(
            "sort=length&kind=mixed&kind=direct,mixed&speaker=ada-lind&layer=reviewed",
            "speaker=ada-lind&kind=direct,mixed&sort=length",
            &[],
        );
        check(
            "q=trade+deal%21&layer=machine",
            "q=trade%20deal%21&layer=machine",
            &[],
        );
        check(
            "target=issue:grain-tariffs",
            "target=issue:grain-tariffs",
            &[],
        );
        check("kind=&&speaker&q", "", &[]);
    }

    #[test]
    fn what_is_not_known_is_reported_with_what_is_near() {
        check(
            "speakr=ada-lind",
            "",
            &[("speakr=ada-lind", Some("speaker=ada-lind"))],
        );
        check(
            "kind=dirct,mixed,blue",
            "kind=mixed",
            &[("kind=dirct", Some("kind=direct")), ("kind=blue", None)],
        );
        check("utm_source=x", "", &[("utm_source=x", None)]);
        check("sort=lenght", "", &[("sort=lenght", Some("sort=length"))]);
        check(
            "layer=machin",
            "",
            &[("layer=machin", Some("layer=machine"))],
        );
        check("kinds=purple", "", &[("kinds=purple", None)]);
    }

    #[test]
    fn the_repair_keeps_what_was_understood() {
        let (_, ignored) = read("speakr=ada-lind&kind=direct");
        let instead = ignored[0].instead.as_ref().map(write);
        assert_eq!(instead.as_deref(), Some("speaker=ada-lind&kind=direct"));
    }

    #[test]
    fn broken_codes_stand_for_themselves() {
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%zz%4"), "%zz%4");
        assert_eq!(decode("%C3%A9%FF"), "é\u{fffd}");
    }

    fn filters() -> impl Strategy<Value = Filter> {
        let choice = (0..Key::ALL.len(), 0..8usize, "[a-zé ,&=%#:-]{1,12}");
        let choices = proptest::collection::vec(choice, 0..8);
        (choices, ".{0,12}", 0..Sort::ALL.len(), any::<bool>()).prop_map(
            |(choices, text, sort, machine)| {
                let mut start = Filter::default().with_text(&text).sorted(Sort::ALL[sort]);
                if machine {
                    start.layer = Layer::Machine;
                }
                choices
                    .into_iter()
                    .fold(start, |filter, (key, word, free)| {
                        let key = Key::ALL[key];
                        let words = key.words();
                        let value = words
                            .get(word % words.len().max(1))
                            .map_or(free.as_str(), |word| word.0);
                        filter.with(key, value)
                    })
            },
        )
    }

    proptest! {
        #[test]
        fn a_filter_survives_the_address(filter in filters()) {
            prop_assert_eq!(read(&write(&filter)), (filter, Vec::new()));
        }

        #[test]
        fn any_query_is_read_and_then_stable(query in ".{0,40}") {
            let (filter, _) = read(&query);
            prop_assert_eq!(read(&write(&filter)), (filter, Vec::new()));
        }
    }
}
