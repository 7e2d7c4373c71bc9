//! The keys that do something, in a dialog of the browser's own: it keeps focus inside, closes by Escape and gives focus
//! back. Single keys can be switched off, since dictation and stray hands press them too (WCAG 2.2, 2.1.4).

use yew::prelude::*;

use crate::web::browser;

/// Keys and what they do.
const KEYS: [(&str, &str); 7] = [
    ("/", "search"),
    ("?", "this list of keys"),
    ("n", "in an article: next passage"),
    ("p", "in an article: previous passage"),
    ("Esc", "close what lies over the page"),
    ("← ↑ → ↓", "in a matrix: from cell to cell"),
    ("Home, End", "in a matrix: first and last cell of the row"),
];

const SELECTOR: &str = "#keys";

/// Opens the dialog.
pub fn show_key_help() {
    browser::show_dialog(SELECTOR);
}

/// The dialog, closed at first.
#[component]
pub fn KeyHelp() -> Html {
    let is_on = use_state(browser::has_shortcuts);
    let onchange = {
        let is_on = is_on.clone();
        Callback::from(move |_: Event| {
            browser::set_shortcuts(!*is_on);
            is_on.set(!*is_on);
        })
    };
    let close = Callback::from(|_: MouseEvent| browser::close_dialog(SELECTOR));
    html! {
        <dialog class="key-help" id="keys" aria-labelledby="keys-title">
            <div class="key-help__head">
                <h2 id="keys-title">{ "Keys" }</h2>
                <button class="button" type="button" onclick={close}>{ "Close" }</button>
            </div>
            { view_keys() }
            <label class="key-help__switch">
                <input type="checkbox" checked={*is_on} {onchange} />
                { " Single keys (/, ?, n, p) work" }
            </label>
        </dialog>
    }
}

/// Keys with what they do.
pub fn view_keys() -> Html {
    let keys = KEYS.iter().map(|(key, does)| {
        html! { <div class="facts__fact"><dt class="facts__name"><kbd>{ *key }</kbd></dt><dd class="facts__value">{ *does }</dd></div> }
    });
    html! { <dl class="facts">{ for keys }</dl> }
}
