//! Publication and dated events on one axis. What lies far from the days of publication is drawn at a coarser scale, so
//! that years and days both have room.

use super::{
    Sources,
    figures::{DateGroup, dates, published},
};
use record::calendar::{Day, Days};

/// Everything with a date, and where to draw it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// For each article compared the days on which it can have appeared, if known.
    pub published: Vec<Option<Days>>,
    /// Dates named, earliest first, those that cannot be resolved last.
    pub dates: Vec<DateGroup>,
    /// The parts of the axis, from left to right; none where nothing has a date.
    pub panels: Vec<Panel>,
}

/// A part of the axis, drawn at one scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// The days it covers.
    pub days: Days,
    /// Where it begins, per mille of the width.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Days that are named under it; sorted.
    pub ticks: Vec<Tick>,
}

/// A day named under the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The day.
    pub day: Day,
    /// Where, per mille of the width.
    pub at: u32,
    /// Whether only its year is worth naming.
    pub is_year: bool,
}

/// Days before the first and after the last publication that are drawn in full.
const NEAR: i32 = 17;

/// A range of this many days needs only one scale.
const SHORT: i32 = 120;

/// Ticks of a panel, at most.
const MAX_TICKS: i32 = 5;

/// Gap between panels, per mille of the width.
const GAP: u32 = 30;

impl Timeline {
    /// Collects what has a date.
    pub fn of(sources: Sources<'_>) -> Self {
        let mut days: Vec<Option<Days>> = vec![None; sources.articles.len()];
        for (column, _, _, record) in sources.columns() {
            days[column] = published(&record.article);
        }
        let dates = dates(sources);
        let panels = panels(&days, &dates);
        Self {
            published: days,
            dates,
            panels,
        }
    }

    /// The parts of the axis that a range covers: first and last place of each, per mille of the width. A range
    /// longer than a part says nothing there, and is left out of it; there is one part at the least.
    pub fn places(&self, days: Days) -> Vec<(u32, u32)> {
        let inside = |panel: &Panel| {
            let from = days.from.max(panel.days.from);
            let to = days.to.min(panel.days.to);
            (from <= to).then(|| (panel.place(from, 0), panel.place(to, 1)))
        };
        let has_room = |panel: &&Panel| days.len() <= panel.days.len();
        let places: Vec<(u32, u32)> = self
            .panels
            .iter()
            .filter(has_room)
            .filter_map(inside)
            .collect();
        if places.is_empty() {
            return self.panels.iter().filter_map(inside).take(1).collect();
        }
        places
    }
}

impl Panel {
    /// Where a day of the panel begins (`side` 0) or ends (1).
    fn place(&self, day: Day, side: i32) -> u32 {
        let along = (day.number() + side - self.days.from.number()).max(0) as u64;
        let width = u64::from(self.end - self.start);
        self.start + (along * width / self.days.len().max(1) as u64) as u32
    }
}

fn panels(published: &[Option<Days>], dates: &[DateGroup]) -> Vec<Panel> {
    let all = || {
        let named = dates.iter().filter_map(|group| group.days);
        published.iter().copied().flatten().chain(named)
    };
    let Some(whole) = all().reduce(join) else {
        return Vec::new();
    };
    let near = match published.iter().copied().flatten().reduce(join) {
        Some(near) if whole.len() > SHORT => widen(near, NEAR),
        _ => {
            let mut only = [panel(widen(whole, 1), 0, 1000)];
            only.iter_mut().for_each(add_ticks);
            return only.to_vec();
        }
    };
    let before = Days {
        from: Day::new(whole.from.parts().0, 1, 1).unwrap_or(whole.from),
        to: Day::of_number(near.from.number() - 1),
    };
    let after = Days {
        from: Day::of_number(near.to.number() + 1),
        to: whole.to,
    };
    let has_before = all().any(|days| days.from < near.from);
    // A year that publication falls in reaches beyond it; only what begins later needs room of its own.
    let has_after = all().any(|days| days.from > near.to);
    let start = if has_before { 340 + GAP } else { 0 };
    let end = if has_after { 840 - GAP } else { 1000 };
    let mut panels = Vec::new();
    if has_before {
        panels.push(panel(before, 0, 340));
    }
    panels.push(panel(near, start, end));
    if has_after {
        panels.push(panel(after, 840, 1000));
    }
    panels.iter_mut().for_each(add_ticks);
    panels
}

fn panel(days: Days, start: u32, end: u32) -> Panel {
    Panel {
        days,
        start,
        end,
        ticks: Vec::new(),
    }
}

fn join(one: Days, other: Days) -> Days {
    Days {
        from: one.from.min(other.from),
        to: one.to.max(other.to),
    }
}

fn widen(days: Days, by: i32) -> Days {
    Days {
        from: Day::of_number(days.from.number() - by),
        to: Day::of_number(days.to.number() + by),
    }
}

/// New years, at even distances, for a panel of years; days at even distances for one of days.
fn add_ticks(panel: &mut Panel) {
    let (first, last) = (panel.days.from.parts().0, panel.days.to.parts().0);
    let is_year = panel.days.len() > 366;
    let days: Vec<Day> = if is_year {
        let step = (last - first) / MAX_TICKS as u32 + 1;
        let years = (first..=last).step_by(step as usize);
        years.filter_map(|year| Day::new(year, 1, 1)).collect()
    } else {
        let step = panel.days.len() / MAX_TICKS + 1;
        let (from, to) = (panel.days.from.number(), panel.days.to.number());
        (from + step / 2..=to)
            .step_by(step as usize)
            .map(Day::of_number)
            .collect()
    };
    panel.ticks = days
        .into_iter()
        .filter(|&day| panel.days.from <= day && day <= panel.days.to)
        .map(|day| Tick {
            day,
            at: panel.place(day, 0),
            is_year,
        })
        .collect();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sample;

    #[test]
    fn years_and_days_have_room() {
        sample::with(|sources| {
            let timeline = Timeline::of(sources);
            let [years, days] = timeline.panels.as_slice() else {
                panic!("two panels");
            };
            assert_eq!(years.days.from.to_string(), "2029-01-01");
            assert_eq!(days.days.from.to_string(), "2030-12-29");
            assert_eq!(days.days.to.to_string(), "2031-02-03");
            let published: Vec<_> = timeline.published.iter().flatten().collect();
            let place = |days: Days| timeline.places(days);
            let [first] = place(*published[0])[..] else {
                panic!("one place");
            };
            let [second] = place(*published[1])[..] else {
                panic!("one place");
            };
            assert!(first.0 < first.1 && first.1 <= second.0);
            assert_eq!(place(timeline.dates[0].days.unwrap())[0].0, 0);
            assert!(
                years
                    .ticks
                    .iter()
                    .all(|tick| tick.is_year && tick.at <= 340)
            );
            assert!(days.ticks.len() >= 4 && days.ticks.iter().all(|tick| tick.at >= 370));
        });
    }

    #[test]
    fn nothing_dated_draws_nothing() {
        sample::with(|sources| {
            let none = Sources {
                articles: &[],
                ..sources
            };
            assert_eq!(Timeline::of(none).panels, []);
        });
    }
}
