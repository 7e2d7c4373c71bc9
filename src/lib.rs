//! On Record reads news articles and finds who said what, about whom, and where they stand, with the passage behind
//! every claim.
//!
//! ```text
//! article text -> clean: furniture and facts -> segment: paragraphs, sentences, tokens -> tagging: word classes
//!   -> attribution: quotations, source, cue, content -> actor: mentions, actors, speakers
//!   -> stance: stances and issues -> quantity: figures and dates -> Record
//! records -> actor::merge: one id for one actor -> edition (+ reviews) -> query: filter, facets, search -> web
//! ```
//!
//! The engine (all but `web` and the binaries) does no I/O, reads no clock, draws no random number, and never fails:
//! any text gives a [`record::Record`], the same bytes on every machine.

pub mod calendar;
mod order;
pub mod span;

pub mod corpus;
pub mod record;

pub mod lexicon;

pub mod clean;
pub mod segment;
pub mod tagging;

pub mod attribution;

pub mod actor;

pub mod stance;

pub mod quantity;

pub mod analysis;

pub mod compare;
pub mod edition;
pub mod exchange;
pub mod protocol;
pub mod query;
pub mod review;

#[cfg(feature = "web")]
pub mod web;
