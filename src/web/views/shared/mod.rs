//! What several views share and that knows route and layer, which components do not.

mod article_card;
mod card;
mod context;
mod contradictions;
mod downloads;
mod heard_grid;
mod listing;
mod mention_item;
mod quote_card;
pub mod receipt;
mod said;
mod shifts;
mod stance_item;
mod stance_matrix;
mod stance_network;
mod start_here;
mod why;

pub use article_card::view_article_card;
pub use contradictions::view_contradictions;
pub use downloads::PartDownloads;
pub(in crate::web) use downloads::save;
pub use heard_grid::{view_heard, view_heard_grid, view_rest};
pub use listing::{Listing, use_listing, view_chosen, view_listing, view_rows, view_table};
pub use mention_item::{view_around, view_mention_item};
pub use quote_card::{Place, QuoteCard, QuoteCardProps};
pub use said::view_first_quotes;
pub use shifts::view_shifts;
pub use stance_item::view_stance_item;
pub use stance_matrix::{view_polarity_key, view_stance_matrix};
pub use stance_network::view_stance_network;
pub use start_here::view_start_here;
pub use why::{Decided, view_why};
