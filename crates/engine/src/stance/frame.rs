//! Acts as stances: finds the predicates of `crates/engine/data/acts.tsv`, fills their slots from the clause, and says who stands how
//! toward whom. After the idea of connotation frames (Rashkin, Singh, Choi: Connotation Frames, ACL 2016), with a word
//! list of our own.

mod demand;
mod feeling;
mod idiom;
mod party;
mod received;
mod regard;
mod slot;

use std::ops::Range;

use super::{
    clause::{Subject, find_described, find_noun_holder, find_subject, find_subject_of},
    phrase::{find_phrases, find_possessor},
    position::Frame,
    scene::Scene,
};
pub(super) use demand::is_resignation;
pub(super) use party::target_in;
use party::{Party, VIA_POSSESSOR, acting_at, holders};
use slot::Clause;

use crate::{
    lexicon::{
        stance::{Place, PredicateId, Role, Slot},
        verb::VerbForm,
    },
    tagging::WordClass,
};

/// Acts of one sentence, in order of predicate.
pub(super) fn find_frames(scene: &Scene<'_>, sentence: &Range<usize>) -> Vec<Frame> {
    let mut frames = Vec::new();
    for at in sentence.clone() {
        let sense = scene.senses[at];
        if let Some(id) = sense.adjective.filter(|&id| leads_on(scene, at, id)) {
            adjective_frames(scene, sentence, at, id, &mut frames);
        } else if let Some((id, form)) = sense.verb.filter(|_| scene.is_verb(at)) {
            verb_frames(scene, sentence, at, id, form, &mut frames);
        } else if let Some(id) = sense.adjective {
            adjective_frames(scene, sentence, at, id, &mut frames);
        } else if let Some(id) = sense.noun {
            noun_frames(scene, sentence, at, id, &mut frames);
        }
        regard::find_frames(scene, sentence, at, &mut frames);
        idiom::find_frames(scene, sentence, at, &mut frames);
        demand::find_frames(scene, sentence, at, &mut frames);
        feeling::find_frames(scene, sentence, at, &mut frames);
    }
    issue_frames(scene, sentence, &mut frames);
    frames
}

/// Whether the participle at `at` is an adjective here: behind a form of *to be*, with a preposition that leads to its target
/// (`is opposed to the duty`).
fn leads_on(scene: &Scene<'_>, at: usize, id: PredicateId) -> bool {
    let is_led = |slot: &Slot| match &slot.place {
        Place::After(preposition) => scene.is_word(at + 1, preposition),
        _ => false,
    };
    scene.senses[at].verb.is_some() && scene.words.predicate(id).slots.iter().any(is_led)
}

fn verb_frames(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    id: PredicateId,
    form: VerbForm,
    frames: &mut Vec<Frame>,
) {
    let phrases = find_phrases(scene, sentence, at);
    let mut subject = find_subject(scene, sentence, at);
    let by_phrase = phrases.iter().find(|phrase| {
        phrase
            .preposition
            .is_some_and(|token| scene.is_word(token, "by"))
    });
    let direct_object = phrases.first().filter(|phrase| {
        phrase.preposition.is_none() && phrase.tokens.clone().any(|token| !scene.is_mark(token))
    });
    // `tariffs imposed by Castellan`: no auxiliary, no object, but an agent.
    let is_reduced = form == VerbForm::Past
        && direct_object.is_none()
        && by_phrase.is_some_and(|by| !holders(scene, &by.tokens).is_empty());
    if is_reduced {
        subject = subject.or_else(|| find_described(scene, sentence, at, &phrases));
    }
    let is_passive = is_reduced || subject.as_ref().is_some_and(|subject| subject.is_passive);
    let cue = scene.cue_of[at];
    let mut acting = Vec::new();
    let mut object = direct_object.map(|phrase| phrase.tokens.clone());
    if is_passive {
        object = subject.as_ref().map(|subject| subject.phrase.clone());
        if let Some(by) = by_phrase {
            acting = holders(scene, &by.tokens);
        }
    } else {
        acting = acting_at(scene, sentence, at, subject.as_ref());
        if object.is_none() {
            object = antecedent_object(scene, sentence, subject.as_ref());
        }
    }
    let clause = Clause {
        scene,
        at,
        at_end: at + 1,
        subject: subject.as_ref(),
        object,
        phrases: &phrases,
        cue,
    };
    for slot in &scene.words.predicate(id).slots {
        clause.fill(slot, &acting, is_passive, frames);
        if slot.place == Place::Received && !is_passive {
            received::find_frames(&clause, sentence, frames);
        }
    }
}

/// `the tariffs that Freedonia imposed on ...`: the noun before the relative word.
fn antecedent_object(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    subject: Option<&Subject>,
) -> Option<Range<usize>> {
    let start = subject?.start;
    let relative = start
        .checked_sub(1)
        .filter(|&token| token >= sentence.start)?;
    if !scene.is_word(relative, "that") && !scene.is_word(relative, "which") {
        return None;
    }
    let lowest = sentence.start.max(relative.saturating_sub(6));
    let first = (lowest..relative)
        .rev()
        .take_while(|&token| !scene.is_stop(token) && !scene.is_verb(token))
        .last()?;
    Some(first..relative)
}

fn adjective_frames(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    id: PredicateId,
    frames: &mut Vec<Frame>,
) {
    // `remains sceptical of Castellan`: the subject is that of the verb which links them.
    let copula = (sentence.start..at)
        .rev()
        .find(|&token| scene.class(token) != WordClass::Adverb)
        .filter(|&token| scene.is(token, Role::Copula) && scene.is_verb(token));
    let found = match copula {
        Some(verb) => find_subject_of(scene, sentence, verb, None),
        None => find_subject(scene, sentence, at),
    };
    let Some(subject) = found else {
        return;
    };
    // Without a form of to be it is an attribute: `a critical report`.
    let is_predicate = copula.is_some()
        || (subject.phrase.end..at)
            .any(|token| scene.is(token, Role::Be) || scene.class(token) == WordClass::Auxiliary)
        || at
            .checked_sub(1)
            .is_some_and(|before| scene.is_verb(before));
    if !is_predicate {
        return;
    }
    let phrases = find_phrases(scene, sentence, at);
    let acting = holders(scene, &subject.phrase);
    let clause = Clause {
        scene,
        at,
        at_end: at + 1,
        subject: Some(&subject),
        object: None,
        phrases: &phrases,
        cue: None,
    };
    for slot in &scene.words.predicate(id).slots {
        clause.fill(slot, &acting, false, frames);
    }
}

/// `Freedonia's tariffs on Ruritanian goods`, `Freedonian criticism of Castellan`: the owner acts.
fn noun_frames(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    id: PredicateId,
    frames: &mut Vec<Frame>,
) {
    if at + 1 >= sentence.end || scene.senses[at + 1].noun.is_some() {
        return;
    }
    // `the Freedonian tariffs imposed by Castellan`: the act is hers.
    let is_passive = scene.is_verb(at + 1) && scene.is_word(at + 2, "by");
    if is_passive {
        return;
    }
    let Some(owner) = find_possessor(scene, sentence, at) else {
        return;
    };
    // `Freedonia sanctions`, without an 's or an adjective, may be those against it.
    let is_bare = |token: usize| scene.named[token].is_some() && token + 1 == at;
    if owner.clone().any(is_bare) {
        return;
    }
    let phrases = find_phrases(scene, sentence, at);
    let Some(holder) = find_noun_holder(scene, sentence, at, 1) else {
        return;
    };
    let acting: Vec<_> = owner
        .filter_map(|token| Some((scene.party(token)?, token)))
        .map(|(actor, at)| Party {
            actor,
            cost: VIA_POSSESSOR,
            at,
        })
        .collect();
    let clause = Clause {
        scene,
        at,
        at_end: at + 1,
        subject: Some(&holder),
        object: None,
        phrases: &phrases,
        cue: None,
    };
    for slot in &scene.words.predicate(id).slots {
        // That there are ties or a deal with somebody is no position; making or breaking them is.
        if matches!(&slot.place, Place::After(preposition) if &**preposition == "with") {
            continue;
        }
        clause.fill(slot, &acting, false, frames);
    }
    // Whose tariffs they are is for them.
    if scene.is_measure(at) {
        clause.take_up(&(at..at + 1), &acting, frames);
    }
}

/// `Freedonia's wish to widen its markets`, where an issue is to widen markets: whoever does it is for it. Verbs of the list
/// are left to [`verb_frames`].
fn issue_frames(scene: &Scene<'_>, sentence: &Range<usize>, frames: &mut Vec<Frame>) {
    for (mention, _) in scene.issues_in(sentence) {
        if mention.start < sentence.start || mention.end > sentence.end {
            continue;
        }
        let Some(at) = mention
            .clone()
            .take(2)
            .find(|&token| scene.class(token) == WordClass::Verb)
        else {
            continue;
        };
        let is_infinitive = at > sentence.start && scene.is_word(at - 1, "to");
        if scene.senses[at].verb.is_some() || !is_infinitive {
            continue;
        }
        let Some(subject) = find_subject(scene, sentence, at) else {
            continue;
        };
        let acting = holders(scene, &subject.phrase);
        let phrases = find_phrases(scene, sentence, at);
        let clause = Clause {
            scene,
            at,
            at_end: at + 1,
            subject: Some(&subject),
            object: None,
            phrases: &phrases,
            cue: None,
        };
        clause.take_up(mention, &acting, frames);
    }
}

impl Scene<'_> {
    /// The last token of the source of an attribution, where it stands in the sentence.
    fn source_near(&self, sentence: &Range<usize>, at: usize, cue: Option<u16>) -> Option<usize> {
        let attribution = self.findings.attributions.get(cue? as usize)?;
        let spans = attribution.source.iter();
        let tokens = spans.flat_map(|&span| self.findings.segments.tokens_in(span));
        let inside = tokens.filter(|token| sentence.contains(token));
        let named = inside
            .filter(|&token| self.party(token).is_some() || self.is(token, Role::SubjectPronoun));
        named.min_by_key(|&token| token.abs_diff(at))
    }
}
