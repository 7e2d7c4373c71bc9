//! What was changed about actors, and the way back.

use std::rc::Rc;

use yew::prelude::*;

use super::change;
use crate::web::{
    hooks::{use_address, use_edition, use_layer},
    route::{Address, Route},
};
use record::{
    ActorId,
    edition::Edition,
    review::edits::{Change, Edit},
};

/// Props of [`History`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HistoryProps {
    /// The actor whose changes are shown; all without one.
    #[prop_or_default]
    pub of: Option<ActorId>,
}

/// A way from an edition to the one before or after, with the change between them.
type Step = fn(&Edition) -> Option<(Rc<Edition>, Edit)>;

/// The changes, last first, with buttons that take back the last of all and make it again; nothing where there are none.
#[component]
pub fn History(props: &HistoryProps) -> Html {
    let (handle, layered, address) = (use_edition(), use_layer(), use_address());
    let said = use_state(AttrValue::default);
    let edition = handle.store.edition.clone();
    let again = change::undone(&edition);
    let step = |does: Step, word: &'static str| {
        let (handle, layered, address, said) = (
            handle.clone(),
            layered.clone(),
            address.clone(),
            said.clone(),
        );
        Callback::from(move |_: MouseEvent| {
            let Some((next, edit)) = does(&handle.store.edition) else {
                return;
            };
            // Whoever's page is open may be gone with the change, or by it.
            if let Route::Actor(open) = &address.route {
                let stays = match &edit.change {
                    Change::Merge { into, .. } => into,
                    other => other.actor(),
                };
                if open != stays {
                    address.push(&Address {
                        route: Route::Actor(stays.clone()),
                        filter: layered.bare_filter(),
                        ..Address::default()
                    });
                }
            }
            let text = [word, &change::describe(&edit.change, &layered), "."].concat();
            said.set(text.into());
            handle.replace.emit(next);
        })
    };
    let is_meant = |edit: &&Edit| {
        let change = &edit.change;
        props
            .of
            .as_ref()
            .is_none_or(|id| change.actor() == id || change.other() == Some(id))
    };
    let items = edition.edits.iter().rev().filter(is_meant).map(|edit| {
        html! {
            <li class="cleanup__change">
                <span class="mark" data-mark="corrected"><span class="mark__sign" aria-hidden="true">{ "✎" }</span>{ change::by_whom(edit) }</span>
                { ": " }{ change::describe(&edit.change, &layered) }
            </li>
        }
    });
    let items: Vec<Html> = items.collect();
    let last = edition.edits.last();
    html! {
        <div class="cleanup__history">
            if !items.is_empty() {
                <ul class="cleanup__changes" aria-label="Changes by hand">{ for items }</ul>
            }
            if last.is_some() || again.is_some() {
                <div class="cleanup__steps">
                    if let Some(last) = last {
                        <button class="button" type="button" data-step="undo" onclick={step(change::undo, "Taken back: ")}>
                            { "Undo: " }{ change::describe(&last.change, &layered) }
                        </button>
                    }
                    if let Some(again) = again {
                        <button class="button" type="button" data-step="redo" onclick={step(change::redo, "Made again: ")}>
                            { "Redo: " }{ change::describe(&again.change, &layered) }
                        </button>
                    }
                </div>
            }
            <p class="cleanup__said" role="status">{ (*said).clone() }</p>
        </div>
    }
}
