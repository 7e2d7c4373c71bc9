//! Passages that name actors.

use yew::prelude::*;

use super::shared::{use_listing, view_listing, view_mention_item, view_rows};
use crate::web::components::view_header;
use query::filter::Subject;

/// The view.
#[component]
pub fn Mentions() -> Html {
    let listing = use_listing(Subject::Mentions);
    let results = view_rows(&listing, "mentions", "mention", {
        let listing = listing.clone();
        move |row| view_mention_item(&listing, row)
    });
    html! {
        <>
            { view_header("Mentions", "Where an article names someone, whether or not they get to speak.", Html::default()) }
            { view_listing(&listing, "mention", results) }
        </>
    }
}
