//! Two utterances word by word.

use super::utterance::{Utterance, Word};
use crate::compare::Sources;
use record::span::CodeSpan;

/// What became of a stretch of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// In both.
    Same,
    /// In the fullest version alone.
    LeftOut,
    /// In this version alone.
    Added,
}

/// A stretch of words under one change, all inside quotation marks or all outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What became of it.
    pub change: Change,
    /// Whether it stands inside quotation marks where it stands.
    pub is_quoted: bool,
    /// Whether words that are not shown, or not said, stand before it.
    pub after_gap: bool,
    /// The words as written.
    pub text: String,
    /// How many.
    pub n_words: u32,
}

/// Longest utterance that is aligned in full, in words; of a longer one only so many.
const LONGEST: usize = 400;

/// Pairs of positions with the same word, rising in both: a longest common subsequence, without stray words that have no
/// content and stand by themselves. Takes at most [`LONGEST`] squared steps.
pub(super) fn align(full: &[Word], other: &[Word]) -> Vec<(u32, u32)> {
    let full = full.get(..LONGEST).unwrap_or(full);
    let other = other.get(..LONGEST).unwrap_or(other);
    let width = other.len() + 1;
    // Length of the longest common subsequence of what is left from each pair of places on.
    let mut rest = vec![0u16; (full.len() + 1) * width];
    for (i, one) in full.iter().enumerate().rev() {
        for (j, two) in other.iter().enumerate().rev() {
            rest[i * width + j] = if one.id == two.id {
                rest[(i + 1) * width + j + 1] + 1
            } else {
                rest[(i + 1) * width + j].max(rest[i * width + j + 1])
            };
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while let (Some(one), Some(two)) = (full.get(i), other.get(j)) {
        if one.id == two.id {
            pairs.push((i as u32, j as u32));
            (i, j) = (i + 1, j + 1);
        } else if rest[(i + 1) * width + j] >= rest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    without_strays(full, &pairs)
}

/// Leaves out runs of the alignment that hold no word with content.
fn without_strays(full: &[Word], pairs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut kept: Vec<(u32, u32)> = Vec::new();
    for run in runs(pairs) {
        let has_content = |&(at, _): &(u32, u32)| full.get(at as usize).is_some_and(|w| !w.is_stop);
        if run.len() >= 3 || run.iter().any(has_content) {
            kept.extend(run);
        }
    }
    kept
}

/// Pairs that follow each other at once in both utterances.
pub(super) fn runs(pairs: &[(u32, u32)]) -> impl Iterator<Item = &[(u32, u32)]> {
    pairs.chunk_by(|one, next| next.0 == one.0 + 1 && next.1 == one.1 + 1)
}

/// All words of an utterance as parts.
pub(super) fn whole(sources: Sources<'_>, utterance: &Utterance) -> Vec<Part> {
    let mut writer = Writer::new(sources);
    for word in &utterance.words {
        writer.add(Change::Same, utterance.article, word);
    }
    writer.parts
}

/// The words of `other` and, where they differ, those of `full`; what is left out stands before what is added.
pub(super) fn parts(
    sources: Sources<'_>,
    full: &Utterance,
    other: &Utterance,
    pairs: &[(u32, u32)],
) -> Vec<Part> {
    let mut writer = Writer::new(sources);
    let (mut i, mut j) = (0, 0);
    let end = (full.words.len() as u32, other.words.len() as u32);
    for &(one, two) in pairs.iter().chain([&end]) {
        for word in full.words.get(i as usize..one as usize).unwrap_or_default() {
            writer.add(Change::LeftOut, full.article, word);
        }
        for word in other
            .words
            .get(j as usize..two as usize)
            .unwrap_or_default()
        {
            writer.add(Change::Added, other.article, word);
        }
        if let Some(word) = other.words.get(two as usize) {
            writer.add(Change::Same, other.article, word);
        }
        (i, j) = (one + 1, two + 1);
    }
    writer.parts
}

/// Joins words under the same change into parts, with the marks between them.
struct Writer<'a> {
    sources: Sources<'a>,
    parts: Vec<Part>,
    /// Where the last part stands: article and span.
    last: Option<(u32, CodeSpan)>,
}

impl<'a> Writer<'a> {
    fn new(sources: Sources<'a>) -> Self {
        Self {
            sources,
            parts: Vec::new(),
            last: None,
        }
    }

    fn add(&mut self, change: Change, article: u32, word: &Word) {
        let source = self.sources.edition.articles.get(article as usize);
        let text = |span: CodeSpan| source.map_or_else(String::new, |source| source.words_in(span));
        if let (Some(part), Some((before, span))) = (self.parts.last_mut(), self.last)
            && part.change == change
            && part.is_quoted == word.is_quoted
            && before == article
            && !word.after_gap
        {
            let span = span.cover(word.span);
            part.text = text(span);
            part.n_words += 1;
            self.last = Some((article, span));
            return;
        }
        self.parts.push(Part {
            change,
            is_quoted: word.is_quoted,
            after_gap: word.after_gap && !self.parts.is_empty(),
            text: text(word.span),
            n_words: 1,
        });
        self.last = Some((article, word.span));
    }
}
