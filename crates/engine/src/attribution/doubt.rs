//! What speaks against a text or a paragraph as a whole, whatever is found in it: turns of a transcript, items of a list, a
//! single sentence, marks without a partner, a language that the model has not learned.

use super::{
    quotation::{Quotation, odd_characters},
    reason::{doubt, of_turn},
    text::Text,
    turn::Turn,
};
use record::{Reason, span::Span};

/// Paragraphs of more tokens are none that a newspaper prints.
const LONGEST: usize = 2000;

/// What an article as a whole is like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sort {
    is_one_sentence: bool,
    is_foreign: bool,
}

impl Sort {
    pub(super) fn of(text: Text<'_>) -> Self {
        Self {
            is_one_sentence: text.segments.sentences.len() < 2,
            is_foreign: !matches!(text.language, "en" | "und"),
        }
    }

    /// The doubts about one paragraph of it; `quotations` are the outermost of the paragraph, `goes_on` says that the next
    /// paragraph opens again what this one leaves open, `turn` what the paragraph is in a conversation.
    pub(super) fn doubts(
        self,
        text: Text<'_>,
        paragraph: Span,
        quotations: &[Quotation],
        goes_on: bool,
        turn: Turn,
    ) -> Vec<Reason<Span>> {
        let mut doubts = Vec::new();
        if let Turn::Labelled(label) = turn {
            doubts.push(of_turn(label));
        }
        if let Some(mark) = bullet(text.text, paragraph) {
            let why = "an item of a list, which leaves words out";
            doubts.push(doubt(why, Some(mark), -200));
        }
        if self.is_one_sentence {
            let why = "a single sentence, with nothing around it that would help";
            doubts.push(doubt(why, None, -200));
        }
        if let Some(mark) = lone_mark(text.text, paragraph, quotations, goes_on) {
            let why = "a quotation mark of this paragraph has no partner";
            doubts.push(doubt(why, Some(mark), -200));
        }
        if self.is_foreign {
            let why = "the text is not in English, which alone the program has learned";
            doubts.push(doubt(why, None, -500));
        }
        if text.segments.tokens_in(paragraph).len() > LONGEST {
            let why = "the paragraph is too long for a news text";
            doubts.push(doubt(why, None, -200));
        }
        doubts
    }
}

/// The mark or number of a list's item at the beginning of a paragraph.
pub(super) fn bullet(text: &str, paragraph: Span) -> Option<Span> {
    let words = paragraph.slice(text);
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = words.get(digits..)?;
    let mark = after.chars().next()?;
    let is_mark = match digits {
        0 => matches!(mark, '•' | '‣' | '▪' | '●' | '◦' | '·' | '*' | '-' | '–'),
        1 | 2 => matches!(mark, '.' | ')'),
        _ => false,
    };
    let length = digits + mark.len_utf8();
    let is_apart = words.get(length..)?.starts_with([' ', '\t', '\u{a0}']);
    (is_mark && is_apart).then(|| Span::new(paragraph.start, paragraph.start + length as u32))
}

/// A double quotation mark that neither opens nor closes a quotation, or opens one that is not closed.
fn lone_mark(text: &str, paragraph: Span, quotations: &[Quotation], goes_on: bool) -> Option<Span> {
    let open = quotations.iter().enumerate().find(|(at, quotation)| {
        let is_last = at + 1 == quotations.len();
        !(quotation.closed || is_last && goes_on)
    });
    if let Some((_, quotation)) = open {
        return Some(Span::new(quotation.span.start, quotation.inner.start));
    }
    let mut quotations = quotations.iter().peekable();
    for (at, mark) in odd_characters(paragraph.slice(text)) {
        let at = paragraph.start + at as u32;
        while quotations
            .next_if(|quotation| quotation.span.end <= at)
            .is_some()
        {}
        let is_free = quotations.peek().is_none_or(|next| at < next.span.start);
        if is_free && matches!(mark, '“' | '”' | '„' | '«' | '»') {
            return Some(Span::new(at, at + mark.len_utf8() as u32));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(find: fn(&str, Span) -> Option<Span>, text: &str, expected: Option<&str>) {
        let found = find(text, Span::new(0, text.len() as u32));
        assert_eq!(found.map(|span| span.slice(text)), expected, "{text}");
    }

    #[test]
    fn marks_of_lists() {
        check(bullet, "• plums", Some("•"));
        check(bullet, "- plums", Some("-"));
        check(bullet, "2. plums", Some("2."));
        check(bullet, "12) plums", Some("12)"));
        check(bullet, "2026. Plums", None);
        check(bullet, "-5 degrees", None);
        check(bullet, "1.5 plums", None);
        check(bullet, "7", None);
    }
}
