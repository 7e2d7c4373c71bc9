//! Articles.

use yew::prelude::*;

use crate::web::components::view_header;

/// The view.
#[component]
pub fn Articles() -> Html {
    view_header("Articles", "", Html::default())
}
