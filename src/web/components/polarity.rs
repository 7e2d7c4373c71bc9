//! Where an actor stands: always a sign and a colour together with a word or, in tables, a hidden word.

use yew::prelude::*;

use crate::web::words::{self, number};
use record::Polarity;

/// Sign and word.
pub fn view_polarity(polarity: Polarity) -> Html {
    let word = words::polarity(polarity);
    html! {
        <span class="polarity" data-polarity={word}>
            <span class="polarity__sign" aria-hidden="true">{ words::sign(polarity) }</span>{ word }
        </span>
    }
}

/// Sign and count as a link to the stances counted; `what` completes the hidden words ("stances of Ada Lind toward
/// Ruritania").
pub fn view_polarity_count(
    polarity: Polarity,
    n: u32,
    href: impl Into<AttrValue>,
    what: &str,
) -> Html {
    view_polarity_stop(polarity, n, href.into(), what, None)
}

/// The same as one stop of a grid: whether Tab stops here (`0` or `-1`), and the name of the place.
pub(super) fn view_polarity_stop(
    polarity: Polarity,
    n: u32,
    href: AttrValue,
    what: &str,
    stop: Option<(&'static str, String)>,
) -> Html {
    let word = words::polarity(polarity);
    let (tabindex, place) = stop.unzip();
    html! {
        <a class="polarity polarity--count" data-polarity={word} {href} data-count={n.to_string()} {tabindex}
            data-place={place}>
            <span class="polarity__sign" aria-hidden="true">{ words::sign(polarity) }</span>{ number(n) }
            <span class="visually-hidden">{ format!(" {word} {what}") }</span>
        </a>
    }
}
