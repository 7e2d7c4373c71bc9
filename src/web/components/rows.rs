//! The rows of a list, however long. Short lists are drawn whole. Of long ones a part is drawn that follows the view, with
//! a constant number of elements; each row says which of how many it is, buttons at both ends lead on without scrolling,
//! and the place is noted in the address.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::window::Window;
use crate::web::{
    browser,
    words::{counted, number},
};

/// Props of [`Rows`].
#[derive(Clone, PartialEq, Properties)]
pub struct RowsProps {
    /// How many there are.
    pub n: u32,
    /// The row at a place, counted from 0.
    pub view: Callback<u32, Html>,
    /// Class of the list or table.
    pub class: &'static str,
    /// Class of its rows, if they have one.
    #[prop_or_default]
    pub row_class: &'static str,
    /// What one of them is called; takes a plain s.
    pub noun: &'static str,
    /// The row to begin with, counted from 0, if the address names one.
    pub start: Option<u32>,
    /// Of a table its head; the rows are then cells. A list has none.
    #[prop_or_default]
    pub head: Option<Html>,
}

/// A row that shall stay at a height of the view while others are drawn.
type Held = Option<(u32, f64)>;

/// How long the browser may try to bring back a place of its own after Back, in milliseconds.
const RESTORING: u32 = 400;

/// How long the view must rest before its place is noted, in milliseconds.
const RESTING: u32 = 250;

/// The list.
#[component]
pub fn Rows(props: &RowsProps) -> Html {
    let list = use_node_ref();
    let (n, start) = (props.n, props.start);
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
        move || {
            if window.is_whole() {
                return;
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
        move |next: Window| {
            *held.borrow_mut() = browser::first_visible(&list, "data-row");
            browser::keep_focus("data-row", next.first, next.end());
            place.set(next);
        }
    };
    use_effect_with((window, *row_height), {
        let (list, go, pinned) = (list.clone(), go.clone(), pinned.clone());
        move |&(window, row_height)| {
            let listener = (!window.is_whole()).then(|| {
                browser::listen_scroll(move || {
                    let Some(drawn) = list.cast().map(|list| browser::extent(&list)) else {
                        return;
                    };
                    if let (Some(row), true) = (start, pinned.borrow().is_some()) {
                        return browser::keep_place("data-row", Some((row, 0.0)));
                    }
                    let next =
                        window.scrolled(drawn, browser::view_height(), row_height.unwrap_or(100.0));
                    if next != window {
                        go(next);
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

    let rows = view_rows(props, window, &list);
    let space = |n_rows: u32, to: Window, words: &str| {
        let height = row_height.unwrap_or(100.0) * f64::from(n_rows);
        let go = go.clone();
        let onclick = Callback::from(move |_: MouseEvent| go(to));
        html! {
            <div class="rows__space" ~style={format!("block-size:{height:.0}px")}>
                if n_rows > 0 { <button class="button" type="button" {onclick}>{ words }{ counted(n_rows, props.noun) }</button> }
            </div>
        }
    };
    html! {
        <div class="rows" data-windowed={(!window.is_whole()).then_some("true")}>
            if !window.is_whole() {
                <p class="rows__note">
                    { format!("A long list is drawn as you scroll: the browser’s own search and print reach {} to {} of {}. The search above reaches all; up to {} are drawn whole.",
                        number(window.first + 1), number(window.end()), counted(n, props.noun), super::window::WHOLE) }
                </p>
                { space(window.first, window.earlier(), "Go back: before this are ") }
            }
            { rows }
            if !window.is_whole() { { space(window.n_after(), window.later(), "Go on: after this are ") } }
        </div>
    }
}

/// The rows drawn: items of a list, or the body of a table. Each says which of how many it is.
fn view_rows(props: &RowsProps, window: Window, list: &NodeRef) -> Html {
    let said = |number: u32| (!window.is_whole()).then(|| number.to_string());
    let tabindex = (!window.is_whole()).then_some("-1");
    let class = classes!("rows__row", props.row_class);
    let drawn = window.first..window.end();
    let Some(head) = &props.head else {
        let rows = drawn.map(|at| {
            html! {
                <li class={class.clone()} key={at} {tabindex} data-row={at.to_string()}
                    aria-setsize={said(props.n)} aria-posinset={said(at + 1)}>
                    <Row {at} view={props.view.clone()} />
                </li>
            }
        });
        return html! { <ol class={classes!("rows__list", props.class)} ref={list}>{ for rows }</ol> };
    };
    // The head is the first row of a table.
    let rows = drawn.map(|at| {
        html! {
            <tr class={class.clone()} key={at} {tabindex} data-row={at.to_string()} aria-rowindex={said(at + 2)}>
                <Row {at} view={props.view.clone()} />
            </tr>
        }
    });
    html! {
        <table class={classes!("rows__list", props.class)} aria-rowcount={said(props.n + 1)}>
            { head.clone() }
            <tbody ref={list}>{ for rows }</tbody>
        </table>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    at: u32,
    view: Callback<u32, Html>,
}

/// A row that stays while others come and go is not drawn again.
#[component]
fn Row(props: &RowProps) -> Html {
    props.view.emit(props.at)
}
