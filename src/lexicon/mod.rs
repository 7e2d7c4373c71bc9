//! The word lists of `data/` as typed look-ups. Each list opens with its source, licence and columns.

pub mod abbreviation;
pub mod cue;

use std::sync::OnceLock;

use abbreviation::Abbreviations;
use cue::Cues;

/// Every list and model that the engine consults; built once, immutable.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Abbreviations that end in a full stop.
    pub abbreviations: Abbreviations,
    /// Words that attribute.
    pub cues: Cues,
}

impl Lexicon {
    /// The lists that ship with the engine.
    pub fn bundled() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::default)
    }
}
