//! What speaks for and against those for whom a pronoun can stand: who was quoted last, and whether somebody else has taken over
//! since; who stands behind the pronoun as the subject of its sentence.

use std::ops::Range;

use super::{
    pronoun::Candidate,
    resolver::Resolver,
    source::{Anaphor, place_of},
};
use crate::tagging::WordClass;
use record::{Attribution, span::Span};

/// From so many sentences on behind the last words of somebody another one who acts can have taken over.
const LEAST_SENTENCES: usize = 2;
/// How many attributions before one are looked at for words in which somebody is named.
const MOST_BESIDE: usize = 8;
/// How many words a clause before its sentence's subject has at most.
const MOST_BEFORE_COMMA: usize = 24;

impl Resolver<'_, '_> {
    /// Speakers of the attribution that stands before another one, at the same level.
    pub(super) fn last_speakers(
        &self,
        number: usize,
        attributions: &[Attribution<Span>],
        order: &[(u32, usize)],
    ) -> Vec<usize> {
        self.last_said(number, attributions, order)
            .map(|(_, speakers)| speakers)
            .unwrap_or_default()
    }

    /// The same, with the place of that attribution.
    pub(super) fn last_said(
        &self,
        number: usize,
        attributions: &[Attribution<Span>],
        order: &[(u32, usize)],
    ) -> Option<(u32, Vec<usize>)> {
        let place = place_of(&attributions[number]);
        let paragraph = self.paragraph_at(place);
        let before = order.partition_point(|&(start, _)| start < place);
        order[..before]
            .iter()
            .rev()
            .take(8)
            .filter(|&&(start, other)| {
                other != number && paragraph.saturating_sub(self.paragraph_at(start)) <= 2
            })
            .filter(|&&(_, other)| !self.is_inside_other(other, attributions))
            .find_map(|&(start, other)| {
                self.choices[other]
                    .as_ref()
                    .map(|choice| choice.speakers.clone())
                    .filter(|speakers| !speakers.is_empty())
                    .map(|speakers| (start, speakers))
            })
    }

    /// Whether somebody else for whom a pronoun can stand has acted since the last words of others, in no words of anybody, and
    /// those are not of the sentence before.
    pub(super) fn is_over(
        &self,
        anaphor: Anaphor,
        number: usize,
        attributions: &[Attribution<Span>],
        (said, last): &(u32, Vec<usize>),
    ) -> bool {
        let place = place_of(&attributions[number]);
        let distance = self
            .sentence_at(place)
            .saturating_sub(self.sentence_at(*said));
        let first = number.saturating_sub(MOST_BESIDE);
        let beside = &attributions[first..(number + 3).min(attributions.len())];
        let is_told = |mention: Span| {
            let mut contents = beside.iter().flat_map(|entry| entry.content.iter());
            !contents.any(|content| content.contains(mention))
        };
        distance >= LEAST_SENTENCES
            && self
                .mentions_before(place)
                .take(24)
                .take_while(|(mention, _)| mention.start > *said)
                .find(|&(mention, draft)| {
                    self.fits(draft, anaphor) && self.is_subject(mention) && is_told(mention)
                })
                .is_some_and(|(_, draft)| !last.contains(&draft))
    }

    /// `Moss’s reply, in which he`: whose that is in which somebody does something.
    pub(super) fn owner_of_antecedent(
        &self,
        anaphor: Anaphor,
        pronoun: usize,
    ) -> Option<Candidate> {
        let words = self.words;
        let preposition = pronoun.checked_sub(2)?;
        let is_in_which = words.folded(pronoun - 1) == "which"
            && words.get(preposition).tag == WordClass::Adposition;
        let sentence = self
            .segments()
            .sentence_at(words.get(pronoun).span.start)
            .filter(|_| is_in_which)?;
        let (span, draft) = self
            .mentions_before(words.get(preposition).span.start)
            .take(8)
            .take_while(|(mention, _)| mention.start >= sentence.span.start)
            .find(|&(mention, draft)| {
                let end = self.segments().tokens_in(mention).end;
                words.is_possessive(end) && self.fits(draft, anaphor)
            })?;
        Some(Candidate {
            draft,
            span: Some(span),
            score: 900,
            because: "the one whose it is",
            but: "the owner of what is spoken of",
        })
    }

    /// `As he rose, Moss` was cheered: whom the sentence is about, where a pronoun stands in a clause before it.
    pub(super) fn subject_behind(
        &self,
        anaphor: Anaphor,
        pronoun: &Range<usize>,
    ) -> Option<Candidate> {
        let words = self.words;
        if !matches!(anaphor, Anaphor::He | Anaphor::She) {
            return None;
        }
        let sentence = self
            .segments()
            .sentence_at(words.get(pronoun.start).span.start)?;
        let first = sentence.tokens.start as usize;
        let opens = matches!(
            words.get(first).tag,
            WordClass::Subordinator | WordClass::Adposition
        );
        if !opens || pronoun.start - first > MOST_BEFORE_COMMA {
            return None;
        }
        let comma = (pronoun.end..sentence.tokens.end as usize)
            .take(MOST_BEFORE_COMMA)
            .find(|&at| words.written(at) == ",")?;
        let mut start = comma + 1;
        while words.get(start).classes.is_role() || words.get(start).classes.is_honorific() {
            start += 1;
        }
        let place = words.get(start).span.start;
        let (span, draft) = self
            .mentions_in(Span::new(place, sentence.span.end))
            .next()
            .filter(|&(mention, draft)| {
                mention.start == place && self.fits(draft, anaphor) && self.is_subject(mention)
            })?;
        Some(Candidate {
            draft,
            span: Some(span),
            score: 560,
            because: "the subject of the sentence, behind the clause",
            but: "only named behind it",
        })
    }
}
