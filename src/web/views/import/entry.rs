//! One article on the desk: what it is, what to check, its facts and its text.

use yew::prelude::*;

use super::{
    desk::{Entry, Twin},
    facts::view_fields,
    lines::Lines,
    work,
};
use crate::{
    protocol::Reading,
    web::{
        browser,
        words::{counted, number},
    },
};

/// Props of [`EntryView`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct EntryViewProps {
    /// The article.
    pub(super) entry: Entry,
    /// Whether it is the only one: then its text is unfolded at once.
    pub(super) is_alone: bool,
    /// Whether articles are being analysed.
    pub(super) is_busy: bool,
}

/// The article.
#[component]
pub(super) fn EntryView(props: &EntryViewProps) -> Html {
    let EntryViewProps {
        entry,
        is_alone,
        is_busy,
    } = props;
    let is_open = use_state_eq(|| *is_alone);
    let id = entry.id;
    let remove = Callback::from(move |_: MouseEvent| {
        work::change(|desk| {
            desk.remove(id);
            desk.said = "Taken away.".into();
        });
        if !browser::focus("#import-articles") {
            browser::focus("#import-text");
        }
    });
    let ontoggle = {
        let is_open = is_open.setter();
        Callback::from(move |event: Event| is_open.set(browser::is_unfolded(&event)))
    };
    let draft = &entry.draft;
    let lines = &draft.preview.lines;
    // The rule needs no mention.
    let encoding = draft.decoded.as_ref().map(|decoded| decoded.label.as_str());
    let encoding = encoding.filter(|label| *label != "utf-8");
    let encoding = encoding.map_or_else(String::new, |label| " in ".to_owned() + label);
    let n_furniture = lines.iter().filter(|line| line.prose.is_none()).count();
    html! {
        <li class="draft" data-skipped={entry.is_skipped.to_string()}>
            <div class="draft__head">
                <h3 class="draft__name"><bdi>{ entry.name().to_owned() }</bdi></h3>
                <button class="link-button" type="button" disabled={*is_busy} onclick={remove}>
                    { "Take away" }<span class="visually-hidden">{ " " }{ entry.name().to_owned() }</span>
                </button>
            </div>
            <p class="draft__about">
                { counted(entry.n_words, "word") }{ " · " }{ draft.kind.clone() }{ encoding }{ " · " }<bdi>{ draft.article.file.clone() }</bdi>
            </p>
            { entry.twin.as_ref().map(|twin| view_twin(entry, twin, *is_busy)) }
            if !draft.notes.is_empty() {
                <ul class="draft__notes">
                    { for draft.notes.iter().map(|note| html! { <li><bdi>{ note.clone() }</bdi>{ "." }</li> }) }
                </ul>
            }
            <fieldset class="draft__fields" disabled={*is_busy || entry.is_skipped}>
                <legend class="visually-hidden">{ "Facts of " }{ entry.name().to_owned() }</legend>
                { view_fields(entry) }
            </fieldset>
            <details class="draft__text" open={*is_open} {ontoggle}>
                <summary>{ summary(lines.len(), n_furniture) }</summary>
                if *is_open {
                    <fieldset class="draft__reading" disabled={*is_busy || entry.is_skipped}>
                        <legend class="visually-hidden">{ "How the file is read" }</legend>
                        { view_reading(entry) }
                    </fieldset>
                    <Lines {id} draft={draft.clone()} is_off={*is_busy || entry.is_skipped} />
                }
            </details>
        </li>
    }
}

fn summary(n_lines: usize, n_furniture: usize) -> String {
    let n_prose = n_lines - n_furniture;
    let read = format!("Text: {}", counted(n_prose as u32, "paragraph"));
    match n_furniture {
        0 => read,
        n => format!(
            "{read}, and {} greyed as menu, caption or the like",
            counted(n as u32, "line")
        ),
    }
}

/// That it is there already, and the choice to have it all the same.
fn view_twin(entry: &Entry, twin: &Twin, is_busy: bool) -> Html {
    let (id, is_skipped) = (entry.id, entry.is_skipped);
    let onclick =
        Callback::from(move |_: MouseEvent| work::change(|desk| desk.set_skipped(id, !is_skipped)));
    let share = number(u32::from(twin.contained).div_ceil(10));
    html! {
        <p class="draft__twin">
            if twin.is_same {
                { "The same file as “" }<bdi>{ twin.name.clone() }</bdi>{ "”, so it is left out." }
            } else {
                { share }{ " % of the shorter text is also in “" }<bdi>{ twin.name.clone() }</bdi>{ "”. " }
                if is_skipped { { "It is left out. " } }
                <button class="link-button" type="button" disabled={is_busy} {onclick}>
                    { if is_skipped { "Keep it" } else { "Skip it" } }
                </button>
            }
        </p>
    }
}

/// Other ways to read its file.
fn view_reading(entry: &Entry) -> Html {
    let Some(source) = &entry.source else {
        return Html::default();
    };
    let id = entry.id;
    let reading = source.reading.clone();
    let decoded = entry.draft.decoded.as_ref();
    let decoded = decoded.filter(|decoded| !decoded.alternatives.is_empty());
    let encoding = decoded.map(|decoded| {
        let onchange = {
            let reading = reading.clone();
            Callback::from(move |event: Event| {
                let reading = Reading {
                    encoding: Some(browser::chosen_option(&event)),
                    ..reading.clone()
                };
                work::reread(id, reading);
            })
        };
        let labels = std::iter::once(&decoded.label).chain(&decoded.alternatives);
        let options = labels.map(|label| {
            html! { <option value={label.clone()} selected={*label == decoded.label}>{ label.clone() }</option> }
        });
        let field = format!("draft-{id}-encoding");
        html! {
            <div class="field">
                <label class="field__label" for={field.clone()}>{ "Encoding" }</label>
                <select class="field__input" id={field} {onchange}>{ for options }</select>
                <p class="field__basis">{ decoded.basis.clone() }</p>
            </div>
        }
    });
    let is_page = entry.draft.kind == "web page";
    let whole = Callback::from(move |_: MouseEvent| {
        work::reread(
            id,
            Reading {
                is_whole_page: !reading.is_whole_page,
                ..reading.clone()
            },
        );
    });
    html! {
        <>
            { encoding }
            if is_page {
                <button class="link-button" type="button" onclick={whole}>
                    { if source.reading.is_whole_page { "Read the article alone" } else { "Read all that the page shows" } }
                </button>
            }
        </>
    }
}
