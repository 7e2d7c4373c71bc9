//! The sections that count: who speaks, how sources are named, which verbs report, which issues are touched.

use yew::prelude::*;

use super::{
    comparison::Comparison,
    side::{Figure, Row, view_cell, view_side_by_side},
};
use crate::web::{
    components::{Bar, view_bar_key, view_figure},
    figures::compared::{RUNGS, SOURCES, VOICES, share},
    route::{Picture, Route},
    words,
};
use query::{
    compare::{
        ladder::{Ladder, Rung},
        table::{self, Cell},
    },
    facet::UNRESOLVED,
    filter::Key,
    index::ArticleRow,
};

/// Speakers and their share of the words.
pub(super) fn view_voices(view: &Comparison) -> Html {
    let sources = view.sources();
    let index = &view.layered.index;
    let voices = table::voices(sources);
    let ladder = Ladder::of(sources);
    let longest = voices
        .rows
        .iter()
        .flat_map(|(_, cells)| cells)
        .map(|cell| cell.words())
        .max()
        .unwrap_or(0);
    let n_rows = voices.rows.len();
    let is_whole = view.address.arranged.is_whole(Picture::Voices);
    let n_shown = if is_whole { n_rows } else { VOICES };
    let row = |head: Html, value: Option<&str>, label: &str, cells: &[Cell], full: u32| Row {
        head,
        level: value.is_none().then_some("sum"),
        cells: view.cells(|column, article| {
            let cell = cells.get(column).copied().unwrap_or_default();
            let filter = view.scope(article);
            let filter = value.map_or(filter.clone(), |value| filter.with(Key::Speaker, value));
            let bar = Bar {
                own: cell.own_words,
                reported: cell.reported_words,
                full,
            };
            let figure = Figure {
                bar: (full > 0).then_some(bar),
                passages: Some((cell.n_quotes, Route::Quotes.href(&filter))),
                // Passages overlap: all voices together have each word once.
                share: Some(match value {
                    Some(_) => share(cell.words(), article.n_words),
                    None => share(ladder.sum(column, &SOURCES).n_words, article.n_words),
                }),
                is_most: false,
            };
            (cell.n_quotes > 0).then(|| view_cell(figure, &place(label, article)))
        }),
    };
    let mut rows = vec![row(
        html! { <span class="compare__head">{ "All voices" }</span> },
        None,
        "of all voices",
        &voices.totals,
        0,
    )];
    rows.extend(voices.rows.iter().take(n_shown).map(|(speaker, cells)| {
        let actor = speaker.and_then(|at| index.actors.get(at as usize));
        match actor {
            Some(actor) => {
                let href = Route::Actor(actor.id.clone()).href(&view.layered.bare_filter());
                let head = html! {
                    <>
                        <a {href}>{ actor.name.clone() }</a>
                        <span class="heard-grid__kind">{ words::actor_kind(actor.kind) }</span>
                    </>
                };
                row(head, Some(actor.id.as_str()), &actor.name, cells, longest)
            }
            None => {
                let head = html! { <span class="compare__head">{ "Speaker not resolved" }</span> };
                row(head, Some(UNRESOLVED), "not resolved", cells, longest)
            }
        }
    }));
    html! {
        <>
            { view_bar_key() }
            { view_side_by_side(&view.layered, &view.articles, "Who speaks, in each article", rows) }
            if n_rows > VOICES { { view.view_more(Picture::Voices, &format!("Show all {} voices", words::number(n_rows as u32))) } }
        </>
    }
}

/// How sources are named, in passages and words.
pub(super) fn view_naming(view: &Comparison) -> Html {
    let ladder = Ladder::of(view.sources());
    let share_of = |column: usize, rungs: &[Rung]| {
        share(ladder.sum(column, rungs).n_words, ladder.n_words(column))
    };
    let columns = 0..view.articles.len();
    let rows = RUNGS.iter().map(|&(rungs, values, label, level)| {
        let shares: Vec<u32> = columns
            .clone()
            .map(|column| share_of(column, rungs))
            .collect();
        let most = shares.iter().copied().max().unwrap_or(0);
        let is_alone = shares.iter().filter(|&&share| share == most).count() == 1;
        Row {
            head: html! { <span class="compare__head">{ label }</span> },
            level,
            cells: view.cells(|column, article| {
                let step = ladder.sum(column, rungs);
                let here = shares.get(column).copied().unwrap_or(0);
                let filter = values.iter().fold(view.scope(article), |filter, value| {
                    filter.with(Key::Naming, value)
                });
                let bar = Bar {
                    own: step.n_words,
                    reported: 0,
                    full: ladder.n_words(column),
                };
                let figure = Figure {
                    bar: Some(bar),
                    passages: (step.n_quotes > 0)
                        .then(|| (step.n_quotes, Route::Quotes.href(&filter))),
                    share: Some(here),
                    is_most: is_alone && here == most && !values.is_empty(),
                };
                (step.n_words + step.n_quotes > 0)
                    .then(|| view_cell(figure, &place(label, article)))
            }),
        }
    });
    let rows = rows.filter(|row: &Row| row.cells.iter().any(Option::is_some));
    view_side_by_side(
        &view.layered,
        &view.articles,
        "How sources are named, in each article",
        rows.collect(),
    )
}

/// Reporting words by what they say of the reporter's attitude.
pub(super) fn view_verbs(view: &Comparison) -> Html {
    let sources = view.sources();
    let groups = table::cues(sources);
    let rows = groups.rows.iter().map(|(group, cells)| {
        let (value, label) = Key::Cue.words().get(*group as usize).copied().unwrap_or_default();
        Row {
            head: html! { <span class="compare__head">{ label }</span> },
            level: None,
            cells: view.cells(|column, article| {
                let n = cells.get(column).map_or(0, |cell| cell.n_quotes);
                let filter = view.scope(article).with(Key::Cue, value);
                let at = view.articles.get(column).copied().unwrap_or_default();
                let verbs = table::verbs(sources, *group, at);
                let verbs = verbs.into_iter().filter_map(|(verb, n)| {
                    let verb = view.layered.index.verbs.get(verb as usize)?;
                    let href = Route::Quotes.href(&filter.clone().with(Key::Verb, verb));
                    Some(view_figure(n, verb, href, &place("", article)))
                });
                let verbs: Vec<Html> = verbs.collect();
                let href = Route::Quotes.href(&filter);
                (n > 0).then(|| html! {
                    <span class="compare__verbs">
                        if verbs.is_empty() { { view_figure(n, if n == 1 { "passage" } else { "passages" }, href, &place(label, article)) } }
                        { for verbs }
                    </span>
                })
            }),
        }
    });
    view_side_by_side(
        &view.layered,
        &view.articles,
        "Reporting words, in each article",
        rows.collect(),
    )
}

/// Issues by the passages that touch them.
pub(super) fn view_issues(view: &Comparison) -> Html {
    let issues = table::issues(view.sources());
    let cells = issues.rows.iter().flat_map(|(_, cells)| cells);
    let longest = cells.map(|cell| cell.n_quotes).max().unwrap_or(0);
    let rows = issues.rows.iter().filter_map(|(issue, cells)| {
        let issue = view.layered.index.issues.get(*issue as usize)?;
        Some(Row {
            head: html! { <span class="compare__head">{ issue.label.clone() }</span> },
            level: None,
            cells: view.cells(|column, article| {
                let n = cells.get(column).map_or(0, |cell| cell.n_quotes);
                let filter = view.scope(article).with(Key::Issue, issue.id.as_str());
                let figure = Figure {
                    bar: Some(Bar {
                        own: n,
                        reported: 0,
                        full: longest,
                    }),
                    passages: Some((n, Route::Quotes.href(&filter))),
                    share: None,
                    is_most: false,
                };
                (n > 0).then(|| view_cell(figure, &place(&issue.label, article)))
            }),
        })
    });
    view_side_by_side(
        &view.layered,
        &view.articles,
        "Issues, in each article",
        rows.collect(),
    )
}

fn place(label: &str, article: &ArticleRow) -> String {
    let outlet = words::outlet(article);
    if label.is_empty() {
        format!("in {outlet}")
    } else {
        format!("({label}) in {outlet}")
    }
}
