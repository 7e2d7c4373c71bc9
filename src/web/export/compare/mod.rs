//! What a comparison and a timeline show, as rows in long form: one for each article and thing.

use self::maker::Maker;
use super::{part::Compared, shown::Shown};
use crate::web::figures::compared::chosen_articles;
use export::{picture::Picture, table::Table};
use query::compare::Sources;

mod drawn;
mod maker;
mod rows;
mod stated;

/// A part of a comparison as a table.
pub(super) fn compared(shown: &Shown<'_>, part: Compared) -> Table {
    with(shown, |maker| maker.table(part))
}

/// The same as a picture; none of those that are texts.
pub(super) fn draw(shown: &Shown<'_>, part: Compared) -> Option<Picture> {
    with(shown, |maker| maker.picture(part))
}

fn with<T>(shown: &Shown<'_>, make: impl FnOnce(Maker<'_>) -> T) -> T {
    let layered = shown.layered;
    let articles = chosen_articles(layered, &shown.address.filter);
    let sources = Sources {
        edition: &layered.edition,
        records: &layered.records,
        index: &layered.index,
        articles: &articles,
    };
    make(Maker { shown, sources })
}
