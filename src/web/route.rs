//! What an address means: `#/quotes?speaker=mira-castellan&entry=...` is a [`Route`], a [`Filter`] and, where a link
//! points at one entry or an open sheet, that too. Whatever cannot be understood is named, and the nearest valid view is
//! shown.

use crate::web::store::Layered;
use query::{
    codec::{self, Ignored},
    filter::Filter,
};
use record::ActorId;

mod arranged;

pub use arranged::{Arranged, Picture};

/// A view, with what it is a view of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Article cards, who is heard, who stands where.
    Overview,
    /// All actors.
    Actors,
    /// One actor.
    Actor(ActorId),
    /// Attributions as cards.
    Quotes,
    /// Matrix and list of stances.
    Stances,
    /// Passages that name actors.
    Mentions,
    /// Two to five articles side by side.
    Compare,
    /// When articles appeared, and the days that they name.
    Timeline,
    /// All articles.
    Articles,
    /// One article, by its short id.
    Article(String),
    /// Bringing one's own articles.
    Import,
    /// The edition as a file to give away.
    Publish,
    /// Method, accuracy, privacy, licences.
    About,
}

impl Route {
    /// The path that opens the view, from `/` on.
    pub fn path(&self) -> String {
        match self {
            Self::Overview => "/".to_owned(),
            Self::Actors => "/actors".to_owned(),
            Self::Actor(id) => format!("/actor/{}", escape(id.as_str())),
            Self::Quotes => "/quotes".to_owned(),
            Self::Stances => "/stances".to_owned(),
            Self::Mentions => "/mentions".to_owned(),
            Self::Compare => "/compare".to_owned(),
            Self::Timeline => "/timeline".to_owned(),
            Self::Articles => "/articles".to_owned(),
            Self::Article(id) => format!("/article/{}", escape(id)),
            Self::Import => "/import".to_owned(),
            Self::Publish => "/publish".to_owned(),
            Self::About => "/about".to_owned(),
        }
    }

    /// The link that opens the view under `filter`.
    pub fn href(&self, filter: &Filter) -> String {
        Address {
            route: self.clone(),
            filter: filter.clone(),
            ..Address::default()
        }
        .href()
    }

    /// The view that the masthead marks as open.
    pub fn section(&self) -> Self {
        match self {
            Self::Actor(_) => Self::Actors,
            Self::Article(_) => Self::Articles,
            other => other.clone(),
        }
    }

    /// Whether the view belongs to the second part of the page (`web::second_part`), which the first load leaves out.
    pub fn is_later(&self) -> bool {
        *self != Self::Overview
    }

    /// Whether the view is a list that a search shortens while one types.
    pub fn is_searched(&self) -> bool {
        matches!(
            self,
            Self::Quotes | Self::Stances | Self::Mentions | Self::Actors
        )
    }

    /// What the tab is called.
    pub fn title(&self, layered: &Layered) -> String {
        match self {
            Self::Overview => "Overview".to_owned(),
            Self::Actors => "Actors".to_owned(),
            Self::Actor(id) => layered
                .actor(id)
                .map_or("Actor".to_owned(), |actor| actor.name.clone()),
            Self::Quotes => "Quotes".to_owned(),
            Self::Stances => "Stances".to_owned(),
            Self::Mentions => "Mentions".to_owned(),
            Self::Compare => "Compare".to_owned(),
            Self::Timeline => "Timeline".to_owned(),
            Self::Articles => "Articles".to_owned(),
            Self::Article(id) => layered
                .article(id)
                .map_or("Article".to_owned(), |(_, article)| {
                    crate::web::words::title(article)
                }),
            Self::Import => "Add articles".to_owned(),
            Self::Publish => "Make my edition".to_owned(),
            Self::About => "About".to_owned(),
        }
    }

    /// Reads a path; what was not understood comes second.
    fn parse(path: &str) -> (Self, Option<Ignored>) {
        let segments: Vec<String> = path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .map(codec::decode)
            .collect();
        let mut segments = segments.iter().map(String::as_str);
        let first = segments.next();
        let second = segments.next();
        let (route, rest) = match (first, second) {
            (None, _) => (Self::Overview, None),
            (Some("actor"), Some(id)) => (Self::Actor(ActorId::from(id)), segments.next()),
            (Some("article"), Some(id)) => (Self::Article(id.to_owned()), segments.next()),
            (Some("actors" | "actor"), rest) => (Self::Actors, rest),
            (Some("articles" | "article"), rest) => (Self::Articles, rest),
            (Some("quotes"), rest) => (Self::Quotes, rest),
            (Some("stances"), rest) => (Self::Stances, rest),
            (Some("mentions"), rest) => (Self::Mentions, rest),
            (Some("compare"), rest) => (Self::Compare, rest),
            (Some("timeline"), rest) => (Self::Timeline, rest),
            (Some("import"), rest) => (Self::Import, rest),
            (Some("publish"), rest) => (Self::Publish, rest),
            (Some("about"), rest) => (Self::About, rest),
            (unknown, _) => (Self::Overview, unknown),
        };
        (route, rest.map(|rest| ignored("the page", rest)))
    }
}

fn ignored(what: &str, name: &str) -> Ignored {
    Ignored {
        what: format!("{what} “{name}”"),
        nearest: None,
        instead: None,
    }
}

fn escape(value: &str) -> String {
    let mut escaped = String::new();
    codec::encode(value, &mut escaped);
    escaped
}

/// A sheet that lies over the view on a small screen; part of the address so that Back closes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The facets.
    Filters,
}

/// Everything that an address says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Which view.
    pub route: Route,
    /// What it shows.
    pub filter: Filter,
    /// Id of the attribution, stance or mention that is open or pointed at; of a comparison the section.
    pub entry: Option<String>,
    /// The row that a long list begins with, counted from 1.
    pub row: Option<u32>,
    /// The sheet that is open.
    pub sheet: Option<Sheet>,
    /// How pictures are arranged.
    pub arranged: Arranged,
    /// What could not be understood; empty where all was.
    pub ignored: Vec<Ignored>,
}

impl Default for Address {
    fn default() -> Self {
        Self {
            route: Route::Overview,
            filter: Filter::default(),
            entry: None,
            row: None,
            sheet: None,
            arranged: Arranged::default(),
            ignored: Vec::new(),
        }
    }
}

impl Address {
    /// Reads path and query of a fragment. Unknown parts are ignored and named.
    pub fn parse(path: &str, query: &str) -> Self {
        let (route, unknown) = Route::parse(path);
        let mut address = Self {
            route,
            ignored: unknown.into_iter().collect(),
            ..Self::default()
        };
        let mut rest = Vec::new();
        for pair in query.trim_start_matches('?').split('&') {
            match pair.split_once('=') {
                Some(("entry", id)) => address.entry = Some(codec::decode(id)),
                Some(("row", row)) if row.parse::<u32>().is_ok() => address.row = row.parse().ok(),
                Some(("sheet", "filters")) => address.sheet = Some(Sheet::Filters),
                Some(("rows", by)) => address.arranged.rows = Some(codec::decode(by)),
                Some(("columns", by)) => address.arranged.columns = Some(codec::decode(by)),
                Some(("whole", names)) => {
                    let names = codec::decode(names);
                    let is_named =
                        |picture: &Picture| names.split(',').any(|name| name == picture.as_str());
                    address.arranged.whole = Picture::ALL.into_iter().filter(is_named).collect();
                }
                _ => rest.push(pair),
            }
        }
        let (filter, ignored) = codec::read(&rest.join("&"));
        address.filter = filter;
        address.ignored.extend(ignored);
        address
    }

    /// The same address, or the nearest that `layered` has: an actor or article that is not in the edition gives way to
    /// the list, a choice that it does not know is left out.
    #[must_use]
    pub fn settle(mut self, layered: &Layered) -> Self {
        match &self.route {
            Route::Actor(id) if layered.actor(id).is_none() => {
                self.ignored.push(ignored("the actor", id.as_str()));
                self.route = Route::Actors;
            }
            Route::Article(id) if layered.article(id).is_none() => {
                self.ignored.push(ignored("the article", id));
                self.route = Route::Articles;
            }
            _ => {}
        }
        let (filter, unknown) = layered.facets.resolve(&self.filter);
        self.filter = filter;
        self.ignored.extend(unknown);
        self
    }

    /// Query with its question mark, in fixed order; empty where everything has its default.
    pub fn query(&self) -> String {
        let mut query = codec::write(&self.filter);
        let mut add = |key: &str, value: &str| {
            if !query.is_empty() {
                query.push('&');
            }
            query.push_str(key);
            query.push('=');
            query.push_str(&escape(value));
        };
        if let Some(entry) = &self.entry {
            add("entry", entry);
        }
        if let Some(row) = self.row {
            add("row", &row.to_string());
        }
        if let Some(rows) = &self.arranged.rows {
            add("rows", rows);
        }
        if let Some(columns) = &self.arranged.columns {
            add("columns", columns);
        }
        let whole: Vec<&str> = self
            .arranged
            .whole
            .iter()
            .map(|picture| picture.as_str())
            .collect();
        if !whole.is_empty() {
            add("whole", &whole.join(","));
        }
        if let Some(Sheet::Filters) = self.sheet {
            add("sheet", "filters");
        }
        query
    }

    /// The link to this address: `#/path?query`.
    pub fn href(&self) -> String {
        let (path, query) = (self.route.path(), self.query());
        if query.is_empty() {
            format!("#{path}")
        } else {
            format!("#{path}?{query}")
        }
    }

    /// The same address under another filter, nothing pointed at.
    #[must_use]
    pub fn with_filter(&self, filter: Filter) -> Self {
        Self {
            filter,
            entry: None,
            row: None,
            ignored: Vec::new(),
            ..self.clone()
        }
    }

    /// The same address with its pictures arranged otherwise.
    #[must_use]
    pub fn with_arranged(&self, arranged: Arranged) -> Self {
        Self {
            arranged,
            ..self.clone()
        }
    }

    /// The same address with an entry pointed at, or none.
    #[must_use]
    pub fn with_entry(&self, entry: Option<String>) -> Self {
        Self {
            entry,
            row: None,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, query: &str, href: &str, ignored: &[&str]) {
        let address = Address::parse(path, query);
        assert_eq!(address.href(), href);
        let what: Vec<&str> = address
            .ignored
            .iter()
            .map(|part| part.what.as_str())
            .collect();
        assert_eq!(what, ignored);
    }

    #[test]
    fn addresses_survive() {
        check("/", "", "#/", &[]);
        check("/actor/mira-castellan", "", "#/actor/mira-castellan", &[]);
        check("/quotes", "?kind=direct", "#/quotes?kind=direct", &[]);
        check(
            "/article/0a1b2c3d",
            "?entry=q-17",
            "#/article/0a1b2c3d?entry=q-17",
            &[],
        );
        check(
            "/quotes",
            "?row=4000&kind=direct",
            "#/quotes?kind=direct&row=4000",
            &[],
        );
        check(
            "/compare",
            "?article=0a1b2c3d,4e5f6a7b&entry=naming&whole=figures%2Cvoices",
            "#/compare?article=0a1b2c3d,4e5f6a7b&entry=naming&whole=voices%2Cfigures",
            &[],
        );
        check("/quotes", "?sheet=filters", "#/quotes?sheet=filters", &[]);
        check(
            "/",
            "?whole=network,heard,x&rows=issue:lake&columns=ada-lind",
            "#/?rows=issue:lake&columns=ada-lind&whole=heard%2Cnetwork",
            &[],
        );
    }

    #[test]
    fn unknown_pages_give_way_to_the_nearest() {
        check("/quotes/9/9", "", "#/quotes", &["the page “9”"]);
        check("/nowhere", "", "#/", &["the page “nowhere”"]);
        check("/actor", "", "#/actors", &[]);
        check("/actor/a/b", "", "#/actor/a", &["the page “b”"]);
    }
}
