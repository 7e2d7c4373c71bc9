//! On Record's engine: reads a news article and finds who said what, about whom, and where they stand, with the passage
//! behind every claim.
//!
//! ```text
//! article text -> clean: furniture and facts -> segment: paragraphs, sentences, tokens -> tagging: word classes
//!   -> attribution: quotations, source, cue, content -> actor: mentions, actors -> speaker: who says what
//!   -> stance: stances and issues -> quantity: figures and dates -> Record
//! records -> actor::merge: one id for one actor
//! ```
//!
//! It does no I/O, reads no clock, draws no random number, and never fails: any text gives a [`Record`], the same bytes
//! on every machine. `examples/who_said_what.rs` is a whole program around it.

pub mod lexicon;

pub mod clean;
pub mod segment;
pub mod tagging;

pub mod attribution;

pub mod actor;

pub mod speaker;

pub mod stance;

pub mod quantity;

pub mod analysis;

pub mod gathering;
pub mod preview;

pub use analysis::analyze;
pub use lexicon::Lexicon;
pub use record::{self, Record, corpus::Article, span::Span};
