//! All actors: who they are, how they are heard and how much they are talked about.

use yew::prelude::*;

use super::shared::{Listing, use_listing, view_listing, view_table};
use crate::web::{
    components::{Bar, view_bar, view_bar_key, view_count, view_header},
    figures::Figures,
    route::Route,
    store::Layered,
    words,
};
use query::{
    compare::heard::{Heard, HeardGrid},
    filter::{Filter, Subject},
    index::TargetRow,
};

/// What the view counts in the articles chosen.
#[derive(PartialEq)]
struct Counted {
    grid: HeardGrid,
    /// Words of the actor listed that is heard most.
    longest: u32,
    /// Stances that each actor holds, and that it meets.
    stances: Vec<[u32; 2]>,
}

impl Counted {
    fn of(layered: &Layered, scope: &Filter, listed: &[u32]) -> Self {
        let figures = Figures::within(scope);
        let rows = |subject| figures.rows(layered, subject);
        let index = &layered.index;
        let grid = HeardGrid::of(index, &rows(Subject::Quotes), &rows(Subject::Mentions));
        let words = listed.iter().map(|&at| grid.total(at).words());
        let mut stances = vec![[0, 0]; index.actors.len()];
        let mut add = |actor: u32, side: usize| {
            if let Some(counts) = stances.get_mut(actor as usize) {
                counts[side] += 1;
            }
        };
        for stance in rows(Subject::Stances) {
            if let Some(stance) = index.stances.get(stance as usize) {
                add(stance.holder, 0);
                if let TargetRow::Actor(target) = stance.target {
                    add(target, 1);
                }
            }
        }
        Self {
            longest: words.max().unwrap_or(0),
            grid,
            stances,
        }
    }
}

/// The view.
#[component]
pub fn Actors() -> Html {
    let listing = use_listing(Subject::Actors);
    let counted = use_memo(
        (
            listing.layered.clone(),
            Figures::within(&listing.address.filter).scope().clone(),
            listing.outcome.clone(),
        ),
        |(layered, scope, outcome)| Counted::of(layered, scope, &outcome.rows),
    );
    let head = html! {
        <thead class="actor-table__head"><tr>
            <th scope="col">{ "Actor" }</th>
            <th scope="col" class="actor-table__bar">{ "Words heard" }</th>
            <th scope="col" class="actor-table__figure">{ "Quoted" }</th>
            <th scope="col" class="actor-table__figure">{ "Reported" }</th>
            <th scope="col" class="actor-table__figure">{ "Named" }</th>
            <th scope="col" class="actor-table__figure">{ "Stances held" }</th>
            <th scope="col" class="actor-table__figure">{ "Stances toward" }</th>
        </tr></thead>
    };
    let classes = ("actor-table", "actor-table__row");
    let results = view_table(&listing, classes, "actor", Some(head), {
        let listing = listing.clone();
        move |row| view_row(&listing, row, &counted)
    });
    html! {
        <>
            { view_header("Actors", "Who speaks in the articles, and who is only talked about. Figures count passages in the articles chosen, and open them.", view_bar_key()) }
            <super::cleanup::History />
            { view_listing(&listing, "actor", results) }
        </>
    }
}

/// The cells of an actor's row.
fn view_row(listing: &Listing, at: u32, counted: &Counted) -> Html {
    let layered = &listing.layered;
    let Some(actor) = layered.index.actors.get(at as usize) else {
        return Html::default();
    };
    let figures = Figures::within(&listing.address.filter);
    let heard = counted.grid.total(at);
    let [n_held, n_toward] = counted
        .stances
        .get(at as usize)
        .copied()
        .unwrap_or_default();
    let href = Route::Actor(actor.id.clone()).href(&layered.bare_filter());
    let held = figures.held(actor);
    let toward = figures.toward(&layered.index, TargetRow::Actor(at));
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
        full: counted.longest,
    };
    let role = layered.role(at).map(str::to_owned);
    html! {
        <>
            <th class="actor-table__actor" scope="row">
                <a {href}>{ actor.name.clone() }</a>
                <span class="actor-table__kind">{ words::actor_kind(actor.kind) }if let Some(role) = role { { " · " }{ role } }</span>
            </th>
            <td class="actor-table__bar">
                if heard.words() > 0 { { view_bar(bar) } }
                <span class="actor-table__words">{ heard_words(heard) }</span>
            </td>
            { figure("quoted", heard.n_own, figures.own(actor), "passages quoting") }
            { figure("reported", heard.n_reported, figures.reported(actor), "passages reporting") }
            { figure("named", heard.n_mentions, figures.mentions(actor), "mentions of") }
            { figure("holds", n_held, held.href(), "stances of") }
            { figure("toward", n_toward, toward.href(), "stances toward") }
        </>
    }
}

fn heard_words(heard: Heard) -> String {
    if heard.is_heard() {
        words::counted(heard.words(), "word")
    } else {
        "not heard".to_owned()
    }
}
