//! On Record's data: articles, what is found in them, what people decide about it, and editions of both. Plain data with
//! the operations that need nothing else. No crate of the workspace lies below this one; the page, the engine and every
//! file format share it.
//!
//! ```text
//! span, calendar, order, fold <- slug, corpus <- record, cue <- preview, document, review <- edition
//! ```

pub mod calendar;
pub mod fold;
pub mod order;
pub mod slug;
pub mod span;
pub mod word_map;

pub mod corpus;
mod record;

pub mod cue;
pub mod document;
pub mod edition;
pub mod preview;
pub mod review;

pub use record::{
    Actor, ActorId, ActorKind, Attribution, AttributionId, AttributionKind, Basis, CueGroup, Dated,
    DocumentKind, Fact, Facts, Figure, Issue, IssueId, NamedIssue, Polarity, Published, Reader,
    Reason, Record, Role, SourceDocument, Stance, StanceId, Step, Target,
};
