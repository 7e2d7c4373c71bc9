//! Who stands where, as a grid: holders down, targets across, each cell the number of positions of each polarity as links.
//! Links put rows and columns in order; arrow keys, Home and End move through it, and only one of its links is a stop
//! for Tab.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    matrix_parts::{view_cell, view_column_head, view_order, view_row_head},
    matrix_place::{Head, Place},
    sort::SortLink,
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
    /// Holders, in the order shown.
    pub rows: Vec<Head>,
    /// Targets, in the order shown.
    pub columns: Vec<Head>,
    /// One list of cells for each row, as long as `columns`.
    pub cells: Vec<Vec<MatrixCell>>,
    /// What the rows may be ordered by.
    pub rows_by: Vec<SortLink>,
    /// What the columns may be ordered by.
    pub columns_by: Vec<SortLink>,
    /// Words and link that show all rows and columns, or fewer again; none where all fit.
    pub more: Option<(AttrValue, AttrValue)>,
}

impl MatrixData {
    pub(super) fn cell(&self, row: usize, column: usize) -> &[(Polarity, u32, AttrValue)] {
        let cell = self.cells.get(row).and_then(|row| row.get(column));
        cell.map_or(&[], |cell| &cell.links)
    }
}

/// Props of [`Matrix`].
#[derive(Clone, PartialEq, Properties)]
pub struct MatrixProps {
    /// What it shows.
    pub data: Rc<MatrixData>,
    /// What assistive technology calls it.
    pub label: AttrValue,
}

/// The matrix with its controls.
#[component]
pub fn Matrix(props: &MatrixProps) -> Html {
    let place = use_state(Place::default);
    let data = &*props.data;
    let (n_rows, n_columns) = (data.rows.len(), data.columns.len());
    let stops = |row: usize, column: usize| data.cell(row, column).len();
    let here = place.within(n_rows, n_columns, &stops);

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
        .map(|key| (key, here.after(key, n_rows, n_columns, &stops)));
        Callback::from(move |event: KeyboardEvent| {
            let key = event.key();
            if let Some((_, next)) = next.iter().find(|(name, _)| *name == key) {
                event.prevent_default();
                place.set(*next);
                browser::focus(&format!("[data-place=\"{}\"]", next.name()));
            }
        })
    };
    let body = data.rows.iter().enumerate().map(|(row, head)| {
        let cells = (0..n_columns).map(|column| view_cell(data, here, (row, column)));
        html! { <tr key={head.href.to_string()}>{ view_row_head(head) }{ for cells }</tr> }
    });
    let heads = data.columns.iter().enumerate();
    let heads = heads.map(|(column, head)| view_column_head(head, column));
    html! {
        <div class="matrix">
            <div class="matrix__controls">
                { view_order("Rows", "Order of rows", &data.rows_by) }
                { view_order("Columns", "Order of columns", &data.columns_by) }
                if let Some((words, href)) = &data.more { <a class="matrix__more" {href}>{ words }</a> }
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
