//! A number that counts passages is a link to exactly these passages.

use yew::prelude::*;

use crate::web::words::number;

/// The number as a link. `what` completes it for those who cannot see where it stands ("quotes by Ada Lind"); the list
/// behind `href` must be exactly `n` long.
pub fn view_count(n: u32, href: impl Into<AttrValue>, what: &str) -> Html {
    html! {
        <a class="count" href={href.into()} data-count={n.to_string()}>
            { number(n) }<span class="visually-hidden">{ " " }{ what.to_owned() }</span>
        </a>
    }
}
