//! The matrix rendered to a string, natively: every figure is a link that says its length, and Tab stops once.

use std::rc::Rc;

use on_record::web::components::{Matrix, MatrixCell, MatrixData, MatrixHead, MatrixProps};
use record::Polarity;
use yew::AttrValue;

fn head(label: &'static str, n: u32) -> MatrixHead {
    MatrixHead {
        label: label.into(),
        href: format!("#/actor/{label}").into(),
        n,
        total: format!("#/stances?of={label}").into(),
        sort: format!("#/stances?rows={label}").into(),
        is_sorted: label == "tariffs",
        is_quiet: false,
    }
}

fn cell(links: &[(Polarity, u32)]) -> MatrixCell {
    let link = |&(polarity, n): &(Polarity, u32)| (polarity, n, AttrValue::from("#/stances"));
    MatrixCell {
        links: links.iter().map(link).collect(),
    }
}

/// Two holders, two targets; Ada stands both for and against Freedonia.
fn props() -> MatrixProps {
    let both = [(Polarity::Supportive, 2), (Polarity::Critical, 1)];
    MatrixProps {
        data: Rc::new(MatrixData {
            rows: vec![head("Ada", 3), head("Mira", 1)],
            columns: vec![head("Freedonia", 3), head("tariffs", 1)],
            cells: vec![
                vec![cell(&both), cell(&[])],
                vec![cell(&[]), cell(&[(Polarity::Ambivalent, 1)])],
            ],
            ..MatrixData::default()
        }),
        label: "Who stands where".into(),
    }
}

fn render() -> String {
    let renderer = yew::ServerRenderer::<Matrix>::with_props(props).hydratable(false);
    let mut future = std::pin::pin!(renderer.render());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    for _ in 0..1000 {
        if let std::task::Poll::Ready(markup) = future.as_mut().poll(&mut context) {
            return markup;
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    panic!("rendering did not finish")
}

#[test]
fn figures_are_links_with_sign_number_and_words() {
    let markup = render();
    for part in [
        "role=\"grid\"",
        "aria-label=\"Who stands where\"",
        "▼",
        "critical of Ada toward Freedonia",
        "data-polarity=\"ambivalent\"",
        "href=\"#/stances?of=tariffs\" data-count=\"1\"",
    ] {
        assert!(markup.contains(part), "{part:?} is not in {markup}");
    }
}

#[test]
fn the_order_is_a_link_and_says_what_it_is() {
    let markup = render();
    assert!(
        markup.contains("href=\"#/stances?rows=Freedonia\""),
        "{markup}"
    );
    assert_eq!(markup.matches("aria-sort=\"descending\"").count(), 1);
}

#[test]
fn tab_stops_once_inside_the_grid() {
    let markup = render();
    let places = markup.matches("data-place=").count();
    let grid = markup.split("role=\"grid\"").nth(1).expect("a grid");
    // The corner, two links for each column, three for each row, four positions and two empty cells, of which one cell has two.
    assert_eq!(places, 1 + 2 * 2 + 2 * 3 + 5);
    assert_eq!(grid.matches("tabindex=\"0\"").count(), 1);
    assert_eq!(grid.matches("tabindex=\"-1\"").count(), places - 1);
}
