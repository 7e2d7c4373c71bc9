//! Marked cases of `tests/cases/stance/*.md`. A block `text` holds an article, a paragraph a line; a block `issues` before it
//! may name issues, `id: term; term` a line, else there are none; a block `stance` after it holds each paragraph with `^`
//! under the evidence of a stance and beside it who stands how toward whom, on what basis.
//!
//! Before each text stand two sentences which tell that Ruritania and Freedonia are states and who the two people are: names
//! that are in no gazetteer are not known from a verb alone.
//!
//! `UPDATE=1 cargo test --features cli,ssr --test suite stance_cases` writes what the engine finds; read the difference before it is committed.

use std::time::Instant;

use engine::{
    analysis::{Options, analyze_with},
    lexicon::Lexicon,
};
use record::{IssueId, NamedIssue, Record, Step, corpus::Article};

/// Who is who in the cases.
const CAST: &str = "The government of Ruritania met the government of Freedonia on Sunday.\n\n\
    Mira Castellan, the prime minister of Borduria, met Otto Brandl, a senator of Borduria.\n\n";

fn read(text: &str, issues: &[NamedIssue]) -> Record {
    let none = [NamedIssue {
        id: IssueId::from("none"),
        label: String::new(),
        description: String::new(),
        terms: vec!["zzzz".into()],
    }];
    let options = Options {
        issues: if issues.is_empty() { &none } else { issues },
        attributions: None,
    };
    analyze_with(
        &Article::from_text("case.txt", text),
        Lexicon::bundled(),
        options,
    )
}

fn parse_issue(line: &str) -> NamedIssue {
    let (id, terms) = line.split_once(": ").expect("id: term; term");
    NamedIssue {
        id: IssueId::from(id),
        label: id.to_owned(),
        description: String::new(),
        terms: terms.split("; ").map(str::to_owned).collect(),
    }
}

fn describe(text: &str, record: &Record) -> String {
    let mut out = String::new();
    let mut start = CAST.len();
    for line in text.split('\n') {
        let end = start + line.len();
        if !line.is_empty() {
            out += line;
            out.push('\n');
        }
        for stance in &record.stances {
            let evidence = stance.evidence;
            if (evidence.start as usize) < start || evidence.start as usize >= end {
                continue;
            }
            let covers = |at: usize| {
                (start + at) as u32 >= evidence.start && ((start + at) as u32) < evidence.end
            };
            let marks: String = line
                .char_indices()
                .map(|(at, _)| if covers(at) { '^' } else { ' ' })
                .collect();
            let target = String::from(stance.target.clone());
            let note = format!(
                "{} {:?} {target}, {:?}",
                stance.holder, stance.polarity, stance.basis
            );
            out += &format!("{} {}\n", marks.trim_end(), note.to_lowercase());
        }
        start = end + 1;
    }
    out
}

/// A case file with every expectation as the engine has it now.
fn renew(written: &str) -> String {
    let mut out = String::new();
    let mut issues: Vec<NamedIssue> = Vec::new();
    let mut found = String::new();
    let mut lines = written.lines();
    while let Some(line) = lines.next() {
        out += line;
        out.push('\n');
        let Some(block) = line.strip_prefix("```").filter(|block| !block.is_empty()) else {
            continue;
        };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let kept = body.join("\n") + "\n";
        match block {
            "issues" => issues = body.iter().map(|line| parse_issue(line)).collect(),
            "text" => {
                let text = body.join("\n\n") + "\n";
                found = describe(&text, &read(&(CAST.to_owned() + &text), &issues));
                issues.clear();
            }
            "stance" => {
                out += &found;
                out += "```\n";
                continue;
            }
            other => panic!("unknown block {other}"),
        }
        out += &kept;
        out += "```\n";
    }
    out
}

#[test]
fn stances() {
    crate::support::check("stance", renew);
}

/// Texts of which nothing can be known: no actor, another language, no sentence, sarcasm marked by nothing but its marks.
#[test]
fn what_cannot_be_known_is_not_said() {
    let long = "the very long and winding road of salt and yarn and ".repeat(200) + "ended.";
    for text in [
        "",
        "\u{feff}\n\n\n",
        "It rained. Nobody condemned anything. Prices rose.",
        "Der Kanzler verurteilte den Angriff auf Ruritanien scharf. Die Opposition lobte ihn.",
        "Le ministre a condamné la Ruritanie. Elle a imposé des sanctions contre la Freedonie.",
        "王毅批评了日本。日本表示遗憾。",
        "condemned condemned condemned by by by with with against against against",
        &long,
    ] {
        let record = read(text, &[]);
        assert!(
            record.stances.is_empty(),
            "{text:.60}: {:?}",
            record.stances
        );
    }
}

/// A sentence of thousands of words with actors gives a record, and so does one of verbs alone.
#[test]
fn long_sentences_are_read() {
    let names = "Mira Castellan condemned Ruritania and praised Otto Brandl, ";
    let record = read(&(names.repeat(400) + "she said."), &[]);
    assert!(!record.actors.is_empty());
    let _ = read(&"condemned praised attacked ".repeat(900), &[]);
    let _ = read(&"“".repeat(3_000), &[]);
}

/// Each stance says why: the words that decided, the target, and where the weights were asked the answer that lost.
#[test]
fn every_stance_says_why() {
    let record = read(
        "Mira Castellan condemned Ruritania on Monday. Otto Brandl did not praise Mira Castellan.\n",
        &[],
    );
    assert!(!record.stances.is_empty());
    for stance in &record.stances {
        let has = |step: Step| stance.why.iter().any(|reason| reason.step == step);
        assert!(
            has(Step::Polarity) && has(Step::Target) && has(Step::Rejected),
            "{stance:?}"
        );
    }
    let negated = record.stances.iter().flat_map(|stance| &stance.why);
    assert!(negated.clone().any(|reason| reason.step == Step::Shifter));
}

/// Ten times the text takes about ten times as long.
#[test]
#[expect(clippy::disallowed_methods, reason = "the test is about time")]
fn time_is_linear() {
    let sentence = "Mira Castellan condemned Ruritania, and Freedonia imposed tariffs on Ruritanian salt to punish Otto Brandl. ";
    let mut times = Vec::new();
    for size in [30_000, 300_000] {
        let text = (sentence.repeat(5) + "\n\n").repeat(size / sentence.len() / 5);
        // The best of three: other programs may run beside this one.
        let runs = (0..3).map(|_| {
            let start = Instant::now();
            let record = read(&text, &[]);
            assert!(!record.stances.is_empty());
            start.elapsed().as_secs_f64()
        });
        times.push(runs.fold(f64::MAX, f64::min));
    }
    assert!(times[1] < 40.0 * times[0], "{times:?}");
}
