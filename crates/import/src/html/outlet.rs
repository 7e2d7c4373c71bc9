//! Which outlet a page belongs to where its head does not name it: its title and its address say so together. And what stands for
//! names in a byline: no `By`, and not the outlet itself.

use super::{names::Tag, tree::Node};

/// Signs between the headline and the outlet in a page's title.
const PARTING: [&str; 8] = [" - ", " | ", " – ", " — ", " :: ", " · ", " • ", " » "];

/// The least letters of a host's name that may stand for a longer one: `larkin` for `The Larkin Courier`.
const LEAST_LETTERS: usize = 5;

/// Words before the names of a byline.
const OPENINGS: [&str; 9] = [
    "by ",
    "by: ",
    "written by ",
    "story by ",
    "words by ",
    "text by ",
    "report by ",
    "reported by ",
    "par ",
];

/// Words beside the outlet's name, or alone, in a byline that names nobody.
const NOBODY: [&str; 20] = [
    "admin",
    "by",
    "contributor",
    "contributors",
    "correspondent",
    "correspondents",
    "desk",
    "editor",
    "editorial",
    "editors",
    "newsdesk",
    "newsroom",
    "online",
    "reporter",
    "reporters",
    "staff",
    "team",
    "the",
    "web",
    "writer",
];

/// The part of a page's title that its address knows: `The Larkin Courier` of `Bridge to close - The Larkin Courier` at
/// `larkincourier.com`.
pub(super) fn of_title(title: &str, address: &str) -> Option<String> {
    let host = host_of(address)?;
    let mut parts = vec![title];
    for sign in PARTING {
        parts = parts
            .into_iter()
            .flat_map(|part| part.split(sign))
            .collect();
    }
    if parts.len() < 2 {
        return None;
    }
    let last_first = parts.iter().rev().map(|part| part.trim());
    last_first
        .filter(|part| part.split_whitespace().count() <= 6)
        .find(|part| is_host(part, &host))
        .map(str::to_owned)
}

/// The address that a page gives for itself.
pub(super) fn address_of(nodes: &[Node]) -> Option<&str> {
    let metas = || nodes.iter().filter(|node| node.tag == Tag::Meta);
    let canonical = metas().find(|node| node.attribute("rel").eq_ignore_ascii_case("canonical"));
    let own = metas().find(|node| {
        ["property", "name"].iter().any(|key| {
            matches!(
                node.attribute(key),
                "og:url" | "twitter:url" | "parsely-link"
            )
        })
    });
    let address = match (canonical, own) {
        (Some(node), _) => node.attribute("href"),
        (None, Some(node)) => node.attribute("content"),
        (None, None) => return None,
    };
    Some(address.trim()).filter(|address| !address.is_empty())
}

/// The day in the path of an address: `/2019/03/12/`, `/2019-03-12/`.
pub(super) fn day_of(address: &str) -> Option<String> {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let mut steps = path.split('/').skip(1).peekable();
    while let Some(step) = steps.next() {
        if let Some(day) = step.get(..10).filter(|day| is_day(day, '-')) {
            return Some(day.to_owned());
        }
        if step.len() == 4 && is_figure(step) {
            let mut rest = steps.clone();
            if let (Some(month), Some(day)) = (rest.next(), rest.next())
                && (1..=2).contains(&month.len())
                && (1..=2).contains(&day.len())
                && is_figure(month)
                && is_figure(day)
            {
                let whole = format!("{step}-{month:0>2}-{day:0>2}");
                if is_day(&whole, '-') {
                    return Some(whole);
                }
            }
        }
    }
    None
}

fn is_figure(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_day(text: &str, sign: char) -> bool {
    let parts: Vec<&str> = text.split(sign).collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let within = |part: &str, most: u32| {
        part.len() == 2
            && is_figure(part)
            && part
                .parse()
                .is_ok_and(|number: u32| (1..=most).contains(&number))
    };
    year.len() == 4
        && is_figure(year)
        && (year.starts_with("19") || year.starts_with("20"))
        && within(month, 12)
        && within(day, 31)
}

/// A byline without the words before the names; absent where it names the outlet or its staff and nobody.
pub(super) fn names_in_byline(byline: &str, outlet: Option<&str>) -> Option<String> {
    let mut names = byline.trim();
    while let Some(opening) = OPENINGS.iter().find(|opening| {
        names
            .get(..opening.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(opening))
    }) {
        names = names.get(opening.len()..).unwrap_or("").trim();
    }
    let folded = names.to_lowercase();
    let outlet = outlet
        .map(|outlet| outlet.to_lowercase())
        .unwrap_or_default();
    let bare = outlet.strip_prefix("the ").unwrap_or(&outlet).trim();
    let rest = if bare.is_empty() {
        folded
    } else {
        folded.replacen(bare, " ", 1)
    };
    let names_somebody = rest
        .split(|character: char| !character.is_alphanumeric())
        .any(|word| !word.is_empty() && !NOBODY.contains(&word));
    names_somebody.then(|| names.to_owned())
}

/// The letters of the name before the ending of an address: `larkincourier` of `https://www.larkin-courier.co.uk/a`.
fn host_of(address: &str) -> Option<String> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest
        .trim_start_matches('/')
        .split(['/', '?', '#', ':'])
        .next()?;
    let mut labels: Vec<&str> = host.split('.').collect();
    labels.pop();
    if labels.len() > 1
        && labels
            .last()
            .is_some_and(|label| label.len() <= 3 && label.len() > 1)
    {
        let second = labels.last().copied().unwrap_or_default();
        if matches!(second, "co" | "com" | "org" | "net" | "gov" | "ac") {
            labels.pop();
        }
    }
    let label = letters(labels.last()?);
    (label.len() > 1).then_some(label)
}

/// Whether a part of a title names whom an address belongs to: the same letters, its first ones, or its initials.
fn is_host(part: &str, host: &str) -> bool {
    let whole = letters(part);
    let bare = part
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("the "))
        .map_or(whole.as_str(), |_| whole.get(3..).unwrap_or(""));
    let initials: String = part
        .split_whitespace()
        .filter_map(|word| letters(word).chars().next())
        .collect();
    let bare_initials = initials.strip_prefix('t').unwrap_or(&initials);
    let is_short = host.len() >= LEAST_LETTERS && bare.starts_with(host)
        || bare.len() >= LEAST_LETTERS && host.starts_with(bare);
    !bare.is_empty()
        && (whole == host
            || bare == host
            || is_short
            || host.len() >= 3 && (initials == host || bare_initials == host && bare != whole))
}

/// Letters and figures of a text in lower case.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_and_address_name_the_outlet_together() {
        for (title, address, expected) in [
            (
                "Dam repaired | Water | The Tarn Observer",
                "https://www.tarnobserver.co.uk/a/b",
                Some("The Tarn Observer"),
            ),
            (
                "The Tarn Observer - Dam repaired",
                "https://tarn-observer.org/",
                Some("The Tarn Observer"),
            ),
            (
                "Dam repaired — Tarn Valley Gazette",
                "https://tvg.net/1",
                Some("Tarn Valley Gazette"),
            ),
            (
                "Dam repaired - Tarn today",
                "https://www.example.net/1",
                None,
            ),
            ("Dam repaired", "https://tarnobserver.com", None),
            ("", "", None),
        ] {
            assert_eq!(of_title(title, address).as_deref(), expected, "{title}");
        }
    }

    #[test]
    fn a_byline_names_people() {
        for (byline, outlet, expected) in [
            ("By Ilse Moss", None, Some("Ilse Moss")),
            (
                "by: Ilse Moss and Bo Wren",
                Some("The Tarn"),
                Some("Ilse Moss and Bo Wren"),
            ),
            ("The Tarn Observer", Some("Tarn Observer"), None),
            ("Tarn Observer Staff", Some("The Tarn Observer"), None),
            ("Staff Reporter", None, None),
            ("Byron Moss", None, Some("Byron Moss")),
            ("", None, None),
        ] {
            assert_eq!(
                names_in_byline(byline, outlet).as_deref(),
                expected,
                "{byline}"
            );
        }
    }

    #[test]
    fn an_address_can_hold_the_day() {
        for (address, expected) in [
            (
                "https://tarn.example/2031/04/09/dam.html",
                Some("2031-04-09"),
            ),
            (
                "https://tarn.example/news/2031-04-09-dam",
                Some("2031-04-09"),
            ),
            ("https://tarn.example/2031/4/9/", Some("2031-04-09")),
            ("https://tarn.example/2031/44/09/", None),
            ("https://tarn.example/20310409/", None),
        ] {
            assert_eq!(day_of(address).as_deref(), expected, "{address}");
        }
    }
}
