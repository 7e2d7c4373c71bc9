//! Instead of a view of the second part, while it is on its way and where it does not arrive.

use yew::prelude::*;

/// Says that the view is coming.
pub fn view_awaited() -> Html {
    html! { <p class="muted" role="status">{ "Opening …" }</p> }
}

/// Says what is missing and what one can do.
pub fn view_not_loaded(on_again: Callback<MouseEvent>) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ "This view did not arrive" }</h1>
            <div class="flow">
                <p>{ "It comes in a second file, so that the page opens fast, and that file could not be fetched: the network \
                     may be gone, or the site was published anew since you opened it. All other views work as before." }</p>
                <p><button class="button" type="button" onclick={on_again}>{ "Try again" }</button></p>
            </div>
        </>
    }
}
