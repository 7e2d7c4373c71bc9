//! The words of a paragraph as the repairs ask for them. Positions are those of its tokens.

use std::ops::Range;

use crate::{
    attribution::{
        label::Role,
        link::{Chunk, Group},
        passage::Passage,
        text::Text,
    },
    lexicon::silence::Hush,
    tagging::WordClass,
};
use record::cue::{Cue, Cues};

/// Tokens that a noun phrase has at most.
const MAX_NOUN_PHRASE: usize = 14;

/// A paragraph with the classes of its words.
pub(super) struct Words<'a> {
    passage: Passage<'a>,
    text: Text<'a>,
}

impl<'a> Words<'a> {
    pub(super) const fn new(passage: Passage<'a>, text: Text<'a>) -> Self {
        Self { passage, text }
    }

    /// The word or mark at a position; empty beyond the last.
    pub(super) fn get(&self, at: usize) -> &'a str {
        let token = self.text.segments.tokens.get(self.passage.first + at);
        token.map_or("", |token| token.span.slice(self.text.text))
    }

    /// Whether the word at a position is one of these, in any case.
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        let word = self.get(at);
        words.iter().any(|other| other.eq_ignore_ascii_case(word))
    }

    pub(super) fn class(&self, at: usize) -> WordClass {
        let classes = &self.text.tags.word_classes;
        classes
            .get(self.passage.first + at)
            .copied()
            .unwrap_or(WordClass::Other)
    }

    /// The Penn Treebank tag of the word at a position.
    pub(super) fn penn(&self, at: usize) -> &'static str {
        self.text.tags.penn(self.passage.first + at)
    }

    /// Whether the word at a position is a verb or auxiliary with tense.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        matches!(self.penn(at), "VBD" | "VBZ" | "VBP" | "MD")
    }

    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.get(at) == ","
    }

    /// Whether a mark at a position ends a sentence or part of one.
    pub(super) fn is_stop(&self, at: usize) -> bool {
        matches!(
            self.get(at),
            "." | "!" | "?" | ";" | ":" | "…" | "—" | "–" | "--" | ""
        )
    }

    /// Whether the token at a position is a quotation mark or stands within a quotation.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        let token = self.text.segments.tokens.get(self.passage.first + at);
        token.is_some_and(|token| !self.passage.quotations_in(token.span).is_empty())
    }

    /// Whether the token at a position is a quotation mark.
    pub(super) fn is_mark(&self, at: usize) -> bool {
        matches!(
            self.get(at),
            "“" | "”" | "\"" | "«" | "»" | "‹" | "›" | "„" | "‘" | "’" | "'" | "''" | "``"
        )
    }

    /// Whether the word at a position names a day.
    pub(super) fn is_day(&self, at: usize) -> bool {
        self.is(
            at,
            &[
                "Monday",
                "Tuesday",
                "Wednesday",
                "Thursday",
                "Friday",
                "Saturday",
                "Sunday",
                "yesterday",
                "today",
                "week",
                "month",
                "year",
            ],
        )
    }

    /// The sentence that a token stands in.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let token = self.passage.first + at;
        let sentences = &self.text.segments.sentences;
        let number = sentences.partition_point(|sentence| sentence.tokens.end as usize <= token);
        let Some(sentence) = sentences.get(number) else {
            return at..at + 1;
        };
        let start = (sentence.tokens.start as usize).saturating_sub(self.passage.first);
        let end = (sentence.tokens.end as usize).saturating_sub(self.passage.first);
        start..end
    }

    /// What the list of cues says of the verb or noun of a cue: of its last word that is in the list.
    pub(super) fn listed(&self, cue: &Range<usize>) -> Option<Cue> {
        let cues = Cues::bundled();
        cue.clone().rev().find_map(|at| cues.find(self.get(at)))
    }

    /// Whether a cue ends with a verb for what is done, not said.
    pub(super) fn is_deed(&self, cue: &Range<usize>) -> bool {
        let verb = self.get(cue.end - 1).to_lowercase();
        self.class(cue.end - 1) == WordClass::Verb && self.text.lexicon.deeds.contains(&verb)
    }

    /// Whether the word at a position has a part in telling that something was not said.
    pub(super) fn hushes(&self, at: usize, class: Hush) -> bool {
        let word = self.get(at).to_lowercase();
        self.text.lexicon.silences.is(&word, class)
    }

    /// Where the noun phrase ends that begins at a position, with phrases that belong to it, such as `of the coast`; none
    /// where no noun, name or pronoun begins there.
    pub(super) fn end_of_noun_phrase(&self, from: usize, end: usize) -> Option<usize> {
        let end = end.min(from + MAX_NOUN_PHRASE);
        if self.is_day(from) {
            return None;
        }
        if matches!(self.class(from), WordClass::Pronoun) {
            return Some(from + 1).filter(|_| from < end);
        }
        let mut at = from;
        let mut has_head = false;
        while at < end && !self.is_mark(at) {
            match self.class(at) {
                WordClass::Noun | WordClass::Name | WordClass::Number => has_head = true,
                WordClass::Determiner | WordClass::Adjective | WordClass::Particle => {}
                // `the shipping company`
                WordClass::Verb if !has_head && at > from && self.penn(at) == "VBG" => {}
                WordClass::Adposition if has_head => {}
                WordClass::Conjunction if has_head && self.is(at, &["and", "or", "&"]) => {}
                // `union-backed`, `Jean-Luc`, `No.`
                _ if self.get(at) == "-"
                    || self.get(at).ends_with('.') && self.get(at).len() > 1 => {}
                _ => break,
            }
            at += 1;
        }
        while at > from
            && matches!(
                self.class(at - 1),
                WordClass::Adposition | WordClass::Conjunction | WordClass::Determiner
            )
        {
            at -= 1;
        }
        (has_head && at > from).then_some(at)
    }

    /// Whether any of these tokens is a verb with tense.
    pub(super) fn has_verb(&self, tokens: Range<usize>) -> bool {
        tokens.into_iter().any(|at| self.is_finite(at))
    }
}

/// The tokens of the cue of a group.
pub(super) fn cue_of(group: &Group) -> Option<Range<usize>> {
    let mut cues = group.chunks.iter().filter(|chunk| chunk.role == Role::Cue);
    cues.next().map(|chunk| chunk.tokens.clone())
}

/// Takes some tokens away from the chunks of a group that `test` is true of; what is left on either side stays.
pub(super) fn take_away(group: &mut Group, tokens: &Range<usize>, test: fn(Role) -> bool) {
    let mut kept = Vec::with_capacity(group.chunks.len() + 1);
    for chunk in group.chunks.drain(..) {
        let is_apart = chunk.tokens.end <= tokens.start || tokens.end <= chunk.tokens.start;
        if !test(chunk.role) || is_apart {
            kept.push(chunk);
            continue;
        }
        for part in [
            chunk.tokens.start..tokens.start,
            tokens.end..chunk.tokens.end,
        ] {
            if part.start < part.end {
                kept.push(Chunk {
                    tokens: part,
                    ..chunk.clone()
                });
            }
        }
    }
    group.chunks = kept;
}

/// Adds a chunk in its place.
pub(super) fn add(group: &mut Group, role: Role, tokens: Range<usize>, sure: u16) {
    group.chunks.push(Chunk { role, tokens, sure });
    group.chunks.sort_by_key(|chunk| chunk.tokens.start);
}
