//! The stances of a list as a matrix whose figures narrow that list.

use std::rc::Rc;

use yew::prelude::*;

use crate::web::{
    components::{Matrix, MatrixCell, MatrixData, MatrixHead, SortLink, view_polarity},
    figures::{
        Lines,
        lines::{MOST, NAME, orders},
        polarity_value, target_label, target_value,
    },
    route::{Address, Arranged, Picture, Route},
    store::Layered,
};
use query::{
    compare::positions::{LinesBy, Positions},
    filter::{Filter, Key},
    index::{Index, TargetRow},
};
use record::Polarity;

/// `filter` is that of the list that `positions` were counted over.
pub fn view_stance_matrix(
    layered: &Layered,
    positions: &Positions,
    address: &Address,
    filter: &Filter,
) -> Html {
    let data = Rc::new(matrix_data(layered, positions, address, filter));
    html! { <Matrix {data} label="Positions of actors, down, toward actors and issues, across" /> }
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

fn matrix_data(
    layered: &Layered,
    positions: &Positions,
    address: &Address,
    filter: &Filter,
) -> MatrixData {
    let index = &layered.index;
    let lines = Lines::of(index, positions, address);
    let (rows_by, columns_by) = orders(index, positions, &address.arranged);
    let link = |filter: Filter| AttrValue::from(Route::Stances.href(&filter));
    let arrange = |arranged: Arranged| AttrValue::from(address.with_arranged(arranged).href());
    let sort_rows = |by: Option<&str>| {
        arrange(Arranged {
            rows: by.map(str::to_owned),
            ..address.arranged.clone()
        })
    };
    let sort_columns = |by: Option<&str>| {
        arrange(Arranged {
            columns: by.map(str::to_owned),
            ..address.arranged.clone()
        })
    };
    let rows = lines.holders.iter().filter_map(|&(holder, n)| {
        let actor = index.actors.get(holder as usize)?;
        let is_sorted = columns_by == LinesBy::Line(holder);
        Some(MatrixHead {
            label: actor.name.clone().into(),
            href: Route::Actor(actor.id.clone())
                .href(&layered.bare_filter())
                .into(),
            n,
            total: link(filter.clone().only(Key::Holder, actor.id.as_str())),
            sort: sort_columns((!is_sorted).then_some(actor.id.as_str())),
            is_sorted,
            is_quiet: false,
        })
    });
    let columns = lines.targets.iter().map(|&(target, n)| {
        let value = target_value(index, target);
        let total = link(filter.clone().only(Key::Target, &value));
        let is_sorted = rows_by == LinesBy::Line(target);
        MatrixHead {
            label: target_label(index, target).into(),
            href: total.clone(),
            n,
            total,
            sort: sort_rows((!is_sorted).then_some(value.as_str())),
            is_sorted,
            is_quiet: matches!(target, TargetRow::Issue(_)),
        }
    });
    let cells = lines.holders.iter().map(|&(holder, _)| {
        let cells = lines.targets.iter();
        cells
            .map(|&(target, _)| cell(index, positions, filter, (holder, target)))
            .collect()
    });
    let order = |label: &'static str, href: AttrValue, is_current: bool| SortLink {
        label: label.into(),
        href,
        is_current,
    };
    MatrixData {
        rows: rows.collect(),
        columns: columns.collect(),
        cells: cells.collect(),
        rows_by: vec![
            order("most stances", sort_rows(None), rows_by == LinesBy::Number),
            order("by name", sort_rows(Some(NAME)), rows_by == LinesBy::Name),
        ],
        columns_by: vec![
            order(
                "most stances",
                sort_columns(None),
                columns_by == LinesBy::Number,
            ),
            order(
                "by name",
                sort_columns(Some(NAME)),
                columns_by == LinesBy::Name,
            ),
        ],
        more: lines.is_cut.then(|| more(positions, address)),
    }
}

/// The way to all rows and columns, or back to the first.
fn more(positions: &Positions, address: &Address) -> (AttrValue, AttrValue) {
    let (n_rows, n_columns) = (positions.holders.len(), positions.targets.len());
    let words = match address.arranged.is_whole(Picture::Positions) {
        true => "Show fewer".into(),
        false => {
            let all = if n_rows.max(n_columns) > MOST {
                "more:"
            } else {
                "all"
            };
            format!("Show {all} {} × {}", n_rows.min(MOST), n_columns.min(MOST)).into()
        }
    };
    let arranged = address.arranged.clone().toggled(Picture::Positions);
    (words, address.with_arranged(arranged).href().into())
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
        (
            polarity,
            n,
            pair_href(index, filter, (holder, target), polarity),
        )
    });
    MatrixCell {
        links: links.collect(),
    }
}

/// The list of stances of one polarity that a holder has toward a target.
pub(super) fn pair_href(
    index: &Index,
    filter: &Filter,
    (holder, target): (u32, TargetRow),
    polarity: Polarity,
) -> AttrValue {
    let filter = filter
        .clone()
        .only(Key::Holder, &target_value(index, TargetRow::Actor(holder)))
        .only(Key::Target, &target_value(index, target))
        .only(Key::Polarity, polarity_value(polarity));
    Route::Stances.href(&filter).into()
}
