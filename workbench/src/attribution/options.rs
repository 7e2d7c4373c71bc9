//! What a run is told.

use super::crf::Settings;

/// Options of one run.
pub(crate) struct Options {
    /// Folder with `text` and `ann`.
    pub(crate) data: String,
    /// Folders of the same form that a tagger annotated, to learn from as well.
    pub(crate) silver: Vec<String>,
    /// Files of scores that the tagger gave to their tokens.
    pub(crate) scores: Vec<String>,
    /// Where the model goes; its card lies beside it.
    pub(crate) out: String,
    pub(crate) settings: Settings,
    /// Settings of the second pass.
    pub(crate) reach: Settings,
    /// Parts of the material that are labelled in turn by what the others teach.
    pub(crate) parts: u32,
    /// Folder in which the models of the first pass are kept, and from which they are taken.
    pub(crate) keep: Option<String>,
    /// Takes the weights of this model instead of learning them, to measure and calibrate anew.
    pub(crate) weights: Option<String>,
    /// Trains on the held-out articles as well.
    pub(crate) all: bool,
    /// Bonus of a span in the first pass while the second learns from it, in thousandths of a natural logarithm.
    pub(crate) bonus: i32,
    /// Weights below this size, in natural logarithms, are dropped.
    pub(crate) prune: f32,
}
