//! Points and stretches of time in lanes over one axis, which may be broken into parts of different scales.

use super::canvas::{Anchor, Canvas, Colour, MARGIN, cut};

/// Lanes over an axis. Places are per mille of its length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Where its parts begin and end, from the left.
    pub parts: Vec<(u32, u32)>,
    /// Days named on the axis.
    pub ticks: Vec<(u32, String)>,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// First and last place, in each part of the axis that it reaches into.
    pub places: Vec<(u32, u32)>,
    /// How it is drawn.
    pub mark: Mark,
    /// What is written beside it; possibly empty.
    pub label: String,
}

/// How an event is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// What the lane itself is: solid.
    Own,
    /// What the lane names: striped.
    Named,
}

const NAME: i32 = 200;
const AXIS: i32 = 720;
const ROW: i32 = 20;

/// Least room for the words of an event.
const LABEL: i32 = 200;

impl Timeline {
    pub(super) fn draw(&self, canvas: &mut Canvas, top: i32) -> i32 {
        let left = MARGIN + NAME;
        let x = |place: u32| left + (place.min(1000) as i32) * AXIS / 1000;
        let n_rows: usize = self.lanes.iter().map(|lane| lane.events.len().max(1)).sum();
        let bottom = top + 30 + n_rows as i32 * ROW + self.lanes.len() as i32 * 8;
        for &(start, end) in &self.parts {
            let size = (x(end) - x(start), bottom - top - 20);
            canvas.rect((x(start), top + 20), size, Colour::Ground);
        }
        for (place, label) in &self.ticks {
            canvas.rule((x(*place), top + 16), (x(*place), bottom), Colour::Line);
            let anchor = match place {
                0..30 => Anchor::Start,
                931.. => Anchor::End,
                _ => Anchor::Middle,
            };
            canvas.text((x(*place), top + 12), anchor, 11, Colour::Muted, label);
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
                draw_event(canvas, x, base + at as i32 * ROW, event);
            }
            base += lane.events.len().max(1) as i32 * ROW + 8;
            canvas.rule((MARGIN, base - 4), (left + AXIS, base - 4), Colour::Line);
        }
        base
    }
}

fn draw_event(canvas: &mut Canvas, x: impl Fn(u32) -> i32, top: i32, event: &Event) {
    let fill = match event.mark {
        Mark::Own => Colour::Ink,
        Mark::Named => Colour::Stripes,
    };
    for &(from, to) in &event.places {
        let width = (x(to) - x(from)).max(6);
        canvas.rect((x(from), top + 6), (width, 8), fill);
    }
    let (Some(first), Some(last)) = (event.places.first(), event.places.last()) else {
        return;
    };
    let (before, after) = (x(first.0) - 6, x(last.1).max(x(last.0) + 6) + 6);
    let (left, right) = (before - x(0), x(1000) - after);
    let (place, anchor) = if right.max(left) < LABEL {
        // A mark from end to end has its words on it.
        let middle = (x(first.0) + x(last.1)) / 2;
        let words = (LABEL, ROW - 4);
        canvas.rect((middle - LABEL / 2, top + 2), words, Colour::Paper);
        (middle, Anchor::Middle)
    } else if right < left {
        (before, Anchor::End)
    } else {
        (after, Anchor::Start)
    };
    let room = left.max(right).max(LABEL);
    let label = cut(&event.label, room, 11);
    canvas.text((place, top + 14), anchor, 11, Colour::Muted, &label);
}
