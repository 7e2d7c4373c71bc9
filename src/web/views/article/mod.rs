//! One article: its text with every passage marked or, where the edition carries excerpts only, an x-ray: the article to
//! scale, paragraph by paragraph, with its excerpts in place and the words between them counted. A list in the margin
//! says the same in words.

use std::rc::Rc;

use gloo::events::EventListener;
use yew::prelude::*;

use super::shared::{PartDownloads, Place, QuoteCard};
use crate::web::{
    browser,
    components::{Role, view_count, view_header, view_passage_key},
    export::Part,
    hooks::{AddressHandle, use_address, use_layer},
    route::Route,
    store::Layered,
    words,
};
use query::{filter::Key, index::ArticleRow};

mod attach;
mod facts;
mod margin;
mod passages;
mod xray;

use self::{passages::Passages, xray::Marks};

/// Props of [`Article`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ArticleProps {
    /// Short id; the edition has it.
    pub id: AttrValue,
}

/// The view.
#[component]
pub fn Article(props: &ArticleProps) -> Html {
    let layered = use_layer();
    let address = use_address();
    let marks = use_state(Marks::default);
    let hits = use_memo(
        (layered.clone(), address.filter.text.clone()),
        |(layered, text)| layered.find(text),
    );
    use_effect_with(address.entry.clone(), |entry| {
        let entry = entry.as_ref().map(|entry| entry.replace(['"', '\\'], ""));
        if let Some(entry) = &entry {
            browser::reveal(&format!("[data-passage~=\"{entry}\"]"));
        }
        // A passage that closes takes the focus inside it along: back to its number in the text.
        move || {
            if let Some(entry) = entry {
                browser::recover_focus(&format!("[data-number=\"{entry}\"]"));
            }
        }
    });
    let position = layered.article(&props.id).map(|(position, _)| position);
    use_effect_with(
        (layered.clone(), address.clone(), position),
        |(layered, address, position)| {
            let keys =
                position.map(|position| listen_steps(layered.clone(), address.clone(), position));
            move || drop(keys)
        },
    );
    let Some((position, row)) = layered.article(&props.id) else {
        return Html::default();
    };
    let passages = Passages::find(&layered, position);
    let open = address
        .entry
        .as_ref()
        .and_then(|entry| passages.find_entry(entry));
    let pointed = address
        .entry
        .as_ref()
        .and_then(|entry| passages::find_span(&layered, position, entry));
    let text = xray::Text {
        layered: &layered,
        address: &address,
        passages: &passages,
        shown: *marks,
        open,
        pointed,
        hits: layered.marks((*hits).as_deref(), position),
    };
    html! {
        <>
            { view_header(&words::title(row), &lede(row, &layered, position), Html::default()) }
            { facts::view_facts(&layered, position) }
            { view_counts(&layered, row, position) }
            <attach::Attach is_whole={is_whole(&layered, position)} />
            <div class="article" data-open={open.is_some().to_string()}>
                <section class="article__text" aria-label="Text">
                    { view_controls(&marks, is_whole(&layered, position)) }
                    { text.view() }
                </section>
                <aside class="article__margin" aria-label="Passages">
                    { view_open(&layered, &address, open.and_then(|open| passages.row(open))) }
                    { margin::view_list(&layered, &address, &passages, open) }
                    <PartDownloads part={Part::Passages} />
                </aside>
            </div>
        </>
    }
}

/// The open passage: beside the text on wide windows, a sheet from below on narrow ones.
fn view_open(layered: &Rc<Layered>, address: &AddressHandle, row: Option<u32>) -> Html {
    let Some(row) = row else {
        return Html::default();
    };
    let close = AttrValue::from(address.with_entry(None).href());
    html! {
        <div class="article__open">
            <QuoteCard key={row} layered={layered.clone()} {row} is_open={true} toggle={close} place={Place::Article} />
        </div>
    }
}

fn is_whole(layered: &Layered, position: u32) -> bool {
    let article = layered.source(position);
    article.is_some_and(|article| article.text.is_whole())
}

fn lede(row: &ArticleRow, layered: &Layered, position: u32) -> String {
    let outlet = words::outlet(row);
    if is_whole(layered, position) {
        format!("{outlet}. The whole text, with every passage marked.")
    } else {
        format!(
            "{outlet}. An x-ray: words in quotation marks and the passages behind the figures are shown; the rest is counted."
        )
    }
}

fn view_counts(layered: &Layered, row: &ArticleRow, position: u32) -> Html {
    let index = &layered.index;
    let filter = layered.bare_filter().with(Key::Article, &row.id);
    let here = |article: u32| article == position;
    let n_quotes = index
        .quotes
        .iter()
        .filter(|quote| here(quote.article))
        .count() as u32;
    let n_stances = index
        .stances
        .iter()
        .filter(|stance| here(stance.article))
        .count() as u32;
    let n_mentions = index
        .mentions
        .iter()
        .filter(|mention| here(mention.article))
        .count() as u32;
    let figure = |n: u32, route: Route, noun: &str| {
        let noun = if n == 1 {
            noun.to_owned()
        } else {
            format!("{noun}s")
        };
        html! { <li>{ view_count(n, route.href(&filter), &format!("{noun} in this article")) }{ " " }{ noun }</li> }
    };
    html! {
        <ul class="article__figures">
            { figure(n_quotes, Route::Quotes, "passage") }
            { figure(n_stances, Route::Stances, "position") }
            { figure(n_mentions, Route::Mentions, "mention") }
        </ul>
    }
}

fn view_controls(marks: &UseStateHandle<Marks>, is_whole: bool) -> Html {
    let choice = |value: Marks, label: &str| {
        let onclick = {
            let marks = marks.clone();
            Callback::from(move |_: MouseEvent| marks.set(value))
        };
        let pressed = if **marks == value { "true" } else { "false" };
        html! { <button class="choice" type="button" aria-pressed={pressed} {onclick}>{ label.to_owned() }</button> }
    };
    html! {
        <div class="article__controls">
            <div class="choices" role="group" aria-label="Marks">
                <span class="choices__label" aria-hidden="true">{ "Marks" }</span>
                { choice(Marks::All, "Passages and names") }
                { choice(Marks::Passages, "Passages") }
                { choice(Marks::None, "None") }
            </div>
            { view_passage_key(&[Role::Source, Role::Cue, Role::Content, Role::Mention]) }
            if !is_whole {
                <p class="article__strips" aria-hidden="true">{ xray::view_elided(12) }{ "12 words not shown" }</p>
            }
            <p class="article__keys">
                <kbd>{ "n" }</kbd>{ " next passage, " }<kbd>{ "p" }</kbd>{ " previous" }
            </p>
        </div>
    }
}

/// `n` and `p` step through the passages, Escape closes the open one. The first step can be undone by Back; further ones
/// take its place.
fn listen_steps(layered: Rc<Layered>, address: AddressHandle, article: u32) -> EventListener {
    browser::listen_keys(move |event| {
        let passages = Passages::find(&layered, article);
        let open = address
            .entry
            .as_ref()
            .and_then(|entry| passages.find_entry(entry));
        let last = passages.len().saturating_sub(1);
        let next = match (event.key().as_str(), open) {
            ("n", Some(open)) => (open + 1).min(last),
            ("n", None) => 0,
            ("p", Some(open)) => open.saturating_sub(1),
            ("p", None) => last,
            ("Escape", Some(_)) => return address.push(&address.with_entry(None)),
            _ => return,
        };
        let Some(id) = passages.id(next) else { return };
        let next = address.with_entry(Some(id.to_owned()));
        match open {
            None => address.push(&next),
            Some(_) => address.replace(&next),
        }
    })
}
