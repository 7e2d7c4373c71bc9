//! Paragraphs to sentences and tokens, as spans. Tokens follow the conventions of the Penn Treebank where they matter to
//! the taggers (clitics are split: `do|n't`, `Castellan|'s`), but every token is a slice of the text as written.

mod segments;
mod sentence;
mod token;

pub use segments::{Segments, Sentence, Token};
pub(crate) use token::is_word_char;

use crate::lexicon::Lexicon;
use record::span::Span;

/// Cuts the paragraphs of a text into sentences and tokens, in time linear in the text.
pub fn segment(text: &str, paragraphs: Vec<Span>, lexicon: &Lexicon) -> Segments {
    let mut sentences = Vec::new();
    let mut tokens = Vec::with_capacity(text.len() / 5);
    for (paragraph, &span) in paragraphs.iter().enumerate() {
        let first = tokens.len();
        token::find_tokens(text, span, lexicon, &mut tokens);
        let own = &tokens[first..];
        sentence::find_sentences(text, own, lexicon, |start, end| {
            sentences.push(Sentence {
                span: own[start].span.cover(own[end - 1].span),
                tokens: (first + start) as u32..(first + end) as u32,
                paragraph: paragraph as u32,
            });
        });
    }
    Segments {
        paragraphs,
        sentences,
        tokens,
    }
}
