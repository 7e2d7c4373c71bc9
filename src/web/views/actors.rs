//! All actors: who they are, how they are heard and how much they are talked about.

use yew::prelude::*;

use super::shared::{Listing, figures::Figures, use_listing, view_listing};
use crate::{
    compare::heard::{Heard, HeardGrid},
    query::{filter::Subject, index::ActorRow},
    web::{
        components::{Bar, view_bar, view_bar_key, view_count, view_header},
        route::Route,
        words,
    },
};

/// The view.
#[component]
pub fn Actors() -> Html {
    let listing = use_listing(Subject::Actors);
    let figures = Figures::within(&listing.address.filter);
    let grid = use_memo(
        (listing.layered.clone(), figures.scope().clone()),
        |(layered, scope)| {
            let figures = Figures::within(scope);
            let (quotes, mentions) = (
                figures.rows(layered, Subject::Quotes),
                figures.rows(layered, Subject::Mentions),
            );
            HeardGrid::of(&layered.index, &quotes, &mentions)
        },
    );
    let totals: Vec<(u32, Heard)> = listing
        .outcome
        .rows
        .iter()
        .map(|&at| (at, grid.total(at)))
        .collect();
    let longest = totals
        .iter()
        .map(|(_, heard)| heard.words())
        .max()
        .unwrap_or(0);
    let rows = totals.iter().filter_map(|&(at, heard)| {
        let actor = listing.layered.index.actors.get(at as usize)?;
        Some(view_row(&listing, at, actor, heard, longest, &figures))
    });
    let results = html! {
        <table class="actor-table">
            <thead class="actor-table__head"><tr>
                <th scope="col">{ "Actor" }</th>
                <th scope="col">{ "Words heard" }</th>
                <th scope="col" class="actor-table__figure">{ "Quoted" }</th>
                <th scope="col" class="actor-table__figure">{ "Reported" }</th>
                <th scope="col" class="actor-table__figure">{ "Named" }</th>
                <th scope="col" class="actor-table__figure">{ "Stances held" }</th>
                <th scope="col" class="actor-table__figure">{ "Stances toward" }</th>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    };
    html! {
        <>
            { view_header("Actors", "Who speaks in the articles, and who is only talked about. Figures count passages in the articles chosen, and open them.", view_bar_key()) }
            { view_listing(&listing, "actor", results) }
        </>
    }
}

fn view_row(
    listing: &Listing,
    at: u32,
    actor: &ActorRow,
    heard: Heard,
    longest: u32,
    figures: &Figures,
) -> Html {
    let layered = &listing.layered;
    let href = Route::Actor(actor.id.clone()).href(&layered.bare_filter());
    let held = figures.held(actor);
    let toward = figures.toward(&layered.index, crate::query::index::TargetRow::Actor(at));
    let figure = |label: &'static str, n: u32, href: String, what: &str| {
        let number = if n > 0 {
            view_count(n, href, &format!("{what} {}", actor.name))
        } else {
            html! { <span class="actor-table__none">{ "0" }</span> }
        };
        html! { <td class="actor-table__figure"><span class="actor-table__label" aria-hidden="true">{ label }</span>{ number }</td> }
    };
    let bar = Bar {
        own: heard.own_words,
        reported: heard.reported_words,
        full: longest,
    };
    html! {
        <tr class="actor-table__row" key={at}>
            <th class="actor-table__actor" scope="row">
                <a {href}>{ actor.name.clone() }</a>
                <span class="actor-table__kind">{ describe(listing, actor) }</span>
            </th>
            <td class="actor-table__bar">
                if heard.words() > 0 { { view_bar(bar) } }
                <span class="actor-table__words">{ heard_words(heard) }</span>
            </td>
            { figure("quoted", heard.n_own, figures.own(actor), "passages quoting") }
            { figure("reported", heard.n_reported, figures.reported(actor), "passages reporting") }
            { figure("named", heard.n_mentions, figures.mentions(actor), "mentions of") }
            { figure("holds", held.count(layered), held.href(), "stances of") }
            { figure("toward", toward.count(layered), toward.href(), "stances toward") }
        </tr>
    }
}

/// Kind, and the first role that an article gives.
fn describe(listing: &Listing, actor: &ActorRow) -> String {
    let kind = words::actor_kind(actor.kind);
    let records = listing.layered.records.iter();
    let named = records
        .flat_map(|record| &record.actors)
        .filter(|entry| entry.id == actor.id);
    match named.flat_map(|entry| &entry.roles).next() {
        Some(role) => format!("{kind} · {}", role.text),
        None => kind.to_owned(),
    }
}

fn heard_words(heard: Heard) -> String {
    if heard.is_heard() {
        words::counted(heard.words(), "word")
    } else {
        "not heard".to_owned()
    }
}
