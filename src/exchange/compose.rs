//! Articles and what was found in them to the articles of an edition, which hold their whole text.

use crate::{
    corpus::Article,
    edition::{EditionArticle, Excerpts, WordStarts, find_blocks},
    record::Record,
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{analysis::analyze, edition::check::check_article, lexicon::Lexicon};

    #[test]
    fn what_is_composed_keeps_the_promises_of_an_edition() {
        let text = "Plum tariffs lifted\n\n“We are open,” Otto Brandl told reporters in Freedonia. Ilse Kàdár praised him.";
        let article = Article::from_text("a.txt", text);
        let composed = compose(&article, analyze(&article, Lexicon::bundled()), Vec::new());
        assert!(composed.text.is_whole());
        let issues: Vec<_> = composed
            .machine
            .issues
            .iter()
            .map(|issue| issue.id.clone())
            .collect();
        let named: BTreeSet<_> = issues.iter().collect();
        assert_eq!(check_article(&composed, &named), Ok(()));
    }
}
