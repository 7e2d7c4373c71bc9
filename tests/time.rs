//! Time grows with the text and no faster: ten times the text takes about ten times as long, up to ten megabytes, in articles
//! of paragraphs and in a single paragraph full of unbalanced marks.

use std::time::Instant;

use engine::{analysis::analyze, lexicon::Lexicon};
use query::index::{Index, Layer, layer_of};
use record::{
    corpus::Article,
    edition::{Edition, compose::compose},
};

/// Analyses about as many bytes of each size of one repeated passage, and compares.
#[track_caller]
fn check(passage: &str, sizes: [usize; 2]) {
    check_texts(|size| passage.repeat(size / passage.len()), sizes);
}

/// The same for texts of about a size.
#[track_caller]
fn check_texts(text: impl Fn(usize) -> String, sizes: [usize; 2]) {
    check_work(sizes, |size| {
        let article = Article::from_text("long", text(size));
        let (record, time) = timed(|| analyze(&article, Lexicon::bundled()));
        assert!(!record.attributions.is_empty());
        time
    });
}

/// The seconds that `work` answers for each size, compared.
#[track_caller]
fn check_work(sizes: [usize; 2], work: impl Fn(usize) -> f64) {
    let times = sizes.map(work);
    let ratio = times[1] / times[0];
    let expected = sizes[1] as f64 / sizes[0] as f64;
    // A machine that does other things besides may double a time; a stage that compares all with all multiplies it by ten.
    assert!(ratio < 3.0 * expected, "{times:?} s for {sizes:?} bytes");
}

/// What a call answers, and how many seconds it takes.
#[expect(clippy::disallowed_methods, reason = "the tests are about time")]
fn timed<T>(call: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let answer = call();
    (answer, start.elapsed().as_secs_f64())
}

/// Prose of about a size. Its paragraphs differ: lines that come again and again are no prose.
fn news(size: usize) -> String {
    let week = |n: usize| {
        format!(
            "The treaty was signed in Strelsau after {n} weeks of talks, and few had expected it.\n\n\
            “The port is open,” Jana Voss, the harbour master, said on day {n}. “Nobody has to wait any more.”\n\n\
            Otto Brandl warned that prices would rise by {n} percent if Ruritania left the treaty, which he \
            called “a gift to nobody”. Officials in Freedonia criticized the ministry for its haste.\n\n"
        )
    };
    (0..size / week(0).len()).map(week).collect()
}

#[test]
fn ten_megabytes_take_ten_times_as_long_as_one() {
    check_texts(news, [1_000_000, 10_000_000]);
}

#[test]
fn a_long_article_is_indexed_and_its_passages_cut_in_proportion() {
    check_work([100_000, 1_000_000], |size| {
        let article = Article::from_text("long", news(size));
        let record = analyze(&article, Lexicon::bundled());
        let edition = Edition {
            title: "Long".to_owned(),
            note: String::new(),
            articles: vec![compose(&article, record, Vec::new())],
            issues: Vec::new(),
            edits: Vec::new(),
        };
        let layer = layer_of(&edition, Layer::Machine);
        let (index, time) = timed(|| Index::build(&edition, Layer::Machine, &layer));
        assert!(
            index.quotes.len() > size / 400,
            "{} quotes",
            index.quotes.len()
        );
        let (_, cutting) = timed(|| {
            let quotes = index.quotes.iter();
            let spans = quotes
                .flat_map(|quote| &layer[0].record.attributions[quote.entry as usize].content);
            spans.for_each(|&span| assert!(!edition.articles[0].pieces(span).is_empty()));
        });
        time + cutting
    });
}

#[test]
fn a_paragraph_of_a_megabyte_takes_ten_times_as_long_as_a_tenth_of_it() {
    let marks =
        "“We waited,” Mira Castellan said, and ‘Otto Brandl’ warned that “prices would rise. ";
    check(marks, [100_000, 1_000_000]);
}

/// A word is looked at from the cues around it, not from all cues of a paragraph that is nothing but short sentences of speech.
#[test]
fn speech_without_paragraphs_takes_little_longer_than_with() {
    let text = |gap: &str| {
        let part = |n: usize| {
            let gap = if n % 5 == 4 { gap } else { "" };
            format!("Mayor Jana Voss said that boat {n} was unsafe. {gap}")
        };
        (0..1_000).map(part).collect::<String>()
    };
    let texts = [text("\n\n"), text("")].map(|text| Article::from_text("speech", text));
    // The best of five, in turn: other programs may run beside this one.
    let mut best = [f64::MAX; 2];
    for _ in 0..5 {
        for (best, article) in best.iter_mut().zip(&texts) {
            let (record, time) = timed(|| analyze(article, Lexicon::bundled()));
            assert!(record.attributions.len() > 900);
            *best = best.min(time);
        }
    }
    // Without the bound on the cues in between it is more than four times.
    assert!(best[1] < 3.2 * best[0], "{best:?} s");
}

#[test]
fn a_quotation_that_goes_on_over_paragraphs_takes_no_longer() {
    let text = |size: usize| {
        let paragraphs = (0..size / 32).map(|n| format!("“We waited for boat {n}.\n\n"));
        let paragraphs: String = paragraphs.collect();
        format!("Otto Brandl said: “It was late.\n\n{paragraphs}")
    };
    check_texts(text, [100_000, 1_000_000]);
}

#[test]
fn a_sentence_without_an_end_takes_no_longer() {
    for passage in [
        "President Minister Governor Voss ",
        "Voss, who is the minister who is the head, said so, ",
        "the plum deal was, said Voss, the minister of the ",
        "VOSS SAYS BRANDL SAID MIRA VOSS TOLD OTTO BRANDL ",
    ] {
        let text = |size: usize| {
            let stretch = passage.repeat(size / passage.len());
            format!("“We waited,” Mira Castellan said.\n\n{stretch}")
        };
        check_texts(text, [100_000, 1_000_000]);
    }
}

#[test]
fn a_conversation_of_many_speakers_and_one_long_turn_takes_no_longer() {
    let letter = |n: usize| char::from(b'A' + (n % 26) as u8);
    let name = |n: usize| -> String { [1, 26, 676].iter().map(|unit| letter(n / unit)).collect() };
    let conversation = |size: usize| {
        // Each speaks twice, then one for all the paragraphs that follow.
        let n_speakers = size / 100;
        let turns =
            (0..n_speakers * 2).map(|n| format!("V{}S: It is so.\n\n", name(n % n_speakers)));
        let long = "We left it then.\n\n".repeat(size / 40);
        format!("{}{long}VOSS: It is so.\n", turns.collect::<String>())
    };
    check_texts(conversation, [100_000, 1_000_000]);
}
