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
mod person;
mod title;

use self::{
    block::Block,
    layout::Layout,
    outlet::{Evidence, Rank},
};
use crate::{
    calendar::Day,
    corpus::Article,
    lexicon::Lexicon,
    record::{Fact, Facts, Published},
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
/// use on_record::{clean::clean, corpus::Article, lexicon::Lexicon};
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
    let blocks = block::find_blocks(text);
    let layout = layout::read_layout(&blocks, lexicon);
    let mut furniture = Vec::new();
    let mut paragraphs = Vec::new();
    for (block, place) in blocks.iter().zip(&layout.places) {
        match place {
            layout::Place::Furniture => furniture.push(block.whole),
            layout::Place::Prose(part) => {
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
    let outside = |fact: &Option<String>| {
        fact.as_ref().map(|fact| Fact {
            text: fact.clone(),
            span: None,
            basis: given.basis.clone(),
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
        from: day.clone(),
        to: day.clone(),
        basis: given.basis.clone(),
    });
    Facts {
        title: outside(&given.title)
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
    }
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
