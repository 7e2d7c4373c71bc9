//! How far something has come.

use yew::prelude::*;

use super::work::stop;

/// A bar with its words, and the button that stops what goes on.
pub(super) fn view_progress(words: &str, n_done: usize, n_all: usize) -> Html {
    html! {
        <div class="import__progress">
            <label class="import__bar">
                <span>{ words.to_owned() }</span>
                <progress max={n_all.to_string()} value={n_done.to_string()} />
            </label>
            <button class="button" type="button" onclick={|_: MouseEvent| stop()}>{ "Stop" }</button>
        </div>
    }
}
