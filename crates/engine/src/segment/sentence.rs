//! Tokens of one paragraph to sentences, by rules: a sentence ends at a terminator with the marks that close behind it,
//! before white space and something that can begin a sentence. Whether the stop of an abbreviation ends one is read
//! from the word that follows.

use super::segments::Token;
use crate::lexicon::{Lexicon, abbreviation::Abbreviation};

/// Words that commonly begin a sentence and seldom follow an abbreviation inside one. Sorted.
const OPENERS: [&str; 108] = [
    "A",
    "About",
    "According",
    "After",
    "All",
    "Almost",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "Any",
    "Are",
    "As",
    "Asked",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Can",
    "Critics",
    "Despite",
    "Did",
    "Do",
    "Does",
    "During",
    "Each",
    "Earlier",
    "Even",
    "Every",
    "Few",
    "For",
    "From",
    "Had",
    "Has",
    "Have",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Indeed",
    "Instead",
    "Is",
    "It",
    "Its",
    "Just",
    "Last",
    "Like",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "My",
    "Next",
    "No",
    "Nor",
    "Not",
    "Now",
    "Of",
    "Officials",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Over",
    "People",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Through",
    "To",
    "Under",
    "Unlike",
    "Until",
    "Was",
    "We",
    "What",
    "When",
    "Where",
    "While",
    "Who",
    "Why",
    "Yet",
];
/// Tokens of a sentence, at most: what is looked for inside one sentence is found in time linear in any text. No sentence
/// of news is nearly as long; a longer stretch is cut behind the last stop that ended none, or where it is too long.
const LONGEST: usize = 400;
/// Closing marks that belong to the sentence before them.
const CLOSERS: &str = "”’»›\")]}'";
/// Opening marks that can stand before the first word of a sentence.
const OPENING: &str = "“‘«‹„\"'([{—–•*-";

/// Calls `sentence` with the bounds of each sentence, as positions in `tokens`, in order; together they are all of it.
pub(crate) fn find_sentences(
    text: &str,
    tokens: &[Token],
    lexicon: &Lexicon,
    mut sentence: impl FnMut(usize, usize),
) {
    let paragraph = Paragraph {
        text,
        tokens,
        lexicon,
    };
    let mut first = 0;
    let mut last_stop = 0;
    let mut at = 0;
    while at < tokens.len() {
        if at - first >= LONGEST {
            let end = if last_stop > first { last_stop } else { at };
            sentence(first, end);
            first = end;
        }
        if !paragraph.is_terminator(at) {
            at += 1;
            continue;
        }
        let end = paragraph.end_of_closers(at);
        if end >= tokens.len() || paragraph.breaks(at, end) {
            sentence(first, end);
            first = end;
        }
        last_stop = end;
        at = end;
    }
    if first < tokens.len() {
        sentence(first, tokens.len());
    }
}

struct Paragraph<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
}

impl<'a> Paragraph<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |token| token.span.slice(self.text))
    }

    fn touches_previous(&self, at: usize) -> bool {
        at > 0
            && at < self.tokens.len()
            && self.tokens[at - 1].span.end == self.tokens[at].span.start
    }

    fn is_terminator(&self, at: usize) -> bool {
        let word = self.word(at);
        // Most words end with a letter of ASCII.
        let is_letter = |last: &u8| last.is_ascii_alphanumeric();
        !word.as_bytes().last().is_some_and(is_letter)
            && word.ends_with(['.', '?', '!', '…', '。', '？', '！'])
    }

    /// One past the closing marks behind the terminator at `at`. A mark with white space before it opens.
    fn end_of_closers(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.touches_previous(end) && end < at + LONGEST {
            let word = self.word(end);
            let closes = word == "''"
                || self.is_terminator(end) && word.len() < 4
                || is_one_of(word, "“«‹") && !self.touches_previous(end + 1)
                || is_one_of(word, CLOSERS);
            // A straight mark that touches a word behind it opens what follows.
            let opens = matches!(word, "\"" | "'" | "''")
                && self.touches_previous(end + 1)
                && self.word(end + 1).starts_with(char::is_alphanumeric);
            if !closes || opens {
                break;
            }
            end += 1;
        }
        end
    }

    /// Whether a sentence ends between the terminator at `at` and the token at `next`.
    fn breaks(&self, at: usize, next: usize) -> bool {
        let mut word_at = next;
        let opens = |at: usize| {
            let points_inward = is_one_of(self.word(at), "»›") && self.touches_previous(at + 1);
            points_inward
                || is_one_of(self.word(at), OPENING)
                || matches!(self.word(at), "''" | "``")
        };
        while word_at < self.tokens.len().min(next + 4) && opens(word_at) {
            word_at += 1;
        }
        let word = self.word(word_at);
        let terminator = self.word(at);
        if self.touches_previous(next) {
            // Two sentences run together: `end.Next`, `end.”Next`.
            let mut letters = word.chars();
            return terminator == "."
                && letters.next().is_some_and(char::is_uppercase)
                && letters.next().is_none_or(char::is_lowercase)
                && self.word(at.wrapping_sub(1)).ends_with(char::is_lowercase);
        }
        let letters = word.strip_prefix(['\'', '’']).unwrap_or(word);
        let is_start = letters.starts_with(|first: char| {
            !first.is_lowercase() && (first.is_alphanumeric() || "@#$€£".contains(first))
        });
        if !is_start {
            // Nothing but marks follows, or a lower-case word: the sentence goes on.
            return word_at > next && word.is_empty();
        }
        let closed = next > at + 1;
        if terminator.len() > 1 && terminator.starts_with(char::is_alphanumeric) {
            return closed || self.breaks_after_abbreviation(terminator, word, word_at > next);
        }
        if closed && terminator.ends_with(['?', '!']) {
            return !self.is_reporting_tail(word_at);
        }
        true
    }

    fn breaks_after_abbreviation(&self, abbreviation: &str, word: &str, is_quoted: bool) -> bool {
        let form = abbreviation.strip_suffix('.').unwrap_or(abbreviation);
        let is_opener = OPENERS.binary_search(&word).is_ok();
        match self.lexicon.abbreviations.find(form) {
            Some(Abbreviation::Title) => false,
            Some(Abbreviation::Number) | None => is_opener,
            Some(Abbreviation::Open) => is_opener || is_quoted,
        }
    }

    /// Whether what follows a closed question or exclamation only says who uttered it: `“Why?” Castellan asked`.
    fn is_reporting_tail(&self, word_at: usize) -> bool {
        (word_at + 1..word_at + 5)
            .take_while(|&at| !self.word(at).is_empty())
            .find(|&at| self.word(at).starts_with(char::is_lowercase))
            .is_some_and(|at| {
                // `“Why?” She answered: “I forget.”` begins anew.
                let introduces = matches!(self.word(at + 1), "," | ":")
                    && is_one_of(self.word(at + 2), "“\"‘'«„")
                    && self.word(at + 3).starts_with(char::is_uppercase);
                !introduces && self.lexicon.cues.is_past_report(self.word(at))
            })
    }
}

/// Whether a word is one of these characters, alone.
fn is_one_of(word: &str, characters: &str) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(character), None) => characters.contains(character),
        (Some('-'), Some('-')) => characters.contains('-'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;
    use record::span::Span;

    /// Sentences are separated by ` | ` in `marked`.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace(" | ", " ").replace('|', "");
        let whole = Span::new(0, text.len() as u32);
        let segments = segment(&text, vec![whole], Lexicon::bundled());
        let found: Vec<&str> = segments
            .sentences
            .iter()
            .map(|sentence| sentence.span.slice(&text))
            .collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn openers_are_sorted() {
        assert!(OPENERS.is_sorted());
    }

    #[test]
    fn plain_sentences() {
        check("It rained. | The talks went on! | Why? | Nobody knew …");
        check("It cost $3.5 million. | 40 people came. | €5 was too much.");
        check("one lower case sentence. and another goes on");
    }

    #[test]
    fn abbreviations() {
        check("Mr. Castellan met Gen. Ruiz in the U.S. Senate. | They talked.");
        check("She lives in the U.S. | The capital is far.");
        check("He met J. P. Ostrander Jr. on Jan. 5. | It was No. 3.");
        check("They left at 5 p.m. | “Good night,” he said.");
        check("Freedonia Inc. rose, Ruritania Corp. fell, etc. | In the end both lost.");
    }

    #[test]
    fn quotations() {
        check("“It is over.” | Castellan left. | “Is it?” | Nobody moved.");
        check("“Is it over?” Mira Castellan asked. | “No!” she said.");
        check("“Is it over?” asked Castellan.");
        check("He said: “Go.” | (They went.) | ‘Fine.’ | She smiled.");
        check("\"It is over.\" | \"No.\" | Then: \"Go.\"");
    }

    /// How many tokens the sentences of a text have.
    fn lengths(text: &str) -> Vec<u32> {
        let whole = Span::new(0, text.len() as u32);
        let segments = segment(text, vec![whole], Lexicon::bundled());
        let sentences = segments.sentences.iter();
        sentences
            .map(|one| one.tokens.end - one.tokens.start)
            .collect()
    }

    #[test]
    fn a_stretch_without_an_end_is_cut_behind_a_stop_or_where_it_is_too_long() {
        assert_eq!(lengths(&"plums and ".repeat(500)), [400, 400, 200]);
        let stops = format!(
            "{}pears. and {}",
            "plums ".repeat(300),
            "plums ".repeat(300)
        );
        assert_eq!(lengths(&stops), [302, 301]);
        let marks = lengths(&"?!".repeat(2000));
        assert!(
            marks.iter().all(|&length| length <= 2 * LONGEST as u32),
            "{marks:?}"
        );
    }

    #[test]
    fn run_together_and_odd() {
        check("The deal ended.|The talks did not.");
        check("Visit example.org. | Then write to a.b@example.org.");
        check("Really?!? | Yes!!! | He paused.");
    }
}
