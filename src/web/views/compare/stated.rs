//! Figures and dates side by side, each a link to the words that state it.

use yew::prelude::*;

use super::{
    comparison::Comparison,
    side::{Row, view_side_by_side},
};
use crate::web::{
    figures::{article_href, mention_entry},
    route::{Picture, Route},
    store::Layered,
    words,
};
use query::compare::figures::{DateGroup, FigureGroup, Stated, dates, figures};
use record::calendar::{DateBasis, Days};

/// Figures for the same thing, then days that several articles name.
pub(super) fn view_figures(view: &Comparison) -> Html {
    let all = figures(view.sources());
    let is_whole = view.address.arranged.is_whole(Picture::Figures);
    let is_shared = |group: &&FigureGroup| group.n_articles() > 1;
    let n_shared = all.iter().filter(is_shared).count();
    let n_shown = if is_whole { all.len() } else { n_shared };
    let rows: Vec<Row> = all
        .iter()
        .take(n_shown)
        .map(|group| figure_row(view, group))
        .collect();
    let dates = dates(view.sources());
    let shared = dates.iter().filter(|group| group.n_articles() > 1);
    let days: Vec<Row> = shared.map(|group| date_row(view, group)).collect();
    let timeline = Route::Timeline.href(&view.address.filter);
    let (has_rows, has_days) = (!rows.is_empty(), !days.is_empty());
    html! {
        <>
            if has_rows {
                { view_side_by_side(&view.layered, &view.articles, "Figures, in each article", rows) }
            } else {
                <p class="compare__none">{ "No figure for the same thing stands in two of these articles." }</p>
            }
            if all.len() > n_shared {
                { view.view_more(Picture::Figures, &format!("Show all {} figures, those of one article too", words::number(all.len() as u32))) }
            }
            <h3 class="compare__sub">{ "Dates in more than one article" }</h3>
            if has_days {
                { view_side_by_side(&view.layered, &view.articles, "Dates, in each article", days) }
            } else {
                <p class="compare__none">{ "No date stands in two of these articles." }</p>
            }
            <p><a href={timeline}>{ "All dates on the timeline" }</a></p>
        </>
    }
}

fn figure_row(view: &Comparison, group: &FigureGroup) -> Row {
    let label = if group.label.is_empty() {
        "not said of what".to_owned()
    } else {
        group.label.clone()
    };
    let differs = group.differs();
    Row {
        head: html! {
            <>
                <span class="compare__head">{ label }</span>
                if differs { <span class="compare__differ">{ "figures differ" }</span> }
            </>
        },
        level: None,
        cells: view.cells(|column, _| {
            let cell = group.cells.get(column)?;
            let stated = cell
                .iter()
                .map(|(stated, _)| view_stated(&view.layered, stated, None));
            (!cell.is_empty())
                .then(|| html! { <span class="compare__stated">{ for stated }</span> })
        }),
    }
}

fn date_row(view: &Comparison, group: &DateGroup) -> Row {
    Row {
        head: view_row_head(group.days),
        level: None,
        cells: view.cells(|column, _| {
            let cell = group.cells.get(column)?;
            let stated = cell
                .iter()
                .map(|(stated, basis)| view_stated(&view.layered, stated, *basis));
            (!cell.is_empty())
                .then(|| html! { <span class="compare__stated">{ for stated }</span> })
        }),
    }
}

/// The days of a date as the head of a row.
pub(in crate::web::views) fn view_row_head(days: Option<Days>) -> Html {
    let label = days.map_or_else(
        || "Not resolved: the day of publication is not known".to_owned(),
        words::date_range,
    );
    html! { <span class="compare__head">{ label }</span> }
}

/// The words as written, as a link to them; under a date what it rests on.
pub(in crate::web::views) fn view_stated(
    layered: &Layered,
    stated: &Stated,
    basis: Option<DateBasis>,
) -> Html {
    let href = article_href(layered, stated.article, mention_entry(stated.span));
    let basis = basis.and_then(|basis| match basis {
        DateBasis::Written => None,
        DateBasis::Year => Some("year from publication"),
        DateBasis::Counted => Some("counted from publication"),
    });
    html! {
        <span class="compare__item">
            <a {href}>{ stated.text.clone() }</a>
            if let Some(basis) = basis { <span class="compare__basis">{ basis }</span> }
        </span>
    }
}
