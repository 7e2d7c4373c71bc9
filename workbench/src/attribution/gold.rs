//! `PolNeAR` as labels, one a token.

use std::{collections::BTreeMap, ops::Range, path::Path};

use anyhow::Result;
use engine::{
    attribution::{
        grammar::Grammar as _,
        label::{Label, Role},
        reach::Part,
    },
    segment::Segments,
};
use evaluation::polnear;
use record::span::{CodeSpan, OffsetMap, Span};

/// Spans in bytes, sorted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Attribution {
    pub(crate) source: Vec<Span>,
    pub(crate) cue: Vec<Span>,
    pub(crate) content: Vec<Span>,
}

/// Name, text and annotations of each article of a folder, by name.
pub(crate) fn read_folder(folder: &Path) -> Result<Vec<(String, String, Vec<Attribution>)>> {
    let articles = polnear::read_folder(folder)?.into_iter().map(|article| {
        let map = OffsetMap::new(&article.text);
        let convert = |spans: &Vec<(u32, u32)>| {
            let code = spans.iter().map(|&(start, end)| CodeSpan::new(start, end));
            code.map(|span| map.to_span(span)).collect()
        };
        let gold = article.gold.iter().map(|entry| Attribution {
            source: convert(&entry.roles[0]),
            cue: convert(&entry.roles[1]),
            content: convert(&entry.roles[2]),
        });
        (article.name, gold.collect(), article.text)
    });
    Ok(articles
        .map(|(name, gold, text)| (name, text, gold))
        .collect())
}

/// The label of each token.
pub(crate) fn labels(segments: &Segments, gold: &[Attribution]) -> Vec<Label> {
    let mut labels = vec![Label::OUTSIDE; segments.tokens.len()];
    for attribution in gold {
        let cue = attribution.cue.first().map_or(0, |cue| cue.start);
        let mut reach: Option<(usize, usize)> = None;
        let roles = [
            (&attribution.source, Role::SourceBefore, Role::SourceAfter),
            (&attribution.cue, Role::Cue, Role::Cue),
            (
                &attribution.content,
                Role::ContentBefore,
                Role::ContentAfter,
            ),
        ];
        for (spans, before, after) in roles {
            for span in spans {
                let role = if span.start < cue { before } else { after };
                let range = segments.tokens_in(*span);
                let paragraph = |token: usize| {
                    segments
                        .sentence_at(segments.tokens[token].span.start)
                        .map(|s| s.paragraph)
                };
                let mut is_first = true;
                for token in range.clone() {
                    if token > range.start && paragraph(token) != paragraph(token - 1) {
                        is_first = true;
                    }
                    if labels[token].role().is_none() {
                        labels[token] = if is_first {
                            Label::first(role)
                        } else {
                            Label::inside(role)
                        };
                        is_first = false;
                    }
                }
                let (low, high) = reach.unwrap_or((range.start, range.end));
                reach = Some((low.min(range.start), high.max(range.end)));
            }
        }
        let (low, high) = reach.unwrap_or((0, 0));
        for label in labels.get_mut(low..high).unwrap_or(&mut []) {
            if *label == Label::OUTSIDE {
                *label = Label::BETWEEN;
            }
        }
    }
    // The inside of a span whose beginning another span took.
    let mut last = Label::OUTSIDE;
    for label in &mut labels {
        if !Label::allows(last.0, label.0)
            && let Some(role) = label.role()
        {
            *label = Label::first(role);
        }
        last = *label;
    }
    labels
}

/// What the tokens of a paragraph are to a cue, given by its tokens there; `first` is the paragraph's first token. Nothing
/// where no annotated cue overlaps it.
pub(crate) fn parts(
    segments: &Segments,
    gold: &[Attribution],
    first: usize,
    cue: &Range<usize>,
) -> BTreeMap<usize, Part> {
    let overlap = |attribution: &Attribution| -> usize {
        let tokens = attribution.cue.iter().map(|span| segments.tokens_in(*span));
        tokens
            .map(|own| {
                let start = own.start.max(first + cue.start);
                own.end.min(first + cue.end).saturating_sub(start)
            })
            .sum()
    };
    let mut best: Option<&Attribution> = None;
    for attribution in gold {
        if overlap(attribution) > best.map_or(0, overlap) {
            best = Some(attribution);
        }
    }
    let mut parts = BTreeMap::new();
    let Some(attribution) = best else {
        return parts;
    };
    for (spans, begin) in [
        (&attribution.source, Part::SOURCE),
        (&attribution.content, Part::CONTENT),
    ] {
        for span in spans {
            let tokens = segments.tokens_in(*span);
            for token in tokens.clone() {
                let Some(at) = token.checked_sub(first).filter(|at| !cue.contains(at)) else {
                    continue;
                };
                let part = if token == tokens.start {
                    begin
                } else {
                    begin.inside()
                };
                parts.insert(at, part);
            }
        }
    }
    parts
}
