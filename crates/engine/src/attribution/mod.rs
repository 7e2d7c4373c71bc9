//! Finds attributions: quotation marks are paired, tokens labelled as source, cue and content by a learned model, and to
//! each cue its source and content are found. What follows the labelling depends on [`chain::Scores`] alone, so that
//! another tagger can take the model's place: [`attributions_of`] takes scores from anywhere.

mod assemble;
pub mod chain;
mod context;
mod doubt;
pub mod features;
pub mod label;
pub mod link;
pub mod model;
mod nested;
mod place;
pub mod quotation;
pub mod reach;
mod turn;
mod why;

use crate::{lexicon::Lexicon, segment::Segments, tagging::Tags};
use assemble::Passage;
use chain::Scores;
use features::Paragraph;
use label::{Label, Role};
use link::{Chunk, Group};
use model::RoleModel;
use quotation::Quotation;
use record::{Attribution, corpus::ArticleHash, span::Span};
use std::cmp::Reverse;
use turn::{Floor, Turn};

/// Cues of the first pass that are less probable, per mille, are not looked at by the second. On the articles kept out 0 would gain
/// two tenths of a point of sources and contents and be slower; 200 costs four tenths of sources.
const LEAST_SURE: u16 = 100;

/// An article as far as the stages before this one have read it.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// The article's hash, from which ids derive.
    pub hash: ArticleHash,
    /// The text itself.
    pub text: &'a str,
    /// Paragraphs, sentences, tokens.
    pub segments: &'a Segments,
    /// Word classes.
    pub tags: &'a Tags,
    /// As [`quotation::find_quotations`] gives them.
    pub quotations: &'a [Quotation],
    /// BCP 47 tag of its language, `und` where unknown.
    pub language: &'a str,
    /// Lists of names, which tell the speakers of a conversation from its headings.
    pub lexicon: &'a Lexicon,
}

/// How labelled spans become attributions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linking {
    /// Each cue is looked at by itself; source and content may differ from what the labels say. For the bundled labeller,
    /// by whose labels the second pass was trained.
    ByCue,
    /// The labelled spans are taken as they are and grouped by the likeliest patterns. For any other labeller.
    ByPattern,
}

/// Attributions of an article, speakers not yet resolved; in order of the first of cue and content.
pub fn find_attributions(text: Text<'_>) -> Vec<Attribution<Span>> {
    let model = RoleModel::bundled();
    attributions_of(text, model, Linking::ByCue, |_, paragraph| {
        model.score(paragraph)
    })
}

/// Attributions from the scores that `score` gives to the tokens of each paragraph, by its position; none for a paragraph
/// that holds nothing. As many rows as the paragraph has tokens; what is missing counts as outside, what is over is
/// left out.
pub fn attributions_of(
    source: Text<'_>,
    model: &RoleModel,
    linking: Linking,
    score: impl Fn(usize, &Paragraph<'_>) -> Option<Scores>,
) -> Vec<Attribution<Span>> {
    let Text {
        hash,
        text,
        segments,
        quotations,
        ..
    } = source;
    let mut attributions = Vec::new();
    // Whether the paragraph before quotes someone, so that one of quotations alone goes on.
    let mut quotes = false;
    let sort = doubt::Sort::of(source);
    let turns = turn::turns(source);
    let mut floor = Floor::default();
    for (at, paragraph) in segments.paragraphs.iter().enumerate() {
        let from = quotations.partition_point(|quotation| quotation.span.end <= paragraph.start);
        let to = quotations.partition_point(|quotation| quotation.span.start < paragraph.end);
        let own = quotations.get(from..to).unwrap_or(&[]);
        let outer: Vec<Quotation> = own
            .iter()
            .filter(|quotation| quotation.depth == 0)
            .cloned()
            .collect();
        let tokens = segments.tokens_in(*paragraph);
        let passage = Passage {
            hash,
            text,
            segments,
            quotations: &outer,
            first: tokens.start,
            doubts: &[],
        };
        let turn = turns[at];
        let doubts = || {
            let goes_on = quotations.get(to).is_some_and(|next| next.continues);
            sort.doubts(source, *paragraph, &outer, goes_on, turn)
        };
        if matches!(turn, Turn::Begins(_) | Turn::GoesOn) {
            let doubts = doubts();
            let passage = Passage {
                doubts: &doubts,
                ..passage
            };
            let floor = &mut floor;
            speak(
                passage,
                source,
                *paragraph,
                turn,
                floor,
                &mut attributions,
                model,
            );
            quotes = false;
            continue;
        }
        let first = attributions.len();
        let view = model.see(segments, source.tags, quotations, *paragraph);
        if let Some(mut scores) = score(at, &view) {
            scores.rows.truncate(view.len());
            scores.places.truncate(view.len());
            let groups = match linking {
                Linking::ByCue => groups_by_cue(passage, source, &view, &scores, model),
                Linking::ByPattern => groups_by_pattern(passage, *paragraph, &scores, model),
            };
            let doubts = match groups.as_slice() {
                [] => Vec::new(),
                _ => doubts(),
            };
            let passage = Passage {
                doubts: &doubts,
                ..passage
            };
            let found = groups
                .iter()
                .filter_map(|group| assemble::assemble(passage, group, model));
            attributions.extend(found);
        }
        if attributions.len() > first {
            quotes = attributions[first..]
                .iter()
                .any(|entry| !entry.quoted.is_empty());
        } else if let Some(next) = passage.continuation(0..tokens.len()).filter(|_| quotes) {
            // A mark left open and opened again makes one utterance; closed before, it is one of its own.
            let is_same = outer.first().is_some_and(|quotation| quotation.continues);
            match attributions.last_mut().filter(|_| is_same) {
                Some(last) => assemble::extend(last, next),
                None => attributions.push(next),
            }
        } else {
            quotes = false;
        }
    }
    // What went on over paragraphs has its id from all of them, worked out once.
    for entry in attributions
        .iter_mut()
        .filter(|entry| entry.id.0.is_empty())
    {
        entry.id = assemble::to_id(hash, &entry.cue, &entry.content);
    }
    attributions.sort_by_key(|entry: &Attribution| {
        let starts = entry
            .cue
            .iter()
            .chain(&entry.content)
            .map(|span| span.start);
        let surest = Reverse(entry.confidence);
        (starts.min(), entry.id.clone(), surest)
    });
    // One cue and content found twice, as by themselves and inside another content: the surer stays.
    attributions.dedup_by(|later, kept| later.id == kept.id);
    attributions
}

/// Adds what a paragraph of a conversation says: to the turn that it begins or goes on, and what is attributed inside.
fn speak(
    passage: Passage<'_>,
    source: Text<'_>,
    paragraph: Span,
    turn: Turn,
    floor: &mut Floor,
    attributions: &mut Vec<Attribution<Span>>,
    model: &RoleModel,
) {
    let mut said = Some(paragraph);
    if let Turn::Begins(label) = turn {
        *floor = Floor::Free;
        said = None;
        if let Some((colon, words)) = turn::parts(passage, paragraph, label) {
            *floor = Floor::Given(label, colon);
            said = words;
        }
    }
    let Some(said) = said else { return };
    match *floor {
        Floor::Free => {}
        Floor::Given(label, colon) => {
            *floor = Floor::Taken(attributions.len());
            attributions.push(turn::begin(passage, label, colon, said));
        }
        Floor::Taken(at) => turn::extend(passage, said, &mut attributions[at]),
    }
    let tokens = source.segments.tokens_in(said);
    let said = Chunk {
        role: Role::ContentAfter,
        tokens: tokens.start - passage.first..tokens.end - passage.first,
        sure: 1000,
    };
    let inside = nested::groups_in(&said, passage.first, source, model);
    let found = inside
        .iter()
        .filter_map(|group| assemble::assemble(passage, group, model));
    attributions.extend(found);
}

/// What the second pass finds around each cue of the first, and inside the contents that it finds.
fn groups_by_cue(
    passage: Passage<'_>,
    source: Text<'_>,
    paragraph: &Paragraph<'_>,
    scores: &Scores,
    model: &RoleModel,
) -> Vec<Group> {
    let mut groups = around_cues(paragraph, scores, model);
    for group in &mut groups {
        passage.fit_to_quotations(&mut group.chunks);
    }
    let contents = groups.iter().flat_map(|group| &group.chunks);
    let contents = contents.filter(|chunk| chunk.role.is_content());
    let mut contents: Vec<&Chunk> = contents.collect();
    contents.sort_by_key(|chunk| chunk.tokens.start);
    // Where contents overlap, no word is read twice.
    let mut end = 0;
    contents.retain(|chunk| {
        let is_free = chunk.tokens.start >= end;
        end = end.max(chunk.tokens.end);
        is_free
    });
    let inside: Vec<Group> = contents
        .into_iter()
        .flat_map(|chunk| nested::groups_in(chunk, passage.first, source, model))
        .collect();
    groups.extend(inside);
    groups
}

/// A group for each cue of the labels that turns out to be one.
fn around_cues(paragraph: &Paragraph<'_>, scores: &Scores, model: &RoleModel) -> Vec<Group> {
    let labels = model.label(scores);
    let cues = link::chunks(&labels).into_iter();
    let cues: Vec<Chunk> = cues.filter(|chunk| chunk.role == Role::Cue).collect();
    if cues.is_empty() {
        return Vec::new();
    }
    let likely = model.likely(scores).rows;
    let groups = cues.into_iter().filter_map(|cue| {
        if sure(&likely, &cue) < LEAST_SURE {
            return None;
        }
        let mut group =
            model
                .reach
                .find(paragraph, &scores.places, &labels, &likely, &cue.tokens)?;
        for chunk in &mut group.chunks {
            if chunk.role == Role::Cue {
                chunk.sure = sure(&likely, chunk);
            }
        }
        Some(group)
    });
    groups.collect()
}

/// The spans of the labels, grouped by the likeliest patterns.
fn groups_by_pattern(
    passage: Passage<'_>,
    paragraph: Span,
    scores: &Scores,
    model: &RoleModel,
) -> Vec<Group> {
    let labels = model.label(scores);
    let mut chunks = link::chunks(&labels);
    if chunks.is_empty() {
        return Vec::new();
    }
    let likely = model.likely(scores).rows;
    for chunk in &mut chunks {
        chunk.sure = sure(&likely, chunk);
    }
    let sentences = sentence_numbers(passage.segments, paragraph, scores.rows.len());
    passage.fit_to_quotations(&mut chunks);
    model.patterns.link(&chunks, |token: usize| {
        sentences.get(token).copied().unwrap_or(0)
    })
}

/// Probability, per mille, that a span begins and ends where it does.
fn sure(likely: &[[f32; label::N_LABELS]], chunk: &Chunk) -> u16 {
    let (first, inside) = (Label::first(chunk.role), Label::inside(chunk.role));
    chain::sure(likely, &chunk.tokens, first.0, inside.0)
}

/// The number of the sentence of each token of a paragraph.
fn sentence_numbers(segments: &Segments, paragraph: Span, n_tokens: usize) -> Vec<u32> {
    let mut numbers = Vec::with_capacity(n_tokens);
    let start = segments
        .sentences
        .partition_point(|sentence| sentence.span.start < paragraph.start);
    for (number, sentence) in segments.sentences.iter().enumerate().skip(start) {
        if numbers.len() >= n_tokens {
            break;
        }
        numbers.extend(sentence.tokens.clone().map(|_| number as u32));
    }
    numbers
}

#[cfg(test)]
mod tests;
