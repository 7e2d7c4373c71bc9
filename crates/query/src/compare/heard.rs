//! Who is heard and who is only talked about, by actor and article.

use crate::index::Index;
use record::{AttributionKind, order};

/// How one actor is heard and named, in one article or in several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// Attributions with the actor's words in quotation marks (direct and mixed).
    pub n_own: u32,
    /// Attributions without (indirect).
    pub n_reported: u32,
    /// Words inside quotation marks.
    pub own_words: u32,
    /// Other words of content.
    pub reported_words: u32,
    /// Passages that name the actor.
    pub n_mentions: u32,
}

impl Heard {
    /// Whether the actor speaks at all.
    pub fn is_heard(self) -> bool {
        self.n_own + self.n_reported > 0
    }

    /// Whether the actor neither speaks nor is named.
    pub fn is_absent(self) -> bool {
        !self.is_heard() && self.n_mentions == 0
    }

    /// Words attributed to the actor.
    pub fn words(self) -> u32 {
        self.own_words + self.reported_words
    }

    fn add(&mut self, other: Self) {
        self.n_own += other.n_own;
        self.n_reported += other.n_reported;
        self.own_words += other.own_words;
        self.reported_words += other.reported_words;
        self.n_mentions += other.n_mentions;
    }
}

/// Rows of a short grid, at least: of actors heard, of those only talked about.
const SHORT: (usize, usize) = (10, 6);

/// An actor heard or named in so many articles can be compared across them, and is shown however little it says.
const COMPARABLE: usize = 3;

/// How many actors a grid lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Those that matter most.
    Short,
    /// All.
    Whole,
}

/// One figure for each actor and article in which it is heard or named. An edition has thousands of both, and most of their
/// pairs have nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeardGrid {
    /// For each actor its articles, sorted, each once.
    cells: Vec<Vec<(u32, Heard)>>,
    totals: Vec<Heard>,
}

impl HeardGrid {
    /// Counts the passages at `quotes` and `mentions`, positions in `index`. A passage of several speakers counts for each
    /// of them.
    pub fn of(index: &Index, quotes: &[u32], mentions: &[u32]) -> Self {
        let mut grid = Self {
            cells: vec![Vec::new(); index.actors.len()],
            totals: vec![Heard::default(); index.actors.len()],
        };
        for quote in quotes
            .iter()
            .filter_map(|&at| index.quotes.get(at as usize))
        {
            let is_own = u32::from(quote.kind != AttributionKind::Indirect);
            let heard = Heard {
                n_own: is_own,
                n_reported: 1 - is_own,
                own_words: quote.n_own_words,
                reported_words: quote.n_reported_words,
                n_mentions: 0,
            };
            for (at, &speaker) in quote.speakers.iter().enumerate() {
                if !quote.speakers[..at].contains(&speaker) {
                    grid.add(speaker, quote.article, heard);
                }
            }
        }
        let one = Heard {
            n_mentions: 1,
            ..Heard::default()
        };
        for mention in mentions
            .iter()
            .filter_map(|&at| index.mentions.get(at as usize))
        {
            grid.add(mention.actor, mention.article, one);
        }
        for cells in &mut grid.cells {
            order::by_key(cells, |&(article, _)| article);
            cells.dedup_by(|next, cell| {
                let is_same = next.0 == cell.0;
                if is_same {
                    cell.1.add(next.1);
                }
                is_same
            });
        }
        grid
    }

    fn add(&mut self, actor: u32, article: u32, heard: Heard) {
        let places = (
            self.cells.get_mut(actor as usize),
            self.totals.get_mut(actor as usize),
        );
        let (Some(cells), Some(total)) = places else {
            return;
        };
        total.add(heard);
        match cells.last_mut() {
            Some((last, cell)) if *last == article => cell.add(heard),
            _ => cells.push((article, heard)),
        }
    }

    /// The articles in which an actor is heard or named; sorted, empty for an actor that the index does not have.
    pub fn actor(&self, actor: u32) -> &[(u32, Heard)] {
        self.cells.get(actor as usize).map_or(&[], Vec::as_slice)
    }

    /// One actor in one article.
    pub fn cell(&self, actor: u32, article: u32) -> Heard {
        let cells = self.actor(actor);
        let found = cells.binary_search_by_key(&article, |&(at, _)| at);
        found.map_or_else(|_| Heard::default(), |at| cells[at].1)
    }

    /// One actor in all articles together.
    pub fn total(&self, actor: u32) -> Heard {
        let total = self.totals.get(actor as usize);
        total.copied().unwrap_or_default()
    }

    /// Actors heard, most words first, and actors only talked about, most mentions first; those that are neither are left
    /// out. Of a short list the first of each, and whoever is heard or named in so many articles that one can compare.
    pub fn ordered(&self, length: Length) -> [Vec<u32>; 2] {
        let actors = (0..self.totals.len() as u32).filter(|&at| !self.total(at).is_absent());
        let (mut heard, mut silent): (Vec<u32>, Vec<u32>) =
            actors.partition(|&at| self.total(at).is_heard());
        order::by_key(&mut heard, |&at| std::cmp::Reverse(self.total(at).words()));
        order::by_key(&mut silent, |&at| {
            std::cmp::Reverse(self.total(at).n_mentions)
        });
        if length == Length::Short {
            self.shorten(&mut heard, SHORT.0);
            self.shorten(&mut silent, SHORT.1);
        }
        [heard, silent]
    }

    fn shorten(&self, actors: &mut Vec<u32>, n: usize) {
        let mut at = 0..;
        actors.retain(|&actor| {
            let n_articles = self.actor(actor).len();
            at.next().is_some_and(|at| at < n) || n_articles >= COMPARABLE
        });
    }

    /// Words of the cell with most of them.
    pub fn longest(&self) -> u32 {
        let cells = self.cells.iter().flatten();
        cells.map(|(_, cell)| cell.words()).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        facet::Facets,
        filter::{Filter, Key, Subject},
        invented,
    };

    /// The grid against the lists that its figures link to.
    #[test]
    fn every_figure_is_the_length_of_its_list() {
        let index = invented::edition(200, 3).index;
        let facets = Facets::prepare(&index);
        let all = |n: usize| (0..n as u32).collect::<Vec<_>>();
        let grid = HeardGrid::of(&index, &all(index.quotes.len()), &all(index.mentions.len()));
        for (actor, at) in index.actors.iter().zip(0..) {
            for (place, article) in (0..).zip(&index.articles) {
                let cell = grid.cell(at, place);
                let filter =
                    |key| Filter::of(key, [actor.id.as_str()]).with(Key::Article, &article.id);
                let spoken = filter(Key::Speaker);
                let own = spoken
                    .clone()
                    .with(Key::Kind, "direct")
                    .with(Key::Kind, "mixed");
                let count = |filter, subject| facets.count(&filter, subject, None);
                assert_eq!(cell.n_own, count(own, Subject::Quotes));
                assert_eq!(
                    cell.n_reported,
                    count(spoken.with(Key::Kind, "indirect"), Subject::Quotes)
                );
                assert_eq!(
                    cell.n_mentions,
                    count(filter(Key::About), Subject::Mentions)
                );
            }
        }
    }

    #[test]
    fn a_short_grid_is_the_beginning_of_the_whole() {
        let index = invented::edition(900, 3).index;
        let all = |n: usize| (0..n as u32).collect::<Vec<_>>();
        let grid = HeardGrid::of(&index, &all(index.quotes.len()), &all(index.mentions.len()));
        let whole = grid.ordered(Length::Whole);
        let short = grid.ordered(Length::Short);
        for (whole, short) in whole.iter().zip(&short) {
            assert!(short.len() <= whole.len());
            let rest: Vec<u32> = whole
                .iter()
                .copied()
                .filter(|at| short.contains(at))
                .collect();
            assert_eq!(&rest, short);
        }
        let [heard, silent] = whole;
        assert!(
            heard
                .windows(2)
                .all(|pair| grid.total(pair[0]).words() >= grid.total(pair[1]).words())
        );
        assert!(
            silent
                .iter()
                .all(|&at| !grid.total(at).is_heard() && !grid.total(at).is_absent())
        );
    }

    #[test]
    fn odd_positions_are_left_out() {
        let mut index = invented::edition(3, 3).index;
        index.quotes[0].speakers = vec![900, 0, 0];
        let grid = HeardGrid::of(&index, &[0, 900], &[900]);
        assert_eq!(grid.total(0).n_own + grid.total(0).n_reported, 1);
        assert_eq!(grid.actor(900), []);
        assert!(grid.total(900).is_absent());
    }
}
