//! The subject of a verb without a subject of its own: that of the word that governs an infinitive, of the main clause, or
//! whom a participle describes.

use std::ops::Range;

use super::{Subject, find_finite_subject, find_subject_within};
use crate::{
    lexicon::stance::{Place, Role, VerbForm},
    stance::{
        phrase::{Phrase, REACH, find_possessor},
        scene::Scene,
    },
    tagging::WordClass,
};

/// Tokens of a noun phrase at the start of a main clause at most.
const MAX_NAMED: usize = 12;

/// The subject of an infinitive whose `to` stands at `to`: that of the verb, adjective or noun which governs it.
pub(super) fn find_governor(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    to: usize,
    subject: Subject,
    depth: usize,
) -> Option<Subject> {
    let mut governor = to.checked_sub(1)?;
    let mut is_negated = subject.is_negated;
    while governor > sentence.start
        && (scene.is(governor, Role::Negation) || scene.class(governor) == WordClass::Adverb)
    {
        is_negated |= scene.is(governor, Role::Negation);
        governor -= 1;
    }
    if governor < sentence.start {
        return None;
    }
    let is_open = subject.is_suspended || scene.is(governor, Role::Modal);
    let sense = scene.senses[governor];
    let ids = [sense.verb.map(|(id, _)| id), sense.adjective, sense.noun];
    let direct = ids.into_iter().flatten().find_map(|id| {
        let slots = &scene.words.predicate(id).slots;
        slots.iter().find(|slot| slot.place == Place::Infinitive)
    });
    if let Some(slot) = direct {
        let found = if scene.is_verb(governor) || sense.adjective.is_some() {
            find_subject_within(
                scene,
                sentence,
                governor,
                sense.verb.map(|(_, form)| form),
                depth,
            )
        } else {
            find_noun_holder(scene, sentence, governor, depth)
        }?;
        return Some(Subject {
            sign: found.sign * slot.sign,
            is_negated: found.is_negated || is_negated,
            is_suspended: found.is_suspended || is_open,
            is_inherited: true,
            is_passive: subject.is_passive,
            ..found
        });
    }
    // `urged Freedonia to leave`: the verb before the object.
    let lowest = sentence.start.max(to.saturating_sub(10));
    for verb in (lowest..to).rev() {
        let Some((id, form)) = scene.senses[verb].verb.filter(|_| scene.is_verb(verb)) else {
            if scene.is_stop(verb) {
                break;
            }
            continue;
        };
        let slots = &scene.words.predicate(id).slots;
        let Some(slot) = slots
            .iter()
            .find(|slot| slot.place == Place::ObjectInfinitive)
        else {
            break;
        };
        let found = find_subject_within(scene, sentence, verb, Some(form), depth)?;
        if found.is_passive {
            return None;
        }
        return Some(Subject {
            sign: found.sign * slot.sign,
            is_negated: found.is_negated != is_negated,
            is_inherited: true,
            is_passive: subject.is_passive,
            ..found
        });
    }
    let main = find_main_subject(scene, sentence, to, depth)?;
    Some(Subject {
        sign: 1,
        is_negated,
        is_suspended: main.is_suspended || is_open,
        is_inherited: true,
        is_passive: subject.is_passive,
        ..main
    })
}

/// Whose effort, plan or refusal it is: the possessor of the noun, or the subject of its clause.
pub(in crate::stance) fn find_noun_holder(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    noun: usize,
    depth: usize,
) -> Option<Subject> {
    if let Some(phrase) = find_possessor(scene, sentence, noun) {
        return Some(Subject::plain(phrase));
    }
    find_main_subject(scene, sentence, noun, depth)
}

/// The subject of the sentence's first verb before `at`.
fn find_main_subject(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    depth: usize,
) -> Option<Subject> {
    let lowest = sentence.start.max(at.saturating_sub(REACH));
    let mut first = None;
    for token in (lowest..at).rev() {
        if scene.is_stop(token) || opens_clause(scene, token) && first.is_some() {
            break;
        }
        let is_finite = match scene.senses[token].verb {
            Some((_, VerbForm::Ing)) => false,
            _ => scene.is_verb(token) || scene.class(token) == WordClass::Auxiliary,
        };
        let is_infinitive = token > lowest && scene.is_word(token - 1, "to");
        if is_finite && !is_infinitive && !scene.word(token).ends_with("ing") {
            first = Some(token);
        }
    }
    let verb = first?;
    let found = find_subject_within(scene, sentence, verb, None, depth)?;
    Some(Subject {
        is_negated: false,
        is_suspended: false,
        modal: None,
        is_inherited: true,
        ..found
    })
}

/// Whether a clause with a subject of its own starts here; a series (`and`, `or`, `but`) goes on.
fn opens_clause(scene: &Scene<'_>, token: usize) -> bool {
    let is_link = ["and", "or", "but", "so", "as", "before", "after"]
        .iter()
        .any(|link| scene.is_word(token, link));
    scene.is(token, Role::Relative)
        || scene.is(token, Role::Condition)
        || scene.is(token, Role::Concession)
        || (scene.is(token, Role::Boundary) && !is_link)
}

/// The subject of a participle: that of the verb before it, of its main clause, or the noun phrase it follows.
pub(super) fn find_participle_subject(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    before: usize,
    subject: Subject,
    depth: usize,
) -> Option<Subject> {
    let sense = scene.senses[before];
    if let Some((id, form)) = sense.verb.filter(|_| scene.is_verb(before)) {
        // `stops buying`, but not `faces rising duties`, where the participle is an attribute.
        let slots = &scene.words.predicate(id).slots;
        let sign = slots.iter().find(|slot| slot.place == Place::Gerund)?.sign;
        let found = find_subject_within(scene, sentence, before, Some(form), depth)?;
        return Some(Subject {
            sign: found.sign * sign,
            is_inherited: true,
            is_passive: false,
            ..found
        });
    }
    let is_linked = scene.is_comma(before)
        || scene.is_mark(before)
        || [
            "by", "in", "after", "before", "while", "and", "when", "without",
        ]
        .iter()
        .any(|link| scene.is_word(before, link));
    if is_linked {
        let main = find_main_subject(scene, sentence, before, depth)?;
        return Some(Subject {
            is_negated: subject.is_negated || scene.is_word(before, "without"),
            is_passive: false,
            ..main
        });
    }
    if scene.is(before, Role::Preposition) || scene.is_stop(before) {
        return None;
    }
    let found = find_finite_subject(scene, sentence, before, subject, depth)?;
    Some(Subject {
        is_inherited: true,
        ..found
    })
}

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
