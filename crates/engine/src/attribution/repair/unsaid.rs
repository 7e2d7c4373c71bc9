//! What somebody is said not to have said: `has never said that`, `declined to say whether`, `made no mention of`.

use std::ops::Range;

use super::words::Words;
use crate::{
    attribution::{
        label::Role,
        link::{Chunk, Group},
    },
    lexicon::silence::Hush,
    tagging::WordClass,
};

/// Tokens before a verb in which what negates it stands.
const REACH: usize = 14;
/// Tokens of a content at most in which a noun for what is given stands: `gave | no further details`.
const NEAR: usize = 4;

/// Whether the words of a group tell that its content was not said.
pub(super) fn is_unsaid(words: &Words<'_>, group: &Group) -> bool {
    let cues = group.chunks.iter().filter(|chunk| chunk.role == Role::Cue);
    let cue: Vec<usize> = cues.flat_map(|chunk| chunk.tokens.clone()).collect();
    let content = group
        .chunks
        .iter()
        .find(|chunk| chunk.role == Role::ContentAfter)
        .map_or(0..0, |chunk| chunk.tokens.clone());
    let (Some(&first), Some(&last)) = (cue.first(), cue.last()) else {
        return false;
    };
    let scene = Silenced {
        words,
        group,
        cue: first..last + 1,
    };
    if let Some(silent) = cue.iter().find(|&&at| words.hushes(at, Hush::Silent)) {
        return scene.negations(*silent).is_multiple_of(2);
    }
    let head: Vec<usize> = cue
        .iter()
        .copied()
        .chain(content.clone().take(NEAR))
        .collect();
    if let Some(&giving) = cue.iter().rev().find(|&&at| scene.is_giving(at))
        && let Some(&word) = head
            .iter()
            .find(|&&at| at > giving && words.hushes(at, Hush::Word))
    {
        let is_none = (giving + 1..word).any(|at| words.is(at, &["no", "neither", "little"]));
        return is_none != (scene.negations(giving) % 2 == 1);
    }
    let spoken = cue.iter().rev().find(|&&at| scene.is_speech(at));
    if let Some(&verb) = spoken {
        return scene.says_nothing(verb) || scene.negations(verb) % 2 == 1;
    }
    // `refused | to discuss the dam`, `declined | comment`
    let refuses = cue.iter().any(|&at| {
        words.hushes(at, Hush::Refusal)
            || words.hushes(at, Hush::Negation)
            || words.hushes(at, Hush::Unable)
            || words.is(at, &["yet"])
    });
    if !refuses || content.is_empty() {
        return false;
    }
    let is_to = words.is(content.start, &["to", "of", "from"]);
    let start = content.start + usize::from(is_to);
    let verb = content
        .clone()
        .find(|&at| at >= start && words.class(at) != WordClass::Adverb)
        .unwrap_or(start);
    let is_infinitive = is_to || words.is(content.start.saturating_sub(1), &["to"]);
    if is_infinitive && words.hushes(verb, Hush::Speech) {
        return scene.negations(verb) % 2 == 1;
    }
    let is_refused = words.hushes(last, Hush::Refusal) && !is_to;
    let mut start = content.take(NEAR);
    is_refused
        && scene.negations(last + 1) % 2 == 1
        && start.any(|at| words.is(at, &["comment", "questions", "interviews", "interview"]))
}

/// A group whose cue may be silenced.
struct Silenced<'a> {
    words: &'a Words<'a>,
    group: &'a Group,
    cue: Range<usize>,
}

impl Silenced<'_> {
    fn is_speech(&self, at: usize) -> bool {
        let class = self.words.class(at);
        let is_verb = class == WordClass::Verb || self.words.get(at).ends_with("ing");
        is_verb && self.words.hushes(at, Hush::Speech)
    }

    fn is_giving(&self, at: usize) -> bool {
        let class = self.words.class(at);
        self.words.hushes(at, Hush::Giving)
            && matches!(class, WordClass::Verb | WordClass::Auxiliary)
    }

    /// `said nothing about the dam`, unless it is what nothing does.
    fn says_nothing(&self, verb: usize) -> bool {
        let words = self.words;
        let nothing = verb + 1;
        words.is(nothing, &["nothing"])
            && (self.cue.contains(&nothing)
                || words.is_stop(nothing + 1)
                || words.is(
                    nothing + 1,
                    &["about", "of", "on", "regarding", "more", "to"],
                ))
    }

    /// How many words turn a verb: an even number leaves it said.
    fn negations(&self, verb: usize) -> usize {
        let words = self.words;
        let sentence = words.sentence(verb.min(self.cue.end - 1));
        let floor = sentence.start.max(verb.saturating_sub(REACH));
        let (mut n, mut persists, mut is_neither) = (0, false, false);
        let mut at = verb;
        while at > floor {
            let before = at - 1;
            let is_focused = words.hushes(at, Hush::Focus);
            if words.hushes(before, Hush::Negation) {
                let is_pair = words.is(before, &["neither", "nor"]);
                if !(is_focused || is_pair && is_neither) {
                    n += 1;
                }
                is_neither |= is_pair;
            } else if words.is(before, &["yet", "still"]) && words.is(at, &["to"])
                || words.is(before, &["no"]) && words.is(at, &["longer"])
                || words.is(before, &["rather"]) && words.is(at, &["than"])
                || words.is(before, &["instead"]) && words.is(at, &["of"])
                || words.hushes(before, Hush::Unable)
                || words.hushes(before, Hush::Refusal)
            {
                n += 1;
            } else if words.is(before, &["short"])
                && before > floor
                && words.hushes(before - 1, Hush::Persisting)
            {
                n += 1;
                at = before - 1;
                continue;
            } else if words.is(before, &["to"])
                && before >= 2
                && words.is(before - 2, &["too"])
                && words.class(before - 1) == WordClass::Adjective
            {
                n += 1;
                at = before - 2;
                continue;
            } else if words.hushes(before, Hush::Denial)
                && matches!(words.penn(at), "VBG" | "VBN")
                && at <= verb
            {
                n += 1;
            } else if words.hushes(before, Hush::Persisting) && !words.hushes(at, Hush::Persisting)
                || matches!(words.penn(before), "JJR" | "RBR") && !words.is(before, &["longer"])
            {
                persists = true;
            } else if !self.may_stand_between(before) {
                break;
            }
            at = before;
        }
        n += self.of_subject(at, sentence.start);
        if persists && n > 0 {
            n += 1;
        }
        n
    }

    /// Whether a word turns nothing and lets what stands before it turn what follows.
    fn may_stand_between(&self, at: usize) -> bool {
        let words = self.words;
        let class = words.class(at);
        words.hushes(at, Hush::Between)
            || matches!(
                class,
                WordClass::Auxiliary | WordClass::Adverb | WordClass::Particle
            )
            || words.is(at, &["than", "longer", "or", "nor"])
            || self.is_speech(at) && words.is(at + 1, &["or", "nor", ","])
            || self.cue.contains(&at)
                && !matches!(
                    class,
                    WordClass::Adjective | WordClass::Conjunction | WordClass::Pronoun
                )
    }

    /// What turns a verb from its subject, which ends before `end`, or from before it.
    fn of_subject(&self, end: usize, start: usize) -> usize {
        let words = self.words;
        if end > start && words.is(end - 1, &["nothing"]) {
            return 1;
        }
        let is_subject = |chunk: &&Chunk| {
            chunk.role == Role::SourceBefore
                && chunk.tokens.end <= self.cue.start
                && chunk.tokens.start >= start
        };
        let source = self.group.chunks.iter().find(is_subject);
        let Some(source) = source.map(|chunk| chunk.tokens.clone()) else {
            return 0;
        };
        let mut n = 0;
        let first = source.start;
        let excepts = |at: usize| words.is(at, &["but", "except", "other", "less", "fewer"]);
        let is_nobody = words.hushes(first, Hush::Nobody)
            && words.class(first + 1) != WordClass::Number
            || words.is(first, &["not"]) && words.is(first + 1, &["one", "a"])
            || words.is(first, &["no"]) && words.is(first + 1, &["one"]);
        if is_nobody && !source.clone().any(excepts) {
            n += 1;
        }
        let Some(before) = first.checked_sub(1).filter(|&before| before >= start) else {
            return n;
        };
        if words.is(before, &["not"]) && words.is(first, &["one", "a"]) {
            return n + 1;
        }
        n + usize::from(self.is_inverted(before, start) || self.is_denied(before, start))
    }

    /// `At no point did she say`, `Nor has he claimed`.
    fn is_inverted(&self, auxiliary: usize, start: usize) -> bool {
        let words = self.words;
        let is_form = |at| matches!(words.class(at), WordClass::Auxiliary | WordClass::Verb);
        if !(words.class(auxiliary) == WordClass::Auxiliary
            || is_form(auxiliary) && words.hushes(auxiliary, Hush::Between))
        {
            return false;
        }
        let clause = (start.max(auxiliary.saturating_sub(NEAR))..auxiliary)
            .rev()
            .take_while(|&at| !words.is_comma(at) && !words.is_stop(at) && !words.is_mark(at));
        let turns = |at: usize| {
            (words.hushes(at, Hush::Negation) || words.is(at, &["no"]))
                && !words.hushes(at + 1, Hush::Focus)
        };
        clause.into_iter().any(turns)
    }

    /// `denied that he had said`, `there is no evidence that she said`, `it is untrue that they said`.
    fn is_denied(&self, before: usize, start: usize) -> bool {
        let words = self.words;
        let is_linked = words.is(before, &["that"]);
        let Some(lead) = before
            .checked_sub(usize::from(is_linked))
            .filter(|&lead| lead >= start)
        else {
            return false;
        };
        let is_negated = (start.max(lead.saturating_sub(2))..lead)
            .any(|at| words.hushes(at, Hush::Negation) || words.is(at, &["no", "little"]));
        words.hushes(lead, Hush::Denial) && !is_negated
            || is_linked && words.hushes(lead, Hush::Evidence) && is_negated
            || is_linked && words.hushes(lead, Hush::Untrue) && !is_negated
            || is_linked && words.is(lead, &["true"]) && is_negated
    }
}
