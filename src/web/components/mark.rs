//! Whether a person or the program stands behind an entry.

use yew::prelude::*;

use crate::web::words;
use record::review::Mark;

/// "✓ confirmed by a person", or "found by the program, 87 % sure".
pub fn view_mark(mark: Mark, confidence: u16) -> Html {
    let (state, sign) = match mark {
        Mark::Unreviewed => ("unreviewed", "○"),
        Mark::Confirmed => ("confirmed", "✓"),
        Mark::Corrected => ("corrected", "✎"),
        Mark::Added => ("added", "+"),
    };
    let words = match mark {
        Mark::Unreviewed => format!(
            "{}, {}\u{a0}% sure",
            words::mark(mark),
            (u32::from(confidence) + 5) / 10
        ),
        _ => words::mark(mark).to_owned(),
    };
    html! {
        <span class="mark" data-mark={state}>
            <span class="mark__sign" aria-hidden="true">{ sign }</span>{ words }
        </span>
    }
}
