//! What both passes learn from: articles as the engine sees them before it looks for attributions, with their annotations.

use std::path::Path;

use anyhow::Result;
use engine::{
    attribution::{
        Text,
        label::{Label, N_LABELS},
        quotation::{Quotation, find_quotations},
    },
    lexicon::Lexicon,
    segment::{Segments, segment},
    tagging::{self, Tags},
};
use record::corpus::ArticleHash;

use super::gold;
use crate::tokens::paragraphs_of;

/// One article with its annotations.
pub(crate) struct Article {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) segments: Segments,
    pub(crate) tags: Tags,
    pub(crate) quotations: Vec<Quotation>,
    pub(crate) gold: Vec<gold::Attribution>,
    /// One a token.
    pub(crate) labels: Vec<Label>,
    /// How probable a tagger takes each label to be; one a token, or none at all.
    pub(crate) likely: Vec<[f32; N_LABELS]>,
    /// Whether a [tagger](super::silver) annotated it instead of people.
    pub(crate) is_silver: bool,
}

impl Article {
    /// As the engine takes it.
    pub(super) fn as_text(&self) -> Text<'_> {
        Text {
            hash: ArticleHash::of(self.text.as_bytes()),
            text: &self.text,
            segments: &self.segments,
            tags: &self.tags,
            quotations: &self.quotations,
            language: "en",
            lexicon: Lexicon::bundled(),
        }
    }
}

/// The articles of a folder, by name, as people annotated them.
pub(super) fn read(folder: &str) -> Result<Vec<Article>> {
    let mut articles = Vec::new();
    for (name, text, gold) in gold::read_folder(Path::new(folder))? {
        let segments = segment(&text, paragraphs_of(&text), Lexicon::bundled());
        let tags = tagging::tag(&text, &segments);
        let quotations = find_quotations(&text, &segments.paragraphs);
        let labels = gold::labels(&segments, &gold);
        articles.push(Article {
            name,
            text,
            segments,
            tags,
            quotations,
            gold,
            labels,
            likely: Vec::new(),
            is_silver: false,
        });
    }
    Ok(articles)
}
