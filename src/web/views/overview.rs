//! The edition at a glance: its articles, who is heard, who stands where, and questions to start from.

use yew::prelude::*;

use super::shared::{
    Listing, PartDownloads, use_listing, view_article_card, view_chosen, view_heard_grid,
    view_polarity_key, view_rest, view_stance_matrix, view_start_here,
};
use crate::web::{
    components::{view_bar_key, view_header},
    export::Part,
    figures::{Columns, Figures},
    route::{Picture, Route},
    store::Layered,
    words,
};
use query::{
    compare::{
        heard::{HeardGrid, Length},
        positions::Positions,
    },
    filter::Subject,
};

/// What the view counts under a filter.
#[derive(PartialEq)]
struct Counted {
    /// Who is heard in all articles chosen.
    whole: HeardGrid,
    /// The same in the articles shown.
    grid: HeardGrid,
    columns: Columns,
    positions: Positions,
    figures: Figures,
    n_stances: u32,
}

/// The view.
#[component]
pub fn Overview() -> Html {
    let listing = use_listing(Subject::Quotes);
    let layered = listing.layered.clone();
    let counted = use_memo(
        (
            layered.clone(),
            listing.outcome.clone(),
            listing.address.filter.clone(),
        ),
        |(layered, quotes, filter)| {
            let figures = Figures::under(filter);
            let mentions = figures.rows(layered, Subject::Mentions);
            let stances = figures.rows(layered, Subject::Stances);
            let columns = Columns::chosen(layered, filter);
            Counted {
                whole: HeardGrid::of(&layered.index, &quotes.rows, &mentions),
                grid: columns.grid(&layered.index, &quotes.rows, &mentions),
                columns,
                positions: Positions::of(&layered.index, &stances),
                figures,
                n_stances: stances.len() as u32,
            }
        },
    );
    let Counted {
        whole,
        grid,
        columns,
        positions,
        figures,
        n_stances,
    } = &*counted;
    let cards = columns
        .articles
        .iter()
        .map(|&at| view_article_card(&layered, at, figures, &listing.outcome.rows));
    let is_all = listing.address.filter.is_empty();
    html! {
        <div class="overview">
            { view_header(&layered.edition.title, &lede(&layered), Html::default()) }
            { view_chosen(&listing, "passage") }
            <h2 class="visually-hidden">{ "Articles" }</h2>
            <section class="overview__articles" aria-label="Articles">{ for cards }</section>
            { view_rest(columns, &listing.address.filter) }
            if is_all {
                <section class="overview__section">
                    <h2>{ "Start here" }</h2>
                    { view_start_here(&layered, whole, positions, figures) }
                </section>
            }
            <section class="overview__section">
                <div class="overview__head">
                    <h2>{ "Heard, or only talked about" }</h2>
                    { view_bar_key() }
                </div>
                <p class="muted measure">
                    { "Bars compare words attributed to an actor in each article. The figures count passages, and open them." }
                </p>
                { view_heard(&listing, grid, columns, figures) }
                <PartDownloads part={Part::Grid} />
            </section>
            <section class="overview__section">
                <div class="overview__head">
                    <h2>{ "Who stands where" }</h2>
                    { view_polarity_key() }
                </div>
                { view_stance_matrix(&layered, positions, &listing.address, figures.scope()) }
                <p class="overview__all">
                    <a href={Route::Stances.href(figures.scope())} data-count={n_stances.to_string()}>
                        { format!("All {} with their evidence", words::counted(*n_stances, "stance")) }
                    </a>
                </p>
                <PartDownloads part={Part::Matrix} />
            </section>
        </div>
    }
}

/// The grid and the way to all its rows, or back to the first.
fn view_heard(listing: &Listing, grid: &HeardGrid, columns: &Columns, figures: &Figures) -> Html {
    let (layered, address) = (&listing.layered, &listing.address);
    let is_whole = address.arranged.is_whole(Picture::Heard);
    let whole = columns.rows(grid, Length::Whole);
    let n_whole: usize = whole.iter().map(Vec::len).sum();
    let shown = if is_whole {
        whole
    } else {
        columns.rows(grid, Length::Short)
    };
    let n_shown: usize = shown.iter().map(Vec::len).sum();
    let href = address
        .with_arranged(address.arranged.clone().toggled(Picture::Heard))
        .href();
    html! {
        <>
            { view_heard_grid(layered, grid, columns, &shown, figures) }
            if is_whole || n_shown < n_whole {
                <a class="button overview__more" {href}>
                    if is_whole { { "Show fewer actors" } } else { { format!("Show all {} actors", words::number(n_whole as u32)) } }
                </a>
            }
        </>
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
