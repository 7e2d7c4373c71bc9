//! What a reader sees of a page: its lines and paragraphs in order, white space as a browser shows it.

use super::{names::Tag, tree::Node};

/// A run of text that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// White space as shown; line ends where the page breaks the line.
    pub(super) text: String,
    /// The node in which it begins; inside the block that holds it.
    pub(super) node: usize,
    /// Words.
    pub(super) n_words: usize,
    /// Words in links.
    pub(super) n_linked: usize,
    /// Level of the heading that it is, 0 for none.
    pub(super) heading: u8,
}

impl Block {
    /// Words that speak for its being prose: none where it is short and ends no sentence.
    pub(super) fn mass(&self) -> usize {
        let own = self.n_words.saturating_sub(self.n_linked);
        let ends = self
            .text
            .trim_end_matches(['”', '’', '"', '\'', ')', '»'])
            .ends_with(['.', '!', '?', '…', '。']);
        let is_prose = self.heading == 0 && (own >= 25 || (own >= 6 && ends));
        if is_prose { own } else { 0 }
    }
}

/// The blocks that are shown.
pub(super) fn read(nodes: &[Node]) -> Vec<Block> {
    let mut reader = Reader::default();
    let mut open: Vec<usize> = Vec::new();
    let mut n_preformatted = 0;
    for (index, node) in nodes.iter().enumerate() {
        while let Some(&last) = open.last()
            && nodes[last].end <= index
        {
            open.pop();
            n_preformatted -= usize::from(nodes[last].tag == Tag::Preformatted);
            reader.leave(&nodes[last]);
        }
        if node.is_hidden {
            continue;
        }
        match node.tag {
            Tag::Text => {
                let parent = &nodes[node.parent];
                let is_shown = !matches!(parent.tag, Tag::Title | Tag::JsonLd | Tag::Skipped);
                if is_shown {
                    reader.text(index, node, n_preformatted > 0);
                }
            }
            Tag::Break => reader.line_end(),
            _ => {
                reader.enter(node);
                // Only elements that do something on leaving are kept: the list stays short however deep the nesting.
                if node.tag.is_block() || node.tag == Tag::Quote {
                    open.push(index);
                    n_preformatted += usize::from(node.tag == Tag::Preformatted);
                }
            }
        }
    }
    reader.flush();
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    text: String,
    node: usize,
    n_words: usize,
    n_linked: usize,
    heading: u8,
    /// White space that shows if more text follows.
    has_space: bool,
    /// Whether the last character was part of a word.
    in_word: bool,
}

impl Reader {
    fn enter(&mut self, node: &Node) {
        if node.tag.is_block() {
            self.flush();
        }
        match node.tag {
            Tag::Heading(level) => self.heading = level,
            Tag::Quote => self.push('“', false),
            Tag::Cell if !self.text.is_empty() => {
                self.text.push('\t');
                self.has_space = false;
                self.in_word = false;
            }
            _ => {}
        }
    }

    fn leave(&mut self, node: &Node) {
        if node.tag == Tag::Quote {
            self.has_space = false;
            self.push('”', false);
        }
        if node.tag.is_block() {
            self.flush();
        }
    }

    fn text(&mut self, index: usize, node: &Node, keeps_lines: bool) {
        if self.text.is_empty() {
            self.node = index;
        }
        for character in node.text.chars() {
            match character {
                '\n' if keeps_lines => self.line_end(),
                // Soft hyphens and zero-width spaces say where a line may break; a reader does not see them.
                '\u{AD}' | '\u{200B}' | '\u{FEFF}' => {}
                _ if character.is_whitespace() => {
                    self.has_space = true;
                    self.in_word = false;
                }
                _ => self.push(character, node.is_link),
            }
        }
    }

    fn push(&mut self, character: char, is_link: bool) {
        if self.has_space && !self.text.is_empty() && !self.text.ends_with(['\n', '\t']) {
            self.text.push(' ');
        }
        self.has_space = false;
        self.text.push(character);
        if character.is_alphanumeric() && !self.in_word {
            self.n_words += 1;
            self.n_linked += usize::from(is_link);
            self.in_word = true;
        }
    }

    /// One line end stays inside the block, a second ends it.
    fn line_end(&mut self) {
        self.in_word = false;
        self.has_space = false;
        if self.text.ends_with('\n') {
            self.flush();
        } else if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        if text.contains(|character: char| !character.is_whitespace()) {
            self.blocks.push(Block {
                text: text.to_owned(),
                node: self.node,
                n_words: self.n_words,
                n_linked: self.n_linked,
                heading: self.heading,
            });
        }
        (self.n_words, self.n_linked, self.heading) = (0, 0, 0);
        (self.has_space, self.in_word) = (false, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::tree;

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let blocks = read(&tree::build(html));
        let found: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn text_is_what_a_reader_sees() {
        check(
            "<h1> A <b>b</b>c</h1>\n<p>d\n e<br>f<br><br>g",
            &["A bc", "d e\nf", "g"],
        );
        check(
            "<p>She said <q>no</q>.<span hidden>x</span><span hidden=''>y</span>",
            &["She said “no”."],
        );
        check("<table><tr><td>1<td>2<tr><td>3</table>", &["1\t2", "3"]);
        check(
            "<p>caf&eacute; Sch&shy;iff&nbsp;&lt;img onerror=x&gt;",
            &["café Schiff <img onerror=x>"],
        );
        check(
            "<title>t</title><div>a<div>b</div>c</div><script>s</script>",
            &["a", "b", "c"],
        );
        check("<pre>a\nb\n\nc</pre>", &["a\nb", "c"]);
    }
}
