//! Speakers whom no words of the article name: observers in general, of whom `is widely seen` and `is expected` speak, and
//! whoever signed.

use super::source::place_of;
use crate::actor::{cast::Cast, word::Words};
use record::{Attribution, Fact, span::Span};

/// Drafts that no words of the article name, made where an attribution needs them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Unnamed {
    /// Observers in general.
    pub(super) observers: Option<usize>,
    /// Whoever signed the article.
    pub(super) author: Option<usize>,
}

impl Unnamed {
    pub(super) fn new(
        words: &Words<'_>,
        cast: &mut Cast,
        attributions: &[Attribution<Span>],
        byline: Option<&Fact<Span>>,
    ) -> Self {
        let has_impersonal = attributions.iter().any(|entry| is_impersonal(words, entry));
        let is_own = |number: usize| {
            let place = place_of(&attributions[number]);
            let is_in = |entry: &Attribution<Span>| {
                entry
                    .content
                    .iter()
                    .any(|span| span.start <= place && place < span.end)
            };
            words.folded(
                words
                    .segments
                    .tokens_in(attributions[number].source[0])
                    .start,
            ) == "i"
                && !attributions.iter().any(is_in)
        };
        let has_own = byline.is_some()
            && (0..attributions.len())
                .filter(|&number| is_first_person(words, &attributions[number]))
                .take(8)
                .any(is_own);
        Self {
            observers: has_impersonal.then(|| cast.observers()),
            author: byline
                .filter(|_| has_own)
                .and_then(|byline| cast.person_called(&byline.text)),
        }
    }
}

/// Whether a cue is a passive that says what people in general think (`is widely expected`), with nobody behind a `by`.
pub(super) fn is_impersonal(words: &Words<'_>, entry: &Attribution<Span>) -> bool {
    let Some(&cue) = entry.cue.first() else {
        return false;
    };
    let tokens = words.segments.tokens_in(cue);
    let is_be = |at| {
        matches!(
            words.folded(at),
            "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'s" | "'re"
        )
    };
    let is_opinion = |at| {
        matches!(
            words.folded(at),
            "expected"
                | "seen"
                | "viewed"
                | "regarded"
                | "considered"
                | "believed"
                | "thought"
                | "perceived"
                | "deemed"
                | "understood"
                | "rumored"
                | "rumoured"
                | "assumed"
                | "feared"
                | "hoped"
                | "reputed"
                | "estimated"
                | "alleged"
                | "said"
                | "reported"
                | "tipped"
        )
    };
    let Some(be) = tokens.clone().find(|&at| is_be(at)) else {
        return false;
    };
    let Some(verb) = (be + 1..tokens.end).find(|&at| is_opinion(at)) else {
        return false;
    };
    let has_agent = (verb + 1..tokens.end + 1).any(|at| words.folded(at) == "by");
    let is_subject = |source: &Span| source.end <= cue.start;
    !has_agent && entry.source.iter().all(is_subject)
}

/// The first person, by itself.
pub(super) fn is_first_person(words: &Words<'_>, entry: &Attribution<Span>) -> bool {
    entry.source.first().is_some_and(|&source| {
        let tokens = words.segments.tokens_in(source);
        tokens.len() == 1
            && matches!(
                words.folded(tokens.start),
                "i" | "we" | "me" | "us" | "my" | "our" | "myself" | "ourselves"
            )
    })
}
