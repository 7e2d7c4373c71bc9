//! Whom `both sides` and `the analyst` stand for.

use std::ops::Range;

use super::{
    choice::{Choice, reason},
    resolver::Resolver,
    source::place_of,
};
use crate::actor::holder::whole_title;
use record::{ActorKind, Attribution, Step, span::Span};

/// How many sentences back the two states may stand that `both governments` are.
const MOST_SENTENCES_FOR_BOTH: usize = 12;

impl Resolver<'_, '_> {
    /// `the two`: two who were named together just before; `both sides`: the two states named last.
    pub(super) fn both(&self, tokens: &Range<usize>, entry: &Attribution<Span>) -> Choice {
        let place = place_of(entry);
        let is_bare = matches!(
            self.words.folded(tokens.end - 1),
            "both" | "two" | "men" | "women"
        );
        if is_bare {
            let pair = self.pair_before(entry);
            if pair.len() == 2 {
                return self.choice_of_pair(&pair);
            }
        }
        let first = self
            .sentence_at(place)
            .saturating_sub(MOST_SENTENCES_FOR_BOTH);
        let earliest = self
            .segments()
            .sentences
            .get(first)
            .map_or(0, |sentence| sentence.span.start);
        let mut found: Vec<(Span, usize)> = Vec::new();
        for (span, draft) in self
            .mentions_before(place)
            .take_while(|(span, _)| span.start >= earliest)
        {
            let is_new = found.iter().all(|&(_, other)| other != draft);
            if is_new && self.draft(draft).kind == ActorKind::State {
                found.push((span, draft));
            }
            if found.len() == 2 {
                break;
            }
        }
        if found.len() < 2 {
            return Choice::default();
        }
        found.reverse();
        Choice {
            speakers: found.iter().map(|&(_, draft)| draft).collect(),
            why: found
                .iter()
                .map(|&(span, draft)| {
                    reason(
                        Step::Speaker,
                        format!("{} is one of the two named before", self.draft(draft).name),
                        Some(span),
                        600,
                    )
                })
                .collect(),
        }
    }

    /// `the analyst`: the person named last whose role has that noun.
    pub(super) fn role(&self, tokens: &Range<usize>, place: u32) -> Choice {
        let words = self.words;
        // The head of the phrase, before what narrows it down.
        let narrows = |at: &usize| {
            !words.get(*at).letter
                || matches!(words.folded(*at), "of" | "for" | "at" | "in" | "who")
        };
        let end = tokens.clone().find(narrows).unwrap_or(tokens.end);
        let Some(noun) = end
            .checked_sub(1)
            .filter(|&at| at >= tokens.start && words.get(at).classes.is_role())
        else {
            return Choice::default();
        };
        let is_definite = matches!(words.folded(tokens.start), "the" | "this" | "that");
        if !is_definite {
            return Choice::default();
        }
        let folded = words.folded(noun);
        // `the Vermont senator` is a senator of Vermont.
        let narrower: Vec<&str> = (tokens.start + 1..noun)
            .filter(|&at| words.get(at).capital)
            .map(|at| words.folded(at))
            .collect();
        let holders: Vec<(Span, usize)> = self
            .mentions_before(place)
            .take(200)
            .filter(|&(span, draft)| {
                self.draft(draft).kind == ActorKind::Person && self.has_role_near(span, folded)
            })
            .collect();
        let is_only =
            |&(_, draft): &(Span, usize)| holders.iter().all(|&(_, other)| other == draft);
        // A title in its short form is one of many: `Sen.`
        let found = holders
            .iter()
            .copied()
            .find(|&(span, _)| {
                self.has_word_near(span, folded)
                    && narrower.iter().all(|word| self.has_word_near(span, word))
            })
            .or_else(|| holders.first().copied().filter(is_only));
        match found {
            Some((span, draft)) => Choice {
                speakers: vec![draft],
                why: vec![reason(
                    Step::Speaker,
                    format!("{} was introduced as {folded}", self.draft(draft).name),
                    Some(span),
                    700,
                )],
            },
            None => Choice::default(),
        }
    }

    /// Whether a role noun stands within a few words of a mention.
    fn has_role_near(&self, span: Span, noun: &str) -> bool {
        self.is_near(span, |folded| {
            folded == noun || whole_title(folded) == Some(noun)
        })
    }

    fn has_word_near(&self, span: Span, noun: &str) -> bool {
        self.is_near(span, |folded| folded == noun)
    }

    fn is_near(&self, span: Span, is_wanted: impl Fn(&str) -> bool) -> bool {
        let tokens = self.segments().tokens_in(span);
        let Some(sentence) = self.segments().sentence_at(span.start) else {
            return false;
        };
        let (first, last) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        let before = tokens.start.saturating_sub(4).max(first)..tokens.start;
        let after = tokens.end..(tokens.end + 8).min(last);
        before
            .chain(after)
            .any(|at| is_wanted(self.words.folded(at)))
    }
}
