//! The word lists of `data/` as typed look-ups. Each list opens with its source, licence and columns.

use std::sync::OnceLock;

/// Every list and model that the engine consults; built once, immutable.
#[derive(Debug, Default)]
pub struct Lexicon {}

impl Lexicon {
    /// The lists that ship with the engine.
    pub fn bundled() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::default)
    }
}
