//! Who stands where, as a grid: holders down, targets across, each cell the number of positions of each polarity as links.
//! Rows and columns can be put in order; arrow keys, Home and End move through it, and only one of its links is a stop
//! for Tab.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    matrix_order::{By, Head, Order, Place},
    matrix_parts::{view_cell, view_column_head, view_order, view_row_head},
};
use crate::{record::Polarity, web::browser};

/// Numbers of one cell that are not zero, with the lists they count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixCell {
    /// Polarity, number, link.
    pub links: Vec<(Polarity, u32, AttrValue)>,
}

/// Everything that a matrix shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MatrixData {
    /// Holders.
    pub rows: Vec<Head>,
    /// Targets.
    pub columns: Vec<Head>,
    /// One list of cells for each row, as long as `columns`.
    pub cells: Vec<Vec<MatrixCell>>,
}

impl MatrixData {
    pub(super) fn cell(&self, row: usize, column: usize) -> &[(Polarity, u32, AttrValue)] {
        let cell = self.cells.get(row).and_then(|row| row.get(column));
        cell.map_or(&[], |cell| &cell.links)
    }

    fn number(&self, row: usize, column: usize) -> u32 {
        self.cell(row, column).iter().map(|&(_, n, _)| n).sum()
    }
}

/// Props of [`Matrix`].
#[derive(Clone, PartialEq, Properties)]
pub struct MatrixProps {
    /// What it shows.
    pub data: Rc<MatrixData>,
    /// What assistive technology calls it.
    pub label: AttrValue,
    /// Rows and columns shown before "show all".
    pub short: (usize, usize),
}

/// The matrix with its controls.
#[component]
pub fn Matrix(props: &MatrixProps) -> Html {
    let rows_by = use_state(|| By::Number);
    let columns_by = use_state(|| By::Number);
    let is_long = use_state(|| false);
    let place = use_state(Place::default);
    let data = &*props.data;

    let limit = |short: usize| if *is_long { usize::MAX } else { short };
    let rows = Order::of(&data.rows, *rows_by, |row, column| data.number(row, column))
        .first(limit(props.short.0));
    let columns = Order::of(&data.columns, *columns_by, |column, row| {
        data.number(row, column)
    })
    .first(limit(props.short.1));
    let stops = |row: usize, column: usize| {
        let cell = rows.at(row).zip(columns.at(column));
        cell.map_or(0, |(row, column)| data.cell(row, column).len())
    };
    let here = place.within(rows.len(), columns.len(), &stops);

    let onkeydown = {
        let place = place.clone();
        let next = [
            "ArrowUp",
            "ArrowDown",
            "ArrowLeft",
            "ArrowRight",
            "Home",
            "End",
        ]
        .map(|key| (key, here.after(key, rows.len(), columns.len(), &stops)));
        Callback::from(move |event: KeyboardEvent| {
            let key = event.key();
            if let Some((_, next)) = next.iter().find(|(name, _)| *name == key) {
                event.prevent_default();
                place.set(*next);
                browser::focus(&format!("[data-place=\"{}\"]", next.name()));
            }
        })
    };
    let is_cut = data.rows.len() > props.short.0 || data.columns.len() > props.short.1;
    let toggle = {
        let is_long = is_long.clone();
        Callback::from(move |_: MouseEvent| is_long.set(!*is_long))
    };
    let body = (0..rows.len()).filter_map(|at| {
        let row = rows.at(at)?;
        let cells = (0..columns.len()).filter_map(|across| {
            Some(view_cell(
                data,
                (row, columns.at(across)?),
                here,
                (at, across),
            ))
        });
        Some(html! { <tr key={row}>{ view_row_head(data.rows.get(row)?) }{ for cells }</tr> })
    });
    let heads = (0..columns.len()).filter_map(|across| {
        let column = columns.at(across)?;
        Some(view_column_head(
            data.columns.get(column)?,
            column,
            &rows_by,
        ))
    });
    html! {
        <div class="matrix">
            <div class="matrix__controls">
                { view_order("Rows", &rows_by) }
                { view_order("Columns", &columns_by) }
                if is_cut {
                    <button class="matrix__more" type="button" aria-expanded={is_long.to_string()} onclick={toggle}>
                        if *is_long { { "Show fewer" } } else { { format!("Show all {} × {}", data.rows.len(), data.columns.len()) } }
                    </button>
                }
            </div>
            <div class="matrix__frame scroll-x" role="region" tabindex="0" aria-label={format!("{}, may scroll", props.label)}>
                <table class="matrix__table" role="grid" aria-label={props.label.clone()} {onkeydown}>
                    <thead><tr>
                        <th class="matrix__corner" scope="col"><span class="matrix__axis">{ "toward →" }</span></th>
                        { for heads }
                    </tr></thead>
                    <tbody>{ for body }</tbody>
                </table>
            </div>
        </div>
    }
}
