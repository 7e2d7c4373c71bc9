//! Fills the slots of a predicate from its clause.

use std::ops::Range;

use super::party::{Party, conjuncts, feeling_in, holders, maker_in, target_in};
use crate::{
    lexicon::stance::{Place, Role, Slot, Toward},
    stance::{
        clause::Subject,
        phrase::{Phrase, REACH},
        position::{Aim, Frame, Verdict, Way},
        scene::Scene,
    },
};

/// Trust in a stance whose holder and target stand in the subject and the object. The subtractions below lower it; all
/// were set by hand on invented sentences, before calibration.
const FULL: i16 = 800;
const INHERITED: i16 = 60;
const SUSPENDED: i16 = 350;
const NEGATED: i16 = 150;
const COMPOSED: i16 = 40;

/// A predicate with what stands around it.
pub(super) struct Clause<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) at: usize,
    /// Where the predicate ends, which may be of several words.
    pub(super) at_end: usize,
    pub(super) subject: Option<&'s Subject>,
    pub(super) object: Option<Range<usize>>,
    pub(super) phrases: &'s [Phrase],
    pub(super) cue: Option<u16>,
}

impl Clause<'_, '_> {
    pub(super) fn fill(
        &self,
        slot: &Slot,
        acting: &[Party],
        is_passive: bool,
        frames: &mut Vec<Frame>,
    ) {
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
                    // `retaliated with sanctions on Ruritania`
                    if &**preposition == "with" {
                        self.compose(&phrase.tokens, slot, acting, frames);
                    }
                }
            }
            // Not to anger somebody is no praise.
            Place::Reversed if self.is_turned() => {}
            Place::Reversed if is_passive => {
                // `was angered by Castellan`: whoever feels it is the subject.
                let feeling = self
                    .subject
                    .map_or_else(Vec::new, |subject| holders(self.scene, &subject.phrase));
                let cause = self.phrases.iter().find(|phrase| {
                    phrase
                        .preposition
                        .is_some_and(|token| self.scene.is_word(token, "by"))
                });
                if let Some(cause) = cause {
                    let mut tokens = cause.tokens.clone();
                    // `by the press declaring Castellan the winner`
                    if let Some(verb) = tokens.clone().find(|&token| self.scene.is_verb(token)) {
                        tokens.end = verb;
                    }
                    self.aim_at(&tokens, slot, &feeling, frames);
                }
            }
            Place::Reversed => {
                if let Some(object) = &self.object {
                    let feeling = feeling_in(self.scene, object);
                    let maker = self.subject.filter(|_| acting.is_empty());
                    let maker = maker.and_then(|subject| maker_in(self.scene, &subject.phrase));
                    for cause in acting.iter().chain(&maker) {
                        // `it` is what happened more often than somebody.
                        if self.scene.is_word(cause.at, "it") {
                            continue;
                        }
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
                        let cause = self.up_to_aim(&subject.phrase);
                        self.aim_at_issues(&cause, slot, &feeling, frames);
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

    /// Whether it is said that the act is not done, or avoided.
    fn is_turned(&self) -> bool {
        self.subject
            .is_some_and(|subject| subject.is_negated || subject.sign < 0)
    }

    /// A phrase without what its noun is aimed at: `threats` of `threats against the harbour`.
    fn up_to_aim(&self, phrase: &Range<usize>) -> Range<usize> {
        let is_noun = |token: &usize| self.scene.senses[*token].noun.is_some();
        let end = phrase
            .clone()
            .find(is_noun)
            .and_then(|noun| {
                (noun..phrase.end).find(|&token| self.scene.is(token, Role::Preposition))
            })
            .unwrap_or(phrase.end);
        phrase.start..end
    }

    fn phrase_of_subject(&self) -> Range<usize> {
        self.subject
            .map_or(self.at..self.at, |subject| subject.phrase.clone())
    }

    pub(super) fn aim_at(
        &self,
        tokens: &Range<usize>,
        slot: &Slot,
        acting: &[Party],
        frames: &mut Vec<Frame>,
    ) {
        if matches!(slot.toward, Toward::Any | Toward::Actor) {
            for part in conjuncts(self.scene, tokens) {
                let target = target_in(self.scene, &part);
                let target = target.filter(|&target| self.is_aimed(slot, &part, target));
                if let Some((actor, cost, at)) = target {
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

    /// Whether what is done to a phrase is done to whom it names. What is done to somebody's aides or wife is not where the act is
    /// one toward persons (`fired Brandl's aide`) or an idiom; what is done to their plans or words is.
    fn is_aimed(
        &self,
        slot: &Slot,
        phrase: &Range<usize>,
        (_, cost, at): (u16, i16, usize),
    ) -> bool {
        let is_strict = slot.toward == Toward::Actor || self.at_end > self.at + 1;
        let is_owned = phrase.end == self.at_end;
        if !is_strict || is_owned || cost == 0 || !self.is_named(at) {
            return true;
        }
        phrase
            .clone()
            .any(|token| self.scene.is(token, Role::Product) || self.scene.is(token, Role::Deputy))
    }

    fn is_named(&self, token: usize) -> bool {
        self.scene.named[token].is_some()
    }

    fn aim_at_issues(
        &self,
        tokens: &Range<usize>,
        slot: &Slot,
        acting: &[Party],
        frames: &mut Vec<Frame>,
    ) {
        let scene = self.scene;
        let mut hit: Vec<u16> = Vec::new();
        for (mention, issue) in scene.issues_in(tokens) {
            let is_fit = slot.toward != Toward::Measure
                || mention.clone().any(|token| scene.is_measure(token));
            if mention.end > tokens.start && is_fit && !hit.contains(issue) {
                hit.push(*issue);
                // Where the act is part of what the issue is, whoever acts is for it: `cut tariffs`, of tariff cuts.
                let sign = if mention.contains(&self.at) {
                    1
                } else {
                    slot.sign
                };
                self.push(Aim::Issue(*issue), mention.clone(), sign, acting, 0, frames);
            }
        }
    }

    /// Those who act are for the issues that these tokens are part of.
    pub(super) fn take_up(&self, tokens: &Range<usize>, acting: &[Party], frames: &mut Vec<Frame>) {
        let slot = Slot {
            place: Place::Object,
            sign: 1,
            toward: Toward::Issue,
        };
        self.aim_at_issues(tokens, &slot, acting, frames);
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
        // Whoever imposes tariffs acts against somebody; whoever welcomes them need not be.
        if slot.toward != Toward::Issue {
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

    /// Where the object begins, if it stands before the clause: `the tariffs that Freedonia imposed`.
    fn antecedent(&self) -> Option<usize> {
        let start = self.object.as_ref()?.start;
        (start < self.at).then_some(start)
    }

    /// Whether a holder says of himself what he would or must do, with no condition: `said he would vote for Brandl`.
    fn is_committed(&self, holder: u16) -> bool {
        let scene = self.scene;
        let modal = self.subject.and_then(|subject| subject.modal);
        let is_own = scene.voice[self.at]
            .is_some_and(|voice| scene.speakers[voice as usize].contains(&holder));
        let is_told = modal.is_some_and(|modal| {
            ["would", "'d", "must", "should"]
                .iter()
                .any(|word| scene.is_word(modal, word))
        });
        // `if`, or a question.
        let is_open = |token: usize| scene.is(token, Role::Condition) || scene.is_word(token, "?");
        let behind = self.at..scene.len().min(self.at + REACH);
        let end = behind.clone().find(|&token| scene.is_stop(token));
        let end = end.map_or(behind.end, |end| end + 1);
        is_own && is_told && !(behind.start..end).any(is_open)
    }

    pub(super) fn push(
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
            .min(target.start)
            .min(self.antecedent().unwrap_or(self.at));
        for holder in acting {
            if aim == Aim::Actor(holder.actor) {
                continue;
            }
            let is_suspended = is_suspended && !self.is_committed(holder.actor);
            let trust = FULL
                - cost
                - holder.cost
                - if is_inherited { INHERITED } else { 0 }
                - if is_suspended { SUSPENDED } else { 0 }
                - if is_negated { NEGATED } else { 0 };
            frames.push(Frame {
                holder: holder.actor,
                holder_at: holder.at,
                aim,
                sign,
                predicate: self.at,
                predicate_end: self.at_end,
                target: target.clone(),
                evidence: start..end,
                trust,
                is_negated,
                is_suspended,
                turned_by: None,
                way: Way::Act,
                verdict: Verdict::default(),
                cue: self.cue,
            });
        }
    }
}
