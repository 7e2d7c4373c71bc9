//! One article as the stance stage sees it: for each token what the word lists know, who is named there, which issue is
//! spoken of, and whose words it is part of.

mod names;

use std::{collections::BTreeMap, ops::Range};

use super::findings::Findings;
use crate::{
    lexicon::{
        Lexicon,
        idiom::{IdiomRows, Idioms},
        stance::{Place, Role, Sense, StanceWords},
        verb::VerbForm,
    },
    tagging::WordClass,
};
use record::{ActorKind, Issue, cue::Cues, span::Span};

/// Tokens that a mention of an issue has at most.
const MAX_MENTION: usize = 40;

/// What a token is as a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// A word, or a mark that means nothing here.
    None,
    /// Separates clauses for sure.
    Stop,
    Comma,
    /// A quotation mark.
    Quotation,
    /// `'s`
    Possessive,
    /// A possessive or a quotation mark.
    Apostrophe,
}

impl Mark {
    fn of(word: &str) -> Self {
        if word.starts_with(|first: char| first.is_ascii_alphanumeric()) {
            return Self::None;
        }
        match word {
            "." | ";" | ":" | "!" | "?" | "—" | "–" | "--" | "(" | ")" | "…" | "..." => {
                Self::Stop
            }
            "," => Self::Comma,
            "“" | "”" | "\"" | "«" | "»" | "‘" | "``" | "''" => Self::Quotation,
            "'s" | "’s" => Self::Possessive,
            "'" | "’" => Self::Apostrophe,
            _ => Self::None,
        }
    }
}

/// Tokens of an article with all that the search for stances asks of them; every list is as long as the tokens.
pub(super) struct Scene<'a> {
    pub(super) findings: Findings<'a>,
    pub(super) words: &'a StanceWords,
    pub(super) cues: &'a Cues,
    pub(super) idioms: &'a Idioms,
    pub(super) senses: Vec<Sense>,
    /// For each verb the idioms that it begins.
    pub(super) idiom_rows: Vec<IdiomRows>,
    marks: Vec<Mark>,
    /// Actor named by a mention that covers the token, as position in `findings.actors`.
    pub(super) named: Vec<Option<u16>>,
    /// State meant by an adjective of nationality.
    pub(super) nation: Vec<Option<u16>>,
    /// Attribution with the token in its cue, as position in `findings.attributions`.
    pub(super) cue_of: Vec<Option<u16>>,
    /// Attribution with the token in its source.
    pub(super) source_of: Vec<Option<u16>>,
    /// Innermost attribution with the token in its content.
    pub(super) voice: Vec<Option<u16>>,
    /// The next one around it.
    pub(super) outer_voice: Vec<Option<u16>>,
    /// Whether the token is inside quotation marks of an attribution.
    pub(super) quoted: Vec<bool>,
    /// For each attribution its speakers, as positions in `findings.actors`.
    pub(super) speakers: Vec<Vec<u16>>,
    /// Issue mentions as tokens, by start.
    pub(super) issues: Vec<(Range<usize>, u16)>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        findings: Findings<'a>,
        issues: &[Issue<Span>],
        lexicon: &'a Lexicon,
    ) -> Self {
        let forms = &findings.tags.forms;
        let n_tokens = findings.segments.tokens.len();
        let words = &lexicon.stance;
        let marks = forms
            .iter()
            .map(|form| Mark::of(form.span.slice(findings.text)));
        let mut scene = Self {
            senses: forms.for_tokens(words.senses(forms.hashes()).into_iter()),
            idiom_rows: forms.for_tokens(lexicon.idioms.of_verbs(forms.hashes()).into_iter()),
            marks: forms.for_tokens(marks),
            findings,
            words,
            cues: &lexicon.cues,
            idioms: &lexicon.idioms,
            named: vec![None; n_tokens],
            nation: vec![None; n_tokens],
            cue_of: vec![None; n_tokens],
            source_of: vec![None; n_tokens],
            voice: vec![None; n_tokens],
            outer_voice: vec![None; n_tokens],
            quoted: vec![false; n_tokens],
            speakers: Vec::new(),
            issues: Vec::new(),
        };
        scene.place_actors(lexicon);
        scene.place_attributions();
        for (index, issue) in issues.iter().enumerate() {
            for &mention in &issue.mentions {
                let tokens = findings.segments.tokens_in(mention);
                scene.issues.push((tokens, index as u16));
            }
        }
        scene
            .issues
            .sort_by_key(|(tokens, issue)| (tokens.start, tokens.end, *issue));
        scene
    }

    fn place_attributions(&mut self) {
        let segments = self.findings.segments;
        let by_id: BTreeMap<_, u16> = self
            .findings
            .actors
            .iter()
            .map(|actor| &actor.id)
            .zip(0..)
            .collect();
        let mut extent = vec![[u32::MAX; 2]; segments.tokens.len()];
        for (index, attribution) in self.findings.attributions.iter().enumerate() {
            for &span in &attribution.cue {
                self.cue_of[segments.tokens_in(span)].fill(Some(index as u16));
            }
            for &span in &attribution.source {
                self.source_of[segments.tokens_in(span)].fill(Some(index as u16));
            }
            for &span in &attribution.quoted {
                self.quoted[segments.tokens_in(span)].fill(true);
            }
            let speakers = attribution.speakers.iter();
            self.speakers
                .push(speakers.filter_map(|id| by_id.get(id).copied()).collect());
            let length = attribution.content.iter().map(|span| span.len()).sum();
            for &span in &attribution.content {
                for token in segments.tokens_in(span) {
                    let [inner, outer] = &mut extent[token];
                    if length < *inner {
                        (*outer, *inner) = (*inner, length);
                        self.outer_voice[token] = self.voice[token];
                        self.voice[token] = Some(index as u16);
                    } else if length < *outer {
                        *outer = length;
                        self.outer_voice[token] = Some(index as u16);
                    }
                }
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.senses.len()
    }

    pub(super) fn word(&self, token: usize) -> &'a str {
        self.findings
            .segments
            .tokens
            .get(token)
            .map_or("", |token| token.span.slice(self.findings.text))
    }

    pub(super) fn class(&self, token: usize) -> WordClass {
        let classes = &self.findings.tags.word_classes;
        classes.get(token).copied().unwrap_or_default()
    }

    pub(super) fn is(&self, token: usize, role: Role) -> bool {
        self.senses.get(token).is_some_and(|sense| sense.is(role))
    }

    pub(super) fn is_word(&self, token: usize, word: &str) -> bool {
        let found = self.findings.segments.tokens.get(token);
        found.is_some_and(|found| {
            found.span.len() as usize == word.len()
                && found
                    .span
                    .slice(self.findings.text)
                    .eq_ignore_ascii_case(word)
        })
    }

    pub(super) fn is_possessive(&self, token: usize) -> bool {
        match self.mark(token) {
            Mark::Possessive => true,
            Mark::Apostrophe => !self.is_quote_mark(token),
            _ => false,
        }
    }

    /// Whether an apostrophe stands apart from the word before it.
    fn is_quote_mark(&self, token: usize) -> bool {
        token + 1 < self.len() && {
            let before = self.findings.segments.tokens[token.saturating_sub(1)]
                .span
                .end;
            before != self.findings.segments.tokens[token].span.start
        }
    }

    fn mark(&self, token: usize) -> Mark {
        self.marks.get(token).copied().unwrap_or(Mark::None)
    }

    /// Whether the token separates clauses for sure.
    pub(super) fn is_stop(&self, token: usize) -> bool {
        self.mark(token) == Mark::Stop
    }

    pub(super) fn is_comma(&self, token: usize) -> bool {
        self.mark(token) == Mark::Comma
    }

    /// Quotation marks are no part of the structure of a clause.
    pub(super) fn is_mark(&self, token: usize) -> bool {
        self.mark(token) == Mark::Quotation
    }

    /// Whether the token is inside single marks within double ones: words that a quoted person quotes, and not her own.
    pub(super) fn is_nested(&self, token: usize) -> bool {
        let before = (token.saturating_sub(MAX_MENTION)..token).rev();
        let mark = before
            .map(|token| self.word(token))
            .find(|word| matches!(*word, "‘" | "“" | "”" | "."));
        self.quoted[token] && mark == Some("‘")
    }

    /// Who is named at a token or meant by an adjective there.
    pub(super) fn party(&self, token: usize) -> Option<u16> {
        self.named
            .get(token)
            .copied()
            .flatten()
            .or_else(|| self.nation.get(token).copied().flatten())
    }

    /// Whether the token is a verb here: by its tag, or where it has none by the words around it.
    pub(super) fn is_verb(&self, token: usize) -> bool {
        let verb = self.senses.get(token).and_then(|sense| sense.verb);
        match self.class(token) {
            WordClass::Verb => true,
            WordClass::Other => verb.is_some() && !self.stands_as_noun(token),
            // Taggers take participles at the head of a phrase for adjectives.
            WordClass::Adjective => {
                matches!(verb, Some((_, VerbForm::Past)))
                    && token > 0
                    && self.is(token - 1, Role::Be)
            }
            _ => false,
        }
    }

    fn stands_as_noun(&self, token: usize) -> bool {
        let Some(before) = token.checked_sub(1) else {
            return true;
        };
        self.is(before, Role::Determiner)
            || self.is_possessive(before)
            || self.nation[before].is_some()
            || (self.is(before, Role::Preposition) && !self.is_word(before, "to"))
            || self.senses[before].polarity != 0 && self.senses[before].verb.is_none()
    }

    /// The actor that the stage before took a source at this token for; `None` where it is no source or stayed open.
    pub(super) fn source_speaker(&self, token: usize) -> Option<u16> {
        let attribution = self.source_of.get(token).copied().flatten()?;
        self.speakers.get(attribution as usize)?.first().copied()
    }

    /// Whether the token names a measure that somebody takes against somebody: tariffs, sanctions, a ban.
    pub(super) fn is_measure(&self, token: usize) -> bool {
        self.senses[token].noun.is_some_and(|id| {
            let slots = &self.words.predicate(id).slots;
            slots.iter().any(|slot| {
                matches!(&slot.place, Place::After(preposition) if &**preposition == "on")
                    && slot.sign < 0
            })
        })
    }

    /// Mentions of issues that share a token with some tokens, by start.
    pub(super) fn issues_in(&self, tokens: &Range<usize>) -> &[(Range<usize>, u16)] {
        let first = self
            .issues
            .partition_point(|(mention, _)| mention.start + MAX_MENTION < tokens.start);
        let last = self
            .issues
            .partition_point(|(mention, _)| mention.start < tokens.end);
        self.issues.get(first..last).unwrap_or(&[])
    }

    pub(super) fn kind(&self, actor: u16) -> ActorKind {
        self.findings.actors[actor as usize].kind
    }

    /// The bytes from the first to the last of some tokens; quotation marks and commas at the ends left out.
    pub(super) fn span_of(&self, tokens: Range<usize>) -> Option<Span> {
        let is_edge =
            |token: usize| self.is_stop(token) || self.is_comma(token) || self.is_mark(token);
        let mut start = tokens.start;
        let mut end = tokens.end.min(self.len());
        while start < end && is_edge(start) {
            start += 1;
        }
        while start < end && is_edge(end - 1) {
            end -= 1;
        }
        let tokens = self.findings.segments.tokens.get(start..end)?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    }
}
