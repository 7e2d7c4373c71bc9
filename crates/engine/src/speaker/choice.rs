//! Who spoke, and why.

use record::{Reason, Step, span::Span};

/// Who spoke, as positions of drafts, and why.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    pub(super) speakers: Vec<usize>,
    pub(super) why: Vec<Reason<Span>>,
}

impl Choice {
    /// This choice, or another one where it names nobody.
    pub(super) fn or(self, other: impl FnOnce() -> Self) -> Self {
        if self.speakers.is_empty() {
            let mut choice = other();
            choice.why.extend(self.why);
            choice
        } else {
            self
        }
    }
}

/// A reason of a choice.
pub(super) fn reason(step: Step, text: String, span: Option<Span>, weight: i16) -> Reason<Span> {
    Reason {
        step,
        text,
        span,
        weight,
    }
}
