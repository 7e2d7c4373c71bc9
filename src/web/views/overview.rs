//! The edition at a glance: its articles, who is heard, who stands where, and questions to start from.

use yew::prelude::*;

use super::shared::{
    HeardGroup, PartDownloads, figures::Figures, view_article_card, view_heard_grid,
    view_polarity_key, view_stance_matrix, view_start_here,
};
use crate::{
    compare::{heard::HeardGrid, positions::Positions},
    order,
    query::filter::Subject,
    web::{
        components::{view_bar_key, view_header},
        export::Part,
        hooks::use_layer,
        route::Route,
        store::Layered,
        words,
    },
};

/// Rows of the grid before "show all", at least: of actors heard, of those only talked about.
const SHORT: (usize, usize) = (10, 6);

/// An actor heard or named in so many articles can be compared across them, and is shown however little it says.
const COMPARABLE: usize = 3;

/// The view.
#[component]
pub fn Overview() -> Html {
    let layered = use_layer();
    let is_long = use_state(|| false);
    let counted = use_memo(layered.clone(), |layered| {
        let figures = Figures::within(&layered.bare_filter());
        let quotes = figures.rows(layered, Subject::Quotes);
        let mentions = figures.rows(layered, Subject::Mentions);
        let stances = figures.rows(layered, Subject::Stances);
        let grid = HeardGrid::of(&layered.index, &quotes, &mentions);
        (grid, Positions::of(&layered.index, &stances), figures)
    });
    let (grid, positions, figures) = &*counted;
    let index = &layered.index;
    let cards = (0..index.articles.len() as u32).map(|at| view_article_card(&layered, at, figures));
    let toggle = {
        let is_long = is_long.clone();
        Callback::from(move |_: MouseEvent| is_long.set(!*is_long))
    };
    let all = Route::Stances.href(figures.scope());
    html! {
        <div class="overview">
            { view_header(&layered.edition.title, &lede(&layered), Html::default()) }
            <h2 class="visually-hidden">{ "Articles" }</h2>
            <section class="overview__articles" aria-label="Articles">{ for cards }</section>
            <section class="overview__section">
                <h2>{ "Start here" }</h2>
                { view_start_here(&layered, grid, positions, figures) }
            </section>
            <section class="overview__section">
                <div class="overview__head">
                    <h2>{ "Heard, or only talked about" }</h2>
                    { view_bar_key() }
                </div>
                <p class="muted measure">
                    { "Bars compare words attributed to an actor in each article. The figures count passages, and open them." }
                </p>
                { view_heard_grid(&layered, grid, &groups(&layered, grid, *is_long), figures) }
                <button class="button overview__more" type="button" aria-expanded={is_long.to_string()} onclick={toggle}>
                    if *is_long { { "Show fewer actors" } } else { { format!("Show all {} actors", words::number(index.actors.len() as u32)) } }
                </button>
                <PartDownloads part={Part::Grid} />
            </section>
            <section class="overview__section">
                <div class="overview__head">
                    <h2>{ "Who stands where" }</h2>
                    { view_polarity_key() }
                </div>
                { view_stance_matrix(&layered, positions, figures.scope(), (10, 18)) }
                <p class="overview__all">
                    <a href={all} data-count={index.stances.len().to_string()}>
                        { format!("All {} with their evidence", words::counted(index.stances.len() as u32, "stance")) }
                    </a>
                </p>
                <PartDownloads part={Part::Matrix} />
            </section>
        </div>
    }
}

/// What whoever made the edition says of it, and how to read the page.
fn lede(layered: &Layered) -> String {
    format!(
        "{} Every number opens the passages that it counts.",
        layered.edition.note
    )
    .trim_start()
    .to_owned()
}

/// Actors heard, most words first, then those only named, most mentions first.
fn groups(layered: &Layered, grid: &HeardGrid, is_long: bool) -> [HeardGroup; 2] {
    let actors = 0..layered.index.actors.len() as u32;
    let (mut heard, mut silent): (Vec<u32>, Vec<u32>) =
        actors.partition(|&at| grid.total(at).is_heard());
    order::by_key(&mut heard, |&at| std::cmp::Reverse(grid.total(at).words()));
    order::by_key(&mut silent, |&at| {
        std::cmp::Reverse(grid.total(at).n_mentions)
    });
    if !is_long {
        shorten(&mut heard, SHORT.0, grid);
        shorten(&mut silent, SHORT.1, grid);
    }
    [
        HeardGroup {
            label: "Heard",
            actors: heard,
        },
        HeardGroup {
            label: "Only talked about",
            actors: silent,
        },
    ]
}

/// Keeps the first `n` actors, and of the others those that can be compared.
fn shorten(actors: &mut Vec<u32>, n: usize, grid: &HeardGrid) {
    let mut at = 0..;
    actors.retain(|&actor| {
        let cells = grid.actor(actor).iter();
        let n_articles = cells.filter(|cell| !cell.is_absent()).count();
        at.next().is_some_and(|at| at < n) || n_articles >= COMPARABLE
    });
}
