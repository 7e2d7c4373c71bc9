//! Speakers whom a source names or describes.

use std::ops::Range;

use super::{
    choice::{Choice, reason},
    resolver::Resolver,
    source::{Anaphor, anaphor_of, is_quantity, is_time},
};
use crate::{lexicon::names::Class, tagging::WordClass};
use record::{ActorKind, Attribution, Step, span::Span};

/// Within so many words of its beginning a document must name who made it.
const MOST_BEFORE_MAKER: usize = 12;
/// How many words behind its preposition a title goes on at most.
const MOST_IN_TITLE: usize = 8;

impl Resolver<'_, '_> {
    /// Speakers whom the source itself names or describes.
    pub(super) fn named(&self, entry: &Attribution<Span>) -> Option<Choice> {
        let mut choice = Choice::default();
        if entry
            .source
            .first()
            .is_some_and(|&source| self.joined_pronoun(source).is_some())
        {
            return None;
        }
        choice.speakers.extend(
            entry
                .source
                .first()
                .and_then(|&source| self.head_before_kin(source)),
        );
        for &source in &entry.source {
            let Some(heads) = self.heads(source) else {
                // `Moss` ... `who`: the words of a source may stand apart.
                let tokens = self.segments().tokens_in(source);
                if anaphor_of(self.words, &tokens) == Anaphor::Relative {
                    continue;
                }
                return None;
            };
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
        let source = self.without_tail(source);
        if let Some(person) = self.described(source) {
            return Some(vec![person]);
        }
        // One of several who is named speaks, whoever the others are: `Moss and his family`, `the mayor and the Herald`.
        let mut heads: Vec<_> = self
            .conjuncts(source)
            .into_iter()
            .filter_map(|conjunct| self.head_mention(conjunct, source))
            .collect();
        if !heads.is_empty() {
            heads.extend(self.named_later(source));
        }
        if heads.is_empty() {
            heads.extend(self.named_at_end(source));
        }
        Some(heads).filter(|heads| !heads.is_empty()).or_else(|| {
            let tokens = self.segments().tokens_in(source);
            let comma = tokens.clone().find(|&at| self.words.written(at) == ",")?;
            let rest = self.words.span(comma + 1, tokens.end);
            let (mention, draft) = self.mentions_in(rest).next()?;
            let is_person =
                self.draft(draft).kind == ActorKind::Person || mention.start == rest.start;
            is_person.then(|| vec![(mention, draft)])
        })
    }

    /// A source without the clitic and the words of time at its end: `Moss’s`, `the Herald this week`.
    fn without_tail(&self, source: Span) -> Span {
        let tokens = self.segments().tokens_in(source);
        let mut end = tokens.end;
        while end > tokens.start + 1
            && (self.words.is_possessive(end - 1) || is_time(self.words.folded(end - 1)))
        {
            end -= 1;
        }
        if end == tokens.end {
            return source;
        }
        self.words.span(tokens.start, end)
    }

    /// `One farmer beside Mr. Moss, Otto Brandl`: who stands behind the comma of a description.
    fn described(&self, source: Span) -> Option<(Span, usize)> {
        let words = self.words;
        let tokens = self.segments().tokens_in(source);
        let comma = tokens
            .clone()
            .find(|&at| words.written(at) == "," && !self.is_inside_mention(at))?;
        let rest = words.span(comma + 1, tokens.end);
        let person = self.mentions_in(rest).find(|(mention, draft)| {
            mention.start == rest.start && self.draft(*draft).kind == ActorKind::Person
        })?;
        let part = tokens.start..comma;
        let is_description = part.clone().any(|at| words.get(at).classes.is_role())
            && part.clone().any(|at| {
                matches!(words.get(at).tag, WordClass::Verb | WordClass::Adposition)
                    || words.is_possessive(at)
            });
        let begins_with_name =
            self.mentions_in(words.span(part.start, part.end))
                .any(|(mention, draft)| {
                    mention.start == source.start && self.draft(draft).kind == ActorKind::Person
                });
        let is_owned = begins_with_name && part.clone().any(|at| words.is_possessive(at));
        (is_description && (!begins_with_name || is_owned)).then_some(person)
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
            let is_list = words.written(at) == ","
                && !is_inside
                && (!parts.is_empty() || self.parts_list(start, at, tokens.end));
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
                        | "within"
                        | "inside"
                        | "across"
                        | "close"
                        | "familiar"
                        | "among"
                        | "around"
                        | "behind"
                );
            if ends && self.is_in_title(at, tokens.end) {
                at += 1;
                continue;
            }
            if folded == "of" && at > start && is_quantity(words, &(start..at)) {
                start = at + 1;
            } else if !is_inside && ends && !is_list && at > start {
                break;
            }
            if !is_inside && (is_list || matches!(folded, "and" | "&" | "or")) && at > start {
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

    /// Whether a preposition is part of a title, with the person right behind: `Director of National Intelligence` Otto Moss.
    fn is_in_title(&self, at: usize, end: usize) -> bool {
        let words = self.words;
        if !matches!(words.folded(at), "of" | "for") {
            return false;
        }
        let reach = words.span(at + 1, (at + MOST_IN_TITLE).min(end).max(at + 2));
        let Some((mention, _)) = self
            .mentions_in(reach)
            .find(|(_, draft)| self.draft(*draft).kind == ActorKind::Person)
        else {
            return false;
        };
        let start = self.segments().tokens_in(mention).start;
        let is_behind_title = words.before(at).classes.is_role();
        let last = words.before(start);
        is_behind_title
            && start > at + 1
            && !last.classes.is_role()
            && !last.classes.is_honorific()
            && (at + 1..start).all(|at| {
                let word = words.get(at);
                word.capital && word.letter || matches!(words.folded(at), "and" | "the" | "&")
            })
    }

    /// The person at the end of a source behind whose role a preposition stands: `vice president for talk` Otto Moss.
    fn named_at_end(&self, source: Span) -> Option<(Span, usize)> {
        let tokens = self.segments().tokens_in(source);
        let (mention, draft) = self
            .mention_ending_at(tokens.end)
            .filter(|&(_, draft)| self.draft(draft).kind == ActorKind::Person)?;
        let start = self.segments().tokens_in(mention).start;
        let words = self.words;
        let before = words.get(start.checked_sub(1)?);
        let is_noun = matches!(before.tag, WordClass::Noun | WordClass::Name) && before.letter;
        let is_title = |at: usize| {
            let word = words.get(at);
            word.classes.is_role()
                || word.classes.is_honorific()
                || word.tag == WordClass::Adjective
                || matches!(words.folded(at), "the" | "a" | "an")
        };
        // `a spokesman for Senator Moss`, `a columnist for the magazine Moss`: whoever speaks for somebody is another one.
        let preposition = (tokens.start..start)
            .rev()
            .find(|&at| words.get(at).tag == WordClass::Adposition)?;
        let is_object = (preposition + 1..start).all(is_title)
            || words.get(preposition + 1).tag == WordClass::Determiner;
        let is_plain = (tokens.start..start).all(|at| {
            let word = words.get(at);
            !matches!(word.tag, WordClass::Auxiliary)
                && (word.letter || word.tag == WordClass::Number || words.written(at) == "$")
                && !matches!(words.folded(at), "who" | "which" | "that")
        });
        let is_noun = is_noun && is_plain && !is_object;
        let has_role = (tokens.start..start)
            .any(|at| words.get(at).classes.is_role() && !words.is_possessive(at + 1));
        (start > tokens.start && is_noun && has_role).then_some((mention, draft))
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
        // A name of which the source has the end alone: `Blasio` of `de Blasio`.
        if let Some(cut) = self.mention_ending_at(self.segments().tokens_in(conjunct).end)
            && cut.0.contains(conjunct)
        {
            return Some(cut);
        }
        let tokens = self.segments().tokens_in(conjunct);
        let is_document = tokens.clone().any(|at| self.words.is(at, Class::Document));
        if is_document {
            return self.author_in(source).or_else(|| self.maker_of(source));
        }
        // A name anywhere in the head, unless a noun behind it says that somebody else is meant: `Moss herself`, `the
        // Herald’s editorial board`, not `Moss supporters`.
        self.mentions_in(conjunct)
            .filter(|(mention, draft)| {
                let behind = self.segments().tokens_in(*mention).end..tokens.end;
                self.speaks_through(behind, self.draft(*draft).kind)
            })
            .last()
    }

    /// Who made a document, as its source says: whoever stands behind `by`, not the outlet for which they wrote
    /// (`an article by the Herald’s Ada Moss`); else whose it is.
    fn author_in(&self, source: Span) -> Option<(Span, usize)> {
        let tokens = self.segments().tokens_in(source);
        let is_by = |&at: &usize| matches!(self.words.folded(at), "by" | "from");
        let by = tokens.clone().find(is_by);
        let start = by.map_or(source.start, |by| self.words.get(by).span.end);
        // `a letter from Ruritania` is its own, `a report on Ruritania` is not.
        let can_be_author = |(mention, draft): &(Span, usize)| {
            let is_beside =
                by.is_some_and(|by| self.segments().tokens_in(*mention).start <= by + 2);
            is_beside || self.draft(*draft).kind != ActorKind::State
        };
        let owns = |(mention, _): &(Span, usize)| {
            by.is_some()
                && self
                    .words
                    .is_possessive(self.segments().tokens_in(*mention).end)
        };
        let behind = Span::new(start, source.end);
        self.mentions_in(behind)
            .find(|found| can_be_author(found) && !owns(found))
            .or_else(|| self.mentions_in(source).find(can_be_author))
    }

    /// Whether the words behind a name leave it the one who speaks: none but adverbs and the like, or parts of a body.
    fn speaks_through(&self, behind: Range<usize>, kind: ActorKind) -> bool {
        let words = self.words;
        let is_body = matches!(kind, ActorKind::Organisation | ActorKind::Media);
        behind.clone().all(|at| {
            let word = words.get(at);
            let is_self = matches!(
                words.folded(at),
                "himself" | "herself" | "itself" | "themselves" | "too" | "also"
            );
            let is_part = is_body
                && (word.classes.has_any(&[Class::PersonBody, Class::StateBody])
                    || matches!(
                        words.folded(at),
                        "board" | "editorial" | "staff" | "office" | "'s"
                    ));
            // `The Herald website`, not `Herald editors`, `Herald chief`.
            let is_thing = is_body
                && !word.plural
                && !word.classes.is_role()
                && !word.classes.has_any(&[Class::Group, Class::GroupWeak]);
            let is_noun = matches!(
                word.tag,
                WordClass::Noun | WordClass::Name | WordClass::Other
            ) && word.letter;
            let is_open = is_noun || kind != ActorKind::Group && word.tag == WordClass::Adjective;
            is_self || is_part || is_thing && is_noun || !(is_open || words.is_possessive(at))
        })
    }

    /// `a report ... published by the Institute`: whoever stands behind a `by` near a document, before any verb that
    /// reports what it says.
    pub(super) fn maker_of(&self, document: Span) -> Option<(Span, usize)> {
        let sentence = self.segments().sentence_at(document.start)?;
        let tokens = self.segments().tokens_in(document).start..sentence.tokens.end as usize;
        let is_made = |at: &usize| !matches!(self.words.folded(*at), "that" | "how" | "whether");
        let by = tokens
            .clone()
            .take(MOST_BEFORE_MAKER)
            .take_while(is_made)
            .find(|&at| self.words.folded(at) == "by")?;
        let reach = self.words.span(by + 1, (by + 4).min(tokens.end));
        self.mentions_in(Span::new(reach.start, sentence.span.end))
            .find(|(mention, _)| mention.start <= reach.end)
    }
}
