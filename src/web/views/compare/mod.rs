//! Two to five articles side by side: who speaks and how they are named, which verbs report, which issues are touched, what
//! became of a phrase, what is missing, which figures and dates are given.

use yew::prelude::*;

use crate::web::{
    browser,
    components::{view_empty, view_header},
    export::{Compared, Part},
    figures::compared::chosen_articles,
    hooks::{use_address, use_layer},
    views::shared::PartDownloads,
};

mod choice;
mod comparison;
mod counts;
mod missing;
mod phrases;
mod side;
mod stated;

pub(super) use choice::view_choice;
pub(super) use comparison::Comparison;
pub(super) use stated::{view_row_head, view_stated};

/// A section: its name in the address, its heading, what it shows in a sentence, how it is drawn, what
/// of it can be downloaded.
type Section = (
    &'static str,
    &'static str,
    &'static str,
    fn(&Comparison) -> Html,
    Compared,
);

const SECTIONS: [Section; 7] = [
    (
        "voices",
        "Who speaks",
        "Words attributed to each speaker. The percentage is the share of the article’s words.",
        counts::view_voices,
        Compared::Voices,
    ),
    (
        "naming",
        "How sources are named",
        "Every word of an article stands on one rung. Bars and percentages are shares of the article’s words; “most” marks the largest.",
        counts::view_naming,
        Compared::Naming,
    ),
    (
        "verbs",
        "Reporting words",
        "What the reporting word lends to the words it reports: neutral, or with an attitude of its own.",
        counts::view_verbs,
        Compared::Verbs,
    ),
    (
        "issues",
        "Issues",
        "Passages that touch an issue, or take a position on it.",
        counts::view_issues,
        Compared::Issues,
    ),
    (
        "phrases",
        "Life of a phrase",
        "One utterance as each article gives it, compared with the version that quotes most of it.",
        phrases::view_phrases,
        Compared::Phrases,
    ),
    (
        "missing",
        "Missing here",
        "What at least two of the others have and this one has not.",
        missing::view_missing,
        Compared::Missing,
    ),
    (
        "figures",
        "Figures and dates",
        "Numbers for the same thing in one row, and days that more than one article names.",
        stated::view_figures,
        Compared::Figures,
    ),
];

/// The view.
#[component]
pub fn Compare() -> Html {
    let layered = use_layer();
    let address = use_address();
    use_effect_with(address.entry.clone(), |entry| {
        if let Some(entry) = entry {
            browser::open_at(&format!("#compare-{}", entry.replace(['"', '\\'], "")));
        }
    });
    // On a phone the sections begin closed, as a list of what there is.
    let is_open = *use_state(|| !browser::is_narrow());
    let articles = chosen_articles(&layered, &address.filter);
    let view = Comparison {
        layered,
        address,
        articles,
    };
    html! {
        <div class="compare">
            { view_header("Compare", "Articles side by side: who speaks, how they are named, what is kept of their words and what is left out. Every number opens the passages that it counts.", Html::default()) }
            { view_choice(&view) }
            if view.articles.len() < 2 {
                { view_empty("One article alone cannot be compared.", html! { <p>{ "Choose at least one more above." }</p> }) }
            } else {
                { view_contents(&view) }
                { for SECTIONS.iter().map(|&section| view_section(&view, section, is_open)) }
            }
        </div>
    }
}

/// Links to the sections, each an address of its own.
fn view_contents(view: &Comparison) -> Html {
    let links = SECTIONS.iter().map(|&(id, title, ..)| {
        let href = view.address.with_entry(Some(id.to_owned())).href();
        html! { <li><a class="compare__jump" {href}>{ title }</a></li> }
    });
    html! { <nav class="compare__contents" aria-label="Sections"><ul>{ for links }</ul></nav> }
}

fn view_section(view: &Comparison, (id, title, lede, body, part): Section, is_open: bool) -> Html {
    // Where a link leads to from another view.
    let pointed = (view.address.entry.as_deref() == Some(id)).then_some("true");
    let id = format!("compare-{id}");
    html! {
        <section class="compare__section" aria-labelledby={id.clone()}>
            <details class="compare__fold" open={is_open}>
                <summary class="compare__summary"><h2 {id} tabindex="-1" data-pointed={pointed}>{ title }</h2></summary>
                <div class="compare__body">
                    <p class="muted measure">{ lede }</p>
                    { body(view) }
                    <PartDownloads part={Part::Compared(part)} />
                </div>
            </details>
        </section>
    }
}
