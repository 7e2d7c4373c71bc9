//! The state behind a list of any length: which of its rows are drawn, how high a row is, and what keeps the place of
//! the view while others are drawn.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::window::Window;
use crate::web::browser;

/// What of a list is drawn.
pub(super) struct Drawn {
    /// The rows.
    pub(super) window: Window,
    /// The height in pixels that stands for a row which is not drawn.
    pub(super) row_height: f64,
    /// Draws others; what is in view stays where it is.
    pub(super) go: Callback<Window>,
}

/// A row that shall stay at a height of the view while others are drawn.
type Held = Option<(u32, f64)>;

/// More pixels than a page has.
const FARTHEST: f64 = 1e8;

/// How long the browser may try to bring back a place of its own after Back, in milliseconds.
const RESTORING: u32 = 400;

/// How long the view must rest before its place is noted, in milliseconds.
const RESTING: u32 = 250;

/// The height of a row before any was measured, in pixels.
const UNMEASURED: f64 = 100.0;

/// Which rows of `list`, which has `n`, are drawn: at first those around `start`, then those that the view is scrolled to.
#[hook]
pub(super) fn use_drawn(n: u32, start: Option<u32>, list: NodeRef) -> Drawn {
    let place = use_state(|| Window::around(start.unwrap_or(0), n));
    let window = if place.n == n {
        *place
    } else {
        Window::around(0, n)
    };
    let row_height = use_state(|| None::<f64>);
    let held = use_mut_ref(|| Held::None);
    let pinned = use_mut_ref(|| None::<Timeout>);
    let resting = use_mut_ref(|| None::<Timeout>);
    // How far to scroll once other rows are drawn, and the row that takes the focus if its own is drawn no more.
    let jump = use_mut_ref(|| None::<(f64, Option<u32>)>);

    use_effect_with((start, n), {
        let (place, held, pinned) = (place.clone(), held.clone(), pinned.clone());
        move |&(start, n)| {
            if let Some(row) = start.filter(|_| !window.is_whole()) {
                place.set(Window::around(row, n));
                *held.borrow_mut() = Some((row, 0.0));
                let unpin = pinned.clone();
                *pinned.borrow_mut() =
                    Some(Timeout::new(RESTORING, move || *unpin.borrow_mut() = None));
            }
        }
    });
    // After every drawing: the height of rows once, then what was held goes back to where it stood.
    use_effect({
        let (list, row_height, held) = (list.clone(), row_height.clone(), held.clone());
        let jump = jump.clone();
        move || {
            if window.is_whole() {
                return;
            }
            if let Some((pixels, heir)) = jump.take() {
                browser::scroll_by(pixels);
                heir.inspect(|row| browser::recover_focus(&format!("[data-row=\"{row}\"]")));
            }
            match (*row_height, list.cast().map(|list| browser::extent(&list))) {
                (None, Some((top, bottom))) => {
                    row_height.set(Some(window.row_height(bottom - top)))
                }
                _ => browser::keep_place("data-row", held.take()),
            }
        }
    });
    let go = {
        let (list, held, place) = (list.clone(), held.clone(), place.clone());
        Callback::from(move |next: Window| {
            *held.borrow_mut() = browser::first_visible(&list, "data-row");
            browser::keep_focus("data-row", next.first, next.end());
            place.set(next);
        })
    };
    // The browser glides to either end and stops where rows are drawn on the way: the keys for them go there at once.
    use_effect_with((n, window.is_whole()), {
        let (held, place, jump) = (held.clone(), place.clone(), jump.clone());
        move |&(n, is_whole)| {
            let listener = (!is_whole).then(|| {
                browser::listen_keys(move |event| {
                    let (row, pixels) = match event.key().as_str() {
                        "Home" if !event.shift_key() => (0, -FARTHEST),
                        "End" if !event.shift_key() => (n - 1, FARTHEST),
                        _ => return,
                    };
                    event.prevent_default();
                    *held.borrow_mut() = None;
                    let heir = browser::has_focus("[data-row]").then_some(row);
                    *jump.borrow_mut() = Some((pixels, heir));
                    place.set(Window::around(row, n));
                })
            });
            move || drop(listener)
        }
    });
    use_effect_with((window, *row_height), {
        let (list, go, pinned) = (list.clone(), go.clone(), pinned.clone());
        move |&(window, row_height)| {
            let listener = (!window.is_whole()).then(|| {
                browser::listen_scroll(move || {
                    let drawn = list.cast().map(|list| browser::extent(&list));
                    let Some(drawn) = drawn.filter(|_| jump.borrow().is_none()) else {
                        return;
                    };
                    if let (Some(row), true) = (start, pinned.borrow().is_some()) {
                        return browser::keep_place("data-row", Some((row, 0.0)));
                    }
                    let next = window.scrolled(
                        drawn,
                        browser::view_height(),
                        row_height.unwrap_or(UNMEASURED),
                    );
                    if next != window {
                        go.emit(next);
                    }
                    let list = list.clone();
                    let note = move || {
                        if let Some((row, _)) = browser::first_visible(&list, "data-row") {
                            browser::note("row", &(row + 1).to_string());
                        }
                    };
                    *resting.borrow_mut() = Some(Timeout::new(RESTING, note));
                })
            });
            move || drop(listener)
        }
    });

    Drawn {
        window,
        row_height: row_height.unwrap_or(UNMEASURED),
        go,
    }
}
