//! Comparison across articles: who is heard, who stands where. Works on rows, so that every figure can name the list that
//! it counts.

pub mod heard;
pub mod positions;
