//! A receipt for a passage: the words, who said them, where they stand, a citation that names what is missing, and the
//! link. Plain text to paste into an essay or a slide.

use yew::prelude::*;

use super::quote_card::Card;
use crate::web::{browser, words};

/// Props of [`Receipt`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReceiptProps {
    /// What is copied.
    pub text: AttrValue,
}

/// The receipt with a button that copies it.
#[component]
pub fn Receipt(props: &ReceiptProps) -> Html {
    let copied = use_state(|| None::<bool>);
    let onclick = {
        let (copied, text) = (copied.clone(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            let copied = copied.clone();
            browser::copy(&text, move |done| copied.set(Some(done)));
        })
    };
    let outcome = match *copied {
        None => "",
        Some(true) => "Copied.",
        Some(false) => {
            "This browser does not let the page copy: select the text and copy it by hand."
        }
    };
    html! {
        <section class="receipt">
            <h2 class="receipt__title">{ "Receipt" }</h2>
            <pre class="receipt__text" tabindex="0" role="region" aria-label="Receipt">{ &props.text }</pre>
            <p>
                <button class="button" type="button" {onclick}>{ "Copy receipt" }</button>
                <span class="receipt__outcome" role="status">{ outcome }</span>
            </p>
        </section>
    }
}

/// The text of a receipt.
pub(super) fn write(card: &Card<'_>) -> String {
    let spans = if card.entry.content.is_empty() {
        &card.entry.quoted
    } else {
        &card.entry.content
    };
    let said: Vec<String> = spans
        .iter()
        .map(|&span| card.article.words_in(span))
        .collect();
    let actors = &card.layered.index.actors;
    let speakers: Vec<&str> = card
        .row
        .speakers
        .iter()
        .filter_map(|&actor| Some(actors.get(actor as usize)?.name.as_str()))
        .collect();
    let source: Vec<String> = card
        .entry
        .source
        .iter()
        .map(|&span| card.article.words_in(span))
        .collect();
    let speaker = match (speakers.is_empty(), source.is_empty()) {
        (false, _) => speakers.join(", "),
        (true, false) => format!("{} (as written; not resolved)", source.join(" ")),
        (true, true) => "no source named".to_owned(),
    };
    let paragraph = match card.row.paragraph {
        0 => String::new(),
        number => format!("Paragraph {number}, "),
    };
    let citation = card
        .layered
        .records
        .get(card.row.article as usize)
        .map(|record| cite(&record.article))
        .unwrap_or_default();
    format!(
        "{}\n{} ({})\n{paragraph}{}\n{citation}\n{}{}",
        said.join(" … "),
        speaker,
        words::kind(card.entry.kind),
        words::mark(card.row.mark),
        browser::page_address(),
        card.passage_href(),
    )
}

/// Author. (Date). Headline. Outlet. [What the text does not say.]
fn cite<S>(facts: &crate::record::Facts<S>) -> String {
    let mut gaps = Vec::new();
    let mut known = |fact: &Option<crate::record::Fact<S>>, name| match fact {
        Some(fact) => Some(fact.text.clone()),
        None => {
            gaps.push(name);
            None
        }
    };
    let byline = known(&facts.byline, "author");
    let title = known(&facts.title, "headline");
    let outlet = known(&facts.outlet, "outlet");
    let date = match &facts.published {
        Some(days) => words::days(&days.from, &days.to),
        None => {
            gaps.push("date");
            "n.d.".to_owned()
        }
    };
    let first = byline
        .or_else(|| outlet.clone())
        .unwrap_or_else(|| "Unknown author".to_owned());
    let mut citation = format!(
        "{first}. ({date}). {}.",
        title.as_deref().unwrap_or("[No headline]")
    );
    if let Some(outlet) = outlet.filter(|outlet| *outlet != first) {
        citation.push_str(&format!(" {outlet}."));
    }
    gaps.push("web address");
    citation.push_str(&format!(" [Not in the text: {}]", gaps.join(", ")));
    citation
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Fact, Facts, Published};

    fn fact(text: &str) -> Option<Fact<()>> {
        Some(Fact {
            text: text.to_owned(),
            span: None,
            basis: String::new(),
        })
    }

    #[test]
    fn citations_name_their_gaps() {
        let mut facts = Facts {
            title: fact("Freedonia opens its market"),
            outlet: fact("The Ruritania Post"),
            byline: None,
            published: None,
            language: "en".to_owned(),
            furniture: Vec::new(),
        };
        assert_eq!(
            cite(&facts),
            "The Ruritania Post. (n.d.). Freedonia opens its market. [Not in the text: author, date, web address]"
        );
        facts.byline = fact("Ada Lind");
        facts.published = Some(Published {
            from: "2031-01-20".to_owned(),
            to: "2031-01-20".to_owned(),
            basis: String::new(),
        });
        assert_eq!(
            cite(&facts),
            "Ada Lind. (20 January 2031). Freedonia opens its market. The Ruritania Post. [Not in the text: web address]"
        );
    }
}
