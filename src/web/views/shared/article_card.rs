//! One article as a card: outlet, headline, day, length, and how much of it is in other people's words.

use yew::prelude::*;

use crate::web::{
    components::{Bar, view_bar, view_figure},
    figures::Figures,
    route::Route,
    store::Layered,
    words,
};
use query::index::ArticleRow;

/// The card of the article at `at`; `quotes` are the passages in scope, of all articles.
pub fn view_article_card(layered: &Layered, at: u32, figures: &Figures, quotes: &[u32]) -> Html {
    let index = &layered.index;
    let Some(article) = index.articles.get(at as usize) else {
        return Html::default();
    };
    let href = Route::Article(article.id.clone()).href(&layered.bare_filter());
    let figures = figures.article(article);
    let quotes = quotes
        .iter()
        .filter_map(|&row| index.quotes.get(row as usize))
        .filter(|quote| quote.article == at);
    let (n_quotes, own, reported) = quotes.fold((0, 0, 0), |(n, own, reported), quote| {
        (
            n + 1,
            own + quote.n_own_words,
            reported + quote.n_reported_words,
        )
    });
    let voices = figures.voices();
    let bar = Bar {
        own,
        reported,
        full: article.n_words,
    };
    let place = format!("in {}", words::outlet(article));
    html! {
        <article class="article-card" key={article.id.clone()}>
            <p class="article-card__outlet">{ words::outlet(article) }</p>
            <h3 class="article-card__title" data-absent={article.title.is_none().then_some("true")}>
                <a {href}>{ words::title(article) }</a>
            </h3>
            <p class="article-card__facts">{ view_day(article) }{ " · " }{ words::counted(article.n_words, "word") }</p>
            <div class="article-card__bar">{ view_bar(bar) }</div>
            <p class="article-card__words">
                { format!("{} inside quotation marks", words::counted(own, "word")) }
            </p>
            <p class="article-card__figures">
                { view_figure(n_quotes, if n_quotes == 1 { "passage attributed" } else { "passages attributed" }, figures.quotes().href(), &place) }
                { view_figure(voices.count(layered), "voices", voices.href(), &place) }
            </p>
        </article>
    }
}

fn view_day(article: &ArticleRow) -> Html {
    match &article.published {
        Some((from, to)) => {
            html! { <time datetime={from.clone()}>{ words::days(from, to) }</time> }
        }
        None => html! { <em>{ "no date in the text" }</em> },
    }
}
