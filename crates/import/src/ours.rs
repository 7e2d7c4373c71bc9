//! Our own files: records and articles as JSON, reviews, editions packed and as folders.

use std::cell::RefCell;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    archive::{Archive, Budget},
    error::Problem,
};
use crate::jsonl;
use export::site;
use record::{
    corpus::Article,
    document,
    edition::{
        Edition,
        files::{self, ArticleFile, ReviewsFile, Version},
        pack,
    },
};

/// What one JSON object is.
pub(super) enum Piece {
    /// An article with its text.
    Article(Box<Article>),
    /// A record, as `onrecord parse` prints it.
    Record(Box<document::Document>),
    /// Reviews of one article.
    Reviews(Box<ReviewsFile>),
    /// An article of an edition, as an edition of its own.
    Edition(Box<Edition>),
}

/// The objects of a JSON file: one, or a list of them.
pub(super) fn read_json(file: &str, text: &str) -> Vec<Result<Piece, Problem>> {
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(values)) => (1..)
            .zip(values)
            .map(|(number, value)| {
                read_value(
                    &format!("{file} {number}"),
                    &format!("entry {number}"),
                    value,
                )
            })
            .collect(),
        Ok(value) => vec![read_value(file, "the object", value)],
        Err(error) => vec![Err(Problem::Json {
            place: format!("line {} column {}", error.line(), error.column()),
            reason: "broken JSON; choose the file as it was saved".to_owned(),
        })],
    }
}

/// The objects of a file with one a line; lines without any are passed over.
pub(super) fn read_lines(file: &str, text: &str) -> Vec<Result<Piece, Problem>> {
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| {
            let place = format!("line {number}");
            match serde_json::from_str::<Value>(line) {
                Ok(value) => read_value(&format!("{file} {number}"), &place, value),
                Err(error) => Err(Problem::Json {
                    place: format!("{place} column {}", error.column()),
                    reason: "broken JSON".to_owned(),
                }),
            }
        })
        .collect()
}

fn read_value(file: &str, place: &str, value: Value) -> Result<Piece, Problem> {
    let has = |key: &str| value.get(key).is_some();
    let unknown = || {
        Problem::Json {
        place: place.to_owned(),
        reason: "neither an article (`id`, `text`), a record (`attributions`), reviews, nor an article of an edition"
            .to_owned(),
    }
    };
    if has("machine") {
        check_format(&value, "an article of an edition", files::FORMAT)?;
        let article: ArticleFile = typed(place, value)?;
        let reviews = ReviewsFile {
            format: files::FORMAT,
            sha256: article.sha256.clone(),
            reviews: Vec::new(),
        };
        return Ok(Piece::Edition(Box::new(Edition {
            title: article.file.clone(),
            articles: vec![files::join(article, reviews)],
            ..Edition::default()
        })));
    }
    if has("attributions") && has("sha256") {
        check_format(&value, "a record", document::FORMAT)?;
        return Ok(Piece::Record(Box::new(typed(place, value)?)));
    }
    if has("reviews") {
        let format = check_format(&value, "a file of reviews", files::FORMAT)?;
        let reviews = files::read_reviews(format, value);
        return Ok(Piece::Reviews(Box::new(
            reviews.map_err(|error| json_problem(place, &error))?,
        )));
    }
    if !has("text") {
        return Err(unknown());
    }
    let Value::Object(mut keys) = value else {
        return Err(unknown());
    };
    keys.entry("id").or_insert_with(|| Value::from(file));
    jsonl::read_keys(&keys)
        .map(|article| Piece::Article(Box::new(article)))
        .map_err(|reason| Problem::Json {
            place: place.to_owned(),
            reason,
        })
}

/// The format that something says it has; one that says nothing is taken for one that is read.
fn check_format(value: &Value, what: &'static str, known: u32) -> Result<u32, Problem> {
    let number = |key| value.get(key).and_then(Value::as_u64);
    let Some(found) = number("format") else {
        return Ok(known);
    };
    let narrow = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    let version = Version {
        format: narrow(found),
        readable_from: number("readable_from").map(narrow),
    };
    if version.is_readable(known) {
        return Ok(version.format);
    }
    Err(Problem::Newer {
        what,
        found,
        known: u64::from(known),
    })
}

fn typed<T: DeserializeOwned>(place: &str, value: Value) -> Result<T, Problem> {
    serde_path_to_error::deserialize(value).map_err(|error| json_problem(place, &error))
}

fn json_problem(place: &str, error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    Problem::Json {
        place: format!("{place}: {}", error.path()),
        reason: error.inner().to_string(),
    }
}

/// An edition as one packed file.
pub(super) fn read_packed(bytes: &[u8]) -> Result<Edition, Problem> {
    if let Some(found) = pack::newer_version(bytes) {
        return Err(Problem::Newer {
            what: "an edition",
            found: u64::from(found),
            known: u64::from(pack::VERSION),
        });
    }
    pack::unpack(bytes).map_err(|error| Problem::Damaged {
        reason: error.to_string(),
        remedy: "download or copy it again",
    })
}

/// Whether a web page is an edition in one file.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(site::is_page)
}

/// The edition in such a page.
pub(super) fn read_page(bytes: &[u8]) -> Result<Edition, Problem> {
    let packed = site::read_packed(std::str::from_utf8(bytes).unwrap_or_default());
    let damaged = |reason: String| Problem::Damaged {
        reason,
        remedy: "take another copy of the file",
    };
    read_packed(&packed.map_err(|error| damaged(error.to_string()))?)
}

/// The folder of an archive in which an edition lies: the path before its `edition.json`.
pub(super) fn edition_folder(archive: &Archive<'_>) -> Option<String> {
    let mut folders: Vec<&str> = archive
        .entries
        .iter()
        .filter_map(|entry| entry.path.strip_suffix("edition.json"))
        .filter(|folder| folder.is_empty() || folder.ends_with('/'))
        .collect();
    folders.sort_by_key(|folder| folder.len());
    folders.first().map(|folder| (*folder).to_owned())
}

/// The edition in a folder of an archive.
pub(super) fn read_folder(
    archive: &Archive<'_>,
    folder: &str,
    budget: &mut Budget,
) -> Result<Edition, Problem> {
    let budget = RefCell::new(budget);
    let newer = RefCell::new(None);
    let read = |path: &str| -> Result<String, String> {
        let number = archive
            .find(&format!("{folder}{path}"))
            .ok_or("is not in the archive")?;
        let bytes = archive
            .read(number, &mut budget.borrow_mut())
            .map_err(|problem| problem.to_string())?;
        let text = String::from_utf8(bytes).map_err(|_| "is not valid UTF-8".to_owned())?;
        if path == "edition.json"
            && let Ok(value) = serde_json::from_str::<Value>(&text)
            && let Err(problem) = check_format(&value, "an edition", files::FORMAT)
        {
            *newer.borrow_mut() = Some(problem);
        }
        Ok(text)
    };
    let loaded = files::load(read);
    match (newer.into_inner(), loaded) {
        (Some(problem), _) => Err(problem),
        (None, Ok(edition)) => Ok(edition),
        (None, Err(error)) => Err(Problem::Damaged {
            reason: format!("the edition cannot be read: {error}"),
            remedy: "make the archive again from the whole folder",
        }),
    }
}
