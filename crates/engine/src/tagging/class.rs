//! Parts of speech.

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
