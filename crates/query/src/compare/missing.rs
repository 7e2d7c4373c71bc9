//! What an article leaves out that at least two others of those compared have: actors, issues, figures.

use std::collections::BTreeSet;

use super::{
    Sources,
    figures::{FigureGroup, figures},
};
use record::order;

/// In how many others something must be before its absence is worth a line.
const OTHERS: usize = 2;

/// Something that others have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// Position of an actor that speaks or is named.
    Actor(u32),
    /// Position of an issue.
    Issue(u32),
    /// Position among [`Missing::figures`].
    Figure(u32),
}

/// A thing that an article has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// What.
    pub thing: Thing,
    /// Positions of the articles that have it, in the order compared; two at the least.
    pub articles: Vec<u32>,
}

/// For each article compared what it has not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// In the order compared; each with what most others have first, then actors, issues, figures.
    pub columns: Vec<Vec<Absence>>,
    /// The figures of all articles.
    pub figures: Vec<FigureGroup>,
}

impl Missing {
    /// Looks at actors named or heard, issues touched, figures stated; what only ever one article has is never missing.
    pub fn of(sources: Sources<'_>) -> Self {
        let figures = figures(sources);
        let mut present: BTreeSet<(Thing, usize)> = BTreeSet::new();
        let index = sources.index;
        for row in &index.mentions {
            if let Some(column) = sources.column(row.article) {
                present.insert((Thing::Actor(row.actor), column));
            }
        }
        for row in &index.quotes {
            if let Some(column) = sources.column(row.article) {
                let speakers = row.speakers.iter().map(|&actor| Thing::Actor(actor));
                let issues = row.issues.iter().map(|&issue| Thing::Issue(issue));
                present.extend(speakers.chain(issues).map(|thing| (thing, column)));
            }
        }
        let issues = order::map(index.issues.iter().map(|row| &row.id).zip(0..));
        for (column, _, _, record) in sources.columns() {
            let found = record
                .issues
                .iter()
                .filter(|issue| !issue.mentions.is_empty());
            let found = found.filter_map(|issue| issues.get(&issue.id));
            present.extend(found.map(|&issue| (Thing::Issue(issue), column)));
        }
        for (at, group) in (0..).zip(&figures) {
            let cells = group.cells.iter().enumerate();
            let stated = cells.filter(|(_, cell)| !cell.is_empty());
            present.extend(stated.map(|(column, _)| (Thing::Figure(at), column)));
        }
        Self {
            columns: absences(sources, &present),
            figures,
        }
    }
}

fn absences(sources: Sources<'_>, present: &BTreeSet<(Thing, usize)>) -> Vec<Vec<Absence>> {
    let n_columns = sources.articles.len();
    let mut columns = vec![Vec::new(); n_columns];
    let things = order::set(present.iter().map(|&(thing, _)| thing));
    for thing in things {
        let have = |column: usize| present.contains(&(thing, column));
        let articles: Vec<u32> = (0..n_columns)
            .filter(|&column| have(column))
            .map(|column| sources.articles[column])
            .collect();
        if articles.len() < OTHERS {
            continue;
        }
        for (column, absences) in columns.iter_mut().enumerate() {
            if !have(column) {
                absences.push(Absence {
                    thing,
                    articles: articles.clone(),
                });
            }
        }
    }
    for absences in &mut columns {
        order::by_key(absences, |absence| {
            std::cmp::Reverse(absence.articles.len())
        });
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sample;

    #[test]
    fn what_two_others_have_is_missing() {
        sample::with(|sources| {
            let missing = Missing::of(sources);
            let names: Vec<Vec<String>> = missing
                .columns
                .iter()
                .map(|absences| {
                    let name = |absence: &Absence| match absence.thing {
                        Thing::Actor(at) => sources.index.actors[at as usize].id.0.clone(),
                        Thing::Issue(at) => sources.index.issues[at as usize].id.0.clone(),
                        Thing::Figure(at) => missing.figures[at as usize].label.clone(),
                    };
                    absences.iter().map(name).collect()
                })
                .collect();
            let expected: [&[&str]; 3] = [
                &["boats are waiting"],
                &["officials"],
                &["mira-castellan", "salt-duty"],
            ];
            assert_eq!(names, expected);
            assert_eq!(missing.columns[0][0].articles, [1, 2]);
        });
    }

    #[test]
    fn of_two_articles_nothing_is_missing() {
        sample::with(|sources| {
            let two = Sources {
                articles: &[0, 2],
                ..sources
            };
            assert!(Missing::of(two).columns.iter().all(Vec::is_empty));
        });
    }
}
