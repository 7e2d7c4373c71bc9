//! Figures and dates with the places that state them.

use super::maker::Maker;
use crate::web::{figures::mention_entry, route::Route};
use export::table::Cell;
use query::compare::{
    figures::{Stated, figures, published},
    timeline::Timeline,
};
use record::calendar::{DateBasis, Days};

/// The columns of the table of figures.
pub(super) const FIGURES: &[&str] = &[
    "figure",
    "counted",
    "value",
    "unit",
    "as_written",
    "differs",
    "article_id",
    "outlet",
    "paragraph",
    "start",
    "end",
    "link",
];
/// The columns of the table of dates.
pub(super) const TIMELINE: &[&str] = &[
    "from",
    "to",
    "event",
    "as_written",
    "basis",
    "article_id",
    "outlet",
    "paragraph",
    "start",
    "end",
    "link",
];

impl Maker<'_> {
    pub(super) fn figures(&self) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for (number, group) in (1u32..).zip(figures(self.sources)) {
            for (stated, value) in group.cells.iter().flatten() {
                let decimals = format!("{}.{:03}", value / 1000, value % 1000);
                let value = decimals.trim_end_matches('0').trim_end_matches('.');
                let mut row: Vec<Cell> = vec![
                    number.into(),
                    group.label.as_str().into(),
                    value.into(),
                    group.unit.as_str().into(),
                    stated.text.as_str().into(),
                    if group.differs() { "yes" } else { "no" }.into(),
                ];
                row.extend(self.place(stated));
                rows.push(row);
            }
        }
        rows
    }

    pub(super) fn timeline(&self) -> Vec<Vec<Cell>> {
        let timeline = Timeline::of(self.sources);
        let mut rows: Vec<(Option<Days>, Vec<Cell>)> = Vec::new();
        for (_, at, _, record) in self.sources.columns() {
            if let (Some(days), Some((place, ..))) = (published(&record.article), self.article(at))
            {
                let basis = record
                    .article
                    .published
                    .as_ref()
                    .map(|days| days.basis.as_str());
                let mut row: Vec<Cell> = ends(Some(days)).into();
                row.extend(["appeared".into(), Cell::Absent, basis.into()]);
                row.extend(place);
                row.resize_with(TIMELINE.len(), || Cell::Absent);
                rows.push((Some(days), row));
            }
        }
        for group in &timeline.dates {
            for (stated, basis) in group.cells.iter().flatten() {
                let basis = match basis {
                    Some(DateBasis::Written) => "written in full",
                    Some(DateBasis::Year) => "year from publication",
                    Some(DateBasis::Counted) => "counted from publication",
                    None => "not resolved",
                };
                let mut row: Vec<Cell> = ends(group.days).into();
                row.extend(["named".into(), stated.text.as_str().into(), basis.into()]);
                row.extend(self.place(stated));
                rows.push((group.days, row));
            }
        }
        record::order::by_key(&mut rows, |&(days, _)| (days.is_none(), days));
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// Article, outlet, paragraph, span and link of what an article states.
    fn place(&self, stated: &Stated) -> Vec<Cell> {
        let Some((place, ..)) = self.article(stated.article) else {
            return vec![Cell::Absent; 6];
        };
        let entry = mention_entry(stated.span);
        let id = self.sources.index.articles.get(stated.article as usize);
        let route = Route::Article(id.map_or_else(String::new, |article| article.id.clone()));
        let cells = [
            stated.paragraph.into(),
            stated.span.start.into(),
            stated.span.end.into(),
            self.shown.link(route, Some(&entry)).into(),
        ];
        place.into_iter().chain(cells).collect()
    }
}

fn ends(days: Option<Days>) -> [Cell; 2] {
    [
        days.map(|days| days.from.to_string()).into(),
        days.map(|days| days.to.to_string()).into(),
    ]
}
