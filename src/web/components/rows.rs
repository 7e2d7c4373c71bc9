//! The rows of a list, however long. Short lists are drawn whole. Of long ones a part is drawn that follows the view, with
//! a constant number of elements; each row says which of how many it is, buttons at both ends lead on without scrolling,
//! and the place is noted in the address.

use yew::prelude::*;

use super::{
    rows_drawn::{Drawn, use_drawn},
    window::Window,
};
use crate::web::words::{counted, number};

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

/// The list.
#[component]
pub fn Rows(props: &RowsProps) -> Html {
    let (n, list) = (props.n, use_node_ref());
    let Drawn {
        window,
        row_height,
        go,
    } = use_drawn(n, props.start, list.clone());

    let rows = view_rows(props, window, &list);
    let space = |n_rows: u32, to: Window, words: &str| {
        let height = row_height * f64::from(n_rows);
        let go = go.clone();
        let onclick = Callback::from(move |_: MouseEvent| go.emit(to));
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
