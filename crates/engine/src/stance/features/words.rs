//! The words of one sentence as the trained model sees them.

use std::{cell::OnceCell, ops::Range};

use crate::{
    lexicon::stance::Role,
    stance::{findings::Findings, issue::stem_into, model::Valences, scene::Scene},
    tagging::word::norm_of,
};

/// Words of one sentence as the model sees them, the same for every pair of it.
pub(in crate::stance) struct Words<'a> {
    /// Token of the article of the first word.
    start: usize,
    /// Hash of each word in lower case.
    forms: Vec<u32>,
    /// Hash of each word's stem, taken when the first is asked for: most sentences have no two actors of whom one may regard the other.
    stems: OnceCell<Vec<u32>>,
    findings: Findings<'a>,
    /// Brown cluster of each word.
    clusters: Vec<u32>,
    /// Evaluation of each word with the negations before it, from -3 to 3.
    values: Vec<i8>,
}

impl<'a> Words<'a> {
    pub(in crate::stance) fn new(
        scene: &Scene<'a>,
        valences: &Valences,
        sentence: &Range<usize>,
    ) -> Self {
        let tags = &scene.findings.tags.words;
        let words = tags.get(sentence.clone()).unwrap_or_default();
        let forms: Vec<u32> = words.iter().map(|word| word.norm).collect();
        let mut values: Vec<i8> = forms.iter().map(|&form| valences.find(form) / 8).collect();
        let mut negated_until = 0;
        for (value, token) in values.iter_mut().zip(sentence.clone()) {
            if scene.is(token, Role::Negation) {
                negated_until = token + 4;
            }
            let listed = scene.senses[token].polarity;
            if listed != 0 {
                *value = listed;
            }
            if token < negated_until {
                *value = -*value;
            }
        }
        Self {
            start: sentence.start,
            forms,
            stems: OnceCell::new(),
            findings: scene.findings,
            clusters: words.iter().map(|word| word.cluster).collect(),
            values,
        }
    }

    /// The tokens of the sentence.
    pub(super) const fn sentence(&self) -> Range<usize> {
        self.start..self.start + self.forms.len()
    }

    pub(super) fn form(&self, token: usize) -> u32 {
        self.forms.get(token - self.start).copied().unwrap_or(0)
    }

    pub(super) fn stem(&self, token: usize) -> u32 {
        let stems = self.stems.get_or_init(|| {
            let mut stem = String::new();
            let tokens = self.findings.segments.tokens.get(self.sentence());
            let stems = tokens.unwrap_or_default().iter().map(|token| {
                stem_into(token.span.slice(self.findings.text), &mut stem);
                norm_of(&stem)
            });
            stems.collect()
        });
        stems.get(token - self.start).copied().unwrap_or(0)
    }

    /// The upper branches of a word's cluster.
    pub(super) fn cluster(&self, token: usize, bits: u32) -> u32 {
        let whole = self.clusters.get(token - self.start).copied().unwrap_or(0);
        whole & ((1 << bits) - 1)
    }

    pub(in crate::stance) fn value(&self, token: usize) -> i8 {
        self.values.get(token - self.start).copied().unwrap_or(0)
    }
}
