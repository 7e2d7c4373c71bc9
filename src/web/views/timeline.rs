//! When the articles appeared, and the days that they name: a picture with a line for each article, and the same as a
//! table with the words.

use yew::prelude::*;

use super::{
    compare::{Comparison, view_choice, view_row_head, view_stated},
    shared::{PartDownloads, view_around},
};
use crate::web::{
    components::{Role, view_empty, view_header},
    export::{Compared, Part},
    figures::{article_href, compared::chosen_articles, mention_entry},
    hooks::{use_address, use_layer},
    route::Route,
    words,
};
use query::compare::{
    figures::{DateGroup, Stated},
    timeline::{Panel, Timeline as Dates},
};
use record::calendar::Days;

/// Height of an article's line in the picture, and of the axis under all of them, in pixels.
const LANE: usize = 46;
const AXIS: usize = 30;

/// A range is drawn at least so wide, per mille of the width.
const THIN: u32 = 6;

/// The view.
#[component]
pub fn Timeline() -> Html {
    let layered = use_layer();
    let address = use_address();
    let articles = chosen_articles(&layered, &address.filter);
    let view = Comparison {
        layered,
        address,
        articles,
    };
    let dates = Dates::of(view.sources());
    let is_empty = dates.panels.is_empty();
    let compare = Route::Compare.href(&view.address.filter);
    html! {
        <div class="compare">
            { view_header("Timeline", "When the articles appeared, and the days, months and years that they name.", Html::default()) }
            { view_choice(&view) }
            if is_empty {
                { view_empty("None of these articles has or names a date.", html! { <a href={compare}>{ "Compare them" }</a> }) }
            } else {
                { view_key(&dates) }
                { view_picture(&view, &dates) }
                <section class="compare__section" aria-labelledby="timeline-table">
                    <h2 id="timeline-table">{ "Date by date" }</h2>
                    <p class="muted measure">
                        { "Where a text leaves something open (“Friday”, “last month”), the day of publication settles it, and the line says so." }
                    </p>
                    { view_table(&view, &dates) }
                    <PartDownloads part={Part::Compared(Compared::Timeline)} />
                </section>
            }
        </div>
    }
}

fn view_key(dates: &Dates) -> Html {
    let is_broken = dates.panels.len() > 1;
    html! {
        <ul class="timeline__key">
            <li><svg class="timeline__swatch" aria-hidden="true">{ view_mark("50%", 8, Mark::Published) }</svg>{ "appeared" }</li>
            <li><svg class="timeline__swatch" aria-hidden="true">{ view_mark("50%", 8, Mark::Day) }</svg>{ "names the day" }</li>
            <li>
                <svg class="timeline__swatch" aria-hidden="true"><rect class="timeline__range" x="10%" width="80%" y="4" height="8" /></svg>
                { "names a month, year or several days" }
            </li>
            if is_broken { <li class="muted">{ "Years and days have scales of their own." }</li> }
        </ul>
    }
}

/// The picture; the table beneath says the same in words.
fn view_picture(view: &Comparison, dates: &Dates) -> Html {
    let height = view.articles.len() * LANE + AXIS;
    let panels = dates.panels.iter().map(|panel| view_panel(panel, height));
    let lanes = view.articles.iter().enumerate().map(|(column, &at)| {
        let article = view.layered.index.articles.get(at as usize);
        let top = column * LANE;
        let middle = top + 30;
        let named = dates.dates.iter().filter_map(|group| {
            let (stated, _) = group.cells.get(column)?.first()?;
            Some(view_named(view, dates, group.days?, stated, middle))
        });
        let published = dates.published.get(column).copied().flatten();
        html! {
            <g>
                <line class="timeline__lane" x1="0" x2="100%" y1={middle.to_string()} y2={middle.to_string()} />
                <text class="timeline__outlet" x="0" y={(top + 16).to_string()}>{ article.map(words::outlet) }</text>
                { for named }
                if let Some(days) = published { { view_published(dates, days, middle) } }
            </g>
        }
    });
    html! {
        <div class="timeline__frame">
            <svg class="timeline__picture" width="100%" height={height.to_string()} aria-hidden="true">
                { for panels }
                { for lanes }
            </svg>
        </div>
    }
}

fn view_panel(panel: &Panel, height: usize) -> Html {
    let bottom = height - AXIS;
    let ticks = panel.ticks.iter().enumerate().map(|(nth, tick)| {
        // Near the edges a label would be cut off.
        let anchor = match tick.at {
            0..30 => "start",
            931.. => "end",
            _ => "middle",
        };
        let rank = if nth % 2 == 0 { "first" } else { "second" };
        // The first day of a part, and the first in another year, say which year it is.
        let year = tick.day.parts().0;
        let before = nth.checked_sub(1).and_then(|before| panel.ticks.get(before));
        let is_said = tick.is_year || before.is_some_and(|before| before.day.parts().0 == year);
        html! {
            <g class="timeline__tick" data-rank={rank}>
                <line x1={percent(tick.at)} x2={percent(tick.at)} y1="20" y2={(bottom + 5).to_string()} />
                <text x={percent(tick.at)} y={(bottom + 19).to_string()} text-anchor={anchor}>
                    { words::tick(*tick) }
                    if !is_said { <tspan class="timeline__year">{ format!(" {year}") }</tspan> }
                </text>
            </g>
        }
    });
    let width = panel.end - panel.start;
    html! {
        <g>
            <rect class="timeline__panel" x={percent(panel.start)} width={percent(width)} y="20" height={(bottom - 20).to_string()} />
            { for ticks }
        </g>
    }
}

/// A date as a link to its words, for the mouse; the table has the links for the keyboard.
fn view_named(
    view: &Comparison,
    dates: &Dates,
    days: Days,
    stated: &Stated,
    middle: usize,
) -> Html {
    let href = article_href(&view.layered, stated.article, mention_entry(stated.span));
    let shapes = dates.places(days).into_iter().map(|(from, to)| {
        if days.from == days.to {
            view_mark(&percent((from + to) / 2), middle, Mark::Day)
        } else {
            let width = percent((to - from).max(THIN));
            html! { <rect class="timeline__range" x={percent(from)} {width} y={(middle - 4).to_string()} height="8" /> }
        }
    });
    let title = format!("{}: “{}”", words::date_range(days), stated.text);
    html! { <a {href} tabindex="-1"><title>{ title }</title>{ for shapes }</a> }
}

fn view_published(dates: &Dates, days: Days, middle: usize) -> Html {
    let shapes = dates.places(days).into_iter().map(|(from, to)| {
        let middle_of = percent((from + to) / 2);
        html! {
            <>
                if days.from != days.to {
                    <line class="timeline__between" x1={percent(from)} x2={percent(to)} y1={middle.to_string()} y2={middle.to_string()} />
                }
                { view_mark(&middle_of, middle, Mark::Published) }
            </>
        }
    });
    let title = format!("appeared {}", words::date_range(days));
    html! { <g><title>{ title }</title>{ for shapes }</g> }
}

#[derive(Clone, Copy)]
enum Mark {
    Day,
    Published,
}

fn view_mark(x: &str, y: usize, mark: Mark) -> Html {
    let (class, path) = match mark {
        Mark::Day => (
            "timeline__day",
            "M0-4.5A4.5 4.5 0 1 1 0 4.5A4.5 4.5 0 1 1 0-4.5Z",
        ),
        Mark::Published => ("timeline__published", "M0-8L8 0L0 8L-8 0Z"),
    };
    html! { <svg x={x.to_owned()} y={y.to_string()} overflow="visible"><path {class} d={path} /></svg> }
}

fn percent(per_mille: u32) -> String {
    format!("{}.{}%", per_mille / 10, per_mille % 10)
}

/// Publication and dates in order of their first day.
fn view_table(view: &Comparison, dates: &Dates) -> Html {
    let mut rows: Vec<(Option<Days>, Html)> = Vec::new();
    for (&at, published) in view.articles.iter().zip(&dates.published) {
        if let (Some(days), Some(article)) =
            (published, view.layered.index.articles.get(at as usize))
        {
            let href = Route::Article(article.id.clone()).href(&view.layered.bare_filter());
            let what = html! {
                <p class="timeline__event" data-published="true">
                    <a {href}>{ words::outlet(article) }</a>{ " appeared" }
                </p>
            };
            rows.push((Some(*days), what));
        }
    }
    for group in &dates.dates {
        rows.push((group.days, view_group(view, group)));
    }
    record::order::by_key(&mut rows, |&(days, _)| (days.is_none(), days));
    let rows = rows.into_iter().map(|(days, what)| {
        html! { <tr><th scope="row" class="timeline__date">{ view_row_head(days) }</th><td><div class="timeline__events">{ what }</div></td></tr> }
    });
    html! {
        <table class="data-table timeline__table">
            <thead><tr><th scope="col">{ "Date" }</th><th scope="col">{ "What the articles say" }</th></tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn view_group(view: &Comparison, group: &DateGroup) -> Html {
    let stated = group.cells.iter().flatten();
    stated
        .filter_map(|(stated, basis)| {
            let article = view.layered.index.articles.get(stated.article as usize)?;
            let source = view.layered.source(stated.article)?;
            let words = view_around(source, stated.span, &[(stated.span, Role::Mention)]);
            Some(html! {
                <div class="timeline__event">
                    <p class="timeline__words">{ words }</p>
                    <p class="timeline__where">{ words::outlet(article) }{ ": " }{ view_stated(&view.layered, stated, *basis) }</p>
                </div>
            })
        })
        .collect()
}
