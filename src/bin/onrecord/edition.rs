//! `onrecord edition`: articles, reviews and editions in, one edition out, with the articles' full text.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use on_record::{
    analysis::ENGINE,
    corpus::Article,
    edition::{
        Edition, EditionArticle,
        check::check_edition,
        files::{
            ArticleFile, EditionFile, FORMAT, IssuesFile, ReviewsFile, load, to_diffable_json,
        },
        pack,
    },
    exchange::{
        gather::Gathering,
        import::{Item, Limits, Scope, find_twins, import},
        site::{Settings, Shell},
        text::Encoding,
    },
    lexicon::Lexicon,
    record::NamedIssue,
    review::{Review, edits::Edit},
};

use crate::{
    Outcome,
    args::EditionArgs,
    input::{self, Source, WebCharsets},
};

/// Endings of the files that are read from a folder.
const ENDINGS: [&str; 11] = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "pdf", "zip", "onrecord",
];

/// Reads everything, then writes the edition at once; an input that fails is reported, and nothing is written.
pub(crate) fn run(args: &EditionArgs) -> Result<Outcome> {
    ensure!(
        !args.out.exists(),
        "{}: is there already; name a file or folder that is not",
        args.out.display()
    );
    let encoding = match &args.encoding {
        Some(label) => Encoding::parse(label, &WebCharsets)?,
        None => Encoding::Detect,
    };
    let form = Form::of(args)?;
    let mut found = Found::default();
    for path in &args.paths {
        if path.join("edition.json").is_file() {
            found.add_edition(load_folder(path)?);
            continue;
        }
        let mut sources = Vec::new();
        input::find_sources(path, &ENDINGS, &mut sources)?;
        for source in sources {
            found.read(&source, &encoding)?;
        }
    }
    if found.n_refused > 0 {
        bail!(
            "{} of the inputs could not be used; nothing was written",
            found.n_refused
        );
    }
    found.drop_copies();
    let issues = read_issues(args.issues.as_deref())?;
    let edition = found.into_edition(args, issues)?;
    if edition.articles.is_empty() {
        eprintln!("onrecord: no article found; nothing was written");
        return Ok(Outcome::Nothing);
    }
    check_edition(&edition)?;
    let n_bytes = match form {
        Form::Page(shell) => write_page(&edition, &shell, args)?,
        Form::Packed => write_packed(&edition, &args.out)?,
        Form::Folder => write_folder(&edition, &args.out)?,
    };
    let n_articles = edition.articles.len();
    eprintln!(
        "onrecord: {}: {n_articles} article{}, {} KB; {}",
        args.out.display(),
        if n_articles == 1 { "" } else { "s" },
        n_bytes.div_ceil(1000),
        held(&edition)
    );
    Ok(Outcome::Found)
}

/// What is written.
enum Form {
    Page(Box<Shell>),
    Packed,
    Folder,
}

impl Form {
    fn of(args: &EditionArgs) -> Result<Self> {
        let ending = args.out.extension().and_then(|ending| ending.to_str());
        if !args.single_file && ending != Some("html") {
            return Ok(if ending == Some("onrecord") {
                Self::Packed
            } else {
                Self::Folder
            });
        }
        let shell = &args.shell;
        let page = fs::read_to_string(shell).with_context(|| {
            format!(
                "{}: cannot be read; name an edition in a single file with --shell",
                shell.display()
            )
        })?;
        let shell = Shell::read(&page).with_context(|| shell.display().to_string())?;
        Ok(Self::Page(Box::new(shell)))
    }
}

/// How much of its articles an edition holds, in words.
fn held(edition: &Edition) -> String {
    let n_articles = edition.articles.len();
    let n_whole = edition
        .articles
        .iter()
        .filter(|article| article.text.is_whole())
        .count();
    match n_whole {
        0 => "holds excerpts, not their full text".to_owned(),
        n if n == n_articles => "holds their full text".to_owned(),
        n => format!("holds the full text of {n}, of the others excerpts"),
    }
}

/// A folder of JSON files, such as `corpus`.
fn load_folder(folder: &Path) -> Result<Edition> {
    let read =
        |file: &str| fs::read_to_string(folder.join(file)).map_err(|error| error.to_string());
    load(read).with_context(|| folder.display().to_string())
}

/// What the inputs hold.
#[derive(Default)]
struct Found {
    articles: Vec<Article>,
    /// Articles of editions, as they are.
    finished: Vec<EditionArticle>,
    /// What people changed about their actors.
    edits: Vec<Edit>,
    issues: Vec<NamedIssue>,
    title: Option<String>,
    note: Option<String>,
    /// By the hash of the article.
    reviews: BTreeMap<String, Vec<Review>>,
    n_refused: usize,
}

impl Found {
    fn read(&mut self, source: &Source, encoding: &Encoding) -> Result<()> {
        let options = on_record::exchange::import::Options {
            encoding,
            charsets: &WebCharsets,
            scope: Scope::Main,
            limits: Limits::default(),
        };
        let file = source.name();
        for item in import(&file, &source.read()?, &options) {
            match item {
                Item::Article(imported) => {
                    for note in &imported.notes {
                        eprintln!("onrecord: {}: note: {note}", imported.article.file);
                    }
                    self.articles.push(Article {
                        file: file_name(&imported.article.file),
                        ..imported.article
                    });
                }
                Item::Reviews { reviews, .. } => {
                    self.reviews
                        .entry(reviews.sha256)
                        .or_default()
                        .extend(reviews.reviews);
                }
                Item::Edition { edition, .. } => self.add_edition(*edition),
                Item::Record { file, .. } => {
                    eprintln!(
                        "onrecord: {file}: a record without its text; give the article itself"
                    );
                    self.n_refused += 1;
                }
                Item::PassedOver { file, n } => {
                    eprintln!("onrecord: {file}: {n} files of saved pages passed over");
                }
                Item::Refused(error) => {
                    eprintln!("onrecord: {error}");
                    self.n_refused += 1;
                }
            }
        }
        Ok(())
    }

    fn add_edition(&mut self, edition: Edition) {
        self.title.get_or_insert(edition.title);
        self.note.get_or_insert(edition.note);
        self.finished.extend(edition.articles);
        self.edits.extend(edition.edits);
        for issue in edition.issues {
            if self.issues.iter().all(|known| known.id != issue.id) {
                self.issues.push(issue);
            }
        }
    }

    /// The same file twice is one article; near-copies stay, and are said.
    fn drop_copies(&mut self) {
        let mut seen: BTreeSet<String> = self
            .finished
            .iter()
            .map(|article| article.sha256.clone())
            .collect();
        self.articles.retain(|article| {
            let is_new = seen.insert(article.hash.to_hex());
            if !is_new {
                eprintln!("onrecord: {}: the same file again; left out", article.file);
            }
            is_new
        });
        let texts: Vec<&str> = self
            .articles
            .iter()
            .map(|article| article.text.as_str())
            .collect();
        for twins in find_twins(&texts) {
            eprintln!(
                "onrecord: {}: note: {} % of the shorter one is also in {}",
                self.articles[twins.second].file,
                twins.contained / 10,
                self.articles[twins.first].file
            );
        }
    }

    fn into_edition(mut self, args: &EditionArgs, issues: Vec<NamedIssue>) -> Result<Edition> {
        for issue in issues {
            if self.issues.iter().all(|known| known.id != issue.id) {
                self.issues.push(issue);
            }
        }
        let mut articles = self.finished;
        for article in &mut articles {
            if let Some(reviews) = self.reviews.remove(&article.sha256) {
                article.reviews.extend(reviews);
            }
        }
        let mut gathering = Gathering {
            issues: self.issues,
            settled: articles
                .iter()
                .map(|article| article.machine.clone())
                .collect(),
            articles: Vec::new(),
        };
        for article in &self.articles {
            let reviews = self.reviews.remove(&article.hash.to_hex());
            gathering.add(article, reviews.unwrap_or_default(), Lexicon::bundled());
        }
        gathering.unite_actors();
        articles.extend(gathering.articles);
        if let Some(hash) = self.reviews.keys().next() {
            bail!(
                "reviews of an article that is not among the inputs (SHA-256 {hash}); nothing was written"
            );
        }
        let title = args.title.clone().or(self.title);
        let note = args.note.clone().or(self.note);
        Ok(Edition {
            title: title.unwrap_or_else(|| "Untitled".to_owned()),
            note: note.unwrap_or_default(),
            articles,
            issues: gathering.issues,
            edits: self.edits,
        })
    }
}

/// The last part of a path: where files lie on the disk of whoever makes an edition is nobody's business.
fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

fn read_issues(path: Option<&Path>) -> Result<Vec<NamedIssue>> {
    let Some(path) = path else {
        return Ok(Vec::new());
    };
    let json =
        fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    let file: IssuesFile = serde_json::from_str(&json)
        .with_context(|| format!("{}: no list of issues", path.display()))?;
    Ok(file.issues)
}

fn write_page(edition: &Edition, shell: &Shell, args: &EditionArgs) -> Result<usize> {
    let settings = Settings {
        language: args.language.clone(),
        views: args.views.clone(),
    };
    let page = shell.write(edition, &settings);
    write_whole(&args.out, page.as_bytes())?;
    Ok(page.len())
}

fn write_packed(edition: &Edition, out: &Path) -> Result<usize> {
    let packed = pack::pack(edition);
    write_whole(out, &packed)?;
    Ok(packed.len())
}

/// Writes beside the name and renames, so that a broken-off run leaves no half edition.
fn write_whole(out: &Path, bytes: &[u8]) -> Result<()> {
    let mut name = out.as_os_str().to_owned();
    name.push(".part");
    let part = PathBuf::from(name);
    let write = || -> std::io::Result<()> {
        let mut file = fs::File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&part, out)
    };
    write().with_context(|| format!("{}: cannot be written", out.display()))
}

/// The files of an edition, as `corpus/` has them.
fn write_folder(edition: &Edition, out: &Path) -> Result<usize> {
    let mut written: BTreeMap<String, String> = BTreeMap::new();
    let file = EditionFile {
        format: FORMAT,
        title: edition.title.clone(),
        note: edition.note.clone(),
        articles: edition
            .articles
            .iter()
            .map(|article| article.id().to_owned())
            .collect(),
        edits: edition.edits.clone(),
    };
    written.insert("edition.json".to_owned(), to_diffable_json(&file)?);
    let issues = IssuesFile {
        issues: edition.issues.clone(),
    };
    written.insert("issues.json".to_owned(), to_diffable_json(&issues)?);
    for article in &edition.articles {
        let id = article.id();
        let reviews = ReviewsFile {
            format: FORMAT,
            sha256: article.sha256.clone(),
            reviews: article.reviews.clone(),
        };
        let file = ArticleFile {
            format: FORMAT,
            file: article.file.clone(),
            sha256: article.sha256.clone(),
            engine: ENGINE.to_owned(),
            machine: article.machine.clone(),
            blocks: article.blocks.clone(),
            words: article.words.clone(),
            text: article.text.clone(),
        };
        written.insert(format!("articles/{id}.json"), to_diffable_json(&file)?);
        written.insert(format!("reviews/{id}.json"), to_diffable_json(&reviews)?);
    }
    for (path, json) in &written {
        let path = out.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)
                .with_context(|| format!("{}: cannot be made", folder.display()))?;
        }
        fs::write(&path, json).with_context(|| format!("{}: cannot be written", path.display()))?;
    }
    Ok(written.values().map(String::len).sum())
}
