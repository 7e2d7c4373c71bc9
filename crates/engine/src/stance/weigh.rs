//! The trained model on an article: how far it agrees with each act that was found, and stances between two actors of a
//! sentence that only it sees.

use std::ops::Range;

use super::{
    features::{
        bag::{Bag, Feature},
        pair_features,
        words::Words,
    },
    model::{Judgement, StanceModel},
    position::{Aim, Deciding, Frame, Verdict, Way},
    scene::Scene,
};
use crate::lexicon::stance::Place;

/// Actors of a sentence that are asked about each other at most; a longer list is an enumeration.
const MAX_ACTORS: usize = 6;
/// Tokens between two actors at most.
const MAX_APART: usize = 30;
/// Tokens of a sentence at most; what is longer is no sentence that the model has seen.
const MAX_SENTENCE: usize = 120;
/// Tokens before the second actor in which a verb may stand that is aimed at it.
const BEFORE: usize = 3;
/// Tokens before two actors in which a word may evaluate what is between them.
const BESIDE: usize = 6;
/// Share of a stance, per mille, from which words are named that decided.
const LIKELY: u16 = 300;
/// Words named as those that decided.
const N_WORDS: usize = 3;

/// Gives each act of a sentence its calibrated trust, and adds what only the model sees.
pub(super) fn weigh(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    frames: &mut Vec<Frame>,
    bag: &mut Bag,
) {
    let model = StanceModel::bundled();
    let actors = find_actors(scene, sentence);
    let is_apart =
        |one: &Range<usize>, other: &Range<usize>| one.end <= other.start || other.end <= one.start;
    let is_idle = || frames.is_empty() && !sentence.clone().any(|token| is_act(scene, token));
    if sentence.len() > MAX_SENTENCE || (frames.is_empty() && actors.len() < 2) || is_idle() {
        frames
            .iter_mut()
            .for_each(|frame| trust_alone(model, frame));
        return;
    }
    let words = Words::new(scene, &model.valences, sentence);
    let acts = frames.clone();
    for frame in frames.iter_mut() {
        // The sentences that the model learned from name both parties: of pronouns and adjectives it knows nothing.
        let named = |token: usize, actor: u16| {
            let is_named = scene.named.get(token).copied().flatten() == Some(actor);
            extent(scene, sentence, token).filter(|_| is_named)
        };
        // What an idiom means, its single words do not tell.
        let is_idiom = frame.predicate_end > frame.predicate + 1;
        let (Aim::Actor(aim), false) = (frame.aim, is_idiom) else {
            trust_alone(model, frame);
            continue;
        };
        let (Some(holder), Some(target)) = (
            named(frame.holder_at, frame.holder),
            named(frame.target.start, aim),
        ) else {
            trust_alone(model, frame);
            continue;
        };
        if !is_apart(&holder, &target) {
            trust_alone(model, frame);
            continue;
        }
        let parties = [&holder, &target];
        let actors = (frame.holder, aim);
        let pair = Pair::judge(bag, scene, &words, parties, &acts, actors);
        frame.verdict = pair.verdict(if frame.sign > 0 { 1 } else { 3 });
        let joint = model.trust.of_act(frame.trust, frame.verdict.share);
        // Few of the sentences that it learned from say who feels what toward whom, compare two, or name critics and friends.
        let is_rare = frame.way == Way::Side || is_felt(scene, frame) || is_compared(scene, frame);
        let alone = model.trust.of_act(frame.trust, None);
        frame.trust = joint.max(if is_rare { alone } else { 0 }) as i16;
    }
    let n_acts = frames.len();
    for (at, (one, first)) in actors.iter().enumerate() {
        for (other, second) in actors.iter().skip(at + 1) {
            let is_known = frames.iter().take(n_acts).any(|frame| {
                (frame.holder, frame.aim) == (*one, Aim::Actor(*other))
                    || (frame.holder, frame.aim) == (*other, Aim::Actor(*one))
            });
            if is_known || one == other || second.start.saturating_sub(first.end) > MAX_APART {
                continue;
            }
            if !may_regard(scene, &words, sentence, first, second) {
                continue;
            }
            let parties = [first, second];
            let pair = Pair::judge(bag, scene, &words, parties, &acts, (*one, *other));
            frames.extend(pair.to_frame(model.trust.least_share));
        }
    }
}

/// Whether an act is what somebody feels toward its subject: `Castellan angered Brandl`, `Castellan made Brandl uneasy`.
fn is_felt(scene: &Scene<'_>, frame: &Frame) -> bool {
    let sense = scene.senses[frame.predicate];
    let is_made = sense.adjective.is_some() && frame.target.start < frame.holder_at;
    let is_reversed = sense.verb.is_some_and(|(id, _)| {
        let slots = &scene.words.predicate(id).slots;
        slots.iter().any(|slot| slot.place == Place::Reversed)
    });
    is_made || is_reversed
}

/// Whether a judgement is one against what its target is compared with: `a better mayor than Brandl`.
fn is_compared(scene: &Scene<'_>, frame: &Frame) -> bool {
    let from = frame.target.start.saturating_sub(BEFORE);
    frame.way == Way::Regard && (from..frame.target.start).any(|token| scene.is_word(token, "than"))
}

/// Trust in an act about which the model has no say.
pub(super) fn trust_alone(model: &StanceModel, frame: &mut Frame) {
    frame.trust = model.trust.of_act(frame.trust, None) as i16;
}

/// Whether the model may see a stance of two actors, given by their tokens: there is a verb for an act just before the second, and
/// a word that evaluates from just before the first to there. Of 34,000 pairs of news the model sees a stance in 16, all but
/// one of them such (that one it sees wrongly), while fourteen in fifteen pairs are none.
fn may_regard(
    scene: &Scene<'_>,
    words: &Words<'_>,
    sentence: &Range<usize>,
    first: &Range<usize>,
    second: &Range<usize>,
) -> bool {
    let before = second.start.saturating_sub(BEFORE).max(first.end)..second.start;
    let from = first.start.saturating_sub(BESIDE).max(sentence.start);
    before.into_iter().any(|token| is_act(scene, token))
        && (from..second.end).any(|token| words.value(token) != 0)
}

/// Whether a token is a verb for an act.
fn is_act(scene: &Scene<'_>, token: usize) -> bool {
    scene.senses[token].verb.is_some() && scene.is_verb(token)
}

/// Actors named in a sentence, each where it is named first, in order.
fn find_actors(scene: &Scene<'_>, sentence: &Range<usize>) -> Vec<(u16, Range<usize>)> {
    let mut actors: Vec<(u16, Range<usize>)> = Vec::new();
    for token in sentence.clone() {
        let Some(actor) = scene.named[token] else {
            continue;
        };
        if actors.len() == MAX_ACTORS {
            break;
        }
        if actors.iter().all(|(other, _)| *other != actor) {
            actors.extend(extent(scene, sentence, token).map(|tokens| (actor, tokens)));
        }
    }
    actors
}

/// The tokens of the name that a token of a sentence is part of.
fn extent(scene: &Scene<'_>, sentence: &Range<usize>, token: usize) -> Option<Range<usize>> {
    if !sentence.contains(&token) {
        return None;
    }
    let actor = scene.named[token]?;
    let is_same = |token: usize| scene.named[token] == Some(actor);
    let mut tokens = token..token + 1;
    while tokens.start > sentence.start && is_same(tokens.start - 1) {
        tokens.start -= 1;
    }
    while tokens.end < sentence.end && is_same(tokens.end) {
        tokens.end += 1;
    }
    Some(tokens)
}

/// Two parties of a sentence with what the model makes of them.
struct Pair {
    parties: [Range<usize>; 2],
    actors: (u16, u16),
    /// What is seen of the first toward the second, and the other way.
    questions: [Vec<Feature>; 2],
    judgement: Judgement,
}

impl Pair {
    fn judge(
        bag: &mut Bag,
        scene: &Scene<'_>,
        words: &Words<'_>,
        [one, other]: [&Range<usize>; 2],
        acts: &[Frame],
        actors: (u16, u16),
    ) -> Self {
        let model = StanceModel::bundled();
        let questions = [
            pair_features(bag, scene, words, [one, other], acts, actors),
            pair_features(bag, scene, words, [other, one], acts, (actors.1, actors.0)),
        ];
        Self {
            parties: [one.clone(), other.clone()],
            actors,
            judgement: model.judge_pair(&questions),
            questions,
        }
    }

    /// What it says of one of the four directed answers.
    fn verdict(&self, class: usize) -> Verdict {
        let shares = &self.judgement.shares;
        let others = (0..shares.len()).filter(|other| *other != class);
        let lost = others.max_by_key(|&other| (shares[other], usize::MAX - other));
        Verdict {
            share: shares.get(class).copied(),
            lost: lost.map(|other| (name_of(class, other), shares[other])),
            words: self.deciding((class + 1) % 2, class / 3),
        }
    }

    /// The words that spoke for an answer to a question, where any answer is likely.
    fn deciding(&self, question: usize, answer: usize) -> Vec<Deciding> {
        let mut shares = self.judgement.shares.iter().skip(1);
        if shares.all(|&share| share < LIKELY) {
            return Vec::new();
        }
        let model = StanceModel::bundled();
        let words = model.deciding_words(&self.questions[question], answer, &model.pair);
        let for_it = words.into_iter().filter(|&(_, weight)| weight > 0);
        let kept = for_it.map(|(word, weight)| (word as usize, weight.min(1000) as i16));
        kept.take(N_WORDS).collect()
    }

    /// The likeliest stance, where its share is at least this.
    fn to_frame(&self, least: u16) -> Option<Frame> {
        let shares = &self.judgement.shares;
        let class = (1..shares.len()).max_by_key(|&class| (shares[class], usize::MAX - class))?;
        if shares[class] < least {
            return None;
        }
        let verdict = self.verdict(class);
        let [one, other] = &self.parties;
        let (holder, target, actor, aim) = if class % 2 == 1 {
            (one, other, self.actors.0, self.actors.1)
        } else {
            (other, one, self.actors.1, self.actors.0)
        };
        let predicate = verdict.words.first().map_or(holder.start, |word| word.0);
        let start = one.start.min(other.start).min(predicate);
        let end = one.end.max(other.end).max(predicate + 1);
        Some(Frame {
            holder: actor,
            holder_at: holder.start,
            aim: Aim::Actor(aim),
            sign: if class < 3 { 1 } else { -1 },
            predicate,
            predicate_end: predicate + 1,
            target: target.clone(),
            evidence: start..end,
            trust: shares[class] as i16,
            is_negated: false,
            is_suspended: false,
            turned_by: None,
            way: Way::Model,
            verdict,
            cue: None,
        })
    }
}

/// An answer that lost against `class`, in words for people.
const fn name_of(class: usize, other: usize) -> &'static str {
    match (other, class % 2 == other % 2) {
        (0, _) => "no stance between the two",
        (1 | 2, true) => "that it is for, not against",
        (1 | 2, false) => "that the other one is for",
        (_, true) => "that it is against, not for",
        (_, false) => "that the other one is against",
    }
}
