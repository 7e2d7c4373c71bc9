//! Markdown: front matter becomes facts, links and pictures their words. The rest stays as it is; the engine knows the
//! marks of headings, quotations and emphasis.

use super::note::Note;
use crate::jsonl::first_day;
use record::{
    corpus::{Given, GivenFact},
    span::Span,
};

/// What a Markdown file gives.
pub(super) struct Page {
    /// The text; front matter included.
    pub(super) text: String,
    /// Facts, and the front matter as furniture.
    pub(super) given: Given,
    /// What to say of it.
    pub(super) notes: Vec<Note>,
}

/// Reads a file.
pub(super) fn read(markdown: &str) -> Page {
    let mut given = Given::default();
    let head = front_matter(markdown).unwrap_or("");
    for line in head.lines() {
        read_fact(line, &mut given);
    }
    let body = markdown.get(head.len()..).unwrap_or("");
    let reduced = reduce_links(body);
    let mut notes = Vec::new();
    let text = if reduced == body {
        markdown.to_owned()
    } else {
        notes.push(Note::MarkdownReduced);
        format!("{head}{reduced}")
    };
    let end = head.trim_end().len() as u32;
    if end > 0 {
        given.furniture.push(Span::new(0, end));
    }
    Page { text, given, notes }
}

/// The lines between `---` at the very start and the next `---`, both included.
fn front_matter(markdown: &str) -> Option<&str> {
    let mut end = 0;
    for (number, line) in markdown.split_inclusive('\n').take(60).enumerate() {
        end += line.len();
        let is_rule = line.trim_end() == "---";
        match number {
            0 if !is_rule => return None,
            0 => {}
            _ if is_rule => return markdown.get(..end),
            _ => {}
        }
    }
    None
}

fn read_fact(line: &str, given: &mut Given) {
    let Some((key, value)) = line.split_once(':') else {
        return;
    };
    let key = key.trim().to_ascii_lowercase();
    let value = value.trim().trim_matches(['"', '\'', '[', ']']).trim();
    if value.is_empty() {
        return;
    }
    let fact = |text: &str| {
        Some(GivenFact::new(
            text,
            format!("the file's front matter: {key}"),
        ))
    };
    match key.as_str() {
        "title" | "headline" => given.title = fact(value),
        "author" | "authors" | "byline" => given.byline = fact(value),
        "outlet" | "publication" | "publisher" | "source" | "site" if !value.contains("://") => {
            given.outlet = fact(value);
        }
        "date" | "published" => given.published = first_day(value).and_then(|day| fact(&day)),
        _ => {}
    }
}

/// `[words](address)` and `![words](address)` as `words`; a line without either stays as it is.
fn reduce_links(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    for line in body.split_inclusive('\n') {
        let mut rest = line;
        while let Some((before, words, after)) = next_link(rest) {
            out.push_str(before.strip_suffix('!').unwrap_or(before));
            out.push_str(words);
            rest = after;
        }
        out.push_str(rest);
    }
    out
}

/// What is before the first link, its words, what is after.
fn next_link(line: &str) -> Option<(&str, &str, &str)> {
    let middle = line.find("](")?;
    let open = line.get(..middle)?.rfind('[')?;
    let close = middle + line.get(middle..)?.find(')')?;
    let words = line.get(open + 1..middle)?;
    Some((line.get(..open)?, words, line.get(close + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_gives_facts_and_links_their_words() {
        let page = read(
            "---\ntitle: \"Plum tariffs lifted\"\ndate: 2026-01-05\n---\n# Plum tariffs lifted\n\nMira Kell [said](https://a.example/x) no. ![A plum](p.png)\n",
        );
        assert_eq!(
            page.given.title,
            Some(GivenFact::new(
                "Plum tariffs lifted",
                "the file's front matter: title"
            ))
        );
        assert_eq!(
            page.given.published,
            Some(GivenFact::new(
                "2026-01-05",
                "the file's front matter: date"
            ))
        );
        assert!(
            page.text.ends_with("\n\nMira Kell said no. A plum\n"),
            "{}",
            page.text
        );
        assert_eq!(page.given.furniture, [Span::new(0, 53)]);
        assert_eq!(page.notes, [Note::MarkdownReduced]);
    }

    #[test]
    fn other_markdown_stays_as_it_is() {
        let text = "# A [b] (c)\n---\n*d*";
        let page = read(text);
        assert_eq!(
            (page.text.as_str(), page.given, page.notes),
            (text, Given::default(), vec![])
        );
    }
}
