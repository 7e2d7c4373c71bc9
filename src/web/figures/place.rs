//! The way to a passage in its article.

use crate::web::{
    route::{Address, Route},
    store::Layered,
};
use record::span::CodeSpan;

/// What an address calls a mention of its article.
pub fn mention_entry(span: CodeSpan) -> String {
    format!("mention-{}-{}", span.start, span.end)
}

/// The link that opens a passage in its article; `entry` as the article's view knows it.
pub fn article_href(layered: &Layered, article: u32, entry: String) -> String {
    let id = layered.index.articles.get(article as usize);
    Address {
        route: Route::Article(id.map_or_else(String::new, |article| article.id.clone())),
        filter: layered.bare_filter(),
        entry: Some(entry),
        ..Address::default()
    }
    .href()
}
