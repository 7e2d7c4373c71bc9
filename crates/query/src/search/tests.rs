use super::*;
use crate::invented::{self, Invented};
use record::edition::Fragment;

/// One article with these pieces of text; the first quote's content is the first piece.
fn edition(pieces: &[&str]) -> Invented {
    let mut invented = invented::edition(1, 7);
    let mut start = 3;
    let fragments = pieces.iter().map(|text| {
        let fragment = Fragment::new(start, (*text).to_owned());
        start += text.chars().count() as u32 + 10;
        fragment
    });
    invented.texts[0].fragments = fragments.collect();
    let first = CodeSpan::new(3, 3 + pieces[0].chars().count() as u32);
    invented.records[0].attributions[0].content = vec![first];
    invented.index.mentions.truncate(1);
    invented.index.mentions[0].span = CodeSpan::new(3, 8);
    invented.index.actors[0].aliases = vec!["Ådel Çelik".to_owned(), "the U.N. envoy".to_owned()];
    invented.index.articles[0].title = Some("A thaw at last".to_owned());
    invented
}

fn prepare(invented: &Invented) -> Search {
    Search::prepare(
        &invented.index,
        &[&invented.records[0]],
        &[&invented.texts[0]],
    )
}

/// The pieces with the marks drawn as `[..]`, and whether the quote is found.
#[track_caller]
fn check(pieces: &[&str], query: &str, expected: &str, quote: bool) {
    let invented = edition(pieces);
    let search = prepare(&invented);
    let hits = search.find(query).expect("the query holds a word");
    let marks = search.marks(&hits, 0);
    let mut drawn = String::new();
    for fragment in &invented.texts[0].fragments {
        for (character, at) in fragment.text().chars().zip(fragment.start..) {
            let starts = marks.iter().any(|span| span.start == at);
            drawn.extend(starts.then_some('['));
            drawn.push(character);
            let ends = marks.iter().any(|span| span.end == at + 1);
            drawn.extend(ends.then_some(']'));
        }
        drawn.push('|');
    }
    assert_eq!(drawn.trim_end_matches('|'), expected, "{query}");
    assert_eq!(hits.quotes.contains(0), quote, "{query}");
}

#[test]
fn words_are_found_whatever_their_dress() {
    let pieces = ["“The Québec accord – a ‘historic’ thaw,” Ruritania’s envoy said"];
    check(
        &pieces,
        "quebec",
        "“The [Québec] accord – a ‘historic’ thaw,” Ruritania’s envoy said",
        true,
    );
    check(
        &pieces,
        "HISTORIC acc",
        "“The Québec [accord] – a ‘[historic]’ thaw,” Ruritania’s envoy said",
        true,
    );
    check(
        &pieces,
        "Ruritania's",
        "“The Québec accord – a ‘historic’ thaw,” [Ruritania’s] envoy said",
        true,
    );
    check(
        &pieces,
        "the accord missing",
        "“[The] Québec [accord] – a ‘historic’ thaw,” Ruritania’s envoy said",
        false,
    );
    check(
        &pieces,
        "hist accord",
        "“The Québec [accord] – a ‘historic’ thaw,” Ruritania’s envoy said",
        false,
    );
}

#[test]
fn words_in_quotation_marks_follow_each_other() {
    let pieces = [
        "we will trade more, not less; more trade",
        "then trade",
        "more",
    ];
    check(
        &pieces,
        "“trade more”",
        "we will [trade more], not less; more trade|then trade|more",
        true,
    );
    check(
        &pieces,
        "\"trade mo",
        "we will [trade more], not less; more trade|then trade|more",
        true,
    );
    check(
        &pieces,
        "\"trade mo\"",
        "we will trade more, not less; more trade|then trade|more",
        false,
    );
    check(
        &pieces,
        "«more trade» less",
        "we will trade more, not [less]; [more trade]|then trade|more",
        true,
    );
}

#[test]
fn figures_and_initials_are_one_word() {
    let pieces = ["49,000 cars, 6.1 percent. U.N. envoys"];
    check(
        &pieces,
        "49000",
        "[49,000] cars, 6.1 percent. U.N. envoys",
        true,
    );
    check(
        &pieces,
        "6.1",
        "49,000 cars, [6.1] percent. U.N. envoys",
        true,
    );
    check(
        &pieces,
        "UN envoy",
        "49,000 cars, 6.1 percent. [U.N]. [envoys]",
        true,
    );
    check(
        &pieces,
        "percent",
        "49,000 cars, 6.1 [percent]. U.N. envoys",
        true,
    );
}

#[test]
fn rows_are_found_by_what_they_show() {
    let search = prepare(&edition(&["Adela spoke of grain", "and of cars"]));
    let found = |query: &str| {
        let hits = search.find(query).expect("the query holds a word");
        let count = |rows: &Bits| rows.count();
        (
            count(&hits.quotes),
            count(&hits.mentions),
            hits.actors.contains(0),
            count(&hits.articles),
        )
    };
    assert_eq!(found("grain"), (1, 0, false, 1));
    assert_eq!(found("cars"), (0, 0, false, 1));
    assert_eq!(found("Adela"), (1, 1, false, 1));
    assert_eq!(found("celik ade"), (0, 0, true, 0));
    assert_eq!(found("adel celik"), (0, 0, true, 0));
    assert_eq!(found("adel"), (1, 1, true, 1));
    assert_eq!(found("\"un envoy\""), (0, 0, true, 0));
    assert_eq!(found("thaw"), (0, 0, false, 1));
    assert_eq!(found("thaw grain"), (0, 0, false, 1));
    assert!(search.find(" – “” ").is_none());
}

/// Words that follow each other in the article, but run over the end of what a row shows, are not in that row.
#[test]
fn a_row_holds_a_phrase_whole_or_not_at_all() {
    let mut invented = edition(&["trade must grow, Adela said on Monday"]);
    let attribution = &mut invented.records[0].attributions[0];
    attribution.content = vec![CodeSpan::new(3, 18)];
    attribution.source = vec![CodeSpan::new(20, 25)];
    attribution.cue = vec![CodeSpan::new(26, 30)];
    let search = prepare(&invented);
    let found = |query| {
        let hits = search.find(query).expect("the query holds a word");
        (hits.quotes.contains(0), hits.articles.contains(0))
    };
    assert_eq!(found("“must grow”"), (true, true));
    assert_eq!(found("“grow, Adela said”"), (true, true));
    assert_eq!(found("“said on Monday”"), (false, true));
    assert_eq!(found("said on Monday"), (false, true));
    assert_eq!(found("“trade grow”"), (false, false));
}

proptest::proptest! {
    #[test]
    fn a_phrase_never_finds_more_than_its_words(text in "[ab ]{9,40}", query in "[ab]{1,2} [ab ]{1,6}") {
        let mut invented = edition(&[&text, "b a"]);
        invented.records[0].attributions[0].content = vec![CodeSpan::new(4, 7), CodeSpan::new(8, 11)];
        let search = prepare(&invented);
        let hits = |query: &str| search.find(query).expect("the query holds a word");
        let (phrase, words) = (hits(&format!("“{query}”")), hits(&query));
        let is_within = |part: &Bits, whole: &Bits| {
            let mut both = part.clone();
            both.intersect(whole);
            both == *part
        };
        proptest::prop_assert!(is_within(&phrase.quotes, &words.quotes));
        proptest::prop_assert!(is_within(&phrase.stances, &words.stances));
        proptest::prop_assert!(is_within(&phrase.mentions, &words.mentions));
        proptest::prop_assert!(is_within(&phrase.actors, &words.actors));
        proptest::prop_assert!(is_within(&phrase.articles, &words.articles));
    }

    #[test]
    fn any_query_on_any_text_is_answered(text in ".{0,60}", query in ".{0,20}") {
        let invented = edition(&[text.as_str(), "more"]);
        let search = prepare(&invented);
        if let Some(hits) = search.find(&query) {
            let marks = search.marks(&hits, 0);
            proptest::prop_assert!(marks.windows(2).all(|pair| pair[0].end <= pair[1].start));
            proptest::prop_assert!(marks.iter().all(|span| span.start < span.end));
        }
    }
}
