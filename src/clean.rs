//! Reads the facts of publication and marks furniture as spans; never rewrites the text.

use crate::{
    corpus::Article,
    lexicon::Lexicon,
    record::{Fact, Facts, Published},
    span::Span,
};

/// What [`clean`] finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// Title, outlet, byline, date, furniture.
    pub facts: Facts,
    /// The article's own prose, block by block (paragraphs and headlines between them); sorted, disjoint, trimmed, none
    /// empty; together with the furniture they hold all that is not white space.
    pub paragraphs: Vec<Span>,
}

/// Divides an article into its own prose and the rest.
pub fn clean(article: &Article, _lexicon: &Lexicon) -> Cleaned {
    let text = &article.text;
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let block = Span::new(at, at + line.len() as u32).trim(text);
        if !block.is_empty() {
            paragraphs.push(block);
        }
        at += line.len() as u32;
    }
    let given = &article.given;
    let fact = |text: &Option<String>| {
        text.as_ref().map(|text| Fact {
            text: text.clone(),
            span: None,
            basis: given.basis.clone(),
        })
    };
    let facts = Facts {
        title: fact(&given.title),
        outlet: fact(&given.outlet),
        byline: fact(&given.byline),
        published: given.published.as_ref().map(|day| Published {
            from: day.clone(),
            to: day.clone(),
            basis: given.basis.clone(),
        }),
        language: "en".into(),
        furniture: Vec::new(),
    };
    Cleaned { facts, paragraphs }
}
