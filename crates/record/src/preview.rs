//! An article as a person sees it before it is analysed: its facts, and line by line what is prose and what is furniture.

use serde::{Deserialize, Serialize};

use crate::{Facts, corpus::Given, span::Span};

/// What the first stage says of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Facts of publication, each with its basis.
    pub facts: Facts,
    /// All lines that hold anything; sorted, disjoint.
    pub lines: Vec<Line>,
}

/// One or more whole lines that belong together: the least of which a person can say what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Where; trimmed, not empty.
    pub span: Span,
    /// The part that is prose; absent where all is furniture.
    pub prose: Option<Span>,
}

/// Notes that a line is prose, or furniture; stronger than what was noted of it before.
pub fn set_prose(given: &mut Given, line: Span, is_prose: bool) {
    let (into, other) = if is_prose {
        (&mut given.prose, &mut given.furniture)
    } else {
        (&mut given.furniture, &mut given.prose)
    };
    let parts = other.iter().flat_map(|span| {
        // A span of several lines keeps those before and after this one.
        let before = Span::new(span.start, span.end.min(line.start).max(span.start));
        let after = Span::new(span.start.max(line.end).min(span.end), span.end);
        if span.overlaps(line) {
            [before, after]
        } else {
            [*span, Span::new(span.end, span.end)]
        }
    });
    *other = parts.filter(|span| !span.is_empty()).collect();
    let at = into.partition_point(|span| span.start <= line.start);
    let (before, after) = into.split_at(at);
    let is_known = before.last().is_some_and(|span| span.contains(line));
    if !is_known && after.first().is_none_or(|next| !next.overlaps(line)) {
        into.insert(at, line);
    }
}
