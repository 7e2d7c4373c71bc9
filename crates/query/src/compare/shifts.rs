//! Where a holder takes different positions toward the same target: within an article, between articles, over time.

use std::collections::BTreeMap;

use crate::index::{Index, StanceRow, TargetRow};
use record::order;

/// How two different positions stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Both are in one article.
    Within,
    /// In two articles of which neither is known to be later.
    Between,
    /// In an article and one that appeared on a later day.
    Later,
}

/// Two positions of one holder toward one target that differ, next to each other in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Position of the holder.
    pub holder: u32,
    /// Toward what.
    pub target: TargetRow,
    /// Position in the index's stances of the earlier one, or the one that stands first.
    pub from: u32,
    /// Of the later one.
    pub to: u32,
    /// How they stand to each other.
    pub kind: Kind,
}

/// Shifts among the stances at `rows`, positions in `index`; by holder, then target, then time.
///
/// The positions of a pair are put in order of day, article and paragraph, those of undated articles last; each that differs
/// from the one before is a shift. Two passages of the same polarity in between are no news.
pub fn find_shifts(index: &Index, rows: &[u32]) -> Vec<Shift> {
    let mut pairs: BTreeMap<(u32, TargetRow), Vec<u32>> = BTreeMap::new();
    for &row in rows {
        if let Some(stance) = index.stances.get(row as usize) {
            pairs
                .entry((stance.holder, stance.target))
                .or_default()
                .push(row);
        }
    }
    let mut shifts = Vec::new();
    for ((holder, target), mut found) in pairs {
        order::by_key(&mut found, |&row| place(index, row));
        for two in found.windows(2) {
            let [from, to] = [two[0], two[1]];
            let [Some(earlier), Some(later)] =
                [from, to].map(|row| index.stances.get(row as usize))
            else {
                continue;
            };
            if earlier.polarity != later.polarity {
                let kind = compare(index, earlier, later);
                shifts.push(Shift {
                    holder,
                    target,
                    from,
                    to,
                    kind,
                });
            }
        }
    }
    shifts
}

/// Day (dated ones first), article, paragraph and row of a stance.
fn place(index: &Index, row: u32) -> (bool, String, u32, u32, u32) {
    let Some(stance) = index.stances.get(row as usize) else {
        return (true, String::new(), 0, 0, row);
    };
    let day = days(index, stance.article).map(|(first, _)| first.to_owned());
    (
        day.is_none(),
        day.unwrap_or_default(),
        stance.article,
        stance.paragraph,
        row,
    )
}

fn days(index: &Index, article: u32) -> Option<(&str, &str)> {
    let published = index.articles.get(article as usize)?.published.as_ref()?;
    Some((&published.0, &published.1))
}

fn compare(index: &Index, earlier: &StanceRow, later: &StanceRow) -> Kind {
    if earlier.article == later.article {
        return Kind::Within;
    }
    match (days(index, earlier.article), days(index, later.article)) {
        (Some((_, last)), Some((first, _))) if last < first => Kind::Later,
        _ => Kind::Between,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invented;
    use record::Polarity;

    /// Shifts among stances of one pair, given article and polarity of each.
    #[track_caller]
    fn check(stances: &[(u32, Polarity)], expected: &[(u32, u32, Kind)]) {
        let mut index = invented::edition(100, 4).index;
        for (article, day) in [(0, "2031-05-04"), (1, "2031-05-02")] {
            index.articles[article].published = Some((day.into(), day.into()));
        }
        index.articles[2].published = None;
        for (stance, &(article, polarity)) in index.stances.iter_mut().zip(stances) {
            (stance.holder, stance.target) = (1, TargetRow::Issue(0));
            (stance.article, stance.polarity) = (article, polarity);
            stance.paragraph = 1;
        }
        let rows: Vec<u32> = (0..stances.len() as u32).collect();
        let found = find_shifts(&index, &rows);
        let found: Vec<_> = found
            .iter()
            .map(|shift| (shift.from, shift.to, shift.kind))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn later_days_come_after_whatever_their_place() {
        use Polarity::{Critical, Supportive};
        check(&[(0, Critical), (1, Supportive)], &[(1, 0, Kind::Later)]);
        check(&[(0, Critical), (2, Supportive)], &[(0, 1, Kind::Between)]);
        check(&[(1, Critical), (1, Supportive)], &[(0, 1, Kind::Within)]);
    }

    #[test]
    fn the_same_again_is_no_shift() {
        use Polarity::{Ambivalent, Critical};
        check(&[(0, Critical), (1, Critical)], &[]);
        check(
            &[(1, Critical), (1, Critical), (0, Ambivalent)],
            &[(1, 2, Kind::Later)],
        );
    }
}
