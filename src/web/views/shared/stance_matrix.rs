//! The stances of a list as a matrix whose figures narrow that list.

use std::rc::Rc;

use yew::prelude::*;

use super::figures::{polarity_value, target_label, target_value};
use crate::{
    compare::positions::{LinesBy, Positions},
    query::{
        filter::{Filter, Key},
        index::{Index, TargetRow},
    },
    record::Polarity,
    web::{
        components::{Matrix, MatrixCell, MatrixData, MatrixHead, SortLink, view_polarity},
        route::{Address, Arranged, Picture, Route},
        store::Layered,
    },
};

/// The holders and targets shown, with their numbers, in the order that the address asks for.
pub struct Lines {
    /// Holders.
    pub holders: Vec<(u32, u32)>,
    /// Targets.
    pub targets: Vec<(TargetRow, u32)>,
    /// Whether there are more of either.
    is_cut: bool,
}

impl Lines {
    /// Those of `positions`; a view with a matrix shows a few of them at first.
    pub fn of(index: &Index, positions: &Positions, address: &Address) -> Self {
        let (n_holders, n_targets) = match address.route {
            Route::Overview => (10, 18),
            _ => (14, 14),
        };
        let arranged = &address.arranged;
        let targets_by = match arranged.columns {
            Some(_) => LinesBy::Name,
            None => LinesBy::Number,
        };
        let mut lines = Self {
            holders: positions.holders_by(index, rows_by(index, positions, arranged)),
            targets: positions.targets_by(index, targets_by),
            is_cut: positions.holders.len() > n_holders || positions.targets.len() > n_targets,
        };
        if !arranged.is_whole(Picture::Positions) {
            lines.holders.truncate(n_holders);
            lines.targets.truncate(n_targets);
        }
        lines
    }
}

const NAME: &str = "name";

/// What the rows are ordered by; by number where the address names nothing that is here.
fn rows_by(index: &Index, positions: &Positions, arranged: &Arranged) -> LinesBy {
    let Some(by) = &arranged.rows else {
        return LinesBy::Number;
    };
    let mut targets = positions.targets.iter();
    match targets.find(|&&(target, _)| target_value(index, target) == *by) {
        Some(&(target, _)) => LinesBy::Toward(target),
        None if by == NAME => LinesBy::Name,
        None => LinesBy::Number,
    }
}

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
    let rows_by = rows_by(index, positions, &address.arranged);
    let link = |filter: Filter| AttrValue::from(Route::Stances.href(&filter));
    let arrange = |arranged: Arranged| AttrValue::from(address.with_arranged(arranged).href());
    let sort_rows = |by: Option<&str>| {
        arrange(Arranged {
            rows: by.map(str::to_owned),
            ..address.arranged.clone()
        })
    };
    let rows = lines.holders.iter().filter_map(|&(holder, n)| {
        let actor = index.actors.get(holder as usize)?;
        Some(MatrixHead {
            label: actor.name.clone().into(),
            href: Route::Actor(actor.id.clone())
                .href(&layered.bare_filter())
                .into(),
            n,
            total: link(filter.clone().only(Key::Holder, actor.id.as_str())),
            sort: AttrValue::default(),
            is_sorted: false,
            is_quiet: false,
        })
    });
    let columns = lines.targets.iter().map(|&(target, n)| {
        let value = target_value(index, target);
        let total = link(filter.clone().only(Key::Target, &value));
        let is_sorted = rows_by == LinesBy::Toward(target);
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
        let id = target_value(index, TargetRow::Actor(holder));
        let filter = filter.clone().only(Key::Holder, &id);
        let cells = lines.targets.iter();
        cells
            .map(|&(target, _)| cell(index, positions, &filter, (holder, target)))
            .collect()
    });
    let order = |label: &'static str, href: AttrValue, is_current: bool| SortLink {
        label: label.into(),
        href,
        is_current,
    };
    let sort_columns = |by: Option<&str>| {
        arrange(Arranged {
            columns: by.map(str::to_owned),
            ..address.arranged.clone()
        })
    };
    let is_by_name = address.arranged.columns.is_some();
    MatrixData {
        rows: rows.collect(),
        columns: columns.collect(),
        cells: cells.collect(),
        rows_by: vec![
            order("most stances", sort_rows(None), rows_by == LinesBy::Number),
            order("by name", sort_rows(Some(NAME)), rows_by == LinesBy::Name),
        ],
        columns_by: vec![
            order("most stances", sort_columns(None), !is_by_name),
            order("by name", sort_columns(Some(NAME)), is_by_name),
        ],
        more: lines.is_cut.then(|| more(positions, address)),
    }
}

/// The way to all rows and columns, or back to the first.
fn more(positions: &Positions, address: &Address) -> (AttrValue, AttrValue) {
    let words = if address.arranged.is_whole(Picture::Positions) {
        "Show fewer".into()
    } else {
        format!(
            "Show all {} × {}",
            positions.holders.len(),
            positions.targets.len()
        )
        .into()
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
