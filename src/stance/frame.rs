//! Acts as stances: finds the predicates of `data/acts.tsv`, fills their slots from the clause, and says who stands how
//! toward whom. After the idea of connotation frames (Rashkin, Singh, Choi: Connotation Frames, ACL 2016), with a word
//! list of our own.

use std::ops::Range;

use super::{
    clause::{Phrase, Subject, find_noun_holder, find_phrases, find_possessor, find_subject},
    scene::Scene,
};
use crate::{
    lexicon::stance::{Place, PredicateId, Role, Slot, Toward, VerbForm},
    record::ActorKind,
    tagging::WordClass,
};

/// A stance toward an actor or an issue, as positions among the actors and issues of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Aim {
    Actor(u16),
    Issue(u16),
}

/// One holder, target and sign, with what shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) holder: u16,
    pub(super) aim: Aim,
    pub(super) sign: i8,
    /// The word that decided.
    pub(super) predicate: usize,
    /// Where the target is named.
    pub(super) target: Range<usize>,
    /// The clause.
    pub(super) evidence: Range<usize>,
    /// Per mille, before calibration.
    pub(super) trust: i16,
    pub(super) is_negated: bool,
    pub(super) is_suspended: bool,
    /// Whether the holder's own words attribute it (the predicate is the cue).
    pub(super) cue: Option<u16>,
}

/// Trust in a stance whose holder and target stand in the subject and the object. The subtractions below lower it; all
/// were set by hand on invented sentences, before calibration.
const FULL: i16 = 800;
const VIA_POSSESSOR: i16 = 80;
const VIA_PRONOUN: i16 = 120;
const VIA_MODIFIER: i16 = 60;
const INHERITED: i16 = 60;
const SUSPENDED: i16 = 350;
const NEGATED: i16 = 150;
const COMPOSED: i16 = 40;

/// Acts of one sentence, in order of predicate.
pub(super) fn find_frames(scene: &Scene<'_>, sentence: &Range<usize>) -> Vec<Frame> {
    let mut frames = Vec::new();
    for at in sentence.clone() {
        let sense = scene.senses[at];
        if let Some((id, form)) = sense.verb.filter(|_| scene.is_verb(at)) {
            verb_frames(scene, sentence, at, id, form, &mut frames);
        } else if let Some(id) = sense.adjective {
            adjective_frames(scene, sentence, at, id, &mut frames);
        } else if let Some(id) = sense.noun {
            noun_frames(scene, sentence, at, id, &mut frames);
        }
    }
    frames
}

/// A holder with the trust that the way to it leaves.
#[derive(Clone, Copy, Debug)]
struct Party {
    actor: u16,
    cost: i16,
}

/// Who a subject phrase stands for.
fn holders(scene: &Scene<'_>, phrase: &Range<usize>) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    for part in conjuncts(scene, phrase) {
        if let Some(party) = head_party(scene, &part)
            && !found.iter().any(|other| other.actor == party.actor)
        {
            found.push(party);
        }
    }
    found
}

/// Parts of a phrase that `and`, `or` or a comma join, where each names somebody; else the whole.
fn conjuncts(scene: &Scene<'_>, phrase: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = phrase.start;
    for token in phrase.clone() {
        let is_link =
            scene.is_word(token, "and") || scene.is_word(token, "or") || scene.is_comma(token);
        if is_link && scene.named[token].is_none() {
            if start < token {
                parts.push(start..token);
            }
            start = token + 1;
        }
    }
    if start < phrase.end {
        parts.push(start..phrase.end);
    }
    parts
}

/// Who the head of a noun phrase is, or whose it is where it names a body or an act.
fn head_party(scene: &Scene<'_>, phrase: &Range<usize>) -> Option<Party> {
    let end = phrase
        .clone()
        .find(|&token| scene.is(token, Role::Preposition) && scene.named[token].is_none())
        .unwrap_or(phrase.end);
    let head = (phrase.start..end)
        .rev()
        .find(|&token| !scene.is_mark(token))?;
    if let Some(actor) = scene.named[head] {
        return Some(Party { actor, cost: 0 });
    }
    if scene.is(head, Role::SubjectPronoun) {
        let actor = pronoun(scene, head)?;
        return Some(Party {
            actor,
            cost: VIA_PRONOUN,
        });
    }
    let stands_for_owner = STAND_FOR_OWNER
        .binary_search(&&*scene.word(head).to_lowercase())
        .is_ok()
        || scene.senses[head].noun.is_some();
    if !stands_for_owner {
        return None;
    }
    let owner = (phrase.start..head)
        .rev()
        .find_map(|token| owner_at(scene, token));
    if let Some(actor) = owner {
        return Some(Party {
            actor,
            cost: VIA_POSSESSOR,
        });
    }
    // `the government of Freedonia`
    if end < phrase.end && scene.is_word(end, "of") {
        let actor = (end + 1..phrase.end).find_map(|token| scene.named[token])?;
        return Some(Party {
            actor,
            cost: VIA_POSSESSOR,
        });
    }
    None
}

fn owner_at(scene: &Scene<'_>, token: usize) -> Option<u16> {
    let is_own = ["his", "her", "its"]
        .iter()
        .any(|pronoun| scene.is_word(token, pronoun));
    scene
        .party(token)
        .or_else(|| is_own.then(|| scene.antecedent(token)).flatten())
}

/// `I` and `we` are the speaker of the passage; other pronouns whoever was named last.
fn pronoun(scene: &Scene<'_>, token: usize) -> Option<u16> {
    if scene.is_word(token, "i") || scene.is_word(token, "we") {
        let voice = scene.voice[token].filter(|_| scene.quoted[token])?;
        return scene.speakers[voice as usize].first().copied();
    }
    scene.antecedent(token)
}

/// Nouns whose act is their owner's: what `the Freedonian government` does, Freedonia does. Sorted.
const STAND_FOR_OWNER: &[&str] = &[
    "administration",
    "announcement",
    "approach",
    "authorities",
    "cabinet",
    "comments",
    "decision",
    "delegation",
    "embassy",
    "foreign",
    "government",
    "governments",
    "leaders",
    "leadership",
    "measures",
    "military",
    "ministry",
    "move",
    "moves",
    "navy",
    "office",
    "parliament",
    "policies",
    "policy",
    "regime",
    "remarks",
    "response",
    "rhetoric",
    "senate",
    "side",
    "speech",
    "state",
    "statement",
    "strategy",
    "team",
    "trip",
    "visit",
    "words",
];

fn verb_frames(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    id: PredicateId,
    form: VerbForm,
    frames: &mut Vec<Frame>,
) {
    let phrases = find_phrases(scene, sentence, at);
    let subject = find_subject(scene, sentence, at);
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
    let is_passive = is_reduced || subject.as_ref().is_some_and(|subject| subject.is_passive);
    let cue = scene.cue_of[at];
    let mut acting: Vec<Party> = Vec::new();
    let mut object = direct_object.map(|phrase| phrase.tokens.clone());
    if is_passive {
        object = subject.as_ref().map(|subject| subject.phrase.clone());
        if let Some(by) = by_phrase {
            acting = holders(scene, &by.tokens);
        }
    } else {
        let speakers = cue.map_or(&[][..], |cue| &scene.speakers[cue as usize]);
        acting.extend(speakers.iter().map(|&actor| Party { actor, cost: 0 }));
        if !acting.is_empty() {
        } else if let Some(subject) = &subject {
            acting = holders(scene, &subject.phrase);
        }
        if object.is_none() {
            object = antecedent_object(scene, sentence, subject.as_ref());
        }
    }
    let clause = Clause {
        scene,
        at,
        subject: subject.as_ref(),
        object,
        phrases: &phrases,
        cue,
    };
    for slot in &scene.words.predicate(id).slots {
        clause.fill(slot, &acting, is_passive, frames);
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
    let Some(subject) = find_subject(scene, sentence, at) else {
        return;
    };
    // Without a form of to be it is an attribute: `a critical report`.
    let is_predicate = (subject.phrase.end..at)
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
    let Some(owner) = find_possessor(scene, sentence, at) else {
        return;
    };
    let phrases = find_phrases(scene, sentence, at);
    let Some(holder) = find_noun_holder(scene, sentence, at, 1) else {
        return;
    };
    let acting: Vec<_> = owner
        .filter_map(|token| scene.party(token))
        .map(|actor| Party {
            actor,
            cost: VIA_POSSESSOR,
        })
        .collect();
    let clause = Clause {
        scene,
        at,
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
}

/// A predicate with what stands around it.
struct Clause<'s, 'a> {
    scene: &'s Scene<'a>,
    at: usize,
    subject: Option<&'s Subject>,
    object: Option<Range<usize>>,
    phrases: &'s [Phrase],
    cue: Option<u16>,
}

impl Clause<'_, '_> {
    fn fill(&self, slot: &Slot, acting: &[Party], is_passive: bool, frames: &mut Vec<Frame>) {
        match &slot.place {
            Place::Object => {
                if let Some(object) = &self.object {
                    self.aim_at(object, slot, acting, frames);
                    if !is_passive {
                        self.compose(object, slot, acting, frames);
                    }
                }
            }
            Place::After(preposition) => {
                let phrase = self.phrases.iter().find(|phrase| {
                    phrase
                        .preposition
                        .is_some_and(|token| self.scene.is_word(token, preposition))
                });
                if let Some(phrase) = phrase {
                    self.aim_at(&phrase.tokens, slot, acting, frames);
                }
            }
            Place::Reversed => {
                if let (Some(object), false) = (&self.object, is_passive) {
                    let feeling = holders(self.scene, object);
                    for cause in acting {
                        self.push(
                            Aim::Actor(cause.actor),
                            self.phrase_of_subject(),
                            slot.sign,
                            &feeling,
                            cause.cost,
                            frames,
                        );
                    }
                    if let Some(subject) = self.subject {
                        self.aim_at_issues(&subject.phrase, slot, &feeling, frames);
                    }
                }
            }
            Place::Received
            | Place::Subject
            | Place::Infinitive
            | Place::Gerund
            | Place::ObjectInfinitive => {}
        }
    }

    fn phrase_of_subject(&self) -> Range<usize> {
        self.subject
            .map_or(self.at..self.at, |subject| subject.phrase.clone())
    }

    fn aim_at(
        &self,
        tokens: &Range<usize>,
        slot: &Slot,
        acting: &[Party],
        frames: &mut Vec<Frame>,
    ) {
        if slot.toward != Toward::Issue {
            for part in conjuncts(self.scene, tokens) {
                if let Some((actor, cost, at)) = target_in(self.scene, &part) {
                    self.push(
                        Aim::Actor(actor),
                        at..at + 1,
                        slot.sign,
                        acting,
                        cost,
                        frames,
                    );
                }
            }
        }
        if slot.toward != Toward::Actor {
            self.aim_at_issues(tokens, slot, acting, frames);
        }
    }

    fn aim_at_issues(
        &self,
        tokens: &Range<usize>,
        slot: &Slot,
        acting: &[Party],
        frames: &mut Vec<Frame>,
    ) {
        let scene = self.scene;
        let first = scene
            .issues
            .partition_point(|(mention, _)| mention.start + 40 < tokens.start);
        let last = scene
            .issues
            .partition_point(|(mention, _)| mention.start < tokens.end);
        let mut hit: Vec<u16> = Vec::new();
        for (mention, issue) in scene.issues.get(first..last).unwrap_or(&[]) {
            if mention.end > tokens.start && !hit.contains(issue) {
                hit.push(*issue);
                self.push(
                    Aim::Issue(*issue),
                    mention.clone(),
                    slot.sign,
                    acting,
                    0,
                    frames,
                );
            }
        }
    }

    /// `imposed tariffs on Ruritania`, `lifted its ban on Ruritanian beef`: the noun aims, the verb gives or takes.
    fn compose(
        &self,
        object: &Range<usize>,
        slot: &Slot,
        acting: &[Party],
        frames: &mut Vec<Frame>,
    ) {
        let scene = self.scene;
        if slot.toward == Toward::Actor {
            return;
        }
        for noun in object.clone() {
            let Some(id) = scene.senses[noun].noun else {
                continue;
            };
            for inner in &scene.words.predicate(id).slots {
                let Place::After(preposition) = &inner.place else {
                    continue;
                };
                let phrase = self.phrases.iter().find(|phrase| {
                    phrase
                        .preposition
                        .is_some_and(|token| token > noun && scene.is_word(token, preposition))
                });
                let Some(phrase) = phrase else { continue };
                let composed = Slot {
                    place: Place::Object,
                    sign: slot.sign * inner.sign,
                    toward: inner.toward,
                };
                let cheaper: Vec<_> = acting
                    .iter()
                    .map(|party| Party {
                        cost: party.cost + COMPOSED,
                        ..*party
                    })
                    .collect();
                self.aim_at(&phrase.tokens, &composed, &cheaper, frames);
            }
        }
    }

    fn push(
        &self,
        aim: Aim,
        target: Range<usize>,
        sign: i8,
        acting: &[Party],
        cost: i16,
        frames: &mut Vec<Frame>,
    ) {
        let subject_sign = self.subject.map_or(1, |subject| subject.sign);
        let is_negated = self.subject.is_some_and(|subject| subject.is_negated);
        let is_suspended = self.subject.is_some_and(|subject| subject.is_suspended);
        let is_inherited = self.subject.is_some_and(|subject| subject.is_inherited);
        let mut sign = sign * subject_sign;
        // Not to praise is some blame, not to blame is no praise.
        if is_negated {
            if sign < 0 {
                return;
            }
            sign = -1;
        }
        let end = self
            .phrases
            .last()
            .map_or(self.at + 1, |phrase| phrase.tokens.end)
            .max(target.end)
            .max(self.at + 1);
        let start = self
            .subject
            .map_or(self.at, |subject| subject.start)
            .min(self.at)
            .min(target.start);
        for holder in acting {
            if aim == Aim::Actor(holder.actor) {
                continue;
            }
            let trust = FULL
                - cost
                - holder.cost
                - if is_inherited { INHERITED } else { 0 }
                - if is_suspended { SUSPENDED } else { 0 }
                - if is_negated { NEGATED } else { 0 };
            frames.push(Frame {
                holder: holder.actor,
                aim,
                sign,
                predicate: self.at,
                target: target.clone(),
                evidence: start..end,
                trust,
                is_negated,
                is_suspended,
                cue: self.cue,
            });
        }
    }
}

/// Who a phrase aims at: its head, or whose it is. `(actor, cost, token)`
fn target_in(scene: &Scene<'_>, phrase: &Range<usize>) -> Option<(u16, i16, usize)> {
    let end = phrase
        .clone()
        .find(|&token| scene.is(token, Role::Preposition) && scene.named[token].is_none())
        .unwrap_or(phrase.end);
    let head = (phrase.start..end)
        .rev()
        .find(|&token| !scene.is_mark(token))?;
    if let Some(actor) = scene.named[head] {
        return Some((actor, 0, head));
    }
    let object_pronoun = scene.is(head, Role::ObjectPronoun) && phrase.len() == 1;
    if object_pronoun {
        return scene
            .antecedent(head)
            .map(|actor| (actor, VIA_PRONOUN, head));
    }
    for token in (phrase.start..head).rev() {
        if let Some(actor) = owner_at(scene, token) {
            // A person or group with a first name elsewhere in the phrase is no owner.
            let is_owner = scene.nation[token].is_some()
                || scene.kind(actor) != ActorKind::Group
                || scene.is_possessive(token + 1);
            if is_owner {
                return Some((actor, VIA_MODIFIER, token));
            }
        }
    }
    if end < phrase.end
        && scene.is_word(end, "of")
        && scene.senses[head].noun.is_none()
        && scene.senses[head].polarity >= 0
    {
        let token = (end + 1..phrase.end).find(|&token| scene.named[token].is_some())?;
        return Some((scene.named[token]?, VIA_POSSESSOR, token));
    }
    None
}
