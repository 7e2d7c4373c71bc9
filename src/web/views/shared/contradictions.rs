//! Pairs with positions both for and against, each with the words of either side.

use yew::prelude::*;

use super::listing::Listing;
use crate::web::{
    components::{view_passage, view_polarity_count},
    figures::{polarity_value, target_label, target_value},
    route::{Address, Route},
    store::Layered,
    words::{self, counted},
};
use query::{
    compare::positions::{Positions, Tally},
    filter::Key,
    index::{StanceRow, TargetRow},
};
use record::{Polarity, order};

/// Most pairs shown with their words.
const SHOWN: usize = 12;

/// The pairs with most positions; nothing where there are none.
pub fn view_contradictions(listing: &Listing, positions: &Positions) -> Html {
    let mut pairs: Vec<(u32, TargetRow, Tally)> = positions.contradictions().collect();
    if pairs.is_empty() {
        return Html::default();
    }
    order::by_key(&mut pairs, |pair| std::cmp::Reverse(pair.2.total()));
    let more = pairs.len().saturating_sub(SHOWN) as u32;
    let pairs = pairs
        .iter()
        .take(SHOWN)
        .filter_map(|&pair| view_pair(listing, pair));
    html! {
        <section class="stances__both" aria-labelledby="stances-both">
            <h2 class="stances__title" id="stances-both">{ "Both for and against" }</h2>
            <p class="muted measure">{ "The same actor toward the same target: a change of mind, a distinction, or two articles that read it differently?" }</p>
            <ul class="contradictions">{ for pairs }</ul>
            if more > 0 {
                <p class="muted">{ format!("And {}: narrow the list to see others.", counted(more, "more pair")) }</p>
            }
        </section>
    }
}

fn view_pair(listing: &Listing, (holder, target, tally): (u32, TargetRow, Tally)) -> Option<Html> {
    let index = &listing.layered.index;
    let actor = index.actors.get(holder as usize)?;
    let filter = listing
        .address
        .filter
        .clone()
        .only(Key::Holder, actor.id.as_str());
    let filter = filter.only(Key::Target, &target_value(index, target));
    let label = target_label(index, target);
    let what = format!("of {} toward {label}", actor.name);
    let sides = tally
        .parts()
        .into_iter()
        .filter(|&(_, n)| n > 0)
        .map(|(polarity, n)| {
            let filter = filter.clone().only(Key::Polarity, polarity_value(polarity));
            let href = listing.address.filtered(filter);
            html! {
                <li class="contradictions__side">
                    { view_polarity_count(polarity, n, href, &what) }
                    { view_words(listing, (holder, target), polarity) }
                </li>
            }
        });
    Some(html! {
        <li class="contradictions__pair">
            <p class="contradictions__names">{ actor.name.clone() }<span class="muted">{ " toward " }</span>{ label }</p>
            <ul class="contradictions__sides">{ for sides }</ul>
        </li>
    })
}

/// The words that show the surest position of a polarity, and where they stand.
fn view_words(listing: &Listing, pair: (u32, TargetRow), polarity: Polarity) -> Option<Html> {
    let layered = &*listing.layered;
    let rows = listing
        .outcome
        .rows
        .iter()
        .filter_map(|&at| layered.index.stances.get(at as usize));
    let fits = |row: &&StanceRow| (row.holder, row.target) == pair && row.polarity == polarity;
    // Of equally sure ones the first.
    let row = rows.filter(fits).reduce(|best, row| {
        if row.confidence > best.confidence {
            row
        } else {
            best
        }
    })?;
    view_evidence(layered, row)
}

/// The words that show a position, and where they stand.
pub(super) fn view_evidence(layered: &Layered, row: &StanceRow) -> Option<Html> {
    let (stance, source) = (layered.stance(row)?, layered.source(row.article)?);
    let article = layered.index.articles.get(row.article as usize)?;
    let href = Address {
        route: Route::Article(article.id.clone()),
        filter: layered.bare_filter(),
        entry: Some(stance.id.0.clone()),
        ..Address::default()
    };
    Some(html! {
        <p class="contradictions__words">
            { view_passage(&source.pieces(stance.evidence), &[]) }{ " " }
            <a class="contradictions__where" href={href.href()}>{ words::outlet(article) }</a>
        </p>
    })
}
