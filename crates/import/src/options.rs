//! What whoever reads a file decides.

use super::archive::Limits;
use export::text::{Charsets, Encoding};

/// How to read.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// Encoding of texts and pages; [`Encoding::Detect`] unless a person chose one.
    pub encoding: &'a Encoding,
    /// Encodings beyond Unicode and windows-1252.
    pub charsets: &'a dyn Charsets,
    /// How much of a web page.
    pub scope: Scope,
    /// Limits on archives and files.
    pub limits: Limits,
}

/// How much of a web page becomes text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The article, and prose outside it as furniture; menus and lists of links outside are left out.
    #[default]
    Main,
    /// All that is shown; what is not the article's is furniture.
    Whole,
}
