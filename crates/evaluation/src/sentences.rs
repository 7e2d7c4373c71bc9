//! Annotated sentences: Directed Sentiment Extraction (Park, Pan and Joo 2021), who of two parties stands how toward the other,
//! and NewsMTSC (Hamborg and Donnay 2021), how a sentence stands toward somebody.

use std::path::Path;

use record::span::{CodeSpan, OffsetMap, Span};
use serde_json::Value;

use crate::error::{ReadError, read_lines};

/// A sentence of DSE.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The sentence without its marks.
    pub text: String,
    /// The two parties, p and q.
    pub parties: [Span; 2],
    /// 0: none; 1: p for q; 2: q for p; 3: p against q; 4: q against p.
    pub label: usize,
}

impl Pair {
    /// The same for sentences and parties that differ in letter case, punctuation or white space only.
    pub fn key(&self) -> (String, [String; 2]) {
        let parties = self.parties.map(|span| normal(span.slice(&self.text)));
        (normal(&self.text), parties)
    }
}

/// A sentence of NewsMTSC with one of its targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The sentence.
    pub text: String,
    /// Whoever the sentence may stand for or against.
    pub span: Span,
    /// 0: critical; 1: neutral; 2: supportive.
    pub label: usize,
}

/// The sentences of a file of DSE in its order, repeated ones included: `sentence with [p] and [q]`, p, q, label, separated by
/// tabs, one a line.
///
/// # Errors
///
/// Where the file cannot be read, or a line that holds anything is not of that form.
pub fn read_dse(file: &Path) -> Result<Vec<Pair>, ReadError> {
    read_lines(file, |line| {
        parse_dse(line).ok_or_else(|| "not DSE".to_owned())
    })
}

fn parse_dse(line: &str) -> Option<Pair> {
    let mut fields = line.split('\t');
    let marked = fields.next()?;
    let label = fields.nth(2)?.trim().parse().ok();
    let label = label.filter(|label| *label < 5)?;
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut open = None;
    for character in marked.chars() {
        match character {
            '[' if open.is_none() && spans.len() < 2 => open = Some(text.len() as u32),
            ']' if open.is_some() => spans.push(Span::new(open.take()?, text.len() as u32)),
            _ => text.push(character),
        }
    }
    Some(Pair {
        parties: [*spans.first()?, *spans.get(1)?],
        text,
        label,
    })
}

/// The targets of a file of NewsMTSC in its order: one JSON object a line, a sentence with its targets.
///
/// # Errors
///
/// Where the file cannot be read, or a line that holds anything is not of that form.
pub fn read_newsmtsc(file: &Path) -> Result<Vec<Target>, ReadError> {
    let sentences = read_lines(file, |line| {
        parse_newsmtsc(line).map_err(|reason| format!("not NewsMTSC: {reason}"))
    })?;
    Ok(sentences.into_iter().flatten().collect())
}

fn parse_newsmtsc(line: &str) -> Result<Vec<Target>, String> {
    let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let text = value["sentence_normalized"]
        .as_str()
        .ok_or("`sentence_normalized` is missing")?;
    let map = OffsetMap::new(text);
    let targets = value["targets"].as_array().ok_or("`targets` is missing")?;
    targets
        .iter()
        .map(|target| {
            let bound = |name: &str| {
                let bound = target[name].as_u64().and_then(|at| u32::try_from(at).ok());
                bound.ok_or_else(|| format!("`{name}` of a target is no offset"))
            };
            let (from, to) = (bound("from")?, bound("to")?);
            if from > to {
                return Err("a target ends before it begins".to_owned());
            }
            let label = match target["polarity"].as_f64() {
                Some(2.0) => 0,
                Some(4.0) => 1,
                Some(6.0) => 2,
                _ => return Err("`polarity` of a target is none of 2, 4 and 6".to_owned()),
            };
            Ok(Target {
                text: text.to_owned(),
                span: map.to_span(CodeSpan::new(from, to)),
                label,
            })
        })
        .collect()
}

/// Letters and digits of a sentence in lower case, word by word.
pub fn normal(text: &str) -> String {
    let words = text
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dse_marks_become_spans() {
        let line = "[Freedonia] said “no” [sic] to [Ruritania].\tFreedonia\tRuritania\t3";
        // Whatever stands in brackets first and second is a party: the corpus marks no others.
        let pair = parse_dse(line).expect("a line of DSE");
        assert_eq!(pair.text, "Freedonia said “no” sic to [Ruritania].");
        let words = pair.parties.map(|span| span.slice(&pair.text).to_owned());
        assert_eq!(
            (words, pair.label),
            (["Freedonia", "sic"].map(str::to_owned), 3)
        );
        for line in [
            "",
            "[a] [b]",
            "[a] b\ta\tb\t1",
            "[a] [b]\ta\tb\t5",
            "[a] [b]\ta\tb\tx",
        ] {
            assert_eq!(parse_dse(line), None, "{line}");
        }
    }

    #[test]
    fn repeated_sentences_have_one_key() {
        let pair = |line| parse_dse(line).expect("a line of DSE").key();
        assert_eq!(
            pair("[Freedonia] praised [Ruritania].\t\t\t1"),
            pair("[FREEDONIA] praised  [ruritania]\t\t\t2")
        );
    }

    #[test]
    fn newsmtsc_offsets_count_code_points() {
        let line = r#"{"sentence_normalized": "“No,” said Brandl.", "targets": [{"from": 11, "to": 17, "polarity": 6.0}]}"#;
        let [target] = &parse_newsmtsc(line).expect("a line of NewsMTSC")[..] else {
            panic!("one target");
        };
        assert_eq!(
            (target.span.slice(&target.text), target.label),
            ("Brandl", 2)
        );
        for (wrong, reason) in [
            ("6.0", "`polarity` of a target is none of 2, 4 and 6"),
            ("17", "`to` of a target is no offset"),
        ] {
            let error = parse_newsmtsc(&line.replace(wrong, "null"));
            assert_eq!(error, Err(reason.to_owned()));
        }
    }
}
