//! Actors.

use yew::prelude::*;

use crate::web::components::view_header;

/// The view.
#[component]
pub fn Actors() -> Html {
    view_header("Actors", "", Html::default())
}
