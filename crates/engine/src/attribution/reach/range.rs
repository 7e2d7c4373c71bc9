//! How far the second pass looks from a cue.

use std::ops::Range;

use super::super::{
    label::{Label, Role},
    paragraph::Paragraph,
};

/// Tokens looked at on either side of a cue, at most.
const FARTHEST: usize = 250;

/// Where so many other cues of the first pass lie between, no further sentence is looked at. News that was read gives the same records
/// with 8 as with no bound, and not with 5; a paragraph full of short sentences of speech takes half the time.
const MOST_CUES: usize = 8;

/// The sentence of a cue, and those next to it in which the first pass sees content, up to a number of tokens and of other cues.
pub(super) fn find_range(
    paragraph: &Paragraph<'_>,
    labels: &[Label],
    cue: &Range<usize>,
) -> Range<usize> {
    let bounds = |at: usize| {
        let (start, end) = paragraph.place(at, 0).sentence;
        start as usize..(end as usize).max(at + 1).min(paragraph.len())
    };
    let labels_in = |range: &Range<usize>| labels.get(range.clone()).unwrap_or(&[]);
    let has_content = |range: &Range<usize>| {
        let mut labels = labels_in(range).iter();
        labels.any(|label| label.role().is_some_and(Role::is_content))
    };
    let n_cues = |range: &Range<usize>| {
        let firsts = labels_in(range).iter().filter(|label| label.is_first());
        firsts
            .filter(|label| label.role() == Some(Role::Cue))
            .count()
    };
    let lowest = cue.start.saturating_sub(FARTHEST);
    let highest = (cue.end + FARTHEST).min(paragraph.len());
    let mut range = bounds(cue.start).start..bounds(cue.end - 1).end;
    let mut passed = 0;
    while range.start > lowest && passed < MOST_CUES {
        let before = bounds(range.start - 1);
        if !has_content(&before) || before.start >= range.start {
            break;
        }
        passed += n_cues(&before);
        range.start = before.start;
    }
    passed = 0;
    while range.end < highest && passed < MOST_CUES {
        let behind = bounds(range.end);
        if !has_content(&behind) {
            break;
        }
        passed += n_cues(&behind);
        range.end = behind.end;
    }
    range.start.clamp(lowest, cue.start)..range.end.clamp(cue.end, highest)
}
