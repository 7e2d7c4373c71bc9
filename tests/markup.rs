//! Components rendered to strings, natively: what assistive technology and the count walk rely on, and that text stays
//! text whatever it says.

use on_record::web::components::{
    Bar, Chip, Role, view_bar, view_chips, view_count, view_mark, view_passage,
    view_polarity_count, view_result_count,
};
use record::{Polarity, edition::Piece, review::Mark, span::CodeSpan};
use yew::prelude::*;

/// What a test draws; a plain function, since the renderer may work on another thread.
#[derive(Clone, PartialEq, Properties)]
struct Props {
    draw: Draw,
}

#[derive(Clone, Copy)]
struct Draw(fn() -> Html);

impl PartialEq for Draw {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

#[component]
fn Page(props: &Props) -> Html {
    (props.draw.0)()
}

/// The markup that `draw` gives, without yew's comments for hydration.
fn render(draw: fn() -> Html) -> String {
    let props = move || Props { draw: Draw(draw) };
    let page = yew::ServerRenderer::<Page>::with_props(props).hydratable(false);
    block_on(page.render())
}

/// Runs a future that is never pending for long: rendering here waits for nothing outside.
fn block_on(future: impl Future<Output = String>) -> String {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    for _ in 0..1000 {
        if let std::task::Poll::Ready(markup) = future.as_mut().poll(&mut context) {
            return markup;
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    panic!("rendering did not finish")
}

#[track_caller]
fn check(draw: fn() -> Html, expected: &[&str]) {
    let markup = render(draw);
    for part in expected {
        assert!(markup.contains(part), "{part:?} is not in {markup}");
    }
}

#[test]
fn a_count_is_a_link_that_says_its_length() {
    check(
        || view_count(1234, "#/quotes", "quotes by Mira Castellan"),
        &[
            "<a ",
            "href=\"#/quotes\"",
            "data-count=\"1234\"",
            ">1,234<",
            "quotes by Mira Castellan",
        ],
    );
}

#[test]
fn polarity_is_sign_and_word() {
    check(
        || {
            view_polarity_count(
                Polarity::Critical,
                3,
                "#/stances",
                "stances toward Freedonia",
            )
        },
        &[
            "▼",
            "data-polarity=\"critical\"",
            "critical stances toward Freedonia",
        ],
    );
}

#[test]
fn the_result_count_is_a_live_region() {
    check(
        || view_result_count(1, 12, "passage"),
        &["role=\"status\"", "1 of 12 passages"],
    );
    check(|| view_result_count(1, 1, "passage"), &["1 passage<"]);
}

#[test]
fn chips_say_what_they_remove() {
    fn chip(is_idle: bool) -> Chip {
        Chip {
            key: "Speaker".into(),
            value: "Ada Lind".into(),
            remove: "#/quotes".into(),
            is_idle,
        }
    }
    check(
        || view_chips(&[chip(false)], "#/quotes"),
        &["Remove ", "Ada Lind", "Clear all"],
    );
    check(|| view_chips(&[chip(true)], "#/quotes"), &["not used here"]);
    assert_eq!(render(|| view_chips(&[], "#/")), "");
}

#[test]
fn a_bar_is_drawn_by_attributes() {
    let markup = render(|| {
        view_bar(Bar {
            own: 1,
            reported: 1,
            full: 4,
        })
    });
    for part in [
        "width=\"25.0%\"",
        "x1=\"25.0%\"",
        "x2=\"50.0%\"",
        "aria-hidden=\"true\"",
    ] {
        assert!(markup.contains(part), "{part:?} is not in {markup}");
    }
    assert!(!markup.contains("style="));
}

#[test]
fn found_by_the_program_says_how_sure() {
    check(
        || view_mark(Mark::Unreviewed, 874),
        &["found by the program", "87\u{a0}% sure"],
    );
    check(
        || view_mark(Mark::Confirmed, 874),
        &["confirmed by a person"],
    );
}

#[test]
fn article_text_is_text() {
    let markup = render(|| {
        let hostile = "<img src=x onerror=alert(1)></p>";
        let span = CodeSpan::new(0, hostile.len() as u32);
        let elided = CodeSpan::new(span.end, span.end + 40);
        let marks = [
            (CodeSpan::new(0, 4), Role::Hit),
            (CodeSpan::new(1, 9), Role::Source),
        ];
        let pieces = [
            Piece::Text {
                span,
                text: hostile,
            },
            Piece::Elided {
                span: elided,
                n_words: 7,
            },
        ];
        view_passage(&pieces, &marks)
    });
    assert!(!markup.contains("<img"), "{markup}");
    assert!(markup.contains("<mark"), "{markup}");
    assert!(markup.contains("7 words not shown"), "{markup}");
}
