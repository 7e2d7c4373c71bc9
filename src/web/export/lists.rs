//! Rows of actors and articles, with the figures that their lists show.

use super::shown::Shown;
use crate::web::{figures::Figures, route::Route, words};
use export::table::{Cell, Table};
use query::{
    compare::heard::HeardGrid,
    filter::{Filter, Key, Sort, Subject},
    index::TargetRow,
};

/// Actors, one a row; figures count the passages of the outlets and articles chosen.
pub(super) fn actors(shown: &Shown<'_>, rows: &[u32]) -> Table {
    let layered = shown.layered;
    let figures = Figures::within(&shown.address.filter);
    let passages = |subject| figures.rows(layered, subject);
    let grid = HeardGrid::of(
        &layered.index,
        &passages(Subject::Quotes),
        &passages(Subject::Mentions),
    );
    let row = |&at: &u32| -> Option<Vec<Cell>> {
        let actor = layered.index.actors.get(at as usize)?;
        let heard = grid.total(at);
        let toward = figures.toward(&layered.index, TargetRow::Actor(at));
        Some(vec![
            actor.id.as_str().into(),
            actor.name.as_str().into(),
            words::actor_kind(actor.kind).into(),
            actor.aliases.clone().into(),
            heard.own_words.into(),
            heard.reported_words.into(),
            heard.n_own.into(),
            heard.n_reported.into(),
            heard.n_mentions.into(),
            figures.held(actor).count(layered).into(),
            toward.count(layered).into(),
            shown.link(Route::Actor(actor.id.clone()), None).into(),
        ])
    };
    Table {
        name: "actors",
        caption: "Who speaks in the articles, and who is only talked about".to_owned(),
        source: shown.source(),
        headers: &[
            "actor_id",
            "actor",
            "kind",
            "names",
            "own_words",
            "reported_words",
            "quoted",
            "reported",
            "named",
            "stances_held",
            "stances_toward",
            "link",
        ],
        rows: rows.iter().filter_map(row).collect(),
    }
}

/// Articles, one a row; `passages`, `positions` and `mentions` count what the filter selects.
pub(super) fn articles(shown: &Shown<'_>, rows: &[u32]) -> Table {
    let layered = shown.layered;
    let hits = layered.find(&shown.address.filter.text);
    let row = |&at: &u32| -> Option<Vec<Cell>> {
        let article = layered.index.articles.get(at as usize)?;
        let source = layered.source(at)?;
        let facts = &layered.records.get(at as usize)?.article;
        let quotes = layered
            .index
            .quotes
            .iter()
            .filter(|quote| quote.article == at);
        let (own, reported) = quotes.fold((0, 0), |(own, reported), quote| {
            (own + quote.n_own_words, reported + quote.n_reported_words)
        });
        let filter: Filter = shown.address.filter.clone();
        let filter = filter
            .sorted(Sort::default())
            .only(Key::Article, &article.id);
        let count = |subject| layered.facets.count(&filter, subject, hits.as_deref());
        let (from, to) = article.published.clone().unzip();
        let basis = facts.published.as_ref().map(|days| days.basis.as_str());
        Some(vec![
            article.id.as_str().into(),
            source.file.as_str().into(),
            source.sha256.as_str().into(),
            article.outlet.clone().into(),
            article.title.clone().into(),
            facts.byline.as_ref().map(|fact| fact.text.as_str()).into(),
            from.into(),
            to.into(),
            basis.into(),
            article.n_words.into(),
            own.into(),
            reported.into(),
            count(Subject::Quotes).into(),
            count(Subject::Stances).into(),
            count(Subject::Mentions).into(),
            shown.link(Route::Article(article.id.clone()), None).into(),
        ])
    };
    Table {
        name: "articles",
        caption: "The articles, and how much of each is someone’s words".to_owned(),
        source: shown.source(),
        headers: &[
            "article_id",
            "file",
            "sha256",
            "outlet",
            "headline",
            "byline",
            "published_from",
            "published_to",
            "published_basis",
            "words",
            "own_words",
            "reported_words",
            "passages",
            "positions",
            "mentions",
            "link",
        ],
        rows: rows.iter().filter_map(row).collect(),
    }
}
