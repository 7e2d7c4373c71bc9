//! Groups of labelled spans to attributions: spans in bytes, kind, quoted words, confidence, and the reasons that the
//! why-card shows.

use std::ops::Range;

use super::{
    draft::Draft,
    label::Role,
    link::Group,
    model::RoleModel,
    passage::Passage,
    reason::{doubt, lowered},
    uncued::{ends_like_sentence, is_titled},
    why::reasons,
};
use record::{AttributionKind, Reason, Step, span::Span};

/// One attribution from a group, its speakers not yet resolved.
pub(super) fn assemble(passage: Passage<'_>, group: &Group, model: &RoleModel) -> Option<Draft> {
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
    Some(Draft {
        kind,
        source,
        cue,
        content,
        quoted,
        confidence,
        claimed: !group.is_unsaid,
        why,
    })
}

/// The whole paragraph as an utterance that goes on the one before it: only quotations, and no label found.
pub(super) fn continuation(passage: Passage<'_>, tokens: Range<usize>) -> Option<Draft> {
    let whole = passage.tokens_span(&tokens)?;
    let first = passage.quotations.first()?;
    let covered: usize = passage
        .quotations
        .iter()
        .map(|quotation| passage.segments.tokens_in(quotation.span).len())
        .sum();
    if covered < tokens.len() || passage.n_words(&[whole]) < 4 {
        return None;
    }
    // `“The Long Winter of Strelsau”` by itself is a title.
    let is_title = first.closed && !first.continues && !ends_like_sentence(passage, whole);
    if is_title && is_titled(passage, whole) {
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
    Some(Draft {
        kind: AttributionKind::Direct,
        source: Vec::new(),
        cue: Vec::new(),
        quoted: passage.quoted(&content),
        content,
        confidence: if first.continues { 700 } else { 500 },
        claimed: true,
        why,
    })
}
