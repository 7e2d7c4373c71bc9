//! JSON lines to articles: `{"id", "text"}` and what metadata whoever wrote them can vouch for, one article a line.

use serde_json::{Map, Value};

use export::text::{LoadError, is_control};
use record::corpus::{Article, ArticleHash, Given, GivenFact};

/// Basis of facts that come with the text.
const BASIS: &str = "given with the text";

/// The article of one JSON line; `file` and `line` (from 1) are for messages.
///
/// `id` is a string or a number, `text` a string; `title`, `outlet`, `byline` and `published` are optional strings (null
/// and empty count as absent), `published` a day, `YYYY-MM-DD`, or a time that begins with one. Other keys are ignored,
/// so that a line may carry what its owner needs. The hash is that of the text in UTF-8, offsets count its code points.
/// Control characters stand as U+FFFD, as in any other file.
///
/// # Errors
///
/// [`LoadError::Line`] for broken JSON, a missing or mistyped key, or a day that is none.
pub fn load_line(file: &str, line: usize, json: &str) -> Result<Article, LoadError> {
    let mut article = read_line(json).map_err(|reason| LoadError::Line {
        file: file.to_owned(),
        line,
        reason,
    })?;
    article.text = article.text.replace(is_control, "\u{FFFD}");
    Ok(article)
}

fn read_line(json: &str) -> Result<Article, String> {
    let value: Value = serde_json::from_str(json).map_err(|error| describe(&error))?;
    let Value::Object(keys) = value else {
        return Err("expected an object such as {\"id\": \"a\", \"text\": \"...\"}".to_owned());
    };
    read_keys(&keys)
}

/// The article that an object's keys describe; the reason where they do not.
pub(super) fn read_keys(keys: &Map<String, Value>) -> Result<Article, String> {
    let id = match keys.get("id") {
        Some(Value::Number(number)) => number.to_string(),
        _ => read_text(keys, "id")?.ok_or("`id` is missing")?.to_owned(),
    };
    let text = read_text(keys, "text")?.ok_or("`text` is missing")?;
    let given = |key| -> Result<Option<GivenFact>, String> {
        let found = read_text(keys, key)?.filter(|text| !text.trim().is_empty());
        Ok(found.map(|text| GivenFact::new(text, BASIS)))
    };
    let published = given("published")?
        .map(|GivenFact { text, basis }| match first_day(&text) {
            Some(text) => Ok(GivenFact { text, basis }),
            None => Err(format!(
                "`published` is `{text}`, which is no day such as 2026-01-31"
            )),
        })
        .transpose()?;
    Ok(Article {
        file: id,
        hash: ArticleHash::of(text.as_bytes()),
        text: text.to_owned(),
        given: Given {
            title: given("title")?,
            outlet: given("outlet")?,
            byline: given("byline")?,
            published,
            ..Given::default()
        },
    })
}

fn read_text<'keys>(
    keys: &'keys Map<String, Value>,
    key: &str,
) -> Result<Option<&'keys str>, String> {
    match keys.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("`{key}` is not a string")),
    }
}

/// The library's message with the column only: the line is always the first, as it sees it.
fn describe(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let what = message.strip_suffix(&place).unwrap_or(&message);
    format!("broken JSON at column {}: {what}", error.column())
}

/// The day with which an ISO 8601 day or time begins, if the calendar has it.
pub(super) fn first_day(text: &str) -> Option<String> {
    let (day, rest) = text.trim().split_at_checked(10)?;
    let bytes = day.as_bytes();
    let digits = |range: std::ops::Range<usize>| -> Option<u32> {
        let part = day.get(range)?;
        part.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| part.parse().ok())?
    };
    let (year, month, number) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    let is_day = bytes[4] == b'-' && bytes[7] == b'-' && (1..=last).contains(&number);
    let is_end = rest.is_empty() || rest.starts_with(['T', 't', ' ']);
    (is_day && is_end).then(|| day.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_error(json: &str, expected: &str) {
        let message = load_line("in.jsonl", 7, json).map_err(|error| error.to_string());
        assert_eq!(message, Err(format!("in.jsonl: line 7: {expected}")));
    }

    fn text_of(fact: &Option<GivenFact>) -> Option<&str> {
        fact.as_ref().map(|fact| fact.text.as_str())
    }

    #[test]
    fn a_line_gives_text_and_metadata() {
        let json = r#"{"id": 12, "text": "Mira spoke.", "title": "", "outlet": "The Lantern", "published": "2026-02-28T10:00:00Z", "x": []}"#;
        let article = load_line("-", 1, json).expect("a good line");
        assert_eq!(
            (article.file.as_str(), article.text.as_str()),
            ("12", "Mira spoke.")
        );
        assert_eq!(article.given.title, None);
        assert_eq!(text_of(&article.given.outlet), Some("The Lantern"));
        assert_eq!(text_of(&article.given.published), Some("2026-02-28"));
    }

    #[test]
    fn errors_name_line_and_column() {
        check_error(
            "{\"id\": ",
            "broken JSON at column 7: EOF while parsing a value",
        );
        check_error("{\"id\": \"a\"}", "`text` is missing");
        check_error("{\"id\": true}", "`id` is not a string");
        check_error(
            "[1]",
            "expected an object such as {\"id\": \"a\", \"text\": \"...\"}",
        );
        check_error(
            r#"{"id": "a", "text": "", "published": "2025-02-29"}"#,
            "`published` is `2025-02-29`, which is no day such as 2026-01-31",
        );
    }
}
