//! A person's decisions on record entries, kept beside the machine's layer, never over it. Applying the reviews of an
//! article to its machine layer gives the reviewed layer.

pub mod agreement;
pub mod edits;

mod apply;
mod change;
mod decide;
mod decision;
mod reanchor;
#[cfg(any(test, feature = "samples"))]
pub mod sample;
mod write;

pub use apply::apply;
pub use decide::decide;
pub use decision::{Entry, EntryId, Mark, Review, Reviewed, Verdict};
pub use reanchor::{Reanchored, reanchor};

#[cfg(test)]
mod tests;
