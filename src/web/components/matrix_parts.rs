//! The parts of a matrix that have no state of their own: its controls, heads and cells.

use yew::prelude::*;

use super::{
    matrix::MatrixData,
    matrix_order::{By, Head, Place},
    polarity::view_polarity_stop,
};
use crate::web::words::number;

/// What rows or columns are ordered by, as buttons.
pub(super) fn view_order(what: &'static str, by: &UseStateHandle<By>) -> Html {
    let button = |value: By, words: &'static str| {
        let set = {
            let by = by.clone();
            Callback::from(move |_: MouseEvent| by.set(value))
        };
        html! { <button class="matrix__order" type="button" aria-pressed={(**by == value).to_string()} onclick={set}>{ words }</button> }
    };
    html! {
        <div class="matrix__orders" role="group" aria-label={format!("Order of {}", what.to_lowercase())}>
            <span class="matrix__what" aria-hidden="true">{ what }</span>
            { button(By::Number, "most stances") }
            { button(By::Name, "by name") }
        </div>
    }
}

/// The name orders the rows by this column; the number leads to all positions toward it.
pub(super) fn view_column_head(head: &Head, column: usize, rows_by: &UseStateHandle<By>) -> Html {
    let is_sorted = **rows_by == By::Other(column);
    let sort = {
        let rows_by = rows_by.clone();
        Callback::from(move |_: MouseEvent| {
            rows_by.set(if is_sorted {
                By::Number
            } else {
                By::Other(column)
            })
        })
    };
    html! {
        <th class="matrix__column" scope="col" key={column} aria-sort={is_sorted.then_some("descending")}>
            <button class="matrix__name" type="button" onclick={sort} data-quiet={head.is_quiet.then_some("true")}>
                <span class="visually-hidden">{ "Order rows by " }</span>{ &head.label }
                if is_sorted { <span aria-hidden="true">{ " ↓" }</span> }
            </button>
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
pub(super) fn view_cell(
    data: &MatrixData,
    cell: (usize, usize),
    here: Place,
    at: (usize, usize),
) -> Html {
    let pair = data.rows.get(cell.0).zip(data.columns.get(cell.1));
    let what = pair.map_or_else(String::new, |(row, column)| {
        format!("of {} toward {}", row.label, column.label)
    });
    let stop = |link: usize| Place {
        row: at.0,
        column: at.1,
        link,
    };
    let tabindex = |place: Place| if place == here { "0" } else { "-1" };
    let links = data.cell(cell.0, cell.1);
    if links.is_empty() {
        let place = stop(0);
        return html! {
            <td class="matrix__cell" key={cell.1} tabindex={tabindex(place)} data-place={place.name()}>
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
    html! { <td class="matrix__cell" key={cell.1}><span class="matrix__links">{ for links }</span></td> }
}
