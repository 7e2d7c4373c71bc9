//! Attributions as cards, one of them open if the address points at it.

use yew::prelude::*;

use super::shared::{Listing, QuoteCard, use_listing, view_listing, view_rows};
use crate::web::{browser, components::view_header};
use query::filter::Subject;

/// The view.
#[component]
pub fn Quotes() -> Html {
    let listing = use_listing(Subject::Quotes);
    let entry = listing.address.entry.clone();
    use_effect_with(entry, |entry| {
        if let Some(entry) = entry {
            browser::reveal(&format!(
                "[data-entry=\"{}\"]",
                entry.replace(['"', '\\'], "")
            ));
        }
    });
    let results = view_rows(&listing, "quotes", "passage", {
        let listing = listing.clone();
        move |row| view_card(&listing, row).unwrap_or_default()
    });
    html! {
        <>
            { view_header("Quotes", "Every passage that an article attributes to someone, in quotation marks or not.", Html::default()) }
            { view_listing(&listing, "passage", results) }
        </>
    }
}

fn view_card(listing: &Listing, row: u32) -> Option<Html> {
    let quote = listing.layered.index.quotes.get(row as usize)?;
    let id = &listing.layered.attribution(quote)?.id.0;
    let is_open = listing.address.entry.as_ref() == Some(id);
    let toggle = listing
        .address
        .with_entry((!is_open).then(|| id.clone()))
        .href();
    Some(html! {
        <QuoteCard key={row} layered={listing.layered.clone()} {row} {is_open} toggle={AttrValue::from(toggle)}
            hits={listing.hits.clone()} />
    })
}
