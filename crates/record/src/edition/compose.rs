//! Articles and what was found in them to the articles of an edition, which hold their whole text.

use crate::{
    Record,
    corpus::Article,
    edition::{EditionArticle, Excerpts, WordStarts, find_blocks},
    review::{self, Review},
    span::{OffsetMap, Span},
};

/// An article of an edition, its text whole.
///
/// `reviews` are decisions on `record`; those that fit no entry of it stay and have no effect. Paragraphs and furniture are
/// those of the reviewed layer.
pub fn compose(article: &Article, record: Record<Span>, reviews: Vec<Review>) -> EditionArticle {
    let offsets = OffsetMap::new(&article.text);
    let machine = record.map_spans(&|span| offsets.to_code_span(span));
    let reviewed = review::apply(&machine, &reviews).record;
    EditionArticle {
        file: article.file.clone(),
        sha256: article.hash.to_hex(),
        blocks: find_blocks(&article.text, &reviewed.article.furniture),
        words: WordStarts::of(&article.text),
        text: Excerpts::whole(&article.text),
        machine,
        reviews,
    }
}
