//! What somebody meets with: `faces American sanctions`, `drew criticism from Castellan`.

use std::ops::Range;

use super::{
    party::{Party, VIA_POSSESSOR, holders, target_in},
    slot::Clause,
};
use crate::{
    lexicon::stance::{Place, Toward},
    stance::{phrase::find_possessor, position::Aim},
};

/// What whoever is named in the object, or behind `from` or `by`, has against the subject or for it, added to `frames`.
pub(super) fn find_frames(
    clause: &Clause<'_, '_>,
    sentence: &Range<usize>,
    frames: &mut Vec<super::Frame>,
) {
    let scene = clause.scene;
    let (Some(subject), Some(object)) = (clause.subject, &clause.object) else {
        return;
    };
    let nouns = object.clone().rev();
    let aimed = nouns.filter_map(|token| {
        let id = scene.senses[token].noun?;
        let slots = scene.words.predicate(id).slots.iter();
        let mut signs = slots.filter_map(|slot| match &slot.place {
            Place::After(preposition) if &**preposition != "with" => {
                (slot.toward != Toward::Issue).then_some(slot.sign)
            }
            _ => None,
        });
        Some((token, signs.next()?))
    });
    let Some((noun, sign)) = { aimed }.next() else {
        return;
    };
    let Some((target, cost, at)) = target_in(scene, &subject.phrase) else {
        return;
    };
    // What somebody's plan or aide meets with is not quite what he does.
    if cost > 0 && scene.named[at].is_some() {
        return;
    }
    let acting = acting_in(clause, sentence, noun, object);
    clause.push(Aim::Actor(target), at..at + 1, sign, &acting, cost, frames);
}

/// Whose the noun is, or from whom it comes.
fn acting_in(
    clause: &Clause<'_, '_>,
    sentence: &Range<usize>,
    noun: usize,
    object: &Range<usize>,
) -> Vec<Party> {
    let scene = clause.scene;
    let owner = find_possessor(scene, sentence, noun).filter(|owner| owner.start >= object.start);
    let owned = owner.into_iter().flatten();
    let mut acting: Vec<Party> = owned
        .filter_map(|at| {
            let actor = scene.party(at)?;
            Some(Party {
                actor,
                cost: VIA_POSSESSOR,
                at,
            })
        })
        .collect();
    let sender = clause.phrases.iter().find(|phrase| {
        let is_sender = |token| scene.is_word(token, "from") || scene.is_word(token, "by");
        phrase.preposition.is_some_and(is_sender)
    });
    if acting.is_empty()
        && let Some(sender) = sender
    {
        acting = holders(scene, &sender.tokens);
    }
    acting
}
