//! Rows of an edition, one layer at a time; what filters, facets and views work on. Positions are `u32` into the vectors
//! of the same [`Index`].

mod build;
mod layer;
mod naming;
mod rows;
mod verbs;

pub use build::Building;
pub use layer::{change_actors, layer_of, layer_of_article};
pub use naming::Naming;
pub use rows::{
    ActorRow, ArticleRow, Index, IssueRow, Layer, MentionRow, QuoteRow, StanceRow, TargetRow,
};
