//! An article as a person sees it before it is analysed: its facts, and line by line what is prose and what is furniture.

use serde::{Deserialize, Serialize};

use crate::{
    analysis,
    corpus::{Article, Given},
    lexicon::Lexicon,
    record::Facts,
    span::Span,
};

/// What the first stage says of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Facts of publication, each with its basis.
    pub facts: Facts,
    /// All lines that hold anything; sorted, disjoint.
    pub lines: Vec<Line>,
}

/// One or more whole lines that belong together: the least of which a person can say what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Where; trimmed, not empty.
    pub span: Span,
    /// The part that is prose; absent where all is furniture.
    pub prose: Option<Span>,
}

/// Runs the first stage.
///
/// # Examples
///
/// ```
/// use on_record::{corpus::Article, exchange::preview::preview, lexicon::Lexicon};
///
/// let article = Article::from_text("a.txt", "Freedonia lifted its tariffs on plums on Monday, the ministry said.\nPhoto: EPA");
/// let lines = preview(&article, Lexicon::bundled()).lines;
/// assert!(lines[0].prose.is_some() && lines[1].prose.is_none());
/// ```
pub fn preview(article: &Article, lexicon: &Lexicon) -> Preview {
    let cleaned = analysis::clean(article, lexicon);
    let mut paragraphs = cleaned.paragraphs.iter().copied().peekable();
    let lines = cleaned.blocks.into_iter().map(|span| Line {
        span,
        prose: paragraphs.next_if(|paragraph| span.contains(*paragraph)),
    });
    Preview {
        lines: lines.collect(),
        facts: cleaned.facts,
    }
}

/// Notes that a line is prose, or furniture; stronger than what was noted of it before.
pub fn set_prose(given: &mut Given, line: Span, is_prose: bool) {
    let (into, other) = if is_prose {
        (&mut given.prose, &mut given.furniture)
    } else {
        (&mut given.furniture, &mut given.prose)
    };
    let parts = other.iter().flat_map(|span| {
        // A span of several lines keeps those before and after this one.
        let before = Span::new(span.start, span.end.min(line.start).max(span.start));
        let after = Span::new(span.start.max(line.end).min(span.end), span.end);
        if span.overlaps(line) {
            [before, after]
        } else {
            [*span, Span::new(span.end, span.end)]
        }
    });
    *other = parts.filter(|span| !span.is_empty()).collect();
    let at = into.partition_point(|span| span.start <= line.start);
    let (before, after) = into.split_at(at);
    let is_known = before.last().is_some_and(|span| span.contains(line));
    if !is_known && after.first().is_none_or(|next| !next.overlaps(line)) {
        into.insert(at, line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Menu\nFreedonia lifts plum tariffs\n\nFreedonia lifted its tariffs on plums on Monday, the \
                        ministry said.\nMore about plums\nRead on";

    #[track_caller]
    fn check(given: &Given, prose: &str) {
        let article = Article {
            given: given.clone(),
            ..Article::from_text("a.txt", TEXT)
        };
        let lines = preview(&article, Lexicon::bundled()).lines;
        let signs: String = lines
            .iter()
            .map(|line| if line.prose.is_some() { 'p' } else { 'f' })
            .collect();
        assert_eq!(signs, prose);
    }

    #[test]
    fn a_line_is_what_was_said_of_it_last() {
        let mut given = Given::default();
        check(&given, "fppff");
        let line = |number: usize| {
            let words = TEXT.lines().filter(|line| !line.is_empty()).nth(number);
            let start = TEXT.find(words.unwrap()).unwrap() as u32;
            Span::new(start, start + words.unwrap().len() as u32)
        };
        set_prose(&mut given, line(3), true);
        check(&given, "fpppf");
        set_prose(&mut given, line(3), false);
        set_prose(&mut given, line(3), false);
        check(&given, "fppff");
        assert_eq!((given.prose.len(), given.furniture.len()), (0, 1));
        given.furniture = vec![line(3).cover(line(4))];
        set_prose(&mut given, line(4), true);
        check(&given, "fppfp");
    }
}
