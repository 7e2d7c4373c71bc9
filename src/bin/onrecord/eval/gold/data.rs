//! The annotations as their files have them, and the machine's findings beside them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use engine::analysis::ENGINE;
use engine::{
    actor::merge::find_merges,
    analysis::{Options, analyze_with},
    lexicon::Lexicon,
};
use export::text::read_plain;
use record::{
    ActorKind, Attribution, AttributionId, AttributionKind, NamedIssue, Polarity, Reader, Record,
    corpus::{Article, ArticleHash},
    document::Document,
    span::{CodeSpan, OffsetMap},
};
use serde::{Deserialize, de::DeserializeOwned};

use crate::{input::Source, issues};

/// One annotated article.
#[derive(Debug, Deserialize)]
pub(crate) struct GoldArticle {
    pub(crate) file: String,
    pub(crate) sha256: String,
    pub(crate) article: GoldFacts,
    pub(crate) actors: Vec<GoldActor>,
    pub(crate) attributions: Vec<GoldAttribution>,
    pub(crate) stances: Vec<GoldStance>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct GoldFacts {
    pub(crate) title: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) byline: Option<String>,
    pub(crate) language: String,
    pub(crate) published: Option<Days>,
    pub(crate) boilerplate: Vec<CodeSpan>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Days {
    pub(crate) from: String,
    pub(crate) to: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct GoldActor {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: ActorKind,
    pub(crate) aliases: Vec<String>,
    pub(crate) roles: Vec<GoldRole>,
    pub(crate) mentions: Vec<CodeSpan>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct GoldRole {
    pub(crate) span: CodeSpan,
}

#[derive(Debug, Deserialize)]
pub(crate) struct GoldAttribution {
    pub(crate) kind: AttributionKind,
    pub(crate) source: Option<CodeSpan>,
    pub(crate) cue: Vec<CodeSpan>,
    pub(crate) content: Vec<CodeSpan>,
    pub(crate) quoted: Vec<CodeSpan>,
    pub(crate) speakers: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct GoldStance {
    pub(crate) holder: String,
    pub(crate) target: String,
    pub(crate) polarity: Polarity,
    pub(crate) strength: Strength,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Strength {
    Clear,
    Arguable,
}

#[derive(Debug, Deserialize)]
struct Metonyms {
    metonyms: Vec<Metonym>,
}

/// One use of a place name.
#[derive(Debug, Deserialize)]
pub(crate) struct Metonym {
    pub(crate) file: String,
    pub(crate) span: CodeSpan,
    pub(crate) reading: Reading,
    pub(crate) actor: Option<String>,
    pub(crate) boilerplate: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Reading {
    State,
    Place,
    Name,
}

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

impl GoldAttribution {
    fn without_speakers(&self, offsets: &OffsetMap) -> Attribution {
        let to_spans =
            |spans: &[CodeSpan]| spans.iter().map(|&span| offsets.to_span(span)).collect();
        Attribution {
            id: AttributionId(format!("{:?}", self.content)),
            kind: self.kind,
            source: to_spans(self.source.as_slice()),
            cue: to_spans(&self.cue),
            content: to_spans(&self.content),
            quoted: to_spans(&self.quoted),
            speakers: Vec::new(),
            confidence: 1000,
            why: Vec::new(),
            speaker_confidence: None,
            claimed: true,
            reader: Reader::Fast,
        }
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
    let mut golds: Vec<GoldArticle> = Vec::new();
    let mut names: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| format!("{}: cannot be read", folder.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<_>>()?;
    names.sort();
    for path in names {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let is_list = ["actors.json", "issues.json", "metonyms.json"].contains(&name.as_str());
        if name.ends_with(".json") && !is_list {
            golds.push(read_json(&path)?);
        }
    }
    if golds.is_empty() {
        bail!(
            "{}: no annotated article (*.json) in this folder",
            folder.display()
        );
    }
    let mut metonyms = BTreeMap::<String, Vec<Metonym>>::new();
    for metonym in read_json::<Metonyms>(&folder.join("metonyms.json"))?.metonyms {
        metonyms
            .entry(metonym.file.clone())
            .or_default()
            .push(metonym);
    }
    let mut cases = Vec::new();
    for gold in golds {
        let uses = metonyms.remove(&gold.file).unwrap_or_default();
        cases.push(run_engine(&articles, gold, uses, &issues, given)?);
    }
    merge(&mut cases);
    Ok(cases)
}

fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text =
        fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
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
        .map(|gold| gold.without_speakers(&offsets))
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
