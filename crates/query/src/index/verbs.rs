//! Reporting verbs as rows name them.

use std::collections::BTreeMap;

use super::rows::Index;

/// Verbs by the number that they have until all are known.
#[derive(Default)]
pub(super) struct Verbs(BTreeMap<String, u32>);

impl Verbs {
    /// The number of a verb, the same for the same verb.
    pub(super) fn number(&mut self, verb: String) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(verb).or_insert(next)
    }

    /// Puts the verbs into the index, in alphabetical order, and their positions into its quotes.
    pub(super) fn settle(self, index: &mut Index) {
        let mut places = vec![0; self.0.len()];
        for (place, (verb, number)) in (0..).zip(self.0) {
            places[number as usize] = place;
            index.verbs.push(verb);
        }
        for quote in &mut index.quotes {
            quote.verb = quote
                .verb
                .and_then(|verb| places.get(verb as usize).copied());
        }
    }
}
