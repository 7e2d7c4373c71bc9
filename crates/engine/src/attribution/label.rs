//! What each token can be. Roles carry the side on which their cue stands, so that neighbouring labels say which spans
//! belong together.

use super::grammar::Grammar;

/// Number of labels.
pub const N_LABELS: usize = 12;

/// Part of an attribution that a label belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Source whose cue follows.
    SourceBefore,
    /// Source whose cue went before.
    SourceAfter,
    /// Cue.
    Cue,
    /// Content whose cue follows.
    ContentBefore,
    /// Content whose cue went before.
    ContentAfter,
}

impl Role {
    /// All roles, in the order of their labels.
    pub const ALL: [Self; 5] = [
        Self::SourceBefore,
        Self::SourceAfter,
        Self::Cue,
        Self::ContentBefore,
        Self::ContentAfter,
    ];

    /// Whether this is source, before or after.
    pub const fn is_source(self) -> bool {
        matches!(self, Self::SourceBefore | Self::SourceAfter)
    }

    /// Whether this is content, before or after.
    pub const fn is_content(self) -> bool {
        matches!(self, Self::ContentBefore | Self::ContentAfter)
    }
}

/// A label as a number below [`N_LABELS`]: outside, outside but between the spans of one attribution, then for each role
/// its first token and any other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(pub u8);

impl Label {
    /// No part of an attribution.
    pub const OUTSIDE: Self = Self(0);
    /// Between two spans of one attribution.
    pub const BETWEEN: Self = Self(1);

    /// The label of the first token of a span.
    pub const fn first(role: Role) -> Self {
        Self(2 + role as u8 * 2)
    }

    /// The label of any other token of a span.
    pub const fn inside(role: Role) -> Self {
        Self(3 + role as u8 * 2)
    }

    /// The role, unless the token is no part.
    pub fn role(self) -> Option<Role> {
        Role::ALL
            .get((usize::from(self.0) / 2).checked_sub(1)?)
            .copied()
    }

    /// Whether a span begins here.
    pub const fn is_first(self) -> bool {
        self.0 >= 2 && self.0.is_multiple_of(2)
    }
}

/// The inside of a span only follows its own role.
impl Grammar for Label {
    fn can_begin(label: u8) -> bool {
        label == 0 || Self(label).is_first()
    }

    fn allows(label: u8, next: u8) -> bool {
        next < 2 || Self(next).is_first() || Self(label).role() == Self(next).role()
    }
}
