//! Who is heard and who is only talked about: a row for each actor, a column for each article. On narrow windows each row
//! becomes a card.

use yew::prelude::*;

use super::figures::Figures;
use crate::web::{
    components::{Bar, view_bar, view_figure},
    route::Route,
    store::Layered,
    words,
};
use query::{
    compare::heard::{Heard, HeardGrid, Length},
    filter::{Filter, Key, Subject},
    index::{ActorRow, ArticleRow, Index},
};

/// The headings of the two groups of rows.
const GROUPS: [&str; 2] = ["Heard", "Only talked about"];

/// Most articles that stand side by side; more columns are read by nobody, and a filter chooses others.
const MOST: usize = 8;

/// Most articles that the page of an actor lists.
const MOST_OF_ACTOR: usize = 24;

/// What a grid shows of an edition under a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Positions of the articles shown: the first of those chosen.
    pub articles: Vec<u32>,
    /// How many are chosen.
    pub n_chosen: u32,
    /// Positions of the actors chosen as speakers; empty where none are, and then all actors are shown.
    actors: Vec<u32>,
}

impl Columns {
    /// Articles that the filter's outlets and articles leave, and the speakers chosen.
    pub fn chosen(layered: &Layered, filter: &Filter) -> Self {
        let actors = (0..).zip(&layered.index.actors);
        let chosen = actors.filter(|(_, actor)| filter.has(Key::Speaker, actor.id.as_str()));
        let mut articles = Figures::within(filter).rows(layered, Subject::Articles);
        let n_chosen = articles.len() as u32;
        articles.truncate(MOST);
        Self {
            articles,
            n_chosen,
            actors: chosen.map(|(at, _)| at).collect(),
        }
    }

    /// The articles that the page of an actor lists: all of a small edition, of a larger one those that name the actor or
    /// let it speak, as far as there is room.
    pub fn of_actor(layered: &Layered, grid: &HeardGrid, actor: u32) -> Self {
        let n_articles = layered.index.articles.len();
        let mut articles: Vec<u32> = if n_articles <= MOST_OF_ACTOR {
            (0..n_articles as u32).collect()
        } else {
            grid.actor(actor)
                .iter()
                .map(|&(article, _)| article)
                .collect()
        };
        let n_chosen = articles.len() as u32;
        articles.truncate(MOST_OF_ACTOR);
        Self {
            articles,
            n_chosen,
            actors: vec![actor],
        }
    }

    /// Counts passages of the articles shown.
    pub fn grid(&self, index: &Index, quotes: &[u32], mentions: &[u32]) -> HeardGrid {
        let is_cut = self.articles.len() < self.n_chosen as usize;
        let is_shown = |article: u32| !is_cut || self.articles.contains(&article);
        let quotes = quotes.iter().copied().filter(|&at| {
            let row = index.quotes.get(at as usize);
            row.is_some_and(|row| is_shown(row.article))
        });
        let mentions = mentions.iter().copied().filter(|&at| {
            let row = index.mentions.get(at as usize);
            row.is_some_and(|row| is_shown(row.article))
        });
        HeardGrid::of(
            index,
            &quotes.collect::<Vec<u32>>(),
            &mentions.collect::<Vec<u32>>(),
        )
    }

    /// How many of the articles chosen are shown, and the way to all of them; nothing where all are.
    pub fn view_rest(&self, filter: &Filter) -> Html {
        let n_shown = self.articles.len() as u32;
        if n_shown == self.n_chosen {
            return Html::default();
        }
        let figures = Figures::within(filter);
        let href = Route::Articles.href(figures.scope());
        let all = words::number(self.n_chosen);
        html! {
            <p class="muted measure">
                { format!("The first {n_shown} articles. Choose others among ") }
                <a {href} data-count={self.n_chosen.to_string()}>{ format!("all {all}") }</a>{ "." }
            </p>
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
