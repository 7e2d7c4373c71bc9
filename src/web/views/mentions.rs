//! Mentions.

use yew::prelude::*;

use crate::web::components::view_header;

/// The view.
#[component]
pub fn Mentions() -> Html {
    view_header("Mentions", "", Html::default())
}
