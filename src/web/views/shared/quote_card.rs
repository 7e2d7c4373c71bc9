//! One attribution as a card: the words, who says them, how the article gives them; open, also the passage around them,
//! why the program took it so, and a receipt to take along.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    card::Card,
    context::view_context,
    receipt::{self, Receipt},
    why::{Decided, view_why},
};
use crate::web::{
    components::{view_mark, view_polarity},
    route::Route,
    store::Layered,
    words,
};
use query::{index::TargetRow, search::SearchHits};
use record::AttributionKind;

/// Where a card stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// In a list, where it shows the passage around it and leads to the article.
    #[default]
    List,
    /// Beside its article, which does both.
    Article,
}

/// Props of [`QuoteCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct QuoteCardProps {
    /// The layer.
    pub layered: Rc<Layered>,
    /// Position in the quotes of its index.
    pub row: u32,
    /// Whether context, reasons and receipt are shown.
    pub is_open: bool,
    /// Link that opens the card, or closes it where it is open.
    pub toggle: AttrValue,
    /// Where it stands.
    #[prop_or_default]
    pub place: Place,
    /// Words to mark.
    #[prop_or_default]
    pub hits: Option<Rc<SearchHits>>,
}

/// The card.
#[component]
pub fn QuoteCard(props: &QuoteCardProps) -> Html {
    let Some(card) = Card::find(&props.layered, props.row, props.hits.as_deref()) else {
        return Html::default();
    };
    let open = if props.is_open { "true" } else { "false" };
    let says = if props.is_open {
        "Close"
    } else {
        "Context, reasons, receipt"
    };
    let kind = match card.entry.kind {
        AttributionKind::Direct => "direct",
        AttributionKind::Mixed => "mixed",
        AttributionKind::Indirect => "indirect",
    };
    // An address that opens a card in a list points at it; beside an article it points at the words in the text.
    let is_pointed = props.is_open && props.place == Place::List;
    html! {
        <article class="quote-card" data-kind={kind} data-open={open} data-entry={card.entry.id.0.clone()}
            data-pointed={is_pointed.then_some("true")} tabindex={is_pointed.then_some("-1")}>
            <blockquote class="quote-card__words">{ card.view_words() }</blockquote>
            <div class="quote-card__says">
                <p class="quote-card__by">{ view_by(&card) }</p>
                { view_stances(&card, props.row) }
            </div>
            <div class="quote-card__meta">{ view_meta(&card) }</div>
            <p class="quote-card__tools">
                <a class="quote-card__tool" href={&props.toggle} aria-expanded={open}>{ says }</a>
                if props.place == Place::List {
                    <a class="quote-card__tool" href={card.passage_href()}>{ "Show in the article" }</a>
                }
            </p>
            if props.is_open {
                <div class="quote-card__open">
                    if props.place == Place::List { { view_context(&card) } }
                    { view_why(card.layered, Decided::Attribution(card.entry.kind), &card.entry.why, card.row.mark, card.article) }
                    <Receipt texts={receipt::write(&card)} />
                </div>
            }
        </article>
    }
}

/// Speaker, role, cue: "Mira Castellan, prime minister, said".
fn view_by(card: &Card<'_>) -> Html {
    let actors = &card.layered.index.actors;
    let speakers = card.row.speakers.iter().enumerate().filter_map(|(at, &actor)| {
        let actor = actors.get(actor as usize)?;
        let href = Route::Actor(actor.id.clone()).href(&card.filter());
        let comma = if at > 0 { ", " } else { "" };
        let role = card.role(&actor.id).map(|role| html! { <span class="quote-card__role">{ format!(", {role}") }</span> });
        Some(html! { <>{ comma }<a class="quote-card__speaker" {href}>{ actor.name.clone() }</a>{ role }</> })
    });
    let unresolved = card.row.speakers.is_empty().then(|| {
        if card.entry.source.is_empty() {
            html! { <span class="muted">{ "No source named" }</span> }
        } else {
            html! {
                <>
                    <span class="quote-card__speaker">{ card.view_spans(&card.entry.source, &[]) }</span>
                    <span class="quote-card__role">{ " (no actor of this edition)" }</span>
                </>
            }
        }
    });
    let cue = (!card.entry.cue.is_empty()).then(|| {
        html! { <span class="quote-card__cue">{ " · “" }{ card.view_spans(&card.entry.cue, &[]) }{ "”" }</span> }
    });
    html! { <>{ for speakers }{ unresolved }{ cue }</> }
}

fn view_meta(card: &Card<'_>) -> Html {
    let Some(article) = card.layered.index.articles.get(card.row.article as usize) else {
        return Html::default();
    };
    let href = Route::Article(article.id.clone()).href(&card.filter());
    html! {
        <>
            <a class="quote-card__outlet" {href}>{ words::outlet(article) }</a>
            <span>{ words::kind(card.entry.kind) }</span>
            if card.row.paragraph > 0 { <span>{ format!("paragraph {}", card.row.paragraph) }</span> }
            { view_mark(card.row.mark, card.row.confidence) }
        </>
    }
}

/// The stances that rest on the quote.
fn view_stances(card: &Card<'_>, row: u32) -> Html {
    let stances = card.layered.stances_on(row);
    if stances.is_empty() {
        return Html::default();
    }
    let index = &card.layered.index;
    let items = stances.iter().filter_map(|&at| {
        let stance = index.stances.get(at as usize)?;
        let holder = index.actors.get(stance.holder as usize)?;
        let toward = match stance.target {
            TargetRow::Actor(actor) => index
                .actors
                .get(actor as usize)
                .map(|actor| actor.name.clone()),
            TargetRow::Issue(issue) => index
                .issues
                .get(issue as usize)
                .map(|issue| issue.label.clone()),
        }?;
        Some(html! {
            <li class="quote-card__stance">
                { view_polarity(stance.polarity) }
                <span>{ format!("{} toward {toward}", holder.name) }</span>
            </li>
        })
    });
    html! { <ul class="quote-card__stances" aria-label="Positions that rest on this passage">{ for items }</ul> }
}
