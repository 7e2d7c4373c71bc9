//! Who is heard: own words solid, reported words striped, figures beneath.

use super::canvas::{Anchor, Canvas, Colour, MARGIN, broken, cut};

/// Rows by columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
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
    Row(String, Vec<Option<Heard>>),
}

/// How one actor is heard in one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// Passages in their own words.
    pub n_own: u32,
    /// Passages reported.
    pub n_reported: u32,
    /// Mentions.
    pub n_mentions: u32,
    /// Words inside quotation marks.
    pub own_words: u32,
    /// Other words.
    pub reported_words: u32,
}

const NAME: i32 = 210;
const CELL: i32 = 168;
const BAR: i32 = CELL - 22;
const ROW: i32 = 46;

impl Grid {
    pub(super) fn draw(&self, canvas: &mut Canvas, top: i32) -> i32 {
        let x = |column: usize| MARGIN + NAME + column as i32 * CELL;
        canvas.rect((MARGIN, top), (22, 9), Colour::Ink);
        canvas.text(
            (MARGIN + 30, top + 9),
            Anchor::Start,
            12,
            Colour::Muted,
            "in their own words, inside quotation marks",
        );
        canvas.rect((MARGIN + 330, top), (22, 9), Colour::Stripes);
        canvas.text(
            (MARGIN + 360, top + 9),
            Anchor::Start,
            12,
            Colour::Muted,
            "reported by the article",
        );
        let mut base = top + 44;
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
        let full = self.longest().max(1);
        for line in &self.lines {
            match line {
                Line::Heading(words) => {
                    base += 28;
                    canvas.text((MARGIN, base - 8), Anchor::Start, 12, Colour::Muted, words);
                }
                Line::Row(name, cells) => {
                    canvas.text(
                        (MARGIN, base + 20),
                        Anchor::Start,
                        14,
                        Colour::Ink,
                        &cut(name, NAME - 14, 14),
                    );
                    for (column, cell) in cells.iter().enumerate() {
                        draw_cell(canvas, (x(column), base), *cell, full);
                    }
                    base += ROW;
                }
            }
            canvas.rule((MARGIN, base), (right, base), Colour::Line);
        }
        base
    }

    fn longest(&self) -> u32 {
        let rows = self.lines.iter().filter_map(|line| match line {
            Line::Row(_, cells) => Some(cells),
            Line::Heading(_) => None,
        });
        let cells = rows.flatten().flatten();
        cells
            .map(|cell| cell.own_words + cell.reported_words)
            .max()
            .unwrap_or(0)
    }
}

fn draw_cell(canvas: &mut Canvas, (x, y): (i32, i32), cell: Option<Heard>, full: u32) {
    let Some(heard) = cell else {
        canvas.text((x, y + 20), Anchor::Start, 12, Colour::Line, "·");
        return;
    };
    let length = |words: u32| match words {
        0 => 0,
        _ => ((i64::from(words) * i64::from(BAR) / i64::from(full)) as i32).max(1),
    };
    if heard.own_words + heard.reported_words > 0 {
        let own = length(heard.own_words);
        canvas.rect((x, y + 10), (BAR, 9), Colour::Ground);
        canvas.rect((x, y + 10), (own, 9), Colour::Ink);
        canvas.rect(
            (x + own, y + 10),
            (length(heard.reported_words), 9),
            Colour::Stripes,
        );
    }
    let figures = [
        (heard.n_own, "quoted"),
        (heard.n_reported, "reported"),
        (heard.n_mentions, "named"),
    ];
    let figures = figures.iter().filter(|(n, _)| *n > 0);
    let figures: Vec<String> = figures.map(|(n, word)| format!("{n} {word}")).collect();
    // Without a bar the figures take its place.
    let base = if heard.own_words + heard.reported_words > 0 {
        35
    } else {
        20
    };
    canvas.text(
        (x, y + base),
        Anchor::Start,
        10,
        Colour::Muted,
        &figures.join(", "),
    );
}
