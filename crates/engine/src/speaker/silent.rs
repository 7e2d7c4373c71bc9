//! Attributions whose sentence names no source: a quotation that goes on, a noun with its possessor.

use super::{
    choice::{Choice, reason},
    resolver::Resolver,
    source::place_of,
};
use record::{Attribution, AttributionKind, Step, span::Span};

impl Resolver<'_, '_> {
    /// A quotation without source goes on whoever spoke last, in this paragraph or the one before.
    pub(super) fn without_source(
        &self,
        number: usize,
        attributions: &[Attribution<Span>],
        order: &[(u32, usize)],
    ) -> Choice {
        let entry = &attributions[number];
        if entry.kind == AttributionKind::Indirect || !entry.cue.is_empty() {
            return self.possessor_of_cue(entry);
        }
        let place = place_of(entry);
        let paragraph = self.paragraph_at(place);
        let before = order.partition_point(|&(start, _)| start < place);
        for &(start, other) in order[..before].iter().rev().take(8) {
            let other_entry = &attributions[other];
            let is_nested = entry
                .content
                .iter()
                .any(|span| span.start <= start && start < span.end);
            let is_outer =
                other_entry.kind != AttributionKind::Indirect || !other_entry.source.is_empty();
            let is_inner = self.is_inside_other(other, attributions);
            if is_nested
                || is_inner
                || !is_outer
                || paragraph.saturating_sub(self.paragraph_at(start)) > 1
            {
                continue;
            }
            if let Some(found) = self.choices[other]
                .as_ref()
                .filter(|choice| !choice.speakers.is_empty())
            {
                let names = self.names_of(&found.speakers);
                let text = format!(
                    "no source in the sentence: the quotation goes on what {names} said before"
                );
                return Choice {
                    speakers: found.speakers.clone(),
                    why: vec![reason(
                        Step::Speaker,
                        text,
                        other_entry.source.first().copied(),
                        700,
                    )],
                };
            }
        }
        Choice::default()
    }

    /// `Moss's pledge to resign`: the possessor right before the cue.
    fn possessor_of_cue(&self, entry: &Attribution<Span>) -> Choice {
        entry.cue.first().map_or_else(Choice::default, |&cue| {
            self.possessor_before(self.segments().tokens_in(cue).start)
        })
    }

    /// The possessor right before a noun, with up to two words between.
    pub(super) fn possessor_before(&self, at: usize) -> Choice {
        let clitic = (1..=3)
            .filter_map(|n| at.checked_sub(n))
            .take_while(|&at| self.words.get(at).letter || self.words.is_possessive(at))
            .find(|&at| self.words.is_possessive(at));
        let found = clitic.and_then(|clitic| {
            let end = self.words.get(clitic).span.start;
            self.mentions_before(end)
                .take(4)
                .find(|(mention, _)| mention.end == end)
        });
        match found {
            Some((span, draft)) => Choice {
                speakers: vec![draft],
                why: vec![reason(
                    Step::Speaker,
                    format!("the words are {}’s", self.draft(draft).name),
                    Some(span),
                    700,
                )],
            },
            None => Choice::default(),
        }
    }
}
