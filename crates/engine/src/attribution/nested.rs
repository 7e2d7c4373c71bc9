//! Attributions inside what another source says: “Otto said that Mira *believes* it”. Annotated news that one could learn
//! from has the outermost alone, so the same model reads each content as if it were a paragraph of its own.

use super::{
    cues::around_cues,
    link::{Chunk, Group},
    model::RoleModel,
    quotation::Quotation,
    text::Text,
};
use record::span::Span;

/// Contents of fewer tokens hold no source, cue and content of their own.
const SHORTEST: usize = 5;
/// Least [raw score](Group::raw), per mille, of what is found: what stands inside is easily taken for more than it is. Lower
/// finds more; the value is a guess, since nothing annotated tells what is right.
const LEAST: u16 = 250;

/// Attributions with a source of their own inside a content, which is given by its tokens in its paragraph; `first` is that
/// paragraph's first token. Tokens of the groups are those of the paragraph.
pub(super) fn groups_in(
    content: &Chunk,
    first: usize,
    text: Text<'_>,
    model: &RoleModel,
) -> Vec<Group> {
    let segments = text.segments;
    let tokens = first + content.tokens.start..first + content.tokens.end;
    let Some([start, .., end]) = segments.tokens.get(tokens.clone()) else {
        return Vec::new();
    };
    let span = start.span.cover(end.span);
    let own = quotations_in(text.quotations, span);
    let inner = own.0;
    let tokens = segments.tokens_in(inner);
    if tokens.len() < SHORTEST {
        return Vec::new();
    }
    let view = model.see(segments, text.tags, &own.1, inner);
    if !view.has_candidate() {
        return Vec::new();
    }
    let Some(scores) = model.score(&view) else {
        return Vec::new();
    };
    let shift = tokens.start.saturating_sub(first);
    let mut groups = around_cues(&view, &scores, model);
    groups.retain(|group| {
        group.chunks.iter().any(|chunk| chunk.role.is_source()) && group.raw() >= LEAST
    });
    for group in &mut groups {
        group.is_nested = true;
        for chunk in &mut group.chunks {
            chunk.tokens = chunk.tokens.start + shift..chunk.tokens.end + shift;
        }
    }
    groups
}

/// The words of a content, without the marks of a quotation that holds all of it, and the quotations among them as if they
/// stood in plain text.
fn quotations_in(quotations: &[Quotation], span: Span) -> (Span, Vec<Quotation>) {
    let from = quotations.partition_point(|quotation| quotation.span.end <= span.start);
    let to = quotations.partition_point(|quotation| quotation.span.start < span.end);
    let near = quotations.get(from..to.max(from)).unwrap_or(&[]);
    let whole = near
        .iter()
        .find(|quotation| quotation.span.contains(span) || span == quotation.span);
    let inner = whole.map_or(span, |quotation| {
        Span::new(
            quotation.inner.start.clamp(span.start, span.end),
            quotation.inner.end.clamp(span.start, span.end),
        )
    });
    let mut own: Vec<Quotation> = near
        .iter()
        .filter(|quotation| inner.contains(quotation.span))
        .cloned()
        .collect();
    let outermost = own
        .iter()
        .map(|quotation| quotation.depth)
        .min()
        .unwrap_or(0);
    for quotation in &mut own {
        quotation.depth -= outermost;
        quotation.continues = false;
    }
    (inner, own)
}
