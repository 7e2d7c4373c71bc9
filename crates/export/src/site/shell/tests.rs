use super::*;
use engine::{analysis::analyze, lexicon::Lexicon};
use record::{
    corpus::Article,
    edition::{compose::compose, sample},
};

/// A page of the form that `xtask` makes, its program a word.
fn page() -> String {
    let frame = include_str!("../../../../../web/single/frame.html").replace("{{icon}}", "<link>");
    let shell = Shell {
        frame,
        reading_style: ".reading { margin: 0 }".to_owned(),
        files: "<script type=\"text/plain\" data-file=\"a/app.js\" data-size=\"3\">abc</script>\n<script type=\"text/plain\" data-file=\"b\" data-size=\"1\">d</script>".to_owned(),
        unpack: "function unpack() { return \"{{title}}\"; }".to_owned(),
        boot: "boot(\"</div>\");".to_owned(),
    };
    shell.write(&Edition::default(), &Settings::default())
}

fn settings() -> Settings {
    Settings {
        language: "en-GB".to_owned(),
        views: vec!["quotes".to_owned(), "stances".to_owned()],
    }
}

#[test]
fn an_edition_of_an_edition_of_an_edition_is_the_same() {
    let edition = sample::edition();
    let first = Shell::read(&page()).unwrap().write(&edition, &settings());
    let second = Shell::read(&first).unwrap();
    assert_eq!(second, Shell::read(&page()).unwrap());
    let third = Shell::read(&second.write(&Edition::default(), &Settings::default())).unwrap();
    assert_eq!(third.write(&edition, &settings()), first);
    assert_eq!(
        pack::unpack(&read_packed(&first).unwrap()).unwrap(),
        edition
    );
    assert!(is_page(&first) && !is_page("<p id=\"edition\">"));
    assert!(first.contains("<html lang=\"en-GB\" data-views=\"quotes stances\">"));
}

#[test]
fn line_ends_changed_on_the_way_are_mended_and_other_changes_found() {
    let page = page();
    let shell = Shell::read(&page).unwrap();
    assert_eq!(Shell::read(&page.replace('\n', "\r\n")), Ok(shell));
    assert_eq!(Shell::read("<html>"), Err(PageError::Foreign("the frame")));
    let at = page.find("id=\"frame\">").unwrap() + 400;
    let cut = format!("{}{}", &page[..at], &page[at + 3..]);
    assert_eq!(Shell::read(&cut), Err(PageError::Changed));
}

#[test]
fn text_that_looks_like_a_page_stays_text() {
    let hostile = "</script><script>alert(1)</script> <!-- --> <img src=x onerror=alert(1)>\n\n\
        “Plums {{title}} &lt; \u{202e}tfel\u{2028} are in</title>,” said Mira Castellan.\u{0} </div></main>";
    let article = Article::from_text("a.txt", hostile);
    let record = analyze(&article, Lexicon::bundled());
    let edition = Edition {
        title: "</title><script>alert(2)</script>{{files}}".to_owned(),
        note: "\"><img src=x onerror=alert(3)>".to_owned(),
        articles: vec![compose(&article, record, Vec::new())],
        ..Edition::default()
    };
    let empty = page();
    let made = Shell::read(&empty).unwrap().write(&edition, &settings());
    for tag in ["<script", "</script", "<img", "<!--", "</title", "</div"] {
        assert_eq!(
            made.matches(tag).count(),
            empty.matches(tag).count(),
            "{tag}"
        );
    }
    assert!(made.contains("&lt;img src=x onerror=alert(1)&gt;"));
    assert!(
        made.contains("“Plums {{title}} &amp;lt; "),
        "no slot is filled in what was put in"
    );
    assert!(!made.contains('\0'));
    assert_eq!(pack::unpack(&read_packed(&made).unwrap()).unwrap(), edition);
    assert_eq!(Shell::read(&made), Shell::read(&empty));
}

#[test]
fn the_reading_shows_marks_tables_and_what_is_left_out() {
    let edition = sample::edition();
    let made = Shell::read(&page())
        .unwrap()
        .write(&edition, &Settings::default());
    let reading = between(&made, "<div id=\"app\">", "</main>").unwrap();
    assert!(reading.contains("<h1>Sample</h1>"));
    assert!(reading.contains("<mark>"));
    assert!(reading.contains("<caption>Who says what</caption>"));
    assert!(reading.contains("class=\"elided\">["));
}
