//! What is kept on the device: open, rename, take a copy, delete, erase everything.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    desk::{Desk, Shelf},
    keep,
};
use crate::web::{
    browser,
    device::Kept,
    hooks::use_edition,
    store::{Origin, StoreHandle},
    words::{counted, days, number},
};

/// Props of [`KeptList`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct KeptListProps {
    /// The desk.
    pub(super) desk: Rc<Desk>,
}

/// What a person is about to do with one of them.
#[derive(Clone, Copy, PartialEq)]
enum Intent {
    Rename(u32),
    Delete(u32),
    EraseAll,
}

/// The editions, each with what can be done with it.
#[component]
pub(super) fn KeptList(props: &KeptListProps) -> Html {
    let shown = use_edition();
    let intent = use_state_eq(|| None);
    use_effect_with((), |()| keep::list());
    // The buttons of a question take the place of the one that asked: focus goes to the first of them.
    use_effect_with(*intent, |intent| {
        if intent.is_some() {
            browser::focus("[data-asks] input, [data-asks] button");
        }
    });
    let kept = match &props.desk.shelf {
        Shelf::Unknown => &[],
        Shelf::Known(kept) => kept.as_slice(),
        Shelf::Refused(reason) => {
            return html! {
                <section class="import__section" aria-labelledby="import-kept">
                    <h2 id="import-kept">{ "Kept on this device" }</h2>
                    <p>{ reason.clone() }{ "." }</p>
                </section>
            };
        }
    };
    let is_brought = shown.origin == Origin::Brought;
    if kept.is_empty() && !is_brought {
        return Html::default();
    }
    let rows = kept.iter().map(|kept| view_kept(kept, &shown, &intent));
    html! {
        <section class="import__section" aria-labelledby="import-kept">
            <h2 id="import-kept" tabindex="-1">{ "Kept on this device" }</h2>
            <p class="muted measure">
                { "These editions are in this browser, on this device, and nowhere else. Whoever uses this browser can open them. \
                   Clearing the browser’s data deletes them: keep a copy of what matters." }
            </p>
            if is_brought { { view_brought(&shown) } }
            <ul class="shelf" data-total={kept.len().to_string()}>{ for rows }</ul>
            if !kept.is_empty() {
                { view_erase(&shown, &intent) }
            }
        </section>
    }
}

fn ask(intent: &UseStateHandle<Option<Intent>>, what: Option<Intent>) -> Callback<MouseEvent> {
    let intent = intent.setter();
    Callback::from(move |_| {
        intent.set(what);
        if what.is_none() {
            browser::focus("#import-kept");
        }
    })
}

/// The edition shown, which is not kept.
fn view_brought(shown: &StoreHandle) -> Html {
    let edition = shown.store.edition.clone();
    let keep_it = {
        let (edition, open) = (edition.clone(), shown.open.clone());
        Callback::from(move |_: MouseEvent| keep::keep_shown(edition.clone(), open.clone()))
    };
    let copy = {
        let edition = edition.clone();
        Callback::from(move |_: MouseEvent| keep::download(None, Some(edition.clone())))
    };
    html! {
        <p class="shelf__unkept">
            <span>{ "“" }<bdi>{ edition.title.clone() }</bdi>{ "” is not kept: it is gone when you close this window." }</span>
            <span class="shelf__acts">
                <button class="button" type="button" onclick={keep_it}>{ "Keep it here" }</button>
                <button class="link-button" type="button" onclick={copy}>{ "Download a copy" }</button>
            </span>
        </p>
    }
}

fn view_kept(kept: &Kept, shown: &StoreHandle, intent: &UseStateHandle<Option<Intent>>) -> Html {
    let id = kept.id;
    let is_shown = shown.origin == Origin::Kept(id);
    let open = {
        let open = shown.open.clone();
        Callback::from(move |_: MouseEvent| keep::open_kept(id, open.clone()))
    };
    let copy = {
        let edition = is_shown.then(|| shown.store.edition.clone());
        Callback::from(move |_: MouseEvent| keep::download(Some(id), edition.clone()))
    };
    let copied = match kept.copied {
        Some(at) => format!("copy downloaded {}", day(at)),
        None => "no copy downloaded yet".to_owned(),
    };
    let about = format!(
        "{}, {} KB · kept {} · {copied}",
        counted(kept.n_articles, "article"),
        number((kept.n_bytes / 1000.0).ceil() as u32),
        day(kept.saved)
    );
    let name = || html! { <span class="visually-hidden">{ " " }{ kept.title.clone() }</span> };
    let acts = match **intent {
        Some(Intent::Rename(asked)) if asked == id => view_rename(kept, shown, intent),
        Some(Intent::Delete(asked)) if asked == id => {
            let gone = is_shown.then(|| shown.open.clone());
            let yes = Callback::from(move |()| keep::delete(id, gone.clone()));
            view_question("Delete it for good?", "Delete", yes, intent)
        }
        _ => html! {
            <span class="shelf__acts">
                if is_shown {
                    <span class="shelf__shown">{ "shown now" }</span>
                } else {
                    <button class="button" type="button" onclick={open}>{ "Open" }{ name() }</button>
                }
                <button class="link-button" type="button" onclick={copy}>{ "Download a copy" }{ name() }</button>
                <button class="link-button" type="button" onclick={ask(intent, Some(Intent::Rename(id)))}>{ "Rename" }{ name() }</button>
                <button class="link-button" type="button" onclick={ask(intent, Some(Intent::Delete(id)))}>{ "Delete" }{ name() }</button>
            </span>
        },
    };
    html! {
        <li class="shelf__edition" key={id}>
            <span class="shelf__words">
                <strong class="shelf__title"><bdi>{ kept.title.clone() }</bdi></strong>
                <span class="shelf__about">{ about }</span>
            </span>
            { acts }
        </li>
    }
}

fn view_rename(kept: &Kept, shown: &StoreHandle, intent: &UseStateHandle<Option<Intent>>) -> Html {
    let id = kept.id;
    let is_shown = shown.origin == Origin::Kept(id);
    let onsubmit = {
        let shown = is_shown.then(|| (shown.store.edition.clone(), shown.open.clone()));
        let intent = intent.setter();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let title = browser::find("#shelf-name").and_then(browser::value_of);
            let title = title.unwrap_or_default().trim().to_owned();
            if !title.is_empty() {
                keep::rename(id, title, shown.clone());
            }
            intent.set(None);
            browser::focus("#import-kept");
        })
    };
    html! {
        <form class="shelf__acts" data-asks="true" {onsubmit}>
            <label class="shelf__label" for="shelf-name">{ "Name" }</label>
            <input class="field__input shelf__name" id="shelf-name" type="text" required={true} maxlength="200" dir="auto" value={kept.title.clone()} />
            <button class="button" type="submit">{ "Save" }</button>
            <button class="link-button" type="button" onclick={ask(intent, None)}>{ "Cancel" }</button>
        </form>
    }
}

fn view_erase(shown: &StoreHandle, intent: &UseStateHandle<Option<Intent>>) -> Html {
    if **intent == Some(Intent::EraseAll) {
        let open = shown.open.clone();
        let yes = Callback::from(move |()| keep::erase(open.clone()));
        return view_question(
            "Erase every edition that is kept here, and all settings?",
            "Erase everything",
            yes,
            intent,
        );
    }
    html! {
        <p>
            <button class="link-button" type="button" onclick={ask(intent, Some(Intent::EraseAll))}>
                { "Erase everything on this device" }
            </button>
        </p>
    }
}

fn view_question(
    question: &str,
    act: &str,
    yes: Callback<()>,
    intent: &UseStateHandle<Option<Intent>>,
) -> Html {
    let onclick = {
        let intent = intent.setter();
        Callback::from(move |_: MouseEvent| {
            intent.set(None);
            yes.emit(());
            browser::focus("main h1");
        })
    };
    html! {
        <span class="shelf__acts" data-asks="true" role="group" aria-label={question.to_owned()}>
            <span>{ question.to_owned() }</span>
            <button class="button" type="button" onclick={ask(intent, None)}>{ "Keep it" }</button>
            <button class="button shelf__delete" type="button" {onclick}>{ act.to_owned() }</button>
        </span>
    }
}

/// A moment as people name its day.
fn day(milliseconds: f64) -> String {
    let date = js_sys::Date::new(&milliseconds.into());
    let day = format!(
        "{:04}-{:02}-{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date()
    );
    days(&day, &day)
}
