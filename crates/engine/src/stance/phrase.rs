//! Noun phrases of a clause: those after a predicate, whose a noun is, and whom a pronoun stands for.

use std::ops::Range;

use super::scene::Scene;
use crate::{lexicon::stance::Role, tagging::WordClass};
use record::ActorKind;

/// Tokens that a search for a subject or an object crosses at most.
pub(super) const REACH: usize = 40;
/// Tokens that a phrase after a predicate has at most.
const MAX_PHRASE: usize = 24;

/// A noun phrase after a predicate.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// The preposition that leads to it.
    pub(super) preposition: Option<usize>,
    /// Its tokens, phrases with `of` included.
    pub(super) tokens: Range<usize>,
}

/// The tokens that own the noun at `noun`: `Freedonia 's steady refusal`, `the Freedonian refusal`.
pub(super) fn find_possessor(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    noun: usize,
) -> Option<Range<usize>> {
    let lowest = sentence.start.max(noun.saturating_sub(6));
    for token in (lowest..noun).rev() {
        if scene.is_possessive(token) {
            let owner = token
                .checked_sub(1)
                .filter(|&owner| owner >= sentence.start)?;
            return Some(owner..owner + 1);
        }
        // `Freedonia, whose tariffs on Ruritania ...`
        if scene.is_word(token, "whose") {
            let before = token
                .checked_sub(1)
                .map(|before| before - usize::from(scene.is_comma(before) && before > 0))
                .filter(|&before| before >= sentence.start)?;
            return Some(before..before + 1);
        }
        if scene.party(token).is_some() {
            return Some(token..token + 1);
        }
        // `Freedonia's tariffs and threats`
        let is_joined =
            scene.is_word(token, "and") && token > lowest && scene.senses[token - 1].noun.is_some();
        // `Freedonian-led efforts`
        let is_compound =
            scene.is_word(token, "-") || token > lowest && scene.is_word(token - 1, "-");
        if is_joined || is_compound {
            continue;
        }
        if scene.is(token, Role::Preposition)
            || scene.is(token, Role::Boundary)
            || scene.is_verb(token)
            || scene.is_comma(token)
            || scene.is_stop(token)
        {
            return None;
        }
    }
    None
}

/// Where the head of a noun phrase ends: before its first preposition that is no part of a name, or `than`.
pub(super) fn end_of_head(scene: &Scene<'_>, phrase: &Range<usize>) -> usize {
    phrase
        .clone()
        .find(|&token| {
            // In `critics of Brandl` the preposition names another than what follows it.
            let is_inside = scene.named[token].is_some()
                && scene.named.get(token + 1) == Some(&scene.named[token]);
            let is_end = scene.is(token, Role::Preposition) || scene.is_word(token, "than");
            is_end && !is_inside && !is_in_quantity(scene, phrase, token)
        })
        .unwrap_or(phrase.end)
}

/// Whether the word at `at` belongs to how many or how much of something a phrase names: `more than two dozen of`, `worth of`.
fn is_in_quantity(scene: &Scene<'_>, phrase: &Range<usize>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| before >= phrase.start) else {
        return false;
    };
    if scene.is_word(at, "of") {
        return scene.is(before, Role::Partitive);
    }
    let is_compared = ["more", "less", "fewer"]
        .iter()
        .any(|word| scene.is_word(before, word));
    scene.is_word(at, "than") && is_compared && before == phrase.start
}

/// Noun phrases after the predicate at `at`, up to the end of its clause.
pub(super) fn find_phrases(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut open = Phrase {
        preposition: None,
        tokens: at + 1..at + 1,
    };
    let limit = sentence.end.min(at + 1 + REACH);
    let mut token = at + 1;
    while token < limit {
        if let Some(after) = skip_naming(scene, token, limit) {
            token = after;
            continue;
        }
        if ends_clause(scene, at, token, limit) {
            break;
        }
        let is_within_name =
            scene.named[token].is_some() && scene.named.get(token + 1) == Some(&scene.named[token]);
        let is_preposition = scene.is(token, Role::Preposition)
            && !is_within_name
            && (!scene.is_word(token, "of") || open.tokens.is_empty());
        if is_preposition || open.tokens.len() >= MAX_PHRASE {
            phrases.push(open);
            open = Phrase {
                preposition: Some(token),
                tokens: token + 1..token + 1,
            };
        } else {
            open.tokens.end = token + 1;
        }
        token += 1;
    }
    phrases.push(open);
    phrases
}

/// `what it called`, `what she described as`: how somebody names what follows is no clause of its own. The token after it.
fn skip_naming(scene: &Scene<'_>, token: usize, limit: usize) -> Option<usize> {
    if !scene.is_word(token, "what") {
        return None;
    }
    let verb = (token + 1..limit.min(token + 5)).find(|&verb| scene.is(verb, Role::Regard))?;
    let after = verb + 1;
    Some(if scene.is_word(after, "as") {
        after + 1
    } else {
        after
    })
}

fn ends_clause(scene: &Scene<'_>, at: usize, token: usize, limit: usize) -> bool {
    if scene.is_mark(token) {
        return false;
    }
    if scene.is_stop(token) || scene.is(token, Role::Relative) && token > at + 1 {
        return true;
    }
    if scene.is_comma(token) {
        // A series of names goes on, everything else ends here.
        let is_series = scene.party(token - 1).is_some()
            && token + 1 < limit
            && scene.party(token + 1).is_some();
        return !is_series;
    }
    if scene.is_word(token, "to") && token + 1 < limit && scene.is_verb(token + 1) {
        return true;
    }
    if scene.is_word(token, "and") || scene.is_word(token, "or") {
        let next = token + 1;
        return next >= limit
            || scene.is_verb(next)
            || scene.is(next, Role::SubjectPronoun)
            || scene.class(next) == WordClass::Auxiliary;
    }
    if scene.is(token, Role::Boundary) || scene.is(token, Role::Condition) {
        return true;
    }
    let is_finite = scene.is_verb(token) && !scene.word(token).ends_with("ing")
        || scene.class(token) == WordClass::Auxiliary;
    let is_attributive = token > at + 1
        && (scene.is(token - 1, Role::Determiner)
            || scene.class(token - 1) == WordClass::Adjective)
        || token == at + 1;
    is_finite && !is_attributive
}

impl Scene<'_> {
    /// Whether an `'s` follows a noun that it can belong to, so that it is no form of *to be*.
    pub(super) fn is_possessive_noun(&self, token: usize) -> bool {
        self.is_possessive(token)
            && token
                .checked_sub(1)
                .is_some_and(|before| !self.is(before, Role::SubjectPronoun))
            && matches!(self.class(token), WordClass::Particle | WordClass::Other)
    }

    /// Whether the name at `token` says where something is: `in the National Assembly`.
    fn is_where(&self, token: usize) -> bool {
        let mut first = token;
        while first > 0
            && (self.named[first - 1] == self.named[token]
                || self.is(first - 1, Role::Determiner)
                || self.class(first - 1) == WordClass::Adjective)
        {
            first -= 1;
        }
        first > 0 && self.is(first - 1, Role::Locative)
    }

    /// The person, state or body that a pronoun at `token` most likely stands for: the last fitting one named before.
    pub(super) fn antecedent(&self, token: usize) -> Option<u16> {
        let is_person = ["he", "she", "his", "her", "him"]
            .iter()
            .any(|pronoun| self.is_word(token, pronoun));
        let is_thing = ["it", "its"]
            .iter()
            .any(|pronoun| self.is_word(token, pronoun));
        if !is_person && !is_thing {
            return None;
        }
        let lowest = token.saturating_sub(2 * REACH);
        let fits = |actor: u16| match self.kind(actor) {
            ActorKind::Person => is_person,
            ActorKind::Group | ActorKind::Place => false,
            ActorKind::State | ActorKind::Organisation | ActorKind::Media => is_thing,
        };
        // The first name of the nearest sentence that has one stands where subjects stand. `It` may be anything that was
        // spoken of since, so only its own sentence tells.
        let is_it = self.is_word(token, "it");
        let mut found = None;
        for before in (lowest..token).rev() {
            if let Some(actor) = self.named[before].filter(|&actor| fits(actor)) {
                // What was spoken of there has no name: `signed the law in the National Assembly ... denounced it`.
                if is_it && self.is_where(before) {
                    return None;
                }
                found = Some(actor);
            } else if (is_it || found.is_some()) && self.is_word(before, ".") {
                break;
            }
        }
        found
    }
}
