//! Lengths compared, each of one part or of several.

use super::canvas::{Anchor, Canvas, Colour, MARGIN, cut, width};

/// Bars under each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bars {
    /// What the parts of every bar mean, in order; at most five are told apart.
    pub parts: Vec<String>,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// Its name.
    pub label: String,
    /// Length of each part.
    pub parts: Vec<u32>,
    /// What stands behind the bar: `31 words`.
    pub figure: String,
}

const FILLS: [Colour; 5] = [
    Colour::Ink,
    Colour::Stripes,
    Colour::Supportive,
    Colour::Critical,
    Colour::Ambivalent,
];
const NAME: i32 = 230;
const BAR: i32 = 420;
const ROW: i32 = 26;

impl Bars {
    pub(super) fn draw(&self, canvas: &mut Canvas, top: i32) -> i32 {
        let fill = |at: usize| FILLS.get(at % FILLS.len()).copied().unwrap_or(Colour::Ink);
        let mut x = MARGIN;
        for (at, part) in self.parts.iter().enumerate() {
            canvas.rect((x, top), (22, 9), fill(at));
            canvas.text((x + 30, top + 9), Anchor::Start, 12, Colour::Muted, part);
            x += 54 + width(part, 12);
        }
        let longest = self
            .bars
            .iter()
            .map(|bar| bar.parts.iter().sum::<u32>())
            .max()
            .unwrap_or(0)
            .max(1);
        let mut base = top + 24;
        for bar in &self.bars {
            canvas.text(
                (MARGIN, base + 16),
                Anchor::Start,
                13,
                Colour::Ink,
                &cut(&bar.label, NAME - 14, 13),
            );
            let mut x = MARGIN + NAME;
            canvas.rect((x, base + 6), (BAR, 11), Colour::Ground);
            for (at, &part) in bar.parts.iter().enumerate().filter(|&(_, &part)| part > 0) {
                let length =
                    ((i64::from(part) * i64::from(BAR) / i64::from(longest)) as i32).max(1);
                canvas.rect((x, base + 6), (length, 11), fill(at));
                x += length;
            }
            canvas.text(
                (MARGIN + NAME + BAR + 12, base + 16),
                Anchor::Start,
                12,
                Colour::Muted,
                &bar.figure,
            );
            base += ROW;
        }
        base
    }
}
