//! What views show and downloads repeat, each in one place: the rows and columns that an address asks for, the lists
//! behind figures, what addresses and people call things. Nothing here knows yew.

mod columns;
pub mod compared;
pub mod lines;
mod place;
mod scope;
mod target;

pub use columns::Columns;
pub use lines::Lines;
pub use place::{article_href, mention_entry};
pub use scope::{Figures, Filtered};
pub use target::{polarity_value, target_label, target_value};
