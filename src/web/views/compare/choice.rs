//! Which articles are compared: chips that can be checked, kept in the address.

use yew::prelude::*;

use super::comparison::Comparison;
use crate::web::{store::Layered, words};
use query::{
    compare::MAX_ARTICLES,
    filter::{Filter, Key},
};

/// Chips shown; the articles chosen always are.
const SHOWN: usize = 12;

/// One chip an article; checked ones are compared. The last two cannot both be taken away, a sixth cannot be added.
pub(in crate::web::views) fn view_choice(view: &Comparison) -> Html {
    let mut n_others = SHOWN.saturating_sub(view.articles.len());
    let chips = (0..).zip(&view.layered.index.articles).filter_map(|(at, article)| {
        let is_chosen = view.articles.contains(&at);
        if !is_chosen {
            n_others = n_others.checked_sub(1)?;
        }
        let mut articles: Vec<u32> = view.articles.clone();
        if is_chosen {
            articles.retain(|&chosen| chosen != at);
        } else {
            articles.push(at);
        }
        let href = view.address.with_filter(of_articles(&view.layered, &articles)).href();
        let title = words::title(article);
        let label = html! {
            <>
                <span class="facet__box" aria-hidden="true"></span>
                <span class="compare__chip-label">{ words::outlet(article) }<span class="visually-hidden">{ format!(": {title}") }</span></span>
                if is_chosen { <span class="visually-hidden">{ " (chosen)" }</span> }
            </>
        };
        let state = is_chosen.to_string();
        Some(if articles.is_empty() || !is_chosen && is_full(view) {
            html! { <li><span class="compare__chip" {title} data-chosen={state}>{ label }</span></li> }
        } else {
            html! { <li><a class="compare__chip facet__toggle" {href} {title} data-chosen={state}>{ label }</a></li> }
        })
    });
    html! {
        <section class="compare__choice" aria-label="Articles">
            <ul class="compare__chips">{ for chips }</ul>
            if is_full(view) && view.layered.index.articles.len() > MAX_ARTICLES {
                <p class="muted small">{ "Five at most: take one away to choose another." }</p>
            }
        </section>
    }
}

/// Whether no further article has room.
fn is_full(view: &Comparison) -> bool {
    view.articles.len() >= MAX_ARTICLES
}

/// The filter that chooses these articles.
fn of_articles(layered: &Layered, articles: &[u32]) -> Filter {
    let rows = articles
        .iter()
        .filter_map(|&at| layered.index.articles.get(at as usize));
    rows.fold(layered.bare_filter(), |filter, article| {
        filter.with(Key::Article, &article.id)
    })
}
