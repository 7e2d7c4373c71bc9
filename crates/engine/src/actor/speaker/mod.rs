//! Sources to speakers: names and descriptions inside the source, else what a pronoun or relative stands for, else, for a
//! quotation that goes on, whoever spoke before. What stays open stays without speaker.

mod anaphor;
mod head;
mod implied;
mod pronoun;
mod silent;

use std::ops::Range;

use super::{
    cluster::{Cast, Draft, Gender},
    word::Words,
};
use head::is_time;
use implied::{Unnamed, is_first_person, is_impersonal};

use crate::{lexicon::names::Class, segment::Segments};
use record::{Attribution, Fact, Reason, Step, span::Span};

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

impl Choice {
    /// This choice, or another one where it names nobody.
    fn or(self, other: impl FnOnce() -> Self) -> Self {
        if self.speakers.is_empty() {
            let mut choice = other();
            choice.why.extend(self.why);
            choice
        } else {
            self
        }
    }
}

/// Fills in the reasons of every attribution and returns its speakers as positions of drafts.
pub(crate) fn find_speakers(
    words: &Words<'_>,
    cast: &mut Cast,
    attributions: &mut [Attribution<Span>],
    byline: Option<&Fact<Span>>,
) -> Vec<Vec<usize>> {
    let unnamed = Unnamed::new(words, cast, attributions, byline);
    let cast = &*cast;
    let mut resolver = Resolver {
        words,
        cast,
        unnamed,
        mentions: cast.mentions(),
        genders: cast.drafts.iter().map(|draft| draft.gender).collect(),
        choices: vec![None; attributions.len()],
    };
    // Sources that name somebody first, so that pronouns find them; then the rest in order of their place.
    for (number, entry) in attributions.iter().enumerate() {
        if !is_impersonal(words, entry) {
            resolver.choices[number] = resolver.named(entry);
        }
    }
    let mut open: Vec<usize> = (0..attributions.len())
        .filter(|&number| resolver.choices[number].is_none())
        .collect();
    // The first person waits for whoever speaks the words around it.
    open.sort_by_key(|&number| {
        let entry = &attributions[number];
        (is_first_person(words, entry), place_of(entry), number)
    });
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
            let mut choice = choice.unwrap_or_default();
            if choice.speakers.is_empty() && choice.why.is_empty() {
                let text = why_open(words, entry).to_owned();
                choice.why.push(reason(
                    Step::Doubt,
                    text,
                    entry.source.first().copied(),
                    -300,
                ));
            }
            entry.why.extend(choice.why);
            choice.speakers
        })
        .collect()
}

/// Why a speaker stays open, in words for people.
fn why_open(words: &Words<'_>, entry: &Attribution<Span>) -> &'static str {
    let Some(&source) = entry.source.first() else {
        return "the sentence names no source";
    };
    let tokens = words.segments.tokens_in(source);
    let has = |class| tokens.clone().any(|at| words.is(at, class));
    if has(Class::Document) {
        "the source is something written, and nobody stands beside it"
    } else if has(Class::Role) || has(Class::Leader) {
        "the source is a role, and nobody is named with it"
    } else {
        "the source is no actor that the article names"
    }
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
    /// Some of those named before: `17 percent`, `those who`.
    Part,
    /// A role with nobody's name: `the analyst`.
    Role,
    /// `I`, `we`
    First,
    /// Words of time taken for a source: `this week`.
    Time,
    Other,
}

struct Resolver<'a, 'b> {
    words: &'a Words<'b>,
    cast: &'a Cast,
    unnamed: Unnamed,
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

    /// Speakers of a source that names nobody.
    fn unnamed(
        &self,
        number: usize,
        attributions: &[Attribution<Span>],
        order: &[(u32, usize)],
    ) -> Choice {
        let entry = &attributions[number];
        if is_impersonal(self.words, entry) {
            return self.observers(number, attributions, order);
        }
        let Some(&source) = entry.source.first() else {
            let choice = self.without_source(number, attributions, order);
            return choice.or(|| self.subject_of_cue(entry));
        };
        let tokens = self.segments().tokens_in(source);
        let place = source.start;
        match self.anaphor(&tokens) {
            Anaphor::First => self.first_person(number, attributions),
            Anaphor::Relative => self.relative(place),
            Anaphor::Both => self.both(place),
            anaphor
            @ (Anaphor::He | Anaphor::She | Anaphor::It | Anaphor::They | Anaphor::Part) => {
                self.pronoun(anaphor, number, attributions, order)
            }
            Anaphor::Role => self
                .role(&tokens, place)
                .or(|| self.body_of_spokesman(&tokens)),
            Anaphor::Time => self.subject_of_cue(entry),
            Anaphor::Other => self.possessor_before(tokens.start),
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
                "i" | "we" | "me" | "us" | "my" | "our" | "myself" | "ourselves" => {
                    return Anaphor::First;
                }
                _ => {}
            }
        }
        if matches!(first, "both" | "two") || (first == "the" && second == "two") {
            return Anaphor::Both;
        }
        let counts = tokens.len() > 1 && self.is_quantity(tokens.clone());
        if (first == "those" && second == "who") || counts {
            return Anaphor::Part;
        }
        if tokens.clone().all(|at| is_time(words.folded(at))) {
            return Anaphor::Time;
        }
        if tokens.clone().any(|at| words.get(at).classes.is_role()) {
            return Anaphor::Role;
        }
        Anaphor::Other
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
}

fn reason(step: Step, text: String, span: Option<Span>, weight: i16) -> Reason<Span> {
    Reason {
        step,
        text,
        span,
        weight,
    }
}
