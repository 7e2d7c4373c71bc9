//! The life of a phrase: one utterance as several articles give it. What one quotes in full another cuts, puts into its own
//! words, or repeats without the quotation marks. Utterances are matched by runs of words that they share (a shingle
//! index, after Broder, "On the resemblance and containment of documents", 1997) and aligned word by word.

mod align;
mod matching;
mod utterance;

pub use align::{Change, Part};

use super::Sources;
use crate::index::QuoteRow;
use record::order;
use utterance::{Utterance, read_utterances};

/// One utterance and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Positions of its speakers, as the fullest version has them; empty where unresolved.
    pub speakers: Vec<u32>,
    /// The fullest version, to which the others are compared.
    pub fullest: Version,
    /// The others, by article in the order compared, then by position; at least one of another article.
    pub others: Vec<Version>,
}

/// An utterance in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Position of the article.
    pub article: u32,
    /// Position in [`Index::quotes`](crate::index::Index::quotes).
    pub quote: u32,
    /// What became of it.
    pub fate: Fate,
    /// Its words and those of the fullest version that it leaves out, in order; of the fullest its words alone.
    pub parts: Vec<Part>,
}

/// What an article made of an utterance, measured against the fullest version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// This is the fullest version.
    Fullest,
    /// The same words in quotation marks.
    Kept,
    /// Some of the words in quotation marks.
    Cut,
    /// The same words, quotation marks lost.
    MarksLost,
    /// Other words for it.
    Paraphrased,
}

/// Share of the fullest version's quoted words, per cent, that a version must have to count as kept; less is cut.
/// Chosen so that a changed article or a dropped `that` is no cut.
const KEPT: usize = 90;

/// Share of a version's words with content, per cent, that it must have in common with the fullest one, or else it is a
/// paraphrase.
const SAME_WORDS: usize = 60;

/// Share of the fullest version's quoted words, per cent, that a version without quotation marks must have to be more
/// than a paraphrase, whatever else it says.
const MARKS_LOST: usize = 75;

impl Phrase {
    /// Number of distinct articles that have it.
    pub fn n_articles(&self) -> usize {
        self.versions()
            .map(|version| version.article)
            .collect::<std::collections::BTreeSet<_>>()
            .len()
    }

    /// All versions, the fullest first.
    pub fn versions(&self) -> impl Iterator<Item = &Version> {
        std::iter::once(&self.fullest).chain(&self.others)
    }
}

/// Utterances that at least two of the articles compared have: those of most articles first, then those with most words
/// in quotation marks.
pub fn phrases(sources: Sources<'_>) -> Vec<Phrase> {
    let utterances = read_utterances(sources);
    let mut phrases: Vec<(usize, u32, Phrase)> = matching::groups(&utterances)
        .into_iter()
        .filter_map(|group| {
            let members: Vec<&Utterance> = group
                .iter()
                .filter_map(|&at| utterances.get(at as usize))
                .collect();
            let phrase = compare(sources, &members)?;
            let row = sources.index.quotes.get(phrase.fullest.quote as usize)?;
            Some((phrase.n_articles(), row.n_own_words, phrase))
        })
        .collect();
    order::by_key(&mut phrases, |(n_articles, words, _)| {
        (std::cmp::Reverse(*n_articles), std::cmp::Reverse(*words))
    });
    phrases.into_iter().map(|(.., phrase)| phrase).collect()
}

/// Puts the fullest version first and compares the others to it; nothing where all are of one article.
fn compare(sources: Sources<'_>, members: &[&Utterance]) -> Option<Phrase> {
    let row = |utterance: &Utterance| sources.index.quotes.get(utterance.quote as usize);
    let fullness = |utterance: &Utterance| {
        let words = |row: &QuoteRow| (row.n_own_words, row.n_reported_words);
        row(utterance).map(words)
    };
    let mut fullest = *members.first()?;
    for &utterance in members {
        if fullness(utterance) > fullness(fullest) {
            fullest = utterance;
        }
    }
    if members.iter().all(|other| other.article == fullest.article) {
        return None;
    }
    let version = |utterance: &Utterance| {
        let alignment = align::align(&fullest.words, &utterance.words);
        Version {
            article: utterance.article,
            quote: utterance.quote,
            fate: fate(&fullest.words, &utterance.words, &alignment),
            parts: align::parts(sources, fullest, utterance, &alignment),
        }
    };
    let others = members
        .iter()
        .filter(|other| other.quote != fullest.quote)
        .map(|other| version(other));
    Some(Phrase {
        speakers: row(fullest).map_or_else(Vec::new, |row| row.speakers.clone()),
        fullest: Version {
            article: fullest.article,
            quote: fullest.quote,
            fate: Fate::Fullest,
            parts: align::whole(sources, fullest),
        },
        others: others.collect(),
    })
}

fn fate(full: &[utterance::Word], words: &[utterance::Word], pairs: &[(u32, u32)]) -> Fate {
    let at = |words: &[utterance::Word], at: u32| words.get(at as usize).copied();
    let with_content = words.iter().filter(|word| !word.is_stop).count();
    let shared: Vec<_> = pairs
        .iter()
        .filter_map(|&(one, other)| Some((at(full, one)?, at(words, other)?)))
        .collect();
    let shared_content = shared.iter().filter(|(_, word)| !word.is_stop).count();
    let quoted = shared.iter().filter(|(_, word)| word.is_quoted).count();
    if 2 * quoted >= shared.len() && quoted > 0 {
        let n_quoted = full.iter().filter(|word| word.is_quoted).count();
        let kept = shared
            .iter()
            .filter(|(one, word)| one.is_quoted && word.is_quoted)
            .count();
        return if 100 * kept >= KEPT * n_quoted {
            Fate::Kept
        } else {
            Fate::Cut
        };
    }
    let was_quoted = shared.iter().filter(|(one, _)| one.is_quoted).count();
    let n_quoted = full.iter().filter(|word| word.is_quoted).count();
    let has_words = 100 * shared_content >= SAME_WORDS * with_content.max(1);
    let has_quote = n_quoted > 0 && 100 * was_quoted >= MARKS_LOST * n_quoted;
    if has_quote || has_words && 2 * was_quoted >= shared.len() && was_quoted > 0 {
        Fate::MarksLost
    } else {
        Fate::Paraphrased
    }
}

#[cfg(test)]
mod tests;
