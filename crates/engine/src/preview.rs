//! An article as a person sees it before it is analysed: the first stage alone.

use record::{
    corpus::Article,
    preview::{Line, Preview},
};

use crate::{analysis, lexicon::Lexicon};

/// Runs the first stage.
///
/// # Examples
///
/// ```
/// use record::corpus::Article;
/// use engine::{preview::preview, lexicon::Lexicon};
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

#[cfg(test)]
mod tests {
    use record::{corpus::Given, preview::set_prose, span::Span};

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
