//! The programs of On Record: the page (feature `web`), and what the page and the engine's module say to each other. What
//! they are made of lies in `crates/`; ARCHITECTURE.md is the map.

pub mod protocol;
#[cfg(feature = "web")]
pub mod web;
