//! What lines are by where they stand: title and its copies, what is above it, lists of headlines, what follows the last
//! paragraph.

use std::collections::BTreeSet;

use super::{
    block::Block,
    date::find_days,
    furniture::{Furniture, find_furniture},
    meta::{Meta, read_meta},
    outlet::{self, Evidence, Rank},
    page::{Layout, Page, Place},
    person, title,
};
use crate::lexicon::Lexicon;
use record::{calendar::Day, span::Span};

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
    title::find_title(&mut page);
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

/// Longest note on an author, in words.
const LONGEST_NOTE: usize = 80;

impl Page<'_> {
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

    /// The note under a label that opens one, and headlines of other articles: the lines after a label that announces them, up to the next paragraph; a headline that
    /// stands apart just before that paragraph is the article's own.
    fn mark_lists(&mut self, kinds: &[Kind]) {
        let opens =
            |number: &usize| matches!(kinds[*number], Kind::Furniture(Furniture::OpensList));
        let is_note = |kind: &Kind| matches!(kind, Kind::Furniture(Furniture::OpensNote));
        for number in 1..kinds.len() {
            if is_note(&kinds[number - 1]) && self.blocks[number].n_words <= LONGEST_NOTE {
                self.is_furniture[number] = true;
            }
        }
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
                && person::is_affiliation(next.text, self.lexicon)
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
            let span = block.locate(span);
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
            if number + 1 < top
                && person::is_affiliation(self.blocks[number + 1].text, self.lexicon)
            {
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
            let has_sign_off = outlet::read_sign_off(block.text, self.lexicon)
                .is_some_and(|(part, _)| part.start > 0);
            let is_own = (is_item && !self.is_furniture[number - 1]) || has_sign_off;
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
        let Some(names) = self.text_of(byline).map(str::to_owned) else {
            return;
        };
        let names: Vec<&str> = names
            .split([',', '&'])
            .flat_map(|names| names.split(" and "))
            .map(str::trim)
            .collect();
        let is_biography = |block: &Block<'_>| {
            block.n_words <= LONGEST_NOTE
                && !block.text.contains(['“', '"'])
                && names.iter().any(|name| is_about(name, block.text))
        };
        for number in last..self.blocks.len() {
            if self.first_prose != Some(number) && is_biography(&self.blocks[number]) {
                self.is_furniture[number] = true;
            }
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
            let shift = |span: Span| block.locate(span);
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
            if !is_furniture || block.n_words > 60 {
                continue;
            }
            let Some(evidence) = outlet::read_line(block, self.lexicon) else {
                continue;
            };
            self.layout.outlets.push(evidence);
            if evidence.rank == Rank::FirstPublished {
                let shift = |(span, day): (Span, Day)| (block.locate(span), day);
                self.layout
                    .days
                    .extend(find_days(block.text).into_iter().map(shift));
            }
        }
    }
}
