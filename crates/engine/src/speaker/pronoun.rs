//! Whom a pronoun stands for.

use super::{
    choice::{Choice, reason},
    resolver::Resolver,
    source::{Anaphor, anaphor_of, place_of},
};
use crate::actor::{
    cast::{Draft, Gender},
    subject::acts,
};
use record::{ActorKind, Attribution, AttributionKind, Step, span::Span};

/// How many sentences back an antecedent may stand.
const MOST_SENTENCES: usize = 3;
/// How many passed-over candidates are told.
const MOST_REJECTED: usize = 3;

/// Somebody whom a pronoun can stand for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) draft: usize,
    /// The last mention before; none of whom nothing names, or only what comes later.
    pub(super) span: Option<Span>,
    pub(super) score: i16,
    pub(super) because: &'static str,
    pub(super) but: &'static str,
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
            Anaphor::Part => draft.kind == ActorKind::Group,
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
                std::cmp::Reverse(candidate.span.map(|span| span.start)),
                candidate.draft,
            )
        });
        if anaphor == Anaphor::They {
            let pair = self.pair_before(entry);
            let last = pair.last().map(|(span, _)| *span);
            let is_nearest = candidates.iter().all(|other| {
                other.span < last || pair.iter().any(|&(_, draft)| draft == other.draft)
            });
            if last.is_some() && is_nearest {
                return self.choice_of_pair(&pair);
            }
        }
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
            best.span,
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
            reason(Step::Rejected, text, other.span, other.score)
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
        let said = self.last_said(number, attributions, order);
        let last = said
            .as_ref()
            .map_or(&[][..], |(_, speakers)| speakers.as_slice());
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
        let addressees = self.addressees(entry);
        let after_question = self.follows_question(number, attributions, order);
        let is_over = said
            .as_ref()
            .is_some_and(|said| self.is_over(anaphor, number, attributions, said));
        let mut candidates: Vec<Candidate> = Vec::new();
        candidates.extend(self.subject_behind(anaphor, &tokens));
        candidates.extend(self.owner_of_antecedent(anaphor, tokens.start));
        for (span, draft) in self
            .mentions_before(place)
            .take_while(|(span, _)| span.start >= earliest)
            .take(40)
        {
            // Whom somebody names in his own words is another one.
            let is_in_own_words = entry.kind != AttributionKind::Indirect
                && entry.content.iter().any(|content| content.contains(span));
            if !self.fits(draft, anaphor) || addressees.contains(&draft) || is_in_own_words {
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
            score += self.salience(draft, anaphor);
            if last.contains(&draft) && after_question {
                score -= 320;
                but = "the one who asked";
            } else if last.contains(&draft) {
                score += if outer.is_some() || is_over { 60 } else { 170 };
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
                        span: Some(span),
                        score,
                        because,
                        but,
                    }
                }
                None => candidates.push(Candidate {
                    draft,
                    span: Some(span),
                    score,
                    because,
                    but,
                }),
            }
        }
        // Whoever was quoted last may have been named longer ago; if in the sentence before, his words go on.
        let goes_on = entry.kind != AttributionKind::Indirect
            && !after_question
            && outer.is_none()
            && said
                .as_ref()
                .is_some_and(|(said, _)| sentence.saturating_sub(self.sentence_at(*said)) <= 1);
        let quoted = if goes_on { 670 } else { 520 };
        for candidate in candidates.iter_mut().filter(|_| goes_on) {
            if last.contains(&candidate.draft) && candidate.score < quoted {
                candidate.score = quoted;
            }
        }
        for &draft in last.iter().chain(outer_speakers) {
            if self.fits(draft, anaphor)
                && !addressees.contains(&draft)
                && candidates.iter().all(|candidate| candidate.draft != draft)
            {
                let span = self
                    .mentions_before(place)
                    .find(|(_, other)| *other == draft)
                    .map(|(span, _)| span);
                candidates.push(Candidate {
                    draft,
                    span,
                    score: quoted,
                    because: "the last to be quoted before",
                    but: "quoted longer ago",
                });
            }
        }
        candidates
    }

    /// Whoever is told something in the same clause is not the one who tells: `he told Moss`.
    fn addressees(&self, entry: &Attribution<Span>) -> Vec<usize> {
        let Some(cue) = entry.cue.last() else {
            return Vec::new();
        };
        let end = self.segments().tokens_in(*cue).end;
        let last = self
            .segments()
            .sentence_at(cue.start)
            .map_or(end, |sentence| sentence.tokens.end as usize);
        if last <= end {
            return Vec::new();
        }
        let reach = self.words.span(end, (end + 4).min(last));
        let start = self.words.get(end).span.start;
        if start < cue.end {
            return Vec::new();
        }
        let first = self
            .mentions
            .partition_point(|(mention, _)| mention.start < start);
        self.mentions[first..]
            .iter()
            .take(2)
            .filter(|(mention, _)| {
                let after = self.segments().tokens_in(*mention).end;
                mention.start <= reach.start.max(start)
                    || (mention.end <= reach.end && !self.words.is_possessive(after))
            })
            .take_while(|(mention, _)| {
                let tokens = self.segments().tokens_in(*mention).start;
                (end..tokens).all(|at| {
                    self.words.get(at).classes.is_honorific()
                        || self.words.get(at).classes.is_role()
                        || matches!(self.words.folded(at), "the" | ".")
                })
            })
            .map(|&(_, draft)| draft)
            .collect()
    }

    /// Whether the utterance before was a question by somebody else, so that an answer follows.
    fn follows_question(
        &self,
        number: usize,
        attributions: &[Attribution<Span>],
        order: &[(u32, usize)],
    ) -> bool {
        let place = place_of(&attributions[number]);
        let before = order.partition_point(|&(start, _)| start < place);
        let is_asked = |entry: &Attribution<Span>| {
            entry.cue.first().is_some_and(|cue| {
                let first = self.segments().tokens_in(*cue).start;
                matches!(
                    self.words.folded(first),
                    "asked" | "asks" | "inquired" | "wondered"
                )
            })
        };
        !is_asked(&attributions[number])
            && before
                .checked_sub(1)
                .and_then(|at| order.get(at))
                .is_some_and(|&(_, other)| is_asked(&attributions[other]))
    }

    /// What speaks for a person apart from its place: known to be `he` or `she`, named more than once.
    fn salience(&self, draft: usize, anaphor: Anaphor) -> i16 {
        let gender = self.genders.get(draft).copied().unwrap_or_default();
        let is_known = matches!(
            (anaphor, gender),
            (Anaphor::He, Gender::He) | (Anaphor::She, Gender::She)
        );
        let n_mentions = self.draft(draft).mentions.len();
        i16::from(is_known) * 60 + [0, 0, 20, 40][n_mentions.min(3)]
    }

    /// Whether a mention is the subject of its clause.
    pub(super) fn is_subject(&self, span: Span) -> bool {
        let tokens = self.segments().tokens_in(span);
        acts(self.words, tokens.start, tokens.end)
    }

    /// Whoever was `she` once is so in the rest of the article.
    pub(super) fn learn_gender(&mut self, entry: &Attribution<Span>, choice: &Choice) {
        let (Some(source), [draft]) = (entry.source.first(), choice.speakers.as_slice()) else {
            return;
        };
        let gender = match anaphor_of(self.words, &self.segments().tokens_in(*source)) {
            Anaphor::He => Gender::He,
            Anaphor::She => Gender::She,
            _ => return,
        };
        if let Some(known) = self.genders.get_mut(*draft) {
            *known = gender;
        }
    }
}
