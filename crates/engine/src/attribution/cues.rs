//! Labels to groups: what belongs to each cue that the labels show.

use super::{
    chain::{self, Scores},
    label::{Label, N_LABELS, Role},
    link::{self, Chunk, Group},
    model::RoleModel,
    paragraph::Paragraph,
};

/// Cues of the first pass that are less probable, per mille, are not looked at by the second. On the articles kept out 0 would gain
/// two tenths of a point of sources and contents and be slower; 200 costs four tenths of sources.
const LEAST_SURE: u16 = 100;

/// A group for each cue of the labels that turns out to be one.
pub(super) fn around_cues(
    paragraph: &Paragraph<'_>,
    scores: &Scores,
    model: &RoleModel,
) -> Vec<Group> {
    let labels = model.label(scores);
    let cues = link::chunks(&labels).into_iter();
    let cues: Vec<Chunk> = cues.filter(|chunk| chunk.role == Role::Cue).collect();
    if cues.is_empty() {
        return Vec::new();
    }
    let likely = model.likely(scores).rows;
    let groups = cues.into_iter().filter_map(|cue| {
        if sure(&likely, &cue) < LEAST_SURE {
            return None;
        }
        let mut group =
            model
                .reach
                .find(paragraph, &scores.places, &labels, &likely, &cue.tokens)?;
        for chunk in &mut group.chunks {
            if chunk.role == Role::Cue {
                chunk.sure = sure(&likely, chunk);
            }
        }
        Some(group)
    });
    groups.collect()
}

/// Probability, per mille, that a span begins and ends where it does.
pub(super) fn sure(likely: &[[f32; N_LABELS]], chunk: &Chunk) -> u16 {
    let (first, inside) = (Label::first(chunk.role), Label::inside(chunk.role));
    chain::sure(likely, &chunk.tokens, first.0, inside.0)
}
