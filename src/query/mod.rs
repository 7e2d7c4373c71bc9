//! Filter, facets, order and search over an edition. An [`index::Index`] flattens one layer of an edition into rows that
//! name each other by position; a [`filter::Filter`] selects rows; every count shown is the length of such a selection.

pub mod index;
