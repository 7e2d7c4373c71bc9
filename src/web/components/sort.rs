//! In which order a list stands.

use yew::prelude::*;

/// One order on offer.
#[derive(Clone, Debug, PartialEq)]
pub struct SortLink {
    /// As people read it.
    pub label: AttrValue,
    /// Link to the list in this order.
    pub href: AttrValue,
    /// Whether the list stands so now.
    pub is_current: bool,
}

/// The orders as links, the present one marked.
pub fn view_sort(orders: &[SortLink]) -> Html {
    let links = orders.iter().map(|order| {
        let current = order.is_current.then_some("true");
        html! { <li><a class="sort__link" href={&order.href} aria-current={current}>{ &order.label }</a></li> }
    });
    html! {
        <nav class="sort" aria-label="Order">
            <span class="sort__label" aria-hidden="true">{ "Order" }</span>
            <ul class="sort__list">{ for links }</ul>
        </nav>
    }
}
