//! The files of `corpus/`: JSON to read, to compare line by line and to write byte for byte again.
//!
//! | file | holds |
//! |---|---|
//! | `edition.json` | title, note, the articles' ids in order |
//! | `issues.json` | issues with the words by which the engine recognises them |
//! | `articles/ID.json` | the machine's layer of one article in the record contract, and what the edition carries of its text |
//! | `reviews/ID.json` | what people said of it |
//!
//! An id is the first eight digits of the article's SHA-256.

use serde::{Deserialize, Serialize};

use crate::{
    NamedIssue, Record,
    edition::{
        Block, Edition, EditionArticle, Excerpts, WordStarts,
        check::{Fault, check_article},
    },
    review::{Review, edits::Edit},
    span::CodeSpan,
};

/// Version of these files; a reader refuses a higher one.
pub const FORMAT: u32 = 1;

/// `edition.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionFile {
    /// [`FORMAT`].
    pub format: u32,
    /// Name of the edition.
    pub title: String,
    /// A sentence or two from whoever made it.
    pub note: String,
    /// Ids of the articles in the order in which they are shown.
    pub articles: Vec<String>,
    /// What people changed about its actors, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<Edit>,
}

/// `issues.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssuesFile {
    /// In the order in which they are shown.
    pub issues: Vec<NamedIssue>,
}

/// `articles/ID.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleFile {
    /// [`FORMAT`].
    pub format: u32,
    /// Name of the article's file.
    pub file: String,
    /// SHA-256 of the file, 64 hexadecimal digits.
    pub sha256: String,
    /// Engine and version that found `machine`.
    pub engine: String,
    /// The machine's layer.
    pub machine: Record<CodeSpan>,
    /// Paragraphs and furniture.
    pub blocks: Vec<Block>,
    /// Distances between the starts of words.
    pub words: WordStarts,
    /// What the edition carries of the text.
    pub text: Excerpts,
}

/// `reviews/ID.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewsFile {
    /// [`FORMAT`].
    pub format: u32,
    /// SHA-256 of the article's file.
    pub sha256: String,
    /// Decisions in order.
    pub reviews: Vec<Review>,
}

/// A file of a corpus that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {at}: {reason}")]
pub struct LoadError {
    /// Path inside the corpus.
    pub file: String,
    /// Where in the file, such as `machine.attributions[3].content[0]`; `.` for the whole.
    pub at: String,
    /// What is wrong there.
    pub reason: String,
}

/// Reads a corpus and checks it; `read` gives the content of a file by its path inside the corpus.
///
/// # Errors
///
/// The first file that cannot be read, is not of its form, is of a later version, or breaks a promise that
/// [`check`](super::check) knows.
pub fn load(read: impl Fn(&str) -> Result<String, String>) -> Result<Edition, LoadError> {
    let edition: EditionFile = parse(&read, "edition.json")?;
    check_format(edition.format, "edition.json")?;
    let IssuesFile { issues } = parse(&read, "issues.json")?;
    let named = issues.iter().map(|issue| &issue.id).collect();
    let load_article = |id: &String| {
        let (file, reviews_file) = (format!("articles/{id}.json"), format!("reviews/{id}.json"));
        let article: ArticleFile = parse(&read, &file)?;
        check_format(article.format, &file)?;
        let reviews: ReviewsFile = parse(&read, &reviews_file)?;
        check_format(reviews.format, &reviews_file)?;
        if !article.sha256.starts_with(id.as_str()) {
            return Err(fault(
                &file,
                "sha256",
                format!("does not open with the file's name, {id}"),
            ));
        }
        if reviews.sha256 != article.sha256 {
            return Err(fault(
                &reviews_file,
                "sha256",
                format!("is not that of {file}"),
            ));
        }
        let article = join(article, reviews);
        match check_article(&article, &named) {
            Ok(()) => Ok(article),
            Err(Fault { path, reason }) if path.starts_with("review") => {
                Err(fault(&reviews_file, &path, reason))
            }
            Err(Fault { path, reason }) => Err(fault(&file, &path, reason)),
        }
    };
    let articles = edition
        .articles
        .iter()
        .map(load_article)
        .collect::<Result<_, _>>()?;
    Ok(Edition {
        title: edition.title,
        note: edition.note,
        articles,
        issues,
        edits: edition.edits,
    })
}

/// The article that two files make.
pub fn join(article: ArticleFile, reviews: ReviewsFile) -> EditionArticle {
    EditionArticle {
        file: article.file,
        sha256: article.sha256,
        machine: article.machine,
        reviews: reviews.reviews,
        blocks: article.blocks,
        words: article.words,
        text: article.text,
    }
}

fn fault(file: &str, at: &str, reason: String) -> LoadError {
    LoadError {
        file: file.to_owned(),
        at: at.to_owned(),
        reason,
    }
}

fn parse<T: for<'de> Deserialize<'de>>(
    read: &impl Fn(&str) -> Result<String, String>,
    file: &str,
) -> Result<T, LoadError> {
    let json = read(file).map_err(|reason| fault(file, ".", reason))?;
    let mut reader = serde_json::Deserializer::from_str(&json);
    let value = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| fault(file, &error.path().to_string(), error.inner().to_string()))?;
    match reader.end() {
        Ok(()) => Ok(value),
        Err(error) => Err(fault(file, ".", error.to_string())),
    }
}

fn check_format(format: u32, file: &str) -> Result<(), LoadError> {
    match format {
        FORMAT => Ok(()),
        other => Err(fault(
            file,
            "format",
            format!("is {other}; this version reads {FORMAT}"),
        )),
    }
}

/// A value as JSON that compares well line by line: two spaces of indent, lists of numbers on lines of up to about
/// [`WIDTH`] characters, a line end at the end.
///
/// # Errors
///
/// Where `value` has a key that is no string.
pub fn to_diffable_json<T: Serialize>(value: &T) -> serde_json::Result<String> {
    let pretty = serde_json::to_string_pretty(value)?;
    let mut joined = String::with_capacity(pretty.len());
    let mut lines = pretty.lines();
    while let Some(line) = lines.next() {
        // The pretty form ends a line in `[` only where a list opens: strings hold no line end and close before it.
        joined.push_str(line);
        let indent = line.len() - line.trim_start().len();
        if line.ends_with('[') {
            join_numbers(&mut lines, indent, &mut joined);
        }
        joined.push('\n');
    }
    Ok(joined)
}

/// Where `lines` go on with numbers alone up to the end of their list, takes these lines and writes them joined.
fn join_numbers(lines: &mut std::str::Lines<'_>, indent: usize, out: &mut String) {
    let is_number = |line: &&str| {
        let digits = line
            .trim_start()
            .trim_end_matches(',')
            .trim_start_matches('-');
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let numbers: Vec<&str> = lines
        .clone()
        .take_while(is_number)
        .map(str::trim_start)
        .collect();
    let close = lines.clone().nth(numbers.len()).map_or("", str::trim_start);
    if numbers.is_empty() || !close.starts_with(']') {
        return;
    }
    lines.nth(numbers.len());
    let width: usize = numbers.iter().map(|number| number.len() + 1).sum();
    if indent + width <= WIDTH {
        out.push_str(&numbers.join(" "));
    } else {
        let mut column = WIDTH;
        for number in numbers {
            if column + number.len() >= WIDTH {
                column = indent + 1;
                out.push('\n');
                out.extend(std::iter::repeat_n(' ', column));
            }
            out.push(' ');
            out.push_str(number);
            column += number.len() + 1;
        }
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', indent));
    }
    out.push_str(close);
}

/// Longest line of numbers.
const WIDTH: usize = 120;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_share_a_line() {
        let value = serde_json::json!({"a": [[1, 2], [3, 4]], "b": ["x [", "]"], "c": [], "d": [-1, {"e": [5]}]});
        let expected = r#"{
  "a": [
    [1, 2],
    [3, 4]
  ],
  "b": [
    "x [",
    "]"
  ],
  "c": [],
  "d": [
    -1,
    {
      "e": [5]
    }
  ]
}
"#;
        assert_eq!(to_diffable_json(&value).unwrap(), expected);
    }

    #[test]
    fn long_lists_wrap() {
        let numbers: Vec<u32> = (1000..1100).collect();
        let json = to_diffable_json(&numbers).unwrap();
        assert!(json.lines().all(|line| line.len() <= WIDTH), "{json}");
        assert!(json.lines().count() < 10, "{json}");
        let back: Vec<u32> = serde_json::from_str(&json).unwrap();
        assert_eq!(back, numbers);
    }
}
