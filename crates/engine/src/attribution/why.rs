//! The reasons of an attribution that the why-card shows, in words that a reader of fifteen understands.

use super::{label::Role, link::Group, passage::Passage, reason::doubt};
use record::{AttributionKind, Reason, Step, span::Span};

/// What decided, in words for people, by falling weight.
pub(super) fn reasons(
    passage: Passage<'_>,
    group: &Group,
    quoted: &[Span],
    kind: AttributionKind,
) -> Vec<Reason<Span>> {
    let mut why = Vec::new();
    let mut add = |step, text: String, span, weight: i16| {
        why.push(Reason {
            step,
            text,
            span,
            weight,
        });
    };
    for chunk in &group.chunks {
        let Some(span) = passage.span_of(&chunk.tokens) else {
            continue;
        };
        let weight = chunk.sure.min(1000) as i16;
        let words = span.slice(passage.text);
        match chunk.role {
            Role::Cue => add(
                Step::Cue,
                match group.is_unsaid {
                    true => format!("“{words}”: this was not said"),
                    false => format!("“{words}” says that someone speaks or thinks"),
                },
                Some(span),
                weight,
            ),
            Role::SourceBefore if group.shares_source => {
                add(
                    Step::Source,
                    "the source named earlier in the sentence goes on".into(),
                    Some(span),
                    weight,
                );
            }
            Role::SourceBefore => add(
                Step::Source,
                "stands before the cue, as the one who does it".into(),
                Some(span),
                weight,
            ),
            Role::SourceAfter => add(
                Step::Source,
                "stands behind the cue, as the one who does it".into(),
                Some(span),
                weight,
            ),
            Role::ContentBefore => add(
                Step::Content,
                "stands before the cue that belongs to it".into(),
                Some(span),
                weight,
            ),
            Role::ContentAfter => add(
                Step::Content,
                "follows the cue that belongs to it".into(),
                Some(span),
                weight,
            ),
        }
    }
    if let Some(first) = quoted.first() {
        let text = match kind {
            AttributionKind::Direct => "the whole content stands in quotation marks",
            _ => "part of the content stands in quotation marks",
        };
        add(Step::Quotation, text.into(), Some(*first), 900);
    }
    if group.is_nested {
        let text = "stands inside what another source says";
        add(Step::Content, text.into(), None, 100);
    }
    if !group.chunks.iter().any(|chunk| chunk.role.is_source()) {
        why.push(doubt("no phrase nearby names the source", None, -150));
    }
    let letters = passage.letters(group);
    if letters.0 >= 12 && letters.1 * 10 >= letters.0 * 9 {
        let text = "all in capitals, which hides names and the beginnings of sentences";
        why.push(doubt(text, None, -300));
    }
    why.extend(passage.doubts.iter().cloned());
    why.sort_by_key(|reason| std::cmp::Reverse(reason.weight));
    why
}
