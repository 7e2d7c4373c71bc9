//! Runs the stages in order. Total and deterministic: any text gives a record, the same text the same record.

pub use crate::clean::Cleaned;
use crate::{
    actor::{self, merge::find_merges, rename::rename_actor},
    attribution::{self, quotation},
    clean,
    lexicon::Lexicon,
    quantity, segment, speaker, stance, tagging,
};
use record::{Attribution, NamedIssue, Record, corpus::Article, span::Span};

/// Name and version of the engine, as written into records.
pub const ENGINE: &str = concat!("on-record ", env!("CARGO_PKG_VERSION"));

/// What a person may tell the engine about a corpus.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// What the debate is about; where empty, the engine looks for key phrases instead.
    pub issues: &'a [NamedIssue],
    /// Attributions to take as found, speakers still open, in order of the first of cue and content; absent, the engine
    /// finds them. They let the stages behind be measured by themselves.
    pub attributions: Option<&'a [Attribution<Span>]>,
}

/// What a corpus debates, from records of articles that were read without a list of issues: key phrases of several articles,
/// those that say the same put together. As [`Options::issues`] they let every article be read for the same issues.
pub fn find_debate<S>(records: &[Record<S>]) -> Vec<NamedIssue> {
    let issues: Vec<_> = records
        .iter()
        .map(|record| record.issues.as_slice())
        .collect();
    stance::find_debate(&issues)
}

/// Everything found in one article; spans are bytes of `article.text`.
pub fn analyze(article: &Article, lexicon: &Lexicon) -> Record<Span> {
    analyze_with(article, lexicon, Options::default())
}

/// The records of a corpus in the order of its articles: each article's own, with one id for one actor across all of them.
pub fn analyze_corpus(
    articles: &[Article],
    lexicon: &Lexicon,
    options: Options<'_>,
) -> Vec<Record<Span>> {
    let mut records: Vec<_> = articles
        .iter()
        .map(|article| analyze_with(article, lexicon, options))
        .collect();
    unite_actors(&mut records, 0);
    records
}

/// Gives one id to one actor across the records of a corpus. The first `n_settled` keep theirs: people may have decided on
/// them.
pub fn unite_actors<S: Ord>(records: &mut [Record<S>], n_settled: usize) {
    for merge in find_merges(records) {
        if let Some(record) = records.get_mut(merge.record)
            && merge.record >= n_settled
        {
            rename_actor(record, &merge.from, &merge.into);
        }
    }
}

/// The first stage alone: facts, prose and furniture, as a person sees them before the rest is run.
pub fn clean(article: &Article, lexicon: &Lexicon) -> Cleaned {
    clean::clean(article, lexicon)
}

/// As [`analyze`], with what a person has told about the corpus.
pub fn analyze_with(article: &Article, lexicon: &Lexicon, options: Options<'_>) -> Record<Span> {
    let text = article.text.as_str();
    let cleaned = clean::clean(article, lexicon);
    let segments = segment::segment(text, cleaned.paragraphs, lexicon);
    let tags = tagging::tag(text, &segments);
    let mut attributions = match options.attributions {
        Some(given) => given.to_vec(),
        None => {
            let quotations = quotation::find_quotations(text, &segments.paragraphs);
            attribution::find_attributions(attribution::Text {
                hash: article.hash,
                text,
                segments: &segments,
                tags: &tags,
                quotations: &quotations,
                language: &cleaned.facts.language,
                lexicon,
            })
        }
    };
    let mut actors = actor::find_actors(text, &segments, &tags, &attributions, lexicon);
    let byline = cleaned.facts.byline.as_ref();
    let speakers = speaker::find_speakers(&mut actors, &mut attributions, byline);
    let actors = actor::name_actors(actors, speakers, &mut attributions);
    let findings = stance::Findings {
        hash: article.hash,
        text,
        segments: &segments,
        tags: &tags,
        attributions: &attributions,
        actors: &actors,
    };
    let issues = stance::find_issues(findings, options.issues, lexicon);
    let stances = stance::find_stances(findings, &issues, lexicon);
    let quantities = quantity::find_quantities(text, &segments, &tags);
    Record {
        article: cleaned.facts,
        actors,
        attributions,
        stances,
        issues,
        figures: quantities.figures,
        dates: quantities.dates,
    }
}
