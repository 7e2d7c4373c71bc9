//! One line that must be seen.

use yew::prelude::*;

/// The line, announced when it appears.
pub fn view_notice(content: Html) -> Html {
    html! { <div class="notice" role="status">{ content }</div> }
}
