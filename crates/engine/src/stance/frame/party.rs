//! Who a phrase names: its head, or whose its head is.

use std::ops::Range;

use crate::{
    lexicon::stance::Role,
    stance::{clause::Subject, phrase::end_of_head, scene::Scene},
    tagging::WordClass,
};
use record::ActorKind;

/// What ways to a party other than by its name take from the trust in a stance. Set by hand, see `slot`.
pub(super) const VIA_POSSESSOR: i16 = 80;
const VIA_PRONOUN: i16 = 120;
const VIA_MODIFIER: i16 = 60;

/// A holder with the trust that the way to it leaves.
#[derive(Clone, Copy, Debug)]
pub(in crate::stance) struct Party {
    pub(in crate::stance) actor: u16,
    pub(in crate::stance) cost: i16,
    /// The token that stands for it in the sentence.
    pub(in crate::stance) at: usize,
}

/// Who acts by the verb at `at`: the speakers where it attributes, else the subject.
pub(super) fn acting_at(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    subject: Option<&Subject>,
) -> Vec<Party> {
    let cue = scene.cue_of[at];
    let speakers = cue.map_or(&[][..], |cue| &scene.speakers[cue as usize]);
    if speakers.is_empty() {
        return subject.map_or_else(Vec::new, |subject| holders(scene, &subject.phrase));
    }
    let source = scene.source_near(sentence, at, cue);
    let party = |&actor: &u16| Party {
        actor,
        cost: 0,
        at: source.unwrap_or(at),
    };
    speakers.iter().map(party).collect()
}

/// Who a subject phrase stands for.
pub(super) fn holders(scene: &Scene<'_>, phrase: &Range<usize>) -> Vec<Party> {
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
pub(super) fn conjuncts(scene: &Scene<'_>, phrase: &Range<usize>) -> Vec<Range<usize>> {
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
pub(super) fn head_party(scene: &Scene<'_>, phrase: &Range<usize>) -> Option<Party> {
    let end = end_of_head(scene, phrase);
    let head = (phrase.start..end)
        .rev()
        .find(|&token| !scene.is_mark(token))?;
    if let Some(actor) = scene.named[head] {
        return Some(Party {
            actor,
            cost: 0,
            at: head,
        });
    }
    if scene.is(head, Role::SubjectPronoun) {
        let actor = pronoun(scene, head)?;
        return Some(Party {
            actor,
            cost: VIA_PRONOUN,
            at: head,
        });
    }
    // `Freedonian` of `Freedonian-led efforts`
    if let (Some(actor), 1) = (scene.party(head), phrase.len()) {
        return Some(Party {
            actor,
            cost: VIA_POSSESSOR,
            at: head,
        });
    }
    if !stands_for_owner(scene, head) && scene.senses[head].noun.is_none() {
        return None;
    }
    let owner = (phrase.start..head)
        .rev()
        .find_map(|token| Some((owner_at(scene, token)?, token)));
    if let Some((actor, at)) = owner {
        return Some(Party {
            actor,
            cost: VIA_POSSESSOR,
            at,
        });
    }
    // `the government of Freedonia`, `threats by Freedonia`
    if end < phrase.end && (scene.is_word(end, "of") || scene.is_word(end, "by")) {
        let (actor, at) =
            (end + 1..phrase.end).find_map(|token| Some((scene.named[token]?, token)))?;
        return Some(Party {
            actor,
            cost: VIA_POSSESSOR,
            at,
        });
    }
    None
}

pub(super) fn owner_at(scene: &Scene<'_>, token: usize) -> Option<u16> {
    let is_own = ["his", "her", "its"]
        .iter()
        .any(|pronoun| scene.is_word(token, pronoun));
    scene
        .party(token)
        .or_else(|| is_own.then(|| scene.antecedent(token)).flatten())
}

/// `I` and `we` are the speaker of the passage; other pronouns whoever was named last.
pub(super) fn pronoun(scene: &Scene<'_>, token: usize) -> Option<u16> {
    if scene.is_word(token, "i") || scene.is_word(token, "we") {
        let voice = scene.voice[token].filter(|_| scene.quoted[token])?;
        return scene.speakers[voice as usize].first().copied();
    }
    scene
        .source_speaker(token)
        .or_else(|| scene.antecedent(token))
}

/// Whether what the noun at `head` does or is, is its owner's: what the Freedonian *government* does, Freedonia does.
fn stands_for_owner(scene: &Scene<'_>, head: usize) -> bool {
    scene.is(head, Role::Deputy)
}

/// Who a phrase aims at: its head, or whose it is. `(actor, cost, token)`
pub(in crate::stance) fn target_in(
    scene: &Scene<'_>,
    phrase: &Range<usize>,
) -> Option<(u16, i16, usize)> {
    let end = end_of_head(scene, phrase);
    let head = (phrase.start..end)
        .rev()
        .find(|&token| !scene.is_mark(token))?;
    if let Some(actor) = scene.named[head] {
        let is_one_of_a_kind = stands_for_a_kind(scene, phrase, head);
        let is_other = acts_in_relative(scene, phrase, head) || is_one_of_a_kind;
        return (!is_other).then_some((actor, 0, head));
    }
    let object_pronoun = scene.is(head, Role::ObjectPronoun) && phrase.len() == 1;
    if object_pronoun {
        return scene
            .antecedent(head)
            .map(|actor| (actor, VIA_PRONOUN, head));
    }
    // `a Freedonian ally`: somebody else.
    if scene.senses[head].agent.is_some() {
        return None;
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
        && !scene.is(head, Role::Harm)
    {
        // Of `the secretary of state of using families` the first phrase alone.
        let is_further =
            |&token: &usize| !scene.is(token, Role::Preposition) || scene.named[token].is_some();
        let mut first = (end + 1..phrase.end).take_while(is_further);
        let token = first.find(|&token| scene.named[token].is_some())?;
        return Some((scene.named[token]?, VIA_POSSESSOR, token));
    }
    None
}

/// Whether the name that ends at `head` is the subject of a relative clause without its `that`: `the plans Castellan made`.
fn acts_in_relative(scene: &Scene<'_>, phrase: &Range<usize>, head: usize) -> bool {
    let is_followed = scene.is_verb(head + 1)
        || scene.class(head + 1) == WordClass::Auxiliary && !scene.is_possessive(head + 1);
    let before = (phrase.start..head)
        .rev()
        .find(|&token| scene.named[token] != scene.named[head]);
    let is_plural = |token: usize| {
        scene.named[token].is_none()
            && scene.class(token) == WordClass::Noun
            && scene.word(token).ends_with('s')
    };
    is_followed && before.is_some_and(is_plural)
}

/// Whose word or deed a phrase names, that somebody feels something about: `Castellan's demands`.
pub(super) fn maker_in(scene: &Scene<'_>, phrase: &Range<usize>) -> Option<Party> {
    let head = end_of_head(scene, phrase)
        .checked_sub(1)
        .filter(|&head| head >= phrase.start)?;
    let (actor, cost, at) = target_in(scene, phrase)?;
    scene
        .is(head, Role::Product)
        .then_some(Party { actor, cost, at })
}

/// Whom an object that feels something names, or the pronoun that is all of it stands for.
pub(super) fn feeling_in(scene: &Scene<'_>, object: &Range<usize>) -> Vec<Party> {
    let mut feeling = holders(scene, object);
    if feeling.is_empty() && object.len() == 1 && scene.is(object.start, Role::ObjectPronoun) {
        let target = target_in(scene, object);
        feeling.extend(target.map(|(actor, cost, at)| Party { actor, cost, at }));
    }
    feeling
}

/// Whether a name stands for whoever is like its bearer: `we do not elect a Castellan every year`.
fn stands_for_a_kind(scene: &Scene<'_>, phrase: &Range<usize>, head: usize) -> bool {
    let before = (phrase.start..head)
        .rev()
        .find(|&token| scene.named[token] != scene.named[head]);
    let is_article = |token: usize| scene.is_word(token, "a") || scene.is_word(token, "an");
    scene.named[head].is_some_and(|actor| scene.kind(actor) == ActorKind::Person)
        && before.is_some_and(is_article)
}
