//! `tokens FILE...`: the engine's tokens, one paragraph a line as JSON, for a tagger that is to be learned from.

use std::io::Write;

use anyhow::{Context, Result};
use engine::{lexicon::Lexicon, segment};
use record::span::Span;

/// The lines of a text that hold anything, trimmed.
pub(crate) fn paragraphs_of(text: &str) -> Vec<Span> {
    let mut at = 0;
    let mut paragraphs = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len() as u32).trim(text);
        if !span.is_empty() {
            paragraphs.push(span);
        }
        at += line.len() as u32;
    }
    paragraphs
}

/// Writes the paragraphs of every file named, in order, to standard output.
pub(crate) fn run(files: &[String]) -> Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for file in files {
        let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {file}"))?;
        let segments = segment::segment(&text, paragraphs_of(&text), Lexicon::bundled());
        for paragraph in &segments.paragraphs {
            let tokens = &segments.tokens[segments.tokens_in(*paragraph)];
            let words: Vec<&str> = tokens.iter().map(|token| token.span.slice(&text)).collect();
            let mut spaces: Vec<bool> = tokens
                .windows(2)
                .map(|pair| pair[0].span.end < pair[1].span.start)
                .collect();
            spaces.push(false);
            let starts: Vec<bool> = tokens
                .iter()
                .map(|token| {
                    segments
                        .sentence_at(token.span.start)
                        .is_some_and(|sentence| sentence.span.start == token.span.start)
                })
                .collect();
            let line = serde_json::json!({"file": file, "words": words, "spaces": spaces, "starts": starts});
            writeln!(out, "{line}")?;
        }
    }
    out.flush()?;
    Ok(())
}
