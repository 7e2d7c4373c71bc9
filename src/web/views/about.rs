//! What this is, how it was made, how far to trust it, what happens to what one does here. Figures are counted from the
//! edition, never written down.

use yew::prelude::*;

use crate::web::{
    components::{view_header, view_keys},
    hooks::use_layer,
    store::Layered,
    words,
};
use record::{
    AttributionKind,
    review::agreement::{self, Agreement},
};

/// The view.
#[component]
pub fn About() -> Html {
    let layered = use_layer();
    html! {
        <>
            { view_header("About", "How this was made, how far to trust it, and what happens to what you do here.", Html::default()) }
            <div class="about">
                { view_method() }
                { view_layers() }
                { view_accuracy(&layered) }
                { view_text_policy() }
                { view_privacy() }
                { section("Keys", view_keys()) }
                { view_licences() }
            </div>
        </>
    }
}

fn section(title: &str, body: Html) -> Html {
    html! {
        <section class="about__section">
            <h2 class="about__title">{ title.to_owned() }</h2>
            <div class="about__body flow">{ body }</div>
        </section>
    }
}

fn view_method() -> Html {
    section(
        "What it does",
        html! {
            <>
                <p>{ "On Record reads news articles and marks three things in them: who is " }<em>{ "named" }</em>
                    { ", what is " }<em>{ "attributed" }</em>{ " to whom, in quotation marks or not, and which " }
                    <em>{ "positions" }</em>{ " people and states take toward each other or an issue." }</p>
                <p>{ "It shows passages and counts. Every count of passages is a link to exactly those passages, so you can \
                     check it. It gives no outlet a score, calls nobody left or right, and writes no summary: what follows \
                     from the passages is for you to say." }</p>
                <p>{ "The program works by rules and small statistical models that were trained on published corpora of news. \
                     It understands nothing. It looks for quotation marks, reporting words such as “said” and “warned”, names \
                     and the words around them, and it can be wrong; each passage has a card that says why it was taken so." }</p>
            </>
        },
    )
}

fn view_layers() -> Html {
    section(
        "Two layers",
        html! {
            <>
                <p>{ "“Reviewed by people” is what you see first: the program’s findings after a person who read the article \
                     confirmed, corrected or rejected them and added what was missing. “Program alone” shows what the program \
                     found, mistakes included. The two never mix, and the switch at the top of the page leads from one to the \
                     other." }</p>
                <p>{ "A person can be wrong too: on what counts as a position, careful readers of the same article differ." }</p>
            </>
        },
    )
}

/// A row of the table: name, decisions.
fn rows(layered: &Layered) -> Vec<(String, Agreement)> {
    let all = |of: &dyn Fn(&record::edition::EditionArticle) -> Agreement| {
        layered
            .edition
            .articles
            .iter()
            .map(of)
            .fold(Agreement::default(), Agreement::and)
    };
    let attributions = |kind: Option<AttributionKind>| {
        all(&|article| agreement::attributions(&article.machine, &article.reviews, kind))
    };
    let named = |kind| {
        (
            format!("Passages: {}", words::kind(kind)),
            attributions(Some(kind)),
        )
    };
    vec![
        (
            "Actors".to_owned(),
            all(&|article| agreement::actors(&article.machine, &article.reviews)),
        ),
        ("Passages, all".to_owned(), attributions(None)),
        named(AttributionKind::Direct),
        named(AttributionKind::Mixed),
        named(AttributionKind::Indirect),
        (
            "Positions".to_owned(),
            all(&|article| agreement::stances(&article.machine, &article.reviews, None)),
        ),
    ]
}

fn view_accuracy(layered: &Layered) -> Html {
    let rows = rows(layered).into_iter().map(|(name, agreement)| {
        html! {
            <tr key={name.clone()}>
                <th scope="row">{ name }</th>
                <td class="data-table__figure">{ words::number(agreement.present) }</td>
                <td class="data-table__figure">{ words::number(agreement.decided()) }</td>
                <td class="data-table__figure">{ words::number(agreement.right) }</td>
                <td class="data-table__figure">{ words::number(agreement.mended) }</td>
                <td class="data-table__figure">{ words::number(agreement.wrong) }</td>
                <td class="data-table__figure">{ words::number(agreement.missed) }</td>
            </tr>
        }
    });
    section(
        "How often the program is right",
        html! {
            <>
                <p>{ "Counted on the articles of this edition: what the program found in each, against what a person decided." }</p>
                <div class="scroll-x" tabindex="0" role="region" aria-label="How often the program is right">
                    <table class="data-table">
                        <thead>
                            <tr>
                                <th scope="col">{ "What" }</th>
                                <th scope="col" class="data-table__figure">{ "In the text" }</th>
                                <th scope="col" class="data-table__figure">{ "Found" }</th>
                                <th scope="col" class="data-table__figure">{ "Right" }</th>
                                <th scope="col" class="data-table__figure">{ "Corrected" }</th>
                                <th scope="col" class="data-table__figure">{ "Rejected" }</th>
                                <th scope="col" class="data-table__figure">{ "Missed" }</th>
                            </tr>
                        </thead>
                        <tbody>{ for rows }</tbody>
                    </table>
                </div>
                <p class="small muted">{ "“Right” is strict: source, cue, words and speaker all as the person has them. A passage of \
                     which one word too many was taken counts as corrected." }</p>
            </>
        },
    )
}

fn view_text_policy() -> Html {
    section(
        "What is shown of the articles",
        html! {
            <p>{ "The articles belong to those who wrote and published them. This page carries words in quotation marks, and of \
                 every other passage at most 30 words; what lies between is counted, not shown, and is not inside the page \
                 either. Each article is named with its outlet and headline as far as the text gives them. What the text does \
                 not say, such as an author or a date, is called missing; where a person worked out the days of publication, the article says from what." }</p>
        },
    )
}

fn view_privacy() -> Html {
    let line = |what: &str, answer: &str| {
        html! { <div class="facts__fact"><dt class="facts__name">{ what.to_owned() }</dt><dd class="facts__value">{ answer.to_owned() }</dd></div> }
    };
    section(
        "What happens to what you do here",
        html! {
            <>
                <p>{ "Nothing leaves your device. Once the page has loaded it asks no other server for anything; the browser is \
                     told to refuse it if it tried. Articles that you add are read and analysed here." }</p>
                <dl class="facts">
                    { line("Requests after loading", "none; the first article that you add fetches the engine, the first edition that you make the program, from this site") }
                    { line("Cookies", "none") }
                    { line("Stored on this device", "nothing until you add articles: those, until you erase them there; if you switch single keys off, that choice; if you keep the site for use without a network, its files") }
                    { line("Accounts, analytics, fonts or scripts from elsewhere", "none") }
                    { line("What a copied link contains", "the view and the filters, nothing about you") }
                </dl>
            </>
        },
    )
}

fn view_licences() -> Html {
    section(
        "Licences",
        html! {
            <p>{ "The program is free software under the MIT licence or the Apache License 2.0, at your choice. Its word lists and \
                 models name their sources and licences in their files. The passages quoted remain their authors’." }</p>
        },
    )
}
