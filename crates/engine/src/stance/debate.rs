//! What a corpus debates where nobody has named its issues: key phrases of its articles, those that say the same put
//! together under the name that most articles use.

use std::collections::BTreeMap;

use record::{Issue, IssueId, NamedIssue};

/// Issues of a corpus at most.
const MAX_ISSUES: usize = 24;

/// A phrase across the articles.
#[derive(Default)]
struct Phrase {
    n_articles: usize,
    n_passages: usize,
    /// Ways it is written, with the articles that write it so.
    labels: BTreeMap<String, usize>,
}

/// Phrases that name one issue.
struct Cluster<'a> {
    /// The one that is its name.
    id: &'a IssueId,
    /// All of them, the name first.
    ids: Vec<&'a IssueId>,
    words: Vec<&'a str>,
    n_articles: usize,
    n_passages: usize,
}

/// Issues of a corpus from those of its articles, each with the phrases by which any article is read for it: most widespread
/// first, at most 24. Of a corpus of several articles an issue is in at least two.
///
/// A phrase joins the first more widespread one with the same last word of which it has all the words, or which has all of
/// its: `harbour salt duty` joins `salt duty`. The time taken grows with the number of phrases, not with its square, as long as
/// few phrases end in the same word.
pub(crate) fn find_debate<S>(articles: &[&[Issue<S>]]) -> Vec<NamedIssue> {
    let mut phrases: BTreeMap<&IssueId, Phrase> = BTreeMap::new();
    for issue in articles.iter().flat_map(|issues| issues.iter()) {
        let phrase = phrases.entry(&issue.id).or_default();
        phrase.n_articles += 1;
        phrase.n_passages += issue.mentions.len();
        *phrase.labels.entry(issue.label.clone()).or_default() += 1;
    }
    let mut ranked: Vec<&IssueId> = phrases.keys().copied().collect();
    let reach = |id: &IssueId| {
        phrases
            .get(id)
            .map_or((0, 0), |phrase| (phrase.n_articles, phrase.n_passages))
    };
    ranked.sort_by(|one, other| reach(other).cmp(&reach(one)).then(one.cmp(other)));
    let mut clusters: Vec<Cluster<'_>> = Vec::new();
    let mut by_head: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for id in ranked {
        let words: Vec<&str> = id.as_str().split('-').collect();
        let head = words.last().copied().unwrap_or_default();
        let same_head = by_head.entry(head).or_default();
        let (n_articles, n_passages) = reach(id);
        match same_head
            .iter()
            .find(|&&at| is_kin(&clusters[at].words, &words))
        {
            Some(&at) => {
                let cluster = &mut clusters[at];
                cluster.ids.push(id);
                cluster.n_articles += n_articles;
                cluster.n_passages += n_passages;
            }
            None => {
                same_head.push(clusters.len());
                clusters.push(Cluster {
                    id,
                    ids: vec![id],
                    words,
                    n_articles,
                    n_passages,
                });
            }
        }
    }
    let least = articles.len().min(2);
    clusters.retain(|cluster| cluster.n_articles >= least);
    clusters.sort_by(|one, other| {
        let reach = |cluster: &Cluster<'_>| (cluster.n_articles, cluster.n_passages);
        reach(other).cmp(&reach(one)).then(one.ids.cmp(&other.ids))
    });
    clusters.truncate(MAX_ISSUES);
    clusters
        .iter()
        .map(|cluster| to_named(cluster, &phrases))
        .collect()
}

fn is_kin(one: &[&str], other: &[&str]) -> bool {
    let holds = |one: &[&str], other: &[&str]| one.iter().all(|word| other.contains(word));
    holds(one, other) || holds(other, one)
}

fn to_named(cluster: &Cluster<'_>, phrases: &BTreeMap<&IssueId, Phrase>) -> NamedIssue {
    let written = phrases.get(cluster.id).map(|phrase| &phrase.labels);
    // The way most articles write it, the first in the alphabet of those as common.
    let label = written.and_then(|labels| {
        labels
            .iter()
            .max_by(|one, other| one.1.cmp(other.1).then(other.0.cmp(one.0)))
    });
    NamedIssue {
        id: cluster.id.clone(),
        label: label.map(|(label, _)| label.clone()).unwrap_or_default(),
        description: format!(
            "Found by the program: a phrase of {} articles, in {} passages.",
            cluster.n_articles, cluster.n_passages
        ),
        terms: cluster
            .ids
            .iter()
            .map(|id| id.as_str().replace('-', " "))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{Reader, span::Span};

    fn issue(id: &str, label: &str, n_passages: u32) -> Issue {
        Issue {
            id: IssueId::from(id),
            label: label.to_owned(),
            mentions: (0..n_passages)
                .map(|at| Span::new(at * 10, at * 10 + 4))
                .collect(),
            reader: Reader::Fast,
        }
    }

    /// Id, label and terms of each.
    #[track_caller]
    fn check(articles: &[&[Issue]], expected: &[(&str, &str, &[&str])]) {
        let found = find_debate(articles);
        let found: Vec<(&str, &str, Vec<&str>)> = found
            .iter()
            .map(|issue| {
                (
                    issue.id.as_str(),
                    issue.label.as_str(),
                    issue.terms.iter().map(String::as_str).collect(),
                )
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(id, label, terms)| (*id, *label, terms.to_vec()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn phrases_that_say_the_same_are_one_issue() {
        check(
            &[
                &[
                    issue("salt-duty", "Salt duties", 3),
                    issue("bread-price", "Bread price", 2),
                ],
                &[issue("harbour-salt-duty", "Harbour salt duty", 4)],
                &[
                    issue("salt-duty", "Salt duty", 2),
                    issue("salt-mine", "Salt mine", 9),
                ],
                &[issue("salt-duty", "Salt duty", 2)],
            ],
            &[(
                "salt-duty",
                "Salt duty",
                &["salt duty", "harbour salt duty"],
            )],
        );
    }

    #[test]
    fn one_article_keeps_its_own() {
        check(
            &[&[issue("salt-duty", "Salt duty", 3)]],
            &[("salt-duty", "Salt duty", &["salt duty"])],
        );
        check(&[], &[]);
    }
}
