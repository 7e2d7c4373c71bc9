//! The hand annotation of whole articles: a folder with one JSON file an article, `actors.json` (names and kinds across the
//! corpus), `issues.json` and `metonyms.json`. Spans count code points of the article's text.

use std::{
    fs,
    path::{Path, PathBuf},
};

use record::{
    Actor, ActorId, ActorKind, AttributionKind, Basis, IssueId, NamedIssue, Polarity, Published,
    Record, Target, span::CodeSpan,
};
use serde::Deserialize;

use crate::error::{ReadError, read_json, unreadable};

/// One annotated article.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GoldArticle {
    /// Name of the file of its text.
    pub file: String,
    /// SHA-256 of that file, in hexadecimal digits.
    pub sha256: String,
    /// Facts of publication.
    pub article: GoldFacts,
    /// Its actors.
    pub actors: Vec<Actor<CodeSpan>>,
    /// Its attributions, in order.
    pub attributions: Vec<GoldAttribution>,
    /// Its stances.
    pub stances: Vec<GoldStance>,
}

/// Facts of publication.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GoldFacts {
    /// Headline.
    pub title: Option<String>,
    /// Publication.
    pub outlet: Option<String>,
    /// Author line.
    pub byline: Option<String>,
    /// BCP 47 tag of the main language.
    pub language: String,
    /// Days on which the text can have appeared.
    pub published: Option<Published>,
    /// Where the text says who published it.
    pub provenance: Vec<Provenance>,
    /// What is not the article's own prose; sorted, disjoint.
    pub boilerplate: Vec<CodeSpan>,
}

/// A place that says who wrote or published the article.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Provenance {
    /// Such as `first-published-by`, `republished-by`, `byline`.
    pub kind: String,
    /// The words.
    pub text: String,
    /// Where.
    pub span: CodeSpan,
}

/// One attribution.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GoldAttribution {
    /// Its id in this article.
    pub id: String,
    /// Direct, mixed or indirect.
    pub kind: AttributionKind,
    /// The phrase that names the source, if one does.
    pub source: Option<CodeSpan>,
    /// The words that attribute; possibly none.
    pub cue: Vec<CodeSpan>,
    /// What is attributed.
    pub content: Vec<CodeSpan>,
    /// The words inside quotation marks.
    pub quoted: Vec<CodeSpan>,
    /// Who speaks; possibly nobody who is named.
    pub speakers: Vec<ActorId>,
}

/// One stance.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GoldStance {
    /// Who holds it.
    pub holder: ActorId,
    /// Toward whom or what.
    pub target: Target,
    /// For or against.
    pub polarity: Polarity,
    /// What it rests on.
    pub basis: Basis,
    /// The attribution it comes from, by its id in this article.
    pub attribution: Option<String>,
    /// The passage that shows it.
    pub evidence: CodeSpan,
    /// How sure the annotator was.
    pub strength: Strength,
    /// The words of the evidence.
    #[serde(default)]
    pub text: String,
}

/// How sure the annotator was of a stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// Any reader would say so.
    Clear,
    /// It needs a step of inference; counts neither for nor against whoever finds it.
    Arguable,
}

/// One use of the name of a place.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Metonym {
    /// File of the article.
    pub file: String,
    /// The name.
    pub span: CodeSpan,
    /// What it stands for.
    pub reading: Reading,
    /// The actor, where it stands for one.
    pub actor: Option<String>,
    /// Whether it stands outside the article's own prose.
    pub boilerplate: bool,
}

/// What the name of a place stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reading {
    /// A state that acts.
    State,
    /// The place.
    Place,
    /// A part of another name.
    Name,
}

/// Names and kinds of the actors as the whole corpus has them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct GoldActors {
    actors: Vec<GoldActor>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct GoldActor {
    id: ActorId,
    name: String,
    kind: ActorKind,
}

impl GoldActors {
    /// Gives each actor of a record its corpus-wide name and kind.
    pub fn rename(&self, record: &mut Record<CodeSpan>) {
        for actor in &mut record.actors {
            if let Some(known) = self.actors.iter().find(|known| known.id == actor.id) {
                actor.name.clone_from(&known.name);
                actor.kind = known.kind;
            }
        }
    }
}

/// Files of the folder that are no article.
const LISTS: [&str; 3] = ["actors.json", "issues.json", "metonyms.json"];

/// The annotated articles of a folder, by the names of their files; never empty.
///
/// # Errors
///
/// Where the folder or a file in it cannot be read, or it holds no article.
pub fn read_folder(folder: &Path) -> Result<Vec<GoldArticle>, ReadError> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths
        .collect::<std::io::Result<_>>()
        .map_err(|error| unreadable(folder, &error))?;
    paths.sort();
    paths.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".json") && !LISTS.contains(&&*name)
    });
    if paths.is_empty() {
        return Err(ReadError::Nothing {
            path: folder.display().to_string(),
            what: "no annotated article (*.json)",
        });
    }
    paths.iter().map(|path| read_json(path)).collect()
}

/// The annotation of the article whose text is in `file`; nothing where there is none.
///
/// # Errors
///
/// Where it cannot be read.
pub fn read_article(folder: &Path, file: &str) -> Result<Option<GoldArticle>, ReadError> {
    read_if_there(&folder.join(Path::new(file).with_extension("json")))
}

/// The uses of place names in all articles of a folder.
///
/// # Errors
///
/// Where they cannot be read.
pub fn read_metonyms(folder: &Path) -> Result<Vec<Metonym>, ReadError> {
    #[derive(Deserialize)]
    struct Metonyms {
        metonyms: Vec<Metonym>,
    }
    read_json(&folder.join("metonyms.json")).map(|file: Metonyms| file.metonyms)
}

/// The actors of the whole corpus; nobody where the folder has no list of them.
///
/// # Errors
///
/// Where the list cannot be read.
pub fn read_actors(folder: &Path) -> Result<GoldActors, ReadError> {
    Ok(read_if_there(&folder.join("actors.json"))?.unwrap_or_default())
}

/// The issues that an annotation names; nothing where the folder has no list of them.
///
/// # Errors
///
/// As [`read_issues`].
pub fn read_own_issues(folder: &Path) -> Result<Option<Vec<NamedIssue>>, ReadError> {
    let path = folder.join("issues.json");
    path.is_file().then(|| read_issues(&path)).transpose()
}

/// A list of issues as people write it: `{"issues": [{"id", "label", "description", "terms"}]}`, the last two optional.
///
/// # Errors
///
/// Where it cannot be read.
pub fn read_issues(path: &Path) -> Result<Vec<NamedIssue>, ReadError> {
    #[derive(Deserialize)]
    struct Listed {
        issues: Vec<ListedIssue>,
    }
    #[derive(Deserialize)]
    struct ListedIssue {
        id: IssueId,
        label: String,
        #[serde(default)]
        description: String,
        #[serde(default)]
        terms: Vec<String>,
    }
    let listed: Listed = read_json(path)?;
    let issues = listed.issues.into_iter().map(|issue| NamedIssue {
        id: issue.id,
        label: issue.label,
        description: issue.description,
        terms: issue.terms,
    });
    Ok(issues.collect())
}

fn read_if_there<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<Option<T>, ReadError> {
    path.is_file().then(|| read_json(path)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn invented() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/gold")
    }

    #[test]
    fn the_invented_articles_are_read_in_order() {
        let articles = read_folder(&invented()).expect("the annotation is readable");
        assert_eq!(articles.len(), 15);
        let files: Vec<&str> = articles
            .iter()
            .map(|article| article.file.as_str())
            .collect();
        assert!(files.is_sorted(), "{files:?}");
        let first = &articles[0];
        assert_eq!(
            read_article(&invented(), &first.file).as_ref(),
            Ok(&Some(first.clone()))
        );
        assert_eq!(read_article(&invented(), "missing.txt"), Ok(None));
        assert_eq!(first.attributions[4].source, None);
        assert_eq!(
            first.attributions[4].speakers[0].as_str(),
            "jorge-castellan"
        );
    }

    #[test]
    fn every_metonym_belongs_to_an_article() {
        let articles = read_folder(&invented()).expect("the annotation is readable");
        let metonyms = read_metonyms(&invented()).expect("the list is readable");
        assert!(!metonyms.is_empty());
        for metonym in metonyms {
            let article = articles.iter().find(|article| article.file == metonym.file);
            assert!(article.is_some(), "{}", metonym.file);
        }
    }
}
