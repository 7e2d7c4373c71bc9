//! What is found where capitals stand, before it is known who is meant.

use std::ops::Range;

use crate::actor::word::Words;
use record::span::Span;

/// What a stretch of text names, before it is known who is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// A state by its name, its government, or its seat of government where that acts.
    State(u32),
    /// A listed organisation or outlet.
    Known(u32),
    /// The people of a state.
    People(u32),
    /// A continent or the like.
    Region,
    /// A province, by its government.
    Province,
    /// A person by two or more words, or behind a title.
    Person,
    /// An organisation that no list has.
    Organisation,
    /// An outlet that no list has.
    Media,
    /// Several words that no list has: a person if anything else says so.
    Pair,
    /// One word that no list has.
    Lone,
    /// People without a name of their own.
    Group,
    /// As [`What::Group`], if it is one elsewhere in the article.
    MaybeGroup,
    /// The outlets of a state (`Ruritanian state media`).
    Outlets,
}

/// One name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// Where the name stands, without title.
    pub(crate) span: Span,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// What it can name.
    pub(crate) what: What,
    /// The tokens of the title before it, with the state or body to which the title belongs.
    pub(crate) title: Option<Range<usize>>,
}

/// A name without title.
pub(crate) fn name(words: &Words<'_>, tokens: Range<usize>, what: What) -> Name {
    Name {
        span: words.span(tokens.start, tokens.end),
        tokens,
        what,
        title: None,
    }
}
