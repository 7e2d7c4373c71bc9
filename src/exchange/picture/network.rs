//! Who is tied to whom: places are given, never worked out by chance.

use super::{
    SIGNS,
    canvas::{Anchor, Canvas, Colour, MARGIN, cut},
};

/// Points and the ties between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    /// Points.
    pub nodes: Vec<Node>,
    /// Ties, drawn in this order.
    pub links: Vec<Link>,
}

/// A point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// Its name.
    pub label: String,
    /// Per mille of the width.
    pub x: i32,
    /// Per mille of the height.
    pub y: i32,
    /// Its radius.
    pub radius: i32,
}

/// A tie from one point to another.
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

const SIZE: (i32, i32) = (880, 600);

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
        let place = |node: &Node| {
            (
                MARGIN + 60 + node.x.clamp(0, 1000) * (SIZE.0 - 120) / 1000,
                top + 50 + node.y.clamp(0, 1000) * (SIZE.1 - 100) / 1000,
            )
        };
        let places: Vec<(i32, i32)> = self.nodes.iter().map(place).collect();
        for link in &self.links {
            let Some((&from, &to)) = places.get(link.from).zip(places.get(link.to)) else {
                continue;
            };
            let colour = Colour::POLARITIES
                .get(link.polarity)
                .copied()
                .unwrap_or(Colour::Muted);
            let sign = SIGNS.get(link.polarity).map_or("", |sign| sign.0);
            // Two ties between the same points lie beside each other.
            let aside = (link.polarity as i32 - 1) * 7 + if link.from < link.to { 2 } else { -2 };
            let (from, to) = ((from.0 + aside, from.1), (to.0 + aside, to.1));
            canvas.stroke(from, to, (link.n as i32).clamp(1, 6), colour);
            // Nearer to the target, so that the sign says which way it points.
            let mark = (
                from.0 + (to.0 - from.0) * 3 / 5,
                from.1 + (to.1 - from.1) * 3 / 5,
            );
            canvas.text(
                (mark.0, mark.1 + 4),
                Anchor::Middle,
                13,
                colour,
                &format!("{sign}{}", link.n),
            );
        }
        for (node, &(x, y)) in self.nodes.iter().zip(&places) {
            let radius = node.radius.clamp(3, 30);
            canvas.circle((x, y), radius, Colour::Ground);
            canvas.text(
                (x, y + radius + 15),
                Anchor::Middle,
                12,
                Colour::Ink,
                &cut(&node.label, 170, 12),
            );
        }
        top + SIZE.1
    }
}
