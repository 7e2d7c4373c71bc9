//! What a view shows, as files to take along. The rows that an address selects, in its order, become a [`Table`]; pictures
//! are drawn from the same rows. Nothing here knows yew, so that it can run apart from the page.

use crate::{
    exchange::table::Table,
    query::filter::{Filter, Subject},
    web::{
        route::{Address, Route},
        store::Layered,
        words,
    },
};

mod lists;
mod passages;
mod pictures;

/// A part of a view that can be downloaded by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The rows listed; of an article, its passages.
    List,
    /// Who is heard, article by article.
    Grid,
    /// Who stands where.
    Matrix,
}

impl Part {
    /// What people call the part.
    pub fn label(self) -> &'static str {
        match self {
            Self::List => "this list",
            Self::Grid => "this comparison",
            Self::Matrix => "this matrix",
        }
    }

    /// The forms in which the part can be had.
    pub fn formats(self) -> &'static [Format] {
        &[Format::Csv, Format::Json]
    }

    /// What people call these forms, in the same order.
    pub fn forms(self) -> &'static [&'static str] {
        &["CSV", "JSON"]
    }
}

/// What is made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For spreadsheets.
    Csv,
    /// For programs.
    Json,
}

/// A file ready to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// What it is, as the web names it.
    pub media_type: &'static str,
    /// What it holds.
    pub text: String,
}

/// What is exported: a layer, the address that shows it, and where the page itself is found.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The layer.
    pub layered: &'a Layered,
    /// The view with its filter.
    pub address: &'a Address,
    /// The page without its fragment.
    pub page: &'a str,
}

impl Shown<'_> {
    /// Where the figures come from, in one line: edition, layer, link.
    fn source(&self) -> String {
        let bare = Address {
            sheet: None,
            entry: None,
            ..self.address.clone()
        };
        let edition = &self.layered.edition.title;
        let layer = words::layer(self.layered.index.layer);
        format!(
            "On Record: {edition}, {layer}. {}{}",
            self.page,
            bare.href()
        )
    }

    /// Positions of the rows that the filter of the address selects.
    fn rows(&self, subject: Subject) -> Vec<u32> {
        self.rows_of(&self.address.filter, subject)
    }

    fn rows_of(&self, filter: &Filter, subject: Subject) -> Vec<u32> {
        let hits = self.layered.search.find(&filter.text);
        let facets = &self.layered.facets;
        facets.run(filter, subject, hits.as_ref()).rows
    }

    /// The link to another view under the same layer.
    fn link(&self, route: Route, entry: Option<&str>) -> String {
        let address = Address {
            route,
            filter: self.layered.bare_filter(),
            entry: entry.map(str::to_owned),
            ..Address::default()
        };
        format!("{}{}", self.page, address.href())
    }

    /// The rows of a part as a table; none where the view has no such part.
    pub fn table(&self, part: Part) -> Option<Table> {
        match (&self.address.route, part) {
            (Route::Quotes, Part::List) => {
                Some(passages::quotes(self, &self.rows(Subject::Quotes)))
            }
            (Route::Article(id), Part::List) => {
                let quotes = &self.layered.index.quotes;
                let (article, _) = self.layered.article(id)?;
                let here = (0..).zip(quotes).filter(|(_, row)| row.article == article);
                let rows: Vec<u32> = here.map(|(at, _)| at).collect();
                Some(passages::quotes(self, &rows))
            }
            (Route::Stances, Part::List) => {
                Some(passages::stances(self, &self.rows(Subject::Stances)))
            }
            (Route::Mentions, Part::List) => {
                Some(passages::mentions(self, &self.rows(Subject::Mentions)))
            }
            (Route::Actors, Part::List) => Some(lists::actors(self, &self.rows(Subject::Actors))),
            (Route::Articles, Part::List) => {
                Some(lists::articles(self, &self.rows(Subject::Articles)))
            }
            (Route::Overview | Route::Actor(_), Part::Grid) => pictures::grid(self),
            (Route::Overview | Route::Stances, Part::Matrix) => Some(pictures::matrix(self)),
            _ => None,
        }
    }

    /// A part as a file; none where the view has no such part, or the part no such form.
    pub fn file(&self, part: Part, format: Format) -> Option<File> {
        let table = self.table(part)?;
        let (ending, media_type, text) = match format {
            Format::Csv => ("csv", "text/csv;charset=utf-8", table.to_csv()),
            Format::Json => ("json", "application/json", table.to_json()),
        };
        Some(File {
            name: format!("on-record-{}.{ending}", table.name),
            media_type,
            text,
        })
    }
}
