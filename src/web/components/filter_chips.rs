//! What is chosen, each with a way to take it back.

use yew::prelude::*;

/// One choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// What sort of choice: "Speaker".
    pub key: AttrValue,
    /// What was chosen: "Ada Lind".
    pub value: AttrValue,
    /// Link to the view without it.
    pub remove: AttrValue,
    /// Whether the present view cannot apply it; then it is kept, and marked.
    pub is_idle: bool,
}

/// The choices as links that take them back, and one that takes back all; nothing where nothing is chosen.
pub fn view_chips(chips: &[Chip], clear: impl Into<AttrValue>) -> Html {
    if chips.is_empty() {
        return Html::default();
    }
    let links = chips.iter().map(|chip| {
        let idle = chip.is_idle.then_some("true");
        html! {
            <li>
                <a class="chip" href={&chip.remove} data-idle={idle}>
                    <span class="visually-hidden">{ "Remove " }</span>
                    <span class="chip__key">{ &chip.key }</span>
                    <span class="chip__value">{ &chip.value }</span>
                    if chip.is_idle { <span class="chip__idle">{ "not used here" }</span> }
                    <span class="chip__cross" aria-hidden="true">{ "×" }</span>
                </a>
            </li>
        }
    });
    html! {
        <div class="filter-chips" role="group" aria-label="Chosen filters">
            <ul class="filter-chips__list">{ for links }</ul>
            <a class="filter-chips__clear" href={clear.into()}>{ "Clear all" }</a>
        </div>
    }
}
