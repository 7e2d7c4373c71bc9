//! What lines are by where they stand: title and its copies, what is above it, lists of headlines, what follows the last
//! paragraph.

use std::collections::BTreeSet;

use super::{
    block::Block,
    date::{Day, find_days},
    furniture::{Furniture, find_furniture},
    meta::{Meta, read_meta},
    outlet::{self, Evidence, Rank},
    person,
};
use crate::{
    lexicon::{Lexicon, wording::Wording},
    span::Span,
};

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

/// What a block says of itself.
enum Kind {
    Text,
    Meta(Meta),
    Furniture(Furniture),
}

/// Places every block.
pub(super) fn read_layout(blocks: &[Block<'_>], lexicon: &Lexicon) -> Layout {
    let kinds: Vec<Kind> = blocks
        .iter()
        .map(|block| match find_furniture(block, lexicon) {
            Some(furniture) => Kind::Furniture(furniture),
            None if block.is_prose() => Kind::Text,
            None => read_meta(block, lexicon).map_or(Kind::Text, Kind::Meta),
        })
        .collect();
    let is_prose = |number: usize| matches!(kinds[number], Kind::Text) && blocks[number].is_prose();
    let first_prose = (0..blocks.len()).find(|&number| is_prose(number));
    let mut page = Page {
        blocks,
        lexicon,
        is_furniture: kinds
            .iter()
            .map(|kind| !matches!(kind, Kind::Text))
            .collect(),
        first_prose,
        layout: Layout {
            places: blocks
                .iter()
                .map(|block| Place::Prose(block.span))
                .collect(),
            first_prose,
            ..Layout::default()
        },
    };
    page.end_article(&kinds);
    page.mark_lists(&kinds);
    page.find_title();
    page.read_metas(&kinds);
    page.find_lone_name();
    page.mark_copies();
    page.mark_tail();
    page.read_sign_off();
    page.read_outlets();
    for (place, is_furniture) in page.layout.places.iter_mut().zip(&page.is_furniture) {
        if *is_furniture {
            *place = Place::Furniture;
        }
    }
    page.layout
}

/// The work in hand.
struct Page<'page> {
    blocks: &'page [Block<'page>],
    lexicon: &'page Lexicon,
    is_furniture: Vec<bool>,
    first_prose: Option<usize>,
    layout: Layout,
}

/// Longest headline, in words.
const LONGEST_HEADLINE: usize = 30;

impl Page<'_> {
    fn is_prose(&self, number: usize) -> bool {
        !self.is_furniture[number] && self.blocks[number].is_prose()
    }

    /// The text of a span that lies in one block.
    fn text_of(&self, span: Span) -> Option<&str> {
        let block = self.blocks.iter().find(|block| block.span.contains(span))?;
        let start = (span.start - block.span.start) as usize;
        block.text.get(start..start + span.len() as usize)
    }

    fn last_prose(&self) -> Option<usize> {
        (0..self.blocks.len()).rfind(|&number| self.is_prose(number))
    }

    /// Comments and what follows them, unless that is the greater part of the page: then the label was an inner headline.
    fn end_article(&mut self, kinds: &[Kind]) {
        let n_words =
            |blocks: &[Block<'_>]| blocks.iter().map(|block| block.n_words).sum::<usize>();
        let Some(first) = self.first_prose else {
            return;
        };
        let is_end =
            |number: &usize| matches!(kinds[*number], Kind::Furniture(Furniture::EndsArticle));
        for number in (first..kinds.len()).filter(is_end) {
            let (before, after) = self.blocks.split_at(number);
            if n_words(after) <= n_words(before) {
                self.is_furniture[number..].fill(true);
                return;
            }
        }
    }

    /// Headlines of other articles: the lines after a label that announces them, up to the next paragraph; a headline that
    /// stands apart just before that paragraph is the article's own.
    fn mark_lists(&mut self, kinds: &[Kind]) {
        let opens =
            |number: &usize| matches!(kinds[*number], Kind::Furniture(Furniture::OpensList));
        for opener in (0..kinds.len()).filter(opens) {
            let mut number = opener + 1;
            while number < self.blocks.len() && !self.is_prose(number) {
                let is_before_prose = number + 1 < self.blocks.len() && self.is_prose(number + 1);
                let is_own_headline =
                    is_before_prose && self.blocks[number].is_apart && number > opener + 1;
                let is_above = self.first_prose.is_none_or(|first| number < first);
                if is_own_headline || is_above {
                    break;
                }
                self.is_furniture[number] = true;
                number += 1;
            }
        }
    }

    /// The title: the line above the first paragraph that comes again, that a feed names, or the first that can be one.
    fn find_title(&mut self) {
        let top = self.first_prose.unwrap_or(0);
        let candidates: Vec<usize> = (0..top)
            .filter(|&number| !self.is_furniture[number] && self.can_be_title(number))
            .collect();
        let comes_again = |number: usize| {
            let rest = self.blocks.iter().skip(number + 1).take(12);
            rest.into_iter()
                .any(|block| block.folded == self.blocks[number].folded)
        };
        let feed = self.blocks.iter().find_map(|block| {
            let (title, outlet) = outlet::read_feed_note(block.text)?;
            Some((block, title, outlet))
        });
        let repeated = candidates
            .iter()
            .copied()
            .find(|&number| comes_again(number));
        let named = feed.and_then(|(block, title, _)| {
            let folded = super::block::fold(title.slice(block.text));
            candidates
                .iter()
                .copied()
                .find(|&number| self.blocks[number].folded == folded)
        });
        let first = candidates.iter().copied().find(|&number| {
            let block = &self.blocks[number];
            !person::is_certain_name(block.text, self.lexicon)
                && !(block.is_capitals() && block.n_words <= 3)
        });
        if let Some((block, title, outlet)) = feed {
            let shift =
                |span: Span| Span::new(block.span.start + span.start, block.span.start + span.end);
            self.layout.outlets.push(Evidence {
                rank: Rank::FirstPublished,
                span: shift(outlet),
            });
            self.layout.title = Some((
                shift(title),
                "the text names it where it says where it appeared first",
            ));
        }
        let found = repeated
            .map(|number| (number, "the first line that is repeated"))
            .or(named.map(|number| (number, "the first line, named again at the end")))
            .or(first.map(|number| (number, "the line above the first paragraph")));
        if let Some((number, basis)) = found {
            self.set_title(number, basis);
        }
        self.mark_above(found.map_or(top, |(number, _)| number), found.is_some());
    }

    fn can_be_title(&self, number: usize) -> bool {
        let block = &self.blocks[number];
        let is_item = block.text.starts_with(['-', '•', '*', '·', '#', '@']);
        (3..=LONGEST_HEADLINE).contains(&block.n_words)
            && !block.text.ends_with(['.', ',', ':', ';'])
            && !is_item
            && !self.lexicon.wordings.is(Wording::Section, &block.folded)
            && !person::is_office(block.text)
    }

    fn set_title(&mut self, number: usize, basis: &'static str) {
        let block = &self.blocks[number];
        let shift =
            |span: Span| Span::new(block.span.start + span.start, block.span.start + span.end);
        let mut title = block.span;
        if let Some((own, outlet)) = outlet::split_title(block.text, self.lexicon) {
            title = shift(own);
            self.layout.places[number] = Place::Prose(title);
            if !outlet.is_empty() {
                self.layout.outlets.push(Evidence {
                    rank: Rank::TitleSuffix,
                    span: shift(outlet),
                });
            }
        }
        self.layout.title = Some((title, basis));
    }

    /// Lines above the title: all short ones without a final stop; where there is no title, names of sections and rows of
    /// capitals.
    fn mark_above(&mut self, end: usize, has_title: bool) {
        for number in 0..end {
            let block = &self.blocks[number];
            let is_section = self.lexicon.wordings.is(Wording::Section, &block.folded)
                || self.lexicon.wordings.is(Wording::Nav, &block.folded)
                || (block.is_capitals() && block.n_words <= 3);
            let is_name = person::is_certain_name(block.text, self.lexicon);
            if is_section || (has_title && !is_name && !block.is_prose() && !block.ends_sentence())
            {
                self.is_furniture[number] = true;
            }
        }
    }

    /// Bylines and days, from lines of their own about the first paragraph and after the last.
    fn read_metas(&mut self, kinds: &[Kind]) {
        let first = self.first_prose.map_or(kinds.len(), |first| first + 6);
        let last = self.last_prose().unwrap_or(0);
        for (number, kind) in kinds.iter().enumerate() {
            let Kind::Meta(meta) = kind else { continue };
            let is_about = number <= first || number >= last;
            let is_listed = number > 0
                && self.is_furniture[number - 1]
                && number > last
                && matches!(kinds[number - 1], Kind::Text);
            if !is_about || is_listed {
                continue;
            }
            self.layout.days.extend(&meta.days);
            let byline = meta.byline.map(|span| (span, "a line of its own"));
            self.layout.byline = self.layout.byline.or(byline);
            // The office of who writes stands beside the name.
            if let Some(next) = self.blocks.get(number + 1)
                && person::is_office(next.text)
                && !next.is_prose()
            {
                self.is_furniture[number + 1] = true;
            }
        }
        self.read_dateline();
    }

    /// A dateline with its year: `STRELSAU, Jan. 5, 2026 (Reuters) - `.
    fn read_dateline(&mut self) {
        let Some(block) = self.first_prose.and_then(|first| self.blocks.get(first)) else {
            return;
        };
        let Some((_, end)) = outlet::read_dateline(block.text, self.lexicon) else {
            return;
        };
        let dateline = block.text.get(..end).unwrap_or("");
        for (span, day) in find_days(dateline) {
            let span = Span::new(block.span.start + span.start, block.span.start + span.end);
            self.layout.days.push((span, day));
        }
    }

    /// A name alone on a line above the first paragraph, where there is no other byline.
    fn find_lone_name(&mut self) {
        let top = self.first_prose.unwrap_or(0);
        for number in 0..top {
            let block = &self.blocks[number];
            let is_title = self
                .layout
                .title
                .is_some_and(|(span, _)| span == block.span);
            if is_title || !person::is_certain_name(block.text, self.lexicon) {
                continue;
            }
            self.is_furniture[number] = true;
            if self.layout.byline.is_none() {
                self.layout.byline = Some((block.span, "a name alone above the first paragraph"));
            }
            if number + 1 < top && person::is_office(self.blocks[number + 1].text) {
                self.is_furniture[number + 1] = true;
            }
        }
    }

    /// Copies: of the title, and of any line of six words or more.
    fn mark_copies(&mut self) {
        let title = self.layout.title.map(|(span, _)| span);
        let folded_title = title
            .and_then(|span| self.text_of(span))
            .map(super::block::fold);
        let mut seen = BTreeSet::new();
        for (number, block) in self.blocks.iter().enumerate() {
            let holds_title = title.is_some_and(|title| block.span.contains(title));
            let is_title = folded_title.as_deref() == Some(block.folded.as_str());
            let is_known =
                block.n_words >= 6 && !block.folded.is_empty() && !seen.insert(&block.folded);
            if !holds_title && (is_title || is_known) {
                self.is_furniture[number] = true;
            }
        }
    }

    /// After the last paragraph: short lines without a final stop, and the note on who wrote it.
    fn mark_tail(&mut self) {
        let Some(last) = self.last_prose() else {
            return;
        };
        for number in last + 1..self.blocks.len() {
            let block = &self.blocks[number];
            let is_item = block.text.starts_with(['-', '•', '*', '·', '–'])
                || block
                    .text
                    .starts_with(|character: char| character.is_ascii_digit());
            let is_own = is_item && !self.is_furniture[number - 1];
            if block.n_words <= 16
                && !block.ends_sentence()
                && !is_own
                && !self.is_furniture[number]
            {
                self.is_furniture[number] = true;
                self.layout
                    .outlets
                    .extend(outlet::read_tagline(block, self.lexicon));
            }
        }
        if let Some((byline, _)) = self.layout.byline {
            self.mark_biography(byline, last);
        }
    }

    /// `Mira Kell is a reporter in Strelsau.` as the last paragraph.
    fn mark_biography(&mut self, byline: Span, last: usize) {
        let is_about = |name: &str, text: &str| {
            text.strip_prefix(name).is_some_and(|rest| {
                rest.starts_with(" is ") || rest.starts_with(" covers ") || rest.starts_with(", ")
            })
        };
        let Some(name) = self.text_of(byline) else {
            return;
        };
        let block = &self.blocks[last];
        let is_short = block.n_words <= 60 && self.first_prose != Some(last);
        if is_short && is_about(name, block.text) && !block.text.contains(['“', '"']) {
            self.is_furniture[last] = true;
        }
    }

    /// The sign-off at the end of the last paragraph, or alone after it.
    fn read_sign_off(&mut self) {
        let last = self.last_prose();
        let after = last.map_or(0, |last| last + 1);
        for number in last.into_iter().chain(after..self.blocks.len()) {
            let block = &self.blocks[number];
            if let Some(source) = outlet::read_source(block) {
                self.is_furniture[number] = true;
                self.layout.outlets.push(source);
            }
            let Some((part, name)) = outlet::read_sign_off(block.text, self.lexicon) else {
                continue;
            };
            let shift =
                |span: Span| Span::new(block.span.start + span.start, block.span.start + span.end);
            self.layout.outlets.push(Evidence {
                rank: Rank::SignOff,
                span: shift(name),
            });
            let own = block
                .text
                .get(..part.start as usize)
                .unwrap_or("")
                .trim_end();
            if own.is_empty() {
                self.is_furniture[number] = true;
            } else {
                let end = block.span.start + own.len() as u32;
                self.layout.places[number] = Place::Prose(Span::new(block.span.start, end));
            }
        }
    }

    fn read_outlets(&mut self) {
        for (block, is_furniture) in self.blocks.iter().zip(&self.is_furniture) {
            if *is_furniture && block.n_words <= 60 {
                self.layout
                    .outlets
                    .extend(outlet::read_line(block, self.lexicon));
            }
        }
    }
}
