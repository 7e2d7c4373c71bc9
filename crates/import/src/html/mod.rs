//! Saved web pages, and HTML from the clipboard: the article's text, and what the page's head says of it. Nothing of the
//! page is run or loaded.

mod blocks;
mod head;
mod main_text;
mod names;
mod outlet;
mod teasers;
mod tree;

pub(super) use head::declared_encoding;

use self::main_text::Part;
use super::{
    draft::{Draft, Role},
    note::Note,
    options::Scope,
};
use record::corpus::{Given, GivenFact};

/// What a page gives.
pub(super) struct Page {
    /// Text and furniture.
    pub(super) draft: Draft,
    /// What its head says.
    pub(super) given: Given,
    /// What to say of it.
    pub(super) notes: Vec<Note>,
}

/// Reads a page.
pub(super) fn read(html: &str, scope: Scope) -> Page {
    let nodes = tree::build(html);
    let blocks = blocks::read(&nodes);
    let mut given = head::read(&nodes);
    let page_title = head::page_title(&nodes);
    let address = outlet::address_of(&nodes);
    if given.outlet.is_none()
        && let (Some(title), Some(address)) = (&page_title, address)
    {
        let found = outlet::of_title(title, address);
        given.outlet = found.map(|name| GivenFact::new(name, "the page's title and address"));
    }
    if given.published.is_none() {
        let day = address.and_then(outlet::day_of);
        given.published = day.map(|day| GivenFact::new(day, "the page's address"));
    }
    let outlet = given.outlet.as_ref().map(|outlet| outlet.text.clone());
    given.byline = given.byline.take().and_then(|mut byline| {
        byline.text = outlet::names_in_byline(&byline.text, outlet.as_deref())?;
        Some(byline)
    });
    let title = given.title.as_ref().map(|title| title.text.as_str());
    let division = main_text::divide(&nodes, &blocks, title.or(page_title.as_deref()));
    if given.title.is_none() {
        let headline = division.headline.and_then(|headline| blocks.get(headline));
        given.title = match headline {
            Some(block) => Some(GivenFact::new(
                block.text.replace('\n', " "),
                "the page's heading",
            )),
            None => page_title.map(|title| GivenFact::new(title, "the page's title, as it stands")),
        };
    }
    let mut draft = Draft::default();
    let (mut n_menu, mut n_outside) = (0, 0);
    for (block, part) in blocks.iter().zip(&division.parts) {
        match part {
            Part::Article => draft.push(&block.text, Role::Prose),
            Part::Furniture => draft.push(&block.text, Role::Furniture),
            Part::Outside => {
                n_outside += block.n_words;
                draft.push(&block.text, Role::Furniture);
            }
            Part::Menu if scope == Scope::Whole => draft.push(&block.text, Role::Furniture),
            Part::Menu => n_menu += block.n_words,
        }
    }
    let mut notes = Vec::new();
    if !division.is_clear {
        notes.push(Note::NoMainText);
    }
    if n_outside > 0 {
        notes.push(Note::Outside { n_words: n_outside });
    }
    if n_menu > 0 {
        notes.push(Note::LeftOut { n_words: n_menu });
    }
    Page {
        draft,
        given,
        notes,
    }
}

#[cfg(test)]
mod tests;
