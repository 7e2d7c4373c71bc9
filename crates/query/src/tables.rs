//! The rows of an index turned inside out: for each key and value, the rows that have it. What each key means for each
//! kind of row is the table of [`filter`](super::filter), in code.

use super::{
    filter::{Filter, Key, Subject},
    index::{ArticleRow, Index, QuoteRow, StanceRow, TargetRow},
    lists::Lists,
    value_rows::ValueRows,
};

/// Value of [`Key::Speaker`] and [`Key::Who`] for quotes whose speaker is not resolved.
pub const UNRESOLVED: &str = "unresolved";

/// One value that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// As written in addresses.
    pub value: String,
    /// As people read it.
    pub label: String,
}

/// For each key, the rows of each value; a key that has no meaning for the rows has no lists.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) n_rows: u32,
    keys: Vec<Option<ValueRows>>,
    /// Actors that speak in a row, hold it or are named by it.
    pub(super) actors: Lists,
    /// The article in which each row stands; empty where rows stand in none.
    pub(super) article: Vec<u32>,
}

impl Table {
    fn new(n_rows: usize) -> Self {
        Self {
            n_rows: n_rows as u32,
            keys: vec![None; Key::ALL.len()],
            actors: Lists::default(),
            article: Vec::new(),
        }
    }

    /// The rows of each value of a key, if it has a meaning here.
    pub(super) fn rows(&self, key: Key) -> Option<&ValueRows> {
        self.keys.get(key as usize)?.as_ref()
    }
}

/// The rows of an index by everything that can be asked of them.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    values: Vec<Vec<Value>>,
    pub(super) quotes: Table,
    pub(super) stances: Table,
    pub(super) mentions: Table,
    pub(super) actors: Table,
    pub(super) articles: Table,
    /// Quote on which each stance rests, if any.
    pub(super) stance_quote: Lists,
}

impl Tables {
    /// Reads an index once.
    pub(super) fn of(index: &Index) -> Self {
        let values: Vec<Vec<Value>> = Key::ALL.map(|key| values(index, key)).into();
        Self {
            quotes: quotes(index, &values),
            stances: stances(index, &values),
            mentions: mentions(index, &values),
            actors: actors(index, &values),
            articles: articles(index, &values),
            stance_quote: index.stances.iter().map(|stance| stance.quote).collect(),
            values,
        }
    }

    /// All values of a key.
    pub(super) fn values(&self, key: Key) -> &[Value] {
        &self.values[key as usize]
    }

    /// Positions of the chosen values that the edition knows.
    pub(super) fn chosen(&self, filter: &Filter, key: Key) -> Vec<u32> {
        let known = self.values(key);
        let position = |value: &str| known.iter().position(|known| known.value == value);
        let positions = filter.chosen(key).filter_map(position);
        positions.map(|position| position as u32).collect()
    }
}

/// Fills a [`Table`] key by key.
struct Filling<'a, R> {
    rows: &'a [R],
    values: &'a [Vec<Value>],
    table: Table,
}

impl<'a, R> Filling<'a, R> {
    fn new(rows: &'a [R], values: &'a [Vec<Value>]) -> Self {
        Self {
            rows,
            values,
            table: Table::new(rows.len()),
        }
    }

    /// `positions` gives the positions of a row's values.
    fn key<I: IntoIterator<Item = u32>>(
        mut self,
        key: Key,
        positions: impl Fn(&'a R) -> I,
    ) -> Self {
        let n_values = self.values[key as usize].len() as u32;
        let lists: Lists = self.rows.iter().map(positions).collect();
        self.table.keys[key as usize] = Some(ValueRows::new(&lists, n_values));
        self
    }

    /// Article and outlet, and the actors toward which a row counts.
    fn placed<I: IntoIterator<Item = u32>>(
        self,
        index: &'a Index,
        article: impl Fn(&'a R) -> u32 + Copy,
        actors: impl Fn(&'a R) -> I,
    ) -> Table {
        let outlets = outlet_positions(&index.articles);
        let outlet = move |row| outlets.get(article(row) as usize).copied();
        let rows = self.rows;
        let mut table = self
            .key(Key::Article, |row| [article(row)])
            .key(Key::Outlet, outlet)
            .table;
        table.actors = rows.iter().map(actors).collect();
        table.article = rows.iter().map(article).collect();
        table
    }
}

/// For each article, the position of its outlet among [`values`] of [`Key::Outlet`].
fn outlet_positions(articles: &[ArticleRow]) -> Vec<u32> {
    let outlets = outlets(articles);
    let position = |article: &ArticleRow| {
        let found = outlets
            .iter()
            .position(|outlet| outlet.value == article.outlet_key);
        found.unwrap_or(outlets.len()) as u32
    };
    articles.iter().map(position).collect()
}

/// Distinct outlets in order of their first article.
fn outlets(articles: &[ArticleRow]) -> Vec<Value> {
    let mut outlets: Vec<Value> = Vec::new();
    for article in articles {
        if !outlets
            .iter()
            .any(|outlet| outlet.value == article.outlet_key)
        {
            outlets.push(Value {
                value: article.outlet_key.clone(),
                label: article
                    .outlet
                    .clone()
                    .unwrap_or_else(|| "Outlet not known".to_owned()),
            });
        }
    }
    outlets
}

/// The values of a key that an index has, in the order of their positions.
fn values(index: &Index, key: Key) -> Vec<Value> {
    let actors = || {
        index.actors.iter().map(|actor| Value {
            value: actor.id.0.clone(),
            label: actor.name.clone(),
        })
    };
    let issues = |prefix: &'static str| {
        index.issues.iter().map(move |issue| Value {
            value: format!("{prefix}{}", issue.id),
            label: issue.label.clone(),
        })
    };
    let unresolved = Value {
        value: UNRESOLVED.to_owned(),
        label: "Not resolved".to_owned(),
    };
    match key {
        Key::Speaker => actors().chain([unresolved]).collect(),
        Key::About | Key::Holder => actors().collect(),
        Key::Target => actors().chain(issues("issue:")).collect(),
        Key::Issue => issues("").collect(),
        Key::Outlet => outlets(&index.articles),
        Key::Article => index.articles.iter().map(article_value).collect(),
        Key::Verb => {
            let verbs = index.verbs.iter().map(|verb| Value {
                value: verb.clone(),
                label: verb.clone(),
            });
            verbs.collect()
        }
        _ => {
            let words = key.words().iter().map(|&(word, label)| Value {
                value: word.to_owned(),
                label: label.to_owned(),
            });
            words.collect()
        }
    }
}

fn article_value(article: &ArticleRow) -> Value {
    let title = article
        .title
        .as_deref()
        .unwrap_or("No headline in the text");
    let label = match &article.outlet {
        Some(outlet) => format!("{outlet}: {title}"),
        None => title.to_owned(),
    };
    Value {
        value: article.id.clone(),
        label,
    }
}

/// Quotes; keys of stances are met through [`StanceRow::quote`] and have no lists here.
fn quotes(index: &Index, values: &[Vec<Value>]) -> Table {
    let unresolved = index.actors.len() as u32;
    let no_kind = Key::Who.words().len() as u32 - 1;
    let or = |found: Vec<u32>, otherwise| {
        if found.is_empty() {
            vec![otherwise]
        } else {
            found
        }
    };
    Filling::new(&index.quotes, values)
        .key(Key::Speaker, |row| or(row.speakers.clone(), unresolved))
        .key(Key::Who, |row| {
            or(
                row.speakers
                    .iter()
                    .filter_map(|&actor| kind(index, actor))
                    .collect(),
                no_kind,
            )
        })
        .key(Key::About, |row| row.about.iter().copied())
        .key(Key::Issue, |row| row.issues.iter().copied())
        .key(Key::Kind, |row| [row.kind as u32])
        .key(Key::Cue, |row| [row.cue as u32])
        .key(Key::Verb, |row| row.verb)
        .key(Key::Naming, |row| [row.naming as u32])
        .placed(
            index,
            |row: &QuoteRow| row.article,
            |row| row.speakers.iter().copied(),
        )
}

/// Stances.
fn stances(index: &Index, values: &[Vec<Value>]) -> Table {
    let quote = |row: &StanceRow| index.quotes.get(row.quote? as usize);
    let n_actors = index.actors.len() as u32;
    let target_actor = |row: &StanceRow| match row.target {
        TargetRow::Actor(actor) => Some(actor),
        TargetRow::Issue(_) => None,
    };
    let issues = |row: &StanceRow| {
        let touched = quote(row)
            .map(|quote| quote.issues.clone())
            .unwrap_or_default();
        let target = match row.target {
            TargetRow::Issue(issue) => Some(issue),
            TargetRow::Actor(_) => None,
        };
        touched.into_iter().chain(target)
    };
    Filling::new(&index.stances, values)
        .key(Key::Speaker, |row| [row.holder])
        .key(Key::Holder, |row| [row.holder])
        .key(Key::Who, |row| kind(index, row.holder))
        .key(Key::About, target_actor)
        .key(Key::Target, |row| match row.target {
            TargetRow::Actor(actor) => [actor],
            TargetRow::Issue(issue) => [n_actors + issue],
        })
        .key(Key::Issue, issues)
        .key(Key::Polarity, |row| [row.polarity as u32])
        .key(Key::Basis, |row| [row.basis as u32])
        .key(Key::Kind, |row| quote(row).map(|quote| quote.kind as u32))
        .key(Key::Cue, |row| quote(row).map(|quote| quote.cue as u32))
        .key(Key::Verb, |row| quote(row)?.verb)
        .key(Key::Naming, |row| {
            quote(row).map(|quote| quote.naming as u32)
        })
        .placed(index, |row: &StanceRow| row.article, |row| [row.holder])
}

/// Mentions.
fn mentions(index: &Index, values: &[Vec<Value>]) -> Table {
    Filling::new(&index.mentions, values)
        .key(Key::About, |row| [row.actor])
        .key(Key::Who, |row| kind(index, row.actor))
        .placed(index, |row| row.article, |row| [row.actor])
}

/// Actors themselves: what is asked of the actor that is listed.
fn actors(index: &Index, values: &[Vec<Value>]) -> Table {
    Filling::new(&index.actors, values)
        .key(Key::Who, |row| [row.kind as u32])
        .table
}

/// Articles themselves.
fn articles(index: &Index, values: &[Vec<Value>]) -> Table {
    let outlets = outlet_positions(&index.articles);
    let positions: Vec<u32> = (0..index.articles.len() as u32).collect();
    let mut table = Filling::new(&positions, values)
        .key(Key::Article, |&position| [position])
        .key(Key::Outlet, |&position| {
            outlets.get(position as usize).copied()
        })
        .table;
    table.article = positions;
    table
}

fn kind(index: &Index, actor: u32) -> Option<u32> {
    index
        .actors
        .get(actor as usize)
        .map(|actor| actor.kind as u32)
}

/// The keys that a list offers to choose from, the most useful first.
pub(super) fn offered(subject: Subject) -> &'static [Key] {
    match subject {
        Subject::Quotes => &[
            Key::Speaker,
            Key::Outlet,
            Key::Kind,
            Key::Naming,
            Key::Cue,
            Key::About,
            Key::Issue,
            Key::Polarity,
            Key::Who,
            Key::Article,
        ],
        Subject::Stances => &[
            Key::Polarity,
            Key::Holder,
            Key::Target,
            Key::Basis,
            Key::Issue,
            Key::Outlet,
            Key::Who,
            Key::Article,
        ],
        Subject::Mentions => &[Key::About, Key::Who, Key::Outlet, Key::Article],
        Subject::Actors => &[
            Key::Who,
            Key::Outlet,
            Key::Article,
            Key::Kind,
            Key::Issue,
            Key::Polarity,
        ],
        Subject::Articles => &[Key::Outlet, Key::Speaker, Key::About, Key::Issue, Key::Kind],
    }
}
