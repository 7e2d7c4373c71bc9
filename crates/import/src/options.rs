//! What whoever reads a file decides.

use super::archive::Limits;
use export::text::{Builtin, Charsets, Encoding};

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
    /// What becomes of texts without words.
    pub wordless: Wordless,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            encoding: &Encoding::Detect,
            charsets: &Builtin,
            scope: Scope::default(),
            limits: Limits::default(),
            wordless: Wordless::default(),
        }
    }
}

/// What becomes of an empty file, and of a plain text without a letter or digit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wordless {
    /// It is refused: a person who chose it chose the wrong file.
    #[default]
    Refuse,
    /// It is an article like any other, so that a filter answers each text.
    Keep,
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
