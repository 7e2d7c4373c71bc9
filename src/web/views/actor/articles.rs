//! One actor article by article: heard in its own words, reported or only talked about, and where it stands there.

use yew::prelude::*;

use crate::web::{
    components::view_polarity_count,
    figures::{Columns, Figures, Filtered},
    route::Route,
    store::Layered,
    views::shared::view_heard,
    words,
};
use query::{
    compare::heard::{Heard, HeardGrid},
    filter::Subject,
    index::{ActorRow, ArticleRow, TargetRow},
};
use record::Polarity;

/// In the order in which they are counted everywhere.
const POLARITIES: [Polarity; 3] = [
    Polarity::Supportive,
    Polarity::Critical,
    Polarity::Ambivalent,
];

/// A summary, then a line for each article.
pub(super) fn view_articles(
    layered: &Layered,
    at: u32,
    actor: &ActorRow,
    figures: &Figures,
) -> Html {
    let said = figures.said(actor).rows(layered, Subject::Quotes);
    let grid = HeardGrid::of(
        &layered.index,
        &said,
        &figures.rows(layered, Subject::Mentions),
    );
    let cells = grid.actor(at).iter().map(|(_, heard)| heard);
    let longest = cells.clone().map(|cell| cell.words()).max().unwrap_or(0);
    let columns = Columns::of_actor(layered, &grid, at);
    let shown = columns.articles.iter().filter_map(|&article| {
        let row = layered.index.articles.get(article as usize)?;
        Some((grid.cell(at, article), row))
    });
    let stances = |here: &Figures, article: &ArticleRow| {
        let toward = here.toward(&layered.index, TargetRow::Actor(at));
        let held = view_stances(layered, "holds", &here.held(actor), article);
        html! { <>{ held }{ view_stances(layered, "meets", &toward, article) }</> }
    };
    let rows = shown.map(|(heard, article)| {
        let here = figures.article(article);
        let href = Route::Article(article.id.clone()).href(&layered.bare_filter());
        html! {
            <tr class="actor__article" key={article.id.clone()}>
                <th scope="row">
                    <a {href}>{ words::outlet(article) }</a>
                    <span class="actor__heard">{ how_heard(heard) }</span>
                </th>
                <td>
                    { view_heard(heard, longest, &here, actor, article) }
                    { stances(&here, article) }
                </td>
            </tr>
        }
    });
    let n_heard = cells.clone().filter(|heard| heard.is_heard()).count();
    let n_shown = columns.articles.len() as u32;
    let mut summary = format!(
        "Heard in {} of {}, only talked about in {}.",
        words::number(n_heard as u32),
        words::counted(layered.index.articles.len() as u32, "article"),
        words::number((cells.count() - n_heard) as u32),
    );
    if n_shown < columns.n_chosen {
        summary.push_str(&format!(
            " The first {n_shown} of them stand here; the figures above open all passages."
        ));
    }
    html! {
        <>
            <p class="small">{ summary }</p>
            <table class="actor__articles"><tbody>{ for rows }</tbody></table>
        </>
    }
}

/// What the figures come to, in words.
fn how_heard(heard: Heard) -> &'static str {
    match (heard.n_own > 0, heard.is_heard(), heard.is_absent()) {
        (true, ..) => "heard in their own words",
        (_, true, _) => "reported only",
        (.., true) => "not named",
        _ => "only talked about",
    }
}

/// The stances of one article at one end of which the actor is, by side; nothing where there are none.
fn view_stances(layered: &Layered, does: &str, list: &Filtered, article: &ArticleRow) -> Html {
    let what = format!("in {}", words::outlet(article));
    let counts: Vec<Html> = POLARITIES
        .into_iter()
        .filter_map(|polarity| {
            let list = list.clone().of(polarity);
            let n = list.count(layered);
            (n > 0).then(|| view_polarity_count(polarity, n, list.href(), &what))
        })
        .collect();
    if counts.is_empty() {
        return Html::default();
    }
    html! { <p class="actor__stances"><span class="muted">{ does.to_owned() }</span>{ for counts }</p> }
}
