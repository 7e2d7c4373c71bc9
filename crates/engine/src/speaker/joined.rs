//! Several who speak together: lists of names, `he and his aides`, two who were named side by side and are `they` or `the two`
//! afterwards.

use std::ops::Range;

use super::{
    choice::{Choice, reason},
    resolver::Resolver,
    source::{Anaphor, anaphor_of, place_of},
};
use crate::{actor::subject::acts, lexicon::names::Class, tagging::WordClass};
use record::{ActorKind, Attribution, Step, span::Span};

/// How many sentences back two may stand whom `they` means.
const MOST_SENTENCES: usize = 2;
/// How many mentions of a sentence are looked at for two who stand side by side.
const MOST_MENTIONS: usize = 24;
/// How many words a list has at most, and how many of a sentence are looked at for people.
const MOST_WORDS: usize = 80;

/// What those who stand side by side must be in their sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Subject,
    Any,
}

impl Resolver<'_, '_> {
    /// Whether a comma in a source parts the members of a list (`residents, fishermen` and `Moss`), not a name from what
    /// describes it: each member is a name, people in the plural, or somebody's kin, and the last stands behind `and`.
    pub(super) fn parts_list(&self, start: usize, comma: usize, end: usize) -> bool {
        let words = self.words;
        if end - start > MOST_WORDS {
            return false;
        }
        let ends_member = |at: usize| matches!(words.folded(at), "," | "and" | "&");
        let mut has_and = false;
        let mut from = start;
        for at in start..=end {
            if at < end && (!ends_member(at) || self.is_inside_mention(at)) {
                continue;
            }
            // A comma before `and`.
            if from < at {
                if !self.is_member(from..at) {
                    return false;
                }
            } else if at < end && words.folded(at) == "," {
                return false;
            }
            has_and |= at < end && at > comma && words.folded(at) != ",";
            from = at + 1;
        }
        has_and
    }

    fn is_member(&self, phrase: Range<usize>) -> bool {
        let words = self.words;
        let is_plain = phrase.clone().all(|at| {
            self.is_inside_mention(at)
                || !matches!(
                    words.get(at).tag,
                    WordClass::Adposition | WordClass::Verb | WordClass::Auxiliary
                )
        });
        let span = words.span(phrase.start, phrase.end);
        let is_name = self
            .mentions_in(span)
            .any(|(mention, _)| mention.end == span.end);
        let is_owned = matches!(words.folded(phrase.start), "his" | "her" | "its" | "their");
        let is_plural = words.before(phrase.end).plural;
        is_plain && (is_name || is_owned || is_plural)
    }

    /// Those of a source who stand behind the description of the first: `Moss, the mayor, and` Otto Brandl; `Moss and her
    /// husband,` Otto Brandl.
    pub(super) fn named_later(&self, source: Span) -> Vec<(Span, usize)> {
        let words = self.words;
        let tokens = self.segments().tokens_in(source);
        let Some(comma) = tokens
            .clone()
            .find(|&at| words.written(at) == "," && !self.is_inside_mention(at))
        else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let begins_kin = |at: usize| matches!(words.folded(at), "his" | "her" | "its" | "their");
        let has_joined_kin = (tokens.start + 1..comma)
            .take(MOST_WORDS)
            .any(|at| matches!(words.folded(at - 1), "and" | "&") && begins_kin(at));
        if has_joined_kin {
            found.extend(self.person_at(comma + 1));
        }
        for and in (comma + 1..tokens.end).take(MOST_WORDS) {
            if words.folded(and) == "and" && words.written(and - 1) == "," {
                found.extend(self.person_at(and + 1));
            }
        }
        found
    }

    /// The person who is named at a position, behind a title or not.
    fn person_at(&self, start: usize) -> Option<(Span, usize)> {
        let words = self.words;
        let mut at = start;
        while words.get(at).classes.is_role() || words.get(at).classes.is_honorific() {
            at += 1;
        }
        let place = words.get(at).span;
        self.mentions_in(Span::new(place.start, u32::MAX))
            .next()
            .filter(|(mention, draft)| {
                mention.start == place.start && self.draft(*draft).kind == ActorKind::Person
            })
    }

    /// `Moss,` `his wife and their sons`: the name before a source that begins with his family.
    pub(super) fn head_before_kin(&self, source: Span) -> Option<usize> {
        let words = self.words;
        let tokens = self.segments().tokens_in(source);
        let comma = tokens.start.checked_sub(1)?;
        let is_kin = matches!(words.folded(tokens.start), "his" | "her" | "their")
            && words.written(comma) == ","
            && self.conjuncts(source).len() > 1
            && tokens.clone().take(MOST_WORDS).any(|at| {
                words
                    .get(at)
                    .classes
                    .has_any(&[Class::Kin, Class::KinPlural])
            });
        let end = words.before(comma).span.end;
        is_kin
            .then(|| {
                self.mentions_before(end).take(4).find(|&(mention, draft)| {
                    mention.end == end && self.draft(draft).kind == ActorKind::Person
                })
            })
            .flatten()
            .map(|(_, draft)| draft)
    }

    /// The part of a source that is a pronoun joined to others: `she` of `she and her aides`.
    pub(super) fn joined_pronoun(&self, source: Span) -> Option<Anaphor> {
        let parts = self.conjuncts(source);
        let pronouns = parts.iter().filter_map(|&part| {
            let tokens = self.segments().tokens_in(part);
            let anaphor = anaphor_of(self.words, &tokens);
            let is_pronoun = matches!(
                anaphor,
                Anaphor::He | Anaphor::She | Anaphor::It | Anaphor::They | Anaphor::First
            );
            is_pronoun.then_some(anaphor)
        });
        pronouns.take(1).find(|_| parts.len() > 1)
    }

    /// `She and her aides`, `Moss and I`: whom the pronoun means and those named with it.
    pub(super) fn with_pronoun(
        &self,
        anaphor: Anaphor,
        number: usize,
        attributions: &[Attribution<Span>],
        order: &[(u32, usize)],
    ) -> Choice {
        let mut choice = match anaphor {
            Anaphor::First => self.first_person(number, attributions),
            _ => self.pronoun(anaphor, number, attributions, order),
        };
        let source = attributions[number].source.first().copied();
        for (span, draft) in source
            .and_then(|source| self.heads(source))
            .unwrap_or_default()
        {
            if !choice.speakers.contains(&draft) {
                choice.speakers.push(draft);
                let text = format!("the source names {}", self.draft(draft).name);
                choice
                    .why
                    .push(reason(Step::Speaker, text, Some(span), 800));
            }
        }
        choice
    }

    /// `They`, `the two`: two or more who stood side by side as those who act, or who met, in the sentences just before;
    /// nobody where people without a name came between.
    pub(super) fn pair_before(&self, entry: &Attribution<Span>) -> Vec<(Span, usize)> {
        let place = place_of(entry);
        let own = self.sentence_at(place);
        for number in (own.saturating_sub(MOST_SENTENCES)..=own).rev() {
            let Some(sentence) = self.segments().sentences.get(number) else {
                continue;
            };
            let end = sentence.span.end.min(place);
            if end <= sentence.span.start {
                continue;
            }
            let reach = Span::new(sentence.span.start, end);
            let inside: Vec<(Span, usize)> = self
                .mentions_in(reach)
                .filter(|(mention, _)| !entry.content.iter().any(|part| part.contains(*mention)))
                .take(MOST_MENTIONS)
                .collect();
            let found = self
                .side_by_side(&inside, Part::Subject)
                .or_else(|| self.met(&inside, reach))
                .or_else(|| {
                    let is_near = own - number < MOST_SENTENCES && !self.has_plural_before(place);
                    is_near
                        .then(|| self.side_by_side(&inside, Part::Any))
                        .flatten()
                });
            if let Some(found) = found {
                let last = found.last().map_or(reach.start, |(span, _)| span.end);
                let behind = Span::new(last, reach.end);
                return if self.has_people(behind, entry) {
                    Vec::new()
                } else {
                    found
                };
            }
            if self.has_people(reach, entry) {
                return Vec::new();
            }
        }
        Vec::new()
    }

    /// Names joined by `and` that act; or persons joined so, whatever is done to them.
    fn side_by_side(&self, mentions: &[(Span, usize)], part: Part) -> Option<Vec<(Span, usize)>> {
        let words = self.words;
        let mut chain: Vec<(Span, usize)> = Vec::new();
        let mut best = None;
        for &(span, draft) in mentions {
            let tokens = self.segments().tokens_in(span);
            if let Some((last, _)) = chain.last() {
                let between = self.segments().tokens_in(*last).end..tokens.start;
                let is_plain = between.clone().all(|at| {
                    let word = words.get(at);
                    word.classes.is_role()
                        || word.classes.is_honorific()
                        || word.classes.has(Class::RoleModifier)
                        || matches!(words.folded(at), "and" | "," | "the" | "&")
                });
                let is_joined = !between.is_empty()
                    && is_plain
                    && between
                        .clone()
                        .any(|at| matches!(words.folded(at), "and" | "," | "&"));
                if !is_joined {
                    best = best.or_else(|| self.whole_chain(&chain, part));
                    chain.clear();
                }
            }
            if chain.iter().all(|&(_, other)| other != draft) {
                chain.push((span, draft));
            }
        }
        best.or_else(|| self.whole_chain(&chain, part))
    }

    fn whole_chain(&self, chain: &[(Span, usize)], part: Part) -> Option<Vec<(Span, usize)>> {
        let (first, last) = (chain.first()?, chain.last()?);
        let start = self.segments().tokens_in(first.0).start;
        let end = self.segments().tokens_in(last.0).end;
        let has_and = (start..end).any(|at| matches!(self.words.folded(at), "and" | "&"));
        let is_fitting = match part {
            Part::Subject => acts(self.words, start, end),
            Part::Any => {
                !self.words.is_possessive(end)
                    && chain
                        .iter()
                        .all(|&(_, draft)| self.draft(draft).kind == ActorKind::Person)
            }
        };
        (chain.len() > 1 && has_and && is_fitting).then(|| chain.to_vec())
    }

    /// `Moss met Otto Brandl`: the only two persons of a sentence that says that they met.
    fn met(&self, mentions: &[(Span, usize)], sentence: Span) -> Option<Vec<(Span, usize)>> {
        let tokens = self.segments().tokens_in(sentence);
        tokens
            .clone()
            .find(|&at| self.words.is(at, Class::Meeting))?;
        let mut found: Vec<(Span, usize)> = Vec::new();
        for &(span, draft) in mentions {
            let is_new = found.iter().all(|&(_, other)| other != draft);
            if is_new && self.draft(draft).kind == ActorKind::Person {
                found.push((span, draft));
            }
        }
        let does_act = found
            .first()
            .is_some_and(|(span, _)| self.is_subject(*span));
        (found.len() == 2 && does_act).then_some(found)
    }

    /// Whether people in the plural stand in a span, whom `they` can mean as well; not those who only listen.
    fn has_people(&self, reach: Span, entry: &Attribution<Span>) -> bool {
        let words = self.words;
        self.segments().tokens_in(reach).take(MOST_WORDS).any(|at| {
            let word = words.get(at);
            let is_people = word
                .classes
                .has_any(&[Class::Group, Class::GroupWeak, Class::Members])
                || word.plural && matches!(words.folded(at).rsplit_once("er"), Some((_, "s")));
            is_people
                && !matches!(words.folded(at), "reporters" | "journalists")
                && !entry.content.iter().any(|part| part.contains(word.span))
        })
    }

    /// Whether the sentence of a pronoun has things in the plural before it, for which it can stand.
    fn has_plural_before(&self, place: u32) -> bool {
        let start = self
            .segments()
            .sentence_at(place)
            .map_or(place, |sentence| sentence.span.start);
        start < place
            && self
                .segments()
                .tokens_in(Span::new(start, place))
                .take(MOST_WORDS)
                .any(|at| self.words.get(at).plural)
    }

    /// The choice of those found by [`pair_before`](Self::pair_before).
    pub(super) fn choice_of_pair(&self, found: &[(Span, usize)]) -> Choice {
        let names: Vec<usize> = found.iter().map(|&(_, draft)| draft).collect();
        let text = format!("those named together before: {}", self.names_of(&names));
        Choice {
            speakers: names,
            why: vec![reason(
                Step::Speaker,
                text,
                found.first().map(|&(span, _)| span),
                600,
            )],
        }
    }
}
