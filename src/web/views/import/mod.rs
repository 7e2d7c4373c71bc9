//! Bringing one's own articles: paste or files, a preview in which everything can be corrected, and the analysis, which
//! makes an edition of them. All of it on the device.

use yew::{platform::spawn_local, prelude::*};

use self::{
    bring::Bring,
    desk::{Desk, Work},
    entry::EntryView,
    kept::KeptList,
    open::{Open, show},
    plan::PlanForm,
    progress::view_progress,
};
use crate::web::{
    browser,
    components::view_header,
    hooks::use_edition,
    store::Origin,
    words::{counted, number},
};

mod analyse;
mod bring;
mod desk;
mod entry;
mod facts;
mod field;
mod keep;
mod kept;
mod lines;
mod open;
mod plan;
mod progress;
mod work;

pub use keep::{download_shown, keep, reopen};

/// Articles drawn at first, and with each wish for more: each has fields and a text to unfold.
const PAGE: usize = 40;

/// The view.
#[component]
pub fn Import() -> Html {
    let desk = work::use_desk();
    let shown = use_edition();
    let is_over = use_state_eq(|| false);
    let n_drawn = use_state_eq(|| PAGE);
    use_effect_with((), {
        let is_over = is_over.setter();
        move |()| {
            let drops = browser::listen_drops(move |over| is_over.set(over), work::bring);
            move || drop(drops)
        }
    });
    let is_busy = matches!(desk.work, Work::Analysing(_));
    let n_entries = desk.entries.len();
    let more = {
        let n_drawn = n_drawn.clone();
        Callback::from(move |_: MouseEvent| n_drawn.set(*n_drawn + PAGE))
    };
    let entries = desk.entries.iter().take(*n_drawn).map(|entry| {
        let is_alone = match &desk.work {
            Work::Reading(progress) => progress.n_all == 1,
            _ => n_entries == 1,
        };
        html! { <EntryView key={entry.id} entry={entry.clone()} {is_alone} {is_busy} /> }
    });
    html! {
        <div class="import" data-over={is_over.to_string()}>
            { view_header("Add articles", LEDE, Html::default()) }
            <Bring {is_busy} />
            <p class="import__said" role="status">{ desk.said.clone() }</p>
            { view_reading(&desk) }
            { view_refused(&desk) }
            { view_passed(&desk) }
            { view_editions(&desk, &shown.open) }
            if n_entries > 0 {
                <section class="import__section" aria-labelledby="import-articles">
                    <h2 id="import-articles" tabindex="-1">{ format!("{} to check", counted(n_entries as u32, "article")) }</h2>
                    <ol class="drafts" data-total={n_entries.to_string()}>{ for entries }</ol>
                    if n_entries > *n_drawn {
                        <button class="button" type="button" onclick={more}>
                            { format!("Show more; {} of {} are shown", number(*n_drawn as u32), number(n_entries as u32)) }
                        </button>
                    }
                </section>
            }
            <PlanForm desk={desk.clone()} />
            <KeptList desk={desk.clone()} />
        </div>
    }
}

const LEDE: &str = "Paste an article or choose files, check what was understood, and have them analysed. \
                    All of it happens on this device; nothing is sent anywhere.";

/// How far the reading has come.
fn view_reading(desk: &Desk) -> Html {
    let Work::Reading(progress) = &desk.work else {
        return Html::default();
    };
    let words = format!(
        "Reading: {} of {}",
        number(progress.n_done as u32),
        number(progress.n_all as u32)
    );
    view_progress(&words, progress.n_done, progress.n_all)
}

fn view_refused(desk: &Desk) -> Html {
    if desk.refused.is_empty() {
        return Html::default();
    }
    let clear = Callback::from(|_: MouseEvent| {
        work::change(|desk| desk.refused.clear());
        browser::focus("main h1");
    });
    html! {
        <section class="import__section" aria-labelledby="import-refused">
            <h2 id="import-refused">{ "Could not be used" }</h2>
            <ul class="import__refused">
                { for desk.refused.iter().map(|message| html! { <li><bdi>{ message.clone() }</bdi>{ "." }</li> }) }
            </ul>
            <button class="link-button" type="button" onclick={clear}>{ "Clear this list" }</button>
        </section>
    }
}

fn view_passed(desk: &Desk) -> Html {
    let n = desk.passed.len() as u32;
    let clear = Callback::from(|_: MouseEvent| {
        work::change(|desk| desk.passed.clear());
        browser::focus("main h1");
    });
    html! {
        if n > 0 {
            <details class="import__passed">
                <summary>{ counted(n, "file") }{ " of archives passed over, as no articles" }</summary>
                <ul>{ for desk.passed.iter().map(|passed| html! { <li><bdi>{ passed.clone() }</bdi></li> }) }</ul>
                <button class="link-button" type="button" onclick={clear}>{ "Clear this list" }</button>
            </details>
        }
    }
}

fn view_editions(desk: &Desk, open: &Open) -> Html {
    let rows = desk.editions.iter().map(|(file, edition)| {
        let onclick = {
            let (open, edition) = (open.clone(), edition.clone());
            Callback::from(move |_: MouseEvent| {
                let (edition, open) = (edition.clone(), open.clone());
                spawn_local(async move { show(Origin::Brought, edition, &open).await });
            })
        };
        html! {
            <li class="import__edition">
                <span>
                    <strong><bdi>{ edition.title.clone() }</bdi></strong>
                    { ", " }{ counted(edition.articles.len() as u32, "article") }
                    <span class="muted">{ " · " }<bdi>{ file.clone() }</bdi></span>
                </span>
                <button class="button" type="button" {onclick}>{ "Open this edition" }</button>
            </li>
        }
    });
    html! {
        if !desk.editions.is_empty() {
            <section class="import__section" aria-labelledby="import-editions">
                <h2 id="import-editions">{ "Editions" }</h2>
                <ul>{ for rows }</ul>
            </section>
        }
    }
}
