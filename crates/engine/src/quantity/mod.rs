//! Figures and dates that an article states: numbers with their unit and the phrase they count, days, months, years and
//! what is counted from the day of publication. Both are read from tokens and word classes sentence by sentence; nothing
//! is resolved here, since a person may still mend the date of publication.

mod counted;
mod date;
mod figure;
mod number;
mod opening;
mod words;

use crate::{segment::Segments, tagging::Tags};
use opening::can_open;
use record::{Dated, Figure, span::Span};
use words::Words;

/// Figures and dates; each list in order of position, disjoint, also from the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quantities {
    /// Numbers with what they count.
    pub figures: Vec<Figure<Span>>,
    /// Days, months and years named.
    pub dates: Vec<Dated<Span>>,
}

/// Finds the figures and dates of an article's own prose, in one pass.
///
/// A figure has a unit (percent, money) or a noun that it counts, else it is left alone, as are numbers up to nine in
/// words (`two ministers`), ordinals, times of day, and numbers that belong to a name (`Route 66`). A date is a day, a
/// month, a year or a decade, or counted from publication (`Friday`, `last month`); how to read its value says
/// [`calendar::resolve`](record::calendar::resolve).
pub fn find_quantities(text: &str, segments: &Segments, tags: &Tags) -> Quantities {
    let mut found = Quantities::default();
    for sentence in &segments.sentences {
        let first = sentence.tokens.start as usize;
        let last = sentence.tokens.end as usize;
        let (Some(tokens), Some(classes)) = (
            segments.tokens.get(first..last),
            tags.word_classes.get(first..last),
        ) else {
            continue;
        };
        let words = Words {
            text,
            tokens,
            classes,
        };
        // What the last figure of the sentence counts: `from 84 percent to 15 percent`.
        let mut before = None;
        let mut at = 0;
        while at < tokens.len() {
            if !can_open(words, at) {
                at += 1;
            } else if let Some((end, value)) = date::read_date(words, at) {
                found.dates.push(Dated {
                    span: words.span(at, end),
                    value,
                });
                at = end;
            } else if let Some((end, figure)) = figure::read_figure(words, at, before) {
                before = Some((end, figure.counted));
                found.figures.push(figure);
                at = end;
            } else {
                at = number::end_of_number(words, at).unwrap_or(at + 1);
            }
        }
    }
    found
}
