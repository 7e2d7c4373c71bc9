//! The structure of a clause around a predicate, read from word classes and function words alone: who acts, what follows,
//! what turns or suspends it. Cheap syntax: linear in the length of the sentence for each predicate, with fixed limits.

mod borrowed;

use std::ops::Range;

pub(super) use self::borrowed::{find_described, find_noun_holder};
use self::borrowed::{find_governor, find_participle_subject};
use super::{phrase::REACH, scene::Scene};
use crate::{
    lexicon::stance::{Role, VerbForm},
    tagging::WordClass,
};

/// Verbs that a search for a subject passes on its way at most (`wants to begin to try to ...`).
const MAX_DEPTH: usize = 6;

/// Who acts, and in what mood.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    /// The noun phrase; possibly empty.
    pub(super) phrase: Range<usize>,
    /// First token of the clause, the subject included.
    pub(super) start: usize,
    /// 1, or -1 where refusing or stopping stands between.
    pub(super) sign: i8,
    pub(super) is_negated: bool,
    /// May, might, would, if: the act has not happened.
    pub(super) is_suspended: bool,
    pub(super) is_passive: bool,
    /// The word that leaves it open whether the act happens: `would`, `must`; none where a condition does.
    pub(super) modal: Option<usize>,
    /// Whether the subject was taken over from another clause.
    pub(super) is_inherited: bool,
}

impl Subject {
    /// A phrase as the subject of a plain statement.
    pub(super) const fn plain(phrase: Range<usize>) -> Self {
        Self {
            start: phrase.start,
            phrase,
            sign: 1,
            is_negated: false,
            is_suspended: false,
            is_passive: false,
            modal: None,
            is_inherited: false,
        }
    }
}

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
        if scene.is_word(token, "to") {
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
    if scene.is(end, Role::Relative) {
        end = end.checked_sub(1).filter(|&end| end >= sentence.start)?;
        if scene.is_comma(end) {
            end = end.checked_sub(1).filter(|&end| end >= sentence.start)?;
        }
    } else if scene.is_comma(end) {
        end = skip_apposition(scene, sentence, end)?;
    }
    let is_series = ["and", "or", "but"]
        .iter()
        .any(|link| scene.is_word(end, link));
    if is_series {
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

/// `Freedonia, a neighbour to the north, closed ...`: from the second comma to the token before the first.
fn skip_apposition(scene: &Scene<'_>, sentence: &Range<usize>, comma: usize) -> Option<usize> {
    let lowest = sentence.start.max(comma.saturating_sub(REACH));
    let mut opening = None;
    for token in (lowest..comma).rev() {
        if scene.is_stop(token) {
            break;
        }
        if scene.is_comma(token) {
            opening = Some(token);
            break;
        }
    }
    opening?.checked_sub(1).filter(|&end| end >= sentence.start)
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
