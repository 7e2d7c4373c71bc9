//! Changes of mind: pairs whose position on a later day, or further down in an article, is not that of before.

use yew::prelude::*;

use super::{contradictions::view_evidence, listing::Listing};
use crate::web::{
    components::view_polarity,
    figures::{target_label, target_value},
    words::{self, counted, number},
};
use query::{
    compare::shifts::{Kind, Shift, find_shifts},
    filter::Key,
};

/// Most changes shown with their words.
const SHOWN: usize = 12;

/// The changes among the stances chosen, those of a later day first; nothing where there are none.
pub fn view_shifts(listing: &Listing) -> Html {
    let index = &listing.layered.index;
    let shifts = find_shifts(index, &listing.outcome.rows);
    let of = |kind: Kind| shifts.iter().filter(move |shift| shift.kind == kind);
    let ordered: Vec<&Shift> = of(Kind::Later).chain(of(Kind::Within)).collect();
    if ordered.is_empty() {
        return Html::default();
    }
    let more = ordered.len().saturating_sub(SHOWN) as u32;
    let items = ordered
        .iter()
        .take(SHOWN)
        .filter_map(|shift| view_shift(listing, shift));
    html! {
        <section class="stances__both" aria-labelledby="stances-shifts">
            <h2 class="stances__title" id="stances-shifts">{ "One after the other" }</h2>
            <p class="muted measure">{ "A position that differs from the one before it, in a later article or further down in the same: a change of mind, or a change of subject?" }</p>
            <ul class="contradictions">{ for items }</ul>
            if more > 0 {
                <p class="muted">{ ["And ", &counted(more, "more change"), ": narrow the list to see others."].concat() }</p>
            }
        </section>
    }
}

fn view_shift(listing: &Listing, shift: &Shift) -> Option<Html> {
    let layered = &*listing.layered;
    let index = &layered.index;
    let actor = index.actors.get(shift.holder as usize)?;
    let filter = listing.address.filter.clone();
    let filter = filter.only(Key::Holder, actor.id.as_str());
    let filter = filter.only(Key::Target, &target_value(index, shift.target));
    let rows = listing.outcome.rows.iter();
    let pair = rows.filter_map(|&at| index.stances.get(at as usize));
    let n = pair
        .filter(|row| (row.holder, row.target) == (shift.holder, shift.target))
        .count() as u32;
    let label = target_label(index, shift.target);
    let sides = [shift.from, shift.to].map(|at| {
        let row = index.stances.get(at as usize)?;
        let article = index.articles.get(row.article as usize)?;
        let day = article.published.as_ref();
        let when = match (shift.kind, day) {
            (Kind::Later, Some((from, to))) => words::days(from, to),
            _ => ["paragraph ", &number(row.paragraph)].concat(),
        };
        Some(html! {
            <li class="contradictions__side contradictions__side--dated">
                <p class="contradictions__when">{ view_polarity(row.polarity) }<span class="muted">{ when }</span></p>
                { view_evidence(layered, row) }
            </li>
        })
    });
    let href = listing.address.filtered(filter);
    Some(html! {
        <li class="contradictions__pair">
            <p class="contradictions__names">
                { actor.name.clone() }<span class="muted">{ " toward " }</span>{ label }{ " " }
                <a class="contradictions__all" {href} data-count={n.to_string()}>{ "all " }{ counted(n, "passage") }</a>
            </p>
            <ol class="contradictions__sides">{ for sides.into_iter().flatten() }</ol>
        </li>
    })
}
