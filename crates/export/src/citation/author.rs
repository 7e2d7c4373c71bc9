//! The names of a byline, and how each style lists them.

use super::sentence::sentence;

/// Who signs an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Author {
    /// A person: given names, family name with its particles, and what follows it (`Jr.`).
    Person {
        given: Vec<String>,
        family: String,
        suffix: Option<String>,
    },
    /// An agency, a desk, the outlet itself.
    Group(String),
}

/// Words that belong to the family name after them.
const PARTICLES: [&str; 20] = [
    "al", "ap", "bin", "da", "das", "de", "del", "della", "der", "di", "dos", "du", "el", "la",
    "le", "ten", "ter", "van", "von", "zu",
];
/// What may follow a family name.
const SUFFIXES: [&str; 6] = ["Jr", "Sr", "II", "III", "IV", "V"];
/// Words that no person is called.
const OFFICES: [&str; 12] = [
    "Agency",
    "Board",
    "Bureau",
    "Correspondent",
    "Correspondents",
    "Desk",
    "Editorial",
    "News",
    "Press",
    "Service",
    "Staff",
    "Team",
];

/// Reads a byline: `By Ada Lind and Ben van der Roe in Strelsau` are two people. A name of one word, or with a word such
/// as `Staff` or `News`, or that of the outlet, is a group. Families are taken to come last, which bylines in English
/// do also for names that elsewhere begin with the family; a byline does not say which one it follows.
pub(super) fn read(byline: &str, outlet: Option<&str>) -> Vec<Author> {
    let byline = byline.trim();
    let names = byline
        .strip_prefix("By ")
        .or_else(|| byline.strip_prefix("by "))
        .unwrap_or(byline);
    let parts = [" and ", " & ", "; ", " with ", " | "]
        .iter()
        .fold(names.to_owned(), |names, between| {
            names.replace(between, ", ")
        });
    let mut authors: Vec<Author> = Vec::new();
    for part in parts.split(", ") {
        let part = [" in ", " at ", " for ", " from "]
            .iter()
            .fold(part, |part, word| part.split(word).next().unwrap_or(part));
        let part = part.trim().trim_end_matches(',');
        let is_suffix = SUFFIXES.contains(&part.trim_end_matches('.'));
        match (authors.last_mut(), name(part, outlet)) {
            (Some(Author::Person { suffix, .. }), _) if is_suffix => {
                *suffix = Some(part.to_owned())
            }
            (_, Some(author)) => authors.push(author),
            // What a person is called beside the name: left out, unless nothing else is there.
            (None, None) if !part.is_empty() => authors.push(Author::Group(part.to_owned())),
            _ => {}
        }
    }
    authors
}

/// The author that a part of a byline names, if it names one.
fn name(part: &str, outlet: Option<&str>) -> Option<Author> {
    let mut words: Vec<&str> = part.split_whitespace().collect();
    let is_office = words.iter().any(|word| OFFICES.contains(word));
    if words.len() == 1 || is_office || outlet == Some(part) {
        return Some(Author::Group(part.to_owned())).filter(|_| !part.is_empty());
    }
    let suffix = words.pop_if(|word| SUFFIXES.contains(&word.trim_end_matches('.')));
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) || PARTICLES.contains(word);
    if !(2..=6).contains(&words.len()) || !words.iter().all(is_name) {
        return None;
    }
    let last = words.len() - 1;
    let particles = words[..last]
        .iter()
        .rev()
        .take_while(|word| PARTICLES.contains(*word))
        .count();
    let (given, family) = words.split_at((last - particles).max(1));
    Some(Author::Person {
        given: given.iter().map(|&word| word.to_owned()).collect(),
        family: family.join(" "),
        suffix: suffix.map(str::to_owned),
    })
}

impl Author {
    /// `Lind`; a group by its name.
    fn family(&self) -> &str {
        match self {
            Self::Person { family, .. } => family,
            Self::Group(name) => name,
        }
    }

    /// `Ada Lind, Jr.`
    fn plain(&self) -> String {
        match self {
            Self::Person {
                given,
                family,
                suffix,
            } => {
                let name = format!("{} {family}", given.join(" "));
                suffix
                    .as_ref()
                    .map_or(name.clone(), |suffix| format!("{name} {suffix}"))
            }
            Self::Group(name) => name.clone(),
        }
    }

    /// `Lind, Ada, Jr.`
    fn turned(&self) -> String {
        match self {
            Self::Person {
                given,
                family,
                suffix,
            } => with_suffix(format!("{family}, {}", given.join(" ")), suffix.as_deref()),
            Self::Group(name) => name.clone(),
        }
    }

    /// `Lind, A.-M., Jr.`
    fn initials(&self) -> String {
        match self {
            Self::Person {
                given,
                family,
                suffix,
            } => {
                let initials: Vec<String> = given.iter().map(|name| initial(name)).collect();
                with_suffix(
                    format!("{family}, {}", initials.join(" ")),
                    suffix.as_deref(),
                )
            }
            Self::Group(name) => name.clone(),
        }
    }
}

fn with_suffix(name: String, suffix: Option<&str>) -> String {
    match suffix {
        Some(suffix) => format!("{name}, {suffix}"),
        None => name,
    }
}

fn initial(name: &str) -> String {
    let parts = name.split('-').filter_map(|part| part.chars().next());
    let initials: Vec<String> = parts.map(|first| format!("{first}.")).collect();
    initials.join("-")
}

/// `Lind, A., & Roe, B.`: up to twenty, of more the first nineteen and the last.
pub(super) fn apa(authors: &[Author]) -> String {
    let names: Vec<String> = authors.iter().map(Author::initials).collect();
    let list = match names.as_slice() {
        [] => return String::new(),
        [only] => only.clone(),
        [first @ .., last] if names.len() > 20 => {
            format!("{}, … {last}", first.get(..19).unwrap_or(first).join(", "))
        }
        [first @ .., last] => format!("{}, & {last}", first.join(", ")),
    };
    sentence(&list)
}

/// `Lind, Ada, and Ben Roe`; of three or more the first, `et al.`
pub(super) fn mla(authors: &[Author]) -> String {
    sentence(&match authors {
        [] => return String::new(),
        [only] => only.turned(),
        [first, second] => format!("{}, and {}", first.turned(), second.plain()),
        [first, ..] => format!("{}, et al.", first.turned()),
    })
}

/// `Lind, Ada, Ben Roe, and Cleo Marsh`; of more than six the first three, `et al.`
pub(super) fn chicago(authors: &[Author]) -> String {
    let [first, others @ ..] = authors else {
        return String::new();
    };
    let names: Vec<String> = others.iter().map(Author::plain).collect();
    sentence(&match names.as_slice() {
        [] => first.turned(),
        names if names.len() > 5 => {
            format!(
                "{}, {}, et al.",
                first.turned(),
                names.get(..2).unwrap_or(names).join(", ")
            )
        }
        [last] => format!("{}, and {last}", first.turned()),
        [between @ .., last] => format!("{}, {}, and {last}", first.turned(), between.join(", ")),
    })
}

/// `Lind`, `Lind & Roe`, `Lind et al.`; none without authors.
pub(super) fn families(authors: &[Author], between: &str) -> Option<String> {
    Some(match authors {
        [] => return None,
        [only] => only.family().to_owned(),
        [first, second] => format!("{}{between}{}", first.family(), second.family()),
        [first, ..] => format!("{} et al.", first.family()),
    })
}
