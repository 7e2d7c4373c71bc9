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
//!
//! Keys that are not known are passed over, and keys that are not there are as they are by default, so that a later version
//! may add some: its files then say `"format": 3, "readable_from": 2`, and this version reads them. In files of format 1
//! nobody signed a decision.

use serde::{Deserialize, Deserializer, Serialize};

use crate::{
    NamedIssue, Record,
    edition::{
        Block, Edition, EditionArticle, Excerpts, WordStarts,
        check::{Fault, check_article},
        format1, history,
    },
    review::{Review, Verdict, edits::Edit},
    span::CodeSpan,
};

/// Version of these files, and the latest that is read whatever it says.
pub const FORMAT: u32 = 2;

/// What says whether a file can be read.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Version {
    /// The version that wrote it.
    pub format: u32,
    /// The oldest version whose readers understand it; the one that wrote it, where nothing is said.
    #[serde(default)]
    pub readable_from: Option<u32>,
}

impl Version {
    /// Whether readers of a version understand such a file: `known`, the latest whose meaning they know.
    ///
    /// ```
    /// use record::edition::files::Version;
    /// let later = |readable_from| Version { format: 7, readable_from };
    /// assert!(later(Some(2)).is_readable(2) && !later(Some(3)).is_readable(2) && !later(None).is_readable(2));
    /// ```
    pub fn is_readable(self, known: u32) -> bool {
        self.format > 0 && self.readable_from.unwrap_or(self.format).min(self.format) <= known
    }
}

/// `edition.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
pub struct IssuesFile {
    /// In the order in which they are shown.
    pub issues: Vec<NamedIssue>,
}

/// `articles/ID.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// `reviews/ID.json`; in format 1 each review is a bare verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewsFile {
    /// [`FORMAT`].
    pub format: u32,
    /// SHA-256 of the article's file.
    pub sha256: String,
    /// Decisions in order.
    pub reviews: Vec<Review>,
}

/// `reviews/ID.json` of format 1.
#[derive(Deserialize)]
struct OldReviewsFile {
    sha256: String,
    reviews: Vec<Verdict>,
}

impl From<OldReviewsFile> for ReviewsFile {
    fn from(old: OldReviewsFile) -> Self {
        Self {
            format: FORMAT,
            sha256: old.sha256,
            reviews: old.reviews.into_iter().map(Review::from).collect(),
        }
    }
}

/// Reads a file of reviews of this format or an older one; `format` is what it says of itself.
///
/// # Errors
///
/// Where it is not of its form.
pub fn read_reviews<'de, D: Deserializer<'de>>(
    format: u32,
    file: D,
) -> Result<ReviewsFile, serde_path_to_error::Error<D::Error>> {
    match format {
        1 => serde_path_to_error::deserialize(file).map(|old: OldReviewsFile| old.into()),
        _ => serde_path_to_error::deserialize(file),
    }
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
    let (edition, format): (EditionFile, u32) = parse(&read, "edition.json")?;
    let issues: IssuesFile = {
        let json = read("issues.json").map_err(|reason| fault("issues.json", ".", reason))?;
        from_json("issues.json", &json, |reader| {
            serde_path_to_error::deserialize(reader)
        })?
    };
    let named = issues.issues.iter().map(|issue| &issue.id).collect();
    let load_article = |id: &String| {
        let (file, reviews_file) = (format!("articles/{id}.json"), format!("reviews/{id}.json"));
        let (article, _): (ArticleFile, u32) = parse(&read, &file)?;
        let json = read(&reviews_file).map_err(|reason| fault(&reviews_file, ".", reason))?;
        let format = check_format(&reviews_file, &json)?;
        let reviews = from_json(&reviews_file, &json, |reader| read_reviews(format, reader))?;
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
            Ok(()) => Ok((article, format)),
            Err(Fault { path, reason }) if path.starts_with("review") => {
                Err(fault(&reviews_file, &path, reason))
            }
            Err(Fault { path, reason }) => Err(fault(&file, &path, reason)),
        }
    };
    let articles = edition.articles.iter().map(load_article);
    let articles: Vec<(EditionArticle, u32)> = articles.collect::<Result<_, _>>()?;
    let formats: Vec<u32> = articles.iter().map(|(_, format)| *format).collect();
    let articles = articles.into_iter().map(|(article, _)| article).collect();
    let mut loaded = Edition {
        title: edition.title,
        note: edition.note,
        articles,
        issues: issues.issues,
        edits: edition.edits,
    };
    if format == 1 {
        format1::settle(&mut loaded);
    } else {
        // Reviews of format 1 that somebody put beside an edition of this one have no turns yet.
        let mut last = history::next_turn(&loaded) - 1;
        let articles = loaded.articles.iter_mut().zip(&formats);
        for (article, _) in articles.filter(|(_, format)| **format == 1) {
            last = history::follow(&mut article.reviews, last);
        }
    }
    Ok(loaded)
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

/// Reads a file, and its format.
fn parse<T: for<'de> Deserialize<'de>>(
    read: &impl Fn(&str) -> Result<String, String>,
    file: &str,
) -> Result<(T, u32), LoadError> {
    let json = read(file).map_err(|reason| fault(file, ".", reason))?;
    let format = check_format(file, &json)?;
    Ok((
        from_json(file, &json, |reader| {
            serde_path_to_error::deserialize(reader)
        })?,
        format,
    ))
}

/// A reader of JSON.
type Json<'a> = serde_json::Deserializer<serde_json::de::StrRead<'a>>;

/// What `take` makes of a file that holds one value.
fn from_json<T>(
    file: &str,
    json: &str,
    take: impl FnOnce(&mut Json<'_>) -> Result<T, serde_path_to_error::Error<serde_json::Error>>,
) -> Result<T, LoadError> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let value = take(&mut reader)
        .map_err(|error| fault(file, &error.path().to_string(), error.inner().to_string()))?;
    match reader.end() {
        Ok(()) => Ok(value),
        Err(error) => Err(fault(file, ".", error.to_string())),
    }
}

/// The format that a file says it has, if it can be read here.
fn check_format(file: &str, json: &str) -> Result<u32, LoadError> {
    let version: Version =
        serde_json::from_str(json).map_err(|error| fault(file, ".", error.to_string()))?;
    if version.is_readable(FORMAT) {
        return Ok(version.format);
    }
    Err(fault(
        file,
        "format",
        format!("is {}; this version reads up to {FORMAT}", version.format),
    ))
}

/// A value as JSON that compares well line by line: two spaces of indent, lists of numbers on lines of up to about
/// 120 characters, a line end at the end.
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
