//! One actor: how it is named and described, how each article lets it speak, what it says and what is said about it, which
//! stances it holds and meets.

use std::{collections::BTreeMap, rc::Rc};

use yew::prelude::*;

mod articles;
mod names;

use super::shared::{PartDownloads, view_first_quotes, view_stance_item};
use crate::web::{
    components::{view_bar_key, view_figure, view_header, view_polarity_count},
    export::Part,
    figures::{Figures, Filtered, target_label, target_value},
    hooks::use_layer,
    store::Layered,
    words,
};
use query::{
    compare::{heard::HeardGrid, positions::Positions},
    filter::{Key, Subject},
    index::{ActorRow, TargetRow},
};
use record::ActorId;

/// Props of [`Actor`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ActorProps {
    /// Which; the edition has it.
    pub id: ActorId,
}

/// Cards and items shown before the way to the whole list.
const SHORT: usize = 4;

/// Those at the other end of stances that are counted, most stances first; the list beneath has all.
const MOST_TALLIES: usize = 40;

/// The view.
#[component]
pub fn Actor(props: &ActorProps) -> Html {
    let layered = use_layer();
    let found = (0..)
        .zip(&layered.index.actors)
        .find(|(_, actor)| actor.id == props.id);
    let Some((at, actor)) = found else {
        return Html::default();
    };
    let figures = Figures::within(&layered.bare_filter());
    let said = view_first_quotes(
        &layered,
        &figures.said(actor),
        SHORT,
        "No passage is attributed to this actor.",
    );
    let about = view_first_quotes(
        &layered,
        &figures.about(actor),
        SHORT,
        "No passage attributed to anyone names this actor.",
    );
    let toward = figures.toward(&layered.index, TargetRow::Actor(at));
    html! {
        <div class="actor">
            { view_header(&actor.name, &lede(&layered, actor), view_figures(&layered, at, actor, &figures)) }
            <super::cleanup::CleanUp id={actor.id.clone()} />
            <div class="actor__columns">
                <section class="actor__section" aria-labelledby="actor-names">
                    <h2 class="actor__title" id="actor-names">{ "How they are named" }</h2>
                    <names::Names id={actor.id.clone()} />
                </section>
                <section class="actor__section" aria-labelledby="actor-articles">
                    <h2 class="actor__title" id="actor-articles">{ "Article by article" }</h2>
                    { articles::view_articles(&layered, at, actor, &figures) }
                    { view_bar_key() }
                    <PartDownloads part={Part::Grid} />
                </section>
                <section class="actor__section" aria-labelledby="actor-said">
                    <h2 class="actor__title" id="actor-said">{ "Said by them" }</h2>
                    { said }
                </section>
                <section class="actor__section" aria-labelledby="actor-about">
                    <h2 class="actor__title" id="actor-about">{ "Said with their name in it" }</h2>
                    { about }
                </section>
                <section class="actor__section" aria-labelledby="actor-holds">
                    <h2 class="actor__title" id="actor-holds">{ "Stances they hold" }</h2>
                    { view_stances(&layered, &figures.held(actor), Side::Held) }
                </section>
                <section class="actor__section" aria-labelledby="actor-meets">
                    <h2 class="actor__title" id="actor-meets">{ "Stances toward them" }</h2>
                    { view_stances(&layered, &toward, Side::Toward) }
                </section>
            </div>
        </div>
    }
}

fn lede(layered: &Layered, actor: &ActorRow) -> String {
    let entries = layered.records.iter().flat_map(|record| &record.actors);
    let mut affiliations = entries
        .filter(|entry| entry.id == actor.id)
        .filter_map(|entry| layered.actor(entry.affiliation.as_ref()?));
    let kind = words::actor_kind(actor.kind);
    match affiliations.next() {
        Some(home) => format!("{kind}, of {}", home.name),
        None => kind.to_owned(),
    }
}

fn view_figures(layered: &Layered, at: u32, actor: &ActorRow, figures: &Figures) -> Html {
    let grid = HeardGrid::of(
        &layered.index,
        &figures.said(actor).rows(layered, Subject::Quotes),
        &figures.rows(layered, Subject::Mentions),
    );
    let total = grid.total(at);
    let of = |what: &str| format!("{what} {}", actor.name);
    html! {
        <p class="actor__figures">
            { view_figure(total.n_own, "quoted", figures.own(actor), &of("passages of")) }
            { view_figure(total.n_reported, "reported", figures.reported(actor), &of("passages of")) }
            { view_figure(total.n_mentions, "named", figures.mentions(actor), &of("mentions of")) }
        </p>
    }
}

/// Which end of a stance the actor is at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Held,
    Toward,
}

/// Counted by the other end, then the first few with their evidence.
fn view_stances(layered: &Rc<Layered>, list: &Filtered, side: Side) -> Html {
    let rows = list.rows(layered, Subject::Stances);
    if rows.is_empty() {
        return html! { <p class="muted">{ "None found." }</p> };
    }
    let positions = Positions::of(&layered.index, &rows);
    let items = rows
        .iter()
        .take(SHORT)
        .map(|&at| view_stance_item(layered, at, None));
    let n = rows.len() as u32;
    html! {
        <>
            <ul class="actor__tallies">{ for view_tallies(layered, &positions, list, side) }</ul>
            <div class="actor__evidence">{ for items }</div>
            <p class="to-list"><a href={list.href()} data-count={n.to_string()}>{ words::counted(n, "stance") }{ " in a list" }</a></p>
        </>
    }
}

fn view_tallies(
    layered: &Layered,
    positions: &Positions,
    list: &Filtered,
    side: Side,
) -> Vec<Html> {
    let index = &layered.index;
    let mut others: BTreeMap<(std::cmp::Reverse<u32>, TargetRow), Html> = BTreeMap::new();
    for &(holder, n_held) in &positions.holders {
        for &(target, n_met) in &positions.targets {
            let (other, key, n) = match side {
                Side::Held => (target, Key::Target, n_met),
                Side::Toward => (TargetRow::Actor(holder), Key::Holder, n_held),
            };
            let label = target_label(index, other);
            let value = target_value(index, other);
            let parts = positions
                .cell(holder, target)
                .parts()
                .into_iter()
                .filter(|&(_, n)| n > 0);
            let counts = parts.map(|(polarity, n)| {
                let href = list.clone().with(key, &[&value]).of(polarity).href();
                view_polarity_count(polarity, n, href, &label)
            });
            let item = html! {
                <li class="actor__tally">
                    <span>{ label.clone() }</span>
                    <span class="actor__counts">{ for counts }</span>
                </li>
            };
            others.insert((std::cmp::Reverse(n), other), item);
        }
    }
    others.into_values().take(MOST_TALLIES).collect()
}
