//! Features while they are collected.

use crate::tagging::word::feature;

/// A stretch has at most this many words; what lies beyond is left out.
pub(super) const MAX_STRETCH: usize = 30;

/// A feature and the word that gave rise to it, as token of the article; [`NO_WORD`] where there is none.
pub(in crate::stance) type Feature = (u32, u32);

/// In place of a token.
pub(in crate::stance) const NO_WORD: u32 = u32::MAX;

/// Collects features; a template keeps equal words in different places apart. One does for many questions.
pub(in crate::stance) struct Bag {
    features: Vec<Feature>,
    word: u32,
    /// Positions plus one in what is kept, by hash.
    slots: Vec<u32>,
}

impl Bag {
    pub(in crate::stance) fn new() -> Self {
        Self {
            features: Vec::with_capacity(512),
            word: NO_WORD,
            slots: Vec::new(),
        }
    }

    /// The features that follow come from this token.
    pub(super) const fn at(&mut self, token: usize) {
        self.word = token as u32;
    }

    /// The features that follow come from no word in particular.
    pub(super) const fn anywhere(&mut self) {
        self.word = NO_WORD;
    }

    /// Inlined, since most of what a feature is hashed from is known when this is compiled.
    #[inline]
    pub(super) fn add(&mut self, template: u32, values: &[u32]) {
        let hash = values.iter().fold(feature(template, 0, 0), |hash, &value| {
            feature(template, hash, value)
        });
        self.features.push((hash, self.word));
    }

    /// Each feature once, with the first word that gives rise to it; empties the bag.
    pub(super) fn finish(&mut self) -> Vec<Feature> {
        // Some hundred features are quicker told apart by their places than sorted.
        let size = (self.features.len() * 2).next_power_of_two();
        self.word = NO_WORD;
        self.slots.clear();
        self.slots.resize(size, 0);
        let slots = &mut self.slots;
        let mut kept: Vec<Feature> = Vec::with_capacity(self.features.len());
        for (hash, word) in self.features.drain(..) {
            let mut at = hash as usize & (size - 1);
            loop {
                let Some(known) = (slots[at] as usize).checked_sub(1) else {
                    kept.push((hash, word));
                    slots[at] = kept.len() as u32;
                    break;
                };
                if kept[known].0 == hash {
                    kept[known].1 = kept[known].1.min(word);
                    break;
                }
                at = (at + 1) & (size - 1);
            }
        }
        kept
    }
}
