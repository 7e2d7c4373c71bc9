//! Divides an article into its own prose and furniture, and reads the facts of publication; never rewrites the text. The
//! method is the reader's: what a line says (`furniture`, `credit`, `meta`), and where it stands (above the title, in a
//! list, after the last paragraph).

mod block;
mod credit;
pub(crate) mod date;
mod furniture;
mod language;
mod layout;
mod meta;
mod outlet;
mod page;
mod person;
mod title;

use self::{
    block::Block,
    outlet::{Evidence, Rank},
    page::{Layout, Place},
};
use crate::lexicon::Lexicon;
use record::{
    Fact, Facts, Published,
    calendar::Day,
    corpus::{Article, GivenFact},
    span::Span,
};

/// What [`clean`] finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// Title, outlet, byline, date, furniture.
    pub facts: Facts,
    /// The article's own prose, block by block (paragraphs and headlines between them); sorted, disjoint, trimmed, none
    /// empty; together with the furniture they hold all that is not white space.
    pub paragraphs: Vec<Span>,
    /// The whole lines by which [`Given`](record::corpus::Given) can say what is furniture and what is prose; sorted, disjoint,
    /// trimmed, none empty. Each paragraph lies in one of them.
    pub blocks: Vec<Span>,
}

/// Divides an article into its own prose and the rest.
///
/// The title where it stands first belongs to the prose, a copy of it to the furniture, as do menus, section labels,
/// bylines, times, captions, credits, advertisements, pleas, pointers to other articles and what follows the last
/// paragraph. Headlines between paragraphs are prose. Lines broken at a fixed width are joined to paragraphs; otherwise each
/// line is one. Facts known from outside go before those that the text shows; what is not certain is absent.
///
/// # Examples
///
/// ```
/// use engine::{clean::clean, lexicon::Lexicon};
/// use record::corpus::Article;
///
/// let text = "Freedonia lifts plum tariffs\nBy Mira Kell | January 5, 2026\n\
///     Freedonia lifted its tariffs on plums on Monday, the trade ministry said.\nPhoto: EPA";
/// let cleaned = clean(&Article::from_text("a.txt", text), Lexicon::bundled());
/// assert_eq!(cleaned.paragraphs.len(), 2);
/// assert_eq!(cleaned.facts.byline.map(|fact| fact.text).as_deref(), Some("Mira Kell"));
/// assert_eq!(cleaned.facts.published.map(|days| days.from).as_deref(), Some("2026-01-05"));
/// ```
pub fn clean(article: &Article, lexicon: &Lexicon) -> Cleaned {
    let text = article.text.as_str();
    let is_within = |spans: &[Span], block: &Block<'_>| {
        let after = spans.partition_point(|span| span.start <= block.whole.start);
        let (before, _) = spans.split_at(after);
        before.last().is_some_and(|span| span.contains(block.whole))
    };
    let blocks = block::find_blocks(text);
    let wholes = blocks.iter().map(|block| block.whole).collect();
    let (known, blocks): (Vec<_>, Vec<_>) = blocks.into_iter().partition(|block| {
        is_within(&article.given.furniture, block) && !is_within(&article.given.prose, block)
    });
    let mut layout = layout::read_layout(&blocks, lexicon);
    for (block, place) in blocks.iter().zip(&mut layout.places) {
        if is_within(&article.given.prose, block) {
            *place = Place::Prose(block.span);
        }
    }
    let mut furniture: Vec<Span> = known.iter().map(|block| block.whole).collect();
    let mut paragraphs = Vec::new();
    for (block, place) in blocks.iter().zip(&layout.places) {
        match place {
            Place::Furniture => furniture.push(block.whole),
            Place::Prose(part) => {
                let before = Span::new(block.whole.start, part.start).trim(text);
                let after = Span::new(part.end, block.whole.end).trim(text);
                furniture.extend([before, after].into_iter().filter(|span| !span.is_empty()));
                paragraphs.push(*part);
            }
        }
    }
    furniture.sort();
    let facts = find_facts(article, &blocks, &layout, lexicon);
    Cleaned {
        facts: Facts { furniture, ..facts },
        paragraphs,
        blocks: wholes,
    }
}

/// The facts, those given from outside first.
fn find_facts(
    article: &Article,
    blocks: &[Block<'_>],
    layout: &Layout,
    lexicon: &Lexicon,
) -> Facts {
    let text = article.text.as_str();
    let given = &article.given;
    let outside = |fact: &Option<GivenFact>| {
        fact.as_ref().map(|fact| Fact {
            text: fact.text.clone(),
            span: None,
            basis: fact.basis.clone(),
        })
    };
    let read = |span: Span, basis: &str| Fact {
        text: span
            .slice(text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        span: Some(span),
        basis: basis.to_owned(),
    };
    let published = given.published.as_ref().map(|day| Published {
        from: day.text.clone(),
        to: day.text.clone(),
        basis: day.basis.clone(),
    });
    Facts {
        title: outside(&given.title)
            .map(|fact| Fact {
                span: find_line(blocks, &fact.text),
                ..fact
            })
            .or_else(|| layout.title.map(|(span, basis)| read(span, basis))),
        outlet: outside(&given.outlet).or_else(|| {
            let best = find_outlet(blocks, layout, lexicon)?;
            Some(read(best.span, best.rank.basis()))
        }),
        byline: outside(&given.byline)
            .or_else(|| layout.byline.map(|(span, basis)| read(span, basis))),
        published: published.or_else(|| find_published(text, layout)),
        language: language::find_language(text, &lexicon.wordings).to_owned(),
        furniture: Vec::new(),
        address: None,
        document: None,
    }
}

/// The first line that says just this, but for white space.
fn find_line(blocks: &[Block<'_>], words: &str) -> Option<Span> {
    let is_same = |block: &&Block<'_>| block.text.split_whitespace().eq(words.split_whitespace());
    blocks.iter().find(is_same).map(|block| block.span)
}

/// The surest of the places that name the outlet.
fn find_outlet(blocks: &[Block<'_>], layout: &Layout, lexicon: &Lexicon) -> Option<Evidence> {
    let dateline = layout.first_prose.and_then(|first| {
        let block = blocks.get(first)?;
        let (name, _) = outlet::read_dateline(block.text, lexicon)?;
        Some(Evidence {
            rank: Rank::Dateline,
            span: block.locate(name),
        })
    });
    layout
        .outlets
        .iter()
        .copied()
        .chain(dateline)
        .min_by_key(|evidence| (evidence.rank, evidence.span))
}

/// Days between first and last version that one article can have: a later one belongs to something else on the page.
const LONGEST_UPDATE: usize = 60;

/// From the first to the last of the days in the lines of time about the title and after the last paragraph.
fn find_published(text: &str, layout: &Layout) -> Option<Published> {
    let mut days: Vec<(Day, Span)> = layout.days.iter().map(|&(span, day)| (day, span)).collect();
    days.sort();
    let (first, span) = *days.first()?;
    let (last, _) = *days
        .iter()
        .rfind(|(day, _)| date::days_between(first, *day) <= LONGEST_UPDATE)?;
    Some(Published {
        from: first.to_string(),
        to: last.to_string(),
        basis: format!("the text gives the date: {}", span.slice(text)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::corpus::Given;

    #[test]
    fn lines_known_from_outside_go_before_what_they_look_like() {
        let text = "Freedonia lifts plum tariffs\nThe Lantern costs two crowns at every kiosk of the capital.\n\
            Freedonia lifted its tariffs on plums on Monday, the ministry said.\nPhoto: EPA";
        let line = |words: &str| {
            let start = text.find(words).expect("the words stand there") as u32;
            Span::new(start, start + words.len() as u32)
        };
        let kiosk = line("The Lantern costs two crowns at every kiosk of the capital.");
        let mut article = Article {
            given: Given {
                furniture: vec![kiosk],
                prose: vec![line("Photo: EPA")],
                ..Given::default()
            },
            ..Article::from_text("a.txt", text)
        };
        let cleaned = clean(&article, Lexicon::bundled());
        assert_eq!(cleaned.facts.furniture, [kiosk]);
        assert_eq!(cleaned.paragraphs.last(), Some(&line("Photo: EPA")));
        article.given.prose.insert(0, kiosk);
        assert_eq!(clean(&article, Lexicon::bundled()).facts.furniture, []);
    }
}
