//! Sources without a name, by their words.

use std::ops::Range;

use crate::actor::word::Words;
use record::{Attribution, span::Span};

/// What a source without a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anaphor {
    He,
    She,
    It,
    They,
    /// `who`, `which`, `that`
    Relative,
    /// `both sides`
    Both,
    /// Some of those named before: `17 percent`, `those who`.
    Part,
    /// A role with nobody's name: `the analyst`.
    Role,
    /// `I`, `we`
    First,
    /// Words of time taken for a source: `this week`.
    Time,
    Other,
}

/// What the tokens of a source without a name are.
pub(super) fn anaphor_of(words: &Words<'_>, tokens: &Range<usize>) -> Anaphor {
    let first = words.folded(tokens.start);
    let second = words.folded(tokens.start + 1);
    if tokens.len() == 1 {
        match first {
            "he" | "him" | "his" | "himself" => return Anaphor::He,
            "she" | "her" | "hers" | "herself" => return Anaphor::She,
            "it" | "its" | "itself" => return Anaphor::It,
            "they" | "them" | "their" | "themselves" => return Anaphor::They,
            "who" | "which" | "that" | "whose" | "whom" => return Anaphor::Relative,
            "i" | "we" | "me" | "us" | "my" | "our" | "myself" | "ourselves" => {
                return Anaphor::First;
            }
            _ => {}
        }
    }
    if matches!(first, "both" | "two") || (first == "the" && second == "two") {
        return Anaphor::Both;
    }
    let counts = tokens.len() > 1 && is_quantity(words, tokens);
    if (first == "those" && second == "who") || counts {
        return Anaphor::Part;
    }
    if tokens.clone().all(|at| is_time(words.folded(at))) {
        return Anaphor::Time;
    }
    if tokens.clone().any(|at| words.get(at).classes.is_role()) {
        return Anaphor::Role;
    }
    Anaphor::Other
}

/// Words of time that can end a source.
pub(super) fn is_time(folded: &str) -> bool {
    matches!(
        folded,
        "this"
            | "last"
            | "late"
            | "early"
            | "today"
            | "yesterday"
            | "tonight"
            | "now"
            | "recently"
            | "later"
            | "earlier"
            | "week"
            | "month"
            | "year"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
    )
}

/// `over half`, `59 percent`, `most`: words that count those behind `of`.
pub(super) fn is_quantity(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let last = words.folded(tokens.end.wrapping_sub(1));
    matches!(
        last,
        "half"
            | "percent"
            | "cent"
            | "%"
            | "most"
            | "many"
            | "some"
            | "all"
            | "majority"
            | "number"
            | "third"
            | "thirds"
            | "quarter"
            | "quarters"
            | "none"
            | "few"
            | "dozens"
            | "hundreds"
            | "thousands"
    )
}

/// Where an attribution is resolved from: its source, else its cue, else its content.
pub(super) fn place_of(entry: &Attribution<Span>) -> u32 {
    let first = |spans: &[Span]| spans.iter().map(|span| span.start).min();
    first(&entry.source)
        .or_else(|| first(&entry.cue))
        .or_else(|| first(&entry.content))
        .unwrap_or(0)
}
