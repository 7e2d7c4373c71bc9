//! Points and stretches of time in lanes over one axis.

use super::canvas::{Anchor, Canvas, Colour, MARGIN, cut};

/// Lanes over an axis of days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// First and last day of the axis, counted from any day.
    pub axis: (i32, i32),
    /// Days named on the axis.
    pub ticks: Vec<(i32, String)>,
    /// The lanes.
    pub lanes: Vec<Lane>,
}

/// A lane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lane {
    /// Its name.
    pub label: String,
    /// What happens in it, by first day.
    pub events: Vec<Event>,
}

/// A day, or a range of days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// First and last day.
    pub days: (i32, i32),
    /// What is written beside it; possibly empty.
    pub label: String,
}

const NAME: i32 = 200;
const AXIS: i32 = 720;
const ROW: i32 = 20;

impl Timeline {
    pub(super) fn draw(&self, canvas: &mut Canvas, top: i32) -> i32 {
        let n_days = (self.axis.1 - self.axis.0).max(1);
        let left = MARGIN + NAME;
        let x = |day: i32| {
            left + (i64::from(day - self.axis.0) * i64::from(AXIS) / i64::from(n_days)) as i32
        };
        let n_rows: usize = self.lanes.iter().map(|lane| lane.events.len().max(1)).sum();
        let bottom = top + 30 + n_rows as i32 * ROW + self.lanes.len() as i32 * 8;
        for (day, label) in &self.ticks {
            canvas.rule((x(*day), top + 20), (x(*day), bottom), Colour::Line);
            canvas.text(
                (x(*day), top + 12),
                Anchor::Middle,
                11,
                Colour::Muted,
                label,
            );
        }
        let mut base = top + 30;
        for lane in &self.lanes {
            canvas.text(
                (MARGIN, base + 14),
                Anchor::Start,
                13,
                Colour::Ink,
                &cut(&lane.label, NAME - 14, 13),
            );
            for (at, event) in lane.events.iter().enumerate() {
                let y = base + at as i32 * ROW;
                let (from, to) = (x(event.days.0), x(event.days.1));
                canvas.rect((from - 3, y + 6), ((to - from).max(0) + 6, 8), Colour::Ink);
                // Beside the end of the mark, or before its beginning where it would leave the picture.
                let is_late = to > left + AXIS * 2 / 3;
                let (place, anchor) = if is_late {
                    (from - 9, Anchor::End)
                } else {
                    (to + 9, Anchor::Start)
                };
                canvas.text(
                    (place, y + 14),
                    anchor,
                    11,
                    Colour::Muted,
                    &cut(&event.label, AXIS / 2, 11),
                );
            }
            base += lane.events.len().max(1) as i32 * ROW + 8;
            canvas.rule((MARGIN, base - 4), (left + AXIS, base - 4), Colour::Line);
        }
        base
    }
}
