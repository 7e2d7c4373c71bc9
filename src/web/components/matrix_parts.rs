//! The parts of a matrix that have no state of their own: its controls, heads and cells.

use yew::prelude::*;

use super::{
    matrix::MatrixData,
    matrix_place::{Head, Place},
    polarity::view_polarity_stop,
    sort::SortLink,
};
use crate::web::words::number;

/// What rows or columns are ordered by, as links.
pub(super) fn view_order(what: &'static str, label: &'static str, orders: &[SortLink]) -> Html {
    let links = orders.iter().map(|order| {
        let current = order.is_current.then_some("true");
        html! { <a class="matrix__order" href={&order.href} aria-current={current}>{ &order.label }</a> }
    });
    html! {
        <div class="matrix__orders" role="group" aria-label={label}>
            <span class="matrix__what" aria-hidden="true">{ what }</span>
            { for links }
        </div>
    }
}

/// The name orders the rows by this column; the number leads to all positions toward it.
pub(super) fn view_column_head(head: &Head, column: usize) -> Html {
    html! {
        <th class="matrix__column" scope="col" key={column} aria-sort={head.is_sorted.then_some("descending")}>
            <a class="matrix__name" href={&head.sort} data-quiet={head.is_quiet.then_some("true")}>
                <span class="visually-hidden">{ "Order rows by " }</span>{ &head.label }
                if head.is_sorted { <span aria-hidden="true">{ " ↓" }</span> }
            </a>
            { view_total(head, "toward") }
        </th>
    }
}

/// The holder, and the number of all its positions.
pub(super) fn view_row_head(head: &Head) -> Html {
    html! {
        <th class="matrix__row" scope="row">
            <span class="matrix__pair">
                <a class="matrix__holder" href={&head.href}>{ &head.label }</a>
                { view_total(head, "of") }
            </span>
        </th>
    }
}

fn view_total(head: &Head, word: &str) -> Html {
    html! {
        <a class="matrix__total" href={&head.total} data-count={head.n.to_string()}>
            { number(head.n) }<span class="visually-hidden">{ format!(" stances {word} {}", head.label) }</span>
        </a>
    }
}

/// A cell: one link for each polarity that it has, and exactly one of all links a stop for Tab.
pub(super) fn view_cell(data: &MatrixData, here: Place, (row, column): (usize, usize)) -> Html {
    let pair = data.rows.get(row).zip(data.columns.get(column));
    let what = pair.map_or_else(String::new, |(row, column)| {
        format!("of {} toward {}", row.label, column.label)
    });
    let stop = |link: usize| Place { row, column, link };
    let tabindex = |place: Place| if place == here { "0" } else { "-1" };
    let links = data.cell(row, column);
    if links.is_empty() {
        let place = stop(0);
        return html! {
            <td class="matrix__cell" key={column} tabindex={tabindex(place)} data-place={place.name()}>
                <span class="visually-hidden">{ "none" }</span>
            </td>
        };
    }
    let links = links.iter().enumerate().map(|(at, (polarity, n, href))| {
        let place = stop(at);
        view_polarity_stop(
            *polarity,
            *n,
            href.clone(),
            &what,
            Some((tabindex(place), place.name())),
        )
    });
    html! { <td class="matrix__cell" key={column}><span class="matrix__links">{ for links }</span></td> }
}
