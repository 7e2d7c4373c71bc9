//! Messages between the page and the engine's module, in postcard, which both know for editions: plain data on both sides,
//! so that the page needs none of the engine's code and none of the importers'. Spans are bytes of the article's text,
//! except in records of editions.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use record::{
    NamedIssue, Record,
    corpus::Article,
    edition::{Edition, files::ReviewsFile},
    preview::Preview,
    review::Review,
    span::CodeSpan,
};

/// A message as bytes.
///
/// # Panics
///
/// Never: messages have only sequences of known length, and writing to memory does not fail.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    postcard::to_allocvec(message).expect("sequences of a message know their length")
}

/// The message of some bytes.
///
/// # Errors
///
/// Where they are something else.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, postcard::Error> {
    postcard::from_bytes(bytes)
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
    Article(Box<Draft>),
    /// Decisions of people.
    Reviews {
        /// Name of the file.
        file: String,
        /// The decisions.
        reviews: Box<ReviewsFile>,
    },
    /// A whole edition, checked.
    Edition {
        /// Name of the file.
        file: String,
        /// The edition.
        edition: Box<Edition>,
    },
    /// Files of an archive that are no articles.
    PassedOver {
        /// Name of the archive.
        file: String,
        /// Paths of the files inside it; never empty.
        paths: Vec<String>,
        /// What they are instead.
        reason: String,
    },
    /// Something that cannot be used.
    Refused {
        /// File, place, reason and a way on, in one sentence.
        message: String,
    },
}

/// An article that is not yet analysed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Text and facts from outside it.
    pub article: Article,
    /// What sort of file it was, such as `web page`.
    pub kind: String,
    /// Path inside the archive from which it came.
    pub inside: Option<String>,
    /// How its bytes were decoded; absent where the format knows.
    pub decoded: Option<Decoded>,
    /// What a person should check, a sentence each.
    pub notes: Vec<String>,
    /// Facts and furniture.
    pub preview: Preview,
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

/// Two texts of a list that share much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Likeness {
    /// Index of the earlier one.
    pub first: u32,
    /// Index of the later one.
    pub second: u32,
    /// How much of the shorter one the other has, per mille.
    pub contained: u16,
}

/// Begins a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// What the debate is about; empty for key phrases instead.
    pub issues: Vec<NamedIssue>,
    /// Records of the edition to which the articles are added.
    pub settled: Vec<Record<CodeSpan>>,
}

/// An article to find the record of, as one of the corpus begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// The article with what a person said about it.
    pub article: Article,
    /// Decisions on its entries.
    pub reviews: Vec<Review>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{
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
            reviews: Vec::new(),
        };
        assert_eq!(decode::<Task>(&encode(&task)), Ok(task));
    }
}
