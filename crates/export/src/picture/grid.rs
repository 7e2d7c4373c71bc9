//! Rows by columns, a bar and figures in each cell: the solid part of a bar first, then the striped one.

use super::canvas::{Anchor, Canvas, Colour, MARGIN, broken, cut, width};

/// Rows by columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// What the solid parts of bars mean, then the striped ones; fewer where there are no such parts.
    pub key: &'static [&'static str],
    /// What a bar over the whole width of a cell stands for; none where the longest bar is that wide.
    pub full: Option<u32>,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Rows and headings between them.
    pub lines: Vec<Line>,
}

/// A row, or the heading of those that follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Heading.
    Heading(String),
    /// Name and one cell for each column; none where nothing is there.
    Row(String, Vec<Option<Cell>>),
}

/// What one row has in one column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Lengths of the solid and of the striped part; no bar where both are 0.
    pub bar: [u32; 2],
    /// What is written in the cell.
    pub figures: String,
}

const NAME: i32 = 210;
const CELL: i32 = 168;
const BAR: i32 = CELL - 22;
const ROW: i32 = 46;

/// Size of figures, and from one of their lines to the next.
const FIGURES: i32 = 10;
const LEADING: i32 = 14;

/// Lines of a name, at most.
const NAME_LINES: usize = 3;

impl Grid {
    pub(super) fn draw(&self, canvas: &mut Canvas, top: i32) -> i32 {
        let x = |column: usize| MARGIN + NAME + column as i32 * CELL;
        let mut base = top + self.draw_key(canvas, top);
        for (column, name) in self.columns.iter().enumerate() {
            for (at, line) in broken(name, BAR, 12).iter().take(2).enumerate() {
                canvas.text(
                    (x(column), base + at as i32 * 15),
                    Anchor::Start,
                    12,
                    Colour::Muted,
                    &cut(line, BAR, 12),
                );
            }
        }
        base += 25;
        let right = x(self.columns.len()) - 10;
        canvas.rule((MARGIN, base), (right, base), Colour::Ink);
        let full = self.full.unwrap_or_else(|| self.longest()).max(1);
        for line in &self.lines {
            match line {
                Line::Heading(words) => {
                    base += 28;
                    canvas.text((MARGIN, base - 8), Anchor::Start, 12, Colour::Muted, words);
                }
                Line::Row(name, cells) => {
                    let mut height = draw_name(canvas, base, name);
                    for (column, cell) in cells.iter().enumerate() {
                        let place = (x(column), base);
                        height = height.max(draw_cell(canvas, place, cell.as_ref(), full));
                    }
                    base += height;
                }
            }
            canvas.rule((MARGIN, base), (right, base), Colour::Line);
        }
        base
    }

    /// Answers its height, and that of the space below it.
    fn draw_key(&self, canvas: &mut Canvas, top: i32) -> i32 {
        let mut x = MARGIN;
        for (words, fill) in self.key.iter().zip([Colour::Ink, Colour::Stripes]) {
            canvas.rect((x, top), (22, 9), fill);
            canvas.text((x + 30, top + 9), Anchor::Start, 12, Colour::Muted, words);
            x += 54 + width(words, 12);
        }
        if self.key.is_empty() { 12 } else { 44 }
    }

    fn longest(&self) -> u32 {
        let rows = self.lines.iter().filter_map(|line| match line {
            Line::Row(_, cells) => Some(cells),
            Line::Heading(_) => None,
        });
        let cells = rows.flatten().flatten();
        cells.map(|cell| cell.bar.iter().sum()).max().unwrap_or(0)
    }
}

/// Answers the height of the row that the name needs.
fn draw_name(canvas: &mut Canvas, top: i32, name: &str) -> i32 {
    let limit = NAME - 14;
    let lines = broken(name, limit, 14);
    for (at, line) in lines.iter().take(NAME_LINES).enumerate() {
        let is_cut = at + 1 == NAME_LINES && lines.len() > NAME_LINES;
        let line = if is_cut { &format!("{line} …") } else { line };
        canvas.text(
            (MARGIN, top + 20 + at as i32 * 18),
            Anchor::Start,
            14,
            Colour::Ink,
            &cut(line, limit, 14),
        );
    }
    ROW.max(14 + lines.len().min(NAME_LINES) as i32 * 18)
}

/// Answers the height of the row that the cell needs.
fn draw_cell(canvas: &mut Canvas, (x, y): (i32, i32), cell: Option<&Cell>, full: u32) -> i32 {
    let Some(Cell { bar, figures }) = cell else {
        canvas.text((x, y + 20), Anchor::Start, 12, Colour::Line, "·");
        return ROW;
    };
    let length = |part: u32| match part {
        0 => 0,
        _ => ((i64::from(part) * i64::from(BAR) / i64::from(full)) as i32).clamp(1, BAR),
    };
    let [solid, striped] = bar.map(length);
    // Without a bar the figures take its place.
    let mut base = y + 20;
    if solid + striped > 0 {
        canvas.rect((x, y + 10), (BAR, 9), Colour::Ground);
        canvas.rect((x, y + 10), (solid, 9), Colour::Ink);
        canvas.rect((x + solid, y + 10), (striped, 9), Colour::Stripes);
        base = y + 35;
    }
    let lines = broken(figures, BAR, FIGURES);
    for (at, line) in lines.iter().enumerate() {
        canvas.text(
            (x, base + at as i32 * LEADING),
            Anchor::Start,
            FIGURES,
            Colour::Muted,
            line,
        );
    }
    ROW.max(base - y - 3 + lines.len() as i32 * LEADING)
}
