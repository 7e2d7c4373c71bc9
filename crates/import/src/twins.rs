//! Articles that are the same, or nearly: shared runs of five words (Broder, On the resemblance and containment of
//! documents, 1997). Candidates share some of their smallest hashes; what they have in common is then counted exactly.

use std::collections::BTreeMap;

/// Two articles that share much of their text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Twins {
    /// Index of the earlier one.
    pub first: usize,
    /// Index of the later one.
    pub second: usize,
    /// Runs of five words that both have, of those that either has; per mille.
    pub shared: u16,
    /// The same of the shorter one's: 1000 where the longer holds all of it.
    pub contained: u16,
}

/// Words in a run.
const RUN: usize = 5;
/// Smallest hashes kept of each article to find candidates. More find fainter likeness and cost time.
const SKETCH: usize = 128;
/// Articles that may share a hash before it is taken for a phrase of all articles of an outlet.
const COMMON: usize = 24;
/// Share of the shorter one from which two count as twins, per mille: two reports of one agency text have more, two of
/// one event less than 100.
const NEEDED: usize = 400;

/// For each article the earlier one that it shares most with, if that is much; in order of the later one.
///
/// At most one pair an article; near-linear in the length of all texts, whatever they hold.
///
/// # Examples
///
/// ```
/// use import::find_twins;
///
/// let text = "The trade ministry of Freedonia lifted its tariffs on plums on Monday after talks with Ruritania.";
/// let twins = find_twins(&[text, "Something else.", &text.to_uppercase()]);
/// assert_eq!((twins[0].first, twins[0].second, twins[0].shared), (0, 2, 1000));
/// ```
pub fn find_twins(texts: &[&str]) -> Vec<Twins> {
    let runs: Vec<Vec<u64>> = texts.iter().map(|text| runs_of(text)).collect();
    let mut owners: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let mut twins = Vec::new();
    for (second, own) in runs.iter().enumerate() {
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for hash in own.iter().take(SKETCH) {
            let owners = owners.entry(*hash).or_default();
            if owners.len() < COMMON {
                for &first in owners.iter() {
                    *votes.entry(first).or_default() += 1;
                }
                owners.push(second);
            } else {
                // Copies of one article fill this up: its first owner is enough to find them.
                *votes.entry(owners[0]).or_default() += 1;
            }
        }
        let mut candidates: Vec<(usize, usize)> = votes.into_iter().collect();
        candidates.sort_by_key(|&(first, n)| (std::cmp::Reverse(n), first));
        let best = candidates
            .iter()
            .take(4)
            .filter(|(_, n)| *n >= 2 || own.len() < 8)
            .filter_map(|&(first, _)| compare(first, &runs[first], second, own))
            .max_by_key(|twins| {
                (
                    twins.shared,
                    twins.contained,
                    std::cmp::Reverse(twins.first),
                )
            });
        twins.extend(best);
    }
    twins
}

fn compare(first: usize, a: &[u64], second: usize, b: &[u64]) -> Option<Twins> {
    let shorter = a.len().min(b.len());
    if shorter == 0 {
        return None;
    }
    let mut rest = b.iter().peekable();
    let mut n_both = 0;
    for hash in a {
        while rest.next_if(|other| *other < hash).is_some() {}
        n_both += usize::from(rest.peek() == Some(&hash));
    }
    let share = |n: usize| (n_both * 1000 / n) as u16;
    let either = a.len() + b.len() - n_both;
    (n_both * 1000 >= shorter * NEEDED).then(|| Twins {
        first,
        second,
        shared: share(either),
        contained: share(shorter),
    })
}

/// Hashes of the runs of a text, sorted, each once. A text shorter than a run is one run.
fn runs_of(text: &str) -> Vec<u64> {
    let words: Vec<u64> = text
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(hash_word)
        .collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut runs: Vec<u64> = words
        .windows(RUN.min(words.len()))
        .map(|run| {
            let hash = run.iter().fold(0, |hash: u64, word| {
                (hash.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
            });
            // The high bits are the best mixed; order by all of them.
            hash ^ (hash >> 32)
        })
        .collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// FNV-1a of the word in lower case.
fn hash_word(word: &str) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for character in word.chars().flat_map(char::to_lowercase) {
        hash = (hash ^ u64::from(u32::from(character))).wrapping_mul(0x0000_0100_0000_01B3);
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(seed: usize, n_words: usize) -> String {
        let words: Vec<String> = (0..n_words)
            .map(|at| format!("w{}", (seed * 7919 + at * at * 31 + at) % 5003))
            .collect();
        words.join(" ")
    }

    #[test]
    fn shorter_versions_and_copies_are_found() {
        let long = article(1, 600);
        let short = long.split(' ').take(250).collect::<Vec<_>>().join(" ");
        let other = article(2, 600);
        let edited = format!("{} and {}", short, article(3, 200));
        let found = find_twins(&[&long, &other, &short, &long, &edited]);
        let pairs: Vec<_> = found
            .iter()
            .map(|twins| (twins.first, twins.second))
            .collect();
        assert_eq!(pairs, [(0, 2), (0, 3), (2, 4)]);
        assert_eq!((found[0].contained, found[1].shared), (1000, 1000));
        assert!(
            found[2].shared > 400 && found[2].shared < 700,
            "{:?}",
            found[2]
        );
    }

    #[test]
    fn a_thousand_copies_take_no_time_and_give_one_pair_each() {
        let text = article(1, 400);
        let texts = vec![text.as_str(); 1000];
        let found = find_twins(&texts);
        assert_eq!(found.len(), 999);
        assert!(found.iter().all(|twins| twins.shared == 1000));
    }

    #[test]
    fn texts_without_words_have_no_twins() {
        assert_eq!(find_twins(&["", "—", ""]), []);
        assert_eq!(find_twins(&["One two", "one, two!"]).len(), 1);
    }
}
