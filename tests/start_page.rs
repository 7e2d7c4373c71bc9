//! What `index.html` says before the program runs is true to `corpus/`: the heading of the first view, and the plain list of
//! articles for browsers that cannot run the program.
//! `UPDATE=1 cargo test --features cli,ssr --test suite start_page` writes it anew.

use std::{fs, path::Path};

use record::{
    Fact, Facts, Published,
    edition::files::{ArticleFile, EditionFile, ReviewsFile},
    review,
    span::CodeSpan,
};
use serde::de::DeserializeOwned;

/// Writes the part of `page` between the marks of that name anew; answers what stood there.
fn replace<'a>(page: &'a str, name: &str, wanted: &str) -> (&'a str, String) {
    let begin = format!(
        "<!-- {name}: begin (written by `UPDATE=1 cargo test --features cli,ssr --test suite start_page`) -->\n"
    );
    let end = format!("<!-- {name}: end -->");
    let (before, rest) = page
        .split_once(&begin)
        .unwrap_or_else(|| panic!("index.html marks where {name} begins"));
    let (present, after) = rest
        .split_once(&end)
        .unwrap_or_else(|| panic!("index.html marks where {name} ends"));
    (present, format!("{before}{begin}{wanted}{end}{after}"))
}

fn load<T: DeserializeOwned>(path: &str) -> T {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let json = fs::read_to_string(file).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The line of the edition and the heading of the overview, as `web::app` and `web::views::overview` draw them.
fn heading() -> String {
    let edition: EditionFile = load("corpus/edition.json");
    let title = escape(&edition.title);
    let note = escape(&edition.note);
    format!(
        "<div class=\"edition-line\">\n<p class=\"edition-line__title\"><bdi>{title}</bdi><a class=\"edition-line__act \
         start__needs\" href=\"#/import\">Add articles</a></p>\n\
         <div class=\"layer-switch start__needs\" role=\"group\" aria-label=\"Layer shown\"><span \
         class=\"layer-switch__label\" aria-hidden=\"true\">Shown as</span><a class=\"layer-switch__link\" href=\"#/\" \
         aria-current=\"true\">reviewed by people</a><a class=\"layer-switch__link\" href=\"#/?layer=machine\">program \
         alone</a></div>\n</div>\n</header>\n<main class=\"view\">\n<div class=\"view-header\"><div \
         class=\"view-header__words\"><h1>{title}</h1><p class=\"view-header__lede\">{note} Every number opens the \
         passages that it counts.</p></div></div>\n"
    )
}

/// The list as the reviewed layer has it.
fn list() -> String {
    let edition: EditionFile = load("corpus/edition.json");
    let mut html = format!(
        "<h2>{}</h2>\n<ul class=\"start__articles\">\n",
        escape(&edition.title)
    );
    for id in &edition.articles {
        let article: ArticleFile = load(&format!("corpus/articles/{id}.json"));
        let reviews: ReviewsFile = load(&format!("corpus/reviews/{id}.json"));
        let facts = review::apply(&article.machine, &reviews.reviews)
            .record
            .article;
        let n_words: u32 = article
            .blocks
            .iter()
            .filter(|block| !block.is_furniture)
            .map(|block| block.n_words)
            .sum();
        html.push_str(&item(&facts, n_words));
    }
    html.push_str("</ul>\n");
    html
}

fn item(facts: &Facts<CodeSpan>, n_words: u32) -> String {
    let text = |fact: &Option<Fact<CodeSpan>>, absent: &str| {
        escape(fact.as_ref().map_or(absent, |fact| &fact.text))
    };
    format!(
        "<li class=\"start__article\"><span class=\"start__title\">{}</span> \
         <span class=\"start__facts\">{} · {} · {n_words} words</span></li>\n",
        text(&facts.title, "No headline in the text"),
        text(&facts.outlet, "Outlet not named"),
        facts
            .published
            .as_ref()
            .map_or("no date in the text".to_owned(), days),
    )
}

fn days(published: &Published) -> String {
    if published.from == published.to {
        published.from.clone()
    } else {
        format!("between {} and {}", published.from, published.to)
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[test]
fn the_page_before_the_program_is_true_to_the_corpus() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html");
    let page = fs::read_to_string(&path).unwrap();
    let mut written = page.clone();
    for (name, wanted) in [("edition", heading()), ("corpus", list())] {
        let (present, next) = replace(&written, name, &wanted);
        let is_update = std::env::var_os("UPDATE").is_some();
        assert!(
            is_update || present == wanted,
            "index.html is behind corpus/: UPDATE=1 cargo test --features cli,ssr --test suite start_page\n{present}\n{wanted}"
        );
        written = next;
    }
    if written != page {
        fs::write(&path, written).unwrap();
    }
}
