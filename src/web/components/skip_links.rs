//! The first stops of the keyboard. Buttons, not links: the fragment of the address belongs to the router.

use yew::prelude::*;

use super::show_key_help;
use crate::web::browser;

/// Ways past the masthead; shown while they have focus.
pub fn view_skip_links() -> Html {
    let to = |selector: &'static str| {
        Callback::from(move |_: MouseEvent| {
            browser::focus(selector);
        })
    };
    html! {
        <div class="skip-links">
            <button class="skip-links__link" type="button" onclick={to("main h1")}>{ "Skip to content" }</button>
            <button class="skip-links__link" type="button" onclick={to("#search")}>{ "Skip to search" }</button>
            <button class="skip-links__link" type="button" onclick={|_: MouseEvent| show_key_help()}>{ "Keys" }</button>
        </div>
    }
}
