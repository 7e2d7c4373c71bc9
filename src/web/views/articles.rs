//! The articles: what each says of its own publication, and how much of it is someone's words.

use yew::prelude::*;

use super::shared::{Listing, use_listing, view_listing, view_rows};
use crate::web::{
    components::{Bar, view_bar, view_bar_key, view_count, view_header},
    route::Route,
    store::Layered,
    words::{self, days, number},
};
use query::{
    filter::{Filter, Key, Sort, Subject},
    index::ArticleRow,
    search::SearchHits,
};

/// What the view counts of each article.
#[derive(PartialEq)]
struct Counted {
    /// Words inside quotation marks and other words attributed to somebody.
    words: Vec<[u32; 2]>,
    /// Passages, positions and mentions under the filter.
    found: Vec<[u32; 3]>,
    /// Words of the longest.
    longest: u32,
}

impl Counted {
    fn of(layered: &Layered, filter: &Filter, hits: Option<&SearchHits>) -> Self {
        let index = &layered.index;
        let mut words = vec![[0; 2]; index.articles.len()];
        for quote in &index.quotes {
            if let Some([own, reported]) = words.get_mut(quote.article as usize) {
                *own += quote.n_own_words;
                *reported += quote.n_reported_words;
            }
        }
        let mut found = vec![[0; 3]; index.articles.len()];
        let filter = filter.clone().sorted(Sort::default());
        for (at, subject) in SUBJECTS.into_iter().enumerate() {
            for row in layered.facets.rows(&filter, subject, hits) {
                let row = row as usize;
                let article = match subject {
                    Subject::Stances => index.stances.get(row).map(|row| row.article),
                    Subject::Mentions => index.mentions.get(row).map(|row| row.article),
                    _ => index.quotes.get(row).map(|row| row.article),
                };
                if let Some(counts) = article.and_then(|article| found.get_mut(article as usize)) {
                    counts[at] += 1;
                }
            }
        }
        let longest = index.articles.iter().map(|article| article.n_words).max();
        Self {
            words,
            found,
            longest: longest.unwrap_or(0),
        }
    }
}

const SUBJECTS: [Subject; 3] = [Subject::Quotes, Subject::Stances, Subject::Mentions];

/// The view.
#[component]
pub fn Articles() -> Html {
    let listing = use_listing(Subject::Articles);
    let counted = use_memo(
        (
            listing.layered.clone(),
            listing.address.filter.clone(),
            listing.hits.clone(),
        ),
        |(layered, filter, hits)| Counted::of(layered, filter, hits.as_deref()),
    );
    let results = view_rows(&listing, "articles", "article", {
        let listing = listing.clone();
        move |row| view_article(&listing, row, &counted)
    });
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

fn view_article(listing: &Listing, row: u32, counted: &Counted) -> Html {
    let Some(article) = listing.layered.index.articles.get(row as usize) else {
        return Html::default();
    };
    let at = row as usize;
    let [own, reported] = counted.words.get(at).copied().unwrap_or_default();
    let [n_quotes, n_stances, n_mentions] = counted.found.get(at).copied().unwrap_or_default();
    let href = Route::Article(article.id.clone()).href(&listing.layered.bare_filter());
    let published = article.published.as_ref().map_or_else(
        || "no date in the text".to_owned(),
        |(from, to)| days(from, to),
    );
    let bar = Bar {
        own,
        reported,
        full: counted.longest,
    };
    html! {
        <article class="article-row">
            <div class="article-row__words">
                <p class="article-row__outlet">{ words::outlet(article) }</p>
                <h2 class="article-row__title"><a {href}>{ words::title(article) }</a></h2>
                <p class="article-row__facts">{ format!("{published} · {}", counted_words(article.n_words)) }</p>
            </div>
            <div class="article-row__heard">
                <div class="article-row__bar">{ view_length_bar(bar, article.n_words) }</div>
                <p class="article-row__facts">
                    { format!("{} in quotation marks, {} reported", counted_words(own), number(reported)) }
                </p>
                <ul class="article-row__figures">
                    { view_figure(listing, article, n_quotes, Route::Quotes, "passage") }
                    { view_figure(listing, article, n_stances, Route::Stances, "position") }
                    { view_figure(listing, article, n_mentions, Route::Mentions, "mention") }
                </ul>
            </div>
        </article>
    }
}

fn counted_words(n: u32) -> String {
    words::counted(n, "word")
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
fn view_figure(listing: &Listing, article: &ArticleRow, n: u32, route: Route, noun: &str) -> Html {
    let filter: Filter = listing
        .address
        .filter
        .clone()
        .sorted(Sort::default())
        .only(Key::Article, &article.id);
    let ending = if n == 1 { "" } else { "s" };
    let noun = format!("{noun}{ending}");
    let what = format!("{noun} in {}", words::title(article));
    html! {
        <li>{ view_count(n, route.href(&filter), &what) }<span aria-hidden="true">{ noun }</span></li>
    }
}
