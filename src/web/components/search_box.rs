//! The search field of the masthead.

use yew::prelude::*;

use crate::web::browser;

/// Props of [`SearchBox`].
#[derive(Clone, PartialEq, Properties)]
pub struct SearchBoxProps {
    /// What is searched for now.
    pub value: AttrValue,
    /// Called with the text at every change.
    pub on_type: Callback<AttrValue>,
    /// Called with the text on Enter.
    pub on_submit: Callback<AttrValue>,
}

/// A labelled field; `/` leads to it.
#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    let field = use_node_ref();
    let oninput = props
        .on_type
        .reform(|event: InputEvent| AttrValue::from(browser::field_value(&event)));
    let onsubmit = {
        let (field, on_submit) = (field.clone(), props.on_submit.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(input) = field.cast::<web_sys::HtmlInputElement>() {
                on_submit.emit(AttrValue::from(input.value()));
            }
        })
    };
    html! {
        <form class="search-box" role="search" {onsubmit}>
            <label class="search-box__label" for="search" aria-hidden="true">{ "Search" }</label>
            <input ref={field} class="search-box__field" id="search" type="search" aria-label="Search" autocomplete="off" spellcheck="false"
                maxlength="200" placeholder="words or a “phrase”" value={&props.value} {oninput} />
            <kbd class="search-box__key" aria-hidden="true">{ "/" }</kbd>
        </form>
    }
}
