//! Who spoke, and why.

use record::{Reason, Step, span::Span};

/// How a speaker was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Finding {
    /// Named or described in the source.
    #[default]
    Named,
    /// `I`, `we`.
    FirstPerson,
    /// `who`, `which`.
    Relative,
    /// `he`, `she`.
    Person,
    /// `it`, `they`, `both`.
    Several,
    /// `the minister`, `the company`.
    Role,
    /// No words say who; whoever speaks before or beside.
    Silent,
    /// Nobody in particular: `is widely expected`.
    Nobody,
}

impl Finding {
    /// How sure it is, per mille, that speakers found so are the right ones: the share of some 30 of each kind that one reader
    /// found right in news that taught no rule (docs/accuracy-actors.md).
    pub(super) const fn confidence(self) -> u16 {
        match self {
            Self::Named => 960,
            Self::FirstPerson => 950,
            Self::Relative => 890,
            Self::Person => 920,
            Self::Several => 560,
            Self::Role => 800,
            Self::Silent => 700,
            Self::Nobody => 920,
        }
    }
}

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
