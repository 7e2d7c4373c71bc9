//! The tables behind pictures: who is heard, who stands where. One row for each cell that says something.

use super::Shown;
use crate::{
    compare::{
        heard::{HeardGrid, Length},
        positions::Positions,
    },
    exchange::table::{Cell, Table},
    query::{
        filter::Subject,
        index::{ActorRow, TargetRow},
    },
    web::{
        route::{Picture, Route},
        views::shared::{
            Columns, Lines,
            figures::{target_label, target_value},
        },
    },
};

/// Actors by articles, as the grid shows them; of an actor's page, that actor alone.
pub(super) fn grid(shown: &Shown<'_>) -> Table {
    let layered = shown.layered;
    let index = &layered.index;
    let address = shown.address;
    let columns = Columns::chosen(layered, &address.filter);
    let passages = |subject| shown.rows(subject);
    let grid = HeardGrid::of(
        index,
        &passages(Subject::Quotes),
        &passages(Subject::Mentions),
    );
    let actors: Vec<u32> = match &address.route {
        Route::Actor(id) => {
            let same = (0..)
                .zip(&index.actors)
                .filter(|(_, actor)| actor.id == *id);
            same.map(|(at, _)| at).collect()
        }
        _ if address.arranged.is_whole(Picture::Heard) => {
            columns.rows(&grid, Length::Whole).concat()
        }
        _ => columns.rows(&grid, Length::Short).concat(),
    };
    let actors: Vec<(u32, &ActorRow)> = actors
        .iter()
        .filter_map(|&at| Some((at, index.actors.get(at as usize)?)))
        .collect();
    let rows = actors.iter().flat_map(|&(at, actor)| {
        let cells = columns.articles.iter().filter_map(|&article| {
            Some((
                grid.actor(at).get(article as usize)?,
                index.articles.get(article as usize)?,
            ))
        });
        let said = cells.filter(|(heard, _)| !heard.is_absent());
        said.map(|(heard, article)| -> Vec<Cell> {
            vec![
                actor.id.as_str().into(),
                actor.name.as_str().into(),
                article.id.as_str().into(),
                article.outlet.clone().into(),
                heard.n_own.into(),
                heard.n_reported.into(),
                heard.n_mentions.into(),
                heard.own_words.into(),
                heard.reported_words.into(),
            ]
        })
        .collect::<Vec<_>>()
    });
    Table {
        name: "heard",
        caption: "Who is heard, and who is only talked about".to_owned(),
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
        rows: rows.collect(),
    }
}

/// Holders by targets.
pub(super) fn matrix(shown: &Shown<'_>) -> Table {
    let index = &shown.layered.index;
    let rows = shown.rows(Subject::Stances);
    let positions = Positions::of(index, &rows);
    let mut cells: Vec<Vec<Cell>> = Vec::new();
    let lines = Lines::of(index, &positions, shown.address);
    for &(holder, _) in &lines.holders {
        let actor = TargetRow::Actor(holder);
        for &(target, _) in &lines.targets {
            let tally = positions.cell(holder, target);
            if tally.total() > 0 {
                cells.push(vec![
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
        caption: "Who stands where".to_owned(),
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
        rows: cells,
    }
}
