//! Instead of every view, where the edition cannot be read.

use yew::prelude::*;

/// Says what is wrong and what one can do.
pub fn view_damaged(reason: &str) -> Html {
    html! {
        <main class="view">
            <h1 tabindex="-1">{ "This edition cannot be read" }</h1>
            <p>{ "Its data is damaged or belongs to another version of the program: " }{ reason.to_owned() }{ "." }</p>
            <p>{ "Loading the page anew may help. If it does not, whoever published it should build it again." }</p>
        </main>
    }
}
