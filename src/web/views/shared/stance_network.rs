//! Positions as a network, a second picture of what the matrix shows, and the same as a table. Each line is a link to the
//! stances it counts; colour, sign and pattern of a line say the same.

use yew::prelude::*;

use super::stance_matrix::pair_href;
use crate::web::{
    components::view_polarity_count,
    figures::{target_label, target_value},
    route::Route,
    store::Layered,
    words::{self, counted, number},
};
use query::{
    compare::{
        network::{Edge, Network, SIDE},
        positions::Positions,
    },
    filter::Filter,
    index::TargetRow,
};

/// Units of the picture: its width, where lines begin and end, the distance of neighbours, the space above the first.
const WIDTH: usize = 1000;
const LEFT: usize = 290;
const RIGHT: usize = 710;
const STEP: usize = 40;
const TOP: usize = 56;

/// Width of a line for so many positions, at most.
const THICKEST: u32 = 7;

/// `filter` is that of the list that `positions` were counted over.
pub fn view_stance_network(layered: &Layered, positions: &Positions, filter: &Filter) -> Html {
    let picture = Picture {
        layered,
        network: Network::of(positions, SIDE),
        filter,
    };
    let network = &picture.network;
    let height = TOP + STEP * network.holders.len().max(network.targets.len());
    let n_drawn: u32 = network.edges.iter().map(|edge| edge.n).sum();
    let n_all: u32 = positions.holders.iter().map(|line| line.1).sum();
    let label = format!(
        "Network of {} between {} and {}; the table says the same",
        counted(n_drawn, "position"),
        counted(network.holders.len() as u32, "holder"),
        counted(network.targets.len() as u32, "target"),
    );
    let holders = network.holders.iter().enumerate();
    let holders = holders
        .map(|(at, &holder)| picture.view_name(TargetRow::Actor(holder), at, LEFT - 12, "end"));
    let targets = network.targets.iter().enumerate();
    let targets = targets.map(|(at, &target)| picture.view_name(target, at, RIGHT + 12, "start"));
    let edges = network.edges.iter().map(|edge| picture.view_edge(edge));
    let rows = network.edges.iter().map(|edge| picture.view_row(edge));
    html! {
        <div class="network">
            if n_drawn < n_all {
                <p class="muted">{ format!("The pairs with most positions: {} of {}. Narrow the list to see others.", number(n_drawn), number(n_all)) }</p>
            }
            <div class="network__frame scroll-x" role="region" tabindex="0" aria-label="Network, may scroll">
                <svg class="network__picture" viewBox={format!("0 0 {WIDTH} {height}")} role="group" aria-label={label}>
                    <text class="network__side" x={(LEFT - 12).to_string()} y="24" text-anchor="end">{ "holds" }</text>
                    <text class="network__side" x={(RIGHT + 12).to_string()} y="24">{ "toward" }</text>
                    { for edges }{ for holders }{ for targets }
                </svg>
            </div>
            <details class="network__table">
                <summary>{ "The same as a table" }</summary>
                <table class="data-table">
                    <caption class="visually-hidden">{ "The lines of the network" }</caption>
                    <thead><tr><th scope="col">{ "Holder" }</th><th scope="col">{ "Toward" }</th><th scope="col">{ "Position" }</th></tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </details>
        </div>
    }
}

struct Picture<'a> {
    layered: &'a Layered,
    network: Network,
    filter: &'a Filter,
}

/// The middle of a place, from the top.
fn height(at: usize) -> usize {
    TOP + STEP * at + STEP / 2
}

impl Picture<'_> {
    /// Both ends of an edge.
    fn ends(&self, edge: &Edge) -> Option<(u32, TargetRow)> {
        let holder = self.network.holders.get(edge.holder)?;
        Some((*holder, *self.network.targets.get(edge.target)?))
    }

    fn label(&self, line: TargetRow) -> String {
        target_label(&self.layered.index, line)
    }

    fn view_name(&self, line: TargetRow, at: usize, x: usize, anchor: &'static str) -> Html {
        let quiet = matches!(line, TargetRow::Issue(_)).then_some("true");
        let text = html! {
            <text class="network__name" x={x.to_string()} y={height(at).to_string()} text-anchor={anchor}
                dominant-baseline="central" data-quiet={quiet}>{ shorten(&self.label(line)) }</text>
        };
        match line {
            TargetRow::Issue(_) => text,
            TargetRow::Actor(_) => {
                let id = target_value(&self.layered.index, line);
                let href = Route::Actor(id.as_str().into()).href(&self.layered.bare_filter());
                html! { <a {href}>{ text }</a> }
            }
        }
    }

    /// A line, its sign in the middle; lines of one pair lie beside each other.
    fn view_edge(&self, edge: &Edge) -> Html {
        let Some(pair) = self.ends(edge) else {
            return Html::default();
        };
        let aside = 6 * (edge.polarity as usize);
        let (from, to) = (
            height(edge.holder) + aside - 6,
            height(edge.target) + aside - 6,
        );
        let middle = WIDTH / 2;
        let path = format!("M{LEFT} {from}C{middle} {from} {middle} {to} {RIGHT} {to}");
        let word = words::polarity(edge.polarity);
        let title = format!(
            "{} {word} of {} toward {}",
            number(edge.n),
            self.label(TargetRow::Actor(pair.0)),
            self.label(pair.1)
        );
        let href = pair_href(&self.layered.index, self.filter, pair, edge.polarity);
        // The sign stands where the line begins to part from its neighbours, further on for every other line.
        let (x, y) = sign_place(from, to, (edge.holder + edge.target) % 5);
        html! {
            <a class="network__edge" {href} data-polarity={word} data-count={edge.n.to_string()} aria-label={title.clone()}>
                <title>{ title }</title>
                <path class="network__reach" d={path.clone()} />
                <path class="network__line" d={path} stroke-width={(1 + edge.n.min(THICKEST)).to_string()} />
                <text class="network__sign" x={x.to_string()} y={y.to_string()} text-anchor="middle" dominant-baseline="central">
                    { words::sign(edge.polarity) }
                </text>
            </a>
        }
    }

    fn view_row(&self, edge: &Edge) -> Html {
        let Some(pair) = self.ends(edge) else {
            return Html::default();
        };
        let (holder, target) = (self.label(TargetRow::Actor(pair.0)), self.label(pair.1));
        let what = format!("of {holder} toward {target}");
        let href = pair_href(&self.layered.index, self.filter, pair, edge.polarity);
        html! {
            <tr>
                <th scope="row">{ holder }</th><td>{ target }</td>
                <td>{ view_polarity_count(edge.polarity, edge.n, href, &what) }<span aria-hidden="true">{ " " }{ words::polarity(edge.polarity) }</span></td>
            </tr>
        }
    }
}

/// A point on the curve of an edge, two to six eighths along it.
fn sign_place(from: usize, to: usize, further: usize) -> (usize, usize) {
    // The curve's control points are level with its ends: x by the cubic of the four points, y by that of two pairs.
    let (t, s) = (2 + further, 6 - further);
    let weights = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    let mean = |points: [usize; 4]| {
        points
            .iter()
            .zip(weights)
            .map(|(point, weight)| point * weight)
            .sum::<usize>()
            / 512
    };
    let middle = WIDTH / 2;
    (
        mean([LEFT, middle, middle, RIGHT]),
        mean([from, from, to, to]),
    )
}

/// As much of a name as has room.
fn shorten(name: &str) -> String {
    const ROOM: usize = 30;
    match name.char_indices().nth(ROOM) {
        None => name.to_owned(),
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or(name).trim_end()),
    }
}
