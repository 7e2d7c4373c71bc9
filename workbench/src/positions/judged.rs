//! What is scored and what trust is fitted to.

/// A sentence with what was answered by weights that had not seen it.
pub(crate) struct Judged {
    pub(crate) label: usize,
    pub(crate) shares: Vec<f32>,
    pub(crate) acts: [i16; 2],
}
