//! Who holds which position: the matrix, positions both for and against the same, and the list with its evidence.

use yew::prelude::*;

use super::shared::{
    Listing, PartDownloads,
    figures::{polarity_value, target_label, target_value},
    use_listing, view_listing, view_polarity_key, view_rows, view_stance_item, view_stance_matrix,
};
use crate::{
    compare::positions::{Positions, Tally},
    query::{
        filter::{Key, Subject},
        index::TargetRow,
    },
    web::{
        browser,
        components::{view_header, view_polarity_count},
        export::Part,
    },
};

/// The view.
#[component]
pub fn Stances() -> Html {
    let listing = use_listing(Subject::Stances);
    let entry = listing.address.entry.clone();
    use_effect_with(entry, |entry| {
        if let Some(entry) = entry {
            browser::reveal(&format!(
                "[data-entry=\"{}\"]",
                entry.replace(['"', '\\'], "")
            ));
        }
    });
    let positions = use_memo(
        (listing.layered.clone(), listing.outcome.clone()),
        |(layered, outcome)| Positions::of(&layered.index, &outcome.rows),
    );
    let items = view_rows(&listing, "stances__items", "stance", {
        let listing = listing.clone();
        move |row| view_stance_item(&listing.layered, row, Some(&listing))
    });
    let results = html! {
        <div class="stances">
            <section class="stances__picture" aria-label="Matrix">
                { view_polarity_key() }
                { view_stance_matrix(&listing.layered, &positions, &listing.address, &listing.address.filter) }
                <PartDownloads part={Part::Matrix} />
            </section>
            { view_contradictions(&listing, &positions) }
            <section class="stances__list" aria-labelledby="stances-list">
                <h2 class="stances__title" id="stances-list">{ "One by one, with the words that show them" }</h2>
                { items }
            </section>
        </div>
    };
    html! {
        <>
            { view_header("Stances", "Who stands where toward whom or what, and the words or acts that show it.", Html::default()) }
            { view_listing(&listing, "stance", results) }
        </>
    }
}

/// Pairs with positions both for and against; nothing where there are none.
fn view_contradictions(listing: &Listing, positions: &Positions) -> Html {
    let pairs: Vec<Html> = positions
        .contradictions()
        .filter_map(|pair| view_contradiction(listing, pair))
        .collect();
    if pairs.is_empty() {
        return Html::default();
    }
    html! {
        <section class="stances__both" aria-labelledby="stances-both">
            <h2 class="stances__title" id="stances-both">{ "Both for and against" }</h2>
            <p class="muted measure">{ "The same actor toward the same target: a change of mind, a distinction, or two articles that read it differently?" }</p>
            <ul class="contradictions">{ for pairs }</ul>
        </section>
    }
}

fn view_contradiction(
    listing: &Listing,
    (holder, target, tally): (u32, TargetRow, Tally),
) -> Option<Html> {
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
    let counts = tally
        .parts()
        .into_iter()
        .filter(|&(_, n)| n > 0)
        .map(|(polarity, n)| {
            let href = listing
                .address
                .filtered(filter.clone().only(Key::Polarity, polarity_value(polarity)));
            view_polarity_count(polarity, n, href, &what)
        });
    Some(html! {
        <li class="contradictions__pair">
            <span class="contradictions__names">{ actor.name.clone() }<span class="muted">{ " toward " }</span>{ label }</span>
            <span class="contradictions__counts">{ for counts }</span>
        </li>
    })
}
