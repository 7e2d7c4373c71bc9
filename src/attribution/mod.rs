//! Finds attributions: quotation marks are paired, tokens labelled as source, cue and content by a learned model, the
//! labelled spans linked to attributions. What follows the labelling depends on [`chain::Scores`] alone, so that another
//! tagger can take the model's place: [`attributions_of`] takes scores from anywhere.

mod assemble;
pub mod chain;
pub mod features;
pub mod label;
pub mod link;
pub mod model;
mod place;
pub mod quotation;
mod why;

use crate::{
    corpus::ArticleHash, record::Attribution, segment::Segments, span::Span, tagging::Tags,
};
use assemble::{Certainty, Passage};
use chain::Scores;
use model::RoleModel;
use quotation::Quotation;

/// Attributions of an article, speakers not yet resolved; in order of the first of cue and content.
pub fn find_attributions(
    hash: ArticleHash,
    text: &str,
    segments: &Segments,
    tags: &Tags,
    quotations: &[Quotation],
) -> Vec<Attribution<Span>> {
    let model = RoleModel::bundled();
    let score = |paragraph| model.score(segments, tags, quotations, paragraph);
    attributions_of(hash, text, segments, quotations, model, score)
}

/// Attributions from the scores that `score` gives to the tokens of each paragraph, by its position; none for a paragraph
/// that holds nothing.
pub fn attributions_of(
    hash: ArticleHash,
    text: &str,
    segments: &Segments,
    quotations: &[Quotation],
    model: &RoleModel,
    score: impl Fn(usize) -> Option<Scores>,
) -> Vec<Attribution<Span>> {
    let mut attributions = Vec::new();
    // Whether the paragraph before quotes someone, so that one of quotations alone goes on.
    let mut quotes = false;
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
        };
        let first = attributions.len();
        if let Some(scores) = score(at) {
            label_paragraph(passage, *paragraph, &scores, model, &mut attributions);
        }
        if attributions.len() > first {
            quotes = attributions[first..]
                .iter()
                .any(|entry| !entry.quoted.is_empty());
        } else if let Some(next) = passage.continuation(0..tokens.len()).filter(|_| quotes) {
            // A mark left open and opened again makes one utterance; closed before, it is one of its own.
            let is_same = outer.first().is_some_and(|quotation| quotation.continues);
            match attributions.last_mut().filter(|_| is_same) {
                Some(last) => assemble::extend(last, next, hash),
                None => attributions.push(next),
            }
        } else {
            quotes = false;
        }
    }
    attributions.sort_by_key(|entry: &Attribution| {
        let starts = entry
            .cue
            .iter()
            .chain(&entry.content)
            .map(|span| span.start);
        (starts.min(), entry.id.clone())
    });
    attributions
}

/// Appends the attributions that labels show in one paragraph.
fn label_paragraph(
    passage: Passage<'_>,
    paragraph: Span,
    scores: &Scores,
    model: &RoleModel,
    attributions: &mut Vec<Attribution<Span>>,
) {
    let labels = model.label(scores);
    let mut chunks = link::chunks(&labels);
    if chunks.is_empty() {
        return;
    }
    let sentences = sentence_numbers(passage.segments, paragraph, scores.rows.len());
    let number = |token: usize| sentences.get(token).copied().unwrap_or(0);
    let certainty = Certainty {
        marginals: chain::marginals(scores, &model.factors),
        scores,
    };
    passage.fit_to_quotations(&mut chunks);
    let groups = model.patterns.link(&chunks, number);
    let found = groups
        .iter()
        .filter_map(|group| assemble::assemble(passage, group, model, &certainty));
    attributions.extend(found);
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
