//! A page while its lines are told apart: what each block is, and where the facts stand.

use super::{
    block::Block,
    outlet::{self, Evidence, Rank},
    person,
};
use crate::lexicon::{Lexicon, wording::Wording};
use record::{calendar::Day, span::Span};

/// What one block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Not the article's own.
    Furniture,
    /// Prose: this part of the block; what is before and after it is furniture.
    Prose(Span),
}

/// All blocks placed, and where the facts stand.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// For each block.
    pub(super) places: Vec<Place>,
    /// The block with the first sentences.
    pub(super) first_prose: Option<usize>,
    /// Where the title stands, and how it was known.
    pub(super) title: Option<(Span, &'static str)>,
    /// Where the names of the byline stand, and how they were known.
    pub(super) byline: Option<(Span, &'static str)>,
    /// Places that name the outlet.
    pub(super) outlets: Vec<Evidence>,
    /// Days of publication.
    pub(super) days: Vec<(Span, Day)>,
}

/// The work in hand.
pub(super) struct Page<'page> {
    /// The blocks in order.
    pub(super) blocks: &'page [Block<'page>],
    /// The lists.
    pub(super) lexicon: &'page Lexicon,
    /// For each block whether it is known to be furniture.
    pub(super) is_furniture: Vec<bool>,
    /// The block with the first sentences.
    pub(super) first_prose: Option<usize>,
    /// What is found.
    pub(super) layout: Layout,
}

impl Page<'_> {
    /// Whether a block is prose and not known to be furniture.
    pub(super) fn is_prose(&self, number: usize) -> bool {
        !self.is_furniture[number] && self.blocks[number].is_prose()
    }

    /// The text of a span that lies in one block.
    pub(super) fn text_of(&self, span: Span) -> Option<&str> {
        let block = self.blocks.iter().find(|block| block.span.contains(span))?;
        let start = (span.start - block.span.start) as usize;
        block.text.get(start..start + span.len() as usize)
    }

    /// The last such block.
    pub(super) fn last_prose(&self) -> Option<usize> {
        (0..self.blocks.len()).rfind(|&number| self.is_prose(number))
    }

    /// Marks lines above the title: all short ones without a final stop; where there is no title, names of sections and rows of
    /// capitals.
    pub(super) fn mark_above(&mut self, end: usize, has_title: bool) {
        for number in 0..end {
            let block = &self.blocks[number];
            let is_section = self.lexicon.wordings.is(Wording::Section, &block.folded)
                || self.lexicon.wordings.is(Wording::Nav, &block.folded)
                || (block.is_capitals() && block.n_words <= 3 && !block.text.ends_with(':'));
            let is_name = person::is_certain_name(block.text, self.lexicon);
            if is_section || (has_title && !is_name && !block.is_prose() && !block.ends_sentence())
            {
                self.is_furniture[number] = true;
                if outlet::is_outlet_name(block.text, self.lexicon) {
                    self.layout.outlets.push(Evidence {
                        rank: Rank::Masthead,
                        span: block.span,
                    });
                }
            }
        }
    }
}
