//! An edition: a corpus with its reviews, as the page holds it. Offsets count code points; the text may be whole or, as
//! in the bundled edition, excerpts with the words between them counted.

use serde::{Deserialize, Serialize};

use crate::{
    record::{NamedIssue, Record},
    review::Review,
    span::CodeSpan,
};

/// What one publishes: articles with both layers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Name of the edition.
    pub title: String,
    /// A sentence or two from whoever made it; possibly empty.
    pub note: String,
    /// Articles in the order in which they are shown.
    pub articles: Vec<EditionArticle>,
    /// What the debate is about, as named by whoever made the corpus; possibly empty.
    pub issues: Vec<NamedIssue>,
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
    /// A person's decisions on it.
    pub reviews: Vec<Review>,
    /// Paragraphs and furniture blocks by position; together they hold all the words.
    pub blocks: Vec<Block>,
    /// As much of the text as the edition carries.
    pub text: Excerpts,
}

impl EditionArticle {
    /// Short id used in addresses: the first eight digits of the hash.
    pub fn id(&self) -> &str {
        self.sha256.get(..8).unwrap_or(&self.sha256)
    }
}

/// A paragraph, headline or line of furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where.
    pub span: CodeSpan,
    /// Number of words (runs of letters and digits).
    pub n_words: u32,
    /// Whether it is not the article's own prose.
    pub is_furniture: bool,
}

/// Parts of one text. A whole text is the case of one fragment from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpts {
    /// Sorted by start, disjoint, none empty.
    pub fragments: Vec<Fragment>,
    /// Length of the whole text in code points.
    pub len: u32,
}

/// A piece of text that an edition carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fragment {
    /// First code point.
    pub start: u32,
    /// The words.
    pub text: String,
}
