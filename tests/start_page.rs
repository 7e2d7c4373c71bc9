//! The plain list of articles in `index.html`, for browsers that cannot run the program, is true to `corpus/`.
//! `UPDATE=1 cargo test --test start_page` writes it anew.

use std::{fs, path::Path};

use on_record::{
    edition::files::{ArticleFile, EditionFile, ReviewsFile},
    record::{Fact, Facts, Published},
    review,
    span::CodeSpan,
};
use serde::de::DeserializeOwned;

const BEGIN: &str = "<!-- corpus: begin (written by `UPDATE=1 cargo test --test start_page`) -->\n";
const END: &str = "<!-- corpus: end -->";

fn load<T: DeserializeOwned>(path: &str) -> T {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let json = fs::read_to_string(file).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{path}: {error}"))
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
fn the_plain_list_is_true_to_the_corpus() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page
        .split_once(BEGIN)
        .expect("index.html marks where the list begins");
    let (present, after) = rest
        .split_once(END)
        .expect("index.html marks where the list ends");
    let wanted = list();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, format!("{before}{BEGIN}{wanted}{END}{after}")).unwrap();
    } else {
        assert_eq!(
            present, wanted,
            "index.html is behind corpus/: UPDATE=1 cargo test --test start_page"
        );
    }
}
