//! The list in the margin: every passage with its number, speaker and kind, in order; the equivalent of the marks for
//! those who do not see them.

use yew::prelude::*;

use super::passages::Passages;
use crate::web::{hooks::AddressHandle, store::Layered, words};

/// The passages as links that open them.
pub(super) fn view_list(
    layered: &Layered,
    address: &AddressHandle,
    passages: &Passages<'_>,
    open: Option<usize>,
) -> Html {
    let items = passages
        .iter()
        .enumerate()
        .filter_map(|(at, (row, entry))| {
            let quote = layered.index.quotes.get(*row as usize)?;
            let speakers: Vec<&str> = quote
                .speakers
                .iter()
                .filter_map(|&actor| Some(layered.index.actors.get(actor as usize)?.name.as_str()))
                .collect();
            let who = if speakers.is_empty() {
                "Speaker not resolved".to_owned()
            } else {
                speakers.join(", ")
            };
            let current = (open == Some(at)).then_some("true");
            let href = address.with_entry(Some(entry.id.0.clone())).href();
            Some(html! {
                <li class="margin-list__item" key={at}>
                    <a class="margin-list__link" {href} aria-current={current}>
                        <span class="margin-list__number">{ at + 1 }</span>
                        <span class="margin-list__who">{ who }</span>
                        <span class="margin-list__kind">{ words::kind(entry.kind) }</span>
                    </a>
                </li>
            })
        });
    html! {
        <nav class="margin-list" aria-label="Passages in order">
            <h2 class="margin-list__title">{ words::counted(passages.len() as u32, "passage") }</h2>
            <ol class="margin-list__items" data-total={passages.len().to_string()}>{ for items }</ol>
        </nav>
    }
}
