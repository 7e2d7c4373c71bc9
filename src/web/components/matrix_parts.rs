//! The parts of a matrix that have no state of their own: its controls, heads and cells.

use yew::prelude::*;

use super::{
    matrix_data::MatrixData,
    matrix_place::{Head, Place},
    polarity::view_polarity_stop,
    sort::SortLink,
};
use crate::web::words::number;

/// What rows or columns are ordered by, as links.
pub(super) fn view_order(what: &'static str, orders: &[SortLink]) -> Html {
    let links = orders.iter().map(|order| {
        let current = order.is_current.then_some("true");
        html! { <a class="matrix__order" href={&order.href} aria-current={current}>{ &order.label }</a> }
    });
    html! {
        <div class="matrix__orders" role="group" aria-label={format!("Order of {}", what.to_lowercase())}>
            <span class="matrix__what" aria-hidden="true">{ what }</span>
            { for links }
        </div>
    }
}

/// The name puts the rows in order of this column; the number leads to all positions toward it.
pub(super) fn view_column_head(head: &Head, column: usize, here: Place) -> Html {
    let name = Place {
        row: 0,
        column,
        link: 0,
    };
    html! {
        <th class="matrix__column" scope="col" key={head.total.to_string()} aria-sort={head.is_sorted.then_some("descending")}>
            <a class="matrix__name" href={&head.sort} data-quiet={head.is_quiet.then_some("true")}
                tabindex={name.tabindex(here)} data-place={name.name()}>
                <span class="visually-hidden">{ "Order rows by " }</span>{ &head.label }
                if head.is_sorted { <span aria-hidden="true">{ " ↓" }</span> }
            </a>
            { view_total(head, "toward", Place { link: 1, ..name }, here) }
        </th>
    }
}

/// The holder, what puts the columns in order of its row, and the number of all its positions.
pub(super) fn view_row_head(head: &Head, row: usize, here: Place) -> Html {
    let name = Place {
        row,
        column: 0,
        link: 0,
    };
    let order = Place { link: 1, ..name };
    html! {
        <th class="matrix__row" scope="row" aria-sort={head.is_sorted.then_some("descending")}>
            <span class="matrix__pair">
                <a class="matrix__holder" href={&head.href} tabindex={name.tabindex(here)} data-place={name.name()}>{ &head.label }</a>
                <a class="matrix__by" href={&head.sort} tabindex={order.tabindex(here)} data-place={order.name()}>
                    <span aria-hidden="true">{ "→" }</span>
                    <span class="visually-hidden">{ "Order columns by " }{ &head.label }</span>
                </a>
                { view_total(head, "of", Place { link: 2, ..name }, here) }
            </span>
        </th>
    }
}

fn view_total(head: &Head, word: &str, place: Place, here: Place) -> Html {
    html! {
        <a class="matrix__total" href={&head.total} data-count={head.n.to_string()} tabindex={place.tabindex(here)}
            data-place={place.name()}>
            { number(head.n) }<span class="visually-hidden">{ format!(" stances {word} {}", head.label) }</span>
        </a>
    }
}

/// A cell: one link for each polarity that it has, or a stop without one.
pub(super) fn view_cell(data: &MatrixData, (row, column): (usize, usize), here: Place) -> Html {
    let pair = data.rows.get(row).zip(data.columns.get(column));
    let Some((holder, target)) = pair else {
        return Html::default();
    };
    let stop = |link: usize| Place {
        row: row + 1,
        column: column + 1,
        link,
    };
    let links = data.cell(row, column);
    let key = target.total.to_string();
    if links.is_empty() {
        let place = stop(0);
        return html! {
            <td class="matrix__cell" {key} tabindex={place.tabindex(here)} data-place={place.name()}>
                <span class="visually-hidden">{ "none" }</span>
            </td>
        };
    }
    let what = format!("of {} toward {}", holder.label, target.label);
    let links = links.iter().enumerate().map(|(at, (polarity, n, href))| {
        let place = stop(at);
        let stop = Some((place.tabindex(here), place.name()));
        view_polarity_stop(*polarity, *n, href.clone(), &what, stop)
    });
    html! { <td class="matrix__cell" {key}><span class="matrix__links">{ for links }</span></td> }
}
