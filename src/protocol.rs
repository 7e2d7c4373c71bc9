//! Messages between the page and the engine's module, as JSON: plain data on both sides, so that the page needs none of
//! the engine's code and none of the importers'. Spans are bytes of the article's text, except in records.

use serde::{Deserialize, Serialize};

use crate::{
    corpus::Article,
    edition::{Edition, files::ReviewsFile},
    exchange::json::Document,
    record::NamedIssue,
};

/// An article to find the record of; the answer is a [`Document`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// The article with what a person said about it.
    pub article: Article,
    /// What the debate is about; empty for key phrases instead.
    pub issues: Vec<NamedIssue>,
}

/// How a file is to be read; the answer is a list of [`Found`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Label of the encoding of texts and web pages; absent, it is found out.
    pub encoding: Option<String>,
    /// Whether all that a web page shows is wanted, and not the article alone.
    pub is_whole_page: bool,
}

/// Something in a file, in words for people where the page only shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Found {
    /// An article.
    Article {
        /// Text and facts.
        article: Box<Article>,
        /// What sort of file it was, such as `web page`.
        kind: String,
        /// Path inside the archive from which it came.
        inside: Option<String>,
        /// How its bytes were decoded; absent where the format knows.
        decoded: Option<Decoded>,
        /// What a person should check, a sentence each.
        notes: Vec<String>,
    },
    /// A record without its text.
    Record {
        /// Name of the file.
        file: String,
        /// The record.
        document: Box<Document>,
    },
    /// Decisions of people.
    Reviews {
        /// Name of the file.
        file: String,
        /// The decisions.
        reviews: Box<ReviewsFile>,
    },
    /// A whole edition.
    Edition {
        /// Name of the file.
        file: String,
        /// The edition.
        edition: Box<Edition>,
    },
    /// Files of an archive that belong to saved pages.
    PassedOver {
        /// Name of the archive.
        file: String,
        /// How many.
        n: u32,
    },
    /// Something that cannot be used.
    Refused {
        /// File, place, reason and a way on, in one sentence.
        message: String,
    },
}

/// How bytes became text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decoded {
    /// Label of the encoding in the WHATWG Encoding Standard.
    pub label: String,
    /// How it was known, in words for people.
    pub basis: String,
    /// Labels of others that fit the bytes; possibly empty.
    pub alternatives: Vec<String>,
}

#[cfg(feature = "import")]
impl From<crate::exchange::import::Item> for Found {
    fn from(item: crate::exchange::import::Item) -> Self {
        use crate::exchange::import::Item;
        match item {
            Item::Article(found) => Self::Article {
                article: Box::new(found.article),
                kind: found.kind.name().to_owned(),
                inside: found.inside,
                decoded: found.encoding.map(|choice| Decoded {
                    label: choice.label,
                    basis: choice.basis.to_owned(),
                    alternatives: choice.alternatives,
                }),
                notes: found.notes.iter().map(ToString::to_string).collect(),
            },
            Item::Record { file, document } => Self::Record { file, document },
            Item::Reviews { file, reviews } => Self::Reviews { file, reviews },
            Item::Edition { file, edition } => Self::Edition { file, edition },
            Item::PassedOver { file, n } => Self::PassedOver {
                file,
                n: n.try_into().unwrap_or(u32::MAX),
            },
            Item::Refused(error) => Self::Refused {
                message: error.to_string(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        corpus::{Given, GivenFact},
        span::Span,
    };

    #[test]
    fn an_article_survives_the_way_to_the_engine() {
        let mut article =
            Article::from_text("zenda.txt", "Menu\n“Plums are in,” said Mira Castellan.\n");
        article.given = Given {
            outlet: Some(GivenFact::new("The Ruritania Post", "typed by a person")),
            furniture: vec![Span::new(0, 5)],
            ..Given::default()
        };
        let task = Task {
            article,
            issues: Vec::new(),
        };
        let json = serde_json::to_string(&task).unwrap();
        assert_eq!(serde_json::from_str::<Task>(&json).unwrap(), task);
    }
}
