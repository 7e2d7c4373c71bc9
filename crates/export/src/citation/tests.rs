use super::*;
use record::{Fact, Facts, Published};

fn facts(byline: &str, title: &str, outlet: &str, from: &str, to: &str) -> Facts<()> {
    let fact = |text: &str| {
        (!text.is_empty()).then(|| Fact {
            text: text.to_owned(),
            span: None,
            basis: String::new(),
        })
    };
    Facts {
        title: fact(title),
        outlet: fact(outlet),
        byline: fact(byline),
        published: (!from.is_empty()).then(|| Published {
            from: from.to_owned(),
            to: to.to_owned(),
            basis: String::new(),
        }),
        language: "en".to_owned(),
        ..Facts::default()
    }
}

const TITLE: &str = "Freedonia opens its market";
const DAY: &str = "2031-01-20";

/// The three references of an article, then the three notes for its fourth paragraph.
#[track_caller]
fn check(facts: &Facts<()>, expected: [&str; 6]) {
    let cited = Style::ALL.map(|style| cite(facts, style, 4));
    let references = cited.iter().map(|citation| citation.reference.as_str());
    let notes = cited.iter().map(|citation| citation.in_text.as_str());
    assert_eq!(references.chain(notes).collect::<Vec<_>>(), expected);
}

#[test]
fn one_author() {
    check(
        &facts("By Ada Lind", TITLE, "The Harbour Post", DAY, DAY),
        [
            "Lind, A. (2031, January 20). Freedonia opens its market. The Harbour Post.",
            "Lind, Ada. “Freedonia opens its market.” The Harbour Post, 20 Jan. 2031.",
            "Lind, Ada. “Freedonia opens its market.” The Harbour Post, January 20, 2031.",
            "(Lind, 2031, para. 4)",
            "(Lind, par. 4)",
            "Lind, “Freedonia opens its market,” para. 4.",
        ],
    );
}

#[test]
fn two_authors_and_where_they_are() {
    check(
        &facts(
            "Ada-Marie Lind and Ben van der Roe in Strelsau",
            "Who pays?",
            "The Harbour Post",
            DAY,
            DAY,
        ),
        [
            "Lind, A.-M., & van der Roe, B. (2031, January 20). Who pays? The Harbour Post.",
            "Lind, Ada-Marie, and Ben van der Roe. “Who pays?” The Harbour Post, 20 Jan. 2031.",
            "Lind, Ada-Marie, and Ben van der Roe. “Who pays?” The Harbour Post, January 20, 2031.",
            "(Lind & van der Roe, 2031, para. 4)",
            "(Lind and van der Roe, par. 4)",
            "Lind and van der Roe, “Who pays?” para. 4.",
        ],
    );
}

#[test]
fn several_authors() {
    check(
        &facts(
            "Ada Lind, Ben Roe Jr. and Cleo Marsh, Ruritania correspondent",
            TITLE,
            "",
            "",
            "",
        ),
        [
            "Lind, A., Roe, B., Jr., & Marsh, C. (n.d.). Freedonia opens its market.",
            "Lind, Ada, et al. “Freedonia opens its market.”",
            "Lind, Ada, Ben Roe Jr., and Cleo Marsh. “Freedonia opens its market.” n.d.",
            "(Lind et al., n.d., para. 4)",
            "(Lind et al., par. 4)",
            "Lind et al., “Freedonia opens its market,” para. 4.",
        ],
    );
}

#[test]
fn an_outlet_as_author_is_not_named_twice() {
    check(
        &facts("The Harbour Post", TITLE, "The Harbour Post", DAY, DAY),
        [
            "The Harbour Post. (2031, January 20). Freedonia opens its market.",
            "The Harbour Post. “Freedonia opens its market.” 20 Jan. 2031.",
            "The Harbour Post. “Freedonia opens its market.” January 20, 2031.",
            "(The Harbour Post, 2031, para. 4)",
            "(The Harbour Post, par. 4)",
            "The Harbour Post, “Freedonia opens its market,” para. 4.",
        ],
    );
}

#[test]
fn without_an_author_the_headline_or_the_outlet_leads() {
    check(
        &facts(
            "",
            "“No more tariffs,” says Castellan",
            "The Harbour Post",
            DAY,
            "2031-01-25",
        ),
        [
            "“No more tariffs,” says Castellan. (2031, January). The Harbour Post.",
            "“‘No more tariffs,’ says Castellan.” The Harbour Post, Jan. 2031.",
            "The Harbour Post. “‘No more tariffs,’ says Castellan.” January 2031.",
            "(“‘No more tariffs,’ says,” 2031, para. 4)",
            "(“‘No more tariffs,’ says,” par. 4)",
            "The Harbour Post, “‘No more tariffs,’ says,” para. 4.",
        ],
    );
}

#[test]
fn nothing_known_is_said_plainly() {
    check(
        &facts("", "", "", "", ""),
        [
            "[News article without a headline]. (n.d.).",
            "News article without a headline.",
            "News article without a headline. n.d.",
            "(News article without a headline, n.d., para. 4)",
            "(News article without a headline, par. 4)",
            "News article without a headline, para. 4.",
        ],
    );
}

#[test]
fn gaps_are_named() {
    let gaps = |facts: &Facts<()>| cite(facts, Style::Apa, 0).gaps;
    assert_eq!(
        gaps(&facts("", "", "", "", "")),
        ["author", "headline", "outlet", "date", "web address"]
    );
    assert_eq!(
        gaps(&facts(
            "Ada Lind",
            TITLE,
            "Post",
            "2031-01-20",
            "2031-02-02"
        )),
        [
            "exact day (between 2031-01-20 and 2031-02-02)",
            "web address"
        ]
    );
}

#[test]
fn dates_are_as_exact_as_they_are_known() {
    let apa = |from, to| cite(&facts("Ada Lind", TITLE, "", from, to), Style::Apa, 0).reference;
    assert!(apa("2031-01-20", "2031-02-02").starts_with("Lind, A. (2031). "));
    assert!(apa("2030-12-30", "2031-01-02").starts_with("Lind, A. ([2030 or 2031]). "));
    assert!(apa("spring", "spring").starts_with("Lind, A. ([spring]). "));
}

#[test]
fn bylines_are_read() {
    let read = |byline| author::apa(&author::read(byline, None));
    assert_eq!(read("Reuters"), "Reuters.");
    assert_eq!(read("Harbour Post Staff"), "Harbour Post Staff.");
    assert_eq!(read("ADA LIND"), "LIND, A.");
    assert_eq!(
        read("Ada Lind; Ben de la Roe | Freedonia News Agency"),
        "Lind, A., de la Roe, B., & Freedonia News Agency."
    );
    assert_eq!(read("our own correspondent"), "our own correspondent.");
    assert_eq!(read(""), "");
    let many = ["Ada Lind"; 22].join(", ");
    assert!(read(&many).ends_with("Lind, A., … Lind, A."));
}
