//! Which line is the title.

use super::{
    block::{Block, fold},
    outlet::{self, Evidence, Rank},
    page::{Page, Place},
    person,
};
use crate::lexicon::wording::Wording;
use record::span::Span;

/// Longest headline, in words.
const LONGEST_HEADLINE: usize = 30;
/// What stands before the title of a letter.
const SUBJECT: &str = "subject: ";
/// Lines among which a title that stands twice is looked for.
const NEAR: usize = 12;

/// A line that says what the title is: the note of a feed at the end, the subject of a letter.
struct Note {
    title: Span,
    basis: &'static str,
}

/// Finds the title, and marks what stands above it.
///
/// Above the first paragraph: the line that a note names, that comes again, or the first that can be one. Failing these,
/// the words of the note.
pub(super) fn find_title(page: &mut Page<'_>) {
    let top = page.first_prose.unwrap_or(0);
    let candidates: Vec<usize> = (0..top)
        .filter(|&number| can_be_title(page, number))
        .collect();
    let blocks = page.blocks;
    let with_text = |folded: &str| {
        candidates
            .iter()
            .copied()
            .find(|&at| blocks[at].folded == folded)
    };
    let comes_again = |&number: &usize| {
        let near = blocks.iter().skip(number + 1).take(NEAR);
        near.into_iter()
            .any(|block| block.folded == blocks[number].folded)
    };
    let is_plain = |&number: &usize| {
        let block: &Block<'_> = &blocks[number];
        let is_label = block.is_capitals() && block.n_words <= 3;
        block.n_words >= 3 && !is_label && !person::is_certain_name(block.text, page.lexicon)
    };
    let note = read_note(page);
    let named = note
        .as_ref()
        .and_then(|note| with_text(&fold(page.text_of(note.title)?)));
    let repeated = candidates
        .iter()
        .copied()
        .find(|number| comes_again(number));
    let first = candidates.iter().copied().find(|number| is_plain(number));
    let found = named
        .map(|number| (number, "the line above the first paragraph, named again"))
        .or(repeated.map(|number| (number, "the line above the first paragraph, repeated")))
        .or(first
            .filter(|_| note.is_none())
            .map(|number| (number, "the line above the first paragraph")));
    match (found, note) {
        (Some((number, basis)), _) => set_title(page, number, basis),
        (None, Some(note)) => page.layout.title = Some((note.title, note.basis)),
        (None, None) => {}
    }
    page.mark_above(found.map_or(top, |(number, _)| number), found.is_some());
}

/// The title as a feed or a letter names it; a feed names the outlet as well.
fn read_note(page: &mut Page<'_>) -> Option<Note> {
    for block in page.blocks {
        let shift = |span: Span| block.locate(span);
        let is_feed = block.folded.contains("appeared first on");
        if is_feed && let Some((title, outlet)) = outlet::read_feed_note(block.text) {
            page.layout.outlets.push(Evidence {
                rank: Rank::FirstPublished,
                span: shift(outlet),
            });
            return Some(Note {
                title: shift(title),
                basis: "the text names it where it says where it appeared first",
            });
        }
        if block.folded.starts_with(SUBJECT) && block.text.len() > SUBJECT.len() {
            return Some(Note {
                title: shift(Span::new(SUBJECT.len() as u32, block.text.len() as u32)),
                basis: "subject line",
            });
        }
    }
    None
}

fn can_be_title(page: &Page<'_>, number: usize) -> bool {
    let block = &page.blocks[number];
    let is_item = block.text.starts_with(['-', '•', '*', '·', '@']);
    !page.is_furniture[number]
        && (2..=LONGEST_HEADLINE).contains(&block.n_words)
        && !block.text.ends_with(['.', ',', ':', ';'])
        && !is_item
        && !page.lexicon.wordings.is(Wording::Section, &block.folded)
        && !person::is_affiliation(block.text, page.lexicon)
        && !(block.n_words <= 4 && outlet::is_outlet_name(block.text, page.lexicon))
}

/// Sets the title without the outlet behind it.
fn set_title(page: &mut Page<'_>, number: usize, basis: &'static str) {
    let block = &page.blocks[number];
    let shift = |span: Span| block.locate(span);
    let mut title = Span::new(0, block.text.len() as u32);
    if let Some((own, outlet)) = outlet::split_title(block.text, page.lexicon) {
        title = own;
        if !outlet.is_empty() {
            page.layout.outlets.push(Evidence {
                rank: Rank::TitleSuffix,
                span: shift(outlet),
            });
        }
    }
    page.layout.title = Some((shift(title), basis));
    page.layout.places[number] = Place::Prose(shift(title));
}
