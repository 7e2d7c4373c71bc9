//! Tokens to labels: what the models see of a word, word classes, weight tables and their file format.

pub(crate) mod bundled;
mod class;
pub mod cluster;
pub(crate) mod form;
pub mod grid;

mod places;
pub mod rows;
pub mod table;
pub mod word;
pub mod word_class;

pub use class::WordClass;

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

/// Tags every token.
pub fn tag(text: &str, segments: &Segments) -> Tags {
    let model = WordModel::bundled();
    let forms = Forms::new(text, &segments.tokens);
    let points_outward = text.find(['«', '»', '‹', '›']).is_none_or(|at| {
        text.get(at..)
            .is_some_and(|rest| rest.starts_with(['«', '‹']))
    });
    let written = forms
        .iter()
        .map(|form| as_learned(form.span.slice(text), points_outward));
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

/// Marks as the models have seen them: guillemets as the curly marks that stand for the same, whichever way they point.
fn as_learned(form: &str, points_outward: bool) -> &str {
    match form {
        "«" | "‹" if points_outward => "“",
        "»" | "›" if points_outward => "”",
        "«" | "‹" => "”",
        "»" | "›" => "“",
        "„" => "“",
        _ => form,
    }
}
