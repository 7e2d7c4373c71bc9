//! What an article has not that at least two others have.

use yew::prelude::*;

use super::comparison::{Comparison, outlets};
use crate::web::{
    components::view_figure,
    figures::{article_href, mention_entry},
    route::Route,
    words,
};
use query::{
    compare::missing::{Absence, Missing, Thing},
    filter::{Filter, Key, Subject},
    index::ArticleRow,
};
use record::span::CodeSpan;

/// A list for each article.
pub(super) fn view_missing(view: &Comparison) -> Html {
    if view.articles.len() < 3 {
        return html! { <p class="compare__none">{ "This needs three articles: choose one more above." }</p> };
    }
    let missing = Missing::of(view.sources());
    let columns = view
        .articles
        .iter()
        .zip(&missing.columns)
        .filter_map(|(&at, absences)| {
            let article = view.layered.index.articles.get(at as usize)?;
            let items = absences
                .iter()
                .filter_map(|absence| view_absence(view, &missing, absence, article));
            Some(html! {
                <section class="missing__column">
                    <h3 class="missing__outlet">{ words::outlet(article) }</h3>
                    if absences.is_empty() {
                        <p class="compare__none">{ "Nothing that two others have." }</p>
                    } else {
                        <ul class="missing__list">{ for items }</ul>
                    }
                </section>
            })
        });
    html! { <div class="missing">{ for columns }</div> }
}

fn view_absence(
    view: &Comparison,
    missing: &Missing,
    absence: &Absence,
    article: &ArticleRow,
) -> Option<Html> {
    let index = &view.layered.index;
    let (kind, name) = match absence.thing {
        Thing::Actor(at) => ("Actor", index.actors.get(at as usize)?.name.clone()),
        Thing::Issue(at) => ("Issue", index.issues.get(at as usize)?.label.clone()),
        Thing::Figure(at) => {
            let figure = missing.figures.get(at as usize)?;
            let stated = figure.cells.iter().flatten().next();
            let text = stated.map_or("", |(stated, _)| stated.text.as_str());
            ("Figure", format!("{text} {}", figure.label))
        }
    };
    let passages = match list_of(view, absence) {
        Some((list, noun)) => view_count_elsewhere(list, noun, &name),
        None => view_places(view, &places_of(view, missing, absence)),
    };
    let where_else = outlets(&view.layered, &absence.articles);
    let n_others = absence.articles.len() as u32;
    Some(html! {
        <li class="missing__item">
            <span class="missing__kind">{ kind }</span>
            <span class="missing__name">{ name }</span>
            <span class="missing__others" title={where_else.clone()}>
                { format!("in {} others", words::number(n_others)) }
                <span class="visually-hidden">{ format!(": {where_else}, not in {}", words::outlet(article)) }</span>
                { " · " }{ passages }
            </span>
        </li>
    })
}

/// The list of what the others have, if any list has it: mentions of an actor or else its passages, passages of an issue.
fn list_of(view: &Comparison, absence: &Absence) -> Option<((Route, Filter, u32), &'static str)> {
    let layered = &view.layered;
    let others = absence.articles.iter();
    let others = others.filter_map(|&at| layered.index.articles.get(at as usize));
    let filter = others.fold(layered.bare_filter(), |filter, other| {
        filter.with(Key::Article, &other.id)
    });
    let list = |route, subject, key, value: &str, noun| {
        let filter = filter.clone().with(key, value);
        let n = layered.facets.count(&filter, subject, None);
        (n > 0).then_some(((route, filter, n), noun))
    };
    match absence.thing {
        Thing::Actor(at) => {
            let id = layered.index.actors.get(at as usize)?.id.as_str();
            let named = list(
                Route::Mentions,
                Subject::Mentions,
                Key::About,
                id,
                "mention",
            );
            named.or_else(|| list(Route::Quotes, Subject::Quotes, Key::Speaker, id, "passage"))
        }
        Thing::Issue(at) => {
            let id = layered.index.issues.get(at as usize)?.id.as_str();
            list(Route::Quotes, Subject::Quotes, Key::Issue, id, "passage")
        }
        Thing::Figure(_) => None,
    }
}

fn view_count_elsewhere((route, filter, n): (Route, Filter, u32), noun: &str, name: &str) -> Html {
    let ending = if n == 1 { "" } else { "s" };
    let noun = format!("{noun}{ending}");
    view_figure(
        n,
        &noun,
        route.href(&filter),
        &format!("of {name} elsewhere"),
    )
}

/// Where the others have what no list has: figures, and issues outside of passages; each with its article.
fn places_of(view: &Comparison, missing: &Missing, absence: &Absence) -> Vec<(u32, CodeSpan)> {
    let sources = view.sources();
    let of_article = |&at: &u32| {
        let column = sources.column(at)?;
        let span = match absence.thing {
            Thing::Figure(figure) => {
                let cell = missing.figures.get(figure as usize)?.cells.get(column)?;
                cell.first()?.0.span
            }
            Thing::Issue(issue) => {
                let id = &sources.index.issues.get(issue as usize)?.id;
                let issues = &sources.records.get(at as usize)?.issues;
                let issue = issues.iter().find(|issue| issue.id == *id)?;
                *issue.mentions.first()?
            }
            Thing::Actor(_) => return None,
        };
        Some((at, span))
    };
    absence.articles.iter().filter_map(of_article).collect()
}

fn view_places(view: &Comparison, places: &[(u32, CodeSpan)]) -> Html {
    let links = places.iter().enumerate().filter_map(|(nth, &(at, span))| {
        let article = view.layered.index.articles.get(at as usize)?;
        let href = article_href(&view.layered, at, mention_entry(span));
        Some(html! { <>if nth > 0 { { ", " } }<a {href}>{ words::outlet(article) }</a></> })
    });
    links.collect()
}
