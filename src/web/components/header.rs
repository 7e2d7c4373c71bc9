//! The opening of a view, and how much of it is shown.

use yew::prelude::*;

use crate::web::words::{counted, number};

/// Heading, one sentence on what is shown, and whatever belongs beside them. The heading takes focus on arrival.
pub fn view_header(title: &str, lede: &str, beside: Html) -> Html {
    html! {
        <header class="view-header">
            <div class="view-header__words">
                <h1 tabindex="-1">{ title.to_owned() }</h1>
                <p class="view-header__lede">{ lede.to_owned() }</p>
            </div>
            <div class="view-header__beside">{ beside }</div>
        </header>
    }
}

/// "12 of 151 quotes": the live region of a view. It stays in place while the filter changes, so each change is
/// announced once. `noun` takes a plain s.
pub fn view_result_count(shown: u32, all: u32, noun: &str) -> Html {
    let words = if shown == all {
        counted(all, noun)
    } else {
        format!("{} of {}", number(shown), counted(all, noun))
    };
    html! { <p class="result-count" role="status">{ words }</p> }
}
