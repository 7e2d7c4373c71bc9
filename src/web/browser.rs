//! The few direct calls to web APIs. Each is total: where the browser lacks something, nothing happens.

use gloo::{
    events::{EventListener, EventListenerOptions, EventListenerPhase},
    utils::{document, window},
};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::NodeRef;

thread_local! {
    /// Whether the next change of address comes from a link, not from back or forward.
    static BY_LINK: Cell<bool> = const { Cell::new(true) };
    /// The fragment shown before the present one.
    static LEFT: RefCell<String> = const { RefCell::new(String::new()) };
    /// Whether single keys do something, once that has been asked.
    static HAS_SHORTCUTS: Cell<Option<bool>> = const { Cell::new(None) };
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

/// After the view has changed: from a link, to the top and the heading gets focus; from back or forward, the browser
/// restores the place and focus returns to the link by which one had left, or else goes to the heading.
pub fn arrive() {
    let left = LEFT.replace(fragment());
    let by_link = BY_LINK.replace(false);
    if left.is_empty() {
        return;
    }
    if by_link {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
    let back = (!by_link)
        .then(|| {
            find(&format!(
                "main a[href=\"{}\"]",
                left.replace(['"', '\\'], "")
            ))
        })
        .flatten();
    if let Some(element) = back.or_else(|| find("main h1")) {
        focus_in_place(&element);
    }
}

/// Notes that the address has changed within the same view; focus stays where it is.
pub fn stay() {
    LEFT.set(fragment());
    BY_LINK.set(false);
}

/// The first element that matches.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document()
        .query_selector(selector)
        .ok()
        .flatten()
        .and_then(|element| element.dyn_into().ok())
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

/// Brings the first element that matches to the top of the window and moves focus to it.
pub fn open_at(selector: &str) {
    if let Some(element) = find(selector) {
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

/// Keeps the focus inside the first element that matches: Tab on its last stop leads to the first, and the other way
/// round. Does nothing where `only_if` is not on screen.
pub fn wrap_focus(event: &KeyboardEvent, selector: &str, only_if: &str) {
    if event.key() != "Tab" || !find(only_if).is_some_and(|element| element.offset_width() > 0) {
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
    let last = shown.last().unwrap_or_else(|| first.clone());
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

/// What stands in the field that sent `event`; empty where none did.
pub fn field_value(event: &Event) -> String {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .map(|field| field.value())
        .unwrap_or_default()
}

/// The address of the page without its fragment; what a copied link starts with.
pub fn page_address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Hands a text to the browser as a file to be saved; whether it took it.
pub fn save(name: &str, media_type: &str, text: &str) -> bool {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)
        .is_ok_and(|blob| save_blob(name, &blob))
}

/// Draws an SVG document at twice its size, for sharp print, and hands it to the browser as a PNG; says whether it took it.
/// The picture comes as a `data:` address, which the content security policy allows.
pub fn save_png(name: String, svg: &str, on_done: impl FnOnce(bool) + 'static) {
    let code = js_sys::encode_uri_component(svg);
    let address = format!("data:image/svg+xml;charset=utf-8,{}", String::from(code));
    yew::platform::spawn_local(async move {
        let is_drawn = draw_png(name, &address).await;
        on_done(is_drawn.is_ok());
    });
}

async fn draw_png(name: String, address: &str) -> Result<(), JsValue> {
    const SCALE: f64 = 2.0;
    let image = web_sys::HtmlImageElement::new()?;
    image.set_src(address);
    wasm_bindgen_futures::JsFuture::from(image.decode()).await?;
    let canvas: web_sys::HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width((f64::from(image.width()) * SCALE) as u32);
    canvas.set_height((f64::from(image.height()) * SCALE) as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: web_sys::CanvasRenderingContext2d = context.unchecked_into();
    context.scale(SCALE, SCALE)?;
    context.draw_image_with_html_image_element(&image, 0.0, 0.0)?;
    let drawn = js_sys::Promise::new(&mut |resolve, _| {
        let callback = wasm_bindgen::closure::Closure::once_into_js(move |blob: JsValue| {
            // The promise is settled by what the canvas gives, a blob or null.
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        // A canvas that refuses never answers; then the file is not there, which the button says by staying silent.
        let _ = canvas.to_blob(callback.unchecked_ref());
    });
    let blob = wasm_bindgen_futures::JsFuture::from(drawn).await?;
    let blob: web_sys::Blob = blob.dyn_into()?;
    save_blob(&name, &blob).then_some(()).ok_or(JsValue::NULL)
}

fn save_blob(name: &str, blob: &web_sys::Blob) -> bool {
    /// Browsers read the file after the click; the address may go once they have.
    const READ: u32 = 60_000;
    let Ok(address) = web_sys::Url::create_object_url_with_blob(blob) else {
        return false;
    };
    let link = document().create_element("a").ok();
    let link = link.and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    if let Some(link) = &link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    gloo::timers::callback::Timeout::new(READ, move || {
        // An address that is gone already needs no further care.
        let _ = web_sys::Url::revoke_object_url(&address);
    })
    .forget();
    link.is_some()
}

/// The files chosen in the field that sent `event`.
pub fn chosen_files(event: &Event) -> Option<web_sys::FileList> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    field.files()
}

/// Name and bytes of each file; no bytes where it cannot be read.
pub async fn read_files(files: Option<web_sys::FileList>) -> Vec<(String, Option<Vec<u8>>)> {
    let mut read = Vec::new();
    let Some(files) = files else { return read };
    // Files stay with the list only while its event lasts.
    let files: Vec<web_sys::File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    for file in files {
        let bytes = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await;
        let bytes = bytes
            .ok()
            .map(|bytes| js_sys::Uint8Array::new(&bytes).to_vec());
        read.push((file.name(), bytes));
    }
    read
}
