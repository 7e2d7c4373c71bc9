//! Passages that name actors.

use yew::prelude::*;

use super::shared::{use_listing, view_listing, view_mention_item};
use crate::{query::filter::Subject, web::components::view_header};

/// The view.
#[component]
pub fn Mentions() -> Html {
    let listing = use_listing(Subject::Mentions);
    let items = listing
        .outcome
        .rows
        .iter()
        .map(|&at| view_mention_item(&listing, at));
    let results = html! { <ul class="mentions">{ for items }</ul> };
    html! {
        <>
            { view_header("Mentions", "Where an article names someone, whether or not they get to speak.", Html::default()) }
            { view_listing(&listing, "mention", results) }
        </>
    }
}
