//! The subject of a clause.

use std::ops::Range;

/// Who acts, and in what mood.
#[derive(Clone, Debug)]
pub(in crate::stance) struct Subject {
    /// The noun phrase; possibly empty.
    pub(in crate::stance) phrase: Range<usize>,
    /// First token of the clause, the subject included.
    pub(in crate::stance) start: usize,
    /// 1, or -1 where refusing or stopping stands between.
    pub(in crate::stance) sign: i8,
    pub(in crate::stance) is_negated: bool,
    /// May, might, would, if: the act has not happened.
    pub(in crate::stance) is_suspended: bool,
    pub(in crate::stance) is_passive: bool,
    /// The word that leaves it open whether the act happens: `would`, `must`; none where a condition does.
    pub(in crate::stance) modal: Option<usize>,
    /// Whether the subject was taken over from another clause.
    pub(in crate::stance) is_inherited: bool,
}

impl Subject {
    /// A phrase as the subject of a plain statement.
    pub(in crate::stance) const fn plain(phrase: Range<usize>) -> Self {
        Self {
            start: phrase.start,
            phrase,
            sign: 1,
            is_negated: false,
            is_suspended: false,
            is_passive: false,
            modal: None,
            is_inherited: false,
        }
    }
}
