//! Who stands where: holders down, targets across, signs and numbers in the cells.

use super::canvas::{Anchor, Canvas, Colour, MARGIN, SIGNS, cut};

/// Holders by targets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// Holders with their number of stances.
    pub rows: Vec<(String, u32)>,
    /// Targets with their number of stances.
    pub columns: Vec<(String, u32)>,
    /// One list for each row, as long as `columns`: supportive, critical, ambivalent.
    pub cells: Vec<Vec<[u32; 3]>>,
}

const NAME: i32 = 230;
const HEAD: i32 = 200;
const CELL: i32 = 62;
const ROW: i32 = 30;

impl Matrix {
    pub(super) fn draw(&self, canvas: &mut Canvas, top: i32) -> i32 {
        let mut x = MARGIN;
        for ((sign, word), colour) in SIGNS.iter().zip(Colour::POLARITIES) {
            canvas.text(
                (x, top + 9),
                Anchor::Start,
                12,
                colour,
                &format!("{sign} {word}"),
            );
            x += 110;
        }
        canvas.text(
            (x, top + 9),
            Anchor::Start,
            12,
            Colour::Muted,
            "rows: who holds it; columns: toward whom or what",
        );
        let left = MARGIN + NAME;
        let column_x = |column: usize| left + column as i32 * CELL;
        let head = top + 28 + HEAD;
        for (column, (name, n)) in self.columns.iter().enumerate() {
            let middle = column_x(column) + CELL / 2;
            canvas.text(
                (middle + 4, head - 20),
                Anchor::Up,
                12,
                Colour::Ink,
                &cut(name, HEAD - 24, 12),
            );
            canvas.text(
                (middle, head - 4),
                Anchor::Middle,
                11,
                Colour::Muted,
                &n.to_string(),
            );
        }
        let right = column_x(self.columns.len());
        canvas.rule((MARGIN, head), (right, head), Colour::Ink);
        let mut base = head;
        for ((name, n), cells) in self.rows.iter().zip(&self.cells) {
            canvas.text(
                (MARGIN, base + 20),
                Anchor::Start,
                13,
                Colour::Ink,
                &cut(name, NAME - 50, 13),
            );
            canvas.text(
                (left - 14, base + 20),
                Anchor::End,
                11,
                Colour::Muted,
                &n.to_string(),
            );
            for (column, cell) in cells.iter().enumerate() {
                draw_cell(canvas, (column_x(column), base), cell);
            }
            base += ROW;
            canvas.rule((MARGIN, base), (right, base), Colour::Line);
        }
        base
    }
}

fn draw_cell(canvas: &mut Canvas, (x, y): (i32, i32), cell: &[u32; 3]) {
    let parts: Vec<_> = SIGNS
        .iter()
        .zip(Colour::POLARITIES)
        .zip(cell)
        .filter(|&(_, &n)| n > 0)
        .collect();
    let step = CELL / (parts.len() as i32).max(1);
    let size = if parts.len() > 2 { 10 } else { 12 };
    for (at, ((sign, colour), n)) in parts.iter().enumerate() {
        let middle = x + step / 2 + at as i32 * step;
        canvas.text(
            (middle, y + 20),
            Anchor::Middle,
            size,
            *colour,
            &format!("{}{n}", sign.0),
        );
    }
}
