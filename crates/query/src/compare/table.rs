//! Figures by row and article: who speaks, which verbs report, which issues are touched. One shape for all, so that one
//! picture and one download serve them.

use std::collections::BTreeMap;

use super::Sources;
use crate::index::QuoteRow;
use record::{AttributionKind, CueGroup, order};

/// Passages of one row in one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Passages.
    pub n_quotes: u32,
    /// Those of them with words in quotation marks.
    pub n_own: u32,
    /// Words inside quotation marks.
    pub own_words: u32,
    /// Other words of content.
    pub reported_words: u32,
}

impl Cell {
    /// Words of both kinds.
    pub fn words(self) -> u32 {
        self.own_words + self.reported_words
    }

    fn add(&mut self, row: &QuoteRow) {
        self.n_quotes += 1;
        self.n_own += u32::from(row.kind != AttributionKind::Indirect);
        self.own_words += row.n_own_words;
        self.reported_words += row.n_reported_words;
    }
}

/// Rows of one kind by article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows<K> {
    /// Rows with their cells, one for each article compared, in the order shown; no row is empty.
    pub rows: Vec<(K, Vec<Cell>)>,
    /// All passages of each article, each counted once.
    pub totals: Vec<Cell>,
}

/// Speakers, those with most words first; `None` stands for passages whose speaker is not resolved, and comes last. A
/// passage of several speakers counts for each of them.
pub fn voices(sources: Sources<'_>) -> Rows<Option<u32>> {
    let of_row = |row: &QuoteRow| {
        let speakers = order::set(row.speakers.iter().map(|&speaker| Some(speaker)));
        if speakers.is_empty() {
            vec![None]
        } else {
            speakers.into_iter().collect()
        }
    };
    let mut rows = count(sources, of_row);
    order::by_key(&mut rows.rows, |(speaker, cells)| {
        let words: u32 = cells.iter().map(|cell| cell.words()).sum();
        (speaker.is_none(), std::cmp::Reverse(words))
    });
    rows
}

/// Issues, those touched in most passages first.
pub fn issues(sources: Sources<'_>) -> Rows<u32> {
    let mut rows = count(sources, |row| row.issues.clone());
    order::by_key(&mut rows.rows, |(_, cells)| {
        std::cmp::Reverse(cells.iter().map(|cell| cell.n_quotes).sum::<u32>())
    });
    rows
}

/// Groups of reporting verbs in their fixed order.
pub fn cues(sources: Sources<'_>) -> Rows<CueGroup> {
    count(sources, |row| vec![row.cue])
}

/// Verbs of one group in the article of one column as positions in [`Index::verbs`](crate::index::Index::verbs),
/// each with its passages: most first, then in alphabetical order.
pub fn verbs(sources: Sources<'_>, group: CueGroup, article: u32) -> Vec<(u32, u32)> {
    let mut verbs = BTreeMap::new();
    for row in &sources.index.quotes {
        if row.article == article
            && row.cue == group
            && let Some(verb) = row.verb
        {
            *verbs.entry(verb).or_insert(0) += 1;
        }
    }
    let mut verbs: Vec<(u32, u32)> = verbs.into_iter().collect();
    order::by_key(&mut verbs, |&(_, n)| std::cmp::Reverse(n));
    verbs
}

fn count<K: Ord>(sources: Sources<'_>, keys: impl Fn(&QuoteRow) -> Vec<K>) -> Rows<K> {
    let empty = vec![Cell::default(); sources.articles.len()];
    let mut rows: BTreeMap<K, Vec<Cell>> = BTreeMap::new();
    let mut totals = empty.clone();
    for row in &sources.index.quotes {
        let Some(column) = sources.column(row.article) else {
            continue;
        };
        totals[column].add(row);
        for key in keys(row) {
            let cells = rows.entry(key).or_insert_with(|| empty.clone());
            cells[column].add(row);
        }
    }
    Rows {
        rows: rows.into_iter().collect(),
        totals,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        compare::sample,
        facet::Facets,
        filter::{Filter, Key, Subject},
    };

    #[test]
    fn every_figure_is_the_length_of_its_list() {
        sample::with(|sources| {
            let facets = Facets::prepare(sources.index);
            let count = |key: Key, value: &str, column: usize| {
                let article = &sources.index.articles[sources.articles[column] as usize];
                let filter = Filter::of(key, [value]).with(Key::Article, &article.id);
                facets.count(&filter, Subject::Quotes, None)
            };
            let check = |key: Key, value: &str, cells: &[Cell]| {
                for (column, cell) in cells.iter().enumerate() {
                    assert_eq!(cell.n_quotes, count(key, value, column), "{value}");
                }
            };
            for (speaker, cells) in voices(sources).rows {
                let id = speaker.map(|at| sources.index.actors[at as usize].id.0.as_str());
                check(Key::Speaker, id.unwrap_or("unresolved"), &cells);
            }
            for (issue, cells) in issues(sources).rows {
                let id = &sources.index.issues[issue as usize].id.0;
                check(Key::Issue, id, &cells);
            }
            for (group, cells) in cues(sources).rows {
                let word = Key::Cue.words()[group as usize].0;
                check(Key::Cue, word, &cells);
                for (column, &article) in sources.articles.iter().enumerate() {
                    for (verb, n) in verbs(sources, group, article) {
                        let verb = &sources.index.verbs[verb as usize];
                        assert_eq!(n, count(Key::Verb, verb, column), "{verb}");
                    }
                }
            }
        });
    }

    #[test]
    fn voices_stand_by_words() {
        sample::with(|sources| {
            let voices = voices(sources);
            let seen: Vec<(&str, Vec<u32>)> = voices
                .rows
                .iter()
                .filter_map(|(speaker, cells)| {
                    let actor = &sources.index.actors[(*speaker)? as usize];
                    Some((actor.id.as_str(), cells.iter().map(|c| c.words()).collect()))
                })
                .collect();
            let castellan = ("mira-castellan", vec![9, 7 + 6, 0]);
            assert_eq!(seen, [castellan, ("officials", vec![8, 0, 9])]);
            assert_eq!(voices.totals[1].n_own, 1);
        });
    }

    #[test]
    fn verbs_stand_in_their_groups() {
        sample::with(|sources| {
            let name = |(verb, n): (u32, u32)| (sources.index.verbs[verb as usize].clone(), n);
            let warned: Vec<_> = verbs(sources, CueGroup::Warning, 1)
                .into_iter()
                .map(name)
                .collect();
            assert_eq!(warned, [("warn".to_owned(), 1)]);
            assert_eq!(verbs(sources, CueGroup::Warning, 0), []);
        });
    }
}
