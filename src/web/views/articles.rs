//! The articles: what each says of its own publication, and how much of it is someone's words.

use yew::prelude::*;

use super::shared::{Listing, use_listing, view_listing};
use crate::{
    query::{
        filter::{Filter, Key, Sort, Subject},
        index::ArticleRow,
    },
    web::{
        components::{Bar, view_bar, view_bar_key, view_count, view_header},
        route::Route,
        words::{self, counted, days, number},
    },
};

/// The view.
#[component]
pub fn Articles() -> Html {
    let listing = use_listing(Subject::Articles);
    let full = listing
        .layered
        .index
        .articles
        .iter()
        .map(|article| article.n_words)
        .max();
    let rows = listing.outcome.rows.iter().filter_map(|&row| {
        let article = listing.layered.index.articles.get(row as usize)?;
        Some(view_article(&listing, row, article, full.unwrap_or(0)))
    });
    let results = html! { <div class="articles">{ for rows }</div> };
    html! {
        <>
            { view_header(
                "Articles",
                "The length of each bar is the length of the article; what it fills is someone’s words.",
                view_bar_key(),
            ) }
            { view_listing(&listing, "article", results) }
        </>
    }
}

fn view_article(listing: &Listing, row: u32, article: &ArticleRow, full: u32) -> Html {
    let index = &listing.layered.index;
    let quotes = index.quotes.iter().filter(|quote| quote.article == row);
    let (own, reported) = quotes.fold((0, 0), |(own, reported), quote| {
        (own + quote.n_own_words, reported + quote.n_reported_words)
    });
    let href = Route::Article(article.id.clone()).href(&listing.layered.bare_filter());
    let published = article.published.as_ref().map_or_else(
        || "no date in the text".to_owned(),
        |(from, to)| days(from, to),
    );
    let bar = Bar {
        own,
        reported,
        full,
    };
    html! {
        <article class="article-row" key={article.id.clone()}>
            <div class="article-row__words">
                <p class="article-row__outlet">{ words::outlet(article) }</p>
                <h2 class="article-row__title"><a {href}>{ words::title(article) }</a></h2>
                <p class="article-row__facts">{ format!("{published} · {}", counted(article.n_words, "word")) }</p>
            </div>
            <div class="article-row__heard">
                <div class="article-row__bar">{ view_length_bar(bar, article.n_words) }</div>
                <p class="article-row__facts">
                    { format!("{} in quotation marks, {} reported", counted(own, "word"), number(reported)) }
                </p>
                <ul class="article-row__figures">
                    { view_figure(listing, article, Subject::Quotes, Route::Quotes, "passage") }
                    { view_figure(listing, article, Subject::Stances, Route::Stances, "position") }
                    { view_figure(listing, article, Subject::Mentions, Route::Mentions, "mention") }
                </ul>
            </div>
        </article>
    }
}

/// The bar, cut to the article's length.
fn view_length_bar(bar: Bar, n_words: u32) -> Html {
    let full = bar.full.max(1);
    let per_mille = u64::from(n_words) * 1000 / u64::from(full);
    let width = format!("{}.{}%", per_mille / 10, per_mille % 10);
    html! {
        <svg class="bar" aria-hidden="true" focusable="false">
            <svg width={width}>
                { view_bar(Bar { full: n_words, ..bar }) }
            </svg>
        </svg>
    }
}

/// How many passages of a sort the article has under the present filter.
fn view_figure(
    listing: &Listing,
    article: &ArticleRow,
    subject: Subject,
    route: Route,
    noun: &str,
) -> Html {
    let filter: Filter = listing
        .address
        .filter
        .clone()
        .sorted(Sort::default())
        .only(Key::Article, &article.id);
    let hits = listing.hits.as_ref().as_ref();
    let n = listing.layered.facets.count(&filter, subject, hits);
    let noun = if n == 1 {
        noun.to_owned()
    } else {
        format!("{noun}s")
    };
    let what = format!("{noun} in {}", words::title(article));
    html! {
        <li>{ view_count(n, route.href(&filter), &what) }<span aria-hidden="true">{ noun }</span></li>
    }
}
