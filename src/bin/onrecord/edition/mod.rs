//! `onrecord edition`: articles, reviews and editions in, one edition out, with the articles' full text.

mod found;
mod write;

use std::{fs, path::Path};

use anyhow::{Context, Result, bail, ensure};
use export::{site::Shell, text::Encoding};
use record::{
    NamedIssue,
    edition::{
        Edition,
        check::check_edition,
        files::{IssuesFile, load},
    },
};

use self::{
    found::Found,
    write::{write_archive, write_folder, write_packed, write_page, write_site},
};
use crate::{
    args::EditionArgs,
    input::{self, WebCharsets},
    outcome::Outcome,
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
        Form::Archive(shell) => write_archive(&edition, &shell, args)?,
        Form::Site(shell) => write_site(&edition, &shell, args)?,
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
    Archive(Box<Shell>),
    Site(Box<Shell>),
    Packed,
    Folder,
}

impl Form {
    /// By what was asked for, else by the ending of the name; a name that ends in a slash is a folder's.
    fn of(args: &EditionArgs) -> Result<Self> {
        let shell = || read_shell(&args.shell);
        let name = args.out.to_string_lossy();
        let ending = match args.out.extension() {
            Some(ending) if !name.ends_with(std::path::is_separator) => {
                ending.to_string_lossy().to_ascii_lowercase()
            }
            _ => String::new(),
        };
        Ok(match ending.as_str() {
            _ if args.single_file => Self::Page(shell()?),
            "zip" => Self::Archive(shell()?),
            _ if args.site => Self::Site(shell()?),
            "html" => Self::Page(shell()?),
            "onrecord" => Self::Packed,
            "" => Self::Folder,
            _ => bail!(
                "{name}: no edition ends in .{ending}: write .html (a page that holds everything), .zip (a site for any web \
                 host) or .onrecord (for another program); for a folder of JSON files write `{name}/` or a name without an \
                 ending"
            ),
        })
    }
}

fn read_shell(path: &Path) -> Result<Box<Shell>> {
    let page = fs::read_to_string(path).with_context(|| {
        format!(
            "{}: cannot be read; name an edition in a single file with --shell",
            path.display()
        )
    })?;
    let shell = Shell::read(&page).with_context(|| path.display().to_string())?;
    Ok(Box::new(shell))
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
