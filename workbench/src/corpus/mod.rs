//! Writes the bundled corpus: the machine's layer of each article, a hand annotation of it as reviews, and as much of
//! the text as the text policy lets a public edition carry. The same input gives the same bytes.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use engine::{
    actor::{merge, rename::rename_actor},
    analysis::{ENGINE, Options, analyze_with},
    lexicon::Lexicon,
};
use evaluation::gold::{read_actors, read_article, read_own_issues};
use record::{
    NamedIssue, Record,
    corpus::Article,
    edition::{
        Edition, Excerpts, WordStarts, check,
        files::{self, ArticleFile, EditionFile, FORMAT, IssuesFile, ReviewsFile},
        find_blocks, pack,
    },
    review::{self, Mark},
    span::{CodeSpan, OffsetMap},
};
use serde::Deserialize;

mod gold;
#[cfg(test)]
mod tests;

/// Runs `workbench corpus`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let settings = Settings::parse(arguments)?;
    let written = make(&settings)?;
    write(&written, &settings.out)?;
    eprint!("{}", report(&written));
    Ok(())
}

/// Where things lie.
pub(crate) struct Settings {
    articles: PathBuf,
    gold: Option<PathBuf>,
    issues: Option<PathBuf>,
    out: PathBuf,
}

impl Settings {
    fn parse(arguments: &[String]) -> Result<Self> {
        let mut arguments = arguments.iter();
        let mut paths: BTreeMap<String, PathBuf> = BTreeMap::new();
        while let Some(option) = arguments.next() {
            ensure!(
                ["--articles", "--gold", "--issues", "-o"].contains(&option.as_str()),
                "unknown option `{option}`"
            );
            let value = arguments
                .next()
                .with_context(|| format!("`{option}` needs a path"))?;
            paths.insert(option.clone(), value.into());
        }
        Ok(Self {
            articles: paths
                .remove("--articles")
                .context("`--articles DIR` is missing")?,
            gold: paths.remove("--gold"),
            issues: paths.remove("--issues"),
            out: paths.remove("-o").unwrap_or_else(|| "corpus".into()),
        })
    }
}

/// The corpus as files, and as what they make.
pub(crate) struct Corpus {
    pub(crate) edition: EditionFile,
    pub(crate) issues: IssuesFile,
    pub(crate) articles: Vec<(ArticleFile, ReviewsFile)>,
}

impl Corpus {
    fn to_edition(&self) -> Edition {
        let articles = self.articles.iter().cloned();
        Edition {
            title: self.edition.title.clone(),
            note: self.edition.note.clone(),
            articles: articles
                .map(|(article, reviews)| files::join(article, reviews))
                .collect(),
            issues: self.issues.issues.clone(),
            edits: self.edition.edits.clone(),
        }
    }
}

/// Parses, merges, compares with the annotation, cuts the texts.
fn make(settings: &Settings) -> Result<Corpus> {
    let known: Option<EditionFile> = read_if_there(&settings.out.join("edition.json"))?;
    let issues = read_issues(settings)?;
    let articles = read_articles(&settings.articles)?;
    ensure!(
        !articles.is_empty(),
        "{}: no .txt file",
        settings.articles.display()
    );
    let lexicon = Lexicon::bundled();
    let options = Options {
        issues: &issues.issues,
        ..Options::default()
    };
    let mut records: Vec<_> = articles
        .iter()
        .map(|article| analyze_with(article, lexicon, options))
        .collect();
    merge_actors(&mut records);

    let mut made = Vec::new();
    for (article, record) in articles.iter().zip(records) {
        let offsets = OffsetMap::new(&article.text);
        let machine = record.map_spans(&|span| offsets.to_code_span(span));
        let wanted = read_wanted(settings, article)?;
        made.push(to_files(article, machine, wanted));
    }
    let reviews = made.iter_mut().flat_map(|(_, file)| &mut file.reviews);
    for (review, turn) in reviews.zip(1..) {
        review.turn = turn;
    }
    let edition = EditionFile {
        format: FORMAT,
        title: known
            .as_ref()
            .map_or_else(|| "Untitled".into(), |known| known.title.clone()),
        note: known
            .as_ref()
            .map(|known| known.note.clone())
            .unwrap_or_default(),
        articles: made
            .iter()
            .map(|(article, _)| id(&article.sha256))
            .collect(),
        edits: known.map(|known| known.edits).unwrap_or_default(),
    };
    let corpus = Corpus {
        edition,
        issues,
        articles: made,
    };
    let named = corpus.issues.issues.iter().map(|issue| &issue.id).collect();
    for article in &corpus.to_edition().articles {
        check::check_article(article, &named).with_context(|| article.file.clone())?;
    }
    Ok(corpus)
}

fn to_files(
    article: &Article,
    machine: Record<CodeSpan>,
    wanted: Option<Record<CodeSpan>>,
) -> (ArticleFile, ReviewsFile) {
    let reviews = wanted.map_or_else(Vec::new, |wanted| review::decide(&machine, &wanted));
    let reviewed = review::apply(&machine, &reviews).record;
    let sha256 = article.hash.to_hex();
    let reviews = ReviewsFile {
        format: FORMAT,
        sha256: sha256.clone(),
        reviews,
    };
    let article = ArticleFile {
        format: FORMAT,
        file: article.file.clone(),
        sha256,
        engine: ENGINE.to_owned(),
        blocks: find_blocks(&article.text, &reviewed.article.furniture),
        words: WordStarts::of(&article.text),
        text: Excerpts::of(&article.text, &reviewed, &[&machine]),
        machine,
    };
    (article, reviews)
}

/// Gives each actor the id that it has across the corpus.
fn merge_actors(records: &mut [Record]) {
    for merge in merge::find_merges(records) {
        if let Some(record) = records.get_mut(merge.record) {
            rename_actor(record, &merge.from, &merge.into);
        }
    }
}

fn read_articles(folder: &Path) -> Result<Vec<Article>> {
    let mut paths = Vec::new();
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry
            .with_context(|| format!("cannot read {}", folder.display()))?
            .path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            paths.push(path);
        }
    }
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let bytes =
                fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            let text = String::from_utf8(bytes)
                .with_context(|| format!("{}: not UTF-8", path.display()))?;
            let file = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            Ok(Article::from_text(file.unwrap_or_default(), text))
        })
        .collect()
}

/// The article as the annotation has it, where there is one.
fn read_wanted(settings: &Settings, article: &Article) -> Result<Option<Record<CodeSpan>>> {
    let Some(folder) = &settings.gold else {
        return Ok(None);
    };
    let Some(gold) = read_article(folder, &article.file)? else {
        return Ok(None);
    };
    if gold.sha256 != article.hash.to_hex() {
        bail!(
            "{}: the annotation, {}, is of another text: the hashes differ",
            article.file,
            Path::new(&article.file).with_extension("json").display()
        );
    }
    let mut wanted = gold::to_record(gold, &article.text);
    read_actors(folder)?.rename(&mut wanted);
    Ok(Some(wanted))
}

/// The issues of the annotation, with the terms that `--issues` or the corpus written before knows for them.
fn read_issues(settings: &Settings) -> Result<IssuesFile> {
    let known = match &settings.issues {
        Some(path) => read(path)?,
        None => read_if_there::<IssuesFile>(&settings.out.join("issues.json"))?.unwrap_or_default(),
    };
    let gold = match &settings.gold {
        Some(folder) => read_own_issues(folder)?,
        None => None,
    };
    let Some(gold) = gold else {
        return Ok(known);
    };
    let named = gold.into_iter().map(|issue| {
        let same = known.issues.iter().find(|known| known.id == issue.id);
        NamedIssue {
            terms: same.map(|known| known.terms.clone()).unwrap_or_default(),
            ..issue
        }
    });
    Ok(IssuesFile {
        issues: named.collect(),
    })
}

fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T> {
    let json =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&json).with_context(|| format!("{}: not as expected", path.display()))
}

fn read_if_there<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<Option<T>> {
    if path.is_file() {
        read(path).map(Some)
    } else {
        Ok(None)
    }
}

/// Writes the files and removes those of articles that are gone.
fn write(corpus: &Corpus, out: &Path) -> Result<()> {
    for (path, json) in to_json(corpus)? {
        let path = out.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot make {}", folder.display()))?;
        }
        fs::write(&path, json).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// Every file by its path inside the corpus.
fn to_json(corpus: &Corpus) -> Result<BTreeMap<PathBuf, String>> {
    let mut written = BTreeMap::new();
    written.insert(
        "edition.json".into(),
        files::to_diffable_json(&corpus.edition)?,
    );
    written.insert(
        "issues.json".into(),
        files::to_diffable_json(&corpus.issues)?,
    );
    for (article, reviews) in &corpus.articles {
        let name = format!("{}.json", id(&article.sha256));
        written.insert(
            Path::new("articles").join(&name),
            files::to_diffable_json(article)?,
        );
        written.insert(
            Path::new("reviews").join(&name),
            files::to_diffable_json(reviews)?,
        );
    }
    Ok(written)
}

fn id(sha256: &str) -> String {
    sha256.get(..8).unwrap_or(sha256).to_owned()
}

/// What was made, in a line an article.
fn report(corpus: &Corpus) -> String {
    let mut report = String::new();
    for (article, reviews) in &corpus.articles {
        let reviewed = review::apply(&article.machine, &reviews.reviews);
        let count = |mark: Mark| {
            reviewed
                .marks
                .iter()
                .filter(|(_, given)| *given == mark)
                .count()
        };
        let carried: u32 = article
            .text
            .fragments
            .iter()
            .map(|fragment| article.words.count(fragment.span()))
            .sum();
        report += &format!(
            "{}: {} confirmed, {} corrected, {} added; {carried} of {} words carried\n",
            article.file,
            count(Mark::Confirmed),
            count(Mark::Corrected),
            count(Mark::Added),
            article.words.as_slice().len(),
        );
    }
    let packed = pack::pack(&corpus.to_edition()).len();
    report + &format!("packed: {packed} bytes\n")
}
