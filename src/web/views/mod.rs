//! One file a route. A view reads the address and the layer by hooks, selects rows, and assembles components; its own
//! styles lie in `styles/views/`.

use yew::prelude::*;

use super::route::Route;

pub mod about;
pub mod actor;
pub mod actors;
pub mod article;
pub mod articles;
mod damaged;
pub mod mentions;
pub mod overview;
pub mod quotes;
pub mod shared;
pub mod stances;

pub use damaged::view_damaged;

/// The view of a route that the edition has.
pub fn view_route(route: &Route) -> Html {
    match route {
        Route::Overview => html! { <overview::Overview /> },
        Route::Actors => html! { <actors::Actors /> },
        Route::Actor(id) => html! { <actor::Actor key={id.0.clone()} id={id.clone()} /> },
        Route::Quotes => html! { <quotes::Quotes /> },
        Route::Stances => html! { <stances::Stances /> },
        Route::Mentions => html! { <mentions::Mentions /> },
        Route::Articles => html! { <articles::Articles /> },
        Route::Article(id) => {
            html! { <article::Article key={id.clone()} id={AttrValue::from(id.clone())} /> }
        }
        Route::About => html! { <about::About /> },
    }
}
