//! What a view shows, as files to take along. The rows that an address selects, in its order, become a [`Table`]; pictures
//! are drawn from the same rows. Nothing here knows yew, so that it can run apart from the page.

use export::{annotation, picture::Picture, table::Table};
use query::filter::Subject;

mod annotations;
mod compare;
mod lists;
mod part;
mod passages;
mod pictures;
mod shown;

pub use part::{Compared, Format, Part};
pub use shown::Shown;

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

impl Shown<'_> {
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
