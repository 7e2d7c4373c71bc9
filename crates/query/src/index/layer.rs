//! One layer of an edition: what the machine found, or that with what people said of it.

use super::rows::Layer;
use record::{
    edition::{Edition, EditionArticle},
    review::{
        Reviewed, apply,
        edits::{Changed, apply_edits},
    },
    span::CodeSpan,
};

/// The records of one layer, one for each article of the edition, with what people said of their entries (nothing in
/// the machine's layer).
///
/// The reviewed layer has the edition's changes of actors applied.
pub fn layer_of(edition: &Edition, layer: Layer) -> Vec<Reviewed> {
    let articles = edition.articles.iter();
    let mut records: Vec<Reviewed> = articles
        .map(|article| layer_of_article(article, layer))
        .collect();
    change_actors(edition, layer, &mut records);
    records
}

/// The first step of [`layer_of`], for one article.
pub fn layer_of_article(article: &EditionArticle, layer: Layer) -> Reviewed {
    match layer {
        Layer::Reviewed => apply(&article.machine, &article.reviews),
        Layer::Machine => Reviewed {
            record: article.machine.clone(),
            marks: Vec::new(),
        },
    }
}

/// The second step of [`layer_of`], for the records of all articles: the edition's changes of actors.
pub fn change_actors(edition: &Edition, layer: Layer, records: &mut [Reviewed]) {
    if layer == Layer::Machine || edition.edits.is_empty() {
        return;
    }
    let texts: Vec<_> = edition
        .articles
        .iter()
        .map(|article| |span: CodeSpan| article.words_in(span))
        .collect();
    let articles = edition.articles.iter().zip(records).zip(&texts);
    let mut changed: Vec<Changed<'_>> = articles
        .map(|((article, reviewed), words)| Changed {
            id: article.id(),
            record: &mut reviewed.record,
            words,
        })
        .collect();
    apply_edits(&edition.edits, &mut changed);
}
