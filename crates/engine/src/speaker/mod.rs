//! Sources to speakers: names and descriptions inside the source, else what a pronoun or relative stands for, else, for a
//! quotation that goes on, whoever spoke before. What stays open stays without speaker.

mod anaphor;
mod choice;
mod head;
mod implied;
mod joined;
mod nearness;
mod pronoun;
mod relative;
mod resolver;
mod silent;
mod source;
mod unnamed;

use crate::{
    actor::{Actors, word::Words},
    lexicon::names::Class,
};
use choice::{Choice, Finding, reason};
use record::{Attribution, Fact, Step, span::Span};
use resolver::Resolver;
use source::{Anaphor, anaphor_of, place_of};
use unnamed::{Unnamed, is_first_person, is_impersonal};

/// Who speaks each attribution, as positions of actors; possibly empty. Adds the reasons (chosen mention, rejected candidates)
/// to each attribution's `why`, and to the actors those of whom the attributions speak without any words naming them.
pub fn find_speakers(
    actors: &mut Actors<'_>,
    attributions: &mut [Attribution<Span>],
    byline: Option<&Fact<Span>>,
) -> Vec<Vec<usize>> {
    let words = &actors.words;
    let unnamed = Unnamed::new(words, &mut actors.cast, attributions, byline);
    let cast = &actors.cast;
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
    let mut findings = vec![Finding::Named; attributions.len()];
    for number in open {
        let choice = resolver.unnamed(number, attributions, &order);
        findings[number] = finding_of(words, &attributions[number]);
        resolver.learn_gender(&attributions[number], &choice);
        resolver.choices[number] = Some(choice);
    }
    attributions
        .iter_mut()
        .zip(resolver.choices)
        .zip(findings)
        .map(|((entry, choice), finding)| {
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
            let has_speaker = !choice.speakers.is_empty();
            entry.speaker_confidence = has_speaker.then_some(finding.confidence());
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

fn order_of_places(attributions: &[Attribution<Span>]) -> Vec<(u32, usize)> {
    let mut order: Vec<(u32, usize)> = attributions
        .iter()
        .enumerate()
        .map(|(number, entry)| (place_of(entry), number))
        .collect();
    order.sort_unstable();
    order
}

impl Resolver<'_, '_> {
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
        if let Some(anaphor) = self.joined_pronoun(source) {
            return self.with_pronoun(anaphor, number, attributions, order);
        }
        let tokens = self.segments().tokens_in(source);
        let place = source.start;
        match anaphor_of(self.words, &tokens) {
            Anaphor::First => self.first_person(number, attributions),
            Anaphor::Relative => self.relative(tokens.start),
            Anaphor::It if is_expletive(self.words, entry) => Choice::default(),
            Anaphor::Both => self.both(&tokens, entry),
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
}

/// How the speakers of a source are found that names nobody.
fn finding_of(words: &Words<'_>, entry: &Attribution<Span>) -> Finding {
    if is_impersonal(words, entry) {
        return Finding::Nobody;
    }
    let Some(&source) = entry.source.first() else {
        return Finding::Silent;
    };
    match anaphor_of(words, &words.segments.tokens_in(source)) {
        Anaphor::First => Finding::FirstPerson,
        Anaphor::Relative => Finding::Relative,
        Anaphor::He | Anaphor::She => Finding::Person,
        Anaphor::It | Anaphor::They | Anaphor::Part | Anaphor::Both => Finding::Several,
        Anaphor::Role => Finding::Role,
        Anaphor::Time | Anaphor::Other => Finding::Silent,
    }
}

/// Whether the `it` of a source stands for nothing: `it appears that`, `it is clear that`.
fn is_expletive(words: &Words<'_>, entry: &Attribution<Span>) -> bool {
    let tokens = entry
        .cue
        .iter()
        .flat_map(|&cue| words.segments.tokens_in(cue));
    let is_empty = |at| {
        matches!(
            words.folded(at),
            "appear"
                | "appears"
                | "appeared"
                | "seem"
                | "seems"
                | "seemed"
                | "clear"
                | "known"
                | "worth"
                | "possible"
                | "likely"
                | "unlikely"
                | "true"
                | "time"
        )
    };
    { tokens }.any(is_empty)
}
