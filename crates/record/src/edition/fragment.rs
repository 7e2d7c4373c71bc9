//! A run of words that an edition carries, and quick ways into its midst.

use serde::{Deserialize, Serialize};

use crate::span::CodeSpan;

/// A piece of text that an edition carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Stored")]
pub struct Fragment {
    /// First code point.
    pub start: u32,
    /// The words.
    text: String,
    /// The byte of every [`STEP`]th character but the first: passages are cut from the midst of a text by the thousand.
    #[serde(skip_serializing)]
    steps: Vec<u32>,
}

/// A fragment as it is written.
#[derive(Deserialize)]
struct Stored {
    start: u32,
    text: String,
}

impl From<Stored> for Fragment {
    fn from(Stored { start, text }: Stored) -> Self {
        Self::new(start, text)
    }
}

/// Characters between two places of a fragment that are known.
const STEP: usize = 256;

impl Fragment {
    /// `text`, which begins at the code point `start`.
    pub fn new(start: u32, text: String) -> Self {
        let mut steps = Vec::new();
        let mut rest = text.chars();
        while rest.nth(STEP - 1).is_some() {
            steps.push((text.len() - rest.as_str().len()) as u32);
        }
        Self { start, text, steps }
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where it stands.
    pub fn span(&self) -> CodeSpan {
        let (n, rest) = self.known(usize::MAX);
        CodeSpan::new(self.start, self.start + (n + rest.chars().count()) as u32)
    }

    /// The last known place up to a character: its number, and what follows.
    fn known(&self, at: usize) -> (usize, &str) {
        let n = (at / STEP).min(self.steps.len());
        let byte = n.checked_sub(1).map_or(0, |last| self.steps[last]);
        (n * STEP, self.text.get(byte as usize..).unwrap_or(""))
    }

    /// The byte at which a character begins; the end where there are fewer. `Chars` passes over many at a time, as it does
    /// not with their offsets.
    fn byte(&self, at: usize) -> usize {
        let (n, rest) = self.known(at);
        let mut characters = rest.chars();
        if let Some(before) = (at - n).checked_sub(1) {
            characters.nth(before);
        }
        self.text.len() - characters.as_str().len()
    }

    /// What lies in `span`, and where.
    pub(super) fn part(&self, span: CodeSpan) -> (CodeSpan, &str) {
        let from = span.start.saturating_sub(self.start);
        let to = span.end.saturating_sub(self.start);
        let (first, last) = (self.byte(from as usize), self.byte(to as usize));
        let text = self.text.get(first..last).unwrap_or("");
        let start = self.start + from;
        (
            CodeSpan::new(start, start + text.chars().count() as u32),
            text,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_part_of_a_long_text_is_what_its_characters_are() {
        let text = "“Añejo” – 20 € 🙂 ".repeat(60);
        let characters: Vec<char> = text.chars().collect();
        let fragment = Fragment::new(7, text);
        let n = characters.len() as u32;
        assert_eq!(fragment.span(), CodeSpan::new(7, 7 + n));
        for start in (0..n + 9).step_by(5) {
            for len in [0, 1, 255, 256, 257, 700] {
                let span = CodeSpan::new(start, start + len);
                let (place, text) = fragment.part(span);
                let from = (start.max(7) - 7).min(n) as usize;
                let to = ((start + len).max(7) - 7).min(n) as usize;
                let expected: String = characters[from..to].iter().collect();
                assert_eq!(text, expected, "{span:?}");
                assert_eq!(place.len() as usize, to - from, "{span:?}");
            }
        }
    }

    #[test]
    fn a_fragment_is_written_as_place_and_words() {
        let fragment = Fragment::new(3, "plums ".repeat(99));
        let json = serde_json::to_string(&fragment).unwrap();
        assert_eq!(
            json,
            format!(r#"{{"start":3,"text":"{}"}}"#, "plums ".repeat(99))
        );
        assert_eq!(serde_json::from_str::<Fragment>(&json).unwrap(), fragment);
    }
}
