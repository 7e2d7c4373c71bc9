//! What the inputs of an edition hold.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use engine::{gathering::Gathering, lexicon::Lexicon};
use export::text::Encoding;
use import::{Item, find_twins, import};
use record::{
    NamedIssue,
    corpus::Article,
    edition::{Edition, EditionArticle, history},
    order,
    review::{Review, edits::Edit},
};

use crate::{
    args::EditionArgs,
    input::{Source, WebCharsets},
};

/// What the inputs hold.
#[derive(Default)]
pub(super) struct Found {
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
    /// Last turn of the decisions so far: those of each edition come after those of the one before.
    last_turn: u32,
    /// How many inputs could not be used.
    pub(super) n_refused: usize,
}

impl Found {
    pub(super) fn read(&mut self, source: &Source, encoding: &Encoding) -> Result<()> {
        let options = import::Options {
            encoding,
            charsets: &WebCharsets,
            ..import::Options::default()
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
                Item::Reviews { mut reviews, .. } => {
                    self.last_turn = history::follow(&mut reviews.reviews, self.last_turn);
                    self.reviews
                        .entry(reviews.sha256)
                        .or_default()
                        .extend(reviews.reviews);
                }
                Item::Edition { edition, .. } => self.add_edition(*edition),
                Item::Record { file, .. } => {
                    eprintln!("onrecord: {file}: a record of an article; give the article itself");
                    self.n_refused += 1;
                }
                Item::PassedOver(passed) => eprintln!("onrecord: {passed}"),
                Item::Refused(error) => {
                    eprintln!("onrecord: {error}");
                    self.n_refused += 1;
                }
            }
        }
        Ok(())
    }

    pub(super) fn add_edition(&mut self, mut edition: Edition) {
        history::shift(&mut edition, self.last_turn);
        self.last_turn = history::next_turn(&edition).max(self.last_turn + 1) - 1;
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
    pub(super) fn drop_copies(&mut self) {
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

    pub(super) fn into_edition(
        mut self,
        args: &EditionArgs,
        issues: Vec<NamedIssue>,
    ) -> Result<Edition> {
        for issue in issues {
            if self.issues.iter().all(|known| known.id != issue.id) {
                self.issues.push(issue);
            }
        }
        let mut articles = self.finished;
        for article in &mut articles {
            if let Some(reviews) = self.reviews.remove(&article.sha256) {
                article.reviews.extend(reviews);
                order::by_key(&mut article.reviews, |review| review.turn);
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
