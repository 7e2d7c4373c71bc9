//! Stances.

use yew::prelude::*;

use crate::web::components::view_header;

/// The view.
#[component]
pub fn Stances() -> Html {
    view_header("Stances", "", Html::default())
}
