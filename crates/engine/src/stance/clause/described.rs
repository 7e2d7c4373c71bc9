//! Whom a participle with an agent describes.

use std::ops::Range;

use super::subject::Subject;
use crate::{
    stance::{phrase::Phrase, scene::Scene},
    tagging::WordClass,
};

/// Tokens of a noun phrase at the start of a main clause at most.
const MAX_NAMED: usize = 12;

/// Whom a participle with an agent describes, beside a comma: `Castellan, backed by the union, won`, `Backed by the union, Castellan
/// won`.
pub(in crate::stance) fn find_described(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    participle: usize,
    phrases: &[Phrase],
) -> Option<Subject> {
    let opens = participle == sentence.start;
    if opens {
        let comma = phrases.last()?.tokens.end;
        if comma >= sentence.end || !scene.is_comma(comma) {
            return None;
        }
        let lowest = comma + 1;
        let end = (lowest..sentence.end.min(lowest + MAX_NAMED)).find(|&token| {
            scene.is_stop(token)
                || scene.is_comma(token)
                || scene.is_verb(token)
                || scene.class(token) == WordClass::Auxiliary
        })?;
        return (end > lowest).then(|| Subject::plain(lowest..end));
    }
    let comma = participle.checked_sub(1)?;
    let end = comma.checked_sub(1)?;
    if comma <= sentence.start || !scene.is_comma(comma) {
        return None;
    }
    let actor = scene.named[end]?;
    let start = (sentence.start..=end)
        .rev()
        .take_while(|&token| scene.named[token] == Some(actor))
        .last()?;
    Some(Subject::plain(start..end + 1))
}
