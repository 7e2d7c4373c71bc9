//! Who stands where as lines: holders on one side, targets on the other, in the order given.

use super::canvas::{Anchor, Canvas, Colour, MARGIN, SIGNS, cut};

/// Both sides from the top down, and what joins them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    /// Names of the holders.
    pub holders: Vec<String>,
    /// Names of the targets.
    pub targets: Vec<String>,
    /// Lines, drawn in this order; one that names what is not there is left out.
    pub links: Vec<Link>,
}

/// A line from a holder to a target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Position of the holder.
    pub from: usize,
    /// Position of the target.
    pub to: usize,
    /// Supportive, critical, ambivalent, counted from 0 as in [`SIGNS`].
    pub polarity: usize,
    /// How many stances.
    pub n: u32,
}

const NAME: i32 = 220;
const BETWEEN: i32 = 420;
const ROW: i32 = 36;
const THICKEST: i32 = 7;

impl Network {
    pub(super) fn draw(&self, canvas: &mut Canvas, top: i32) -> i32 {
        let mut key = MARGIN;
        for ((sign, word), colour) in SIGNS.iter().zip(Colour::POLARITIES) {
            canvas.text(
                (key, top + 9),
                Anchor::Start,
                12,
                colour,
                &format!("{sign} {word}"),
            );
            key += 110;
        }
        let (left, right) = (MARGIN + NAME, MARGIN + NAME + BETWEEN);
        let height = |at: usize| top + 74 + at as i32 * ROW;
        canvas.text(
            (left - 12, top + 44),
            Anchor::End,
            12,
            Colour::Muted,
            "holds",
        );
        canvas.text(
            (right + 12, top + 44),
            Anchor::Start,
            12,
            Colour::Muted,
            "toward",
        );
        let is_there =
            |link: &&Link| link.from < self.holders.len() && link.to < self.targets.len();
        for link in self.links.iter().filter(is_there) {
            let colour = Colour::POLARITIES
                .get(link.polarity)
                .copied()
                .unwrap_or(Colour::Muted);
            // Lines of different polarities between the same two lie beside each other.
            let aside = (link.polarity as i32 - 1) * 5;
            let (from, to) = (height(link.from) + aside, height(link.to) + aside);
            canvas.stroke(
                (left, from),
                (right, to),
                (link.n as i32).clamp(1, THICKEST),
                colour,
            );
        }
        // Signs and numbers over all lines, near the holder, so that none is crossed out.
        for link in self.links.iter().filter(is_there) {
            let colour = Colour::POLARITIES
                .get(link.polarity)
                .copied()
                .unwrap_or(Colour::Muted);
            let sign = SIGNS.get(link.polarity).map_or("", |sign| sign.0);
            let aside = (link.polarity as i32 - 1) * 5;
            let (from, to) = (height(link.from) + aside, height(link.to) + aside);
            let part = 2 + (link.to % 3) as i32;
            let mark = (left + BETWEEN * part / 8, from + (to - from) * part / 8);
            canvas.rect((mark.0 - 13, mark.1 - 8), (26, 15), Colour::Paper);
            canvas.text(
                (mark.0, mark.1 + 4),
                Anchor::Middle,
                11,
                colour,
                &format!("{sign}{}", link.n),
            );
        }
        for (at, name) in self.holders.iter().enumerate() {
            canvas.text(
                (left - 12, height(at) + 4),
                Anchor::End,
                13,
                Colour::Ink,
                &cut(name, NAME - 14, 13),
            );
        }
        for (at, name) in self.targets.iter().enumerate() {
            canvas.text(
                (right + 12, height(at) + 4),
                Anchor::Start,
                13,
                Colour::Ink,
                &cut(name, NAME, 13),
            );
        }
        height(self.holders.len().max(self.targets.len()))
    }
}
