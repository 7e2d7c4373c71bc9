//! What a conditional random field reads.

/// One paragraph, or the surroundings of one cue.
#[derive(Default)]
pub(crate) struct Sequence {
    /// Features as [`at_slot`](super::crf::at_slot) gives them, token by token.
    pub(crate) features: Vec<u32>,
    /// Where the features of each token end.
    pub(crate) ends: Vec<u32>,
    pub(crate) places: Vec<u8>,
    pub(crate) labels: Vec<u8>,
    /// How probable a tagger takes each label to be, one row a token, which is learned instead; empty where none was asked.
    pub(crate) likely: Vec<f32>,
}
