//! The tables behind pictures: who is heard, who stands where. One row for each cell that says something.

use super::Shown;
use crate::{
    compare::{heard::HeardGrid, positions::Positions},
    exchange::table::{Cell, Table},
    query::{
        filter::Subject,
        index::{ActorRow, TargetRow},
    },
    web::{
        route::Route,
        views::shared::figures::{Figures, target_label, target_value},
    },
};

/// Actors by articles; of an actor's page, that actor alone.
pub(super) fn grid(shown: &Shown<'_>) -> Table {
    let layered = shown.layered;
    let index = &layered.index;
    let figures = Figures::within(&shown.address.filter);
    let passages = |subject| figures.rows(layered, subject);
    let grid = HeardGrid::of(
        index,
        &passages(Subject::Quotes),
        &passages(Subject::Mentions),
    );
    let actors: Vec<(u32, &ActorRow)> = match &shown.address.route {
        Route::Actor(id) => (0..)
            .zip(&index.actors)
            .filter(|(_, actor)| actor.id == *id)
            .collect(),
        _ => (0..).zip(&index.actors).collect(),
    };
    let rows = actors.iter().flat_map(|&(at, actor)| {
        let cells = grid.actor(at).iter().zip(&index.articles);
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
    for &(holder, _) in &positions.holders {
        let actor = TargetRow::Actor(holder);
        for &(target, _) in &positions.targets {
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
