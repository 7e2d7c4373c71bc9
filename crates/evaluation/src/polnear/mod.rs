//! The PolNeAR corpus of political news (Newell, Margolin and Ruths 2018): its annotations, and its measures.

pub mod measure;
mod read;

pub use read::{Article, parse_annotations, read_folder};
