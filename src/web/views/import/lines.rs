//! The text of an article line by line: what is prose, and what is greyed as furniture. Each line can be switched.

use std::rc::Rc;

use yew::prelude::*;

use super::work;
use crate::{
    protocol::Draft,
    web::{browser, words::number},
};
use record::{preview::Line, span::Span};

/// Lines drawn at first, and with each wish for more.
const PAGE: usize = 300;

/// Props of [`Lines`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct LinesProps {
    /// Number of the article.
    pub(super) id: u32,
    /// The article.
    pub(super) draft: Rc<Draft>,
    /// Whether nothing can be switched now.
    pub(super) is_off: bool,
}

/// The lines.
#[component]
pub(super) fn Lines(props: &LinesProps) -> Html {
    let n_drawn = use_state_eq(|| PAGE);
    let id = props.id;
    let lines = &props.draft.preview.lines;
    let onchange = Callback::from(move |event: Event| {
        let number = browser::attribute_of(&event, "data-line").and_then(|line| line.parse().ok());
        if let Some((number, is_prose)) = number.zip(browser::is_checked(&event)) {
            work::set_prose(id, number, is_prose);
        }
    });
    let more = {
        let n_drawn = n_drawn.clone();
        Callback::from(move |_: MouseEvent| n_drawn.set(*n_drawn + PAGE))
    };
    let text = &props.draft.article.text;
    let rows = lines.iter().enumerate().take(*n_drawn);
    html! {
        <>
            <p class="lines__hint">
                { "Ticked lines are the article. Greyed ones are kept, and not searched for quotes. Tick or untick what is wrong." }
            </p>
            <fieldset class="lines" disabled={props.is_off} {onchange}>
                <legend class="visually-hidden">{ "Lines of the article" }</legend>
                { for rows.map(|(number, line)| view_line(text, number, line)) }
            </fieldset>
            if lines.len() > *n_drawn {
                <button class="button" type="button" onclick={more}>
                    { format!("Show more; {} of {} lines are shown", number(*n_drawn as u32), number(lines.len() as u32)) }
                </button>
            }
        </>
    }
}

fn view_line(text: &str, number: usize, line: &Line) -> Html {
    let prose = line.prose;
    let inner = prose.unwrap_or(Span::new(line.span.end, line.span.end));
    let before = Span::new(line.span.start, inner.start).slice(text);
    let after = Span::new(inner.end, line.span.end).slice(text);
    html! {
        <label class="line" key={number} data-furniture={prose.is_none().to_string()}>
            <input class="line__switch" type="checkbox" data-line={number.to_string()} checked={prose.is_some()} />
            <span class="line__words" dir="auto">
                if !before.is_empty() { <span class="line__part">{ before }</span> }
                { inner.slice(text) }
                if !after.is_empty() { <span class="line__part">{ after }</span> }
            </span>
        </label>
    }
}
