//! Measures of agreement, free of any file format: shares, pairing of spans, and the two usual measures of clustering.

use std::collections::BTreeMap;

use record::span::CodeSpan;

/// What was expected, what was found, and how much of it is right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Right among the found, and so among the expected.
    pub right: usize,
    /// All that was found.
    pub found: usize,
    /// All that was expected.
    pub expected: usize,
}

impl Count {
    /// From the three numbers.
    pub const fn new(right: usize, found: usize, expected: usize) -> Self {
        Self {
            right,
            found,
            expected,
        }
    }

    /// One case that is right or wrong.
    pub const fn case(is_right: bool) -> Self {
        Self::new(is_right as usize, 1, 1)
    }

    /// Adds another count, so that the whole is a micro average.
    pub const fn add(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.expected += other.expected;
    }

    /// Precision and recall. Nothing found where nothing was expected is perfect.
    pub fn rates(self) -> Rates {
        let share = |whole: usize, other: usize| match whole {
            0 => f64::from(u8::from(other == 0)),
            _ => self.right as f64 / whole as f64,
        };
        Rates {
            precision: share(self.found, self.expected),
            recall: share(self.expected, self.found),
        }
    }
}

/// Precision and recall, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rates {
    /// Share of the found that is right.
    pub precision: f64,
    /// Share of the expected that was found.
    pub recall: f64,
}

impl Rates {
    /// Harmonic mean of the two.
    pub fn f1(self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 {
            2.0 * self.precision * self.recall / sum
        } else {
            0.0
        }
    }
}

/// The spans sorted and joined where they touch or overlap, empty ones left out.
pub fn union(spans: &[CodeSpan]) -> Vec<CodeSpan> {
    let mut sorted: Vec<CodeSpan> = spans
        .iter()
        .copied()
        .filter(|span| !span.is_empty())
        .collect();
    sorted.sort();
    let mut joined: Vec<CodeSpan> = Vec::with_capacity(sorted.len());
    for span in sorted {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => *last = last.cover(span),
            _ => joined.push(span),
        }
    }
    joined
}

/// Characters that two sets of spans share, over those of either; 1 where both are empty.
pub fn jaccard(a: &[CodeSpan], b: &[CodeSpan]) -> f64 {
    let (a, b) = (union(a), union(b));
    let length = |spans: &[CodeSpan]| spans.iter().map(|span| span.len()).sum::<u32>();
    let shared: u32 = a
        .iter()
        .flat_map(|one| b.iter().map(|other| one.overlap(*other)))
        .sum();
    match length(&a) + length(&b) - shared {
        0 => 1.0,
        either => f64::from(shared) / f64::from(either),
    }
}

/// Pairs of `0..n` and `0..m`, each used once, by falling score, then by position; a score of 0 forbids. In order of the
/// first of each pair.
pub fn pair_up(
    n: usize,
    m: usize,
    mut score: impl FnMut(usize, usize) -> f64,
) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(f64, usize, usize)> = (0..n)
        .flat_map(|i| (0..m).map(move |j| (i, j)))
        .map(|(i, j)| (score(i, j), i, j))
        .filter(|(score, ..)| *score > 0.0)
        .collect();
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut left, mut right) = (vec![false; n], vec![false; m]);
    let mut pairs: Vec<(usize, usize)> = candidates
        .into_iter()
        .filter(|&(_, i, j)| {
            let is_free = !left[i] && !right[j];
            if is_free {
                left[i] = true;
                right[j] = true;
            }
            is_free
        })
        .map(|(_, i, j)| (i, j))
        .collect();
    pairs.sort_unstable();
    pairs
}

/// A mention with the cluster to which the key puts it and that to which the response does; absent where one of them has
/// no such mention.
pub type Clustered = (Option<usize>, Option<usize>);

/// B-cubed: for each mention the share of its response cluster that belongs to its key cluster (precision), and the share
/// of its key cluster that the response put beside it (recall), averaged over the mentions of response and key. Bagga and
/// Baldwin, Algorithms for scoring coreference chains, 1998; a mention that one side lacks counts 0 on the other.
pub fn b_cubed(mentions: &[Clustered]) -> Rates {
    let (keys, responses, shared) = cluster_sizes(mentions);
    let (mut precision, mut recall) = (0.0, 0.0);
    for (&(key, response), &n_shared) in &shared {
        let weight = (n_shared * n_shared) as f64;
        precision += weight / responses[&response] as f64;
        recall += weight / keys[&key] as f64;
    }
    let mean = |sum: f64, sizes: &BTreeMap<usize, usize>| match sizes.values().sum::<usize>() {
        0 => 1.0,
        total => sum / total as f64,
    };
    Rates {
        precision: mean(precision, &responses),
        recall: mean(recall, &keys),
    }
}

/// CEAF-e: the best one-to-one assignment of response clusters to key clusters, each pair worth the Dice coefficient of
/// its mentions; over the number of response clusters (precision) and of key clusters (recall). Luo, On coreference
/// resolution performance metrics, 2005.
pub fn ceaf_e(mentions: &[Clustered]) -> Rates {
    let (keys, responses, shared) = cluster_sizes(mentions);
    let (key_ids, response_ids): (Vec<_>, Vec<_>) = (
        keys.keys().copied().collect(),
        responses.keys().copied().collect(),
    );
    let size = key_ids.len().max(response_ids.len());
    let mut worth = vec![vec![0.0; size]; size];
    for (i, key) in key_ids.iter().enumerate() {
        for (j, response) in response_ids.iter().enumerate() {
            if let Some(&n_shared) = shared.get(&(*key, *response)) {
                worth[i][j] = 2.0 * n_shared as f64 / (keys[key] + responses[response]) as f64;
            }
        }
    }
    let total: f64 = assign(&worth)
        .iter()
        .enumerate()
        .map(|(i, &j)| worth[i][j])
        .sum();
    let share = |n: usize| if n == 0 { 1.0 } else { total / n as f64 };
    Rates {
        precision: share(response_ids.len()),
        recall: share(key_ids.len()),
    }
}

type Sizes = BTreeMap<usize, usize>;

fn cluster_sizes(mentions: &[Clustered]) -> (Sizes, Sizes, BTreeMap<(usize, usize), usize>) {
    let (mut keys, mut responses, mut shared) = (Sizes::new(), Sizes::new(), BTreeMap::new());
    for &(key, response) in mentions {
        if let Some(key) = key {
            *keys.entry(key).or_default() += 1;
        }
        if let Some(response) = response {
            *responses.entry(response).or_default() += 1;
        }
        if let (Some(key), Some(response)) = (key, response) {
            *shared.entry((key, response)).or_default() += 1;
        }
    }
    (keys, responses, shared)
}

/// For each row of a square matrix the column that it gets in the assignment of greatest sum. Kuhn, The Hungarian method
/// for the assignment problem, 1955, in the form with shortest augmenting paths: cubic time.
pub fn assign(worth: &[Vec<f64>]) -> Vec<usize> {
    let n = worth.len();
    // Rows and columns from 1; column 0 holds the row that is being placed.
    let (mut row_price, mut column_price) = (vec![0.0; n + 1], vec![0.0; n + 1]);
    let mut row_of = vec![0_usize; n + 1];
    for row in 1..=n {
        row_of[0] = row;
        let mut column = 0;
        let mut slack = vec![f64::INFINITY; n + 1];
        let mut came_from = vec![0_usize; n + 1];
        let mut is_done = vec![false; n + 1];
        while row_of[column] != 0 {
            is_done[column] = true;
            let placed = row_of[column];
            let (mut step, mut next) = (f64::INFINITY, 0);
            for other in (1..=n).filter(|&other| !is_done[other]) {
                let cost = -worth[placed - 1][other - 1] - row_price[placed] - column_price[other];
                if cost < slack[other] {
                    slack[other] = cost;
                    came_from[other] = column;
                }
                if slack[other] < step {
                    step = slack[other];
                    next = other;
                }
            }
            for other in 0..=n {
                if is_done[other] {
                    row_price[row_of[other]] += step;
                    column_price[other] -= step;
                } else {
                    slack[other] -= step;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[came_from[column]];
            column = came_from[column];
        }
    }
    let mut columns = vec![0; n];
    for column in 1..=n {
        columns[row_of[column] - 1] = column - 1;
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, end: u32) -> CodeSpan {
        CodeSpan::new(start, end)
    }

    #[track_caller]
    fn check(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found}, not {expected}");
    }

    #[test]
    fn jaccard_counts_characters_once() {
        check(jaccard(&[span(0, 10)], &[span(5, 15)]), 5.0 / 15.0);
        check(jaccard(&[span(0, 6), span(4, 10)], &[span(0, 10)]), 1.0);
        check(
            jaccard(&[span(0, 2), span(8, 10)], &[span(1, 9)]),
            2.0 / 10.0,
        );
        check(jaccard(&[], &[]), 1.0);
        check(jaccard(&[], &[span(0, 1)]), 0.0);
    }

    #[test]
    fn the_best_pairs_come_first() {
        let scores = [[0.9, 0.8], [0.85, 0.0]];
        assert_eq!(pair_up(2, 2, |i, j| scores[i][j]), [(0, 0)]);
        let scores = [[0.5, 0.5], [0.5, 0.0]];
        assert_eq!(pair_up(2, 2, |i, j| scores[i][j]), [(0, 0)]);
        let scores = [[0.6, 0.7, 0.0], [0.6, 0.0, 0.0]];
        assert_eq!(pair_up(2, 3, |i, j| scores[i][j]), [(0, 1), (1, 0)]);
    }

    #[test]
    fn rates_of_nothing_are_perfect_only_if_nothing_was_there() {
        let rates = Count::new(0, 0, 0).rates();
        check(rates.f1(), 1.0);
        check(Count::new(0, 0, 3).rates().f1(), 0.0);
        let rates = Count::new(2, 4, 3).rates();
        check(rates.precision, 0.5);
        check(rates.f1(), 4.0 / 7.0);
    }

    /// Bagga and Baldwin's example: key {1..5} {6,7} {8..12}, response {1..5} {6..12}.
    #[test]
    fn b_cubed_gives_the_published_example() {
        let mentions: Vec<Clustered> = (1..=12)
            .map(|mention| match mention {
                1..=5 => (Some(0), Some(0)),
                6..=7 => (Some(1), Some(1)),
                _ => (Some(2), Some(1)),
            })
            .collect();
        let rates = b_cubed(&mentions);
        check(
            rates.precision,
            (5.0 + 2.0 * 2.0 / 7.0 + 5.0 * 5.0 / 7.0) / 12.0,
        );
        check(rates.recall, 1.0);
    }

    #[test]
    fn a_mention_that_one_side_lacks_lowers_the_other() {
        let mentions = [(Some(0), Some(0)), (Some(0), None), (None, Some(0))];
        let rates = b_cubed(&mentions);
        check(rates.precision, 0.25);
        check(rates.recall, 0.25);
        let rates = ceaf_e(&mentions);
        check(rates.precision, 0.5);
        check(rates.recall, 0.5);
    }

    #[test]
    fn ceaf_e_assigns_each_cluster_once() {
        // Key {a,b,c} {d}, response {a,b} {c} {d}: Dice 4/5 and 1; {c} stays alone.
        let mentions = [
            (Some(0), Some(0)),
            (Some(0), Some(0)),
            (Some(0), Some(1)),
            (Some(1), Some(2)),
        ];
        let rates = ceaf_e(&mentions);
        check(rates.precision, 1.8 / 3.0);
        check(rates.recall, 1.8 / 2.0);
    }

    #[test]
    fn the_assignment_is_the_best_of_all() {
        let worth = vec![
            vec![7.0, 5.0, 1.0],
            vec![6.0, 1.0, 2.0],
            vec![5.0, 4.0, 3.0],
        ];
        // Greedy takes 7 + 4 + 2 = 13 or 7 + 3 + 1; best is 5 + 6 + 3 = 14.
        assert_eq!(assign(&worth), [1, 0, 2]);
        assert!(assign(&[]).is_empty());
    }
}
