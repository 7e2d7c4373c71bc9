//! Speakers that no source names: the first person, the agent of a passive, the subject of a participle, a body behind
//! its spokesman, observers in general.

use std::ops::Range;

use super::{
    choice::{Choice, reason},
    resolver::Resolver,
    source::place_of,
};
use crate::{actor::subject::acts, tagging::WordClass};
use record::{ActorKind, Attribution, Step, span::Span};

/// Within so many words behind a cue that ends in `by` its agent must begin.
const MOST_BEFORE_AGENT: usize = 4;

impl Resolver<'_, '_> {
    /// Observers in general, or those experts whom the sentences before name.
    pub(super) fn observers(
        &self,
        number: usize,
        attributions: &[Attribution<Span>],
        order: &[(u32, usize)],
    ) -> Choice {
        let Some(observers) = self.unnamed.observers else {
            return Choice::default();
        };
        let entry = &attributions[number];
        let sentence = self.sentence_at(place_of(entry));
        let last = self.last_speakers(number, attributions, order);
        let is_near = |draft: usize| {
            let near = self
                .mentions_before(place_of(entry))
                .take(24)
                .find(|(_, other)| *other == draft);
            near.filter(|(span, _)| sentence - self.sentence_at(span.start) <= 1)
        };
        let experts = match last.as_slice() {
            [only] if is_expert(&self.draft(*only).name) => is_near(*only),
            _ => None,
        };
        let cue = entry.cue.first().copied();
        match experts {
            Some((span, draft)) => Choice {
                speakers: vec![draft],
                why: vec![reason(
                    Step::Speaker,
                    format!(
                        "the passive names nobody; {} spoke right before",
                        self.draft(draft).name
                    ),
                    Some(span),
                    500,
                )],
            },
            None => Choice {
                speakers: vec![observers],
                why: vec![reason(
                    Step::Speaker,
                    "the passive names nobody: observers in general".to_owned(),
                    cue,
                    400,
                )],
            },
        }
    }

    /// `I` in somebody's words is whoever speaks them; in the article's own words whoever signed it.
    pub(super) fn first_person(&self, number: usize, attributions: &[Attribution<Span>]) -> Choice {
        let outer = self.outer_of(number, attributions);
        let speakers = outer
            .and_then(|outer| self.choices[outer].as_ref())
            .map(|choice| choice.speakers.clone())
            .unwrap_or_default();
        if !speakers.is_empty() {
            let text = format!("the words are those of {}", self.names_of(&speakers));
            let span = outer.and_then(|outer| attributions[outer].source.first().copied());
            return Choice {
                speakers,
                why: vec![reason(Step::Speaker, text, span, 800)],
            };
        }
        match self.unnamed.author.filter(|_| outer.is_none()) {
            Some(author) => Choice {
                speakers: vec![author],
                why: vec![reason(
                    Step::Speaker,
                    format!("the article is signed by {}", self.draft(author).name),
                    None,
                    700,
                )],
            },
            None => Choice::default(),
        }
    }

    /// `a spokesman for the Herald`, `the ministry’s spokeswoman`: the body for which somebody unnamed speaks.
    pub(super) fn body_of_spokesman(&self, tokens: &Range<usize>) -> Choice {
        let words = self.words;
        let speaks = |at: usize| {
            matches!(
                words.folded(at),
                "spokesman" | "spokeswoman" | "spokesperson" | "spokespeople" | "representative"
            )
        };
        if !tokens.clone().any(speaks) {
            return Choice::default();
        }
        let body = self
            .mentions_in(words.span(tokens.start, tokens.end))
            .find(|(_, draft)| {
                !matches!(
                    self.draft(*draft).kind,
                    ActorKind::Person | ActorKind::Group
                )
            });
        match body {
            Some((span, draft)) => Choice {
                speakers: vec![draft],
                why: vec![reason(
                    Step::Speaker,
                    format!("somebody unnamed speaks for {}", self.draft(draft).name),
                    Some(span),
                    600,
                )],
            },
            None => Choice::default(),
        }
    }

    /// Whose words they are where the sentence has no source beside the cue: the possessor of a noun, the agent behind
    /// `by`, the subject before the cue or that of a participle.
    pub(super) fn subject_of_cue(&self, entry: &Attribution<Span>) -> Choice {
        let Some(&cue) = entry.cue.first() else {
            return Choice::default();
        };
        let words = self.words;
        let tokens = self.segments().tokens_in(cue);
        let pronoun = tokens.start.wrapping_sub(1);
        if matches!(words.folded_before(tokens.start), "who" | "which") {
            return self.relative(pronoun);
        }
        let Some(sentence) = self.segments().sentence_at(cue.start) else {
            return Choice::default();
        };
        let first = sentence.tokens.start as usize;
        let found = self
            .agent_behind(&tokens)
            .or_else(|| self.subject_before(first, tokens.start, entry))
            .or_else(|| {
                let is_participle = words.folded(tokens.start).ends_with("ing")
                    && words.get(tokens.start).tag == WordClass::Verb;
                let reach = first..sentence.tokens.end as usize;
                is_participle
                    .then(|| self.subject_beside(&reach, &tokens, entry))
                    .flatten()
            });
        match found {
            Some((span, draft)) => Choice {
                speakers: vec![draft],
                why: vec![reason(
                    Step::Speaker,
                    format!("{} is the subject of the cue", self.draft(draft).name),
                    Some(span),
                    500,
                )],
            },
            None => Choice::default(),
        }
    }

    /// `were seen by the Herald as`
    fn agent_behind(&self, cue: &Range<usize>) -> Option<(Span, usize)> {
        let words = self.words;
        let by = (cue.start..cue.end + 1).find(|&at| words.folded(at) == "by")?;
        let reach = words.span(by + 1, by + 1 + MOST_BEFORE_AGENT);
        self.mentions_in(Span::new(reach.start, u32::MAX))
            .next()
            .filter(|(mention, _)| mention.start <= reach.end)
    }

    /// The mention that ends right before the cue but for adverbs and words of time, or that heads the phrase before it.
    fn subject_before(
        &self,
        first: usize,
        cue: usize,
        entry: &Attribution<Span>,
    ) -> Option<(Span, usize)> {
        let words = self.words;
        let is_verb = matches!(words.get(cue).tag, WordClass::Verb | WordClass::Auxiliary);
        if !is_verb || cue <= first {
            return None;
        }
        let mut end = cue;
        while end > first
            && (words.get(end - 1).tag == WordClass::Adverb
                || matches!(
                    words.folded(end - 1),
                    "this" | "last" | "week" | "month" | "year" | "today" | "later"
                )
                || entry
                    .source
                    .iter()
                    .any(|source| source.contains(words.get(end - 1).span)))
        {
            end -= 1;
        }
        let place = words.before(end).span.end;
        let beside = self
            .mentions_before(place)
            .take(4)
            .find(|(mention, _)| mention.end == place);
        beside
            .or_else(|| self.subject_across_commas(first, end))
            .or_else(|| {
                // What was taken for content before the cue is its subject: `Critics of the plan` `have warned`.
                let part = entry
                    .content
                    .iter()
                    .find(|part| part.start == words.get(first).span.start && part.end <= place)?;
                let heads = self.heads(*part)?;
                heads.first().copied()
            })
    }

    /// `Moss, who resigned on Sunday, said`: who stands before the words between commas.
    fn subject_across_commas(&self, first: usize, cue: usize) -> Option<(Span, usize)> {
        let words = self.words;
        let is_quote = matches!(words.written(cue.checked_sub(1)?), "”" | "\"" | "’" | "''");
        let close = cue
            .checked_sub(1 + usize::from(is_quote))
            .filter(|&at| words.written(at) == ",")?;
        let reach = words.span(first, close);
        let found: Vec<_> = self
            .mentions_in(reach)
            .filter(|(mention, _)| {
                let tokens = self.segments().tokens_in(*mention);
                words.written(tokens.end) == ","
                    && (tokens.start == first
                        || !matches!(
                            words.before(tokens.start).tag,
                            WordClass::Adposition | WordClass::Verb
                        ))
            })
            .collect();
        found.first().copied()
    }

    /// The subject of the clause on which a participle hangs: before it, or behind its comma where it opens the sentence.
    fn subject_beside(
        &self,
        sentence: &Range<usize>,
        cue: &Range<usize>,
        entry: &Attribution<Span>,
    ) -> Option<(Span, usize)> {
        let words = self.words;
        let is_subject = |(mention, draft): &(Span, usize)| {
            let tokens = self.segments().tokens_in(*mention);
            self.draft(*draft).kind != ActorKind::Group && acts(words, tokens.start, tokens.end)
        };
        let is_own = |mention: Span| entry.content.iter().any(|part| part.contains(mention));
        let before = words.span(sentence.start, cue.start);
        let after = words.span(cue.end, sentence.end);
        if cue.start > sentence.start {
            let found: Vec<_> = self.mentions_in(before).filter(is_subject).collect();
            return found.last().copied();
        }
        self.mentions_in(after)
            .filter(|(mention, _)| !is_own(*mention))
            .find(is_subject)
    }
}

/// Whether a group are people who judge from outside.
fn is_expert(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    [
        "engineers",
        "researchers",
        "scientists",
        "analysts",
        "experts",
        "observers",
        "economists",
        "commentators",
    ]
    .iter()
    .any(|noun| last.eq_ignore_ascii_case(noun))
}
