//! The few direct calls to web APIs. Each is total: where the browser lacks something, nothing happens.

use gloo::{
    events::{EventListener, EventListenerOptions, EventListenerPhase},
    utils::{document, window},
};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};
use yew::NodeRef;

mod files;
mod find;
mod given;
mod keys;
mod pace;

pub use files::{
    chosen_files, list_files, listen_drops, pasted, read_file, read_files, save, save_bytes,
    save_png,
};
pub use find::find;
pub use given::{chosen_views, given_edition, page_language, read_site_file, read_site_page};
pub use keys::{has_shortcuts, listen_keys, set_shortcuts, wrap_focus};
pub use pace::Pace;

thread_local! {
    /// Whether the next change of address comes from a link, not from back or forward.
    static BY_LINK: Cell<bool> = const { Cell::new(true) };
    /// The fragment shown before the present one.
    static LEFT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Turns every fragment that the router cannot read into one that it can, before the router sees it, and notes which
/// changes of address come from links. Call once, before anything is rendered: listeners run in the order in which they
/// were added.
pub fn mend_fragments() {
    mend_fragment();
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: true,
    };
    EventListener::new_with_options(&window(), "popstate", options, |_| mend_fragment()).forget();
    EventListener::new_with_options(&document(), "click", options, |event| {
        let link = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|element| element.closest("a[href^='#/']").ok().flatten());
        if link.is_some() {
            BY_LINK.set(true);
        }
    })
    .forget();
}

fn mend_fragment() {
    let fragment = fragment();
    let path = fragment.trim_start_matches('#');
    if path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') {
        return;
    }
    let mended = format!(
        "#/{}",
        path.trim_start_matches(['/', '\\']).replace('\\', "/")
    );
    if let Ok(history) = window().history() {
        // Where the history cannot be changed the address bar keeps the odd fragment, which harms nobody.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&mended));
    }
}

/// The fragment of the address, `#` included; empty where there is none.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// After the view has changed: from a link, to the part of the view that the address points at (`data-pointed`) or to the
/// top, and its heading gets focus; from back or forward, the browser restores the place and focus returns to the link by
/// which one had left, or else goes to that heading.
pub fn arrive() {
    let left = LEFT.replace(fragment());
    let by_link = BY_LINK.replace(false);
    if left.is_empty() {
        return;
    }
    let part = find("main [data-pointed]");
    match &part {
        Some(part) if by_link => part.scroll_into_view(),
        _ if by_link => window().scroll_to_with_x_and_y(0.0, 0.0),
        _ => {}
    }
    let back = (!by_link)
        .then(|| {
            find(&format!(
                "main a[href=\"{}\"]",
                left.replace(['"', '\\'], "")
            ))
        })
        .flatten();
    if let Some(element) = back.or(part).or_else(|| find("main h1")) {
        focus_in_place(&element);
    }
}

/// Goes to an address as a link would: to its top, focus on the heading.
pub fn follow(href: &str) {
    BY_LINK.set(true);
    // A fragment is always a valid address.
    let _ = window().location().set_hash(href);
}

/// Notes that the address has changed within the same view; focus stays where it is.
pub fn stay() {
    LEFT.set(fragment());
    BY_LINK.set(false);
}

fn focus_in_place(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // A heading that cannot take focus leaves it where it was.
    let _ = element.focus_with_options(&options);
}

/// Moves focus to the first element that matches, and scrolls to it; whether there was one.
pub fn focus(selector: &str) -> bool {
    find(selector).is_some_and(|element| element.focus().is_ok())
}

/// Brings the first element that matches to the top of the window, unfolds what it heads and moves focus to it.
pub fn open_at(selector: &str) {
    if let Some(element) = find(selector) {
        if let Ok(Some(fold)) = element.closest("details") {
            // What cannot be unfolded is open to the reader's own hand.
            let _ = fold.set_attribute("open", "");
        }
        element.scroll_into_view();
        focus_in_place(&element);
    }
}

/// Scrolls the first element that matches into view, if it is not there already.
pub fn reveal(selector: &str) {
    if let Some(element) = find(selector) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Where an element begins and ends in the view, in pixels from its top.
pub fn extent(element: &HtmlElement) -> (f64, f64) {
    let rectangle = element.get_bounding_client_rect();
    (rectangle.top(), rectangle.bottom())
}

/// Height of the view in pixels.
pub fn view_height() -> f64 {
    f64::from(
        document()
            .document_element()
            .map_or(0, |root| root.client_height()),
    )
}

/// Whether the window is as narrow as a phone, where lists of cards stand for tables (`40rem` in the styles).
pub fn is_narrow() -> bool {
    const NARROW: i32 = 640;
    let root = document().document_element();
    root.is_some_and(|root| root.client_width() < NARROW)
}

/// Scrolls the page at once.
pub fn scroll_by(pixels: f64) {
    if pixels != 0.0 {
        window().scroll_by_with_x_and_y(0.0, pixels);
    }
}

/// Calls `on_scroll` whenever the page has scrolled, until the listener is dropped.
pub fn listen_scroll(on_scroll: impl Fn() + 'static) -> EventListener {
    EventListener::new(&document(), "scroll", move |_| on_scroll())
}

/// Of a list's items the first that is in view: the number in its `attribute`, and where it begins.
pub fn first_visible(list: &NodeRef, attribute: &str) -> Option<(u32, f64)> {
    let mut item = list.cast::<Element>()?.first_element_child();
    while let Some(element) = item {
        let rectangle = element.get_bounding_client_rect();
        if rectangle.bottom() > 0.0 {
            return Some((
                element.get_attribute(attribute)?.parse().ok()?,
                rectangle.top(),
            ));
        }
        item = element.next_element_sibling();
    }
    None
}

/// Scrolls so that the item of a number stands where it stood.
pub fn keep_place(attribute: &str, held: Option<(u32, f64)>) {
    if let Some((number, top)) = held
        && let Some(item) = find(&format!("[{attribute}=\"{number}\"]"))
    {
        scroll_by(extent(&item).0 - top);
    }
}

/// Before items are taken away: focus inside one that goes moves to the nearest that stays, numbers `first..end`.
pub fn keep_focus(attribute: &str, first: u32, end: u32) {
    let number = find(&format!("[{attribute}]:focus-within"))
        .and_then(|item| item.get_attribute(attribute)?.parse::<u32>().ok());
    if let Some(number) = number {
        let near = number.clamp(first, end.saturating_sub(1));
        if near != number
            && let Some(item) = find(&format!("[{attribute}=\"{near}\"]"))
        {
            focus_in_place(&item);
        }
    }
}

/// Puts a pair into the query of the address without anybody noticing: for Back, reload and copies of the address.
pub fn note(key: &str, value: &str) {
    let before = fragment();
    let (path, query) = before.split_once('?').unwrap_or((&before, ""));
    let mut noted = path.to_owned();
    let start = format!("{key}=");
    let others = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with(&start));
    let pair = format!("{start}{value}");
    for (at, pair) in others.chain([pair.as_str()]).enumerate() {
        noted.push(if at == 0 { '?' } else { '&' });
        noted.push_str(pair);
    }
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        // Where the history cannot be changed, Back leads to the beginning of the list.
        let _ = history.replace_state_with_url(&state, "", Some(&noted));
    }
}

/// Copies text, and says whether that was possible: over plain `http` and from files some browsers do not allow it.
pub fn copy(text: &str, on_done: impl FnOnce(bool) + 'static) {
    let navigator = window().navigator();
    // The binding takes the clipboard for granted; where it is missing, calling it would throw.
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    if clipboard.is_ok_and(|clipboard| clipboard.is_undefined()) {
        return on_done(false);
    }
    let written = wasm_bindgen_futures::JsFuture::from(navigator.clipboard().write_text(text));
    yew::platform::spawn_local(async move { on_done(written.await.is_ok()) });
}

/// Opens the first dialog that matches over the page; focus goes inside, and back when it closes.
pub fn show_dialog(selector: &str) {
    if let Some(dialog) = find_dialog(selector).filter(|dialog| !dialog.open()) {
        // A browser without dialogs has nothing to show; the keys are on the page about the program as well.
        let _ = dialog.show_modal();
    }
}

/// Closes it.
pub fn close_dialog(selector: &str) {
    if let Some(dialog) = find_dialog(selector) {
        dialog.close();
    }
}

fn find_dialog(selector: &str) -> Option<web_sys::HtmlDialogElement> {
    find(selector)?.dyn_into().ok()
}

/// Whether the focus is inside an element that matches.
pub fn has_focus(selector: &str) -> bool {
    find(&format!("{selector}:focus-within")).is_some()
}

/// Gives focus to the first element that matches if nothing on screen has it any more.
pub fn recover_focus(selector: &str) {
    let holder = document().active_element();
    let holder = holder.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let is_lost =
        holder.is_none_or(|element| element.tag_name() == "BODY" || element.offset_width() == 0);
    if is_lost && let Some(element) = find(selector) {
        focus_in_place(&element);
    }
}

/// The id of the marked passage that was clicked, the first of several; nothing where a link was, or where words are
/// being selected.
pub fn clicked_passage(event: &web_sys::MouseEvent) -> Option<String> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let is_link = element.closest("a, button").ok().flatten().is_some();
    let selection = window().get_selection().ok().flatten();
    if is_link || selection.is_some_and(|selection| !selection.is_collapsed()) {
        return None;
    }
    let passage = element.closest("[data-passage]").ok().flatten()?;
    let ids = passage.get_attribute("data-passage")?;
    ids.split(' ').next().map(str::to_owned)
}

/// An attribute of the element where something happened, if it has it.
pub fn attribute_of(event: &Event, name: &str) -> Option<String> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.get_attribute(name)
}

/// What stands in the field that sent `event`, of one line or several; empty where none did.
pub fn field_value(event: &Event) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(field) => field.value(),
        Err(other) => other
            .dyn_into::<web_sys::HtmlTextAreaElement>()
            .map(|field| field.value())
            .unwrap_or_default(),
    }
}

/// What stands in a field.
pub fn value_of(element: HtmlElement) -> Option<String> {
    let field = element.dyn_into::<HtmlInputElement>().ok()?;
    Some(field.value())
}

/// Whether the box that sent `event` is ticked; nothing where none did.
pub fn is_checked(event: &Event) -> Option<bool> {
    let target = event.target()?;
    target
        .dyn_into::<HtmlInputElement>()
        .ok()
        .map(|field| field.checked())
}

/// The value chosen in the list that sent `event`; empty where none did.
pub fn chosen_option(event: &Event) -> String {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok())
        .map(|field| field.value())
        .unwrap_or_default()
}

/// Empties the field that sent `event`, so that the same file can be chosen again.
pub fn empty_field(event: &Event) {
    if let Some(field) = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
    {
        field.set_value("");
    }
}

/// Whether the part that sent `event` is unfolded.
pub fn is_unfolded(event: &Event) -> bool {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.has_attribute("open"))
}

/// The address of the page without its fragment; what a copied link starts with.
pub fn page_address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}
