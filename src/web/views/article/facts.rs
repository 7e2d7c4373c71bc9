//! What the text says of its own publication, each fact with the basis it was read from, or the plain statement that it
//! is not there.

use yew::prelude::*;

use crate::web::{
    store::Layered,
    words::{counted, days},
};
use record::{Fact, span::CodeSpan};

/// The facts of the article at a position.
pub(super) fn view_facts(layered: &Layered, article: u32) -> Html {
    let (Some(record), Some(row)) = (
        layered.records.get(article as usize),
        layered.index.articles.get(article as usize),
    ) else {
        return Html::default();
    };
    let facts = &record.article;
    let published = facts.published.as_ref();
    html! {
        <dl class="facts">
            { view_fact("Outlet", facts.outlet.as_ref()) }
            { view_line("Published", published.map(|days_| days(&days_.from, &days_.to)), published.map(|days| days.basis.clone())) }
            { view_fact("Byline", facts.byline.as_ref()) }
            { view_line("Length", Some(counted(row.n_words, "word")), None) }
        </dl>
    }
}

fn view_fact(name: &str, fact: Option<&Fact<CodeSpan>>) -> Html {
    view_line(
        name,
        fact.map(|fact| fact.text.clone()),
        fact.map(|fact| fact.basis.clone()),
    )
}

fn view_line(name: &str, value: Option<String>, basis: Option<String>) -> Html {
    let basis = basis.filter(|basis| !basis.is_empty());
    html! {
        <div class="facts__fact">
            <dt class="facts__name">{ name.to_owned() }</dt>
            <dd class="facts__value">
                if let Some(value) = value { { value } } else { <span class="muted">{ "not in the text" }</span> }
                if let Some(basis) = basis { <span class="facts__basis">{ format!("Read from: {basis}") }</span> }
            </dd>
        </div>
    }
}
