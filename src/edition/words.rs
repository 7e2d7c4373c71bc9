//! Where the words of a text begin, so that any stretch of it can be counted although its words are not carried.

use serde::{Deserialize, Serialize};

use crate::span::CodeSpan;

/// The first code point of each word of one text; a word is a run of letters and digits.
///
/// Sorted, distinct. Written as the distance of each start from the one before, the first from 0: small numbers, which
/// deflate to less than half a byte a word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<u32>", into = "Vec<u32>")]
pub struct WordStarts(Vec<u32>);

impl WordStarts {
    /// The words of `text`, in one pass.
    pub fn of(text: &str) -> Self {
        Self(words(text).map(|word| word.start).collect())
    }

    /// Number of words that begin in `span`.
    pub fn count(&self, span: CodeSpan) -> u32 {
        let before = |offset| self.0.partition_point(|&start| start < offset);
        before(span.end).saturating_sub(before(span.start)) as u32
    }

    /// Starts by position; sorted.
    pub fn as_slice(&self) -> &[u32] {
        &self.0
    }
}

impl From<Vec<u32>> for WordStarts {
    fn from(distances: Vec<u32>) -> Self {
        let mut at = 0u32;
        let starts = distances.into_iter().map(|distance| {
            at = at.saturating_add(distance);
            at
        });
        Self(starts.collect())
    }
}

impl From<WordStarts> for Vec<u32> {
    fn from(WordStarts(starts): WordStarts) -> Self {
        let mut before = 0;
        let distances = starts
            .into_iter()
            .map(|start| start - std::mem::replace(&mut before, start));
        distances.collect()
    }
}

/// The words of a text as spans; sorted, disjoint, none empty.
pub fn words(text: &str) -> impl Iterator<Item = CodeSpan> {
    let mut characters = text.chars().zip(0u32..).peekable();
    std::iter::from_fn(move || {
        let (_, start) = characters.find(|(character, _)| character.is_alphanumeric())?;
        let mut end = start + 1;
        while characters
            .next_if(|(character, _)| character.is_alphanumeric())
            .is_some()
        {
            end += 1;
        }
        Some(CodeSpan::new(start, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_counts_the_words_that_begin_in_it() {
        let starts = WordStarts::of("“Añejo”, said U.S. envoys — 20 €.");
        assert_eq!(starts.as_slice(), [1, 9, 14, 16, 19, 28]);
        assert_eq!(starts.count(CodeSpan::new(0, 9)), 1);
        assert_eq!(starts.count(CodeSpan::new(10, 40)), 4);
        assert_eq!(starts.count(CodeSpan::new(9, 9)), 0);
    }

    #[test]
    fn distances_survive_the_round_trip() {
        let starts = WordStarts::of("one two  three");
        let distances = Vec::from(starts.clone());
        assert_eq!(distances, [0, 4, 5]);
        assert_eq!(WordStarts::from(distances), starts);
    }
}
