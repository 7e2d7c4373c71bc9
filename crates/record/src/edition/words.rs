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

    /// The part of `window` that begins and ends with whole words; never less than `keep`, which lies inside.
    pub fn whole(&self, window: CodeSpan, keep: CodeSpan) -> CodeSpan {
        let next = self.0.partition_point(|&start| start < window.start);
        let last = self.0.partition_point(|&start| start < window.end);
        let at = |place: Option<usize>| place.and_then(|place| self.0.get(place).copied());
        let start = at(Some(next)).map_or(keep.start, |start| start.min(keep.start));
        let end = at(last.checked_sub(1)).map_or(keep.end, |end| end.max(keep.end));
        CodeSpan::new(start, end)
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
    fn a_window_cuts_no_word() {
        //                          0    5    10    16   21
        let starts = WordStarts::of("many boats left Zenda today");
        let keep = CodeSpan::new(16, 21);
        assert_eq!(
            starts.whole(CodeSpan::new(7, 25), keep),
            CodeSpan::new(11, 22)
        );
        assert_eq!(starts.whole(CodeSpan::new(17, 19), keep), keep);
        assert_eq!(
            WordStarts::default().whole(CodeSpan::new(0, 9), CodeSpan::new(2, 3)),
            CodeSpan::new(2, 3)
        );
    }

    #[test]
    fn distances_survive_the_round_trip() {
        let starts = WordStarts::of("one two  three");
        let distances = Vec::from(starts.clone());
        assert_eq!(distances, [0, 4, 5]);
        assert_eq!(WordStarts::from(distances), starts);
    }
}
