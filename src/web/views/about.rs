//! About.

use yew::prelude::*;

use crate::web::components::view_header;

/// The view.
#[component]
pub fn About() -> Html {
    view_header("About", "", Html::default())
}
