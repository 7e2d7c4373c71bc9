//! Comparison across articles. Works on rows and records of one layer, so that every figure can name the list that it counts
//! and every passage its place; a text that an edition carries in excerpts is compared as far as it goes, and what is
//! counted (words, passages) is the same as with the whole text.

pub mod figures;
pub mod heard;
pub mod ladder;
pub mod missing;
pub mod network;
pub mod phrase;
pub mod positions;
pub mod shifts;
pub mod table;
pub mod timeline;
mod words;

#[cfg(test)]
pub(crate) mod sample;

use crate::index::Index;
use record::{
    Record,
    edition::{Edition, EditionArticle},
    span::CodeSpan,
};

/// Most articles that stand side by side; more columns cannot be read.
pub const MAX_ARTICLES: usize = 5;

/// What is compared: one layer of an edition, and the articles chosen from it.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// One record for each of its articles, of one layer.
    pub records: &'a [Record<CodeSpan>],
    /// The rows of that layer.
    pub index: &'a Index,
    /// Positions of the articles chosen, in the order shown; distinct.
    pub articles: &'a [u32],
}

impl<'a> Sources<'a> {
    /// The articles chosen, each with its column, its position and its record; positions that the edition does not have
    /// are left out.
    pub fn columns(
        self,
    ) -> impl Iterator<Item = (usize, u32, &'a EditionArticle, &'a Record<CodeSpan>)> {
        self.articles
            .iter()
            .enumerate()
            .filter_map(move |(column, &article)| {
                let source = self.edition.articles.get(article as usize)?;
                Some((column, article, source, self.records.get(article as usize)?))
            })
    }

    /// Column of an article, if it is chosen.
    pub fn column(self, article: u32) -> Option<usize> {
        self.articles.iter().position(|&chosen| chosen == article)
    }
}
