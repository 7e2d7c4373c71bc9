//! Data that people annotated, and how far something agrees with it. The command line measures with it and the workbench
//! learns from it, so that both see the same sentences and steer by the same figures. Reads files, and knows nothing of the
//! engine.
//!
//! - [`gold`]: the hand annotation of whole articles.
//! - [`polnear`]: attributions in political news (`PolNeAR`), with the measures of that corpus.
//! - [`sentences`]: stances in single sentences (DSE and NewsMTSC).
//! - [`score`]: shares, pairing of spans, and the two usual measures of clustering.

mod error;
pub mod gold;
pub mod polnear;
pub mod score;
pub mod sentences;

pub use error::ReadError;
