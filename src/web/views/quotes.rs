//! Quotes.

use yew::prelude::*;

use crate::web::components::view_header;

/// The view.
#[component]
pub fn Quotes() -> Html {
    view_header("Quotes", "", Html::default())
}
