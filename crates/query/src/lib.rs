//! Filter, facets, order and search over an edition. An [`index::Index`] flattens one layer of an edition into rows that
//! name each other by position; a [`filter::Filter`] selects rows; every count shown is the length of such a selection.
//!
//! [`facet::Facets`] and [`search::Search`] are prepared once for an index; after that a choice or a letter typed costs a
//! pass over bit sets.

pub mod bits;
pub mod codec;
pub mod compare;
pub mod facet;
pub mod filter;
pub mod index;
#[cfg(any(test, feature = "invented"))]
pub mod invented;
pub mod search;
pub mod sort;

mod fold;
mod lists;
mod selection;
mod tables;
mod value_rows;
mod vocabulary;
