//! Attaching the text: whoever holds the file of an article that is shown in excerpts can choose or drop it, and reads the
//! whole, marked. It is kept for the visit and goes nowhere.

use std::rc::Rc;

use yew::{platform::spawn_local, prelude::*};

use crate::web::{
    browser,
    hooks::{use_replace_edition, use_store},
    words,
};
use export::attach::attach;

/// Props of [`Attach`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct AttachProps {
    /// Whether the edition has the whole text of the article shown.
    pub is_whole: bool,
}

/// What became of the files chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Outcome {
    /// Articles that have their text now.
    n_attached: u32,
    /// Why each of the others has not.
    errors: Vec<String>,
}

/// The field, and what became of the files.
#[component]
pub(super) fn Attach(props: &AttachProps) -> Html {
    let (store, replace) = (use_store(), use_replace_edition());
    let outcome = use_state(Outcome::default);
    let is_over = use_state(|| false);
    let take = {
        let outcome = outcome.clone();
        Callback::from(move |files: Option<web_sys::FileList>| {
            let (store, replace, outcome) = (store.clone(), replace.clone(), outcome.clone());
            spawn_local(async move {
                let mut edition = (*store.edition).clone();
                let mut found = Outcome::default();
                for (name, bytes) in browser::read_files(files).await {
                    let attached = bytes.ok_or_else(|| format!("“{name}” could not be read"));
                    match attached.and_then(|bytes| {
                        attach(&mut edition, &name, &bytes).map_err(|error| error.to_string())
                    }) {
                        Ok(_) => found.n_attached += 1,
                        Err(error) => found.errors.push(error),
                    }
                }
                if found.n_attached > 0 {
                    replace.emit(Rc::new(edition));
                }
                outcome.set(found);
            });
        })
    };
    let onchange = take.reform(|event: Event| browser::chosen_files(&event));
    let ondragover = {
        let is_over = is_over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            is_over.set(true);
        })
    };
    let ondragleave = {
        let is_over = is_over.clone();
        Callback::from(move |_: DragEvent| is_over.set(false))
    };
    let ondrop = {
        let is_over = is_over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            is_over.set(false);
            take.emit(event.data_transfer().and_then(|data| data.files()));
        })
    };
    if props.is_whole && outcome.n_attached == 0 {
        return Html::default();
    }
    html! {
        <section class="attach" aria-label="The whole text" data-over={is_over.to_string()} {ondragover} {ondragleave} {ondrop}>
            if !props.is_whole {
                <p>
                    { "Do you have the file of this article? Drop it here, or choose it, to read the whole text with its marks. " }
                    { "It stays in this window." }
                </p>
                <label class="attach__choose">
                    <span class="attach__label">{ "Attach the text" }</span>
                    <input class="attach__field" type="file" multiple={true} accept=".txt,.md,.html,.htm,text/*" {onchange} />
                </label>
            }
            <div class="attach__outcome" role="status">{ view_outcome(&outcome) }</div>
        </section>
    }
}

fn view_outcome(outcome: &Outcome) -> Html {
    let errors = outcome
        .errors
        .iter()
        .map(|error| html! { <p class="attach__error">{ error }{ "." }</p> });
    html! {
        <>
            if outcome.n_attached > 0 {
                <p>{ format!("{} attached, for this visit: it is gone when you close or reload the page.", words::counted(outcome.n_attached, "text")) }</p>
            }
            { for errors }
        </>
    }
}
