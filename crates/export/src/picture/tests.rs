use super::*;

fn picture(drawing: Drawing) -> Picture {
    Picture {
        name: "sample",
        title: "Who is heard <in> “Freedonia” & Ruritania".to_owned(),
        source: "On Record: Sample. https://example.org/#/".to_owned(),
        drawing,
    }
}

fn drawings() -> Vec<Drawing> {
    let heard = Cell {
        bar: [40, 12],
        figures: "2\u{a0}quoted, 1\u{a0}reported, 9\u{a0}named".to_owned(),
    };
    let long = "Mira Castellan of the Ministry of Lakes and Harbours, who has a very long name indeed and more";
    vec![
        Drawing::Grid(Grid {
            key: &["own words", "reported"],
            full: None,
            columns: vec!["The Harbour Post".to_owned(), "Strelsau Mail".to_owned()],
            lines: vec![
                Line::Heading("Heard".to_owned()),
                Line::Row(long.to_owned(), vec![Some(heard), None]),
            ],
        }),
        Drawing::Matrix(Matrix {
            rows: vec![("Mira Castellan".to_owned(), 4)],
            columns: vec![("Freedonia".to_owned(), 3), ("grain tariffs".to_owned(), 1)],
            cells: vec![vec![[2, 1, 0], [0, 0, 1]]],
        }),
        Drawing::Timeline(Timeline {
            parts: vec![(0, 340), (370, 1000)],
            ticks: vec![(0, "2031".to_owned()), (370, "1 Jan".to_owned())],
            lanes: vec![Lane {
                label: "The Harbour Post".to_owned(),
                events: vec![
                    Event {
                        places: vec![(500, 530)],
                        mark: Mark::Own,
                        label: "appeared".to_owned(),
                    },
                    Event {
                        places: vec![(0, 340), (370, 1000)],
                        mark: Mark::Named,
                        label: "talks".to_owned(),
                    },
                ],
            }],
        }),
        Drawing::Network(Network {
            holders: vec!["Mira Castellan".to_owned()],
            targets: vec!["Freedonia".to_owned()],
            links: vec![
                Link {
                    from: 0,
                    to: 0,
                    polarity: 1,
                    n: 2,
                },
                Link {
                    from: 0,
                    to: 9,
                    polarity: 7,
                    n: 5,
                },
            ],
        }),
    ]
}

/// Every element is closed, and nothing is named that lies outside the document.
#[track_caller]
fn check_document(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = svg;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, next) = after.split_once('>').expect("a tag ends");
        rest = next;
        let name = tag
            .split([' ', '/'])
            .find(|part| !part.is_empty())
            .expect("a tag has a name");
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} are not closed");
    let outside = svg.replace("http://www.w3.org/2000/svg", "");
    for foreign in [
        "href", "<style", "style=", "url(http", "@import", "<image", "<script",
    ] {
        assert!(!outside.contains(foreign), "{foreign}");
    }
}

#[test]
fn pictures_are_whole_documents_of_their_own() {
    for drawing in drawings() {
        let svg = picture(drawing).to_svg();
        check_document(&svg);
        assert!(svg.contains("Who is heard &lt;in&gt; “Freedonia” &amp; Ruritania"));
        assert!(svg.contains("https://example.org/#/"));
    }
    for empty in [
        Drawing::Grid(Grid::default()),
        Drawing::Matrix(Matrix::default()),
        Drawing::Timeline(Timeline::default()),
        Drawing::Network(Network::default()),
    ] {
        check_document(&picture(empty).to_svg());
    }
}

#[test]
fn figures_stand_in_their_cells() {
    let all: String = drawings()
        .into_iter()
        .map(|drawing| picture(drawing).to_svg())
        .collect();
    for words in [
        ">2\u{a0}quoted, 1\u{a0}reported,<",
        ">9\u{a0}named<",
        ">appeared<",
        ">▲2<",
        ">▼1<",
        ">◆1<",
        ">talks<",
        ">▼2<",
    ] {
        assert!(all.contains(words), "{words}");
    }
    assert!(
        all.contains(">Mira Castellan of the<") && !all.contains("indeed and more<"),
        "long names are broken, then cut"
    );
}
