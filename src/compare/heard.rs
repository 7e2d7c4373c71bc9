//! Who is heard and who is only talked about, by actor and article.

use crate::{order, query::index::Index, record::AttributionKind};

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

/// One figure for each actor and article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeardGrid {
    cells: Vec<Heard>,
    n_articles: u32,
}

impl HeardGrid {
    /// Counts the passages at `quotes` and `mentions`, positions in `index`. A passage of several speakers counts for each
    /// of them.
    pub fn of(index: &Index, quotes: &[u32], mentions: &[u32]) -> Self {
        let n_articles = index.articles.len() as u32;
        let mut grid = Self {
            cells: vec![Heard::default(); index.actors.len() * index.articles.len()],
            n_articles,
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
        grid
    }

    fn add(&mut self, actor: u32, article: u32, heard: Heard) {
        let at = actor as usize * self.n_articles as usize + article as usize;
        if article < self.n_articles
            && let Some(cell) = self.cells.get_mut(at)
        {
            cell.add(heard);
        }
    }

    /// One actor, article by article; empty for an actor that the index does not have.
    pub fn actor(&self, actor: u32) -> &[Heard] {
        let width = self.n_articles as usize;
        let start = actor as usize * width;
        self.cells.get(start..start + width).unwrap_or(&[])
    }

    /// One actor in all articles together.
    pub fn total(&self, actor: u32) -> Heard {
        let mut total = Heard::default();
        self.actor(actor).iter().for_each(|&cell| total.add(cell));
        total
    }

    /// Actors heard, most words first, and actors only talked about, most mentions first; those that are neither are left
    /// out. Of a short list the first of each, and whoever is heard or named in so many articles that one can compare.
    pub fn ordered(&self, length: Length) -> [Vec<u32>; 2] {
        let n_actors = self
            .cells
            .len()
            .checked_div(self.n_articles as usize)
            .unwrap_or(0);
        let actors = (0..n_actors as u32).filter(|&at| !self.total(at).is_absent());
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
            let cells = self.actor(actor).iter();
            let n_articles = cells.filter(|cell| !cell.is_absent()).count();
            at.next().is_some_and(|at| at < n) || n_articles >= COMPARABLE
        });
    }

    /// Words of the cell with most of them.
    pub fn longest(&self) -> u32 {
        self.cells
            .iter()
            .map(|cell| cell.words())
            .max()
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{
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
            for (cell, article) in grid.actor(at).iter().zip(&index.articles) {
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
