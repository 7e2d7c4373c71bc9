//! What is made of the articles: an edition of their own or more of the one shown, its name, and the analysis.

use std::rc::Rc;

use yew::{platform::spawn_local, prelude::*};

use super::{
    analyse::{Plan, analyse},
    desk::{Desk, Work, has},
    open::show,
    progress::view_progress,
};
use crate::web::{
    browser,
    engine::Progress,
    hooks::use_edition,
    words::{counted, number},
};

/// Props of [`PlanForm`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PlanFormProps {
    /// The desk.
    pub(super) desk: Rc<Desk>,
}

/// The choice, or how far the analysis has come.
#[component]
pub(super) fn PlanForm(props: &PlanFormProps) -> Html {
    let desk = &props.desk;
    let shown = use_edition();
    let chosen = use_state_eq(|| None);
    let is_onto = chosen.unwrap_or(desk.is_rescue);
    let typed = use_state_eq(|| None::<String>);
    match &desk.work {
        Work::Analysing(progress) => return view_analysing(*progress),
        Work::Ready(origin, edition) => {
            let (origin, edition, open) = (*origin, edition.clone(), shown.open.clone());
            let onclick = Callback::from(move |_: MouseEvent| {
                let (edition, open) = (edition.clone(), open.clone());
                spawn_local(async move { show(origin, edition, &open).await });
            });
            return html! {
                <p><button class="button button--main" type="button" {onclick}>{ "Open your edition" }</button></p>
            };
        }
        Work::Idle | Work::Reading(_) => {}
    }
    if desk.entries.is_empty() {
        return Html::default();
    }
    let onto = is_onto.then(|| shown.store.edition.clone());
    let taken = desk.entries.iter().filter(|entry| !entry.is_skipped);
    let (known, new): (Vec<_>, Vec<_>) =
        taken.partition(|entry| onto.as_ref().is_some_and(|onto| has(onto, entry)));
    let title = typed.as_ref().map_or_else(
        || match &onto {
            Some(onto) => onto.title.clone(),
            None => "My articles".to_owned(),
        },
        Clone::clone,
    );
    let onsubmit = {
        let onto = onto.clone().map(|edition| (shown.origin, edition));
        let (title, open) = (title.clone(), shown.open.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (title, onto) = (title.trim().to_owned(), onto.clone());
            analyse(Plan { title, onto }, open.clone());
        })
    };
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| typed.set(Some(browser::field_value(&event))))
    };
    let choose = |onto: bool| {
        let chosen = chosen.setter();
        Callback::from(move |_: Event| chosen.set(Some(onto)))
    };
    let n_shown = shown.store.edition.articles.len() as u32;
    html! {
        <form class="import__section plan" {onsubmit}>
            <h2>{ "Make an edition of them" }</h2>
            <fieldset class="plan__choice">
                <legend class="visually-hidden">{ "Which edition" }</legend>
                <label class="plan__option">
                    <input type="radio" name="plan" checked={!is_onto} onchange={choose(false)} />
                    <span>{ "An edition of their own" }</span>
                </label>
                <label class="plan__option">
                    <input type="radio" name="plan" checked={is_onto} onchange={choose(true)} />
                    <span>{ "Together with " }{ counted(n_shown, "article") }{ " of “" }<bdi>{ shown.store.edition.title.clone() }</bdi>{ "”" }</span>
                </label>
            </fieldset>
            <div class="field plan__name">
                <label class="field__label" for="plan-name">{ "Its name" }</label>
                <input class="field__input" id="plan-name" type="text" value={title} required={true} maxlength="200" dir="auto" {oninput} />
            </div>
            if !known.is_empty() {
                <p class="muted">{ counted(known.len() as u32, "article") }{ " of yours are there already and stay as they are." }</p>
            }
            <p>
                <button class="button button--main" type="submit" disabled={new.is_empty() || desk.work != Work::Idle}>
                    { format!("Analyse {}", counted(new.len() as u32, "article")) }
                </button>
            </p>
        </form>
    }
}

fn view_analysing(progress: Progress) -> Html {
    let mut words = format!(
        "Analysing: {} of {} done",
        number(progress.n_done as u32),
        counted(progress.n_all as u32, "article")
    );
    if let Some(left) = progress.left {
        words.push_str(&time_left(left));
    }
    view_progress(&words, progress.n_done, progress.n_all)
}

/// `, about 12 s left`; nothing when it is as good as done.
fn time_left(milliseconds: u32) -> String {
    match milliseconds.div_ceil(1000) {
        0 | 1 => String::new(),
        seconds @ 2..=90 => format!(", about {seconds} s left"),
        seconds => format!(", about {} min left", seconds.div_ceil(60)),
    }
}
