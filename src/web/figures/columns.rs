//! Which articles and actors a grid of who is heard has.

use super::scope::Figures;
use crate::web::store::Layered;
use query::{
    compare::heard::{HeardGrid, Length},
    filter::{Filter, Key, Subject},
    index::Index,
};

/// Most articles that stand side by side; more columns are read by nobody, and a filter chooses others.
const MOST: usize = 8;

/// Most articles that the page of an actor lists.
const MOST_OF_ACTOR: usize = 24;

/// What a grid shows of an edition under a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Positions of the articles shown: the first of those chosen.
    pub articles: Vec<u32>,
    /// How many are chosen.
    pub n_chosen: u32,
    /// Positions of the actors chosen as speakers; empty where none are, and then all actors are shown.
    actors: Vec<u32>,
}

impl Columns {
    /// Articles that the filter's outlets and articles leave, and the speakers chosen.
    pub fn chosen(layered: &Layered, filter: &Filter) -> Self {
        let actors = (0..).zip(&layered.index.actors);
        let chosen = actors.filter(|(_, actor)| filter.has(Key::Speaker, actor.id.as_str()));
        let mut articles = Figures::within(filter).rows(layered, Subject::Articles);
        let n_chosen = articles.len() as u32;
        articles.truncate(MOST);
        Self {
            articles,
            n_chosen,
            actors: chosen.map(|(at, _)| at).collect(),
        }
    }

    /// The articles that the page of an actor lists: all of a small edition, of a larger one those that name the actor or
    /// let it speak, as far as there is room.
    pub fn of_actor(layered: &Layered, grid: &HeardGrid, actor: u32) -> Self {
        let n_articles = layered.index.articles.len();
        let mut articles: Vec<u32> = if n_articles <= MOST_OF_ACTOR {
            (0..n_articles as u32).collect()
        } else {
            grid.actor(actor)
                .iter()
                .map(|&(article, _)| article)
                .collect()
        };
        let n_chosen = articles.len() as u32;
        articles.truncate(MOST_OF_ACTOR);
        Self {
            articles,
            n_chosen,
            actors: vec![actor],
        }
    }

    /// Counts passages of the articles shown.
    pub fn grid(&self, index: &Index, quotes: &[u32], mentions: &[u32]) -> HeardGrid {
        let is_cut = self.articles.len() < self.n_chosen as usize;
        let is_shown = |article: u32| !is_cut || self.articles.contains(&article);
        let quotes = quotes.iter().copied().filter(|&at| {
            let row = index.quotes.get(at as usize);
            row.is_some_and(|row| is_shown(row.article))
        });
        let mentions = mentions.iter().copied().filter(|&at| {
            let row = index.mentions.get(at as usize);
            row.is_some_and(|row| is_shown(row.article))
        });
        HeardGrid::of(
            index,
            &quotes.collect::<Vec<u32>>(),
            &mentions.collect::<Vec<u32>>(),
        )
    }

    /// Positions of the actors in each group of rows, in order.
    pub fn rows(&self, grid: &HeardGrid, length: Length) -> [Vec<u32>; 2] {
        let is_shown = |at: &u32| self.actors.is_empty() || self.actors.contains(at);
        let rows = grid.ordered(length);
        rows.map(|rows| rows.into_iter().filter(is_shown).collect())
    }
}
