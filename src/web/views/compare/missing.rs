//! What an article has not that at least two others have.

use yew::prelude::*;

use super::{Comparison, outlets};
use crate::{
    compare::missing::{Absence, Missing, Thing},
    query::{
        filter::{Filter, Key, Subject},
        index::ArticleRow,
    },
    web::{components::view_figure, route::Route, words},
};

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
    let layered = &view.layered;
    let others = absence
        .articles
        .iter()
        .filter_map(|&at| layered.index.articles.get(at as usize));
    let filter = others.fold(layered.bare_filter(), |filter, other| {
        filter.with(Key::Article, &other.id)
    });
    let (kind, name, counted) = match absence.thing {
        Thing::Actor(at) => {
            let actor = layered.index.actors.get(at as usize)?;
            let filter = filter.with(Key::About, actor.id.as_str());
            (
                "Actor",
                actor.name.clone(),
                Some((Route::Mentions, Subject::Mentions, filter, "mention")),
            )
        }
        Thing::Issue(at) => {
            let issue = layered.index.issues.get(at as usize)?;
            let filter = filter.with(Key::Issue, issue.id.as_str());
            (
                "Issue",
                issue.label.clone(),
                Some((Route::Quotes, Subject::Quotes, filter, "passage")),
            )
        }
        Thing::Figure(at) => {
            let figure = missing.figures.get(at as usize)?;
            let stated = figure.cells.iter().flatten().next();
            let text = stated.map_or("", |(stated, _)| stated.text.as_str());
            ("Figure", format!("{text} {}", figure.label), None)
        }
    };
    let where_else = outlets(layered, &absence.articles);
    let n_others = absence.articles.len() as u32;
    Some(html! {
        <li class="missing__item">
            <span class="missing__kind">{ kind }</span>
            <span class="missing__name">{ name.clone() }</span>
            <span class="missing__others" title={where_else.clone()}>
                { format!("in {} others", words::number(n_others)) }
                <span class="visually-hidden">{ format!(": {where_else}, not in {}", words::outlet(article)) }</span>
                { counted.map(|counted| view_passages(view, counted, &name)) }
            </span>
        </li>
    })
}

/// How many passages the others have, as a link to them; nothing where they have none of that kind.
fn view_passages(
    view: &Comparison,
    (route, subject, filter, noun): (Route, Subject, Filter, &str),
    name: &str,
) -> Html {
    let n = view.layered.facets.count(&filter, subject, None);
    if n == 0 {
        return Html::default();
    }
    let ending = if n == 1 { "" } else { "s" };
    let noun = format!("{noun}{ending}");
    html! { <>{ " · " }{ view_figure(n, &noun, route.href(&filter), &format!("of {name} elsewhere")) }</> }
}
