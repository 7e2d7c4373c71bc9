//! What the sections of a comparison share.

use std::rc::Rc;

use yew::prelude::*;

use crate::web::{hooks::AddressHandle, route::Picture, store::Layered, words};
use query::{
    compare::Sources,
    filter::{Filter, Key},
    index::ArticleRow,
};

/// The articles compared, in their layer.
pub(in crate::web::views) struct Comparison {
    pub(in crate::web::views) layered: Rc<Layered>,
    pub(in crate::web::views) address: AddressHandle,
    /// Positions of the articles compared, in the edition's order.
    pub(in crate::web::views) articles: Vec<u32>,
}

impl Comparison {
    pub(in crate::web::views) fn sources(&self) -> Sources<'_> {
        Sources {
            edition: &self.layered.edition,
            records: &self.layered.records,
            index: &self.layered.index,
            articles: &self.articles,
        }
    }

    /// One cell for each article.
    pub(super) fn cells(
        &self,
        cell: impl Fn(usize, &ArticleRow) -> Option<Html>,
    ) -> Vec<Option<Html>> {
        let articles = &self.layered.index.articles;
        let rows = self.articles.iter().enumerate();
        rows.map(|(column, &at)| cell(column, articles.get(at as usize)?))
            .collect()
    }

    /// The filter that asks for one article alone.
    pub(super) fn scope(&self, article: &ArticleRow) -> Filter {
        self.layered.bare_filter().with(Key::Article, &article.id)
    }

    /// The link that shows all rows of a picture, or the first ones again.
    pub(super) fn view_more(&self, picture: Picture, all: &str) -> Html {
        let is_whole = self.address.arranged.is_whole(picture);
        let arranged = self.address.arranged.clone().toggled(picture);
        let href = self.address.with_arranged(arranged).href();
        html! { <a class="button compare__more" {href}>{ if is_whole { "Show fewer" } else { all }.to_owned() }</a> }
    }
}

/// Outlets of articles, parted by commas.
pub(super) fn outlets(layered: &Layered, articles: &[u32]) -> String {
    let rows = articles
        .iter()
        .filter_map(|&at| layered.index.articles.get(at as usize));
    rows.map(words::outlet).collect::<Vec<_>>().join(", ")
}
