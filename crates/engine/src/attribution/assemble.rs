//! Groups of labelled spans to attributions: spans in bytes, kind, quoted words, confidence, and the reasons that the
//! why-card shows.

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::{
    doubt::{GRAVE, doubt},
    label::Role,
    link::{Chunk, Group},
    model::RoleModel,
    quotation::Quotation,
    why::reasons,
};
use crate::segment::Segments;
use record::{
    Attribution, AttributionId, AttributionKind, Reason, Step,
    corpus::{ArticleHash, to_digits},
    span::Span,
};

/// What the stages before have found, and the paragraph in question.
#[derive(Clone, Copy)]
pub(crate) struct Passage<'a> {
    pub(crate) hash: ArticleHash,
    pub(crate) text: &'a str,
    pub(crate) segments: &'a Segments,
    /// The outermost of this paragraph; sorted, disjoint.
    pub(crate) quotations: &'a [Quotation],
    /// Position of the paragraph's first token.
    pub(crate) first: usize,
    /// What speaks against anything found in the paragraph.
    pub(crate) doubts: &'a [Reason<Span>],
}

/// One attribution from a group, its speakers not yet resolved.
pub(crate) fn assemble(
    passage: Passage<'_>,
    group: &Group,
    model: &RoleModel,
) -> Option<Attribution<Span>> {
    let spans = |test: fn(Role) -> bool| -> Vec<Span> {
        let mut spans: Vec<Span> = group
            .chunks
            .iter()
            .filter(|chunk| test(chunk.role))
            .filter_map(|chunk| passage.span_of(&chunk.tokens))
            .collect();
        spans.sort_unstable();
        spans
    };
    let source = spans(Role::is_source);
    let cue = spans(|role| role == Role::Cue);
    let content: Vec<Span> = passage.merge(spans(Role::is_content));
    if content.is_empty() || cue.is_empty() || passage.is_interview(&source, &cue) {
        return None;
    }
    let quoted = passage.quoted(&content);
    let kind = passage.kind(&content, &quoted);
    let why = reasons(passage, group, &quoted, kind);
    let confidence = lowered(model.calibrate(group.raw()), &why);
    Some(Attribution {
        id: to_id(passage.hash, &cue, &content),
        kind,
        source,
        cue,
        content,
        quoted,
        speakers: Vec::new(),
        confidence,
        why,
    })
}

/// A confidence, per mille, less what doubts about the text as a whole take from it.
pub(super) fn lowered(confidence: u16, why: &[Reason<Span>]) -> u16 {
    why.iter()
        .filter(|reason| reason.step == Step::Doubt && reason.weight <= GRAVE)
        .fold(confidence, |confidence, reason| {
            let less = u32::from(reason.weight.unsigned_abs()) * 5 / 4;
            (u32::from(confidence) * 1000_u32.saturating_sub(less) / 1000) as u16
        })
}

/// Adds the next paragraph of the same utterance, which has no id until it is whole.
pub(crate) fn extend(entry: &mut Attribution<Span>, next: Attribution<Span>) {
    entry.id.0.clear();
    entry.content.extend(next.content);
    entry.quoted.extend(next.quoted);
    entry.why.extend(
        next.why
            .into_iter()
            .filter(|reason| reason.step == Step::Quotation),
    );
}

/// The id of an attribution: from the article's hash and the spans of cue and content.
pub(crate) fn to_id(hash: ArticleHash, cue: &[Span], content: &[Span]) -> AttributionId {
    let mut digest = Sha256::new();
    digest.update(hash.0);
    for span in cue.iter().chain(content) {
        digest.update(span.start.to_le_bytes());
        digest.update(span.end.to_le_bytes());
    }
    let bytes: [u8; 32] = digest.finalize().into();
    AttributionId(format!("a-{}", to_digits(&bytes[..6])))
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

    fn tokens_span(&self, tokens: &Range<usize>) -> Option<Span> {
        let tokens = self
            .segments
            .tokens
            .get(self.first + tokens.start..self.first + tokens.end)?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    }

    /// The whole paragraph as an utterance that goes on the one before it: only quotations, and no label found.
    pub(crate) fn continuation(&self, tokens: Range<usize>) -> Option<Attribution<Span>> {
        let whole = self.tokens_span(&tokens)?;
        let first = self.quotations.first()?;
        let covered: usize = self
            .quotations
            .iter()
            .map(|quotation| self.segments.tokens_in(quotation.span).len())
            .sum();
        if covered < tokens.len() || self.n_words(&[whole]) < 4 {
            return None;
        }
        let content = vec![whole];
        let text = if first.continues {
            "the paragraph opens again a quotation that the one before left open"
        } else {
            "the whole paragraph is in quotation marks and follows a quotation"
        };
        let why = vec![
            Reason {
                step: Step::Quotation,
                text: text.into(),
                span: Some(first.span),
                weight: 600,
            },
            doubt("no words say who speaks", None, -150),
        ];
        Some(Attribution {
            id: to_id(self.hash, &[], &content),
            kind: AttributionKind::Direct,
            source: Vec::new(),
            cue: Vec::new(),
            quoted: self.quoted(&content),
            content,
            speakers: Vec::new(),
            confidence: if first.continues { 700 } else { 500 },
            why,
        })
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
    fn merge(&self, spans: Vec<Span>) -> Vec<Span> {
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

    /// Whether the cue is the colon behind the `Q` or `A` of a printed interview, which names nobody.
    fn is_interview(&self, source: &[Span], cue: &[Span]) -> bool {
        let is_mark = |span: &Span| matches!(span.slice(self.text), "Q" | "A" | "Q." | "A.");
        let colon = cue.first().filter(|span| span.slice(self.text) == ":");
        let before = colon.and_then(|colon| self.text.get(..colon.start as usize));
        let is_label = before.is_some_and(|before| {
            let line = before.rsplit('\n').next().unwrap_or(before);
            matches!(line.trim(), "Q" | "A")
        });
        is_label || source.iter().any(is_mark)
    }

    fn n_words(&self, spans: &[Span]) -> usize {
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
}
