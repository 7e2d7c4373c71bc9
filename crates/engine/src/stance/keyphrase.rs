//! Key phrases: what an article keeps coming back to, where nobody has named the issues. Candidates are short runs of
//! adjectives and nouns that end in a common noun, weighed by how often and how widely they recur, after the idea of
//! Justeson and Katz (Technical terminology, Natural Language Engineering 1(1), 1995).

mod place;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use super::findings::Findings;
use crate::lexicon::Lexicon;
use place::{MAX_WORDS, Place, find_places, singular_into};
use record::{Issue, IssueId, Reader, slug::slug_or, span::Span};

/// Issues an article may have; a reader takes in no more at a glance.
const MAX_ISSUES: usize = 8;

/// What a passage counts for by the words of its phrase: two words say much more than one, a third adds little.
const WEIGHTS: [usize; MAX_WORDS] = [1, 3, 4];

/// Sentences that must hold a phrase, and those that must hold a single noun, which is vaguer.
const MIN_SENTENCES: [usize; MAX_WORDS] = [4, 2, 2];

/// Where a phrase stands: bytes, and positions of sentence and paragraph.
#[derive(Clone, Copy)]
struct Passage {
    span: Span,
    sentence: usize,
    paragraph: u32,
}

/// A phrase with all its passages, in order of the text.
struct Candidate {
    /// Its words, folded and singular.
    words: Vec<String>,
    passages: Vec<Passage>,
}

/// Issues of an article that came without a list, by first passage; at most eight.
///
/// A phrase is two or three adjectives and nouns in a row, or one long noun that recurs often and says something by itself
/// (`tariffs`, but not `relations`); it ends in a common noun and
/// holds no name of an actor: `the salt duty`, `a new salt duty`, and `salt duties` are passages of *Salt duty*. Every issue
/// has passages in at least two sentences. Of phrases with words in common (`harbour salt duty`, `salt duty`) the one that
/// weighs more stays. Names of bills and treaties are left to a list.
pub(super) fn find_issues(findings: Findings<'_>, lexicon: &Lexicon) -> Vec<Issue<Span>> {
    let mut ranked: Vec<(usize, IssueId, Candidate)> = find_candidates(findings, lexicon)
        .into_iter()
        .filter_map(|candidate| Some((candidate.weigh()?, candidate.id(), candidate)))
        .collect();
    ranked.sort_by(|(one_score, one_id, one), (score, id, other)| {
        (score, one.first(), one_id).cmp(&(one_score, other.first(), id))
    });
    let mut chosen: Vec<Candidate> = Vec::new();
    let mut issues = Vec::new();
    for (_, id, candidate) in ranked {
        if chosen.len() == MAX_ISSUES {
            break;
        }
        if chosen.iter().any(|other| candidate.is_kin_of(other)) {
            continue;
        }
        issues.push(Issue {
            id,
            label: candidate.to_label(findings.text),
            mentions: candidate
                .passages
                .iter()
                .map(|passage| passage.span)
                .collect(),
            reader: Reader::Fast,
        });
        chosen.push(candidate);
    }
    issues.sort_by(|one, other| {
        (one.mentions.first(), &one.id).cmp(&(other.mentions.first(), &other.id))
    });
    issues
}

/// Every phrase that may recur enough, singular and plural as one.
fn find_candidates(findings: Findings<'_>, lexicon: &Lexicon) -> Vec<Candidate> {
    let mut places = find_places(findings, lexicon);
    places.sort_unstable();
    places
        .chunk_by(|one, other| one.key == other.key)
        .filter(|places| {
            let n_words = places[0].n_words;
            places.len() >= MIN_SENTENCES[n_words - 1]
        })
        .map(|places| Candidate::of(places, findings))
        .collect()
}

impl Candidate {
    /// A phrase from all its places; one that overlaps the last is left out.
    fn of(places: &[Place], findings: Findings<'_>) -> Self {
        let segments = findings.segments;
        let tokens = |place: &Place| &segments.tokens[place.last + 1 - place.n_words..=place.last];
        let words = tokens(&places[0]).iter().map(|token| {
            let mut word = String::new();
            singular_into(token.span.slice(findings.text), &mut word);
            word
        });
        let mut passages: Vec<Passage> = Vec::with_capacity(places.len());
        for place in places {
            let tokens = tokens(place);
            let span = tokens[0].span.cover(tokens[place.n_words - 1].span);
            if passages
                .last()
                .is_none_or(|last| last.span.end <= span.start)
            {
                passages.push(Passage {
                    span,
                    sentence: place.sentence,
                    paragraph: segments.sentences[place.sentence].paragraph,
                });
            }
        }
        Self {
            words: words.collect(),
            passages,
        }
    }

    /// The same for singular and plural.
    fn id(&self) -> IssueId {
        IssueId(slug_or(&self.words.join(" "), "issue"))
    }

    fn first(&self) -> Option<Span> {
        self.passages.first().map(|passage| passage.span)
    }

    /// Passages by paragraphs by length; none where it recurs too little.
    fn weigh(&self) -> Option<usize> {
        let place = self.words.len().checked_sub(1)?;
        let sentences = self
            .passages
            .chunk_by(|one, other| one.sentence == other.sentence);
        let paragraphs = self
            .passages
            .chunk_by(|one, other| one.paragraph == other.paragraph);
        let is_frequent = sentences.count() >= *MIN_SENTENCES.get(place)?;
        is_frequent.then_some(self.passages.len() * paragraphs.count() * WEIGHTS.get(place)?)
    }

    /// Whether all words of one are words of the other.
    fn is_kin_of(&self, other: &Self) -> bool {
        let holds =
            |one: &Self, other: &Self| one.words.iter().all(|word| other.words.contains(word));
        holds(self, other) || holds(other, self)
    }

    /// The commonest way it is written, the first of those as common; with a capital.
    fn to_label(&self, text: &str) -> String {
        let mut n_written: BTreeMap<String, usize> = BTreeMap::new();
        let mut best = (0, String::new());
        let forms: Vec<String> = self
            .passages
            .iter()
            .map(|passage| capitalise(passage.span.slice(text)))
            .collect();
        for form in &forms {
            *n_written.entry(form.clone()).or_default() += 1;
        }
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for form in forms.iter().filter(|form| seen.insert(form)) {
            let n = n_written.get(form).copied().unwrap_or(0);
            if n > best.0 {
                best = (n, form.clone());
            }
        }
        best.1
    }
}

/// A phrase with a capital at its start and single spaces.
fn capitalise(phrase: &str) -> String {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let joined = words.join(" ");
    let mut characters = joined.chars();
    let first = characters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use record::corpus::Article;

    const ARTICLE: &str = "Ruritania will keep its salt duty, Mira Castellan said on Monday.\n\n\
        The salt duties have doubled the price of bread, Otto Brandl told reporters. He wants a harbour fund instead.\n\n\
        “The salt duty was never popular,” Castellan said. The salt duty pays for the roads, she said last year.\n\n\
        Brandl said last year that the harbour fund would need a vote. Mira Castellan opposes the harbour fund.\n";

    /// Id, label and passages of each issue.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str, &[&str])]) {
        let record = analyze(&Article::from_text("a.txt", text), Lexicon::bundled());
        let found: Vec<(&str, &str, Vec<&str>)> = record
            .issues
            .iter()
            .map(|issue| {
                let passages = issue.mentions.iter().map(|span| span.slice(text)).collect();
                (issue.id.0.as_str(), issue.label.as_str(), passages)
            })
            .collect();
        let expected: Vec<(&str, &str, Vec<&str>)> = expected
            .iter()
            .map(|(id, label, passages)| (*id, *label, passages.to_vec()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_recurs_is_an_issue_whatever_its_number() {
        check(
            ARTICLE,
            &[
                (
                    "salt-duty",
                    "Salt duty",
                    &["salt duty", "salt duties", "salt duty", "salt duty"],
                ),
                (
                    "harbour-fund",
                    "Harbour fund",
                    &["harbour fund", "harbour fund", "harbour fund"],
                ),
            ],
        );
    }

    #[test]
    fn one_sentence_makes_no_issue() {
        check(
            "The salt duty, the salt duty and again the salt duty, said Mira Castellan.\n",
            &[],
        );
        check("", &[]);
    }

    #[test]
    fn bare_nouns_need_a_word_beside_them() {
        let text = "The relations are old, Mira Castellan said. Relations with the neighbours need care.\n\n\
            Trade relations come first, Otto Brandl said. The relations suffered.\n\n\
            Relations are poor. He wants better trade relations. The relations can wait, he said.\n";
        check(
            text,
            &[(
                "trade-relation",
                "Trade relations",
                &["Trade relations", "trade relations"],
            )],
        );
    }
}
