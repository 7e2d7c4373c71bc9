//! What one clause shows of where somebody stands, and what decided it.

use std::ops::Range;

/// A stance toward an actor or an issue, as positions among the actors and issues of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Aim {
    Actor(u16),
    Issue(u16),
}

/// How a stance is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// A verb, adjective or noun of `crates/engine/data/acts.tsv`.
    Act,
    /// What somebody calls, views or describes it as.
    Regard,
    /// Whose critics or supporters somebody is.
    Side,
    /// What is said of it in reported words.
    Content,
    /// The words around both, by the trained model.
    Model,
}

/// One holder, target and sign, with what shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) holder: u16,
    /// The token that stands for the holder; for a speaker named elsewhere the first of the evidence.
    pub(super) holder_at: usize,
    pub(super) aim: Aim,
    pub(super) sign: i8,
    /// The word that decided.
    pub(super) predicate: usize,
    /// Where the words end that decided, the first of which is `predicate`.
    pub(super) predicate_end: usize,
    /// Where the target is named.
    pub(super) target: Range<usize>,
    /// The clause.
    pub(super) evidence: Range<usize>,
    /// Per mille, before calibration.
    pub(super) trust: i16,
    pub(super) is_negated: bool,
    pub(super) is_suspended: bool,
    /// The words by which the opposite is meant: `so-called`.
    pub(super) turned_by: Option<Range<usize>>,
    /// How the stance is shown.
    pub(super) way: Way,
    /// What the trained model says of it.
    pub(super) verdict: Verdict,
    /// Whether the holder's own words attribute it (the predicate is the cue).
    pub(super) cue: Option<u16>,
}

impl Frame {
    /// How sure it is, per mille, that a position found so is of this sign: the shares that annotated sentences gave, in which both
    /// parties have a position (docs/accuracy-stances.md).
    pub(super) const fn polarity_confidence(&self) -> u16 {
        let share = match self.way {
            Way::Act | Way::Side => 985,
            Way::Model => 970,
            Way::Regard | Way::Content => 960,
        };
        // Too few to count them apart: set by hand.
        if self.is_negated || self.turned_by.is_some() {
            share - 40
        } else {
            share
        }
    }
}

/// What is shown of one holder toward one target: one frame, or two of opposite signs from one breath.
pub(super) struct Position {
    /// The first, or only one.
    pub(super) frame: Frame,
    /// The second.
    pub(super) opposite: Option<Frame>,
}

/// A word that decided, as token, and what it added, per mille of the logarithm of the odds.
pub(super) type Deciding = (usize, i16);

/// What the model says of a frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Verdict {
    /// Share of the frame's own answer, per mille; absent where the model has no say.
    pub(super) share: Option<u16>,
    /// The likeliest other answer with its share.
    pub(super) lost: Option<(&'static str, u16)>,
    /// Words that spoke for it, most first.
    pub(super) words: Vec<Deciding>,
}
