//! What can be chosen, with live counts. Beside the results on wide windows; on narrow ones a sheet over the view, opened
//! by a link and closed by Back, since its being open is part of the address.

use std::rc::Rc;

use yew::prelude::*;

use crate::web::{browser, words::number};

/// One key and its values.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetGroup {
    /// As people read it: "Speaker".
    pub label: AttrValue,
    /// In the order shown: chosen values first, then by falling count.
    pub values: Vec<FacetValue>,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetValue {
    /// As people read it.
    pub label: AttrValue,
    /// How many results the list behind `only` has.
    pub count: u32,
    /// Whether it is chosen.
    pub is_chosen: bool,
    /// Link that adds or takes back the value.
    pub toggle: AttrValue,
    /// Link to the view with this value of the key and no other.
    pub only: AttrValue,
}

/// Props of [`FacetRail`].
#[derive(Clone, PartialEq, Properties)]
pub struct FacetRailProps {
    /// Groups; those without values are left out.
    pub groups: Rc<Vec<FacetGroup>>,
    /// Number of choices now in force.
    pub n_chosen: u32,
    /// Whether the sheet is open (narrow windows).
    pub is_open: bool,
    /// Link that opens the sheet.
    pub open: AttrValue,
    /// Link that closes it.
    pub close: AttrValue,
}

/// How many values a group shows before "more".
const SHORT: usize = 8;

/// The rail, with the button that opens it as a sheet.
#[component]
pub fn FacetRail(props: &FacetRailProps) -> Html {
    use_effect_with(props.is_open, |is_open| {
        let is_open = *is_open && browser::focus(".facet-rail__close");
        move || {
            if is_open {
                browser::recover_focus(".facet-button");
            }
        }
    });
    let onkeydown = props.is_open.then(|| {
        Callback::from(|event: KeyboardEvent| {
            browser::wrap_focus(&event, ".facet-rail", ".facet-rail__close")
        })
    });
    let (role, modal) = props.is_open.then_some(("dialog", "true")).unzip();
    let state = if props.is_open { "open" } else { "closed" };
    let chosen = if props.n_chosen == 0 {
        String::new()
    } else {
        format!(" ({})", number(props.n_chosen))
    };
    let groups = props
        .groups
        .iter()
        .filter(|group| !group.values.is_empty())
        .map(|group| html! { <Group key={group.label.to_string()} group={group.clone()} /> });
    html! {
        <div class="facets" data-sheet={state}>
            <a class="facet-button" href={&props.open}>{ "Filters" }{ chosen }</a>
            <a class="facets__veil" href={&props.close} aria-hidden="true" tabindex="-1"></a>
            <section class="facet-rail" aria-label="Filters" {role} aria-modal={modal} {onkeydown}>
                <div class="facet-rail__head">
                    <h2 class="facet-rail__title">{ "Narrow down" }</h2>
                    <a class="facet-rail__close" href={&props.close}>{ "Show results" }</a>
                </div>
                { for groups }
                <a class="facet-rail__close" href={&props.close}>{ "Show results" }</a>
            </section>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct GroupProps {
    group: FacetGroup,
}

#[component]
fn Group(props: &GroupProps) -> Html {
    let is_long = use_state(|| false);
    let group = &props.group;
    let shown = if *is_long { group.values.len() } else { SHORT };
    let rest = group.values.len().saturating_sub(SHORT);
    let toggle = {
        let is_long = is_long.clone();
        Callback::from(move |_: MouseEvent| is_long.set(!*is_long))
    };
    let values = group.values.iter().take(shown).map(view_value);
    html! {
        <section class="facet">
            <h3 class="facet__title">{ &group.label }</h3>
            <ul class="facet__values">{ for values }</ul>
            if rest > 0 {
                <button class="facet__more" type="button" aria-expanded={is_long.to_string()} onclick={toggle}>
                    if *is_long { { "Fewer" } } else { { format!("{rest} more") } }
                    <span class="visually-hidden">{ format!(" of {}", group.label) }</span>
                </button>
            }
        </section>
    }
}

fn view_value(value: &FacetValue) -> Html {
    let box_state = if value.is_chosen { "true" } else { "false" };
    html! {
        <li class="facet__value" key={value.label.to_string()}>
            <a class="facet__toggle" href={&value.toggle} data-chosen={box_state}>
                <span class="facet__box" aria-hidden="true"></span>
                <span class="facet__label">{ &value.label }</span>
                if value.is_chosen { <span class="visually-hidden">{ " (chosen)" }</span> }
            </a>
            <a class="facet__count" href={&value.only} data-count={value.count.to_string()}>
                { number(value.count) }
                <span class="visually-hidden">{ format!(" with only {}", value.label) }</span>
            </a>
        </li>
    }
}
