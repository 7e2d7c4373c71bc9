//! Which rows a [`Filter`] selects, and how many it would with another choice. The counts of a key leave that key's own
//! choice aside, so that the count of a value is the length of the list with this value of the key alone.
//!
//! For each key and value the rows that have it are listed once, when an index is prepared. A run joins the rows of the
//! chosen values into one bit set for each key, and counts them among the rows that all other keys pass: every list is
//! walked at most once for each kind of passage, so a run is linear in the number of rows.

use super::{
    codec::{self, Ignored},
    filter::{Filter, Key, Subject},
    index::Index,
    search::SearchHits,
    selection::Selection,
    sort::Orders,
    tables::{self, Tables},
};
use record::order;

pub use super::tables::{UNRESOLVED, Value};

/// The values of one key with their counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The key.
    pub key: Key,
    /// Values that select something or are chosen; words in their fixed order, others by falling count, then position.
    pub values: Vec<Count>,
}

/// How often a value occurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Position in [`Facets::values`] of the key.
    pub value: u32,
    /// Length of the list with this value of the key alone.
    pub count: u32,
    /// Whether it is chosen.
    pub is_active: bool,
}

/// What a filter selects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Positions of the rows, in the order asked for.
    pub rows: Vec<u32>,
    /// In the order in which they are offered; a key of which nothing can be chosen is left out.
    pub facets: Vec<Facet>,
    /// Keys of which something is chosen that has no meaning for this list.
    pub not_applied: Vec<Key>,
}

/// An index prepared for filters.
#[derive(Clone, Debug)]
pub struct Facets {
    tables: Tables,
    orders: Orders,
}

impl Facets {
    /// Prepares an index: reads it once.
    pub fn prepare(index: &Index) -> Self {
        Self {
            tables: Tables::of(index),
            orders: Orders::prepare(index),
        }
    }

    /// All values of a key; positions are those of [`Count::value`].
    pub fn values(&self, key: Key) -> &[Value] {
        self.tables.values(key)
    }

    /// What people read for a value; the value itself where the edition does not know it.
    pub fn label<'a>(&'a self, key: Key, value: &'a str) -> &'a str {
        let known = self.values(key).iter().find(|known| known.value == value);
        known.map_or(value, |known| known.label.as_str())
    }

    /// The filter without the values that this edition does not know, each of them reported.
    pub fn resolve(&self, filter: &Filter) -> (Filter, Vec<Ignored>) {
        let mut resolved = filter.clone();
        let mut unknown = Vec::new();
        for key in filter.keys() {
            for value in filter.chosen(key) {
                if !self.values(key).iter().any(|known| known.value == value) {
                    resolved = resolved.without(key, value);
                    unknown.push((key, value));
                }
            }
        }
        let explain = |(key, value): (Key, &str)| {
            let known = self.values(key).iter().map(|known| known.value.as_str());
            let nearest = codec::nearest(value, known);
            Ignored {
                what: format!("{}={value}", key.as_str()),
                nearest: nearest.map(|nearest| self.label(key, nearest).to_owned()),
                instead: nearest.map(|nearest| resolved.clone().with(key, nearest)),
            }
        };
        let ignored = unknown.into_iter().map(explain).collect();
        (resolved, ignored)
    }

    /// Rows, facets and keys without effect. `hits` are those of the filter's text, if it has any.
    pub fn run(&self, filter: &Filter, subject: Subject, hits: Option<&SearchHits>) -> Outcome {
        let selection = self.tables.select(filter, subject, hits);
        let offered = tables::offered(subject).iter();
        let applies = |key: Key| selection.applies(key);
        Outcome {
            rows: self.orders.sorted(subject, filter.sort, &selection.rows()),
            facets: offered
                .filter_map(|&key| self.facet(&selection, filter, key))
                .collect(),
            not_applied: filter.keys().filter(|&key| !applies(key)).collect(),
        }
    }

    /// The rows of [`Facets::run`] alone.
    pub fn rows(&self, filter: &Filter, subject: Subject, hits: Option<&SearchHits>) -> Vec<u32> {
        let selection = self.tables.select(filter, subject, hits);
        self.orders.sorted(subject, filter.sort, &selection.rows())
    }

    /// Number of rows that a filter selects; what a link to its list must say.
    pub fn count(&self, filter: &Filter, subject: Subject, hits: Option<&SearchHits>) -> u32 {
        self.tables.select(filter, subject, hits).rows().count()
    }

    fn facet(&self, selection: &Selection<'_>, filter: &Filter, key: Key) -> Option<Facet> {
        let chosen = self.tables.chosen(filter, key);
        let mut values: Vec<Count> = (0..)
            .zip(selection.counts(key))
            .map(|(value, count)| Count {
                value,
                count,
                is_active: chosen.contains(&value),
            })
            .filter(|value| value.count > 0 || value.is_active)
            .collect();
        if key.words().is_empty() {
            order::by_key(&mut values, |value| {
                (std::cmp::Reverse(value.count), value.value)
            });
        }
        (!values.is_empty()).then_some(Facet { key, values })
    }
}

#[cfg(test)]
mod tests;
