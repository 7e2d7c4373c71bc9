//! Finds stances of actors toward actors and issues, and the issues themselves.

use crate::{
    corpus::ArticleHash,
    lexicon::Lexicon,
    record::{Actor, Attribution, Issue, NamedIssue, Stance},
    segment::Segments,
    span::Span,
    tagging::Tags,
};

/// What the stages before have found in one article.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    /// Of the article's file.
    pub hash: ArticleHash,
    /// The article's text.
    pub text: &'a str,
    /// Paragraphs, sentences, tokens.
    pub segments: &'a Segments,
    /// Labels of the tokens.
    pub tags: &'a Tags,
    /// Attributions with speakers.
    pub attributions: &'a [Attribution<Span>],
    /// Actors with mentions.
    pub actors: &'a [Actor<Span>],
}

/// Issues of an article, by first passage: those of `named` where the corpus has a list, key phrases where it has none.
pub fn find_issues(
    _findings: Findings<'_>,
    _named: &[NamedIssue],
    _lexicon: &Lexicon,
) -> Vec<Issue<Span>> {
    Vec::new()
}

/// Stances of an article, by evidence.
pub fn find_stances(
    _findings: Findings<'_>,
    _issues: &[Issue<Span>],
    _lexicon: &Lexicon,
) -> Vec<Stance<Span>> {
    Vec::new()
}
