//! What several views share and that knows route and layer, which components do not.

mod context;
mod listing;
mod quote_card;
pub mod receipt;
mod why;

pub use listing::{Listing, use_listing, view_listing};
pub use quote_card::{Place, QuoteCard, QuoteCardProps};
pub use why::{Decided, view_why};
