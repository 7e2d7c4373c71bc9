//! Keys: single ones, which can be switched off, and Tab inside a sheet.

use std::cell::Cell;

use gloo::{
    events::{EventListener, EventListenerOptions},
    utils::{document, window},
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::find::find;

thread_local! {
    /// Whether single keys do something, once that has been asked.
    static HAS_SHORTCUTS: Cell<Option<bool>> = const { Cell::new(None) };
}

const SHORTCUTS: &str = "on-record.single-keys";

/// Whether single keys do something: unless a person has switched them off, in this visit or, where the browser lets the
/// page remember, in an earlier one.
pub fn has_shortcuts() -> bool {
    let remembered = || {
        let found = storage().and_then(|storage| storage.get_item(SHORTCUTS).ok().flatten());
        found.is_none_or(|value| value != "off")
    };
    HAS_SHORTCUTS.get().unwrap_or_else(|| {
        let is_on = remembered();
        HAS_SHORTCUTS.set(Some(is_on));
        is_on
    })
}

/// Switches single keys on or off.
pub fn set_shortcuts(is_on: bool) {
    HAS_SHORTCUTS.set(Some(is_on));
    if let Some(storage) = storage() {
        // Where nothing can be stored the choice lasts for the visit.
        let _ = if is_on {
            storage.remove_item(SHORTCUTS)
        } else {
            storage.set_item(SHORTCUTS, "off")
        };
    }
}

/// The browser's storage, where it lets the page have it.
fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// Calls `on_key` for each key pressed alone, outside of fields and dialogs, until the listener is dropped; keys of one
/// letter only while they are switched on.
pub fn listen_keys(on_key: impl Fn(&KeyboardEvent) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let in_field = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|element| {
                matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            });
        let is_letter = event.key().chars().count() == 1;
        let is_meant = !is_letter || has_shortcuts();
        // A dialog over the page has the keys to itself.
        let is_covered = find("dialog[open]").is_some();
        if is_meant
            && !(in_field || is_covered || event.ctrl_key() || event.meta_key() || event.alt_key())
        {
            on_key(event);
        }
    })
}

/// Keeps the focus inside the first element that matches: Tab on its last stop leads to the first, and the other way
/// round. Does nothing where `only_if` is not on screen.
pub fn wrap_focus(event: &KeyboardEvent, selector: &str, only_if: &str) {
    if event.key() != "Tab" || find(only_if).is_none_or(|element| element.offset_width() == 0) {
        return;
    }
    let stops = document().query_selector_all(&format!("{selector} :is(a, button, input)"));
    let Ok(stops) = stops else { return };
    let stop = |at: u32| {
        stops
            .get(at)
            .and_then(|node| node.dyn_into::<HtmlElement>().ok())
    };
    let mut shown = (0..stops.length())
        .filter_map(stop)
        .filter(|stop| stop.offset_width() > 0);
    let Some(first) = shown.next() else { return };
    let last = shown.next_back().unwrap_or_else(|| first.clone());
    let (edge, goal) = if event.shift_key() {
        (&first, &last)
    } else {
        (&last, &first)
    };
    let here = document().active_element();
    if here.is_some_and(|here| here == *AsRef::<Element>::as_ref(edge)) {
        event.prevent_default();
        // A stop that cannot take focus leaves it where it is.
        let _ = goal.focus();
    }
}
