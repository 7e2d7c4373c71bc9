//! Actors where text is odd or long, and across a corpus: ids that stay, merges that are certain, doubts that are offered,
//! and reasons that are kept.

use std::{fmt::Write as _, time::Instant};

use engine::{
    actor::merge::{find_merges, suggest_merges},
    analysis::analyze,
    lexicon::Lexicon,
};
use record::{ActorKind, Record, Step, corpus::Article};

fn article(text: &str) -> Article {
    Article::from_text("invented.txt", text)
}

fn record(text: &str) -> Record {
    analyze(&article(text), Lexicon::bundled())
}

/// The ids of the actors of a kind, sorted.
fn ids_of(record: &Record, kind: ActorKind) -> Vec<&str> {
    let actors = record.actors.iter().filter(|actor| actor.kind == kind);
    let mut ids: Vec<&str> = actors.map(|actor| actor.id.as_str()).collect();
    ids.sort_unstable();
    ids
}

const NEWS: &str = "Freedonia recalls its envoy\n\nPrime Minister Mira Castellan said on Monday that her government would \
    recall its ambassador. “We have waited long enough,” Castellan told reporters in the capital, where she met Otto \
    Brandl.\n\nBeijing said that it would wait, and Otto Brandl warned that China and the United States were watching the \
    talks with concern. Brandl said the matter had been discussed for years without any result.\n";

#[test]
fn names_are_found_whatever_the_case() {
    // An invented state is in no list: where its capital letter makes it a name, the engine takes it for a person.
    let unknown = ["freedonia", "mira-castellan", "otto-brandl"];
    for (text, persons) in [
        (NEWS.to_owned(), &unknown[..]),
        (NEWS.to_lowercase(), &unknown[1..]),
        (NEWS.to_uppercase(), &unknown[1..]),
    ] {
        let record = record(&text);
        assert_eq!(ids_of(&record, ActorKind::Person), persons, "{text}");
        let states = ids_of(&record, ActorKind::State);
        assert_eq!(states, ["china", "united-states"], "{text}");
    }
}

#[test]
fn mojibake_costs_no_more_than_the_names_it_hits() {
    let broken = NEWS
        .replace('“', "â€œ")
        .replace('”', "â€\u{9d}")
        .replace("Brandl", "BrÃ¤ndl");
    let found = record(&broken);
    let persons = ids_of(&found, ActorKind::Person);
    assert!(persons.contains(&"mira-castellan"), "{persons:?}");
    let states = ids_of(&found, ActorKind::State);
    assert!(states.contains(&"china"), "{states:?}");
    // Cut anywhere, and full of what is no character.
    for at in (0..NEWS.len()).filter(|&at| NEWS.is_char_boundary(at)) {
        record(&NEWS[at..]);
    }
    record(&NEWS.replace(' ', "\u{fffd}"));
    record(&"\u{200b}’s ’s ’s O’ de la von ".repeat(50));
}

/// Ten thousand names, each its own, in about ten times the time of a thousand.
#[test]
#[expect(clippy::disallowed_methods, reason = "the test is about time")]
fn time_grows_with_the_number_of_names() {
    let text = |n_names: usize| {
        let mut text = String::new();
        for number in 0..n_names {
            let letters: String = format!("{number:05}")
                .bytes()
                .map(|digit| char::from(b'a' + (digit - b'0')))
                .collect();
            let _ = write!(
                text,
                "Mira Z{letters}el said that Otto Y{letters}ov had left. He said so. "
            );
            if number % 5 == 4 {
                text.push_str("\n\n");
            }
        }
        text
    };
    let mut times = Vec::new();
    for n_names in [1_000, 10_000] {
        let article = article(&text(n_names / 2));
        let start = Instant::now();
        let record = analyze(&article, Lexicon::bundled());
        times.push(start.elapsed().as_secs_f64());
        let n_found = record.actors.len();
        assert!(n_found * 10 > n_names * 9, "{n_found} of {n_names}");
    }
    assert!(times[1] < 30.0 * times[0], "{times:?}");
}

/// One name ten thousand times, and two people who share it.
#[test]
#[expect(clippy::disallowed_methods, reason = "the test is about time")]
fn time_grows_with_the_length_of_one_story() {
    let mut times = Vec::new();
    for n_times in [500, 5_000] {
        let text =
            "Ada Moss met Karl Moss. Moss said that she had waited. He told Moss to stay.\n\n"
                .repeat(n_times);
        let article = article(&text);
        let start = Instant::now();
        analyze(&article, Lexicon::bundled());
        times.push(start.elapsed().as_secs_f64());
    }
    assert!(times[1] < 30.0 * times[0], "{times:?}");
}

const ARTICLES: [&str; 3] = [
    "Mira Castellan met Otto Brandl in Lisbon. Castellan said the talks went well. The Freedonian Farmers Union (FFU) \
     said so too, and John A. Wren wrote it down.",
    "Castellan will sign, said Brandl. “We are ready,” Castellan said. The FFU disagreed.",
    "Karl Brandl, a farmer, said nothing of it. John B. Wren said he had written nothing down. Jana Voss agreed.",
];

/// Actor ids of each article across the corpus.
fn merged(records: &[Record]) -> Vec<Vec<String>> {
    let merges = find_merges(records);
    let merged = |number: usize, id: &str| {
        let same = |merge: &&engine::actor::merge::Merge| {
            merge.record == number && merge.from.as_str() == id
        };
        let into = merges.iter().find(same).map(|merge| merge.into.as_str());
        into.unwrap_or(id).to_owned()
    };
    let of = |(number, record): (usize, &Record)| {
        let ids = record
            .actors
            .iter()
            .map(|actor| merged(number, actor.id.as_str()));
        ids.collect()
    };
    records.iter().enumerate().map(of).collect()
}

#[test]
fn ids_stay_when_an_article_is_added() {
    let records: Vec<Record> = ARTICLES.iter().map(|text| record(text)).collect();
    let two = merged(&records[..2]);
    assert!(two[1].contains(&"mira-castellan".to_owned()), "{two:?}");
    assert!(
        two[1].contains(&"freedonian-farmers-union".to_owned()),
        "{two:?}"
    );
    let three = merged(&records);
    assert_eq!(two[0], three[0]);
    // Whatever the order in which the articles come.
    let turned: Vec<Record> = [1, 2, 0].map(|number| records[number].clone()).into();
    let turned = merged(&turned);
    assert_eq!(
        [&turned[2], &turned[0], &turned[1]],
        [&three[0], &three[1], &three[2]]
    );
}

#[test]
fn doubtful_merges_are_offered_and_not_made() {
    let records: Vec<Record> = ARTICLES.iter().map(|text| record(text)).collect();
    // `Brandl` could be Otto or Karl; two John Wrens are two.
    let merges = find_merges(&records);
    assert!(
        merges.iter().all(|merge| merge.from.as_str() != "brandl"),
        "{merges:?}"
    );
    assert!(
        merges
            .iter()
            .all(|merge| !merge.from.as_str().contains("wren")),
        "{merges:?}"
    );
    let suggestions = suggest_merges(&records);
    let pairs: Vec<(&str, &str)> = suggestions
        .iter()
        .map(|pair| (pair.one.as_str(), pair.other.as_str()))
        .collect();
    assert_eq!(
        pairs,
        [("brandl", "karl-brandl"), ("brandl", "otto-brandl")]
    );
}

#[test]
fn the_antecedent_and_those_passed_over_are_kept() {
    let text = "Otto Brandl met Karl Moss in May. Brandl was late. He said that the road was long.";
    let record = record(text);
    let entry = record
        .attributions
        .iter()
        .find(|entry| entry.source.iter().any(|span| span.slice(text) == "He"))
        .expect("the last sentence attributes");
    assert_eq!(entry.speakers[0].as_str(), "otto-brandl");
    let of = |step: Step| {
        let reasons = entry.why.iter().filter(move |reason| reason.step == step);
        reasons
            .map(|reason| reason.span.expect("a mention").slice(text))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(Step::Speaker), ["Brandl"]);
    assert_eq!(of(Step::Rejected), ["Karl Moss"]);
}

#[test]
fn an_open_speaker_says_why() {
    let record =
        record("A senior aide said that the list was wrong. The affidavit says that it was right.");
    assert_eq!(record.attributions.len(), 2);
    for entry in &record.attributions {
        assert!(entry.speakers.is_empty());
        assert!(
            entry.why.iter().any(|reason| reason.step == Step::Doubt),
            "{entry:?}"
        );
    }
}

#[test]
fn whoever_signed_the_article_is_i() {
    let text = "Why I left Freedonia\n\nBy Jana Voss\n\nI believe that the road is long, and it has been so for as long as anyone \
        remembers.\n\nMira Castellan said that it was short. She was wrong about that, as she was about the bridge.\n";
    let record = record(text);
    let own = record
        .attributions
        .iter()
        .find(|entry| entry.source.iter().any(|span| span.slice(text) == "I"))
        .expect("the first paragraph attributes");
    assert_eq!(
        own.speakers
            .iter()
            .map(|id| id.as_str())
            .collect::<Vec<_>>(),
        ["jana-voss"]
    );
}
