//! Overview.

use yew::prelude::*;

use crate::web::components::view_header;

/// The view.
#[component]
pub fn Overview() -> Html {
    view_header("Overview", "", Html::default())
}
