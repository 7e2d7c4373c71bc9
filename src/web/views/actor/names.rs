//! The names that articles use for an actor, and the roles they give it, each with the way to its words.

use yew::prelude::*;

use crate::web::{
    components::view_count,
    figures::{Figures, article_href, mention_entry},
    hooks::use_layer,
    store::Layered,
    words,
};
use query::index::ActorRow;
use record::{ActorId, Role, order, span::CodeSpan};

/// Names shown before the rest is folded away.
const SHORT: usize = 8;

/// Props of [`Names`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct NamesProps {
    /// Which actor; the edition has it.
    pub(super) id: ActorId,
}

/// A name with the mentions that hold it.
#[derive(Clone, PartialEq)]
struct Name {
    text: String,
    n_mentions: u32,
    href: String,
}

/// Names by falling use, then roles, outlet by outlet.
#[component]
pub(super) fn Names(props: &NamesProps) -> Html {
    let layered = use_layer();
    // Each name is a search of its own.
    let names = use_memo((layered.clone(), props.id.clone()), |(layered, id)| {
        layered
            .actor(id)
            .map_or_else(Vec::new, |actor| names(layered, actor))
    });
    let items: Vec<Html> = names.iter().map(view_name).collect();
    let (first, rest) = items.split_at(items.len().min(SHORT));
    let roles: Vec<Html> = view_roles(&layered, &props.id);
    html! {
        <>
            <ul class="actor__names" aria-label="Names used">{ for first.iter().cloned() }</ul>
            if !rest.is_empty() {
                <details class="actor__more">
                    <summary>{ format!("{} more", words::number(rest.len() as u32)) }</summary>
                    <ul class="actor__names" aria-label="More names">{ for rest.iter().cloned() }</ul>
                </details>
            }
            if names.len() > 1 {
                <p class="muted small">{ "A figure counts longer names with the same words too." }</p>
            }
            <h3 class="actor__subtitle">{ "Roles, as each outlet gives them" }</h3>
            if roles.is_empty() {
                <p class="muted">{ "No article gives them a role." }</p>
            } else {
                <dl class="actor__roles">{ for roles }</dl>
            }
        </>
    }
}

fn names(layered: &Layered, actor: &ActorRow) -> Vec<Name> {
    let figures = Figures::within(&layered.bare_filter());
    let name = |text: &String| {
        let named = figures.named(actor, text);
        Name {
            text: text.clone(),
            n_mentions: named.count(layered),
            href: named.href(),
        }
    };
    let mut names: Vec<Name> = actor.aliases.iter().map(name).collect();
    order::by_key(&mut names, |name| std::cmp::Reverse(name.n_mentions));
    names
}

fn view_name(name: &Name) -> Html {
    html! {
        <li class="actor__name" key={name.text.clone()}>
            <bdi>{ name.text.clone() }</bdi>
            if name.n_mentions > 0 {
                { view_count(name.n_mentions, name.href.clone(), &format!("mentions with “{}” in them", name.text)) }
            }
        </li>
    }
}

/// For each article that gives roles, the distinct ones in order, each a link to where it first stands.
fn view_roles(layered: &Layered, id: &ActorId) -> Vec<Html> {
    let articles = (0..).zip(layered.records.iter().zip(&layered.index.articles));
    let roles = articles.filter_map(|(at, (record, article))| {
        let entry = record.actors.iter().find(|entry| entry.id == *id)?;
        let mut roles: Vec<&Role<CodeSpan>> = Vec::new();
        for role in &entry.roles {
            if !roles.iter().any(|known| known.text == role.text) {
                roles.push(role);
            }
        }
        let links = roles.iter().map(|role| {
            let href = article_href(layered, at, mention_entry(role.span));
            html! { <dd class="serif"><a {href}>{ format!("“{}”", role.text) }</a></dd> }
        });
        (!roles.is_empty()).then(|| {
            html! {
                <div class="actor__role">
                    <dt>{ words::outlet(article) }</dt>
                    { for links }
                </div>
            }
        })
    });
    roles.collect()
}
