//! A number with its noun, as one link to the passages that it counts.

use yew::prelude::*;

use crate::web::words::number;

/// "12 reported" as a link to exactly `n` entries. `noun` stands after the number; `what` completes it for those who
/// cannot see where it stands ("by Ada Lind in the Harbour Post"), and may be empty.
pub fn view_figure(n: u32, noun: &str, href: impl Into<AttrValue>, what: &str) -> Html {
    html! {
        <a class="figure" href={href.into()} data-count={n.to_string()}>
            <span class="figure__number">{ number(n) }</span>{ "\u{a0}" }<span class="figure__noun">{ noun.to_owned() }</span>
            if !what.is_empty() { <span class="visually-hidden">{ " " }{ what.to_owned() }</span> }
        </a>
    }
}
