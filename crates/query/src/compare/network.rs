//! Positions as a network: holders on one side, targets on the other, each side in the order that lets few lines cross.
//! The same positions give the same picture: no chance, whole numbers only.
//!
//! Order by barycentres: Sugiyama, Tagawa, Toda, "Methods for visual understanding of hierarchical system structures",
//! IEEE Transactions on Systems, Man, and Cybernetics 11 (1981).

use std::cmp::Reverse;

use super::positions::Positions;
use crate::index::TargetRow;
use record::{Polarity, order};

/// Most actors on a side; with more the lines can no longer be followed.
pub const SIDE: usize = 16;

/// Sweeps over both sides; the order has settled on small networks after two or three.
const N_SWEEPS: usize = 6;

/// Barycentres are counted in so many parts of the distance between two neighbours.
const PARTS: u64 = 1 << 16;

/// A line from a holder to a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Place of the holder in [`Network::holders`].
    pub holder: usize,
    /// Place of the target in [`Network::targets`].
    pub target: usize,
    /// Of all its positions.
    pub polarity: Polarity,
    /// How many.
    pub n: u32,
}

/// Both sides from the top down, and what joins them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    /// Actors with a position.
    pub holders: Vec<u32>,
    /// Actors and issues toward which there is one.
    pub targets: Vec<TargetRow>,
    /// By holder, target, polarity.
    pub edges: Vec<Edge>,
}

impl Network {
    /// The pairs of most positions, so many that neither side has more than `limit`.
    pub fn of(positions: &Positions, limit: usize) -> Self {
        let mut pairs: Vec<(u32, TargetRow, u32)> = positions
            .pairs()
            .map(|(holder, target, tally)| (holder, target, tally.total()))
            .collect();
        order::by_key(&mut pairs, |pair| Reverse(pair.2));
        let mut network = Self::default();
        let mut joined = Vec::new();
        for (holder, target, _) in pairs {
            if let Some(holder) = place(&mut network.holders, holder, limit)
                && let Some(target) = place(&mut network.targets, target, limit)
            {
                joined.push((holder as u32, target as u32));
            }
        }
        network.arrange(&joined);
        network.join(positions);
        network
    }

    /// Moves each side in turn to the means of what it is joined to.
    fn arrange(&mut self, joined: &[(u32, u32)]) {
        let back: Vec<(u32, u32)> = joined
            .iter()
            .map(|&(holder, target)| (target, holder))
            .collect();
        let mut targets: Vec<u32> = (0..self.targets.len() as u32).collect();
        let mut holders: Vec<u32> = (0..self.holders.len() as u32).collect();
        for _ in 0..N_SWEEPS {
            holders = by_barycentre(holders.len(), joined, &targets);
            targets = by_barycentre(targets.len(), &back, &holders);
        }
        self.holders = holders
            .iter()
            .map(|&at| self.holders[at as usize])
            .collect();
        self.targets = targets
            .iter()
            .map(|&at| self.targets[at as usize])
            .collect();
    }

    fn join(&mut self, positions: &Positions) {
        for (at, &holder) in self.holders.iter().enumerate() {
            for (across, &target) in self.targets.iter().enumerate() {
                for (polarity, n) in positions.cell(holder, target).parts() {
                    if n > 0 {
                        self.edges.push(Edge {
                            holder: at,
                            target: across,
                            polarity,
                            n,
                        });
                    }
                }
            }
        }
    }
}

/// The place of an item, new or not; nothing where `limit` others stand already.
fn place<T: PartialEq>(items: &mut Vec<T>, item: T, limit: usize) -> Option<usize> {
    if let Some(place) = items.iter().position(|known| *known == item) {
        return Some(place);
    }
    (items.len() < limit).then(|| {
        items.push(item);
        items.len() - 1
    })
}

/// One side from the top down: by the mean place of what each of it is joined to on the `other`.
fn by_barycentre(len: usize, joined: &[(u32, u32)], other: &[u32]) -> Vec<u32> {
    let mut places = vec![0u64; other.len()];
    for (place, &at) in other.iter().enumerate() {
        places[at as usize] = place as u64;
    }
    let mean = |at: usize| {
        let ends = joined.iter().filter(|pair| pair.0 as usize == at);
        let (sum, n) = ends.fold((0, 0), |(sum, n), pair| {
            (sum + places[pair.1 as usize], n + 1)
        });
        sum * PARTS / n.max(1)
    };
    let means: Vec<u64> = (0..len).map(mean).collect();
    order::positions(len, &mut |one, another| means[one].cmp(&means[another]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invented;

    /// Positions of actors 0, 1, 2 toward issues, given as pairs.
    fn positions(pairs: &[(u32, u32)]) -> Positions {
        let mut index = invented::edition(40, 4).index;
        let rows: Vec<u32> = (0..pairs.len() as u32).collect();
        for (stance, &(holder, issue)) in index.stances.iter_mut().zip(pairs) {
            (stance.holder, stance.target) = (holder, TargetRow::Issue(issue));
            stance.polarity = Polarity::Critical;
        }
        Positions::of(&index, &rows)
    }

    fn n_crossings(network: &Network) -> usize {
        let edges = &network.edges;
        let crosses =
            |one: &Edge, other: &Edge| one.holder < other.holder && one.target > other.target;
        edges
            .iter()
            .map(|one| edges.iter().filter(|other| crosses(one, other)).count())
            .sum()
    }

    #[test]
    fn lines_that_need_not_cross_do_not() {
        let network = Network::of(&positions(&[(0, 2), (1, 0), (2, 1), (0, 2), (1, 1)]), 9);
        assert_eq!(n_crossings(&network), 0, "{network:?}");
        assert_eq!(network.edges.iter().map(|edge| edge.n).sum::<u32>(), 5);
    }

    #[test]
    fn the_pairs_of_most_positions_are_drawn() {
        let network = Network::of(&positions(&[(0, 0), (1, 1), (1, 1), (2, 2), (2, 2)]), 2);
        assert_eq!((network.holders.len(), network.targets.len()), (2, 2));
        assert!(network.edges.iter().all(|edge| edge.n == 2));
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(Network::of(&Positions::default(), 9), Network::default());
    }
}
