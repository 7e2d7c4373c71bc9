//! Sources to speakers: names and descriptions inside the source, else what a pronoun or relative stands for, else, for a
//! quotation that goes on, whoever spoke before. What stays open stays without speaker.

use std::ops::Range;

use super::{
    cluster::{Cast, Draft, Gender},
    word::Words,
};
use crate::{
    lexicon::names::Class,
    record::{ActorKind, Attribution, AttributionKind, Reason, Step},
    segment::Segments,
    span::Span,
};

/// How many sentences back an antecedent may stand.
const MOST_SENTENCES: usize = 3;
/// How many passed-over candidates are told.
const MOST_REJECTED: usize = 3;

/// Who spoke, as positions of drafts, and why.
#[derive(Clone, Debug, Default)]
struct Choice {
    speakers: Vec<usize>,
    why: Vec<Reason<Span>>,
}

/// Fills in the reasons of every attribution and returns its speakers as positions of drafts.
pub(crate) fn find_speakers(
    words: &Words<'_>,
    cast: &Cast,
    attributions: &mut [Attribution<Span>],
) -> Vec<Vec<usize>> {
    let mut resolver = Resolver {
        words,
        cast,
        mentions: cast.mentions(),
        genders: cast.drafts.iter().map(|draft| draft.gender).collect(),
        choices: vec![None; attributions.len()],
    };
    // Sources that name somebody first, so that pronouns find them; then the rest in order of their place.
    for (number, entry) in attributions.iter().enumerate() {
        resolver.choices[number] = resolver.named(entry);
    }
    let mut open: Vec<usize> = (0..attributions.len())
        .filter(|&number| resolver.choices[number].is_none())
        .collect();
    open.sort_by_key(|&number| (place_of(&attributions[number]), number));
    let order = order_of_places(attributions);
    for number in open {
        let choice = resolver.unnamed(number, attributions, &order);
        resolver.learn_gender(&attributions[number], &choice);
        resolver.choices[number] = Some(choice);
    }
    attributions
        .iter_mut()
        .zip(resolver.choices)
        .map(|(entry, choice)| {
            let choice = choice.unwrap_or_default();
            entry.why.extend(choice.why);
            choice.speakers
        })
        .collect()
}

/// Where an attribution is resolved from: its source, else its cue, else its content.
fn place_of(entry: &Attribution<Span>) -> u32 {
    let first = |spans: &[Span]| spans.iter().map(|span| span.start).min();
    first(&entry.source)
        .or_else(|| first(&entry.cue))
        .or_else(|| first(&entry.content))
        .unwrap_or(0)
}

fn order_of_places(attributions: &[Attribution<Span>]) -> Vec<(u32, usize)> {
    let mut order: Vec<(u32, usize)> = attributions
        .iter()
        .enumerate()
        .map(|(number, entry)| (place_of(entry), number))
        .collect();
    order.sort_unstable();
    order
}

/// What a source without a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Anaphor {
    He,
    She,
    It,
    They,
    /// `who`, `which`, `that`
    Relative,
    /// `both sides`
    Both,
    /// A role with nobody's name: `the analyst`.
    Role,
    Other,
}

struct Resolver<'a, 'b> {
    words: &'a Words<'b>,
    cast: &'a Cast,
    /// By position.
    mentions: Vec<(Span, usize)>,
    /// As titles and given names tell, then as pronouns did.
    genders: Vec<Gender>,
    choices: Vec<Option<Choice>>,
}

impl Resolver<'_, '_> {
    fn draft(&self, at: usize) -> &Draft {
        &self.cast.drafts[at]
    }

    fn segments(&self) -> &Segments {
        self.words.segments
    }

    /// Mentions that lie inside a span, by position.
    fn mentions_in(&self, span: Span) -> impl Iterator<Item = (Span, usize)> + '_ {
        let first = self
            .mentions
            .partition_point(|(mention, _)| mention.start < span.start);
        self.mentions[first..]
            .iter()
            .copied()
            .take_while(move |(mention, _)| mention.start < span.end)
            .filter(move |(mention, _)| span.contains(*mention))
    }

    /// Mentions that end before a byte, the nearest first.
    fn mentions_before(&self, byte: u32) -> impl Iterator<Item = (Span, usize)> + '_ {
        let after = self
            .mentions
            .partition_point(|(mention, _)| mention.start < byte);
        self.mentions[..after]
            .iter()
            .rev()
            .copied()
            .filter(move |(mention, _)| mention.end <= byte)
    }

    /// Whoever was `she` once is so in the rest of the article.
    fn learn_gender(&mut self, entry: &Attribution<Span>, choice: &Choice) {
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

    /// Speakers whom the source itself names or describes.
    fn named(&self, entry: &Attribution<Span>) -> Option<Choice> {
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
    fn heads(&self, source: Span) -> Option<Vec<(Span, usize)>> {
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
    fn conjuncts(&self, source: Span) -> Vec<Span> {
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
    fn is_quantity(&self, tokens: Range<usize>) -> bool {
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

    fn is_inside_mention(&self, token: usize) -> bool {
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
    fn head_mention(&self, conjunct: Span, source: Span) -> Option<(Span, usize)> {
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
    fn maker_of(&self, document: Span) -> Option<(Span, usize)> {
        let sentence = self.segments().sentence_at(document.start)?;
        let tokens = self.segments().tokens_in(document).end..sentence.tokens.end as usize;
        let by = tokens.clone().find(|&at| self.words.folded(at) == "by")?;
        let reach = self.words.span(by + 1, (by + 4).min(tokens.end));
        self.mentions_in(Span::new(reach.start, sentence.span.end))
            .find(|(mention, _)| mention.start <= reach.end)
    }

    /// Speakers of a source that names nobody.
    fn unnamed(
        &self,
        number: usize,
        attributions: &[Attribution<Span>],
        order: &[(u32, usize)],
    ) -> Choice {
        let entry = &attributions[number];
        let Some(&source) = entry.source.first() else {
            return self.without_source(number, attributions, order);
        };
        let tokens = self.segments().tokens_in(source);
        let place = source.start;
        match self.anaphor(&tokens) {
            Anaphor::Relative => self.relative(place),
            Anaphor::Both => self.both(place),
            anaphor @ (Anaphor::He | Anaphor::She | Anaphor::It | Anaphor::They) => {
                self.pronoun(anaphor, number, attributions, order)
            }
            Anaphor::Role => self.role(&tokens, place),
            Anaphor::Other => Choice::default(),
        }
    }

    fn anaphor(&self, tokens: &Range<usize>) -> Anaphor {
        let words = self.words;
        let first = words.folded(tokens.start);
        let second = words.folded(tokens.start + 1);
        if tokens.len() == 1 {
            match first {
                "he" | "him" | "his" | "himself" => return Anaphor::He,
                "she" | "her" | "hers" | "herself" => return Anaphor::She,
                "it" | "its" | "itself" => return Anaphor::It,
                "they" | "them" | "their" | "themselves" => return Anaphor::They,
                "who" | "which" | "that" | "whose" | "whom" => return Anaphor::Relative,
                _ => {}
            }
        }
        if matches!(first, "both" | "two") || (first == "the" && second == "two") {
            return Anaphor::Both;
        }
        let counts = tokens.len() > 1 && self.is_quantity(tokens.clone());
        if (first == "those" && second == "who") || counts {
            return Anaphor::They;
        }
        if tokens.clone().any(|at| words.get(at).classes.is_role()) && tokens.len() <= 6 {
            return Anaphor::Role;
        }
        Anaphor::Other
    }

    /// A quotation without source goes on whoever spoke last, in this paragraph or the one before.
    fn without_source(
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
        let Some(cue) = entry.cue.first() else {
            return Choice::default();
        };
        let at = self.segments().tokens_in(*cue).start;
        let Some(clitic) = (1..=3)
            .filter_map(|n| at.checked_sub(n))
            .find(|&at| self.words.is_possessive(at))
        else {
            return Choice::default();
        };
        let end = self.words.get(clitic).span.start;
        match self
            .mentions_before(end)
            .find(|(mention, _)| mention.end == end)
        {
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

    fn is_inside_other(&self, number: usize, attributions: &[Attribution<Span>]) -> bool {
        self.outer_of(number, attributions).is_some()
    }

    /// The attribution in whose content another stands, the narrowest near by.
    fn outer_of(&self, number: usize, attributions: &[Attribution<Span>]) -> Option<usize> {
        let place = place_of(&attributions[number]);
        let first = number.saturating_sub(6);
        (first..(number + 3).min(attributions.len()))
            .filter(|&other| other != number)
            .filter(|&other| {
                attributions[other]
                    .content
                    .iter()
                    .any(|span| span.start <= place && place < span.end)
            })
            .min_by_key(|&other| {
                (
                    attributions[other]
                        .content
                        .iter()
                        .map(|span| span.len())
                        .sum::<u32>(),
                    other,
                )
            })
    }

    fn paragraph_at(&self, byte: u32) -> u32 {
        let after = self
            .segments()
            .paragraphs
            .partition_point(|paragraph| paragraph.start <= byte);
        after.saturating_sub(1) as u32
    }

    fn sentence_at(&self, byte: u32) -> usize {
        let after = self
            .segments()
            .sentences
            .partition_point(|sentence| sentence.span.start <= byte);
        after.saturating_sub(1)
    }

    fn names_of(&self, drafts: &[usize]) -> String {
        let names: Vec<&str> = drafts
            .iter()
            .map(|&draft| self.draft(draft).name.as_str())
            .collect();
        names.join(" and ")
    }

    /// `who` and `which` stand for what was named right before.
    fn relative(&self, place: u32) -> Choice {
        let Some(sentence) = self.segments().sentence_at(place) else {
            return Choice::default();
        };
        let start = sentence.span.start;
        let nearest = self
            .mentions_before(place)
            .take_while(|(span, _)| span.start >= start);
        let candidates: Vec<(Span, usize)> = nearest.take(4).collect();
        let chosen = candidates.iter().copied().max_by_key(|(span, draft)| {
            // The nearest; of two that end alike, the longer.
            (span.end, span.len(), std::cmp::Reverse(*draft))
        });
        match chosen {
            Some((span, draft)) => Choice {
                speakers: vec![draft],
                why: vec![reason(
                    Step::Speaker,
                    format!("the clause hangs on {}", self.draft(draft).name),
                    Some(span),
                    800,
                )],
            },
            None => Choice::default(),
        }
    }

    /// `both sides`: the two states named last.
    fn both(&self, place: u32) -> Choice {
        let first = self.sentence_at(place).saturating_sub(MOST_SENTENCES);
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
    fn role(&self, tokens: &Range<usize>, place: u32) -> Choice {
        let words = self.words;
        let Some(noun) = tokens
            .clone()
            .rev()
            .find(|&at| words.get(at).classes.is_role())
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
    fn has_role_near(&self, span: Span, noun: &str) -> bool {
        let tokens = self.segments().tokens_in(span);
        let before = tokens.start.saturating_sub(4)..tokens.start;
        let after = tokens.end..tokens.end + 8;
        before.chain(after).any(|at| self.words.folded(at) == noun)
    }

    fn fits(&self, draft: usize, anaphor: Anaphor) -> bool {
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

    fn is_media_group(&self, draft: &Draft) -> bool {
        draft.name.ends_with("media") || draft.name.ends_with("press")
    }

    /// A pronoun stands for the subject of its sentence, of the sentence before, or whoever was quoted last.
    fn pronoun(
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

    fn candidates(
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
    fn last_speakers(
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
    fn is_subject(&self, span: Span) -> bool {
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
}

/// Somebody whom a pronoun can stand for.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    draft: usize,
    span: Span,
    score: i16,
    because: &'static str,
    but: &'static str,
}

fn reason(step: Step, text: String, span: Option<Span>, weight: i16) -> Reason<Span> {
    Reason {
        step,
        text,
        span,
        weight,
    }
}
