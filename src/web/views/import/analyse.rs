//! From the desk to an edition that is shown and kept.

use std::rc::Rc;

use yew::platform::spawn_local;

use super::{
    desk::{Desk, Work},
    keep::keep_new,
    open::{Open, show},
    work::{change, change_often, desk, engine, give_up_engine, is_watched, run},
};
use crate::{
    protocol::Start,
    web::{engine::Progress, store::Origin, words::counted},
};
use record::edition::Edition;

/// What is to be made of the articles on the desk.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plan {
    /// Name of the edition.
    pub(super) title: String,
    /// The edition to which they are added, with where it comes from; none for one of their own.
    pub(super) onto: Option<(Origin, Rc<Edition>)>,
}

/// Analyses the articles, keeps the edition that they make, and opens it.
pub(super) fn analyse(plan: Plan, open: Open) {
    let onto = plan.onto.as_ref().map(|(_, edition)| edition.as_ref());
    let tasks = desk().tasks(onto);
    let mut edition = onto.cloned().unwrap_or_default();
    edition.title = plan.title;
    // What is added to an edition that is kept is kept with it.
    let kept = match plan.onto {
        Some((Origin::Kept(id), _)) => Some(id),
        _ => None,
    };
    let progress = Progress {
        n_done: 0,
        n_all: tasks.len(),
        left: None,
    };
    change(|desk| {
        desk.work = Work::Analysing(progress);
        desk.said = format!("Analysing {}.", counted(tasks.len() as u32, "article")).into();
    });
    let begun = run();
    spawn_local(async move {
        let settled = edition.articles.iter();
        let start = Start {
            issues: edition.issues.clone(),
            settled: settled.map(|article| article.machine.clone()).collect(),
        };
        let on_progress = |progress| {
            if run() == begun {
                change_often(|desk| desk.work = Work::Analysing(progress));
            }
        };
        let gathered = async { engine().await?.gather(&start, &tasks, on_progress).await };
        let gathered = gathered.await;
        if run() != begun {
            return;
        }
        match gathered {
            Ok(articles) => {
                edition.articles.extend(articles);
                let edition = Rc::new(edition);
                let origin = keep_new(kept, &edition).await;
                finish(origin, edition, &open).await;
            }
            Err(error) => {
                give_up_engine();
                change(|desk| {
                    desk.work = Work::Idle;
                    desk.refused.push(error.to_string().into());
                    desk.said =
                        "The analysis ended early; the reason is listed. Your articles are still here."
                            .into();
                });
            }
        }
    });
}

/// Opens the edition; where the person has gone elsewhere, it waits for them.
async fn finish(origin: Origin, edition: Rc<Edition>, open: &Open) {
    change(Desk::clear_entries);
    if is_watched() {
        show(origin, edition, open).await;
    } else {
        change(|desk| {
            desk.work = Work::Ready(origin, edition);
            desk.said = "Your edition is ready.".into();
        });
    }
}
