//! The words of attributions, as far as the edition carries them.

use std::collections::BTreeMap;

use crate::compare::{
    Sources,
    words::{is_stop, stem},
};
use record::{
    Attribution,
    edition::{EditionArticle, Piece, words::words},
    span::CodeSpan,
};

/// One attribution as words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Utterance {
    /// Position of the article.
    pub(super) article: u32,
    /// Position in the index.
    pub(super) quote: u32,
    /// Positions of the speakers.
    pub(super) speakers: Vec<u32>,
    /// The words of the content in order.
    pub(super) words: Vec<Word>,
}

/// One word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The same for the same word in any case.
    pub(super) id: u32,
    /// The same for forms of a word.
    pub(super) stem: u32,
    /// Where, in its article.
    pub(super) span: CodeSpan,
    /// Whether it stands inside quotation marks.
    pub(super) is_quoted: bool,
    /// Whether it has no content of its own.
    pub(super) is_stop: bool,
    /// Whether words that the edition does not carry, or that are not attributed, stand before it.
    pub(super) after_gap: bool,
}

/// Numbers for words.
#[derive(Default)]
struct Numbers(BTreeMap<String, u32>);

impl Numbers {
    fn get(&mut self, word: String) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(word).or_insert(next)
    }
}

/// The attributions of the articles compared, in the order of the index.
pub(super) fn read_utterances(sources: Sources<'_>) -> Vec<Utterance> {
    let mut ids = Numbers::default();
    let mut stems = Numbers::default();
    let mut utterances = Vec::new();
    for (quote, row) in (0..).zip(&sources.index.quotes) {
        let article = row.article as usize;
        let record = sources.records.get(article);
        let entry = record.and_then(|record| record.attributions.get(row.entry as usize));
        let source = sources.edition.articles.get(article);
        if let (Some(_), Some(entry), Some(source)) = (sources.column(row.article), entry, source) {
            utterances.push(Utterance {
                article: row.article,
                quote,
                speakers: row.speakers.clone(),
                words: read_words(source, entry, &mut ids, &mut stems),
            });
        }
    }
    utterances
}

/// Whether a word is the end of the one before: `s` of `Freedonia’s`, `t` of `don’t`.
fn is_clitic(characters: &[char], word: CodeSpan) -> bool {
    let mark = word
        .start
        .checked_sub(1)
        .and_then(|at| characters.get(at as usize));
    matches!(mark, Some('’' | '\'')) && word.len() <= 2
}

fn read_words(
    source: &EditionArticle,
    entry: &Attribution<CodeSpan>,
    ids: &mut Numbers,
    stems: &mut Numbers,
) -> Vec<Word> {
    let mut read: Vec<Word> = Vec::new();
    for &part in &entry.content {
        let mut after_gap = true;
        for piece in source.pieces(part) {
            let (at, text) = match piece {
                Piece::Text { span, text } => (span.start, text),
                Piece::Elided { n_words, .. } => {
                    after_gap |= n_words > 0;
                    continue;
                }
            };
            let characters: Vec<char> = text.chars().collect();
            for word in words(text) {
                if let Some(last) = read.last_mut()
                    && !after_gap
                    && last.span.end + 1 == at + word.start
                    && is_clitic(&characters, word)
                {
                    // `Freedonia’s` is the word `Freedonia`: what is said is the same.
                    last.span.end = at + word.end;
                    continue;
                }
                let letters = characters.get(word.start as usize..word.end as usize);
                let lower: String = letters
                    .unwrap_or_default()
                    .iter()
                    .flat_map(|letter| letter.to_lowercase())
                    .collect();
                let span = CodeSpan::new(at + word.start, at + word.end);
                read.push(Word {
                    is_stop: is_stop(&lower),
                    stem: stems.get(stem(&lower)),
                    id: ids.get(lower),
                    span,
                    is_quoted: entry.quoted.iter().any(|quoted| quoted.contains(span)),
                    after_gap: std::mem::take(&mut after_gap),
                });
            }
        }
    }
    read
}
