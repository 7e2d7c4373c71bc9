//! Whole pages, as news sites write them.

use super::*;
use record::span::Span;

/// A page with what pages have: menus, a lead beside the body, captions, related links, comments, a footer.
const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Plum tariffs lifted | The Lantern</title>
<meta property="og:title" content="Plum tariffs  lifted"><meta property="og:site_name" content="The Lantern">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},
{"@type":["NewsArticle"],"headline":"Plum tariffs lifted","datePublished":"2026-01-05T23:10:00+01:00",
"author":[{"@type":"Person","name":"Mira Castellan"},{"@type":"Person","name":"Otto Brandl"}],
"publisher":{"@type":"Organization","name":"The Strelsau Lantern"}}]}</script>
<style>p{color:red}</style></head>
<body class="has-sidebar ads-enabled">
<header><nav><ul><li><a href="/">Home</a><li><a href="/world">World</a><li><a href="/trade">Trade</a></ul></nav></header>
<div id="page"><article><h1>Plum tariffs lifted</h1>
<p class="lead">Freedonia gave in on Monday, after three months of talks with its neighbour.</p>
<div class="byline">By <a href="/mc">Mira Castellan</a> and <a href="/ob">Otto Brandl</a></div>
<div class="body">
<figure><img src="x.jpg" onerror="alert(1)"><figcaption>A plum. Photo: E. Kadar</figcaption></figure>
<p>“We have always been open to an agreement,” Trade Minister Lena Voss told reporters in the capital.</p>
<aside class="related"><h3>Related</h3><p><a href="/1">Ruritania raises the railway’s rates again, growers say</a></p></aside>
<p>The growers’ association, which represents four thousand orchards, called it “a beginning, not a settlement”.</p>
<p>Ruritania’s government did not comment on the decision when it was asked about it on Monday.</p>
<div class="newsletter-signup"><p>Get our morning letter, every day, straight to your inbox.</p></div>
</div></article>
<section id="comments"><h2>Comments</h2><p>This is the best thing that has happened to plums for years, I would say.</p></section></div>
<footer><p><a href="/a">About</a> <a href="/c">Contact</a></p></footer>
<script>document.write("<p>never</p>")</script></body></html>"#;

fn furniture(page: &Page) -> Vec<&str> {
    let slice = |span: &Span| span.slice(&page.draft.text);
    page.draft.furniture.iter().map(slice).collect()
}

#[test]
fn the_article_is_text_and_the_rest_is_furniture_or_left_out() {
    let page = read(PAGE, Scope::Main);
    let text = page.draft.text.as_str();
    assert!(
        text.starts_with("Plum tariffs lifted\n\nFreedonia gave in on Monday"),
        "{text}"
    );
    assert!(
        text.contains("\n\nBy Mira Castellan and Otto Brandl\n\n"),
        "{text}"
    );
    assert_eq!(
        furniture(&page),
        [
            "A plum. Photo: E. Kadar",
            "Related",
            "Ruritania raises the railway’s rates again, growers say",
            "Get our morning letter, every day, straight to your inbox.",
            "This is the best thing that has happened to plums for years, I would say.",
        ]
    );
    assert!(
        !text.contains("Home") && !text.contains("never") && !text.contains("About"),
        "{text}"
    );
    assert_eq!(
        page.notes,
        [Note::Outside { n_words: 15 }, Note::LeftOut { n_words: 6 }]
    );
}

#[test]
fn the_whole_page_is_there_for_whoever_asks() {
    let page = read(PAGE, Scope::Whole);
    assert!(furniture(&page).starts_with(&["Home", "World", "Trade"]));
    assert_eq!(page.notes, [Note::Outside { n_words: 15 }]);
}

#[test]
fn facts_come_from_the_head_with_their_basis() {
    let given = read(PAGE, Scope::Main).given;
    let shown =
        |fact: Option<GivenFact>| fact.map(|fact| format!("{} ({})", fact.text, fact.basis));
    assert_eq!(
        shown(given.title).as_deref(),
        Some("Plum tariffs lifted (the page's JSON-LD: headline)")
    );
    assert_eq!(
        shown(given.outlet).as_deref(),
        Some("The Strelsau Lantern (the page's JSON-LD: publisher)")
    );
    assert_eq!(
        shown(given.byline).as_deref(),
        Some("Mira Castellan, Otto Brandl (the page's JSON-LD: author)")
    );
    assert_eq!(
        shown(given.published).as_deref(),
        Some("2026-01-05 (the page's JSON-LD: datePublished)")
    );
}

#[test]
fn what_the_head_does_not_say_is_absent() {
    let page = read(
        "<meta name=author content='https://x.example/mc'><meta name=date content='last week'><p>Mira Castellan spoke for an hour.",
        Scope::Main,
    );
    assert_eq!(page.given, Given::default());
    let page = read(
        "<meta property='article:published_time' content='2026-01-05T10:00'><meta name='author' content='Mira Castellan'>\
         <time datetime='2025-01-01'>x</time><p>She spoke for an hour.",
        Scope::Main,
    );
    assert_eq!(
        page.given.published.map(|day| day.basis).as_deref(),
        Some("the page's head: article:published_time")
    );
    assert_eq!(
        page.given.byline.map(|fact| fact.text).as_deref(),
        Some("Mira Castellan")
    );
    let page = read(
        "<time datetime='2025-01-01T10:00Z'>x</time><p>She spoke for an hour.",
        Scope::Main,
    );
    assert_eq!(
        page.given.published,
        Some(GivenFact::new("2025-01-01", "the page's time element"))
    );
}

#[test]
fn whoever_holds_the_prose_is_no_furniture() {
    let page = read(
        "<div class='social widget'><p>Freedonia gave in on Monday, after three months of talks with its neighbour.\
         <p>The growers called it a beginning, not a settlement, and went home.</div>",
        Scope::Main,
    );
    assert_eq!(furniture(&page), [""; 0]);
    assert_eq!(page.draft.text.matches("\n\n").count(), 1);
}

#[test]
fn clipboards_of_programs_are_read() {
    let word = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style><!-- p.MsoNormal {margin:0} --></style></head>\
        <body lang=EN-GB><!--StartFragment--><p class=MsoNormal>Mira Castellan said <i>no</i>.<o:p></o:p></p>\
        <p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Nobody<span style='mso-spacerun:yes'>  </span>else did.</p><!--EndFragment--></body></html>";
    assert_eq!(
        read(word, Scope::Whole).draft.text,
        "Mira Castellan said no.\n\nNobody else did."
    );
    let docs = "<meta charset='utf-8'><b style='font-weight:normal;' id='docs-internal-guid-1'><p dir='ltr'><span>Mira Castellan said no.</span></p><br /><p dir='ltr'><span>Nobody else did.</span></p></b>";
    assert_eq!(
        read(docs, Scope::Whole).draft.text,
        "Mira Castellan said no.\n\nNobody else did."
    );
}

#[test]
fn markup_in_words_stays_words() {
    let page = read(
        "<p>He typed &lt;/script&gt;&lt;img onerror=alert(1)&gt; and smiled.</p>",
        Scope::Main,
    );
    assert_eq!(
        page.draft.text,
        "He typed </script><img onerror=alert(1)> and smiled."
    );
}
