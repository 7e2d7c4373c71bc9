//! The forms by which an actor is changed.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::{change, history::History};
use crate::web::{
    browser,
    hooks::{use_address, use_edition, use_layer},
    route::{Address, Route},
    store::Layered,
    words,
};
use query::index::{ActorRow, Layer};
use record::{
    ActorId, ActorKind,
    review::edits::{Change, new_id},
};

/// Puts what was typed into a draft.
type Put = fn(&mut Draft, String);
/// Makes a change of a draft, or says what is amiss.
type Make = fn(&Draft, &Layered, &ActorRow) -> Result<Change, &'static str>;

/// Props of [`CleanUp`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CleanUpProps {
    /// Which actor; the edition has it.
    pub id: ActorId,
}

/// What stands in the fields; absent where nobody has touched them.
#[derive(Clone, Debug, Default, PartialEq)]
struct Draft {
    name: Option<String>,
    kind: Option<String>,
    home: Option<String>,
    same: String,
    other: String,
    names: BTreeSet<String>,
    articles: BTreeSet<String>,
}

/// Which field a form has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Name,
    Home,
    Same,
}

/// Names offered while one types, at most: those heard most.
const OFFERED: usize = 300;

const KINDS: [(&str, ActorKind); 6] = [
    ("person", ActorKind::Person),
    ("state", ActorKind::State),
    ("organisation", ActorKind::Organisation),
    ("media", ActorKind::Media),
    ("group", ActorKind::Group),
    ("place", ActorKind::Place),
];

/// The forms, folded until they are wanted, and what was changed about this actor.
#[component]
pub fn CleanUp(props: &CleanUpProps) -> Html {
    let (handle, layered, address) = (use_edition(), use_layer(), use_address());
    let draft = use_state(Draft::default);
    let said = use_state(AttrValue::default);
    let Some(actor) = layered.actor(&props.id) else {
        return Html::default();
    };
    if layered.index.layer == Layer::Machine {
        return html! {
            <p class="muted">{ "What people change shows in “reviewed by people”, not in what the program alone found." }</p>
        };
    }
    let home = home_of(&layered, actor).map_or("", |home| home.name.as_str());
    let submit = |make: Make| {
        let (handle, layered, address) = (handle.clone(), layered.clone(), address.clone());
        let (draft, said, actor) = (draft.clone(), said.clone(), actor.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let change = match make(&draft, &layered, &actor) {
                Ok(change) => change,
                Err(reason) => return said.set(reason.into()),
            };
            said.set([&change::describe(&change, &layered), "."].concat().into());
            draft.set(Draft::default());
            // The page of one that goes gives way to the page of one that stays.
            let to = match &change {
                Change::Merge { into, .. } => Some(into),
                _ => None,
            };
            if let Some(id) = to {
                address.push(&Address {
                    route: Route::Actor(id.clone()),
                    filter: layered.bare_filter(),
                    ..Address::default()
                });
            }
            handle
                .replace
                .emit(change::make(&handle.store.edition, change));
        })
    };
    let set = |put: Put| {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| {
            let mut next = (*draft).clone();
            put(&mut next, browser::field_value(&event));
            draft.set(next);
        })
    };
    let text = |field: Field, label: &'static str, value: &str, verb: &'static str| {
        let (id, put, make): (_, Put, Make) = match field {
            Field::Name => (
                "cleanup-name",
                |draft, value| draft.name = Some(value),
                rename,
            ),
            Field::Home => (
                "cleanup-home",
                |draft, value| draft.home = Some(value),
                move_home,
            ),
            Field::Same => ("cleanup-same", |draft, value| draft.same = value, merge),
        };
        let list = (field != Field::Name).then_some("cleanup-actors");
        html! {
            <form class="cleanup__form field" onsubmit={submit(make)}>
                <label class="field__label" for={id}>{ label }</label>
                <input class="field__input" {id} {list} autocomplete="off" value={value.to_owned()} oninput={set(put)} />
                <button class="button" type="submit">{ verb }</button>
            </form>
        }
    };
    let kind = draft
        .kind
        .clone()
        .unwrap_or_else(|| words::actor_kind(actor.kind).to_owned());
    let onchange = {
        let draft = draft.clone();
        Callback::from(move |event: Event| {
            let mut next = (*draft).clone();
            next.kind = Some(browser::chosen_option(&event));
            draft.set(next);
        })
    };
    let options = KINDS.iter().map(|(word, _)| {
        html! { <option value={*word} selected={*word == kind}>{ *word }</option> }
    });
    let offered = layered
        .index
        .actors
        .iter()
        .filter(|other| other.id != actor.id);
    let offered = offered
        .take(OFFERED)
        .map(|other| html! { <option value={other.name.clone()} /> });
    html! {
        <section class="cleanup" aria-labelledby="cleanup-title">
            <History of={props.id.clone()} />
            <details class="cleanup__fold">
                <summary class="cleanup__summary" id="cleanup-title">{ "Change this actor" }</summary>
                <p class="muted measure">{ "For mistakes of the program: your changes count everywhere, lie beside what it found, and go with the edition. Each can be undone." }</p>
                <div class="cleanup__forms">
                    { text(Field::Name, "Called", draft.name.as_deref().unwrap_or(&actor.name), "Rename") }
                    <form class="cleanup__form field" onsubmit={submit(set_kind)}>
                        <label class="field__label" for="cleanup-kind">{ "Kind" }</label>
                        <select class="field__input" id="cleanup-kind" {onchange}>{ for options }</select>
                        <button class="button" type="submit">{ "Change kind" }</button>
                    </form>
                    { text(Field::Home, "Belongs to (empty for nobody)", draft.home.as_deref().unwrap_or(home), "Change where they belong") }
                    { text(Field::Same, "The same as", &draft.same, "Merge") }
                    <form class="cleanup__form cleanup__form--split" onsubmit={submit(split)}>
                        { view_parts(&layered, actor, &draft) }
                        <div class="field">
                            <label class="field__label" for="cleanup-other">{ "Are of somebody else, called" }</label>
                            <input class="field__input" id="cleanup-other" list="cleanup-actors" autocomplete="off" value={draft.other.clone()}
                                oninput={set(|draft, value| draft.other = value)} />
                            <button class="button" type="submit">{ "Split off" }</button>
                        </div>
                    </form>
                </div>
                <datalist id="cleanup-actors">{ for offered }</datalist>
                <p class="cleanup__said" role="status">{ (*said).clone() }</p>
            </details>
        </section>
    }
}

/// Names and articles to choose from.
fn view_parts(layered: &Layered, actor: &ActorRow, draft: &UseStateHandle<Draft>) -> Html {
    let tick = |key: String, label: String, is_name: bool| {
        let toggled = draft.clone();
        let chosen = if is_name {
            &draft.names
        } else {
            &draft.articles
        };
        let checked = chosen.contains(&key);
        let onchange = Callback::from(move |_: Event| {
            let mut next = (*toggled).clone();
            let chosen = if is_name {
                &mut next.names
            } else {
                &mut next.articles
            };
            if !chosen.remove(&key) {
                chosen.insert(key.clone());
            }
            toggled.set(next);
        });
        html! { <label class="cleanup__tick"><input type="checkbox" {checked} {onchange} />{ label }</label> }
    };
    let names = actor
        .aliases
        .iter()
        .map(|name| tick(name.clone(), ["“", name, "”"].concat(), true));
    let records = layered.records.iter().zip(&layered.index.articles);
    let articles = records
        .filter(|(record, _)| record.actors.iter().any(|entry| entry.id == actor.id))
        .map(|(_, article)| {
            let label = [&words::outlet(article), ": ", &words::title(article)].concat();
            tick(article.id.clone(), label, false)
        });
    html! {
        <>
            <fieldset class="cleanup__parts"><legend class="field__label">{ "Mentions that read" }</legend>{ for names }</fieldset>
            <fieldset class="cleanup__parts"><legend class="field__label">{ "Or all mentions in" }</legend>{ for articles }</fieldset>
        </>
    }
}

fn home_of<'a>(layered: &'a Layered, actor: &ActorRow) -> Option<&'a ActorRow> {
    let entries = layered.records.iter().flat_map(|record| &record.actors);
    let mut homes = entries
        .filter(|entry| entry.id == actor.id)
        .filter_map(|entry| layered.actor(entry.affiliation.as_ref()?));
    homes.next()
}

/// The actor of a name as somebody typed it.
fn find<'a>(layered: &'a Layered, typed: &str) -> Option<&'a ActorRow> {
    let typed = typed.trim().to_lowercase();
    let mut actors = layered.index.actors.iter();
    actors.find(|actor| actor.name.to_lowercase() == typed)
}

const UNKNOWN: &str = "No actor is called so: choose one of the names offered.";

fn rename(draft: &Draft, _: &Layered, actor: &ActorRow) -> Result<Change, &'static str> {
    let name = draft.name.as_deref().unwrap_or_default().trim();
    if name.is_empty() || name == actor.name {
        return Err("Type another name first.");
    }
    Ok(Change::Rename {
        actor: actor.id.clone(),
        name: name.to_owned(),
    })
}

fn set_kind(draft: &Draft, _: &Layered, actor: &ActorRow) -> Result<Change, &'static str> {
    let word = draft.kind.as_deref().unwrap_or_default();
    let found = KINDS
        .iter()
        .find(|(name, kind)| *name == word && *kind != actor.kind);
    let (_, kind) = found.ok_or("Choose another kind first.")?;
    Ok(Change::Kind {
        actor: actor.id.clone(),
        kind: *kind,
    })
}

fn move_home(draft: &Draft, layered: &Layered, actor: &ActorRow) -> Result<Change, &'static str> {
    let typed = draft
        .home
        .as_deref()
        .ok_or("Type where they belong first.")?;
    let of = match typed.trim() {
        "" => None,
        typed => Some(find(layered, typed).ok_or(UNKNOWN)?.id.clone()),
    };
    if of.as_ref() == Some(&actor.id) {
        return Err("Nobody belongs to herself.");
    }
    Ok(Change::Affiliation {
        actor: actor.id.clone(),
        of,
    })
}

fn merge(draft: &Draft, layered: &Layered, actor: &ActorRow) -> Result<Change, &'static str> {
    let into = find(layered, &draft.same).ok_or(UNKNOWN)?;
    if into.id == actor.id {
        return Err("That is this actor: choose another.");
    }
    Ok(Change::Merge {
        actor: actor.id.clone(),
        into: into.id.clone(),
    })
}

fn split(draft: &Draft, layered: &Layered, actor: &ActorRow) -> Result<Change, &'static str> {
    let name = draft.other.trim();
    if draft.names.is_empty() && draft.articles.is_empty() {
        return Err("Tick the names or articles that are of somebody else first.");
    }
    if name.is_empty() {
        return Err("Type what the other is called first.");
    }
    let to = match find(layered, name) {
        Some(other) if other.id == actor.id => {
            return Err("That is this actor: type another name.");
        }
        Some(other) => other.id.clone(),
        None => new_id(name, |id| layered.actor(id).is_some()),
    };
    Ok(Change::Split {
        actor: actor.id.clone(),
        articles: draft.articles.iter().cloned().collect(),
        names: draft.names.iter().cloned().collect(),
        to,
        name: name.to_owned(),
    })
}
