//! Files of format 1, as its last version wrote them, which are read for ever: the bundled edition, packed; an invented one as a
//! folder, packed, and in one page; a record. What people decided in them holds, and moves to what a later engine finds.

use std::{collections::BTreeSet, fs, path::Path};

use export::site::{PageError, Shell};
use import::{Item, Options, import};
use record::{
    ActorId, Record,
    document::Document,
    edition::{
        Edition,
        check::check_edition,
        files,
        history::{Decision, history},
        pack,
    },
    review::{Entry, Verdict, apply, reanchor},
    span::CodeSpan,
};

fn read(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/format1");
    fs::read(path.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn packed(name: &str) -> Edition {
    let edition = pack::unpack(&read(name)).expect("a packed edition of format 1 opens");
    check_edition(&edition).expect("it keeps the promises of an edition");
    edition
}

fn folder() -> Edition {
    let read = |path: &str| {
        String::from_utf8(read(&format!("folder/{path}"))).map_err(|error| error.to_string())
    };
    files::load(read).expect("a folder of format 1 opens")
}

fn page() -> Edition {
    let items = import("strelsau.html", &read("page.html"), &Options::default());
    match <[Item; 1]>::try_from(items) {
        Ok([Item::Edition { edition, .. }]) => *edition,
        other => panic!("{other:?}"),
    }
}

#[test]
fn folder_file_and_page_hold_the_same_edition() {
    let edition = folder();
    check_edition(&edition).unwrap();
    assert_eq!(packed("edition.onrecord"), edition);
    assert_eq!(page(), edition);
}

#[test]
fn a_page_of_an_older_program_makes_no_edition_of_today() {
    let page = String::from_utf8(read("page.html")).unwrap();
    let error = Shell::read(&page).unwrap_err();
    assert_eq!(error, PageError::Old(1));
    assert_eq!(
        error.to_string(),
        "its program reads editions up to format 1, and this one writes format 2; take a page in one file of this version"
    );
}

#[test]
fn decisions_become_one_history() {
    let edition = folder();
    let turns: Vec<u32> = history(&edition).iter().map(Decision::turn).collect();
    assert_eq!(turns, (1..=10).collect::<Vec<u32>>());
    let (reviews, edits) = (&edition.articles[0].reviews, &edition.edits);
    assert_eq!((reviews[0].turn, edits[0].turn), (1, 8));
    assert_eq!(
        (edits[0].by.as_str(), edits[0].on.as_str()),
        ("Ana", "2031-03-20")
    );
}

/// Ids of new actors kept the accents of their names; the engine's never did.
#[test]
fn ids_are_those_that_would_be_made_now() {
    let edition = folder();
    let text = serde_json::to_string(&edition).unwrap();
    assert!(text.contains("\"jana-kadar\"") && !text.contains("jana-kàdár"));
    assert!(text.contains("Jana Kàdár"));
}

#[test]
fn a_record_reads_as_its_defaults() {
    let document: Document = serde_json::from_slice(&read("record.json")).unwrap();
    assert_eq!(document.format, 1);
    let record = document.into_record();
    assert!(record.attributions.len() > 4);
    for entry in &record.attributions {
        assert!(entry.claimed && entry.speaker_confidence.is_none());
    }
}

/// The reviewed layer by what a reader sees of it: who says what, and who stands where.
fn said(record: &Record<CodeSpan>) -> Vec<String> {
    let quotes = record.attributions.iter();
    let quotes = quotes.map(|entry| format!("{:?} {:?}", entry.content, entry.speakers));
    let stances = record.stances.iter();
    let stances =
        stances.map(|entry| format!("{} {:?} {:?}", entry.holder, entry.target, entry.polarity));
    let mut said: Vec<String> = quotes.chain(stances).collect();
    said.sort();
    said
}

#[test]
fn decisions_on_the_bundled_edition_move_to_the_present_one() {
    let old = packed("bundled.onrecord");
    let read = |path: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("corpus")
            .join(path);
        fs::read_to_string(path).map_err(|error| error.to_string())
    };
    let new = files::load(read).unwrap();
    assert_eq!(old.articles.len(), new.articles.len());
    let mut n_moved = 0;
    for (old, new) in old.articles.iter().zip(&new.articles) {
        let before = apply(&old.machine, &old.reviews);
        let moved = reanchor(&old.reviews, &old.machine, &new.machine);
        let after = apply(&new.machine, &moved.reviews);
        // What a person decided is there, whoever finds it now; what nobody looked at may be found anew.
        let decided = |wanted: &record::review::Reviewed| -> Vec<String> {
            let mut record = wanted.record.clone();
            let is_decided = |entry: Entry| wanted.marks.iter().any(|(id, _)| *id == entry.id());
            record
                .attributions
                .retain(|entry| is_decided(Entry::Attribution(entry.clone())));
            record
                .stances
                .retain(|entry| is_decided(Entry::Stance(entry.clone())));
            said(&record)
        };
        let (before, after) = (decided(&before), decided(&after));
        n_moved += before.len();
        for line in before {
            assert!(after.contains(&line), "{}: lost: {line}", old.file);
        }
    }
    assert!(n_moved > 200, "{n_moved} decisions");
}

#[test]
fn decisions_of_an_old_page_move_to_what_an_engine_finds_now() {
    let mut met = BTreeSet::new();
    for article in &page().articles {
        let text: String = article
            .text
            .fragments
            .iter()
            .map(|fragment| fragment.text())
            .collect();
        let found = engine::analyze(
            &record::corpus::Article::from_text("a.txt", text.as_str()),
            engine::Lexicon::bundled(),
        );
        let offsets = record::span::OffsetMap::new(&text);
        let found = found.map_spans(&|span| offsets.to_code_span(span));
        let moved = reanchor(&article.reviews, &article.machine, &found);
        let before = apply(&article.machine, &article.reviews).record;
        let after = apply(&found, &moved.reviews).record;
        for review in &article.reviews {
            match &review.verdict {
                Verdict::Correct {
                    to: Entry::Attribution(entry),
                    ..
                } => {
                    let stands = after
                        .attributions
                        .iter()
                        .find(|other| other.content == entry.content);
                    met.insert("correct");
                    assert_eq!(stands.unwrap().speakers, [ActorId::from("ilse-kadar")]);
                }
                Verdict::Add {
                    new: Entry::Stance(stance),
                } => {
                    met.insert("add");
                    assert!(
                        after
                            .stances
                            .iter()
                            .any(|other| other.evidence == stance.evidence)
                    );
                }
                Verdict::Reject { entry } => {
                    let is_there = |record: &Record<CodeSpan>| {
                        record
                            .attributions
                            .iter()
                            .any(|other| Entry::Attribution(other.clone()).id() == *entry)
                    };
                    met.insert("reject");
                    assert!(!is_there(&before) && !is_there(&after));
                }
                _ => {}
            }
        }
    }
    assert_eq!(met, BTreeSet::from(["add", "correct", "reject"]));
}

/// What a later version writes that only adds keys, and says so.
#[test]
fn keys_of_later_versions_are_passed_over() {
    let later = |name: &str, json: String| {
        let json = json.replacen(
            "\"format\": 2",
            "\"format\": 3, \"readable_from\": 2, \"mood\": [1]",
            1,
        );
        assert!(json.contains("mood"), "{name}");
        json
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let plain = |path: &str| fs::read_to_string(root.join(path)).map_err(|error| error.to_string());
    let edition = files::load(plain).unwrap();
    let added = |path: &str| {
        let json = plain(path)?;
        Ok(if path == "issues.json" {
            json
        } else {
            later(path, json)
        })
    };
    assert_eq!(files::load(added), Ok(edition));
    let newer = |path: &str| Ok(plain(path)?.replacen("\"format\": 2", "\"format\": 3", 1));
    let refused = files::load(newer).unwrap_err().to_string();
    assert_eq!(
        refused,
        "edition.json: format: is 3; this version reads up to 2"
    );
}
