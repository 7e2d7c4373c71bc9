use super::{utterance::Word, *};
use crate::compare::sample;
use record::span::CodeSpan;

#[test]
fn one_promise_in_three_articles() {
    sample::with(|sources| {
        let phrases = phrases(sources);
        let [phrase] = phrases.as_slice() else {
            panic!("one phrase: {phrases:?}");
        };
        assert_eq!((phrase.n_articles(), phrase.fullest.article), (3, 0));
        let parts = |version: &Version| {
            let part = |part: &Part| (part.change, part.is_quoted, part.text.clone());
            version.parts.iter().map(part).collect::<Vec<_>>()
        };
        let part = |change, is_quoted, text: &str| (change, is_quoted, text.to_owned());
        let [cut, lost] = phrase.others.as_slice() else {
            panic!("two others");
        };
        assert_eq!((cut.article, cut.fate), (1, Fate::Cut));
        assert_eq!(
            parts(cut),
            [
                part(Change::Same, false, "the lake"),
                part(Change::LeftOut, true, "will"),
                part(Change::Added, false, "would"),
                part(Change::Same, true, "open to all boats"),
                part(Change::LeftOut, true, "in spring"),
            ]
        );
        assert_eq!((lost.article, lost.fate), (2, Fate::MarksLost));
        assert_eq!(
            parts(lost),
            [part(
                Change::Same,
                false,
                "The lake will open to all boats in spring"
            )]
        );
    });
}

/// Utterances of words; those in capitals are quoted, `the` and `of` have no content.
fn utterance(article: u32, speaker: u32, text: &str) -> Utterance {
    let word = |(at, word): (usize, &str)| {
        let lower = word.to_lowercase();
        let id = lower
            .bytes()
            .fold(7, |id: u32, byte| id.wrapping_mul(31) + u32::from(byte));
        Word {
            id,
            stem: id,
            span: CodeSpan::new(at as u32, at as u32 + 1),
            is_quoted: word.chars().all(char::is_uppercase),
            is_stop: ["the", "of"].contains(&lower.as_str()),
            after_gap: false,
        }
    };
    Utterance {
        article,
        quote: 0,
        speakers: vec![speaker],
        words: text.split(' ').enumerate().map(word).collect(),
    }
}

#[track_caller]
fn check(one: (u32, &str), other: (u32, &str), expected: Option<Fate>) {
    let utterances = [utterance(0, one.0, one.1), utterance(1, other.0, other.1)];
    let found = matching::groups(&utterances);
    let fate = (!found.is_empty()).then(|| {
        let [full, other] = &utterances;
        fate(
            &full.words,
            &other.words,
            &align::align(&full.words, &other.words),
        )
    });
    assert_eq!(fate, expected);
}

#[test]
fn versions_are_told_by_words_and_marks() {
    let full = (1, "WE OPEN THE LAKE TO ALL BOATS TOMORROW");
    check(
        full,
        (1, "WE OPEN THE LAKE TO ALL BOATS TOMORROW"),
        Some(Fate::Kept),
    );
    check(full, (1, "he would OPEN THE LAKE"), Some(Fate::Cut));
    check(
        full,
        (1, "we open the lake to all boats tomorrow"),
        Some(Fate::MarksLost),
    );
    check(
        full,
        (1, "tomorrow the boats come back to open waters of a lake"),
        Some(Fate::Paraphrased),
    );
}

#[test]
fn other_speakers_need_more_in_common() {
    let full = (1, "WE OPEN THE LAKE TO ALL BOATS TOMORROW");
    check(
        full,
        (2, "we open the lake to all boats tomorrow"),
        Some(Fate::MarksLost),
    );
    check(full, (2, "they OPEN THE LAKE"), None);
    check(
        full,
        (2, "tomorrow the boats come back to open waters of a lake"),
        None,
    );
}

#[test]
fn what_is_only_alike_stays_apart() {
    check(
        (1, "THE SALT DUTY MUST FALL"),
        (1, "the salt harvest of the year"),
        None,
    );
    check((1, "YES"), (1, "yes"), None);
    check((1, ""), (1, ""), None);
}

#[test]
fn a_short_quote_finds_its_place() {
    check(
        (1, "this is a NEW ERA of boats"),
        (1, "he hailed a NEW ERA"),
        Some(Fate::Kept),
    );
}
