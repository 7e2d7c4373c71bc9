//! Who stands where: stances counted by holder and target.

use std::collections::BTreeMap;

use crate::{
    order,
    query::index::{Index, TargetRow},
    record::Polarity,
};

/// Numbers of stances of each polarity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// For.
    pub supportive: u32,
    /// Against.
    pub critical: u32,
    /// Both at once.
    pub ambivalent: u32,
}

impl Tally {
    /// The three numbers with their polarities, in the order in which they are shown.
    pub fn parts(self) -> [(Polarity, u32); 3] {
        [
            (Polarity::Supportive, self.supportive),
            (Polarity::Critical, self.critical),
            (Polarity::Ambivalent, self.ambivalent),
        ]
    }

    /// All of them.
    pub fn total(self) -> u32 {
        self.supportive + self.critical + self.ambivalent
    }

    /// Whether there are stances both for and against.
    pub fn is_contradictory(self) -> bool {
        self.supportive > 0 && self.critical > 0
    }

    fn add(&mut self, polarity: Polarity) {
        match polarity {
            Polarity::Supportive => self.supportive += 1,
            Polarity::Critical => self.critical += 1,
            Polarity::Ambivalent => self.ambivalent += 1,
        }
    }
}

/// Stances counted by holder and target; only pairs that occur.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    cells: BTreeMap<(u32, TargetRow), Tally>,
    /// Holders with their number of stances: most first, ties by position.
    pub holders: Vec<(u32, u32)>,
    /// Targets with their number of stances: most first, ties by position, actors before issues.
    pub targets: Vec<(TargetRow, u32)>,
}

impl Positions {
    /// Counts the stances at `rows`, positions in `index`.
    pub fn of(index: &Index, rows: &[u32]) -> Self {
        let mut positions = Self::default();
        let (mut holders, mut targets) = (BTreeMap::new(), BTreeMap::new());
        for stance in rows.iter().filter_map(|&at| index.stances.get(at as usize)) {
            let cell = positions.cells.entry((stance.holder, stance.target));
            cell.or_default().add(stance.polarity);
            *holders.entry(stance.holder).or_insert(0) += 1;
            *targets.entry(stance.target).or_insert(0) += 1;
        }
        positions.holders = by_number(holders);
        positions.targets = by_number(targets);
        positions
    }

    /// The stances of a holder toward a target.
    pub fn cell(&self, holder: u32, target: TargetRow) -> Tally {
        self.cells
            .get(&(holder, target))
            .copied()
            .unwrap_or_default()
    }

    /// Pairs with stances both for and against, by holder, then target.
    pub fn contradictions(&self) -> impl Iterator<Item = (u32, TargetRow, Tally)> {
        let pairs = self
            .cells
            .iter()
            .filter(|(_, tally)| tally.is_contradictory());
        pairs.map(|(&(holder, target), &tally)| (holder, target, tally))
    }
}

fn by_number<T: Ord>(numbers: BTreeMap<T, u32>) -> Vec<(T, u32)> {
    let mut sorted: Vec<(T, u32)> = numbers.into_iter().collect();
    order::by_key(&mut sorted, |&(_, number)| std::cmp::Reverse(number));
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{
        facet::Facets,
        filter::{Filter, Key, Subject},
        invented,
    };

    #[test]
    fn every_figure_is_the_length_of_its_list() {
        let index = invented::edition(200, 4).index;
        let facets = Facets::prepare(&index);
        let rows: Vec<u32> = (0..index.stances.len() as u32).collect();
        let positions = Positions::of(&index, &rows);
        let mut total = 0;
        for &(holder, _) in &positions.holders {
            for &(target, _) in &positions.targets {
                let target_value = match target {
                    TargetRow::Actor(actor) => index.actors[actor as usize].id.0.clone(),
                    TargetRow::Issue(issue) => format!("issue:{}", index.issues[issue as usize].id),
                };
                for (polarity, n) in positions.cell(holder, target).parts() {
                    let word = Key::Polarity.words()[polarity as usize].0;
                    let filter =
                        Filter::of(Key::Holder, [index.actors[holder as usize].id.as_str()])
                            .with(Key::Target, &target_value)
                            .with(Key::Polarity, word);
                    assert_eq!(n, facets.count(&filter, Subject::Stances, None));
                    total += n;
                }
            }
        }
        assert_eq!(total, rows.len() as u32);
    }

    #[test]
    fn contradictions_are_for_and_against_the_same() {
        let mut index = invented::edition(40, 4).index;
        for (stance, polarity) in index.stances.iter_mut().zip([
            Polarity::Supportive,
            Polarity::Critical,
            Polarity::Ambivalent,
        ]) {
            (stance.holder, stance.target, stance.polarity) = (1, TargetRow::Issue(0), polarity);
        }
        let of = |rows: &[u32]| Positions::of(&index, rows).contradictions().count();
        assert_eq!((of(&[0, 1]), of(&[0, 2]), of(&[1, 2])), (1, 0, 0));
    }
}
