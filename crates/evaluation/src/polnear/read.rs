//! Reads `PolNeAR`: a folder with `ARTICLE.txt` and brat annotations `ARTICLE_ANNOTATOR.ann` at any depth.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    fs,
    path::{Path, PathBuf},
};

use super::measure::Spans;
use crate::error::{ReadError, read_text, unreadable};

/// One article with the annotations of the first annotator by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its file without folder and ending.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Its attributions, in the order of the file.
    pub gold: Vec<Spans>,
}

/// The articles of a folder that have both text and annotations, by name.
///
/// # Errors
///
/// Where the folder or a file in it cannot be read, or no article is there.
pub fn read_folder(folder: &Path) -> Result<Vec<Article>, ReadError> {
    let mut files = Vec::new();
    list(folder, &mut files)?;
    files.sort_by(|a, b| a.file_name().cmp(&b.file_name()));
    let named = |path: &Path, extension: &str| -> Option<String> {
        let name = path.file_name()?.to_str()?;
        name.strip_suffix(extension).map(str::to_owned)
    };
    let texts: BTreeMap<String, &PathBuf> = files
        .iter()
        .filter_map(|path| Some((named(path, ".txt")?, path)))
        .collect();
    let mut articles: BTreeMap<String, Article> = BTreeMap::new();
    for path in &files {
        let Some(stem) = named(path, ".ann") else {
            continue;
        };
        let name = if texts.contains_key(&stem) {
            stem
        } else {
            stem.rsplit_once('_')
                .map_or(stem.clone(), |parts| parts.0.to_owned())
        };
        let Some(text) = texts.get(&name) else {
            continue;
        };
        if let Entry::Vacant(place) = articles.entry(name) {
            let article = Article {
                text: read_text(text)?,
                gold: parse_annotations(&read_text(path)?),
                name: place.key().clone(),
            };
            place.insert(article);
        }
    }
    if articles.is_empty() {
        return Err(ReadError::Nothing {
            path: folder.display().to_string(),
            what: "no article with both .txt and .ann",
        });
    }
    Ok(articles.into_values().collect())
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), ReadError> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    for entry in entries {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// The attributions of brat standoff. Only well-formed T and E lines count: notes, and the stray lines that a line break
/// inside a T line's text leaves, are passed over; offsets are trusted, not texts.
pub fn parse_annotations(text: &str) -> Vec<Spans> {
    let mut spans: BTreeMap<&str, Vec<(u32, u32)>> = BTreeMap::new();
    for line in text.split('\n').filter(|line| is_entry(line, 'T')) {
        let mut columns = line.trim_end_matches('\r').split('\t');
        let (Some(id), Some(rest)) = (columns.next(), columns.next()) else {
            continue;
        };
        let Some((_, offsets)) = rest.split_once(' ') else {
            continue;
        };
        let pairs = offsets.split(';').filter_map(|pair| {
            let (start, end) = pair.trim().split_once(' ')?;
            Some((start.parse().ok()?, end.parse().ok()?))
        });
        spans.insert(id, pairs.collect());
    }
    let mut found = Vec::new();
    for line in text.split('\n').filter(|line| is_entry(line, 'E')) {
        let Some(arguments) = line.trim_end_matches('\r').split('\t').nth(1) else {
            continue;
        };
        let mut entry = Spans::default();
        for argument in arguments.split_whitespace() {
            let Some((role, id)) = argument.split_once(':') else {
                continue;
            };
            let role = match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                "Source" => 0,
                "Cue" => 1,
                "Content" => 2,
                _ => continue,
            };
            entry.roles[role].extend(spans.get(id).into_iter().flatten().copied());
        }
        for role in &mut entry.roles {
            role.sort_unstable();
        }
        if !entry.roles[1].is_empty() || !entry.roles[2].is_empty() {
            found.push(entry);
        }
    }
    found
}

/// Whether a line opens with a letter and a number.
fn is_entry(line: &str, letter: char) -> bool {
    let id = line.split('\t').next().unwrap_or("");
    id.strip_prefix(letter).is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_name_their_spans_and_stray_lines_are_passed_over() {
        let text = "T1\tSource 11 14\tshe\nT2\tCue 15 19;22 25\tsaid ... and\nstray words\nT3\tContent 0 10\t“Né,”\r\n\
                    A1\tNote E1\nE1\tAttribution:T2 Source:T1 Cue:T2 Content:T3 Content2:T9\nE2\tAttribution:T1 Source:T1\n";
        let expected = Spans {
            roles: [vec![(11, 14)], vec![(15, 19), (22, 25)], vec![(0, 10)]],
        };
        assert_eq!(parse_annotations(text), [expected]);
    }

    #[test]
    fn a_folder_without_articles_is_named() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let error = read_folder(&folder).expect_err("it holds programs");
        assert!(
            error
                .to_string()
                .ends_with("src: no article with both .txt and .ann in this folder")
        );
    }
}
