//! The tables and drawings of pictures: who is heard, who stands where. Both hold the same cells in the same order.

use super::shown::Shown;
use crate::web::{
    figures::{Columns, Lines, target_label, target_value},
    route::{self, Route},
    words,
};
use export::{
    picture::{self, Drawing, Picture},
    table::{Cell, Table},
};
use query::{
    compare::{
        heard::{Heard, HeardGrid, Length},
        network::{self, Network},
        positions::Positions,
    },
    filter::Subject,
    index::{ActorRow, ArticleRow, TargetRow},
};

/// Who is heard, as the view shows it: two groups of actors, and the articles across.
struct Grid<'a> {
    groups: [Vec<(&'a ActorRow, Vec<Heard>)>; 2],
    articles: Vec<&'a ArticleRow>,
}

impl<'a> Grid<'a> {
    fn of(shown: &Shown<'a>) -> Self {
        let index = &shown.layered.index;
        let address = shown.address;
        let (quotes, mentions) = (shown.rows(Subject::Quotes), shown.rows(Subject::Mentions));
        let actor = match &address.route {
            Route::Actor(id) => (0..).zip(&index.actors).find(|(_, actor)| actor.id == *id),
            _ => None,
        };
        let (columns, grid) = match actor {
            Some((at, _)) => {
                let grid = HeardGrid::of(index, &quotes, &mentions);
                (Columns::of_actor(shown.layered, &grid, at), grid)
            }
            None => {
                let columns = Columns::chosen(shown.layered, &address.filter);
                let grid = columns.grid(index, &quotes, &mentions);
                (columns, grid)
            }
        };
        let length = match (
            &address.route,
            address.arranged.is_whole(route::Picture::Heard),
        ) {
            (Route::Actor(_), _) | (_, true) => Length::Whole,
            (_, false) => Length::Short,
        };
        let articles = columns.articles.iter();
        Self {
            groups: columns.rows(&grid, length).map(|rows| {
                let actors = rows.iter().filter_map(|&at| {
                    let actor = index.actors.get(at as usize)?;
                    let cells = columns.articles.iter();
                    let cells = cells.map(|&article| grid.cell(at, article));
                    Some((actor, cells.collect()))
                });
                actors.collect()
            }),
            articles: articles
                .filter_map(|&at| index.articles.get(at as usize))
                .collect(),
        }
    }
}

const HEARD: &str = "Who is heard, and who is only talked about";
const POSITIONS: &str = "Who stands where";

/// One row for each actor and article that names it or lets it speak.
pub(super) fn grid(shown: &Shown<'_>) -> Table {
    let grid = Grid::of(shown);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (actor, cells) in grid.groups.iter().flatten() {
        let cells = cells.iter().zip(&grid.articles);
        for (heard, article) in cells.filter(|(heard, _)| !heard.is_absent()) {
            rows.push(vec![
                actor.id.as_str().into(),
                actor.name.as_str().into(),
                article.id.as_str().into(),
                article.outlet.clone().into(),
                heard.n_own.into(),
                heard.n_reported.into(),
                heard.n_mentions.into(),
                heard.own_words.into(),
                heard.reported_words.into(),
            ]);
        }
    }
    Table {
        name: "heard",
        caption: HEARD.to_owned(),
        source: shown.source(),
        headers: &[
            "actor_id",
            "actor",
            "article_id",
            "outlet",
            "quoted",
            "reported",
            "named",
            "own_words",
            "reported_words",
        ],
        rows,
    }
}

/// The same as a picture.
pub(super) fn draw_grid(shown: &Shown<'_>) -> Picture {
    let grid = Grid::of(shown);
    let mut lines = Vec::new();
    for (label, rows) in ["Heard", "Only talked about"].iter().zip(&grid.groups) {
        if !rows.is_empty() {
            lines.push(picture::Line::Heading((*label).to_owned()));
        }
        lines.extend(rows.iter().map(|(actor, cells)| {
            let cells = cells.iter().map(|heard| {
                (!heard.is_absent()).then(|| picture::Cell {
                    bar: [heard.own_words, heard.reported_words],
                    figures: figures(heard),
                })
            });
            picture::Line::Row(actor.name.clone(), cells.collect())
        }));
    }
    Picture {
        name: "heard",
        title: HEARD.to_owned(),
        source: shown.source(),
        drawing: Drawing::Grid(picture::Grid {
            key: &[
                "in their own words, inside quotation marks",
                "reported by the article",
            ],
            full: None,
            columns: grid
                .articles
                .iter()
                .map(|article| words::outlet(article))
                .collect(),
            lines,
        }),
    }
}

fn figures(heard: &Heard) -> String {
    let figures = [
        (heard.n_own, "quoted"),
        (heard.n_reported, "reported"),
        (heard.n_mentions, "named"),
    ];
    let figures = figures.iter().filter(|(n, _)| *n > 0);
    let figures: Vec<String> = figures
        .map(|(n, word)| format!("{n}\u{a0}{word}"))
        .collect();
    figures.join(", ")
}

/// One row for each holder and target with a stance between them.
pub(super) fn matrix(shown: &Shown<'_>) -> Table {
    let index = &shown.layered.index;
    let positions = Positions::of(index, &shown.rows(Subject::Stances));
    let lines = Lines::of(index, &positions, shown.address);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for &(holder, _) in &lines.holders {
        let actor = TargetRow::Actor(holder);
        for &(target, _) in &lines.targets {
            let tally = positions.cell(holder, target);
            if tally.total() > 0 {
                rows.push(vec![
                    target_value(index, actor).into(),
                    target_label(index, actor).into(),
                    target_value(index, target).into(),
                    target_label(index, target).into(),
                    tally.supportive.into(),
                    tally.critical.into(),
                    tally.ambivalent.into(),
                ]);
            }
        }
    }
    Table {
        name: "positions",
        caption: POSITIONS.to_owned(),
        source: shown.source(),
        headers: &[
            "holder_id",
            "holder",
            "target_id",
            "target",
            "supportive",
            "critical",
            "ambivalent",
        ],
        rows,
    }
}

/// The same as a picture.
pub(super) fn draw_matrix(shown: &Shown<'_>) -> Picture {
    let index = &shown.layered.index;
    let positions = Positions::of(index, &shown.rows(Subject::Stances));
    let lines = Lines::of(index, &positions, shown.address);
    let cells = lines.holders.iter().map(|&(holder, _)| {
        let tallies = lines
            .targets
            .iter()
            .map(|&(target, _)| positions.cell(holder, target));
        tallies
            .map(|tally| [tally.supportive, tally.critical, tally.ambivalent])
            .collect()
    });
    let head = |target: TargetRow, n: u32| (target_label(index, target), n);
    Picture {
        name: "positions",
        title: POSITIONS.to_owned(),
        source: shown.source(),
        drawing: Drawing::Matrix(picture::Matrix {
            rows: lines
                .holders
                .iter()
                .map(|&(holder, n)| head(TargetRow::Actor(holder), n))
                .collect(),
            columns: lines
                .targets
                .iter()
                .map(|&(target, n)| head(target, n))
                .collect(),
            cells: cells.collect(),
        }),
    }
}

/// One row for each line of the network.
pub(super) fn network(shown: &Shown<'_>) -> Table {
    let index = &shown.layered.index;
    let positions = Positions::of(index, &shown.rows(Subject::Stances));
    let network = Network::of(&positions, network::SIDE);
    let rows = network.edges.iter().filter_map(|edge| {
        let holder = TargetRow::Actor(*network.holders.get(edge.holder)?);
        let target = *network.targets.get(edge.target)?;
        Some(vec![
            target_value(index, holder).into(),
            target_label(index, holder).into(),
            target_value(index, target).into(),
            target_label(index, target).into(),
            words::polarity(edge.polarity).into(),
            edge.n.into(),
        ])
    });
    Table {
        name: "network",
        caption: POSITIONS.to_owned(),
        source: shown.source(),
        headers: &[
            "holder_id",
            "holder",
            "target_id",
            "target",
            "polarity",
            "stances",
        ],
        rows: rows.collect(),
    }
}

/// The same as a picture.
pub(super) fn draw_network(shown: &Shown<'_>) -> Picture {
    let index = &shown.layered.index;
    let positions = Positions::of(index, &shown.rows(Subject::Stances));
    let network = Network::of(&positions, network::SIDE);
    let name = |target: TargetRow| target_label(index, target);
    let links = network.edges.iter().map(|edge| picture::Link {
        from: edge.holder,
        to: edge.target,
        polarity: edge.polarity as usize,
        n: edge.n,
    });
    Picture {
        name: "network",
        title: POSITIONS.to_owned(),
        source: shown.source(),
        drawing: Drawing::Network(picture::Network {
            holders: network
                .holders
                .iter()
                .map(|&holder| name(TargetRow::Actor(holder)))
                .collect(),
            targets: network.targets.iter().map(|&target| name(target)).collect(),
            links: links.collect(),
        }),
    }
}
