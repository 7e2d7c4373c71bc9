//! The word lists of `crates/engine/data/` as typed look-ups. Each list opens with its source, licence and columns.

pub mod abbreviation;
pub mod deed;
pub mod fold;
pub mod idiom;
pub(crate) mod initials;
pub mod introduction;
pub mod names;
pub mod silence;
pub mod stance;
pub mod verb;
pub mod wording;

use std::sync::OnceLock;

use abbreviation::Abbreviations;
use deed::Deeds;
use idiom::Idioms;
use introduction::Introductions;
use names::Names;
use record::cue::Cues;
use silence::Silences;
use stance::StanceWords;
use wording::Wordings;

/// Every list and model that the engine consults; built once, immutable.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Abbreviations that end in a full stop.
    pub abbreviations: Abbreviations,
    /// Verbs for what is done, not said.
    pub deeds: Deeds,
    /// Words that attribute.
    pub cues: Cues,
    /// Words that introduce what is set off behind them.
    pub introductions: Introductions,
    /// Names, and the words that show what they name.
    pub names: Names,
    /// Words by which something is not said.
    pub silences: Silences,
    /// Words that show a stance.
    pub stance: StanceWords,
    /// Predicates of several words that show one.
    pub idioms: Idioms,
    /// Wording of furniture and of languages.
    pub wordings: Wordings,
}

impl Lexicon {
    /// The lists that ship with the engine.
    pub fn bundled() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::default)
    }
}
