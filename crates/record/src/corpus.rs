//! What comes in: articles, each one decoded text with the metadata that whoever brought it can vouch for.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::span::Span;

/// SHA-256 of an article's file, as read and before decoding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArticleHash(pub [u8; 32]);

impl ArticleHash {
    /// The hash of a file's bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The hash that [`to_hex`](Self::to_hex) wrote; nothing for other texts.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let digits = hex.as_bytes();
        let mut hash = [0; 32];
        if digits.len() != 2 * hash.len() {
            return None;
        }
        for (byte, pair) in hash.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(hash))
    }

    /// The 64 lower-case hexadecimal digits.
    pub fn to_hex(self) -> String {
        to_digits(&self.0)
    }
}

/// Bytes as lower-case hexadecimal digits, two for each.
pub fn to_digits(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
    let pairs = bytes.iter().map(|byte| [byte >> 4, byte & 15].map(digit));
    pairs.flatten().collect()
}

impl std::fmt::Debug for ArticleHash {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.to_hex())
    }
}

/// What is known from outside the text (an HTML head, a JSON line, a person); used before anything read from the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// Headline.
    pub title: Option<GivenFact>,
    /// Publication.
    pub outlet: Option<GivenFact>,
    /// Author line.
    pub byline: Option<GivenFact>,
    /// Day of publication, `YYYY-MM-DD`.
    pub published: Option<GivenFact>,
    /// Lines that are known to be furniture, such as a page header of a PDF; sorted, disjoint, each of
    /// one or more whole lines.
    pub furniture: Vec<Span>,
    /// Lines that are known to be the article's own prose, as a person says; the same shape, and stronger than
    /// `furniture`.
    pub prose: Vec<Span>,
}

/// One fact from outside the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenFact {
    /// The fact itself.
    pub text: String,
    /// Where it was read, in words for people, such as `the page's head: og:title`.
    pub basis: String,
}

impl GivenFact {
    /// A fact with its basis.
    pub fn new(text: impl Into<String>, basis: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            basis: basis.into(),
        }
    }
}

/// One text with its metadata.
///
/// The text is never changed: every offset of a [`Record`](crate::Record) refers to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// File name or identifier, as shown to people.
    pub file: String,
    /// Hash of the file's bytes.
    pub hash: ArticleHash,
    /// The decoded text.
    pub text: String,
    /// Metadata from outside the text.
    pub given: Given,
}

impl Article {
    /// An article from a text that was UTF-8 to begin with.
    pub fn from_text(file: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            file: file.into(),
            hash: ArticleHash::of(text.as_bytes()),
            text,
            given: Given::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_comes_back_from_its_digits() {
        let hash = ArticleHash::of(b"plums");
        assert_eq!(ArticleHash::from_hex(&hash.to_hex()), Some(hash));
        assert_eq!(to_digits(&[0, 0x9a, 0xff]), "009aff");
        for other in ["", "ab", &"é".repeat(32), &"x".repeat(64)] {
            assert_eq!(ArticleHash::from_hex(other), None, "{other}");
        }
    }
}
