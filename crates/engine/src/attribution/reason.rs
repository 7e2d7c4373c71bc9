//! What speaks against an attribution, in words, and what that takes from its confidence.

use record::{Reason, Step, span::Span};

/// A doubt of this weight or below says that the text is not of the sort that the model knows: it lowers the confidence.
pub(super) const GRAVE: i16 = -200;

/// A reason to trust an entry less.
pub(super) fn doubt(text: &str, span: Option<Span>, weight: i16) -> Reason<Span> {
    Reason {
        step: Step::Doubt,
        text: text.into(),
        span,
        weight,
    }
}

/// The doubt about a turn of a transcript, by its label.
pub(super) fn of_turn(label: Span) -> Reason<Span> {
    let why = "a turn of a transcript, whose speaker stands before the colon";
    doubt(why, Some(label), -250)
}

/// A confidence, per mille, less what doubts about the text as a whole take from it.
pub(super) fn lowered(confidence: u16, why: &[Reason<Span>]) -> u16 {
    why.iter()
        .filter(|reason| reason.step == Step::Doubt && reason.weight <= GRAVE)
        .fold(confidence, |confidence, reason| {
            let less = u32::from(reason.weight.unsigned_abs()) * 5 / 4;
            (u32::from(confidence) * 1000_u32.saturating_sub(less) / 1000) as u16
        })
}
