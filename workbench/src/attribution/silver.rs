//! Labels from a larger tagger, to learn from. `labels` writes what such a tagger is taught with and asked for; `silver`
//! turns what it answers into annotations of the same form as those of people.

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
};

use anyhow::{Context, Result, bail};
use engine::attribution::{
    Linking, attributions_of,
    chain::Scores,
    label::N_LABELS,
    model::{Parts, RoleModel},
};
use record::{
    Attribution,
    span::{OffsetMap, Span},
};
use serde::Deserialize;

use super::articles::{self, Article};

/// Score points to a natural logarithm in [`Answer::scores`].
const UNIT: i32 = 100;

/// `labels DIR`: the paragraphs of a folder of articles, one a line as JSON: its words, the label of each, and whether it
/// stands inside quotation marks (1) or is one (2).
pub(crate) fn write_labels(args: &[String]) -> Result<()> {
    let [folder] = args else {
        bail!("labels DIR");
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for article in articles::read(folder)? {
        for span in &article.segments.paragraphs {
            let range = article.segments.tokens_in(*span);
            let tokens = &article.segments.tokens[range.clone()];
            let words: Vec<&str> = tokens
                .iter()
                .map(|token| token.span.slice(&article.text))
                .collect();
            let labels: Vec<u8> = article.labels[range].iter().map(|label| label.0).collect();
            let quotes: Vec<u8> = tokens
                .iter()
                .map(|token| quote_at(&article, token.span))
                .collect();
            let line = serde_json::json!({"file": article.name, "start": span.start, "words": words, "labels": labels, "quotes": quotes});
            writeln!(out, "{line}")?;
        }
    }
    out.flush()?;
    Ok(())
}

fn quote_at(article: &Article, span: Span) -> u8 {
    let around = article
        .quotations
        .iter()
        .filter(|quotation| quotation.span.overlaps(span));
    around
        .map(|quotation| 2 - u8::from(quotation.inner.overlaps(span)))
        .max()
        .unwrap_or(0)
}

/// What a tagger thinks of one paragraph.
#[derive(Deserialize)]
struct Answer {
    file: String,
    start: u32,
    /// Logarithm of the probability of each label, times [`UNIT`], one row a token.
    scores: Vec<[i32; N_LABELS]>,
}

/// Scores of the tokens of paragraphs, by article and where the paragraph starts.
type Answers = BTreeMap<(String, u32), Vec<[i32; N_LABELS]>>;

fn read_answers(file: &str) -> Result<Answers> {
    let mut answers = Answers::new();
    let lines = fs::File::open(file).with_context(|| format!("cannot read {file}"))?;
    for (at, line) in BufReader::new(lines).lines().enumerate() {
        let place = || format!("{file}, line {}", at + 1);
        let answer: Answer =
            serde_json::from_str(&line.with_context(place)?).with_context(place)?;
        answers.insert((answer.file, answer.start), answer.scores);
    }
    Ok(answers)
}

/// Notes what a tagger thinks of each token of some articles. One of which a paragraph is missing stays as it is.
pub(super) fn listen(articles: &mut [Article], file: &str) -> Result<()> {
    let answers = read_answers(file)?;
    for article in articles {
        let paragraphs = article.segments.paragraphs.iter();
        let rows: Option<Vec<&Vec<_>>> = paragraphs
            .map(|span| answers.get(&(article.name.clone(), span.start)))
            .collect();
        let rows: Vec<_> = rows.unwrap_or_default().into_iter().flatten().collect();
        if rows.len() == article.labels.len() {
            let probable = |score: i32| (score as f32 / UNIT as f32).exp();
            article.likely = rows.iter().map(|row| row.map(probable)).collect();
        }
    }
    Ok(())
}

/// `silver DIR SCORES OUT`: annotations in the standoff form of brat for the articles of a folder, from the scores that a
/// tagger gave to the paragraphs that `labels` wrote.
pub(crate) fn write_annotations(args: &[String]) -> Result<()> {
    let [folder, scores, out] = args else {
        bail!("silver DIR SCORES OUT");
    };
    let articles = articles::read(folder)?;
    let answers = read_answers(scores)?;
    // Of the model that ships only the patterns are asked: what follows what is in the scores.
    let bundled = Parts::read(&fs::read("crates/engine/data/attribution.model")?)?;
    let model = RoleModel::new(Parts {
        edges: vec![0; bundled.edges.len()],
        bonus: 0,
        unit: UNIT as u32,
        ..bundled
    });
    fs::create_dir_all(out)?;
    for article in &articles {
        let found = find(article, &answers, &model);
        let file = Path::new(out).join(format!("{}.ann", article.name));
        let spans = found
            .iter()
            .map(|found| [&*found.source, &*found.cue, &*found.content]);
        fs::write(file, to_standoff(&article.text, spans))?;
    }
    Ok(())
}

fn find(article: &Article, answers: &Answers, model: &RoleModel) -> Vec<Attribution> {
    attributions_of(
        article.as_text(),
        model,
        Linking::ByPattern,
        |paragraph, view| {
            let start = article.segments.paragraphs[paragraph].start;
            let rows = answers.get(&(article.name.clone(), start))?;
            let places = (0..view.len()).map(|at| view.transition(at) as u8);
            Some(Scores {
                rows: rows.clone(),
                places: places.collect(),
                unit: UNIT,
            })
        },
    )
}

/// Attributions that have a cue as brat writes them, from their sources, cues and contents; the column of words, which nobody reads, holds a stop.
fn to_standoff<'a>(text: &str, found: impl Iterator<Item = [&'a [Span]; 3]>) -> String {
    let map = OffsetMap::new(text);
    let mut lines = String::new();
    let mut n = 0;
    for roles in found.filter(|[_, cue, _]| !cue.is_empty()) {
        let mut event = String::new();
        for (role, spans) in ["Source", "Cue", "Content"].into_iter().zip(roles) {
            if spans.is_empty() {
                continue;
            }
            n += 1;
            let code = spans.iter().map(|span| map.to_code_span(*span));
            let offsets: Vec<String> = code
                .map(|span| format!("{} {}", span.start, span.end))
                .collect();
            lines += &format!("T{n}\t{role} {}\t.\n", offsets.join(";"));
            event += &format!(" {role}:T{n}");
        }
        n += 1;
        lines += &format!("E{n}\tAttribution:T{n}{event}\n");
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use evaluation::polnear::parse_annotations;

    #[test]
    fn what_is_written_is_read_as_it_was() {
        let text = "“Né,” she said.";
        let found = [Span::new(11, 14), Span::new(15, 19), Span::new(0, 10)];
        let [source, cue, content] = found.each_ref().map(std::slice::from_ref);
        let all = [[source, cue, content], [source, &[], content]];
        let read = parse_annotations(&to_standoff(text, all.into_iter()));
        assert_eq!(read.len(), 1, "what has no cue is left out");
        assert_eq!(read[0].roles, [vec![(6, 9)], vec![(10, 14)], vec![(0, 5)]]);
    }
}
