//! Whom `both sides` and `the analyst` stand for.

use std::ops::Range;

use super::{
    choice::{Choice, reason},
    resolver::Resolver,
    source::place_of,
};
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
        let found = self.mentions_before(place).take(200).find(|(span, draft)| {
            self.draft(*draft).kind == ActorKind::Person && self.has_role_near(*span, folded)
        });
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
    pub(super) fn has_role_near(&self, span: Span, noun: &str) -> bool {
        let tokens = self.segments().tokens_in(span);
        let before = tokens.start.saturating_sub(4)..tokens.start;
        let after = tokens.end..tokens.end + 8;
        before.chain(after).any(|at| self.words.folded(at) == noun)
    }
}
