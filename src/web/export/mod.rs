//! What a view shows, as files to take along. The rows that an address selects, in its order, become a [`Table`]; pictures
//! are drawn from the same rows. Nothing here knows yew, so that it can run apart from the page.

use crate::web::{
    route::{Address, Route},
    store::Layered,
    words,
};
use export::{annotation, picture::Picture, table::Table};
use query::filter::{Filter, Subject};

mod annotations;
mod compare;
mod lists;
mod passages;
mod pictures;

/// A part of a view that can be downloaded by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The actors or articles listed.
    List,
    /// The passages listed; of an article, its attributions.
    Passages,
    /// Who is heard, article by article.
    Grid,
    /// Who stands where.
    Matrix,
    /// The same as lines.
    Network,
    /// A section of a comparison.
    Compared(Compared),
}

/// The sections of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the heading of its section")]
pub enum Compared {
    Voices,
    Naming,
    Verbs,
    Issues,
    Phrases,
    Missing,
    Figures,
    Timeline,
}

impl Part {
    /// What people call the part.
    pub fn label(self) -> &'static str {
        match self {
            Self::List | Self::Passages => "this list",
            Self::Compared(Compared::Timeline) => "this timeline",
            Self::Grid | Self::Compared(_) => "this comparison",
            Self::Matrix => "this matrix",
            Self::Network => "this network",
        }
    }

    /// The forms in which the part can be had.
    pub fn formats(self) -> &'static [Format] {
        match self {
            Self::List | Self::Compared(Compared::Phrases | Compared::Missing) => {
                &[Format::Csv, Format::Json]
            }
            Self::Passages => &[Format::Csv, Format::Json, Format::Annotations],
            Self::Grid | Self::Matrix | Self::Network | Self::Compared(_) => {
                &[Format::Csv, Format::Json, Format::Svg, Format::Png]
            }
        }
    }

    /// What people call these forms, in the same order.
    pub fn forms(self) -> &'static [&'static str] {
        match self.formats() {
            [_, _] => &["CSV", "JSON"],
            [_, _, _] => &["CSV", "JSON", "Web annotations"],
            _ => &["CSV", "JSON", "SVG", "PNG"],
        }
    }
}

/// What is made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For spreadsheets.
    Csv,
    /// For programs.
    Json,
    /// For tools that lay notes over texts.
    Annotations,
    /// A picture of lines, which stays sharp at any size.
    Svg,
    /// A picture of points. Made of the lines, by the browser.
    Png,
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
    /// The link to the view, nothing pointed at.
    fn view_link(&self) -> String {
        let bare = Address {
            sheet: None,
            entry: None,
            row: None,
            ..self.address.clone()
        };
        format!("{}{}", self.page, bare.href())
    }

    /// Where the figures come from, in one line: edition, layer, link.
    fn source(&self) -> String {
        let edition = &self.layered.edition.title;
        let layer = words::layer(self.layered.index.layer);
        format!("On Record: {edition}, {layer}. {}", self.view_link())
    }

    /// Positions of the rows that the filter of the address selects.
    fn rows(&self, subject: Subject) -> Vec<u32> {
        self.rows_of(&self.address.filter, subject)
    }

    fn rows_of(&self, filter: &Filter, subject: Subject) -> Vec<u32> {
        let hits = self.layered.find(&filter.text);
        self.layered.facets.rows(filter, subject, hits.as_deref())
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

    /// The list that the view shows, in its order; none of a view that is no list. An article lists its passages.
    fn list(&self) -> Option<(Subject, Vec<u32>)> {
        let subject = match &self.address.route {
            Route::Article(id) => {
                let (article, _) = self.layered.article(id)?;
                let quotes = (0..).zip(&self.layered.index.quotes);
                let here = quotes.filter(|(_, row)| row.article == article);
                return Some((Subject::Quotes, here.map(|(at, _)| at).collect()));
            }
            Route::Quotes => Subject::Quotes,
            Route::Stances => Subject::Stances,
            Route::Mentions => Subject::Mentions,
            Route::Actors => Subject::Actors,
            Route::Articles => Subject::Articles,
            _ => return None,
        };
        Some((subject, self.rows(subject)))
    }

    /// A part as a table; none where the view has no such part.
    pub fn table(&self, part: Part) -> Option<Table> {
        match part {
            Part::List | Part::Passages => self.list().map(|(subject, rows)| match subject {
                Subject::Quotes => passages::quotes(self, &rows),
                Subject::Stances => passages::stances(self, &rows),
                Subject::Mentions => passages::mentions(self, &rows),
                Subject::Actors => lists::actors(self, &rows),
                Subject::Articles => lists::articles(self, &rows),
            }),
            Part::Grid => Some(pictures::grid(self)),
            Part::Matrix => Some(pictures::matrix(self)),
            Part::Network => Some(pictures::network(self)),
            Part::Compared(part) => Some(compare::compared(self, part)),
        }
    }

    /// A part as a picture; none where it has none.
    pub fn picture(&self, part: Part) -> Option<Picture> {
        match part {
            Part::Grid => Some(pictures::draw_grid(self)),
            Part::Matrix => Some(pictures::draw_matrix(self)),
            Part::Network => Some(pictures::draw_network(self)),
            Part::Compared(part) => compare::draw(self, part),
            Part::List | Part::Passages => None,
        }
    }

    /// A part as a file; none where the view has no such part, or the part no such form. Of [`Format::Png`] the lines, to
    /// be drawn by the browser.
    pub fn file(&self, part: Part, format: Format) -> Option<File> {
        if let Format::Svg | Format::Png = format {
            let picture = self.picture(part)?;
            let ending = if format == Format::Svg { "svg" } else { "png" };
            return Some(File {
                name: format!("on-record-{}.{ending}", picture.name),
                media_type: "image/svg+xml",
                text: picture.to_svg(),
            });
        }
        let table = self.table(part)?;
        let (ending, media_type, text) = match format {
            Format::Csv => ("csv", "text/csv;charset=utf-8", table.to_csv()),
            Format::Json => ("json", "application/json", table.to_json()),
            Format::Annotations => {
                let (subject, rows) = self.list()?;
                let annotations = annotations::of(self, subject, &rows);
                let text = annotation::to_json(&table.caption, &self.view_link(), &annotations);
                ("annotations.jsonld", "application/ld+json", text)
            }
            Format::Svg | Format::Png => return None,
        };
        Some(File {
            name: format!("on-record-{}.{ending}", table.name),
            media_type,
            text,
        })
    }
}
