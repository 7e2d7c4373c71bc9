//! The orders of lists. Each order of an index is worked out once; a run then picks the selected rows out of it.

use super::{
    bits::Bits,
    filter::{Sort, Subject},
    index::Index,
};
use record::order;

/// For each list and order, all rows in that order; ties stand as in the index.
#[derive(Clone, Debug)]
pub(super) struct Orders {
    orders: Vec<(Subject, Sort, Vec<u32>)>,
}

impl Orders {
    /// Sorts every list in every order that it offers.
    pub(super) fn prepare(index: &Index) -> Self {
        let names = name_ranks(index);
        let name = |actor: u32| names.get(actor as usize).copied().unwrap_or(u32::MAX);
        let mut n_mentions = vec![0_u32; index.actors.len()];
        for mention in &index.mentions {
            if let Some(count) = n_mentions.get_mut(mention.actor as usize) {
                *count += 1;
            }
        }
        let quote_words = |row: &super::index::QuoteRow| row.n_own_words + row.n_reported_words;
        let speaker = |row: &super::index::QuoteRow| {
            row.speakers.first().map_or(u32::MAX, |&actor| name(actor))
        };
        let quotes = |key: &dyn Fn(&super::index::QuoteRow) -> u64| order(&index.quotes, key);
        let stances = |key: &dyn Fn(&super::index::StanceRow) -> u64| order(&index.stances, key);
        let actors = |key: &dyn Fn(usize) -> u64| {
            let positions: Vec<usize> = (0..index.actors.len()).collect();
            order(&positions, |&at| key(at))
        };
        let falling = |value: u64| u64::MAX - value;
        use Subject::{Actors, Articles, Mentions, Quotes, Stances};
        let orders = vec![
            (
                Quotes,
                Sort::Speaker,
                quotes(&|row| u64::from(speaker(row))),
            ),
            (
                Quotes,
                Sort::Length,
                quotes(&|row| falling(u64::from(quote_words(row)))),
            ),
            (
                Quotes,
                Sort::Confidence,
                quotes(&|row| u64::from(row.confidence)),
            ),
            (
                Stances,
                Sort::Speaker,
                stances(&|row| u64::from(name(row.holder))),
            ),
            (
                Stances,
                Sort::Confidence,
                stances(&|row| u64::from(row.confidence)),
            ),
            (
                Mentions,
                Sort::Speaker,
                order(&index.mentions, |row| u64::from(name(row.actor))),
            ),
            (Actors, Sort::Speaker, actors(&|at| u64::from(names[at]))),
            (
                Actors,
                Sort::Mentions,
                actors(&|at| falling(u64::from(n_mentions[at]))),
            ),
            (
                Articles,
                Sort::Length,
                order(&index.articles, |row| falling(u64::from(row.n_words))),
            ),
        ];
        Self { orders }
    }

    /// The rows of a set in an order; as in the index where the list does not offer it.
    pub(super) fn sorted(&self, subject: Subject, sort: Sort, rows: &Bits) -> Vec<u32> {
        let order = self
            .orders
            .iter()
            .find(|order| (order.0, order.1) == (subject, sort));
        match order {
            Some((.., order)) => order
                .iter()
                .copied()
                .filter(|&row| rows.contains(row))
                .collect(),
            None => rows.iter().collect(),
        }
    }
}

fn order<R>(rows: &[R], key: impl Fn(&R) -> u64) -> Vec<u32> {
    let keys: Vec<u64> = rows.iter().map(key).collect();
    order::positions(keys.len(), &mut |one, other| keys[one].cmp(&keys[other]))
}

/// For each actor, its place among the names in alphabetical order, case and accents aside.
fn name_ranks(index: &Index) -> Vec<u32> {
    let names: Vec<String> = index
        .actors
        .iter()
        .map(|actor| super::fold::fold(&actor.name))
        .collect();
    let order = order::positions(names.len(), &mut |one, other| names[one].cmp(&names[other]));
    let mut ranks = vec![0; names.len()];
    for (rank, actor) in order.into_iter().enumerate() {
        ranks[actor as usize] = rank as u32;
    }
    ranks
}
