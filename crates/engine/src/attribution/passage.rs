//! A paragraph with what the stages before have found in it, and what can be asked of it.

use std::ops::Range;

use super::{
    link::{Chunk, Group},
    quotation::Quotation,
};
use crate::segment::Segments;
use record::{AttributionKind, Reason, span::Span};

/// What the stages before have found, and the paragraph in question.
#[derive(Clone, Copy)]
pub(crate) struct Passage<'a> {
    pub(crate) text: &'a str,
    pub(crate) segments: &'a Segments,
    /// The outermost of this paragraph; sorted, disjoint.
    pub(crate) quotations: &'a [Quotation],
    /// Position of the paragraph's first token.
    pub(crate) first: usize,
    /// What speaks against anything found in the paragraph.
    pub(crate) doubts: &'a [Reason<Span>],
}

impl<'a> Passage<'a> {
    /// The quotations that a span touches.
    pub(super) fn quotations_in(&self, span: Span) -> &'a [Quotation] {
        let from = self
            .quotations
            .partition_point(|quotation| quotation.span.end <= span.start);
        let to = self
            .quotations
            .partition_point(|quotation| quotation.span.start < span.end);
        self.quotations.get(from..to.max(from)).unwrap_or(&[])
    }

    /// Content that holds most of a quotation holds all of it, as far as no other chunk begins there: marks are more
    /// certain than labels.
    pub(crate) fn fit_to_quotations(&self, chunks: &mut [Chunk]) {
        for at in 0..chunks.len() {
            let chunk = &chunks[at];
            let Some(span) = self
                .tokens_span(&chunk.tokens)
                .filter(|_| chunk.role.is_content())
            else {
                continue;
            };
            let floor = at
                .checked_sub(1)
                .map_or(0, |before| chunks[before].tokens.end);
            let ceiling = chunks
                .get(at + 1)
                .map_or(usize::MAX, |next| next.tokens.start);
            let mut tokens = chunk.tokens.clone();
            for quotation in self.quotations_in(span) {
                let shared = quotation.inner.overlap(span);
                if !quotation.closed || shared * 2 < quotation.inner.len() {
                    continue;
                }
                let whole = self.segments.tokens_in(quotation.span);
                let (start, end) = (whole.start - self.first, whole.end - self.first);
                if start >= floor && end <= ceiling {
                    tokens = tokens.start.min(start)..tokens.end.max(end);
                }
            }
            chunks[at].tokens = tokens;
        }
    }

    pub(super) fn tokens_span(&self, tokens: &Range<usize>) -> Option<Span> {
        let tokens = self
            .segments
            .tokens
            .get(self.first + tokens.start..self.first + tokens.end)?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    }

    /// The bytes of a range of tokens, without a comma, stop or dash at either end that no quotation mark encloses.
    pub(super) fn span_of(&self, tokens: &Range<usize>) -> Option<Span> {
        let tokens = self
            .segments
            .tokens
            .get(self.first + tokens.start..self.first + tokens.end)?;
        let is_loose = |span: Span| {
            matches!(
                span.slice(self.text),
                "," | "." | ";" | "—" | "–" | "--" | "-"
            ) && !self
                .quotations
                .iter()
                .any(|quotation| quotation.span.contains(span))
        };
        let first = tokens.iter().position(|token| !is_loose(token.span));
        let last = tokens.iter().rposition(|token| !is_loose(token.span));
        match first.zip(last) {
            Some((first, last)) => Some(tokens[first].span.cover(tokens[last].span)),
            None => tokens.first().map(|token| token.span),
        }
    }

    /// Joins spans that touch.
    pub(super) fn merge(&self, spans: Vec<Span>) -> Vec<Span> {
        let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match merged.last_mut() {
                Some(last)
                    if Span::new(last.end, span.start.max(last.end))
                        .slice(self.text)
                        .trim()
                        .is_empty() =>
                {
                    last.end = last.end.max(span.end);
                }
                _ => merged.push(span),
            }
        }
        merged
    }

    /// The words in outer quotation marks of a content, marks left out.
    pub(super) fn quoted(&self, content: &[Span]) -> Vec<Span> {
        let mut quoted = Vec::new();
        for span in content {
            for quotation in self.quotations_in(*span) {
                let inner = quotation.inner;
                let shared = Span::new(inner.start.max(span.start), inner.end.min(span.end));
                let shared = shared.trim(self.text);
                if !shared.is_empty() {
                    quoted.push(shared);
                }
            }
        }
        quoted
    }

    /// Quoted words, with those of a further stretch.
    pub(super) fn quoted_further(&self, quoted: &[Span], stretch: Span) -> Vec<Span> {
        let mut all = quoted.to_vec();
        all.extend(self.quoted(&[stretch]));
        all
    }

    /// Whether the cue is the colon behind the `Q` or `A` of a printed interview, which names nobody.
    pub(super) fn is_interview(&self, source: &[Span], cue: &[Span]) -> bool {
        let is_mark = |span: &Span| matches!(span.slice(self.text), "Q" | "A" | "Q." | "A.");
        let colon = cue.first().filter(|span| span.slice(self.text) == ":");
        let before = colon.and_then(|colon| self.text.get(..colon.start as usize));
        let is_label = before.is_some_and(|before| {
            let line = before.rsplit('\n').next().unwrap_or(before);
            matches!(line.trim(), "Q" | "A")
        });
        is_label || source.iter().any(is_mark)
    }

    pub(super) fn n_words(&self, spans: &[Span]) -> usize {
        spans
            .iter()
            .flat_map(|span| {
                self.segments
                    .tokens
                    .get(self.segments.tokens_in(*span))
                    .unwrap_or(&[])
            })
            .filter(|token| {
                token
                    .span
                    .slice(self.text)
                    .starts_with(char::is_alphanumeric)
            })
            .count()
    }

    /// Direct where the content stands in quotation marks as an utterance: all of it, and more than a phrase.
    pub(super) fn kind(&self, content: &[Span], quoted: &[Span]) -> AttributionKind {
        if quoted.is_empty() {
            return AttributionKind::Indirect;
        }
        let (words, own) = (self.n_words(content), self.n_words(quoted));
        let is_utterance = |span: &Span| {
            let inside = span.slice(self.text);
            inside.ends_with(['.', ',', '!', '?', '…'])
                || inside.starts_with(char::is_uppercase) && inside.contains(' ')
        };
        if own >= words && (own > 4 || quoted.iter().any(is_utterance)) {
            AttributionKind::Direct
        } else {
            AttributionKind::Mixed
        }
    }

    /// Number of letters of a group, and how many of them are capitals.
    pub(super) fn letters(&self, group: &Group) -> (usize, usize) {
        let spans = group
            .chunks
            .iter()
            .filter_map(|chunk| self.span_of(&chunk.tokens));
        let letters = spans.flat_map(|span| span.slice(self.text).chars());
        letters
            .filter(|character| character.is_alphabetic())
            .fold((0, 0), |(all, capitals), letter| {
                (all + 1, capitals + usize::from(letter.is_uppercase()))
            })
    }
}
