//! What the debate is about: issues of a list that came with the corpus, or key phrases where there is none.

use std::{cmp::Reverse, collections::BTreeMap, ops::Range};

use super::findings::Findings;
use crate::lexicon::{Lexicon, fold::fold_into, stance::Role};
use record::{Issue, NamedIssue, Reader, span::Span};

/// Words that may stand between the words of a term.
const MAX_BETWEEN: usize = 4;

/// Passages on either side that a passage is compared with; more do not overlap in any text that people write.
const MAX_NEIGHBOURS: usize = 12;

/// Issues of a list, where the article speaks of them.
///
/// A term matches where all its words stand in one sentence with at most four others among them, whatever their endings:
/// `duties on yarn` finds "a duty of ten per cent on imported yarn". A word of a term with `|` matches any of its
/// alternatives (`duty|tariff on yarn`). Function words of a term are ignored, but where it has one its words keep their
/// order, else any order will do: `duties on Ruritania` leaves "Ruritania raised its duties" alone.
pub(super) fn find_named(
    findings: Findings<'_>,
    named: &[NamedIssue],
    lexicon: &Lexicon,
) -> Vec<Issue<Span>> {
    let is_bound = |term: &str| {
        let mut words = term.split([' ', '-', '–']);
        words.any(|word| lexicon.stance.sense(word).is(Role::Preposition))
    };
    let terms: Vec<(usize, Vec<Vec<String>>, bool)> = named
        .iter()
        .enumerate()
        .flat_map(|(index, issue)| issue.terms.iter().map(move |term| (index, term)))
        .map(|(index, term)| (index, term_stems(term, lexicon), is_bound(term)))
        .filter(|(_, stems, _)| !stems.is_empty())
        .collect();
    let mut by_stem: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for (term, (_, words, _)) in terms.iter().enumerate() {
        for (place, alternatives) in words.iter().enumerate() {
            for stem in alternatives {
                by_stem.entry(stem).or_default().push((term, place));
            }
        }
    }
    let mut passages: Vec<Passage> = Vec::new();
    let mut stem = String::new();
    for sentence in &findings.segments.sentences {
        let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        // Places of each term's words in this sentence: (term, token, place).
        let mut hits: Vec<(usize, usize, usize)> = Vec::new();
        for token in tokens {
            let span = findings.segments.tokens[token].span;
            for part in span.slice(findings.text).split(['-', '–']) {
                stem_into(part, &mut stem);
                if let Some(places) = by_stem.get(stem.as_str()) {
                    hits.extend(places.iter().map(|&(term, place)| (term, token, place)));
                }
            }
        }
        hits.sort_unstable();
        for group in hits.chunk_by(|one, other| one.0 == other.0) {
            let (issue, words, is_bound) = &terms[group[0].0];
            for tokens in find_windows(group, words.len(), *is_bound) {
                let first = findings.segments.tokens[tokens.start].span;
                let last = findings.segments.tokens[tokens.end - 1].span;
                passages.push(Passage {
                    issue: *issue,
                    span: first.cover(last),
                    n_words: words.len(),
                    n_between: tokens.len().saturating_sub(words.len()),
                });
            }
        }
    }
    let mut mentions: Vec<Vec<Span>> = vec![Vec::new(); named.len()];
    for passage in closest(passages) {
        mentions[passage.issue].push(passage.span);
    }
    let mut issues: Vec<Issue<Span>> = named
        .iter()
        .zip(mentions)
        .filter(|(_, mentions)| !mentions.is_empty())
        .map(|(issue, mentions)| Issue {
            id: issue.id.clone(),
            label: issue.label.clone(),
            mentions: disjoint(mentions),
            reader: Reader::Fast,
        })
        .collect();
    issues.sort_by(|one, other| {
        (one.mentions.first(), &one.id).cmp(&(other.mentions.first(), &other.id))
    });
    issues
}

/// Where a term of an issue stands.
#[derive(Clone, Copy, Debug)]
struct Passage {
    issue: usize,
    span: Span,
    /// Words of the term, and others among them.
    n_words: usize,
    n_between: usize,
}

impl Passage {
    /// Whether it fits the same words better than a passage of another issue: more of them, or with fewer between.
    fn is_closer_than(&self, other: &Self) -> bool {
        let fit = |passage: &Self| (passage.n_words, Reverse(passage.n_between));
        self.issue != other.issue && self.span.overlaps(other.span) && fit(self) > fit(other)
    }
}

/// Passages without those that another issue's fits better. `a new salt partnership` is one of *salt partnership*, not of
/// *new partnerships*.
fn closest(mut passages: Vec<Passage>) -> Vec<Passage> {
    passages.sort_by_key(|passage| (passage.span, passage.issue));
    let is_beaten = |at: usize| {
        let passage = &passages[at];
        let before = passages[..at].iter().rev().take(MAX_NEIGHBOURS);
        let after = passages[at + 1..].iter().take(MAX_NEIGHBOURS);
        before
            .chain(after)
            .any(|other| other.is_closer_than(passage))
    };
    let kept = (0..passages.len()).filter(|&at| !is_beaten(at));
    kept.map(|at| passages[at]).collect()
}

/// Shortest stretches of tokens that hold every word of a term, where `is_bound` in its order; disjoint.
fn find_windows(
    hits: &[(usize, usize, usize)],
    n_words: usize,
    is_bound: bool,
) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut last: Vec<Option<usize>> = vec![None; n_words];
    for &(_, token, place) in hits {
        if let Some(seen) = last.get_mut(place) {
            *seen = Some(token);
        }
        let Some(first) = last.iter().copied().min().flatten() else {
            continue;
        };
        let is_close = token + 1 - first <= n_words + MAX_BETWEEN;
        let is_in_order = !is_bound || last.is_sorted();
        if is_close && is_in_order && found.last().is_none_or(|before| before.end <= first) {
            found.push(first..token + 1);
        }
    }
    found
}

fn disjoint(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.cover(span),
            _ => merged.push(span),
        }
    }
    merged
}

fn term_stems(term: &str, lexicon: &Lexicon) -> Vec<Vec<String>> {
    let mut stem = String::new();
    term.split([' ', '-', '–'])
        .filter(|word| {
            let sense = lexicon.stance.sense(word);
            !word.is_empty() && !sense.is(Role::Preposition) && !sense.is(Role::Determiner)
        })
        .map(|word| {
            word.split('|')
                .filter(|word| !word.is_empty())
                .map(|word| {
                    stem_into(word, &mut stem);
                    stem.clone()
                })
                .collect()
        })
        .filter(|alternatives: &Vec<String>| !alternatives.is_empty())
        .collect()
}

/// A word without case, accents and the commonest endings.
pub(super) fn stem_into(word: &str, stem: &mut String) {
    stem.clear();
    fold_into(word, stem);
    let cut = |stem: &mut String, ending: &str, keep: usize| {
        let is_cut = stem.ends_with(ending) && stem.len() >= ending.len() + keep;
        if is_cut {
            stem.truncate(stem.len() - ending.len());
        }
        is_cut
    };
    cut(stem, "'s", 1);
    if cut(stem, "ies", 2) {
        stem.push('y');
    } else if !stem.ends_with("ss") && !stem.ends_with("us") && !stem.ends_with("is") {
        cut(stem, "s", 2);
    }
    let _ = cut(stem, "ing", 4) || cut(stem, "ed", 4);
    cut(stem, "e", 3);
}
