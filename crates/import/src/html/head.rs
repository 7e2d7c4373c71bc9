//! What a page says of its article apart from the text: JSON-LD, `meta` of the Open Graph and others, `time`. Each fact
//! with the place it was read from; what a page does not say stays absent.
//!
//! Sources: schema.org Article, the Open Graph protocol (<https://ogp.me>), Dublin Core in HTML.

use serde_json::Value;

use super::{names::Tag, tree::Node};
use crate::jsonl::first_day;
use record::corpus::{Given, GivenFact};

const TITLES: [&str; 6] = [
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "headline",
    "parsely-title",
];
const OUTLETS: [&str; 4] = [
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
];
const BYLINES: [&str; 9] = [
    "author",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "twitter:creator:name",
];
const DAYS: [&str; 14] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "article.published",
];

/// The facts of a page.
pub(super) fn read(nodes: &[Node]) -> Given {
    let mut given = Given::default();
    for (at, node) in nodes.iter().enumerate() {
        if node.tag != Tag::JsonLd {
            continue;
        }
        let texts = nodes.get(at + 1..node.end).unwrap_or(&[]);
        let json: String = texts.iter().map(|node| node.text.as_str()).collect();
        if let Ok(value) = serde_json::from_str::<Value>(json.trim()) {
            read_json_ld(&value, &mut given);
        }
    }
    let metas: Vec<(String, &str)> = nodes
        .iter()
        .filter(|node| node.tag == Tag::Meta)
        .flat_map(|node| {
            ["property", "name", "itemprop"].map(|key| {
                (
                    node.attribute(key).trim().to_ascii_lowercase(),
                    node.attribute("content"),
                )
            })
        })
        .filter(|(name, content)| !name.is_empty() && !content.trim().is_empty())
        .collect();
    let find = |names: &[&str], is_good: fn(&str) -> bool| {
        names.iter().find_map(|name| {
            let (_, content) = metas
                .iter()
                .find(|(known, content)| known == name && is_good(content))?;
            Some(GivenFact::new(
                tidy(content),
                format!("the page's head: {name}"),
            ))
        })
    };
    given.title = given.title.or_else(|| find(&TITLES, |_| true));
    given.outlet = given.outlet.or_else(|| find(&OUTLETS, |_| true));
    given.byline = given.byline.or_else(|| {
        find(&BYLINES, |text| {
            !text.contains("://") && !text.starts_with('@')
        })
    });
    given.published = given
        .published
        .or_else(|| find(&DAYS, |text| first_day(text).is_some()))
        .or_else(|| read_time(nodes));
    if let Some(day) = &mut given.published
        && let Some(first) = first_day(&day.text)
    {
        day.text = first;
    }
    given
}

/// The page's `title` element; it often carries the outlet's name too, and only helps to find the headline.
pub(super) fn page_title(nodes: &[Node]) -> Option<String> {
    let at = nodes.iter().position(|node| node.tag == Tag::Title)?;
    let text: String = nodes
        .get(at + 1..nodes[at].end)?
        .iter()
        .map(|node| node.text.as_str())
        .collect();
    let text = tidy(&text);
    (!text.is_empty()).then_some(text)
}

/// The label of the encoding that the first bytes of a page declare.
pub(crate) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..4096).unwrap_or(bytes).to_ascii_lowercase();
    let find = |word: &[u8]| {
        let at = head.windows(word.len()).position(|window| window == word)?;
        let rest = head.get(at + word.len()..)?.trim_ascii_start();
        let rest = rest.strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest
            .strip_prefix(b"\"")
            .or_else(|| rest.strip_prefix(b"'"))
            .unwrap_or(rest);
        let is_label = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte);
        let label: Vec<u8> = rest.iter().copied().take_while(is_label).collect();
        String::from_utf8(label)
            .ok()
            .filter(|label| !label.is_empty())
    };
    find(b"charset").or_else(|| find(b"encoding"))
}

/// White space as one blank, no soft hyphens.
fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('\u{AD}', "")
}

fn read_json_ld(value: &Value, given: &mut Given) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| read_json_ld(value, given)),
        Value::Object(keys) => {
            if is_article(keys.get("@type")) {
                read_article(keys, given);
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = keys.get(key) {
                    read_json_ld(inner, given);
                }
            }
        }
        _ => {}
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    let is_known = |name: &str| {
        name.ends_with("Article") || matches!(name, "BlogPosting" | "Report" | "LiveBlogPosting")
    };
    match kind {
        Some(Value::String(name)) => is_known(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(is_known),
        _ => false,
    }
}

fn read_article(keys: &serde_json::Map<String, Value>, given: &mut Given) {
    let fact = |text: String, key: &str| {
        let text = tidy(&text);
        (!text.is_empty()).then(|| GivenFact::new(text, format!("the page's JSON-LD: {key}")))
    };
    let names = |key: &str| keys.get(key).map(names_of).unwrap_or_default().join(", ");
    let text = |key: &str| {
        keys.get(key)
            .and_then(Value::as_str)
            .unwrap_or("")
            .to_owned()
    };
    let fill = |slot: &mut Option<GivenFact>, found: Option<GivenFact>| {
        if slot.is_none() {
            *slot = found;
        }
    };
    fill(&mut given.title, fact(text("headline"), "headline"));
    fill(&mut given.byline, fact(names("author"), "author"));
    fill(&mut given.outlet, fact(names("publisher"), "publisher"));
    let day = first_day(&text("datePublished")).unwrap_or_default();
    fill(&mut given.published, fact(day, "datePublished"));
}

/// Names of people or organisations: texts, objects with a name, or lists of them; addresses are no names.
fn names_of(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) if !name.contains("://") => vec![name.clone()],
        Value::Object(keys) => keys.get("name").map(names_of).unwrap_or_default(),
        Value::Array(values) => values
            .iter()
            .take(12)
            .flat_map(|value| match value {
                // Lists of lists do not occur in earnest, and are not followed.
                Value::Array(_) => Vec::new(),
                value => names_of(value),
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The day of the first `time` element that is marked as that of publication, or stands before the first paragraph's end.
fn read_time(nodes: &[Node]) -> Option<GivenFact> {
    let times = || {
        nodes
            .iter()
            .filter(|node| node.tag == Tag::Time && !node.is_hidden)
    };
    let is_marked = |node: &&Node| {
        node.attributes.iter().any(|(name, _)| *name == "pubdate")
            || node
                .attribute("itemprop")
                .eq_ignore_ascii_case("datePublished")
    };
    let day = |node: &Node| first_day(node.attribute("datetime"));
    let marked = times().find(is_marked).and_then(day);
    let only = || {
        let mut days: Vec<String> = times()
            .filter(|node| node.hint.is_none())
            .filter_map(day)
            .collect();
        days.dedup();
        let first = days.first().cloned();
        first.filter(|_| days.len() == 1)
    };
    let day = marked.or_else(only)?;
    Some(GivenFact::new(day, "the page's time element"))
}
