//! Whom a pronoun stands for.

use super::{Anaphor, Choice, MOST_REJECTED, MOST_SENTENCES, Resolver, place_of, reason};
use crate::{
    actor::cluster::{Draft, Gender},
    record::{ActorKind, Attribution, Step},
    span::Span,
};

/// Somebody whom a pronoun can stand for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    draft: usize,
    span: Span,
    score: i16,
    because: &'static str,
    but: &'static str,
}

impl Resolver<'_, '_> {
    pub(super) fn fits(&self, draft: usize, anaphor: Anaphor) -> bool {
        let gender = self.genders.get(draft).copied().unwrap_or_default();
        let draft = self.draft(draft);
        match anaphor {
            Anaphor::He => draft.kind == ActorKind::Person && gender != Gender::She,
            Anaphor::She => draft.kind == ActorKind::Person && gender != Gender::He,
            Anaphor::It => {
                matches!(
                    draft.kind,
                    ActorKind::State | ActorKind::Organisation | ActorKind::Media
                ) || self.is_media_group(draft)
            }
            Anaphor::They => matches!(draft.kind, ActorKind::Group | ActorKind::Organisation),
            _ => false,
        }
    }

    pub(super) fn is_media_group(&self, draft: &Draft) -> bool {
        draft.name.ends_with("media") || draft.name.ends_with("press")
    }

    /// A pronoun stands for the subject of its sentence, of the sentence before, or whoever was quoted last.
    pub(super) fn pronoun(
        &self,
        anaphor: Anaphor,
        number: usize,
        attributions: &[Attribution<Span>],
        order: &[(u32, usize)],
    ) -> Choice {
        let entry = &attributions[number];
        let place = place_of(entry);
        let mut candidates = self.candidates(anaphor, number, attributions, order);
        candidates.sort_by_key(|candidate| {
            (
                std::cmp::Reverse(candidate.score),
                std::cmp::Reverse(candidate.span.start),
                candidate.draft,
            )
        });
        let Some(best) = candidates.first() else {
            let text = "nobody named before fits the pronoun".to_owned();
            return Choice {
                speakers: Vec::new(),
                why: vec![reason(Step::Doubt, text, None, -300)],
            };
        };
        let pronoun = Span::new(place, place)
            .cover(entry.source.first().copied().unwrap_or_default())
            .slice(self.words.text);
        let name = &self.draft(best.draft).name;
        let mut why = vec![reason(
            Step::Speaker,
            format!("“{pronoun}” is {name}: {}", best.because),
            Some(best.span),
            best.score,
        )];
        let others = candidates
            .iter()
            .skip(1)
            .filter(|other| other.draft != best.draft);
        why.extend(others.take(MOST_REJECTED).map(|other| {
            let text = format!(
                "{} is named near by too, but {}",
                self.draft(other.draft).name,
                other.but
            );
            reason(Step::Rejected, text, Some(other.span), other.score)
        }));
        Choice {
            speakers: vec![best.draft],
            why,
        }
    }

    pub(super) fn candidates(
        &self,
        anaphor: Anaphor,
        number: usize,
        attributions: &[Attribution<Span>],
        order: &[(u32, usize)],
    ) -> Vec<Candidate> {
        let entry = &attributions[number];
        let place = place_of(entry);
        let sentence = self.sentence_at(place);
        let outer = self.outer_of(number, attributions);
        let outer_speakers: &[usize] = outer
            .and_then(|other| self.choices[other].as_ref())
            .map_or(&[], |choice| choice.speakers.as_slice());
        let last = self.last_speakers(number, attributions, order);
        let first = sentence.saturating_sub(MOST_SENTENCES);
        let earliest = self
            .segments()
            .sentences
            .get(first)
            .map_or(0, |sentence| sentence.span.start);
        let source = entry.source.first().copied().unwrap_or_default();
        let tokens = self.segments().tokens_in(source);
        let after_what = matches!(
            self.words.folded_before(tokens.start),
            "what" | "as" | "that"
        );
        let mut candidates: Vec<Candidate> = Vec::new();
        for (span, draft) in self
            .mentions_before(place)
            .take_while(|(span, _)| span.start >= earliest)
            .take(40)
        {
            if !self.fits(draft, anaphor) {
                continue;
            }
            let in_sentence = self.sentence_at(span.start);
            let distance = (sentence - in_sentence) as i16;
            let subject = self.is_subject(span);
            let mut score = 500 - 110 * distance;
            let (mut because, mut but) = ("named shortly before", "further away");
            if subject {
                score += 140;
                because = if distance == 0 {
                    "the subject of the sentence"
                } else {
                    "the subject of a sentence before"
                };
            } else {
                but = "not as the one who acts";
            }
            if last.contains(&draft) {
                score += if outer.is_some() { 60 } else { 170 };
                because = "the last to be quoted before";
            }
            if outer_speakers.contains(&draft) {
                score += if after_what { 250 } else { 40 };
                because = "the one who speaks in this sentence";
            }
            if let Some(outer) = outer
                && attributions[outer]
                    .content
                    .iter()
                    .any(|content| content.contains(span))
                && !outer_speakers.contains(&draft)
            {
                score += 160;
                because = "named in the words before";
            }
            match candidates
                .iter_mut()
                .find(|candidate| candidate.draft == draft)
            {
                Some(candidate) if candidate.score >= score => {}
                Some(candidate) => {
                    *candidate = Candidate {
                        draft,
                        span,
                        score,
                        because,
                        but,
                    }
                }
                None => candidates.push(Candidate {
                    draft,
                    span,
                    score,
                    because,
                    but,
                }),
            }
        }
        // Whoever was quoted last may have been named longer ago.
        for &draft in last.iter().chain(outer_speakers) {
            if self.fits(draft, anaphor)
                && candidates.iter().all(|candidate| candidate.draft != draft)
            {
                let span = self
                    .mentions_before(place)
                    .find(|(_, other)| *other == draft)
                    .map(|(span, _)| span);
                candidates.push(Candidate {
                    draft,
                    span: span.unwrap_or_default(),
                    score: 520,
                    because: "the last to be quoted before",
                    but: "quoted longer ago",
                });
            }
        }
        candidates
    }

    /// Speakers of the attribution that stands before another one, at the same level.
    pub(super) fn last_speakers(
        &self,
        number: usize,
        attributions: &[Attribution<Span>],
        order: &[(u32, usize)],
    ) -> Vec<usize> {
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
            .find_map(|&(_, other)| {
                self.choices[other]
                    .as_ref()
                    .map(|choice| choice.speakers.clone())
                    .filter(|speakers| !speakers.is_empty())
            })
            .unwrap_or_default()
    }

    /// Whether a mention is the first of its sentence and not behind a preposition, or a source's head.
    pub(super) fn is_subject(&self, span: Span) -> bool {
        let tokens = self.segments().tokens_in(span);
        let Some(sentence) = self.segments().sentence_at(span.start) else {
            return false;
        };
        let mut start = tokens.start;
        while start > sentence.tokens.start as usize
            && self.words.get(start - 1).letter
            && (self.words.get(start - 1).capital
                || self.words.get(start - 1).classes.is_role()
                || matches!(self.words.folded(start - 1), "the" | "a" | "an"))
        {
            start -= 1;
        }
        let before = self.words.folded_before(start);
        let is_oblique = matches!(
            before,
            "of" | "in"
                | "on"
                | "at"
                | "to"
                | "for"
                | "from"
                | "with"
                | "by"
                | "against"
                | "about"
                | "under"
                | "over"
                | "between"
                | "after"
                | "before"
                | "like"
                | "than"
        );
        let is_possessor = self.words.is_possessive(tokens.end);
        let next = self.words.get(tokens.end);
        let acts = matches!(
            next.tag,
            crate::tagging::WordClass::Verb | crate::tagging::WordClass::Auxiliary
        );
        !is_possessor && !is_oblique && (acts || start == sentence.tokens.start as usize)
    }

    /// Whoever was `she` once is so in the rest of the article.
    pub(super) fn learn_gender(&mut self, entry: &Attribution<Span>, choice: &Choice) {
        let (Some(source), [draft]) = (entry.source.first(), choice.speakers.as_slice()) else {
            return;
        };
        let gender = match self.anaphor(&self.segments().tokens_in(*source)) {
            Anaphor::He => Gender::He,
            Anaphor::She => Gender::She,
            _ => return,
        };
        if let Some(known) = self.genders.get_mut(*draft) {
            *known = gender;
        }
    }
}
