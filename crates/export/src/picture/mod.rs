//! Pictures as self-contained SVG: title, drawing, key, source line; fonts of the system, light colours, nothing loaded
//! from elsewhere. Whole numbers only, so that the same picture is the same bytes everywhere.
//!
//! Text is as wide as a browser makes it; where that matters it is estimated, generously.

mod canvas;
mod grid;
mod matrix;
mod network;
mod timeline;

pub use canvas::SIGNS;
pub use grid::{Cell, Grid, Line};
pub use matrix::Matrix;
pub use network::{Link, Network};
pub use timeline::{Event, Lane, Mark, Timeline};

use canvas::{Canvas, Colour, MARGIN};

/// A drawing with what it needs to stand alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Stem of the file's name.
    pub name: &'static str,
    /// What it shows.
    pub title: String,
    /// Where it comes from, in one line.
    pub source: String,
    /// What is drawn.
    pub drawing: Drawing,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Rows by columns, a bar and figures in each cell.
    Grid(Grid),
    /// Who stands where: rows by columns, signs and numbers in each cell.
    Matrix(Matrix),
    /// Points and stretches of time in lanes.
    Timeline(Timeline),
    /// Who is tied to whom.
    Network(Network),
}

impl Picture {
    /// The picture as an SVG document.
    pub fn to_svg(&self) -> String {
        let mut canvas = Canvas::default();
        let mut y = MARGIN + 20;
        y = canvas.paragraph((MARGIN, y), 880, 22, &self.title, true) + 18;
        y = match &self.drawing {
            Drawing::Grid(grid) => grid.draw(&mut canvas, y),
            Drawing::Matrix(matrix) => matrix.draw(&mut canvas, y),
            Drawing::Timeline(timeline) => timeline.draw(&mut canvas, y),
            Drawing::Network(network) => network.draw(&mut canvas, y),
        };
        let width = canvas.width().max(640);
        canvas.rule((MARGIN, y + 8), (width - MARGIN, y + 8), Colour::Line);
        y = canvas.paragraph(
            (MARGIN, y + 28),
            width - 2 * MARGIN,
            12,
            &self.source,
            false,
        );
        canvas.document(&self.title, &self.source, (width, y + MARGIN - 8))
    }
}

#[cfg(test)]
mod tests;
