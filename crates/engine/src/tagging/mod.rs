//! Tokens to labels: what the models see of a word, word classes, weight tables and their file format.

/// The file of a model in `crates/engine/data/`.
#[cfg(not(feature = "plain-models"))]
macro_rules! model_file {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $name))
    };
}

/// The same, as `build.rs` leaves it for the engine's module.
#[cfg(feature = "plain-models")]
macro_rules! model_file {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

pub(crate) use model_file;

pub mod cluster;
pub(crate) mod form;
pub mod grid;
mod places;
pub mod rows;
pub mod table;
pub mod word;
pub mod word_class;

use crate::segment::Segments;
use form::Forms;
use word::{Word, read_words};
use word_class::{CLASSES, WordModel};

/// Labels of every token of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags {
    /// Word class of each token of [`Segments::tokens`], same length.
    pub word_classes: Vec<WordClass>,
    /// Finer class of each token, as position in [`CLASSES`]; same length.
    pub(crate) fine: Vec<u8>,
    /// Each token as the models see it; same length.
    pub(crate) words: Vec<Word>,
    /// The forms of the tokens.
    pub(crate) forms: Forms,
}

impl Tags {
    /// Each token as the models see it; as long as there are tokens.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Finer class of each token, as position in [`CLASSES`].
    pub fn fine(&self) -> &[u8] {
        &self.fine
    }

    /// The Penn Treebank tag of the token at a position in [`Segments::tokens`], such as `VBD`; empty beyond the last.
    pub fn penn(&self, token: usize) -> &'static str {
        let fine = self.fine.get(token).map(|&fine| usize::from(fine));
        fine.and_then(|fine| CLASSES.get(fine))
            .map_or("", |class| class.1)
    }
}

/// Coarse part of speech, after Universal Dependencies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are those of Universal Dependencies")]
pub enum WordClass {
    Adjective,
    Adposition,
    Adverb,
    Auxiliary,
    Conjunction,
    Subordinator,
    Determiner,
    Interjection,
    Noun,
    Number,
    Particle,
    Pronoun,
    Name,
    Punctuation,
    Symbol,
    Verb,
    #[default]
    Other,
}

/// Tags every token.
pub fn tag(text: &str, segments: &Segments) -> Tags {
    let model = WordModel::bundled();
    let forms = Forms::new(text, &segments.tokens);
    let written = forms.iter().map(|form| form.span.slice(text));
    let words = read_words(written, &model.clusters);
    let mut fine = forms.for_tokens(words.iter().map(|word| model.find_known(word)));
    let words = forms.for_tokens(words.into_iter());
    model.tag(&words, &mut fine, &segments.sentences);
    let word_classes = fine
        .iter()
        .map(|&fine| {
            CLASSES
                .get(usize::from(fine))
                .map_or_else(WordClass::default, |class| class.0)
        })
        .collect();
    Tags {
        word_classes,
        fine,
        words,
        forms,
    }
}
