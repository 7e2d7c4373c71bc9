//! What a text is cut into, and how its parts are found again.

use std::ops::Range;

use record::span::Span;

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where; never empty, holds no white space.
    pub span: Span,
}

/// One sentence of one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens, as positions in [`Segments::tokens`]; never empty.
    pub tokens: Range<u32>,
    /// Its paragraph, as position in [`Segments::paragraphs`].
    pub paragraph: u32,
}

/// A text cut into paragraphs, sentences and tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    /// The article's own prose, block by block; sorted, disjoint.
    pub paragraphs: Vec<Span>,
    /// Sorted, disjoint, each inside one paragraph.
    pub sentences: Vec<Sentence>,
    /// Sorted, disjoint; tile every sentence but for white space.
    pub tokens: Vec<Token>,
}

impl Segments {
    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize]
    }

    /// Positions of the tokens that a span touches.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self
            .tokens
            .partition_point(|token| token.span.end <= span.start);
        let last = self
            .tokens
            .partition_point(|token| token.span.start < span.end);
        first..last.max(first)
    }

    /// The sentence that holds a byte, if any.
    pub fn sentence_at(&self, byte: u32) -> Option<&Sentence> {
        let after = self
            .sentences
            .partition_point(|sentence| sentence.span.start <= byte);
        self.sentences[..after]
            .last()
            .filter(|sentence| byte < sentence.span.end)
    }
}
