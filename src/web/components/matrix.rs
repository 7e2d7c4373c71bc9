//! Who stands where, as a grid: holders down, targets across, each cell the number of positions of each polarity as links.
//! Its order is a choice of the address: links put rows and columns in another. Arrow keys, Home and End move through it,
//! heads included, and only one of its links is a stop for Tab.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    matrix_data::MatrixData,
    matrix_parts::{view_cell, view_column_head, view_order, view_row_head},
    matrix_place::{Extent, KEYS, Place},
};
use crate::web::browser;

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
    let data = &props.data;
    let links = |row, column| data.links(row, column);
    let grid = Extent {
        n_rows: data.rows.len() + 1,
        n_columns: data.columns.len() + 1,
        links: &links,
    };
    let here = place.within(&grid);
    let onkeydown = {
        let (place, data) = (place.clone(), data.clone());
        Callback::from(move |event: KeyboardEvent| {
            let key = event.key();
            if !KEYS.contains(&key.as_str()) || event.alt_key() || event.meta_key() {
                return;
            }
            event.prevent_default();
            let links = |row, column| data.links(row, column);
            let grid = Extent {
                n_rows: data.rows.len() + 1,
                n_columns: data.columns.len() + 1,
                links: &links,
            };
            let next = here.after(&key, event.ctrl_key(), &grid);
            place.set(next);
            browser::focus(&format!("[data-place=\"{}\"]", next.name()));
        })
    };
    // A click or Tab from elsewhere moves the stop too, so that Tab comes back to where one was.
    let onfocusin = {
        let place = place.clone();
        Callback::from(move |event: FocusEvent| {
            let found = browser::attribute_of(&event, "data-place");
            let mut parts = found
                .iter()
                .flat_map(|name| name.split('-'))
                .map(str::parse);
            if let (Some(Ok(row)), Some(Ok(column)), Some(Ok(link))) =
                (parts.next(), parts.next(), parts.next())
            {
                place.set(Place { row, column, link });
            }
        })
    };
    let heads = (1..)
        .zip(&data.columns)
        .map(|(column, head)| view_column_head(head, column, here));
    let body = data.rows.iter().enumerate().map(|(row, head)| {
        let cells = (0..data.columns.len()).map(|column| view_cell(data, (row, column), here));
        html! { <tr key={head.total.to_string()}>{ view_row_head(head, row + 1, here) }{ for cells }</tr> }
    });
    let corner = Place {
        row: 0,
        column: 0,
        link: 0,
    };
    html! {
        <div class="matrix">
            <div class="matrix__controls">
                { view_order("Rows", &data.rows_by) }
                { view_order("Columns", &data.columns_by) }
                if let Some((words, href)) = &data.more { <a class="matrix__more" {href}>{ words }</a> }
            </div>
            <div class="matrix__frame scroll-x" role="region" tabindex="0" aria-label={format!("{}, may scroll", props.label)}>
                <table class="matrix__table" role="grid" aria-label={&props.label} {onkeydown} {onfocusin}>
                    <thead><tr>
                        <th class="matrix__corner" scope="col" tabindex={corner.tabindex(here)} data-place={corner.name()}>
                            <span class="matrix__axis">{ "toward →" }</span>
                        </th>
                        { for heads }
                    </tr></thead>
                    <tbody>{ for body }</tbody>
                </table>
            </div>
        </div>
    }
}
