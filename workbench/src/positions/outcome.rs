//! What came of learning one of the two tasks.

use engine::stance::{model::Scale, tones::Tones};

use super::{judged::Judged, score::Score};

/// What came of one task.
pub(crate) struct Outcome {
    pub(crate) scale: Scale,
    pub(crate) tones: Tones,
    pub(crate) n_examples: usize,
    pub(crate) judged: Vec<Judged>,
    pub(crate) score: Option<Score>,
}
