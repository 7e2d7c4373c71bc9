//! Speakers whom a source names or describes.

use std::ops::Range;

use super::{Choice, Resolver, reason};
use crate::{
    lexicon::names::Class,
    record::{ActorKind, Attribution, Step},
    span::Span,
};

impl Resolver<'_, '_> {
    /// Speakers whom the source itself names or describes.
    pub(super) fn named(&self, entry: &Attribution<Span>) -> Option<Choice> {
        let mut choice = Choice::default();
        for &source in &entry.source {
            let heads = self.heads(source)?;
            for (span, draft) in heads {
                if !choice.speakers.contains(&draft) {
                    choice.speakers.push(draft);
                    let text = format!("the source names {}", self.draft(draft).name);
                    choice
                        .why
                        .push(reason(Step::Speaker, text, Some(span), 900));
                }
            }
        }
        (!choice.speakers.is_empty()).then_some(choice)
    }

    /// The mentions that head a source; of `its director, Ada Moss` the one behind the comma.
    pub(super) fn heads(&self, source: Span) -> Option<Vec<(Span, usize)>> {
        let heads: Option<Vec<_>> = self
            .conjuncts(source)
            .into_iter()
            .map(|conjunct| self.head_mention(conjunct, source))
            .collect();
        heads.filter(|heads| !heads.is_empty()).or_else(|| {
            let tokens = self.segments().tokens_in(source);
            let comma = tokens.clone().find(|&at| self.words.written(at) == ",")?;
            let rest = self.words.span(comma + 1, tokens.end);
            let (mention, draft) = self.mentions_in(rest).next()?;
            let is_person =
                self.draft(draft).kind == ActorKind::Person || mention.start == rest.start;
            is_person.then(|| vec![(mention, draft)])
        })
    }

    /// The phrases joined by `and` that make up the head of a source, without apposition, relative clause, or complement.
    pub(super) fn conjuncts(&self, source: Span) -> Vec<Span> {
        let words = self.words;
        let tokens = self.segments().tokens_in(source);
        let mut parts = Vec::new();
        let mut start = tokens.start;
        let mut at = tokens.start;
        while at < tokens.end {
            let folded = words.folded(at);
            let is_inside = self.is_inside_mention(at);
            let ends = matches!(words.written(at), "," | "(" | "–" | "—" | ";")
                || matches!(
                    folded,
                    "who"
                        | "which"
                        | "whose"
                        | "that"
                        | "in"
                        | "at"
                        | "on"
                        | "from"
                        | "for"
                        | "with"
                        | "by"
                        | "of"
                        | "to"
                );
            if folded == "of" && at > start && self.is_quantity(start..at) {
                start = at + 1;
            } else if !is_inside && ends && at > start {
                break;
            }
            if !is_inside && matches!(folded, "and" | "&" | "or") && at > start {
                parts.push(words.span(start, at));
                start = at + 1;
            }
            at += 1;
        }
        if at > start {
            parts.push(words.span(start, at));
        }
        parts
    }

    /// `over half`, `59 percent`, `most`: words that count those behind `of`.
    pub(super) fn is_quantity(&self, tokens: Range<usize>) -> bool {
        let last = self.words.folded(tokens.end.wrapping_sub(1));
        matches!(
            last,
            "half"
                | "percent"
                | "cent"
                | "%"
                | "most"
                | "many"
                | "some"
                | "all"
                | "majority"
                | "number"
                | "third"
                | "thirds"
                | "quarter"
                | "quarters"
                | "none"
                | "few"
                | "dozens"
                | "hundreds"
                | "thousands"
        )
    }

    pub(super) fn is_inside_mention(&self, token: usize) -> bool {
        let span = self.words.get(token).span;
        let after = self
            .mentions
            .partition_point(|(mention, _)| mention.start <= span.start);
        self.mentions[..after]
            .iter()
            .rev()
            .take(4)
            .any(|(mention, _)| mention.contains(span) && mention.start < span.start)
    }

    /// The mention that a phrase ends with, the longest; else one that the whole source holds where its head is a document.
    pub(super) fn head_mention(&self, conjunct: Span, source: Span) -> Option<(Span, usize)> {
        let at_end = self
            .mentions_in(conjunct)
            .filter(|(mention, _)| mention.end == conjunct.end)
            .max_by_key(|(mention, draft)| (mention.len(), std::cmp::Reverse(*draft)));
        if at_end.is_some() {
            return at_end;
        }
        let tokens = self.segments().tokens_in(conjunct);
        let last = tokens.end.checked_sub(1)?;
        let is_document = (tokens.start..tokens.end).any(|at| self.words.is(at, Class::Document));
        if is_document {
            return self
                .mentions_in(source)
                .find(|(_, draft)| self.draft(*draft).kind != ActorKind::State)
                .or_else(|| self.maker_of(source));
        }
        // A person's name anywhere in the head: `Moss of the Herald`, `Moss herself`.
        let is_self = matches!(
            self.words.folded(last),
            "himself" | "herself" | "itself" | "themselves" | "too" | "also"
        );
        self.mentions_in(conjunct)
            .filter(|(mention, draft)| {
                let after = self.segments().tokens_in(*mention).end;
                let is_possessor = self.words.is_possessive(after);
                !is_possessor && (is_self || self.draft(*draft).kind != ActorKind::State)
            })
            .last()
    }

    /// `a report ... published by the Institute`: whoever stands behind the first `by` of the sentence after a document.
    pub(super) fn maker_of(&self, document: Span) -> Option<(Span, usize)> {
        let sentence = self.segments().sentence_at(document.start)?;
        let tokens = self.segments().tokens_in(document).end..sentence.tokens.end as usize;
        let by = tokens.clone().find(|&at| self.words.folded(at) == "by")?;
        let reach = self.words.span(by + 1, (by + 4).min(tokens.end));
        self.mentions_in(Span::new(reach.start, sentence.span.end))
            .find(|(mention, _)| mention.start <= reach.end)
    }
}
