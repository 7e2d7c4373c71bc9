//! One file a route. A view reads the address and the layer by hooks, selects rows, and assembles components; its own
//! styles lie in `styles/views/`.

use yew::prelude::*;

use super::route::Route;

pub mod about;
pub mod actor;
pub mod actors;
pub mod article;
pub mod articles;
pub mod cleanup;
pub mod compare;
mod damaged;
pub mod import;
pub mod mentions;
mod not_loaded;
pub mod overview;
pub mod publish;
pub mod quotes;
pub mod shared;
pub mod stances;
pub mod timeline;

pub use damaged::view_damaged;
pub use not_loaded::{view_awaited, view_not_loaded};

/// The view that comes with the first load. All others are drawn by `view_later`.
pub fn view_first() -> Html {
    html! { <overview::Overview /> }
}

/// The view of a route that the edition has, whichever. Only `second_part` may name this function: what it alone reaches is left
/// out of the first load.
pub(super) fn view_later(route: &Route) -> Html {
    match route {
        Route::Overview => view_first(),
        Route::Actors => html! { <actors::Actors /> },
        Route::Actor(id) => html! { <actor::Actor key={id.0.clone()} id={id.clone()} /> },
        Route::Quotes => html! { <quotes::Quotes /> },
        Route::Stances => html! { <stances::Stances /> },
        Route::Mentions => html! { <mentions::Mentions /> },
        Route::Compare => html! { <compare::Compare /> },
        Route::Timeline => html! { <timeline::Timeline /> },
        Route::Articles => html! { <articles::Articles /> },
        Route::Article(id) => {
            html! { <article::Article key={id.clone()} id={AttrValue::from(id.clone())} /> }
        }
        Route::Import => html! { <import::Import /> },
        Route::Publish => html! { <publish::Publish /> },
        Route::About => html! { <about::About /> },
    }
}
