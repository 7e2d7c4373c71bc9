//! What the learned model finds around a cue, put right where the structure of the sentence leaves no doubt: who stands behind
//! `by` or behind an inverted cue, where a content ends and the reporter goes on, and verbs that say nothing.

mod act;
mod inverted;
mod passive;
mod reporter;
mod unsaid;
mod words;

use super::{link::Group, passage::Passage, text::Text};
use words::Words;

/// The groups of one paragraph, each put right or left out.
pub(super) fn repaired(passage: Passage<'_>, text: Text<'_>, groups: Vec<Group>) -> Vec<Group> {
    let words = Words::new(passage, text);
    let mut groups = groups;
    passive::join_quoted_as_saying(&words, &mut groups);
    groups.retain_mut(|group| {
        inverted::put_right(&words, group);
        inverted::end_source_of_aside(&words, group);
        passive::find_agent(&words, group);
        reporter::cut(&words, group);
        group.is_unsaid = unsaid::is_unsaid(&words, group);
        !act::says_nothing(&words, group)
    });
    groups
}

/// Marks groups of which the text says that nobody said it.
pub(super) fn mark_unsaid(passage: Passage<'_>, text: Text<'_>, groups: &mut [Group]) {
    let words = Words::new(passage, text);
    for group in groups {
        group.is_unsaid = unsaid::is_unsaid(&words, group);
    }
}
