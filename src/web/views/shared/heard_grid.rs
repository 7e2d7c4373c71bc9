//! Who is heard and who is only talked about: a row for each actor, a column for each article. On narrow windows each row
//! becomes a card.

use yew::prelude::*;

use super::figures::Figures;
use crate::{
    compare::heard::{Heard, HeardGrid, Length},
    query::{
        filter::{Filter, Key, Subject},
        index::{ActorRow, ArticleRow},
    },
    web::{
        components::{Bar, view_bar, view_figure},
        route::Route,
        store::Layered,
        words,
    },
};

/// The headings of the two groups of rows.
const GROUPS: [&str; 2] = ["Heard", "Only talked about"];

/// What a grid shows of an edition under a filter.
pub struct Columns {
    /// Positions of the articles chosen.
    pub articles: Vec<u32>,
    /// Positions of the actors chosen as speakers; empty where none are, and then all actors are shown.
    actors: Vec<u32>,
}

impl Columns {
    /// Articles that the filter's outlets and articles leave, and the speakers chosen.
    pub fn chosen(layered: &Layered, filter: &Filter) -> Self {
        let actors = (0..).zip(&layered.index.actors);
        let chosen = actors.filter(|(_, actor)| filter.has(Key::Speaker, actor.id.as_str()));
        Self {
            articles: Figures::within(filter).rows(layered, Subject::Articles),
            actors: chosen.map(|(at, _)| at).collect(),
        }
    }

    /// Positions of the actors in each group of rows, in order.
    pub fn rows(&self, grid: &HeardGrid, length: Length) -> [Vec<u32>; 2] {
        let is_shown = |at: &u32| self.actors.is_empty() || self.actors.contains(at);
        let rows = grid.ordered(length);
        rows.map(|rows| rows.into_iter().filter(is_shown).collect())
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
        let heard = grid.actor(at).get(article_at as usize).copied().unwrap_or_default();
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
