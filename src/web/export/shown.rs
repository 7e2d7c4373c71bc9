//! A view as its address shows it: what all exports start from.

use crate::web::{
    route::{Address, Route},
    store::Layered,
    words,
};
use query::filter::{Filter, Subject};

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
    pub(super) fn view_link(&self) -> String {
        let bare = Address {
            sheet: None,
            entry: None,
            row: None,
            ..self.address.clone()
        };
        format!("{}{}", self.page, bare.href())
    }

    /// Where the figures come from, in one line: edition, layer, link.
    pub(super) fn source(&self) -> String {
        let edition = &self.layered.edition.title;
        let layer = words::layer(self.layered.index.layer);
        format!("On Record: {edition}, {layer}. {}", self.view_link())
    }

    /// Positions of the rows that the filter of the address selects.
    pub(super) fn rows(&self, subject: Subject) -> Vec<u32> {
        self.rows_of(&self.address.filter, subject)
    }

    fn rows_of(&self, filter: &Filter, subject: Subject) -> Vec<u32> {
        let hits = self.layered.find(&filter.text);
        self.layered.facets.rows(filter, subject, hits.as_deref())
    }

    /// The link to another view under the same layer.
    pub(super) fn link(&self, route: Route, entry: Option<&str>) -> String {
        let address = Address {
            route,
            filter: self.layered.bare_filter(),
            entry: entry.map(str::to_owned),
            ..Address::default()
        };
        format!("{}{}", self.page, address.href())
    }

    /// The list that the view shows, in its order; none of a view that is no list. An article lists its passages.
    pub(super) fn list(&self) -> Option<(Subject, Vec<u32>)> {
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
}
