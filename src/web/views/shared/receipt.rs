//! A receipt for a passage: the words, who said them, where they stand, a citation that names what is missing, and the
//! link. Plain text to paste into an essay or a slide.

use yew::prelude::*;

use super::card::Card;
use crate::web::{browser, words};
use export::citation::{self, Style};

/// Props of [`Receipt`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReceiptProps {
    /// What is copied, in each style of citation.
    pub texts: [AttrValue; Style::ALL.len()],
}

/// The receipt with the styles to choose from and a button that copies it.
#[component]
pub fn Receipt(props: &ReceiptProps) -> Html {
    let style = use_state(|| 0_usize);
    let outcome = use_state(|| "");
    let text = props.texts.get(*style).cloned().unwrap_or_default();
    let onclick = {
        let (outcome, text) = (outcome.clone(), text.clone());
        Callback::from(move |_: MouseEvent| {
            let outcome = outcome.clone();
            browser::copy(&text, move |is_done| {
                outcome.set(if is_done {
                    "Copied."
                } else {
                    "This browser does not let the page copy: select the text and copy it by hand."
                });
            });
        })
    };
    let choices = Style::ALL.iter().enumerate().map(|(at, choice)| {
        let (style, outcome) = (style.clone(), outcome.clone());
        let pressed = if *style == at { "true" } else { "false" };
        let onclick = Callback::from(move |_: MouseEvent| {
            style.set(at);
            outcome.set("");
        });
        html! { <button class="choice" type="button" aria-pressed={pressed} {onclick}>{ choice.label() }</button> }
    });
    html! {
        <section class="receipt">
            <h2 class="receipt__title">{ "Receipt" }</h2>
            <div class="choices" role="group" aria-label="Style of citation">
                <span class="choices__label" aria-hidden="true">{ "Cite in" }</span>
                { for choices }
            </div>
            <pre class="receipt__text" tabindex="0" role="region" aria-label="Receipt">{ text }</pre>
            <p>
                <button class="button" type="button" {onclick}>{ "Copy receipt" }</button>
                <span class="receipt__outcome" role="status">{ *outcome }</span>
            </p>
        </section>
    }
}

/// The texts of a receipt, one for each style of citation.
pub(super) fn write(card: &Card<'_>) -> [AttrValue; Style::ALL.len()] {
    let Some(record) = card.layered.records.get(card.row.article as usize) else {
        return Default::default();
    };
    let facts = &record.article;
    let outlet = facts
        .outlet
        .as_ref()
        .map_or("Outlet not named", |outlet| outlet.text.as_str());
    let paragraph = match card.row.paragraph {
        0 => String::new(),
        number => format!(", paragraph {number}"),
    };
    let entry = card.entry;
    let passage = format!(
        "{}\n{} ({})\n{outlet}{paragraph}; {}",
        said(card),
        speaker(card),
        words::kind(entry.kind),
        words::mark(card.row.mark),
    );
    let link = format!("{}{}", browser::page_address(), card.passage_href());
    Style::ALL.map(|style| {
        let cited = citation::cite(facts, style, card.row.paragraph);
        let gaps = cited.gaps.join(", ");
        let (reference, note) = (cited.reference, cited.in_text);
        format!(
            "{passage}\n\n{reference}\n{}: {note}\nThe article does not give: {gaps}\n\n{link}",
            note_name(style)
        )
        .into()
    })
}

fn note_name(style: Style) -> &'static str {
    match style {
        Style::Chicago => "Note",
        Style::Apa | Style::Mla => "In the text",
    }
}

fn said(card: &Card<'_>) -> String {
    let entry = card.entry;
    let spans = if entry.content.is_empty() {
        &entry.quoted
    } else {
        &entry.content
    };
    let said: Vec<String> = spans
        .iter()
        .map(|&span| card.article.words_in(span))
        .collect();
    said.join(" … ")
}

/// Speakers with their roles, or the source as the article writes it.
fn speaker(card: &Card<'_>) -> String {
    let speakers = card.row.speakers.iter().filter_map(|&actor| {
        let actor = card.layered.index.actors.get(actor as usize)?;
        Some(match card.role(&actor.id) {
            Some(role) => format!("{}, {role}", actor.name),
            None => actor.name.clone(),
        })
    });
    let speakers: Vec<String> = speakers.collect();
    let source = card
        .entry
        .source
        .iter()
        .map(|&span| card.article.words_in(span));
    let source: Vec<String> = source.collect();
    match (speakers.is_empty(), source.is_empty()) {
        (false, _) => speakers.join("; "),
        (true, false) => format!("{} (as written; not resolved)", source.join(" ")),
        (true, true) => "no source named".to_owned(),
    }
}
