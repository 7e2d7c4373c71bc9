//! Documents of real programs.

use engine::{clean::clean, lexicon::Lexicon};

use super::{GROWERS, MINISTER, article, fixture, furniture, notes};

#[test]
fn a_document_of_libreoffice() {
    let document = article("lantern.docx", &fixture("lantern.docx"));
    let paragraphs: Vec<&str> = document.article.text.split("\n\n").collect();
    assert_eq!(paragraphs[0], "Freedonia lifts plum tariffs");
    assert_eq!(paragraphs[3..5], [MINISTER, GROWERS]);
    assert_eq!(paragraphs[5..7], ["Year\tTonnes", "2025\t41,000"]);
    assert!(paragraphs[7].contains("“traded away the harvest for a photograph” & little else"));
    assert_eq!(
        furniture(&document),
        [
            "The minister spoke in Freedonian.",
            "The Strelsau Lantern",
            "Page 2"
        ]
    );
    assert_eq!(
        notes(&document),
        ["3 paragraphs of notes kept at the end as furniture"]
    );
    let facts = clean(&document.article, Lexicon::bundled()).facts;
    let title = facts.title.expect("the title is set as such");
    assert_eq!(
        (
            title.text.as_str(),
            title.basis.as_str(),
            title.span.map(|span| span.end)
        ),
        (
            "Freedonia lifts plum tariffs",
            "the paragraph set as title",
            Some(28)
        )
    );
    assert_eq!(
        facts.byline.map(|fact| fact.text).as_deref(),
        Some("Mira Castellan")
    );
    assert_eq!(
        facts.published.map(|days| days.from).as_deref(),
        Some("2026-01-05")
    );
    assert_eq!(facts.outlet.map(|fact| fact.text), None);
}

#[test]
fn a_pdf_of_libreoffice() {
    let pdf = article("lantern.pdf", &fixture("lantern.pdf"));
    let paragraphs: Vec<&str> = pdf.article.text.split("\n\n").collect();
    assert!(paragraphs.contains(&GROWERS), "{paragraphs:#?}");
    assert!(
        paragraphs.contains(&format!("{MINISTER}¹").as_str()),
        "{paragraphs:#?}"
    );
    assert!(paragraphs.contains(&"2025\t41,000"), "{paragraphs:#?}");
    assert_eq!(
        furniture(&pdf),
        [
            "The Strelsau Lantern",
            "Page 1",
            "The Strelsau Lantern",
            "Page 2"
        ]
    );
    assert_eq!(
        notes(&pdf),
        [
            "line order mended: check where paragraphs begin and end",
            "lines at the top or foot of 2 pages marked as furniture, such as “The Strelsau Lantern”",
        ]
    );
}

#[test]
fn a_pdf_of_chromium_in_columns() {
    let pdf = article("columns.pdf", &fixture("columns.pdf"));
    let paragraphs: Vec<&str> = pdf.article.text.split("\n\n").collect();
    let own: Vec<&str> = paragraphs
        .iter()
        .copied()
        .filter(|paragraph| !furniture(&pdf).contains(paragraph))
        .collect();
    assert_eq!(own.len(), 8, "{own:#?}");
    assert_eq!(own[2..4], [MINISTER, GROWERS]);
    assert!(
        own[5].contains("The state-owned company moved forty-one thousand tonnes"),
        "{}",
        own[5]
    );
    assert!(
        own[7].contains("the first blossoms are expected, and runs"),
        "{}",
        own[7]
    );
    let title = pdf
        .article
        .given
        .title
        .as_ref()
        .expect("the properties give it");
    assert_eq!(title.text, "Freedonia lifts plum tariffs");
    assert_eq!(
        notes(&pdf)[1..3],
        [
            "1 page in columns, the first is page 1: check the order of paragraphs",
            "1 word divided at a line's end joined, the first is “expected”",
        ]
    );
}

#[test]
fn a_pdf_that_only_forbids_changes_is_read() {
    let open = article("lantern.pdf", &fixture("lantern.pdf"));
    let locked = article("owner.pdf", &fixture("owner.pdf"));
    assert_eq!(open.article.text, locked.article.text);
}
