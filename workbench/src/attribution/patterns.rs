//! Which spans, in which order and across how many sentences, make one attribution, and how seldom.

use std::collections::BTreeMap;

use engine::attribution::{
    label::Role,
    link::{Chunk, Patterns, pattern_of},
};

use super::{articles::Article, gold};

/// What each pattern of spans costs: the rarer among the annotated attributions, the more. Those seen once or twice are
/// left out.
pub(super) fn count(articles: &[&Article]) -> Patterns {
    let mut counts: BTreeMap<Vec<u8>, u32> = BTreeMap::new();
    for article in articles.iter().filter(|article| !article.is_silver) {
        let segments = &article.segments;
        let sentence = |token: usize| {
            let start = segments.tokens[token].span.start;
            let at = segments
                .sentences
                .partition_point(|sentence| sentence.span.start <= start);
            at as u32
        };
        for attribution in &article.gold {
            let chunks = chunks(article, attribution);
            if !chunks.is_empty() {
                *counts.entry(pattern_of(&chunks, sentence)).or_default() += 1;
            }
        }
    }
    let total: u32 = counts.values().sum();
    let kept = counts.into_iter().filter(|row| row.1 > 2);
    Patterns {
        rows: kept
            .map(|(pattern, count)| {
                let cost = (f64::from(total) / f64::from(count)).ln() * 100.0;
                (pattern, cost as u32)
            })
            .collect(),
    }
}

/// The spans of an annotated attribution, in order of the text.
fn chunks(article: &Article, attribution: &gold::Attribution) -> Vec<Chunk> {
    let cue = attribution.cue.first().map_or(0, |cue| cue.start);
    let mut chunks = Vec::new();
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
            let tokens = article.segments.tokens_in(*span);
            let role = if span.start < cue { before } else { after };
            // A source that another attribution labels is not there when this one is linked.
            let is_labelled = article
                .labels
                .get(tokens.start)
                .and_then(|label| label.role());
            if !tokens.is_empty() && is_labelled == Some(role) {
                chunks.push(Chunk {
                    role,
                    tokens,
                    sure: 0,
                });
            }
        }
    }
    chunks.sort_by_key(|chunk| chunk.tokens.start);
    chunks
}
