//! The annotated articles with the machine's findings beside them.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use engine::{
    actor::merge::find_merges,
    analysis::{ENGINE, Options, analyze_with},
    lexicon::Lexicon,
};
use evaluation::gold::{GoldArticle, GoldAttribution, Metonym, read_folder, read_metonyms};
use export::text::read_plain;
use record::{
    Attribution, AttributionId, NamedIssue, Reader, Record,
    corpus::{Article, ArticleHash},
    document::Document,
    span::{CodeSpan, OffsetMap},
};

use crate::{input::Source, issues};

/// One article: its text, what people and what the machine found in it.
pub(crate) struct Case {
    pub(crate) text: String,
    pub(crate) offsets: OffsetMap,
    pub(crate) gold: GoldArticle,
    pub(crate) metonyms: Vec<Metonym>,
    pub(crate) record: Record<CodeSpan>,
    /// For each of `record.actors` its id across the corpus.
    pub(crate) merged: Vec<String>,
}

impl Case {
    /// The words of a span.
    pub(crate) fn words(&self, span: CodeSpan) -> &str {
        self.offsets.to_span(span).slice(&self.text)
    }
}

/// Reads the issues that a person has named: those of `list`, else of the annotation itself, else none.
fn read_issues(folder: &Path, list: Option<&Path>) -> Result<Vec<NamedIssue>> {
    let beside = folder.join("issues.json");
    let path = match list {
        Some(path) => path,
        None if beside.is_file() => &beside,
        None => return Ok(Vec::new()),
    };
    issues::read_issues(path)
}

/// What the engine is told before it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    /// Nothing.
    Text,
    /// The annotated attributions, without their speakers.
    Attributions,
}

/// An annotated attribution as the engine takes it.
fn without_speakers(gold: &GoldAttribution, offsets: &OffsetMap) -> Attribution {
    let to_spans = |spans: &[CodeSpan]| spans.iter().map(|&span| offsets.to_span(span)).collect();
    Attribution {
        id: AttributionId(format!("{:?}", gold.content)),
        kind: gold.kind,
        source: to_spans(gold.source.as_slice()),
        cue: to_spans(&gold.cue),
        content: to_spans(&gold.content),
        quoted: to_spans(&gold.quoted),
        speakers: Vec::new(),
        confidence: 1000,
        why: Vec::new(),
        speaker_confidence: None,
        claimed: true,
        reader: Reader::Fast,
    }
}

/// Reads annotations and texts, and runs the engine over the texts.
pub(crate) fn load(
    folder: &Path,
    articles: Option<&Path>,
    issues: Option<&Path>,
    given: Given,
) -> Result<Vec<Case>> {
    let issues = read_issues(folder, issues)?;
    let articles = match articles {
        Some(folder) => folder.to_owned(),
        None => find_articles(folder)?,
    };
    let golds = read_folder(folder)?;
    let mut metonyms = BTreeMap::<String, Vec<Metonym>>::new();
    for metonym in read_metonyms(folder)? {
        let of_file = metonyms.entry(metonym.file.clone()).or_default();
        of_file.push(metonym);
    }
    let mut cases = Vec::new();
    for gold in golds {
        let uses = metonyms.remove(&gold.file).unwrap_or_default();
        cases.push(run_engine(&articles, gold, uses, &issues, given)?);
    }
    merge(&mut cases);
    Ok(cases)
}

fn find_articles(folder: &Path) -> Result<PathBuf> {
    let beside = folder
        .canonicalize()
        .with_context(|| format!("{}: cannot be read", folder.display()))?;
    let candidates = beside
        .parent()
        .into_iter()
        .flat_map(|parent| [parent.join("seeds"), parent.join("articles")]);
    Ok(candidates
        .into_iter()
        .find(|candidate| candidate.is_dir())
        .unwrap_or(beside))
}

fn run_engine(
    articles: &Path,
    gold: GoldArticle,
    metonyms: Vec<Metonym>,
    issues: &[NamedIssue],
    given: Given,
) -> Result<Case> {
    let path = articles.join(&gold.file);
    let bytes = Source::File(path.clone()).read()?;
    let text = read_plain(&bytes).with_context(|| path.display().to_string())?;
    let article = Article {
        hash: ArticleHash::of(&bytes),
        ..Article::from_text(&gold.file, text)
    };
    if article.hash.to_hex() != gold.sha256 {
        bail!(
            "{}: not the text that was annotated (its SHA-256 differs)",
            path.display()
        );
    }
    let offsets = OffsetMap::new(&article.text);
    let attributions: Vec<Attribution> = gold
        .attributions
        .iter()
        .map(|gold| without_speakers(gold, &offsets))
        .collect();
    let options = Options {
        issues,
        attributions: (given == Given::Attributions).then_some(&attributions),
    };
    let record = analyze_with(&article, Lexicon::bundled(), options);
    Ok(Case {
        offsets,
        record: Document::new(&article, record, ENGINE).into_record(),
        text: article.text,
        gold,
        metonyms,
        merged: Vec::new(),
    })
}

/// Gives each machine actor its id across the corpus.
fn merge(cases: &mut [Case]) {
    let records: Vec<Record<CodeSpan>> = cases.iter().map(|case| case.record.clone()).collect();
    let merges: BTreeMap<(usize, String), String> = find_merges(&records)
        .into_iter()
        .map(|merge| ((merge.record, merge.from.0), merge.into.0))
        .collect();
    for (number, case) in cases.iter_mut().enumerate() {
        case.merged = case
            .record
            .actors
            .iter()
            .map(|actor| {
                let id = actor.id.0.clone();
                merges.get(&(number, id.clone())).cloned().unwrap_or(id)
            })
            .collect();
    }
}
