//! A few quotes of a list, those in the speaker's own words first, with the way to all of them.

use std::rc::Rc;

use yew::prelude::*;

use super::quote_card::QuoteCard;
use crate::web::{
    figures::Filtered,
    route::{Address, Route},
    store::Layered,
    words,
};
use query::filter::Subject;
use record::order;

/// At most `shown` cards; opening one leads to the whole list. Says `none` where there are no quotes.
pub fn view_first_quotes(layered: &Rc<Layered>, list: &Filtered, shown: usize, none: &str) -> Html {
    let mut rows = list.rows(layered, Subject::Quotes);
    order::by_key(&mut rows, |&row| {
        layered
            .index
            .quotes
            .get(row as usize)
            .map(|quote| quote.kind)
    });
    if rows.is_empty() {
        return html! { <p class="muted">{ none.to_owned() }</p> };
    }
    let cards = rows.iter().take(shown).filter_map(|&row| {
        let quote = layered.index.quotes.get(row as usize)?;
        let toggle = Address {
            route: Route::Quotes,
            filter: list.filter().clone(),
            entry: Some(layered.attribution(quote)?.id.0.clone()),
            ..Address::default()
        };
        Some(html! {
            <QuoteCard key={row} layered={layered.clone()} {row} is_open={false} toggle={AttrValue::from(toggle.href())} />
        })
    });
    let n = rows.len() as u32;
    let words = if rows.len() > shown {
        format!("All {}", words::counted(n, "passage"))
    } else {
        words::counted(n, "passage")
    };
    html! {
        <>
            <div class="quotes">{ for cards }</div>
            <p class="to-list"><a href={list.href()} data-count={n.to_string()}>{ words }{ " in a list" }</a></p>
        </>
    }
}
