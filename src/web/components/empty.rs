//! A list without entries: says so, and offers a way on.

use yew::prelude::*;

/// Says that nothing was found; `way_on` are links that lead somewhere with results.
pub fn view_empty(title: &str, way_on: Html) -> Html {
    html! {
        <div class="empty">
            <p class="empty__title">{ title.to_owned() }</p>
            <div class="empty__way-on">{ way_on }</div>
        </div>
    }
}
