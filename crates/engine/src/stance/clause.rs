//! The structure of a clause around a predicate, read from word classes and function words alone: who acts, what turns or
//! suspends it. Linear in the length of the sentence for each predicate, with fixed limits.

mod described;
mod position;
mod subject;

use std::ops::Range;

use self::position::{
    belongs_to_object, belongs_to_others, opens_clause, serves_others, skip_apposition,
};
pub(super) use self::{described::find_described, subject::Subject};
use super::{
    phrase::{REACH, find_possessor},
    scene::Scene,
};
use crate::{
    lexicon::{
        stance::{Place, Role},
        verb::VerbForm,
    },
    tagging::WordClass,
};

/// Verbs that a search for a subject passes on its way at most (`wants to begin to try to ...`).
const MAX_DEPTH: usize = 6;

/// The subject of the verb (or adjective with *be*) at `at`, in the sentence with these tokens.
pub(super) fn find_subject(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Subject> {
    let form = scene.senses[at].verb.map(|(_, form)| form);
    find_subject_of(scene, sentence, at, form)
}

/// The subject of a verb of this form, which need be in no list.
pub(super) fn find_subject_of(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    form: Option<VerbForm>,
) -> Option<Subject> {
    find_subject_within(scene, sentence, at, form, MAX_DEPTH)
}

fn find_subject_within(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    form: Option<VerbForm>,
    depth: usize,
) -> Option<Subject> {
    let depth = depth.checked_sub(1)?;
    let mut subject = Subject::plain(at..at);
    let mut left = at;
    let mut has_auxiliary = false;
    while left > sentence.start {
        let token = left - 1;
        // `to “vote for Castellan”`
        let is_opening =
            scene.is_mark(token) && token > sentence.start && scene.is_word(token - 1, "to");
        if scene.is_word(token, "to") {
            break;
        }
        if is_opening {
            left = token;
            break;
        }
        if scene.is(token, Role::Negation) {
            subject.is_negated = true;
        } else if scene.is(token, Role::Modal) {
            if !scene.is_word(token, "will") && !scene.is_word(token, "shall") {
                subject.is_suspended = true;
                subject.modal = Some(token);
            }
            has_auxiliary = true;
        } else if scene.is(token, Role::Be) && !scene.is_possessive_noun(token) {
            subject.is_passive |= form == Some(VerbForm::Past);
            has_auxiliary = true;
        } else if scene.is(token, Role::Auxiliary) {
            has_auxiliary |= scene.class(token) == WordClass::Auxiliary;
        } else if !matches!(scene.class(token), WordClass::Adverb | WordClass::Auxiliary) {
            break;
        }
        left = token;
    }
    subject.start = left;
    let before = left
        .checked_sub(1)
        .filter(|&before| before >= sentence.start)?;
    if scene.is_word(before, "to")
        && !has_auxiliary
        && form.is_none_or(|form| form == VerbForm::Base)
    {
        return find_governor(scene, sentence, before, subject, depth);
    }
    if form == Some(VerbForm::Ing) && !has_auxiliary {
        return find_participle_subject(scene, sentence, before, subject, depth);
    }
    find_finite_subject(scene, sentence, before, subject, depth)
}

/// The noun phrase that ends at `end` and what it stands for: an antecedent, the subject of a verb in a series.
fn find_finite_subject(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    end: usize,
    mut subject: Subject,
    depth: usize,
) -> Option<Subject> {
    let mut end = end;
    while scene.is_mark(end) && end > sentence.start {
        end -= 1;
    }
    let mut is_aside = false;
    if scene.is(end, Role::Relative) {
        end = end.checked_sub(1).filter(|&end| end >= sentence.start)?;
        if scene.is_comma(end) {
            end = end.checked_sub(1).filter(|&end| end >= sentence.start)?;
            is_aside = scene.named[end].is_some();
        }
    } else if scene.is_comma(end) {
        end = skip_apposition(scene, sentence, end)?;
    }
    let mut links = ["and", "or", "but"].iter();
    if links.any(|link| scene.is_word(end, link)) {
        return find_subject_in_series(scene, sentence, end, subject, depth);
    }
    let lowest = sentence.start.max(end.saturating_sub(15));
    let mut start = end + 1;
    while start > lowest {
        let token = start - 1;
        if scene.is(token, Role::Condition) {
            subject.is_suspended = true;
            subject.modal = None;
            break;
        }
        // `the anger of Castellan, who`: she is who.
        if is_aside && scene.named[token] != scene.named[end] {
            break;
        }
        let is_joined = scene.is_word(token, "and")
            && (scene.party(end).is_some()
                || token > lowest
                    && scene.senses[token - 1].noun.is_some()
                    && scene.senses[token + 1].noun.is_some());
        if scene.is_stop(token)
            || scene.is_comma(token)
            || (scene.is(token, Role::Boundary) && !is_joined)
            || scene.is(token, Role::Relative)
            || scene.is_verb(token)
            || scene.class(token) == WordClass::Auxiliary
        {
            break;
        }
        start = token;
    }
    let condition = (lowest..start.saturating_add(1).min(end + 1)).rev().take(3);
    for token in condition {
        if scene.is(token, Role::Condition) {
            subject.is_suspended = true;
            subject.modal = None;
        }
    }
    if start > end {
        return None;
    }
    subject.phrase = start..end + 1;
    subject.start = start;
    Some(subject)
}

fn find_subject_in_series(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    link: usize,
    subject: Subject,
    depth: usize,
) -> Option<Subject> {
    let lowest = sentence.start.max(link.saturating_sub(REACH));
    let verb = (lowest..link)
        .rev()
        .take_while(|&token| !scene.is_stop(token))
        .find(|&token| scene.is_verb(token))?;
    let form = scene.senses[verb].verb.map(|(_, form)| form);
    let found = find_subject_within(scene, sentence, verb, form, depth)?;
    Some(Subject {
        is_negated: subject.is_negated,
        is_suspended: subject.is_suspended || found.is_suspended,
        modal: subject.modal.or(found.modal),
        is_passive: subject.is_passive,
        is_inherited: true,
        ..found
    })
}

/// The subject of an infinitive whose `to` stands at `to`: that of the verb, adjective or noun which governs it.
fn find_governor(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    to: usize,
    subject: Subject,
    depth: usize,
) -> Option<Subject> {
    let mut governor = to.checked_sub(1)?;
    let mut is_negated = subject.is_negated;
    while governor > sentence.start
        && (scene.is(governor, Role::Negation)
            || scene.class(governor) == WordClass::Adverb
            || scene.is_mark(governor))
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
    // `efforts to strengthen ties to counter`: the second serves whoever the first does.
    let first = (sentence.start.max(to.saturating_sub(REACH))..to)
        .rev()
        .take_while(|&token| !scene.is_stop(token) && !scene.is(token, Role::Relative))
        .find(|&token| scene.is_word(token, "to") && scene.is_verb(token + 1));
    let main = match first {
        Some(first) => {
            let form = Some(VerbForm::Base);
            find_subject_within(scene, sentence, first + 1, form, depth)?
        }
        None if serves_others(scene, sentence, to) => return None,
        None => find_main_subject(scene, sentence, to, depth)?,
    };
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
pub(super) fn find_noun_holder(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    noun: usize,
    depth: usize,
) -> Option<Subject> {
    if let Some(phrase) = find_possessor(scene, sentence, noun) {
        return Some(Subject::plain(phrase));
    }
    if belongs_to_others(scene, sentence, noun) {
        return None;
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
        // `said Brandl chaired the effort to`: who says so is another.
        let is_said = scene.cue_of[token].is_some() && scene.voice[at].is_some();
        let is_over =
            opens_clause(scene, token) || is_said && scene.voice[at] == scene.cue_of[token];
        if scene.is_stop(token) || is_over && first.is_some() {
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

/// The subject of a participle: that of the verb before it, of its main clause, or the noun phrase it follows.
fn find_participle_subject(
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
    if belongs_to_object(scene, sentence, before) {
        return None;
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
