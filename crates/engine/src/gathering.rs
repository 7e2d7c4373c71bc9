//! Articles one by one to those of an edition: what the command does at once, and the page's engine call by call.

use crate::{
    analysis::{self, Options},
    lexicon::Lexicon,
};
use record::{
    NamedIssue, Record,
    corpus::Article,
    edition::{EditionArticle, compose::compose},
    review::Review,
    span::CodeSpan,
};

/// A corpus under way.
#[derive(Clone, Debug, Default)]
pub struct Gathering {
    /// What the debate is about; where empty, the engine looks for key phrases instead.
    pub issues: Vec<NamedIssue>,
    /// Records of articles that stand in the edition already; their actors keep their ids.
    pub settled: Vec<Record<CodeSpan>>,
    /// Articles that were added, in order.
    pub articles: Vec<EditionArticle>,
}

impl Gathering {
    /// Finds the record of an article and adds it; `reviews` are decisions on it from elsewhere.
    pub fn add(&mut self, article: &Article, reviews: Vec<Review>, lexicon: &Lexicon) {
        let options = Options {
            issues: &self.issues,
            ..Options::default()
        };
        let record = analysis::analyze_with(article, lexicon, options);
        self.articles.push(compose(article, record, reviews));
    }

    /// One id for one actor, across all that were added and those before; once, after the last.
    pub fn unite_actors(&mut self) {
        let n_settled = self.settled.len();
        let mut records = std::mem::take(&mut self.settled);
        records.extend(self.articles.iter().map(|article| article.machine.clone()));
        analysis::unite_actors(&mut records, n_settled);
        let added = records.split_off(n_settled);
        self.settled = records;
        for (article, record) in self.articles.iter_mut().zip(added) {
            article.machine = record;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::analysis::analyze;
    use crate::analysis::analyze_corpus;
    use record::edition::check::check_article;
    use record::span::OffsetMap;

    #[test]
    fn one_by_one_gives_the_records_of_all_at_once() {
        let texts = [
            "Freedonia lifts plum tariffs\n\n“We are open,” Mira Castellan told reporters in Freedonia on Monday.",
            "Ruritania is wary\n\nThe talks failed, Castellan said. “No,” Otto Brandl replied in Strelsau.",
        ];
        let articles = texts.map(|text| Article::from_text("a.txt", text));
        let lexicon = Lexicon::bundled();
        let records = analyze_corpus(&articles, lexicon, Options::default());
        let mut gathering = Gathering::default();
        for article in &articles {
            gathering.add(article, Vec::new(), lexicon);
        }
        gathering.unite_actors();
        for ((article, record), gathered) in articles.iter().zip(records).zip(&gathering.articles) {
            let offsets = OffsetMap::new(&article.text);
            let record = record.map_spans(&|span| offsets.to_code_span(span));
            assert_eq!(gathered.machine, record);
        }
        let has = |number: usize, id: &str| {
            let actors = &gathering.articles[number].machine.actors;
            actors.iter().any(|actor| actor.id.as_str() == id)
        };
        assert!(has(1, "mira-castellan"), "{:?}", gathering.articles[1]);
    }

    #[test]
    fn what_is_composed_keeps_the_promises_of_an_edition() {
        let text = "Plum tariffs lifted\n\n“We are open,” Otto Brandl told reporters in Freedonia. Ilse Kàdár praised him.";
        let article = Article::from_text("a.txt", text);
        let composed = compose(&article, analyze(&article, Lexicon::bundled()), Vec::new());
        assert!(composed.text.is_whole());
        let issues: Vec<_> = composed
            .machine
            .issues
            .iter()
            .map(|issue| issue.id.clone())
            .collect();
        let named: BTreeSet<_> = issues.iter().collect();
        assert_eq!(check_article(&composed, &named), Ok(()));
    }
}
