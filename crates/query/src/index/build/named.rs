//! What is named across an edition, actors and issues, as rows; and how many words an attribution gives its speakers.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::index::rows::{ActorRow, IssueRow};
use record::{
    ActorId, Attribution,
    edition::{Edition, EditionArticle},
    order,
    review::Reviewed,
    span::CodeSpan,
};

/// One row an id, its aliases and words over all articles.
pub(super) fn list_actors(edition: &Edition, records: &[Reviewed]) -> Vec<ActorRow> {
    let mut rows: BTreeMap<&ActorId, (ActorRow, usize)> = BTreeMap::new();
    for actor in records.iter().flat_map(|reviewed| &reviewed.record.actors) {
        let (row, n_mentions) = rows.entry(&actor.id).or_insert_with(|| {
            let row = ActorRow {
                id: actor.id.clone(),
                name: actor.name.clone(),
                kind: actor.kind,
                aliases: Vec::new(),
                n_own_words: 0,
                n_reported_words: 0,
            };
            (row, 0)
        });
        *n_mentions += actor.mentions.len();
        for alias in &actor.aliases {
            if !row.aliases.contains(alias) {
                row.aliases.push(alias.clone());
            }
        }
    }
    for (article, reviewed) in edition.articles.iter().zip(records) {
        let said = reviewed.record.attributions.iter();
        for entry in said.filter(|entry| entry.claimed) {
            let (own, reported) = count_words(article, entry);
            for speaker in &entry.speakers {
                if let Some((row, _)) = rows.get_mut(speaker) {
                    row.n_own_words += own;
                    row.n_reported_words += reported;
                }
            }
        }
    }
    let mut rows: Vec<(ActorRow, usize)> = rows.into_values().collect();
    order::by_key(&mut rows, |(row, n_mentions)| {
        Reverse((row.n_own_words + row.n_reported_words, *n_mentions))
    });
    rows.into_iter().map(|(row, _)| row).collect()
}

/// The edition's issues, then those that only articles have, by id.
pub(super) fn list_issues(edition: &Edition, records: &[Reviewed]) -> Vec<IssueRow> {
    let named = edition.issues.iter().map(|issue| IssueRow {
        id: issue.id.clone(),
        label: issue.label.clone(),
    });
    let mut rows: Vec<IssueRow> = named.collect();
    let known = order::set(rows.iter().map(|row| row.id.clone()));
    let found = records.iter().flat_map(|reviewed| &reviewed.record.issues);
    let more = found
        .filter(|issue| !known.contains(&issue.id))
        .map(|issue| (&issue.id, &issue.label));
    let more = order::map(more);
    rows.extend(more.into_iter().map(|(id, label)| IssueRow {
        id: id.clone(),
        label: label.clone(),
    }));
    rows
}

/// Words in quotation marks and other words of content.
pub(super) fn count_words(article: &EditionArticle, entry: &Attribution<CodeSpan>) -> (u32, u32) {
    let count = |span: &CodeSpan| article.words.count(*span);
    let own: u32 = entry.quoted.iter().map(count).sum();
    let content: u32 = entry.content.iter().map(count).sum();
    let inside: u32 = entry
        .quoted
        .iter()
        .flat_map(|quoted| entry.content.iter().map(|part| intersect(*quoted, *part)))
        .map(|shared| count(&shared))
        .sum();
    (own, content.saturating_sub(inside))
}

fn intersect(left: CodeSpan, right: CodeSpan) -> CodeSpan {
    let start = left.start.max(right.start);
    CodeSpan::new(start, left.end.min(right.end).max(start))
}
