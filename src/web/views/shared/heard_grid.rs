//! Who is heard and who is only talked about: a row for each actor, a column for each article. On narrow windows each row
//! becomes a card.

use yew::prelude::*;

use crate::web::{
    components::{Bar, view_bar, view_figure},
    figures::{Columns, Figures},
    route::Route,
    store::Layered,
    words,
};
use query::{
    compare::heard::{Heard, HeardGrid},
    filter::Filter,
    index::{ActorRow, ArticleRow},
};

/// The headings of the two groups of rows.
const GROUPS: [&str; 2] = ["Heard", "Only talked about"];

/// How many of the articles chosen are shown, and the way to all of them; nothing where all are.
pub fn view_rest(columns: &Columns, filter: &Filter) -> Html {
    let n_shown = columns.articles.len() as u32;
    if n_shown == columns.n_chosen {
        return Html::default();
    }
    let figures = Figures::within(filter);
    let href = Route::Articles.href(figures.scope());
    let all = words::number(columns.n_chosen);
    html! {
        <p class="muted measure">
            { format!("The first {n_shown} articles. Choose others among ") }
            <a {href} data-count={columns.n_chosen.to_string()}>{ format!("all {all}") }</a>{ "." }
        </p>
    }
}

/// The table, which is its own text twin: every bar has its figures beneath. `rows` are the positions of actors in each of
/// the two groups.
pub fn view_heard_grid(
    layered: &Layered,
    grid: &HeardGrid,
    columns: &Columns,
    rows: &[Vec<u32>; 2],
    figures: &Figures,
) -> Html {
    let articles: Vec<(u32, &ArticleRow)> = columns
        .articles
        .iter()
        .filter_map(|&at| Some((at, layered.index.articles.get(at as usize)?)))
        .collect();
    let heads = articles.iter().map(|(_, article)| {
        let href = Route::Article(article.id.clone()).href(&layered.bare_filter());
        html! {
            <th class="heard-grid__outlet" scope="col" role="columnheader">
                <a {href} title={words::title(article)}>{ words::outlet(article) }</a>
            </th>
        }
    });
    let groups = GROUPS
        .iter()
        .zip(rows)
        .filter(|(_, actors)| !actors.is_empty());
    let bodies = groups.map(|(label, actors)| {
        let rows = actors.iter().filter_map(|&at| {
            let actor = layered.index.actors.get(at as usize)?;
            Some(view_row(layered, grid, &articles, (at, actor), figures))
        });
        html! {
            <tbody class="heard-grid__group" role="rowgroup">
                <tr role="row"><th class="heard-grid__label" scope="rowgroup" role="rowheader" colspan={(articles.len() + 1).to_string()}>
                    { *label }
                </th></tr>
                { for rows }
            </tbody>
        }
    });
    html! {
        <table class="heard-grid" role="table" aria-label="Who is heard and who is only talked about">
            <thead class="heard-grid__head" role="rowgroup">
                <tr role="row">
                    <th class="heard-grid__corner" scope="col" role="columnheader"><span class="visually-hidden">{ "Actor" }</span></th>
                    { for heads }
                </tr>
            </thead>
            { for bodies }
        </table>
    }
}

fn view_row(
    layered: &Layered,
    grid: &HeardGrid,
    articles: &[(u32, &ArticleRow)],
    (at, actor): (u32, &ActorRow),
    figures: &Figures,
) -> Html {
    let href = Route::Actor(actor.id.clone()).href(&layered.bare_filter());
    let longest = grid.longest();
    let cells = articles.iter().map(|&(article_at, article)| {
        let heard = grid.cell(at, article_at);
        html! {
            <td class="heard-grid__cell" role="cell" data-absent={heard.is_absent().then_some("true")}>
                <span class="heard-grid__where" aria-hidden="true">{ words::outlet(article) }</span>
                { view_heard(heard, longest, &figures.article(article), actor, article) }
            </td>
        }
    });
    html! {
        <tr class="heard-grid__row" role="row" key={at}>
            <th class="heard-grid__actor" scope="row" role="rowheader">
                <a {href}>{ actor.name.clone() }</a>
                <span class="heard-grid__kind">{ words::actor_kind(actor.kind) }</span>
            </th>
            { for cells }
        </tr>
    }
}

/// One cell: a bar of words against the longest of the grid, and the passages as links.
pub fn view_heard(
    heard: Heard,
    longest: u32,
    figures: &Figures,
    actor: &ActorRow,
    article: &ArticleRow,
) -> Html {
    if heard.is_absent() {
        return html! { <span class="heard heard--absent"><span aria-hidden="true">{ "·" }</span><span class="visually-hidden">{ "not named" }</span></span> };
    }
    let place = format!("{} in {}", actor.name, words::outlet(article));
    let bar = Bar {
        own: heard.own_words,
        reported: heard.reported_words,
        full: longest,
    };
    let own = (heard.n_own > 0).then(|| {
        view_figure(
            heard.n_own,
            "quoted",
            figures.own(actor),
            &format!("passages of {place}"),
        )
    });
    let reported = (heard.n_reported > 0).then(|| {
        view_figure(
            heard.n_reported,
            "reported",
            figures.reported(actor),
            &format!("passages of {place}"),
        )
    });
    let named = (heard.n_mentions > 0).then(|| {
        view_figure(
            heard.n_mentions,
            "named",
            figures.mentions(actor),
            &format!("mentions of {place}"),
        )
    });
    let words = format!(
        "{} own, {} reported",
        words::counted(heard.own_words, "word"),
        heard.reported_words
    );
    html! {
        <div class="heard" data-heard={if heard.is_heard() { "true" } else { "false" }}>
            if heard.is_heard() {
                <span class="heard__bar" title={words}>{ view_bar(bar) }</span>
            } else {
                <span class="heard__silence" aria-hidden="true"></span>
            }
            <span class="heard__figures">{ own }{ reported }{ named }</span>
        </div>
    }
}
