//! `onrecord stance`: who of two marked parties stands how toward the other, or how a sentence stands toward one; a JSON
//! object per line in, one per line out.

use std::io::{self, BufRead, BufWriter, Write};

use anyhow::{Context as _, Result};
use engine::{
    lexicon::Lexicon,
    stance::pair::{Direction, Passage},
};
use record::{
    Polarity, Reason, Step,
    span::{CodeSpan, OffsetMap},
};
use serde::{Deserialize, Serialize};

use crate::{args::StanceArgs, input, outcome::Outcome};

/// A line of input; without `q` the question is how the text stands toward `p`.
#[derive(Debug, Deserialize)]
struct Question {
    text: String,
    p: CodeSpan,
    q: Option<CodeSpan>,
}

/// A line of output.
#[derive(Debug, Serialize)]
struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    direction: Option<&'static str>,
    polarity: Option<Polarity>,
    confidence: u16,
    why: Vec<Why>,
}

/// One reason, its place in code points.
#[derive(Debug, Serialize)]
struct Why {
    step: Step,
    text: String,
    span: Option<CodeSpan>,
    weight: i16,
}

/// Answers line by line; a line that is no question is reported, and the next one is read.
pub(crate) fn run(args: &StanceArgs) -> Result<Outcome> {
    let mut outcome = Outcome::Nothing;
    let mut out = BufWriter::new(io::stdout().lock());
    for path in &args.paths {
        let mut sources = Vec::new();
        input::find_sources(path, &["jsonl", "ndjson"], &mut sources)?;
        for source in sources {
            let name = source.name();
            let mut lines = io::BufReader::new(source.open()?);
            let mut line = String::new();
            for number in 1.. {
                line.clear();
                if lines.read_line(&mut line).with_context(|| name.clone())? == 0 {
                    break;
                }
                if line.trim().is_empty() {
                    continue;
                }
                match answer(&line) {
                    Ok(answer) => {
                        if answer.polarity.is_some() && outcome == Outcome::Nothing {
                            outcome = Outcome::Found;
                        }
                        writeln!(out, "{}", serde_json::to_string(&answer)?)?;
                    }
                    Err(error) => {
                        outcome = Outcome::Failed;
                        eprintln!("onrecord: {name}: line {number}: {error:#}");
                    }
                }
                if lines.buffer().is_empty() {
                    out.flush()?;
                }
            }
        }
    }
    out.flush()?;
    Ok(outcome)
}

fn answer(line: &str) -> Result<Answer> {
    let question: Question = serde_json::from_str(line)?;
    let map = OffsetMap::new(&question.text);
    let length = question.text.chars().count() as u32;
    let spans = [Some(question.p), question.q].into_iter().flatten();
    let spans: Vec<_> = spans
        .map(|span| {
            let is_inside = span.start < span.end && span.end <= length;
            anyhow::ensure!(
                is_inside,
                "[{}, {}] is not inside a text of {length} code points",
                span.start,
                span.end
            );
            Ok(map.to_span(span))
        })
        .collect::<Result<_>>()?;
    let lexicon = Lexicon::bundled();
    let passage = Passage::new(&question.text, &spans, lexicon);
    let to_why = |why: Vec<Reason>| {
        why.into_iter()
            .map(|reason| Why {
                step: reason.step,
                text: reason.text,
                span: reason.span.map(|span| map.to_code_span(span)),
                weight: reason.weight,
            })
            .collect()
    };
    if question.q.is_none() {
        let tone = passage.judge_target(lexicon);
        return Ok(Answer {
            direction: None,
            polarity: tone.polarity,
            confidence: tone.confidence,
            why: to_why(tone.why),
        });
    }
    let verdict = passage.judge(lexicon);
    Ok(Answer {
        direction: Some(match verdict.direction {
            Direction::Forward => "p->q",
            Direction::Backward => "q->p",
            Direction::None => "none",
        }),
        polarity: verdict.polarity,
        confidence: verdict.confidence,
        why: to_why(verdict.why),
    })
}
