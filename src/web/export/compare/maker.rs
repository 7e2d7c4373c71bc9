//! The articles compared, and what every row says of its article.

use crate::web::{
    export::{part::Compared, shown::Shown},
    route::Route,
    words,
};
use export::table::Cell;
use query::{
    compare::Sources,
    filter::{Filter, Key},
};

/// Stem of the file's name, and what the part shows.
pub(super) fn heading(part: Compared) -> (&'static str, &'static str) {
    match part {
        Compared::Voices => ("voices", "Who speaks, article by article"),
        Compared::Naming => ("naming", "How sources are named, article by article"),
        Compared::Verbs => ("verbs", "Reporting words, article by article"),
        Compared::Issues => ("issues", "Issues, article by article"),
        Compared::Phrases => (
            "phrases",
            "What became of utterances from article to article",
        ),
        Compared::Missing => (
            "missing",
            "What an article has not and at least two others have",
        ),
        Compared::Figures => ("figures", "Figures that the articles state"),
        Compared::Timeline => (
            "timeline",
            "When the articles appeared, and the dates that they name",
        ),
    }
}

/// Makes the rows.
pub(super) struct Maker<'a> {
    pub(super) shown: &'a Shown<'a>,
    pub(super) sources: Sources<'a>,
}

impl Maker<'_> {
    /// Id and outlet of an article, its words, and the filter that asks for it alone.
    pub(super) fn article(&self, at: u32) -> Option<([Cell; 2], u32, Filter)> {
        let row = self.sources.index.articles.get(at as usize)?;
        let filter = self.shown.layered.bare_filter().with(Key::Article, &row.id);
        let cells = [row.id.as_str().into(), words::outlet(row).into()];
        Some((cells, row.n_words, filter))
    }

    pub(super) fn quotes(&self, filter: &Filter) -> Cell {
        format!("{}{}", self.shown.page, Route::Quotes.href(filter)).into()
    }

    /// Rows of a table of counts: one for each column in which `cell` has one.
    pub(super) fn each_column(
        &self,
        rows: &mut Vec<Vec<Cell>>,
        cell: impl Fn(usize, u32, Filter) -> Option<Vec<Cell>>,
    ) {
        for (column, &at) in self.sources.articles.iter().enumerate() {
            if let Some((place, n_words, filter)) = self.article(at)
                && let Some(cells) = cell(column, n_words, filter)
            {
                rows.push(place.into_iter().chain(cells).collect());
            }
        }
    }
}
