//! Hooks: how views reach the address and the edition.

mod use_address;
mod use_layer;

pub use use_address::{AddressHandle, use_address, use_read_address};
pub use use_layer::{use_edition, use_layer, use_replace_edition, use_store};
