//! Who stands where: stances counted by holder and target.

use std::collections::BTreeMap;

use crate::index::{Index, TargetRow};
use record::{Polarity, order};

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

    /// Holders with their numbers in another order; ties stand as in `holders`.
    pub fn holders_by(&self, index: &Index, by: LinesBy<TargetRow>) -> Vec<(u32, u32)> {
        let mut holders = self.holders.clone();
        match by {
            LinesBy::Number => {}
            LinesBy::Name => order_by_name(index, &mut holders, &TargetRow::Actor),
            LinesBy::Line(target) => order::by_key(&mut holders, |&(holder, _)| {
                std::cmp::Reverse(self.cell(holder, target).total())
            }),
        }
        holders
    }

    /// Targets with their numbers in another order; ties stand as in `targets`.
    pub fn targets_by(&self, index: &Index, by: LinesBy<u32>) -> Vec<(TargetRow, u32)> {
        let mut targets = self.targets.clone();
        match by {
            LinesBy::Number => {}
            LinesBy::Name => order_by_name(index, &mut targets, &|target| target),
            LinesBy::Line(holder) => order::by_key(&mut targets, |&(target, _)| {
                std::cmp::Reverse(self.cell(holder, target).total())
            }),
        }
        targets
    }

    /// Pairs that occur, by holder, then target.
    pub fn pairs(&self) -> impl Iterator<Item = (u32, TargetRow, Tally)> {
        let cells = self.cells.iter();
        cells.map(|(&(holder, target), &tally)| (holder, target, tally))
    }

    /// Pairs with stances both for and against, by holder, then target.
    pub fn contradictions(&self) -> impl Iterator<Item = (u32, TargetRow, Tally)> {
        self.pairs()
            .filter(|(_, _, tally)| tally.is_contradictory())
    }
}

/// What the holders or targets of a matrix are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinesBy<T> {
    /// Most stances first.
    #[default]
    Number,
    /// Alphabetically, case aside.
    Name,
    /// Most stances in one line of the other sort first.
    Line(T),
}

fn order_by_name<T: Copy>(index: &Index, lines: &mut [(T, u32)], target: &dyn Fn(T) -> TargetRow) {
    let name = |line: T| match target(line) {
        TargetRow::Actor(at) => index.actors.get(at as usize).map(|actor| &actor.name),
        TargetRow::Issue(at) => index.issues.get(at as usize).map(|issue| &issue.label),
    };
    let names: Vec<Option<String>> = lines
        .iter()
        .map(|&(line, _)| name(line).map(|name| name.to_lowercase()))
        .collect();
    let order = order::positions(lines.len(), &mut |one, other| names[one].cmp(&names[other]));
    let ordered: Vec<(T, u32)> = order.iter().map(|&at| lines[at as usize]).collect();
    lines.copy_from_slice(&ordered);
}

fn by_number<T: Ord>(numbers: BTreeMap<T, u32>) -> Vec<(T, u32)> {
    let mut sorted: Vec<(T, u32)> = numbers.into_iter().collect();
    order::by_key(&mut sorted, |&(_, number)| std::cmp::Reverse(number));
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
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
    fn lines_are_ordered() {
        let mut index = invented::edition(40, 4).index;
        index.stances.truncate(4);
        for (stance, (holder, target)) in index.stances.iter_mut().zip([
            (0, TargetRow::Issue(0)),
            (1, TargetRow::Actor(2)),
            (1, TargetRow::Actor(2)),
            (2, TargetRow::Issue(0)),
        ]) {
            (stance.holder, stance.target) = (holder, target);
        }
        for (actor, name) in index.actors.iter_mut().zip(["beta", "Gamma", "Alpha"]) {
            name.clone_into(&mut actor.name);
        }
        "zeta".clone_into(&mut index.issues[0].label);
        let positions = Positions::of(&index, &[0, 1, 2, 3]);
        let holders = |by| {
            let holders = positions.holders_by(&index, by).into_iter();
            holders.map(|(holder, _)| holder).collect::<Vec<_>>()
        };
        assert_eq!(holders(LinesBy::Number), [1, 0, 2]);
        assert_eq!(holders(LinesBy::Name), [2, 0, 1]);
        assert_eq!(holders(LinesBy::Line(TargetRow::Issue(0))), [0, 2, 1]);
        let by_name = [(TargetRow::Actor(2), 2), (TargetRow::Issue(0), 2)];
        assert_eq!(positions.targets_by(&index, LinesBy::Name), by_name);
        let of_beta = [(TargetRow::Issue(0), 2), (TargetRow::Actor(2), 2)];
        assert_eq!(positions.targets_by(&index, LinesBy::Line(0)), of_beta);
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
