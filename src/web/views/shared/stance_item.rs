//! One stance with the span that shows it.

use yew::prelude::*;

use super::{
    listing::Listing,
    why::{Decided, view_why},
};
use crate::web::{
    components::{Role, view_mark, view_passage, view_polarity},
    figures::target_label,
    route::{Address, Route},
    store::Layered,
    words,
};
use query::index::{StanceRow, TargetRow};

/// The stance at a position, with the listing's hits marked if there are any.
pub fn view_stance_item(layered: &Layered, at: u32, listing: Option<&Listing>) -> Html {
    let found = layered.index.stances.get(at as usize);
    let Some((row, stance)) = found.and_then(|row| Some((row, layered.stance(row)?))) else {
        return Html::default();
    };
    let Some((source, article)) = layered
        .source(row.article)
        .zip(layered.index.articles.get(row.article as usize))
    else {
        return Html::default();
    };
    let hits = listing.map_or_else(Vec::new, |listing| listing.marks(row.article));
    let entry = listing.and_then(|listing| listing.address.entry.as_deref());
    let is_pointed = entry == Some(stance.id.as_str());
    let marks: Vec<_> = hits.into_iter().map(|hit| (hit, Role::Hit)).collect();
    let in_article = Address {
        route: Route::Article(article.id.clone()),
        filter: layered.bare_filter(),
        entry: Some(stance.id.0.clone()),
        ..Address::default()
    };
    let article_href = Route::Article(article.id.clone()).href(&layered.bare_filter());
    html! {
        <article class="stance-item" key={at} data-entry={stance.id.0.clone()}
            data-pointed={is_pointed.then_some("true")} tabindex={is_pointed.then_some("-1")}>
            <p class="stance-item__claim">{ view_claim(layered, row) }</p>
            <blockquote class="stance-item__evidence">{ view_passage(&source.pieces(stance.evidence), &marks) }</blockquote>
            <p class="stance-item__meta">
                <a class="stance-item__outlet" href={article_href}>{ words::outlet(article) }</a>
                <span>{ words::basis(row.basis) }</span>
                if row.paragraph > 0 { <span>{ format!("paragraph {}", row.paragraph) }</span> }
                { view_mark(row.mark, row.confidence) }
            </p>
            <div class="stance-item__tools">
                <a class="stance-item__tool" href={in_article.href()}>{ "Show in the article" }</a>
                { view_quote_link(layered, row) }
                <details class="stance-item__why">
                    <summary class="stance-item__tool">{ "Reasons" }</summary>
                    { view_why(layered, Decided::Stance(row.basis), &stance.why, row.mark, source) }
                </details>
            </div>
        </article>
    }
}

/// "Mira Castellan ▲ supportive toward grain tariffs".
fn view_claim(layered: &Layered, row: &StanceRow) -> Html {
    let index = &layered.index;
    let actor = |at: u32| {
        let actor = index.actors.get(at as usize)?;
        let href = Route::Actor(actor.id.clone()).href(&layered.bare_filter());
        Some(html! { <a class="stance-item__actor" {href}>{ actor.name.clone() }</a> })
    };
    let target = match row.target {
        TargetRow::Actor(at) => actor(at).unwrap_or_default(),
        issue @ TargetRow::Issue(_) => {
            html! { <span class="stance-item__issue">{ target_label(index, issue) }</span> }
        }
    };
    html! { <>{ actor(row.holder) }{ view_polarity(row.polarity) }<span class="muted">{ "toward" }</span>{ target }</> }
}

/// To the attribution that the stance rests on.
fn view_quote_link(layered: &Layered, row: &StanceRow) -> Option<Html> {
    let quote = layered.index.quotes.get(row.quote? as usize)?;
    let href = Address {
        route: Route::Quotes,
        filter: layered.bare_filter(),
        entry: Some(layered.attribution(quote)?.id.0.clone()),
        ..Address::default()
    }
    .href();
    Some(html! { <a class="stance-item__tool" {href}>{ "The passage it rests on" }</a> })
}
