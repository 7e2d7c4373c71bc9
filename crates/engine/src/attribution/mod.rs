//! Finds attributions: quotation marks are paired, tokens labelled as source, cue and content by a learned model, and to
//! each cue its source and content are found. What follows the labelling depends on [`chain::Scores`] alone, so that
//! another tagger can take the model's place: [`attributions_of`] takes scores from anywhere.

mod assemble;
pub mod chain;
mod claim;
pub mod context;
mod cues;
mod doubt;
mod draft;
pub mod features;
pub mod grammar;
mod headline;
pub mod label;
pub mod link;
pub mod model;
mod nested;
pub mod paragraph;
mod passage;
mod place;
pub mod quotation;
pub mod reach;
mod reason;
mod repair;
mod set_off;
mod text;
mod turn;
mod uncued;
mod uttered;
mod why;

pub use text::Text;

use crate::segment::Segments;
use assemble::{assemble, continuation};
use chain::Scores;
use cues::around_cues;
use draft::Draft;
use label::Role;
use link::{Chunk, Group};
use model::RoleModel;
use paragraph::Paragraph;
use passage::Passage;
use quotation::Quotation;
use record::{Attribution, span::Span};
use set_off::Introduction;
use std::cmp::Reverse;
use turn::{Floor, Turn};

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
    let mut drafts: Vec<Draft> = Vec::new();
    // Whether the paragraph before quotes someone, so that one of quotations alone goes on.
    let mut quotes = false;
    let sort = doubt::Sort::of(source);
    let turns = turn::turns(source);
    let mut floor = Floor::default();
    let mut introduction: Option<Introduction> = None;
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
            speak(passage, source, *paragraph, turn, floor, &mut drafts, model);
            quotes = false;
            introduction = None;
            continue;
        }
        let first = drafts.len();
        if let Some(mut given) = introduction.take()
            && !set_off::names_speaker(passage, source, *paragraph)
            && let Some(said) = given.take(passage, *paragraph, &mut drafts)
        {
            drafts.extend(inside(passage, source, said, model));
            quotes = outer.last().is_some_and(|last| last.span.end >= said.end);
            introduction = Some(given).filter(Introduction::goes_on);
            continue;
        }
        let mut groups = Vec::new();
        let view = model.see(segments, source.tags, quotations, *paragraph);
        if let Some(mut scores) = score(at, &view) {
            scores.rows.truncate(view.len());
            scores.places.truncate(view.len());
            groups = match linking {
                Linking::ByCue => groups_by_cue(passage, source, &view, &scores, model),
                Linking::ByPattern => groups_by_pattern(passage, *paragraph, &scores, model),
            };
            groups = repair::repaired(passage, source, groups);
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
                .filter_map(|group| assemble(passage, group, model));
            drafts.extend(found);
            claim::settle(passage, &mut drafts[first..]);
        }
        let next = segments.paragraphs.get(at + 1).copied();
        let named = uncued::signed(passage, source, *paragraph, next)
            .or_else(|| uncued::labelled(passage, source, *paragraph));
        if let Some(named) = named {
            claim::replace(passage, &mut drafts, first, named);
        } else {
            let more = uttered::find(passage, source, &drafts[first..]);
            drafts.extend(more);
        }
        introduction = set_off::introduction(passage, source, *paragraph, &groups, &drafts, first);
        if drafts.len() > first {
            quotes = drafts[first..].iter().any(|entry| !entry.quoted.is_empty());
        } else if let Some(next) = continuation(passage, 0..tokens.len()).filter(|_| quotes) {
            // A mark left open and opened again makes one utterance; closed before, it is one of its own.
            let is_same = outer.first().is_some_and(|quotation| quotation.continues);
            match drafts.last_mut().filter(|_| is_same) {
                Some(last) => last.extend(next),
                None => drafts.push(next),
            }
        } else if let Some(alone) = uncued::alone(passage, *paragraph).filter(|_| at > 0) {
            drafts.push(alone);
            quotes = true;
        } else {
            quotes = false;
        }
    }
    add_headline(source, &mut drafts);
    let whole = drafts.into_iter().map(|draft| draft.finish(hash));
    let mut attributions: Vec<_> = whole.collect();
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

/// Adds what the headline says that somebody says, in the place of what the model found in it.
fn add_headline(source: Text<'_>, drafts: &mut Vec<Draft>) {
    let Text {
        text,
        segments,
        quotations,
        ..
    } = source;
    for paragraph in segments.paragraphs.iter().take(headline::LINES) {
        let outer: Vec<Quotation> = quotations
            .iter()
            .filter(|quotation| quotation.depth == 0 && paragraph.contains(quotation.span))
            .cloned()
            .collect();
        let passage = Passage {
            text,
            segments,
            quotations: &outer,
            first: segments.tokens_in(*paragraph).start,
            doubts: &[],
        };
        if let Some(found) = headline::find(passage, source, *paragraph, drafts) {
            drafts.retain(|draft| {
                let mut spans = draft.cue.iter().chain(&draft.content);
                !spans.any(|span| paragraph.overlaps(*span))
            });
            drafts.push(found);
            break;
        }
    }
}

/// Adds what a paragraph of a conversation says: to the turn that it begins or goes on, and what is attributed inside.
fn speak(
    passage: Passage<'_>,
    source: Text<'_>,
    paragraph: Span,
    turn: Turn,
    floor: &mut Floor,
    drafts: &mut Vec<Draft>,
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
            *floor = Floor::Taken(drafts.len());
            drafts.push(turn::begin(passage, label, colon, said));
        }
        Floor::Taken(at) => turn::extend(passage, said, &mut drafts[at]),
    }
    drafts.extend(inside(passage, source, said, model));
}

/// What is attributed inside of what somebody says.
fn inside(passage: Passage<'_>, source: Text<'_>, said: Span, model: &RoleModel) -> Vec<Draft> {
    let tokens = source.segments.tokens_in(said);
    let said = Chunk {
        role: Role::ContentAfter,
        tokens: tokens.start - passage.first..tokens.end - passage.first,
        sure: 1000,
    };
    let mut inside = nested::groups_in(&said, passage.first, source, model);
    repair::mark_unsaid(passage, source, &mut inside);
    let found = inside.iter();
    found
        .filter_map(|group| assemble(passage, group, model))
        .collect()
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
        chunk.sure = cues::sure(&likely, chunk);
    }
    let sentences = sentence_numbers(passage.segments, paragraph, scores.rows.len());
    passage.fit_to_quotations(&mut chunks);
    model.patterns.link(&chunks, |token: usize| {
        sentences.get(token).copied().unwrap_or(0)
    })
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
