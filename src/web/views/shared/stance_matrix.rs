//! The stances of a list as a matrix whose figures narrow that list.

use std::rc::Rc;

use yew::prelude::*;

use super::figures::{polarity_value, target_label, target_value};
use crate::{
    compare::positions::Positions,
    query::{
        filter::{Filter, Key},
        index::{Index, TargetRow},
    },
    record::Polarity,
    web::{
        components::{Matrix, MatrixCell, MatrixData, MatrixHead, view_polarity},
        route::Route,
        store::Layered,
    },
};

/// `filter` is that of the list that `positions` were counted over; `short` as in [`Matrix`].
pub fn view_stance_matrix(
    layered: &Layered,
    positions: &Positions,
    filter: &Filter,
    short: (usize, usize),
) -> Html {
    let data = Rc::new(matrix_data(layered, positions, filter));
    html! { <Matrix {data} label="Positions of actors, down, toward actors and issues, across" {short} /> }
}

/// The signs and what they mean.
pub fn view_polarity_key() -> Html {
    let polarities = [
        Polarity::Supportive,
        Polarity::Critical,
        Polarity::Ambivalent,
    ];
    let items = polarities.map(|polarity| html! { <li>{ view_polarity(polarity) }</li> });
    html! { <ul class="polarity-key">{ for items }</ul> }
}

fn matrix_data(layered: &Layered, positions: &Positions, filter: &Filter) -> MatrixData {
    let index = &layered.index;
    let link = |filter: Filter| AttrValue::from(Route::Stances.href(&filter));
    let holders: Vec<(u32, u32, String)> = positions
        .holders
        .iter()
        .filter_map(|&(holder, n)| {
            Some((holder, n, index.actors.get(holder as usize)?.id.0.clone()))
        })
        .collect();
    let rows = holders.iter().map(|(holder, n, id)| MatrixHead {
        label: target_label(index, TargetRow::Actor(*holder)).into(),
        href: Route::Actor(id.as_str().into())
            .href(&layered.bare_filter())
            .into(),
        n: *n,
        total: link(filter.clone().only(Key::Holder, id)),
        is_quiet: false,
    });
    let columns = positions.targets.iter().map(|&(target, n)| {
        let total = link(
            filter
                .clone()
                .only(Key::Target, &target_value(index, target)),
        );
        MatrixHead {
            label: target_label(index, target).into(),
            href: total.clone(),
            n,
            total,
            is_quiet: matches!(target, TargetRow::Issue(_)),
        }
    });
    let cells = holders.iter().map(|(holder, _, id)| {
        let filter = filter.clone().only(Key::Holder, id);
        positions
            .targets
            .iter()
            .map(|&(target, _)| cell(index, positions, &filter, (*holder, target)))
            .collect()
    });
    MatrixData {
        rows: rows.collect(),
        columns: columns.collect(),
        cells: cells.collect(),
    }
}

fn cell(
    index: &Index,
    positions: &Positions,
    filter: &Filter,
    (holder, target): (u32, TargetRow),
) -> MatrixCell {
    let parts = positions
        .cell(holder, target)
        .parts()
        .into_iter()
        .filter(|&(_, n)| n > 0);
    let links = parts.map(|(polarity, n)| {
        let filter = filter
            .clone()
            .only(Key::Target, &target_value(index, target));
        let filter = filter.only(Key::Polarity, polarity_value(polarity));
        (polarity, n, AttrValue::from(Route::Stances.href(&filter)))
    });
    MatrixCell {
        links: links.collect(),
    }
}
