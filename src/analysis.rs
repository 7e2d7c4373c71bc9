//! Runs the stages in order. Total and deterministic: any text gives a record, the same text the same record.

use crate::{
    actor, attribution, attribution::quotation, clean, corpus::Article, lexicon::Lexicon,
    record::Record, segment, span::Span, stance, tagging,
};

/// Name and version of the engine, as written into records.
pub const ENGINE: &str = concat!("on-record ", env!("CARGO_PKG_VERSION"));

/// Everything found in one article; spans are bytes of `article.text`.
pub fn analyze(article: &Article, lexicon: &Lexicon) -> Record<Span> {
    let text = article.text.as_str();
    let cleaned = clean::clean(article, lexicon);
    let segments = segment::segment(text, cleaned.paragraphs, lexicon);
    let tags = tagging::tag(text, &segments, lexicon);
    let quotations = quotation::find_quotations(text, &segments.paragraphs);
    let mut attributions =
        attribution::find_attributions(article.hash, text, &segments, &tags, &quotations, lexicon);
    let actors = actor::find_actors(
        text,
        &cleaned.facts,
        &segments,
        &tags,
        &mut attributions,
        lexicon,
    );
    let findings = stance::Findings {
        hash: article.hash,
        text,
        segments: &segments,
        tags: &tags,
        attributions: &attributions,
        actors: &actors,
    };
    let issues = stance::find_issues(findings, lexicon);
    let stances = stance::find_stances(findings, &issues, lexicon);
    Record {
        article: cleaned.facts,
        actors,
        attributions,
        stances,
        issues,
    }
}
