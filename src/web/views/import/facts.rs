//! The facts of an article as fields, each with its basis.

use yew::prelude::*;

use super::{desk::Entry, field::Field, work};
use crate::web::browser;

/// Four fields.
pub(super) fn view_fields(entry: &Entry) -> Html {
    html! { { for Field::ALL.into_iter().map(|field| view_field(entry, field)) } }
}

fn view_field(entry: &Entry, field: Field) -> Html {
    let id = entry.id;
    let facts = &entry.draft.preview.facts;
    let found = field.read(facts);
    let value = found.map_or("", |(text, _)| text).to_owned();
    let basis = match (field, found, &facts.published) {
        (Field::Published, Some((_, basis)), Some(days)) if days.from != days.to => {
            format!("{basis}; last changed {}", days.to)
        }
        (_, Some((_, basis)), _) => basis.to_owned(),
        (_, None, _) => "not found".to_owned(),
    };
    let oninput = Callback::from(move |event: InputEvent| {
        work::change(|desk| desk.set_fact(id, field, &browser::field_value(&event)));
    });
    let onchange = Callback::from(move |event: Event| {
        work::settle_fact(id, field, &browser::field_value(&event));
    });
    let input = format!("draft-{id}-{}", field.name());
    let described = format!("{input}-basis");
    let kind = match field {
        Field::Published => "date",
        _ => "text",
    };
    html! {
        <div class="field" data-missing={found.is_none().to_string()}>
            <label class="field__label" for={input.clone()}>{ field.name() }</label>
            <input class="field__input" id={input} type={kind} {value} dir="auto" aria-describedby={described.clone()} {oninput} {onchange} />
            <p class="field__basis" id={described}>{ basis }</p>
        </div>
    }
}
