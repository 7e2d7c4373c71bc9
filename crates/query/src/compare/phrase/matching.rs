//! Which utterances of different articles are versions of one. Candidates come from an index of shingles (three words in a
//! row) and, for one speaker, of words with content; only they are aligned, so that the work grows with what is shared.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    align::{align, runs},
    utterance::{Utterance, Word},
};

/// Words of a shingle.
const SHINGLE: usize = 3;

/// A shingle or word in more utterances than this tells nothing.
const COMMON: usize = 40;

/// Words in a row that two utterances of one speaker must share. Lower takes stock phrases for quotes.
const RUN: usize = 4;

/// The same for utterances of speakers that are not known to be one.
const RUN_OF_OTHERS: usize = 6;

/// Least words with content that two utterances must share to be one in other words, and the share of them in the
/// shorter one, per cent. Chosen on invented and the bundled articles: lower joins what is only about the same thing.
const SHARED: usize = 4;
const SHARED_SHARE: usize = 50;

/// Utterances that are one, as positions, each group sorted; groups by first member, none with fewer than two.
pub(super) fn groups(utterances: &[Utterance]) -> Vec<Vec<u32>> {
    let mut parents: Vec<u32> = (0..utterances.len() as u32).collect();
    for (one, other) in candidates(utterances) {
        let (Some(left), Some(right)) =
            (utterances.get(one as usize), utterances.get(other as usize))
        else {
            continue;
        };
        if is_one(left, right) {
            let (one, other) = (root(&parents, one), root(&parents, other));
            parents[one.max(other) as usize] = one.min(other);
        }
    }
    let mut groups: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for at in 0..utterances.len() as u32 {
        groups.entry(root(&parents, at)).or_default().push(at);
    }
    groups
        .into_values()
        .filter(|group| group.len() > 1)
        .collect()
}

fn root(parents: &[u32], at: u32) -> u32 {
    let mut at = at;
    while let Some(&parent) = parents.get(at as usize)
        && parent != at
    {
        at = parent;
    }
    at
}

/// Pairs of different articles that share a shingle or, by one speaker, words with content; sorted.
fn candidates(utterances: &[Utterance]) -> BTreeSet<(u32, u32)> {
    let mut index: BTreeMap<(u32, u32, u32), Vec<u32>> = BTreeMap::new();
    for (at, utterance) in (0..).zip(utterances) {
        let mut add = |key| {
            let places = index.entry(key).or_default();
            if places.last() != Some(&at) {
                places.push(at);
            }
        };
        for shingle in utterance.words.windows(SHINGLE) {
            if let [one, two, three] = shingle
                && !shingle.iter().all(|word| word.is_stop)
            {
                add((one.id, two.id, three.id));
            }
        }
        for word in utterance.words.iter().filter(|word| !word.is_stop) {
            for &speaker in &utterance.speakers {
                add((u32::MAX, speaker, word.stem));
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for places in index.values().filter(|places| places.len() <= COMMON) {
        for (nth, &one) in places.iter().enumerate() {
            let article = |at: u32| utterances.get(at as usize).map(|found| found.article);
            let others = places.iter().skip(nth + 1);
            pairs.extend(
                others
                    .filter(|&&other| article(one) != article(other))
                    .map(|&other| (one, other)),
            );
        }
    }
    pairs
}

/// Whether two utterances are versions of one.
fn is_one(left: &Utterance, right: &Utterance) -> bool {
    let pairs = align(&left.words, &right.words);
    let at = |pair: &(u32, u32)| left.words.get(pair.0 as usize).copied();
    let longest = runs(&pairs).map(<[_]>::len).max().unwrap_or(0);
    let shorter = left.words.len().min(right.words.len());
    if longest >= RUN_OF_OTHERS || shorter > RUN && 100 * pairs.len() >= 80 * shorter {
        return true;
    }
    let is_one_speaker = left.speakers.iter().any(|one| right.speakers.contains(one));
    if !is_one_speaker {
        return false;
    }
    let content = pairs
        .iter()
        .filter_map(at)
        .filter(|word| !word.is_stop)
        .count();
    longest >= RUN && content >= 2 || quotes_same(left, right, &pairs) || same_stems(left, right)
}

/// Whether the words that the shorter one quotes are, nearly all, quoted by the other: `a “new era”`.
fn quotes_same(left: &Utterance, right: &Utterance, pairs: &[(u32, u32)]) -> bool {
    let quoted = |words: &[Word], at: u32| {
        words
            .get(at as usize)
            .is_some_and(|word| word.is_quoted && !word.is_stop)
    };
    let n_quoted = |words: &[Word]| {
        words
            .iter()
            .filter(|word| word.is_quoted && !word.is_stop)
            .count()
    };
    let fewest = n_quoted(&left.words).min(n_quoted(&right.words));
    let shared = pairs
        .iter()
        .filter(|(one, other)| quoted(&left.words, *one) && quoted(&right.words, *other))
        .count();
    shared >= 2 && 100 * shared >= 75 * fewest
}

/// Whether most words with content of the shorter one are in the other, in whatever form and order.
fn same_stems(left: &Utterance, right: &Utterance) -> bool {
    let stems = |words: &[Word]| {
        let content = words.iter().filter(|word| !word.is_stop);
        content.map(|word| word.stem).collect::<BTreeSet<u32>>()
    };
    let (left, right) = (stems(&left.words), stems(&right.words));
    let shared = left.intersection(&right).count();
    shared >= SHARED && 100 * shared >= SHARED_SHARE * left.len().min(right.len())
}
