//! Rows of a comparison, a column for each article; on narrow windows every row is a card with a line for each.

use yew::prelude::*;

use crate::web::{
    components::{Bar, view_bar, view_figure},
    figures::compared::percent,
    route::Route,
    store::Layered,
    words,
};

/// One row.
pub(super) struct Row {
    /// What it is about.
    pub(super) head: Html,
    /// Whether it is a sum of the rows below it (`sum`), one of them (`part`), or neither.
    pub(super) level: Option<&'static str>,
    /// One for each article; nothing where the article has nothing.
    pub(super) cells: Vec<Option<Html>>,
}

/// The table. Its bars have their figures beneath, so it is its own text twin.
pub(super) fn view_side_by_side(
    layered: &Layered,
    articles: &[u32],
    label: &'static str,
    rows: Vec<Row>,
) -> Html {
    let columns = articles
        .iter()
        .filter_map(|&at| layered.index.articles.get(at as usize));
    let heads = columns.clone().map(|article| {
        let href = Route::Article(article.id.clone()).href(&layered.bare_filter());
        html! {
            <th class="heard-grid__outlet" scope="col" role="columnheader">
                <a {href} title={words::title(article)}>{ words::outlet(article) }</a>
            </th>
        }
    });
    let rows = rows.into_iter().map(|row| {
        let cells = row.cells.into_iter().zip(columns.clone()).map(|(cell, article)| {
            let absent = cell.is_none().then_some("true");
            html! {
                <td class="heard-grid__cell" role="cell" data-absent={absent}>
                    <span class="heard-grid__where" aria-hidden="true">{ words::outlet(article) }</span>
                    { cell.unwrap_or_else(view_nothing) }
                </td>
            }
        });
        html! {
            <tr class="heard-grid__row" role="row" data-level={row.level}>
                <th class="heard-grid__actor" scope="row" role="rowheader">{ row.head }</th>
                { for cells }
            </tr>
        }
    });
    html! {
        <table class="heard-grid" role="table" aria-label={label}>
            <thead class="heard-grid__head" role="rowgroup">
                <tr role="row">
                    <th class="heard-grid__corner" scope="col" role="columnheader"><span class="visually-hidden">{ label }</span></th>
                    { for heads }
                </tr>
            </thead>
            <tbody role="rowgroup">{ for rows }</tbody>
        </table>
    }
}

fn view_nothing() -> Html {
    html! { <span class="heard heard--absent"><span aria-hidden="true">{ "·" }</span><span class="visually-hidden">{ "none" }</span></span> }
}

/// What a cell says.
pub(super) struct Figure {
    /// Its bar, if it has one.
    pub(super) bar: Option<Bar>,
    /// Number of passages and the link to them, if there are any.
    pub(super) passages: Option<(u32, String)>,
    /// Share of the article's words, per mille, if the row has words.
    pub(super) share: Option<u32>,
    /// Whether no other article has as large a share.
    pub(super) is_most: bool,
}

/// A bar, a count of passages as a link, a share of the article's words.
pub(super) fn view_cell(figure: Figure, what: &str) -> Html {
    let noun = match figure.passages {
        Some((1, _)) => "passage",
        _ => "passages",
    };
    html! {
        <div class="heard">
            if let Some(bar) = figure.bar { <span class="heard__bar">{ view_bar(bar) }</span> }
            <span class="heard__figures">
                if let Some((n, href)) = figure.passages { { view_figure(n, noun, href, what) } }
                if let Some(share) = figure.share {
                    <span class="compare__share" data-most={figure.is_most.then_some("true")}>
                        { percent(share) }
                        <span class="visually-hidden">{ " of the article’s words" }</span>
                        if figure.is_most { <>{ " " }<span class="compare__most">{ "most" }</span></> }
                    </span>
                }
            </span>
        </div>
    }
}
