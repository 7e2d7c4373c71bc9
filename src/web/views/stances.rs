//! Who holds which position: the matrix, positions both for and against the same, and the list with its evidence.

use yew::prelude::*;

use super::shared::{
    Listing, PartDownloads, use_listing, view_contradictions, view_listing, view_polarity_key,
    view_rows, view_shifts, view_stance_item, view_stance_matrix, view_stance_network,
};
use crate::web::{browser, components::view_header, export::Part, route::Picture};
use query::{compare::positions::Positions, filter::Subject};

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
            { view_shifts(&listing) }
            { view_network(&listing, &positions) }
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

/// The network, drawn only if asked for: a second picture of the same.
fn view_network(listing: &Listing, positions: &Positions) -> Html {
    let address = &listing.address;
    let is_drawn = address.arranged.is_whole(Picture::Network);
    let toggle = address.with_arranged(address.arranged.clone().toggled(Picture::Network));
    html! {
        <section class="stances__picture" aria-labelledby="stances-network">
            <h2 class="stances__title" id="stances-network">{ "As a network" }</h2>
            <p><a class="stances__toggle" href={toggle.href()}>{ if is_drawn { "Hide the network" } else { "Draw who stands where as lines" } }</a></p>
            if is_drawn {
                { view_stance_network(&listing.layered, positions, &address.filter) }
                <PartDownloads part={Part::Network} />
            }
        </section>
    }
}
