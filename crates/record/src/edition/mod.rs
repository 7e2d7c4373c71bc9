//! An edition: a corpus with its reviews, as the page holds it. Offsets count code points; the text may be whole or, as
//! in the bundled edition, excerpts with the words between them counted.
//!
//! The build script of the page checks and packs the bundled corpus with it.

use serde::{Deserialize, Serialize};

use crate::{
    NamedIssue, Record,
    review::{Review, edits::Edit},
    span::CodeSpan,
};

pub mod check;
pub mod compose;
pub mod excerpt;
pub mod files;
pub mod format1;
mod fragment;
pub mod history;
pub mod old_ids;
pub mod pack;
pub mod words;

#[cfg(any(test, feature = "samples"))]
pub mod sample;

pub use excerpt::{Excerpts, Piece};
pub use fragment::Fragment;
pub use words::WordStarts;

/// What one publishes: articles with both layers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Name of the edition.
    pub title: String,
    /// A sentence or two from whoever made it; possibly empty.
    pub note: String,
    /// Articles in the order in which they are shown.
    pub articles: Vec<EditionArticle>,
    /// What the debate is about, as named by whoever made the corpus; possibly empty.
    pub issues: Vec<NamedIssue>,
    /// What people changed about its actors, in order of their turns.
    pub edits: Vec<Edit>,
}

/// One article of an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionArticle {
    /// File name.
    pub file: String,
    /// SHA-256 of the file, 64 hexadecimal digits; whoever holds the file can attach its text.
    pub sha256: String,
    /// The machine's layer.
    pub machine: Record<CodeSpan>,
    /// People's decisions on it, in order of their turns.
    pub reviews: Vec<Review>,
    /// Paragraphs and furniture blocks by position; together they hold all the words.
    pub blocks: Vec<Block>,
    /// Where the words of the whole text begin.
    pub words: WordStarts,
    /// As much of the text as the edition carries.
    pub text: Excerpts,
}

impl EditionArticle {
    /// Short id used in addresses: the first eight digits of the hash.
    pub fn id(&self) -> &str {
        self.sha256.get(..8).unwrap_or(&self.sha256)
    }

    /// A stretch of the text as the edition has it; tiles `span`, cut to the length of the text.
    pub fn pieces(&self, span: CodeSpan) -> Vec<Piece<'_>> {
        self.text.pieces(span, &self.words)
    }

    /// The words of a span on one line, as far as the edition has them; ` […] ` stands for what it does not carry.
    pub fn words_in(&self, span: CodeSpan) -> String {
        let mut words = String::new();
        for piece in self.pieces(span) {
            match piece {
                Piece::Text { text, .. } => words.push_str(text),
                Piece::Elided { n_words: 0, .. } => words.push(' '),
                Piece::Elided { .. } => words.push_str(" […] "),
            }
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Number of the paragraph that holds a code point, counted from 1 over the article's own prose; 0 in furniture and
    /// before the first paragraph.
    pub fn paragraph(&self, at: u32) -> u32 {
        let after = self.blocks.partition_point(|block| block.span.start <= at);
        let (before, _) = self.blocks.split_at(after);
        match before.last() {
            Some(block) if !block.is_furniture => {
                before.iter().filter(|block| !block.is_furniture).count() as u32
            }
            _ => 0,
        }
    }
}

/// A paragraph, headline or line of furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where.
    pub span: CodeSpan,
    /// Number of words (runs of letters and digits).
    pub n_words: u32,
    /// Whether it is not the article's own prose; by the reviewed layer, so that paragraph numbers are the same in both.
    pub is_furniture: bool,
}

/// Cuts a text into its lines and, where furniture begins or ends inside one, the parts of lines; each trimmed, none
/// empty, in order.
///
/// `furniture` is sorted and disjoint.
pub fn find_blocks(text: &str, furniture: &[CodeSpan]) -> Vec<Block> {
    let characters: Vec<char> = text.chars().collect();
    let words = WordStarts::of(text);
    let mut cuts: Vec<u32> = furniture
        .iter()
        .flat_map(|span| [span.start, span.end])
        .collect();
    cuts.extend(
        (1u32..)
            .zip(&characters)
            .filter(|(_, character)| **character == '\n')
            .map(|(next, _)| next),
    );
    cuts.push(characters.len() as u32);
    cuts.sort_unstable();
    let mut start = 0;
    let mut blocks = Vec::new();
    for end in cuts {
        let span = trim(&characters, CodeSpan::new(start, end));
        start = end;
        if span.is_empty() {
            continue;
        }
        let is_furniture = furniture.iter().any(|part| part.contains(span));
        blocks.push(Block {
            span,
            n_words: words.count(span),
            is_furniture,
        });
    }
    blocks
}

fn trim(characters: &[char], span: CodeSpan) -> CodeSpan {
    let is_space = |at: u32| {
        characters
            .get(at as usize)
            .is_none_or(|c| c.is_whitespace())
    };
    let CodeSpan { mut start, mut end } = span;
    while start < end && is_space(start) {
        start += 1;
    }
    while start < end && is_space(end - 1) {
        end -= 1;
    }
    CodeSpan::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_cuts_lines() {
        let blocks = find_blocks(
            "Menu\nOne two. Read more\n\n Three ",
            &[CodeSpan::new(0, 4), CodeSpan::new(14, 23)],
        );
        let seen: Vec<_> = blocks
            .iter()
            .map(|block| {
                (
                    block.span.start,
                    block.span.end,
                    block.n_words,
                    block.is_furniture,
                )
            })
            .collect();
        assert_eq!(
            seen,
            [
                (0, 4, 1, true),
                (5, 13, 2, false),
                (14, 23, 2, true),
                (26, 31, 1, false)
            ]
        );
    }
}
