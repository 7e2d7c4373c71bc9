//! HTML to a flat tree: elements and texts in order of the document, each with its parent and where it ends. Built without
//! recursion, in linear time however deep or broken the nesting; tags are closed as browsers close them where that
//! decides what is a paragraph (after the WHATWG HTML standard, section 13.2.6, 2024; no formatting elements).

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::names::{ATTRIBUTES, EMPTY, HINTS, NAMES, Tag, UNSEEN};

/// An element or text.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) tag: Tag,
    /// The element's own name, for pairing end tags; see [`number_of`].
    name: u8,
    /// Index of the parent; the root is its own.
    pub(super) parent: usize,
    /// One past the last node inside.
    pub(super) end: usize,
    /// Text, references resolved; empty for elements.
    pub(super) text: String,
    /// Attributes that may matter, names in lower case.
    pub(super) attributes: Vec<(&'static str, String)>,
    /// Whether it, or an element around it, is not shown.
    pub(super) is_hidden: bool,
    /// Whether it stands in a link.
    pub(super) is_link: bool,
    /// The nearest element, itself included, whose tag or class says that it is not the article's prose.
    pub(super) hint: Option<usize>,
}

impl Node {
    /// The value of an attribute; empty where absent.
    pub(super) fn attribute(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value)
    }
}

fn number_of(name: &[u8]) -> Option<u8> {
    let found = NAMES.binary_search_by(|(known, _)| known.as_bytes().cmp(name));
    found.ok().map(|at| at as u8)
}

/// The document's nodes in order, the root first.
pub(super) fn build(html: &str) -> Vec<Node> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut builder = Builder::new();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => builder.open(tag),
            Token::EndTag(tag) => {
                if let Some(name) = number_of(&tag.name) {
                    builder.close(name);
                }
            }
            Token::String(text) => builder.text(&text),
            _ => {}
        }
    }
    builder.finish()
}

struct Builder {
    nodes: Vec<Node>,
    /// Open elements, from the root.
    open: Vec<usize>,
    /// How many elements of each name are open.
    n_open: [u32; NAMES.len()],
}

/// Whether an element is of some sort.
type Test = fn(Tag) -> bool;

/// Most elements that an end tag of an inline element looks through.
const LONGEST_LOOK: usize = 64;

impl Builder {
    fn new() -> Self {
        let root = Node {
            tag: Tag::Root,
            name: u8::MAX,
            parent: 0,
            end: 0,
            text: String::new(),
            attributes: Vec::new(),
            is_hidden: false,
            is_link: false,
            hint: None,
        };
        Self {
            nodes: vec![root],
            open: vec![0],
            n_open: [0; NAMES.len()],
        }
    }

    fn top(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    fn text(&mut self, bytes: &[u8]) {
        let parent = self.top();
        let node = &self.nodes[parent];
        if node.tag == Tag::Skipped {
            return;
        }
        let node = Node {
            tag: Tag::Text,
            name: u8::MAX,
            parent,
            end: self.nodes.len() + 1,
            text: String::from_utf8_lossy(bytes).into_owned(),
            attributes: Vec::new(),
            is_hidden: node.is_hidden,
            is_link: node.is_link,
            hint: node.hint,
        };
        self.nodes.push(node);
    }

    fn open(&mut self, tag: StartTag<()>) {
        let Some(name) = number_of(&tag.name) else {
            return;
        };
        let (label, mut kind) = NAMES[usize::from(name)];
        // A second html or body adds nothing; whoever opens one inside an article has pasted pages together.
        if matches!(label, "html" | "body") && self.n_open[usize::from(name)] > 0 {
            return;
        }
        let attributes: Vec<(&'static str, String)> = tag
            .attributes
            .iter()
            .filter_map(|(key, value)| {
                let known = ATTRIBUTES
                    .iter()
                    .find(|known| known.as_bytes() == &key[..])?;
                let value = String::from_utf8_lossy(value).into_owned();
                // Its presence says it, whatever the value.
                let is_hidden = *known == "hidden" && value != "until-found";
                Some((
                    *known,
                    if is_hidden {
                        "hidden".to_owned()
                    } else {
                        value
                    },
                ))
            })
            .collect();
        let value = |name: &str| {
            let found = attributes.iter().find(|(known, _)| *known == name);
            found.map_or("", |(_, value)| value.as_str())
        };
        if label == "script" && value("type").eq_ignore_ascii_case("application/ld+json") {
            kind = Tag::JsonLd;
        }
        self.close_implied(kind);
        let parent = &self.nodes[self.top()];
        let is_skipped_inside = parent.tag == Tag::Skipped;
        let index = self.nodes.len();
        let is_hidden = parent.is_hidden || is_skipped_inside || is_unseen(&value);
        let hint = if is_hint(label, kind, &value) {
            Some(index)
        } else {
            parent.hint
        };
        let node = Node {
            tag: if is_skipped_inside && kind != Tag::JsonLd {
                Tag::Skipped
            } else {
                kind
            },
            name,
            parent: self.top(),
            end: index + 1,
            text: String::new(),
            is_hidden,
            is_link: parent.is_link || kind == Tag::Link,
            hint,
            attributes,
        };
        self.nodes.push(node);
        let closes_itself = tag.self_closing && kind == Tag::Skipped;
        if !closes_itself && !EMPTY.contains(&label) {
            self.open.push(index);
            self.n_open[usize::from(name)] += 1;
        }
    }

    /// Closes what the start of another element ends: a paragraph by any block, an item by an item, a link by a link.
    fn close_implied(&mut self, kind: Tag) {
        let (closed, walls): (Test, Test) = match kind {
            Tag::Item => (|tag| tag == Tag::Item, |tag| tag == Tag::List),
            Tag::Row => (|tag| tag == Tag::Row, |tag| tag == Tag::Container),
            Tag::Cell => (|tag| tag == Tag::Cell, |tag| tag == Tag::Row),
            Tag::Link => (|tag| tag == Tag::Link, Tag::is_boundary),
            kind if kind.is_block() => (
                |tag| tag == Tag::Paragraph,
                |tag| tag.is_boundary() && tag != Tag::Paragraph,
            ),
            _ => return,
        };
        let limit = self.open.len().saturating_sub(LONGEST_LOOK);
        for depth in (limit..self.open.len()).rev() {
            let tag = self.nodes[self.open[depth]].tag;
            if closed(tag) {
                self.pop_to(depth);
                return;
            }
            if walls(tag) || depth == 0 {
                return;
            }
        }
    }

    fn close(&mut self, name: u8) {
        if self.n_open[usize::from(name)] == 0 {
            return;
        }
        let is_boundary = NAMES[usize::from(name)].1.is_boundary();
        for (n_seen, depth) in (0..self.open.len()).rev().enumerate() {
            let node = &self.nodes[self.open[depth]];
            if node.name == name {
                self.pop_to(depth);
                return;
            }
            if !is_boundary && (node.tag.is_boundary() || n_seen > LONGEST_LOOK) {
                return;
            }
        }
    }

    /// Closes the open elements from this depth on.
    fn pop_to(&mut self, depth: usize) {
        let end = self.nodes.len();
        for index in self.open.drain(depth..) {
            let node = &mut self.nodes[index];
            node.end = end;
            if let Some(n) = self.n_open.get_mut(usize::from(node.name)) {
                *n -= 1;
            }
        }
        if self.open.is_empty() {
            self.open.push(0);
        }
    }

    fn finish(mut self) -> Vec<Node> {
        self.pop_to(0);
        self.nodes
    }
}

fn is_unseen<'a>(value: &impl Fn(&str) -> &'a str) -> bool {
    let style = value("style").to_ascii_lowercase().replace(' ', "");
    value("aria-hidden") == "true"
        || value("hidden") == "hidden"
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || value("class")
            .split_ascii_whitespace()
            .any(|class| UNSEEN.contains(&class))
}

fn is_hint<'a>(label: &str, kind: Tag, value: &impl Fn(&str) -> &'a str) -> bool {
    if matches!(label, "html" | "body" | "main" | "article" | "head") {
        return false;
    }
    if matches!(
        kind,
        Tag::Navigation | Tag::Aside | Tag::Footer | Tag::Caption
    ) {
        return true;
    }
    let says = |text: &str| {
        text.split(|character: char| !character.is_ascii_alphabetic())
            .any(|word| {
                HINTS
                    .binary_search(&word.to_ascii_lowercase().as_str())
                    .is_ok()
            })
    };
    says(value("class")) || says(value("id")) || says(value("role"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        let nodes = build(html);
        let mut shown = String::new();
        for node in nodes.iter().filter(|node| node.tag == Tag::Text) {
            let mut path = Vec::new();
            let mut at = node.parent;
            while at != 0 {
                path.push(NAMES[usize::from(nodes[at].name)].0);
                at = nodes[at].parent;
            }
            path.reverse();
            shown.push_str(&format!("{}:{} ", path.join(">"), node.text));
        }
        assert_eq!(shown.trim_end(), expected);
    }

    #[test]
    fn tags_close_as_in_a_browser() {
        check("<p>a<p>b<div>c</div>", "p:a p:b div:c");
        check(
            "<ul><li>a<li>b<ul><li>c</ul>d</ul>",
            "ul>li:a ul>li:b ul>li>ul>li:c ul>li:d",
        );
        check("<b><p>a</b>b</p>c", "b>p:a b>p:b b:c");
        check(
            "<table><tr><td>a<td>b<tr><td>c</table>d",
            "table>tr>td:a table>tr>td:b table>tr>td:c :d",
        );
        check("</div><x-y>a</x-y><a href=x>b<a href=y>c", ":a a:b a:c");
        check("<script>if (a < b) '<p>'</script>a&amp;b", ":a&b");
    }

    #[test]
    fn a_hundred_thousand_deep_takes_no_stack_and_no_time() {
        for pair in [
            ("<div>", "</div>"),
            ("<b>", "</i>"),
            ("<div><b>", "</p>"),
            ("<b><div>", "</b>"),
        ] {
            let html = format!("{}x{}", pair.0.repeat(100_000), pair.1.repeat(100_000));
            assert!(build(&html).len() > 100_000);
        }
    }
}
