//! One mention of an actor with the words around it, as far as the edition has them.

use yew::prelude::*;

use super::listing::Listing;
use crate::web::{
    components::{PassageMark, Role, view_passage},
    figures::mention_entry,
    route::{Address, Route},
    words,
};
use record::{
    edition::{EditionArticle, Piece},
    span::CodeSpan,
};

/// Code points shown on either side of what is marked.
const AROUND: u32 = 140;

/// The mention at a position.
pub fn view_mention_item(listing: &Listing, at: u32) -> Html {
    let layered = &*listing.layered;
    let index = &layered.index;
    let Some(row) = index.mentions.get(at as usize) else {
        return Html::default();
    };
    let found = layered
        .source(row.article)
        .zip(index.articles.get(row.article as usize));
    let Some(((source, article), actor)) = found.zip(index.actors.get(row.actor as usize)) else {
        return Html::default();
    };
    let mut marks = vec![(row.span, Role::Mention)];
    marks.extend(
        listing
            .marks(row.article)
            .into_iter()
            .map(|hit| (hit, Role::Hit)),
    );
    let actor_href = Route::Actor(actor.id.clone()).href(&layered.bare_filter());
    let article_href = Address {
        route: Route::Article(article.id.clone()),
        filter: layered.bare_filter(),
        entry: Some(mention_entry(row.span)),
        ..Address::default()
    };
    html! {
        <div class="mention-item">
            <p class="mention-item__words">{ view_around(source, row.span, &marks) }</p>
            <p class="mention-item__meta">
                <a href={actor_href}>{ actor.name.clone() }</a>
                <span>{ words::outlet(article) }</span>
                if row.paragraph > 0 { <span>{ format!("paragraph {}", row.paragraph) }</span> }
                <a href={article_href.href()}>{ "Show in the article" }</a>
            </p>
        </div>
    }
}

/// A span with the words around it inside its paragraph, as far as the edition has them.
pub fn view_around(source: &EditionArticle, span: CodeSpan, marks: &[PassageMark]) -> Html {
    let block = source.blocks.iter().find(|block| block.span.contains(span));
    let bounds = block.map_or(span, |block| block.span);
    let window = CodeSpan::new(
        span.start.saturating_sub(AROUND),
        span.end.saturating_add(AROUND),
    );
    let cut = source.words.whole(window, span);
    let (is_cut_before, is_cut_after) = (bounds.start < window.start, window.end < bounds.end);
    let around = CodeSpan::new(
        if is_cut_before {
            cut.start
        } else {
            bounds.start
        },
        if is_cut_after { cut.end } else { bounds.end },
    );
    let pieces = source.pieces(around);
    // A stretch that is not shown brings an ellipsis of its own.
    let is_text = |piece: Option<&Piece<'_>>| matches!(piece, Some(Piece::Text { .. }));
    html! {
        <>
            if is_cut_before && is_text(pieces.first()) { { "… " } }
            { view_passage(&pieces, marks) }
            if is_cut_after && is_text(pieces.last()) { { "…" } }
        </>
    }
}
