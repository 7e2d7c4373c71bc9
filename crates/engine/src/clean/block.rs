//! Text to blocks: the lines of a file, or the paragraphs where lines were broken at a fixed width.

use std::borrow::Cow;

use crate::lexicon::fold::{fold_into, words};
use record::span::Span;

/// Lines longer than this, in bytes, are prose; their wording is not looked at.
const LONGEST_FOLDED: usize = 700;

/// A paragraph, headline or piece of furniture as the file sets it off.
#[derive(Clone, Debug)]
pub(super) struct Block<'text> {
    /// Where, marks of headings, quotations and emphasis included; trimmed, not empty.
    pub(super) whole: Span,
    /// Where, without such marks (`## `, `> `, `**...**`); not empty.
    pub(super) span: Span,
    /// The text of the span.
    pub(super) text: &'text str,
    /// In lower case with straight apostrophes and single blanks, without punctuation at its end; empty for long blocks.
    pub(super) folded: String,
    /// Words, white space between them.
    pub(super) n_words: usize,
    /// Whether an empty line stands before it.
    pub(super) is_apart: bool,
}

impl<'text> Block<'text> {
    fn new(text: &'text str, whole: Span, is_apart: bool) -> Self {
        let span = without_marks(text, whole);
        let slice = span.slice(text);
        let (folded, n_words) = if slice.len() <= LONGEST_FOLDED {
            fold_words(slice)
        } else {
            (String::new(), words(slice).count())
        };
        Self {
            whole,
            span,
            text: slice,
            folded,
            n_words,
            is_apart,
        }
    }

    /// A span of `self.text` as one of the article's text.
    pub(super) const fn locate(&self, span: Span) -> Span {
        Span::new(self.span.start + span.start, self.span.start + span.end)
    }

    /// Whether it ends as sentences end, closing marks aside.
    pub(super) fn ends_sentence(&self) -> bool {
        without_closers(self.text).ends_with(['.', '!', '?', '…', '。', '！', '？'])
    }

    /// Whether it reads as sentences and not as a headline, label or caption.
    pub(super) fn is_prose(&self) -> bool {
        let inner = without_closers(self.text);
        let ends_flat = inner.ends_with(['.', '…', '。']);
        let has_stop_inside = inner.contains(". ") || inner.contains("。");
        let is_quote = self.text.starts_with(['“', '"', '«', '„']) && self.n_words >= 5;
        self.n_words >= 30
            || (self.n_words >= 8 && ends_flat)
            || (self.ends_sentence() && (has_stop_inside || is_quote))
    }

    /// Whether all its letters are capitals, and there are some.
    pub(super) fn is_capitals(&self) -> bool {
        self.text.contains(char::is_alphabetic) && !self.text.contains(char::is_lowercase)
    }
}

/// The span without the marks that Markdown and messages put about a whole line: `# ` and `> ` before it, stars or
/// underscores around it.
fn without_marks(text: &str, whole: Span) -> Span {
    let mut span = whole;
    let line = span.slice(text);
    let marks = line.len() - line.trim_start_matches(['#', '>']).len();
    if line
        .get(marks..)
        .is_some_and(|rest| rest.starts_with(char::is_whitespace))
    {
        span = Span::new(span.start + marks as u32, span.end).trim(text);
    }
    for sign in ['*', '_'] {
        let line = span.slice(text);
        let (start, end) = (line.trim_start_matches(sign), line.trim_end_matches(sign));
        let (n_before, n_after) = (line.len() - start.len(), line.len() - end.len());
        if n_before > 0 && n_before == n_after && !start.starts_with(' ') {
            span = Span::new(
                span.start + n_before as u32,
                span.end.saturating_sub(n_after as u32),
            );
        }
    }
    if span.slice(text).trim().is_empty() {
        whole
    } else {
        span.trim(text)
    }
}

/// The text without quotation marks and brackets that close at its end.
pub(super) fn without_closers(text: &str) -> &str {
    text.trim_end_matches(['”', '’', '"', '\'', '»', ')', ']', ' ', '\u{a0}'])
}

/// Lower case, straight apostrophes, single blanks, no punctuation at the end.
pub(super) fn fold(text: &str) -> String {
    fold_words(text).0
}

/// The same, and the number of words.
fn fold_words(text: &str) -> (String, usize) {
    let mut folded = String::with_capacity(text.len());
    let mut n_words = 0;
    if is_plain(text) {
        folded.push_str(text);
        n_words = 1 + text.bytes().filter(|&byte| byte == b' ').count();
    } else {
        for word in words(text) {
            if !folded.is_empty() {
                folded.push(' ');
            }
            n_words += 1;
            if word.is_ascii() {
                folded.push_str(word);
            } else {
                fold_into(word, &mut folded);
            }
        }
    }
    folded.make_ascii_lowercase();
    let kept = folded
        .trim_end_matches(['.', ':', '!', '…', '»', '›', '>', '→', ' ', ','])
        .len();
    folded.truncate(kept);
    (folded, n_words)
}

/// Whether a text is words of ASCII with single blanks between them.
fn is_plain(text: &str) -> bool {
    let is_sign = |byte: u8| matches!(byte, b' '..=b'~');
    let [Some(first), Some(last)] = [text.bytes().next(), text.bytes().next_back()] else {
        return false;
    };
    first != b' '
        && last != b' '
        && text.bytes().fold(true, |all, byte| all & is_sign(byte))
        && !text.contains("  ")
}

/// A folded text with `#` for each run of digits, as phrases with numbers are listed.
pub(super) fn without_numbers(folded: &str) -> Cow<'_, str> {
    let is_digit = |byte: u8| byte.is_ascii_digit();
    if !folded.bytes().fold(false, |any, byte| any | is_digit(byte)) {
        return Cow::Borrowed(folded);
    }
    let mut general = String::with_capacity(folded.len());
    for character in folded.chars() {
        match character {
            '0'..='9' if general.ends_with('#') => {}
            '0'..='9' => general.push('#'),
            _ => general.push(character),
        }
    }
    Cow::Owned(general)
}

/// One line, trimmed.
#[derive(Clone, Copy)]
struct Line {
    span: Span,
    /// Characters, white space at its start included.
    width: usize,
    is_apart: bool,
    is_indented: bool,
}

/// The blocks in order. Lines that were broken at a fixed width, as in plain-text mail, are one block; else every line
/// is one.
pub(super) fn find_blocks(text: &str) -> Vec<Block<'_>> {
    let lines = find_lines(text);
    let width = wrap_width(text, &lines);
    let mut spans: Vec<(Span, bool)> = Vec::with_capacity(lines.len());
    let mut previous: Option<Line> = None;
    for line in lines {
        let goes_on = previous
            .zip(width)
            .is_some_and(|(before, width)| is_wrapped(text, before, line, width));
        match spans.last_mut() {
            Some(last) if goes_on => last.0 = last.0.cover(line.span),
            _ => spans.push((line.span, line.is_apart)),
        }
        previous = Some(line);
    }
    spans
        .into_iter()
        .map(|(span, is_apart)| Block::new(text, span, is_apart))
        .collect()
}

/// What ends a line, beside the line feed.
const LINE_ENDS: [char; 5] = ['\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{c}'];

fn find_lines(text: &str) -> Vec<Line> {
    // The last bytes of such ends, all at once: most texts have none of them.
    let may_end = |byte: u8| matches!(byte, b'\r' | 0x85 | 0xa8 | 0xa9 | b'\x0c');
    let has_other = text.bytes().fold(false, |any, byte| any | may_end(byte));
    if has_other && text.contains(LINE_ENDS) {
        let is_end = |character| character == '\n' || LINE_ENDS.contains(&character);
        trim_lines(text, text.split_inclusive(is_end))
    } else {
        trim_lines(text, text.split_inclusive('\n'))
    }
}

fn trim_lines<'text>(text: &'text str, lines: impl Iterator<Item = &'text str>) -> Vec<Line> {
    let mut trimmed = Vec::new();
    let (mut at, mut is_apart) = (0, true);
    for whole in lines {
        let end = at + whole.len() as u32;
        let span = Span::new(at, end).trim(text);
        // The line feed of a Windows line end is a line of its own here and must not count as empty.
        let is_half = whole == "\n" && text[..at as usize].ends_with('\r');
        if !span.is_empty() {
            let lead = Span::new(at, span.start).slice(text);
            trimmed.push(Line {
                span,
                width: lead.chars().count() + span.slice(text).chars().count(),
                is_apart,
                is_indented: !lead.is_empty(),
            });
            is_apart = false;
        } else if !is_half {
            is_apart = true;
        }
        at = end;
    }
    trimmed
}

/// Widths at which mail, wire services and text editors break lines.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 50..=100;
/// Joints between lines that must look broken before a file is held to be wrapped, of ten.
const WRAPPED_JOINTS: usize = 7;

/// The width at which the file breaks its lines, if it does: none is longer, and at nearly every joint inside a paragraph
/// the next word would not have fitted.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let joints = || lines.windows(2).filter(|pair| !pair[1].is_apart);
    let width = joints().map(|pair| pair[0].width).max()?;
    let n_joints = joints().count();
    let n_wrapped = joints()
        .filter(|pair| is_wrapped(text, pair[0], pair[1], width))
        .count();
    let is_wrapped = n_joints >= 3 && n_wrapped * 10 >= n_joints * WRAPPED_JOINTS;
    (WRAP_WIDTHS.contains(&width) && is_wrapped).then_some(width)
}

fn is_wrapped(text: &str, line: Line, next: Line, width: usize) -> bool {
    let first_word = next
        .span
        .slice(text)
        .split_whitespace()
        .next()
        .unwrap_or("");
    let starts_item = next.is_indented && !line.is_indented;
    !next.is_apart && !starts_item && line.width + 1 + first_word.chars().count() > width
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = find_blocks(text).iter().map(|block| block.text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_folded_and_counted() {
        for (text, folded, n_words) in [
            ("Mira Kell spoke: `NO`.", "mira kell spoke: `no`", 4),
            ("  Mira  Kell\tspoke ", "mira kell spoke", 3),
            ("Élysée’s `é` \u{a0}No…", "elysee's 'e' no", 3),
            ("", "", 0),
            (" ", "", 0),
        ] {
            assert_eq!(fold_words(text), (folded.to_owned(), n_words));
        }
    }

    #[test]
    fn every_line_is_a_block() {
        check(
            "One.\nTwo.\r\n\r\n  Three. \u{2028}Four.",
            &["One.", "Two.", "Three.", "Four."],
        );
        check(" \u{a0}\n\n", &[]);
        let windows = find_blocks("One.\r\nTwo.\r\n\r\nThree.");
        let apart: Vec<bool> = windows.iter().map(|block| block.is_apart).collect();
        assert_eq!(apart, [true, false, true]);
    }

    #[test]
    fn marks_of_a_whole_line_are_left_out() {
        check(
            "## A River\n> **Mira** spoke.\n**Bold**\n*a* b *c*\n***\n#tag #tag",
            &[
                "A River",
                "**Mira** spoke.",
                "Bold",
                "a* b *c",
                "***",
                "#tag #tag",
            ],
        );
    }

    #[test]
    fn broken_lines_are_joined() {
        let text = "Freedonia on Tuesday lifted its tariffs on Ruritanian plums after talks\n\
            that lasted through the night, the prime minister of the mountain state,\n\
            Mira Castellan, said in the capital.\n\n\
            Growers on both sides of the border welcomed the step, although several\n\
            of them asked for more.";
        let found = find_blocks(text);
        assert_eq!(found.len(), 2);
        assert!(found[0].text.ends_with("said in the capital."));
    }

    #[test]
    fn headlines_in_a_list_stay_apart() {
        let text = "Plum growers ask for help after a night of frost\nA bridge for Strelsau\n\
            Parliament debates the price of bread for a third day";
        assert_eq!(find_blocks(text).len(), 3);
    }
}
