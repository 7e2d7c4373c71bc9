//! The passage around an attribution: its paragraph with source, cue and content marked, and its neighbours.

use yew::prelude::*;

use super::card::Card;
use crate::web::components::{PassageMark, Role, view_passage, view_passage_key};
use record::{
    edition::{Block, Piece},
    span::CodeSpan,
};

/// The paragraph, the one before and the one after, as far as the edition has them.
pub(super) fn view_context(card: &Card<'_>) -> Html {
    let marks = marks(card);
    let Some(whole) = marks.iter().map(|&(span, _)| span).reduce(CodeSpan::cover) else {
        return Html::default();
    };
    let blocks = &card.article.blocks;
    let first = blocks.partition_point(|block| block.span.end <= whole.start);
    let last = blocks.partition_point(|block| block.span.start < whole.end);
    let paragraph = |block: &Block, is_own: bool| {
        let pieces = card.article.pieces(block.span);
        let has_words = pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Text { .. }));
        let class = if is_own {
            "context__own"
        } else {
            "context__near"
        };
        (is_own || has_words).then(|| {
            let mut marks = if is_own { marks.clone() } else { Vec::new() };
            marks.extend(card.hits.iter().map(|&hit| (hit, Role::Hit)));
            html! { <p {class}>{ view_passage(&pieces, &marks) }</p> }
        })
    };
    let from = first.saturating_sub(1);
    let shown = blocks
        .iter()
        .enumerate()
        .skip(from)
        .take((last + 1).saturating_sub(from))
        .filter(|(_, block)| !block.is_furniture)
        .filter_map(|(at, block)| paragraph(block, (first..last).contains(&at)));
    html! {
        <section class="context">
            <h2 class="context__title">{ "In the article" }</h2>
            <div class="context__words">{ for shown }</div>
            { view_passage_key(&[Role::Source, Role::Cue, Role::Content]) }
        </section>
    }
}

/// The parts of the attribution.
pub(super) fn marks(card: &Card<'_>) -> Vec<PassageMark> {
    let entry = card.entry;
    let all = |spans: &[CodeSpan], role: Role| {
        spans
            .iter()
            .map(move |&span| (span, role))
            .collect::<Vec<_>>()
    };
    let mut marks = all(&entry.content, Role::Content);
    marks.extend(all(&entry.source, Role::Source));
    marks.extend(all(&entry.cue, Role::Cue));
    marks
}
