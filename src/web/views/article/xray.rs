//! The text column: blocks of the article with what the edition carries of them.

use yew::prelude::*;

use super::passages::Passages;
use crate::web::{
    browser,
    components::{Role, Segment, segments, view_roles},
    hooks::AddressHandle,
    store::Layered,
    words::{counted, number},
};
use record::{
    edition::{Block, EditionArticle, Piece},
    order,
    span::CodeSpan,
};

/// How much is marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Marks {
    /// Passages and names.
    #[default]
    All,
    /// Passages.
    Passages,
    /// Nothing but the passage that is open.
    None,
}

/// A mark and the passage it belongs to, if to one; sorts so that roles nest as [`Role`] says.
type Tag = (Role, Option<u32>);

/// What is marked in one block.
#[derive(Default)]
struct Marked {
    tags: Vec<(CodeSpan, Tag)>,
    /// Where passages begin, with their positions, in order of place.
    numbers: Vec<(u32, usize)>,
}

/// What the text column needs to know.
pub(super) struct Text<'a> {
    pub(super) layered: &'a Layered,
    pub(super) address: &'a AddressHandle,
    pub(super) passages: &'a Passages<'a>,
    /// How much is marked.
    pub(super) shown: Marks,
    /// The open passage.
    pub(super) open: Option<usize>,
    /// The evidence or mention that the address points at.
    pub(super) pointed: Option<CodeSpan>,
    /// Words searched for.
    pub(super) hits: Vec<CodeSpan>,
}

impl Text<'_> {
    /// Blocks in order. A click on a marked passage opens it; for the keyboard each passage has a numbered link.
    pub(super) fn view(&self) -> Html {
        let Some(source) = self.layered.source(self.passages.article) else {
            return Html::default();
        };
        let start = self.start(source);
        let mut paragraph = 0;
        let blocks = source.blocks.iter().zip(self.marked(&source.blocks));
        let blocks = blocks.map(|(block, marked)| {
            if block.is_furniture {
                return view_furniture(block);
            }
            paragraph += 1;
            self.view_block(source, block, paragraph, marked, start)
        });
        let onclick = {
            let address = self.address.clone();
            Callback::from(move |event: MouseEvent| {
                if let Some(passage) = browser::clicked_passage(&event) {
                    address.push(&address.with_entry(Some(passage)));
                }
            })
        };
        html! { <div class="xray" {onclick}>{ for blocks }</div> }
    }

    /// Every mark of the article.
    fn tags(&self) -> Vec<(CodeSpan, Tag)> {
        let hits = self.hits.iter().map(|&hit| (hit, (Role::Hit, None)));
        let mut tags: Vec<(CodeSpan, Tag)> = hits.collect();
        tags.extend(self.pointed.map(|span| (span, (Role::Evidence, None))));
        for (at, (_, entry)) in self.passages.iter().enumerate() {
            if self.shown == Marks::None && self.open != Some(at) {
                continue;
            }
            let mut add = |spans: &[CodeSpan], role| {
                tags.extend(spans.iter().map(|&span| (span, (role, Some(at as u32)))));
            };
            add(&entry.content, Role::Content);
            add(&entry.quoted, Role::Quoted);
            add(&entry.source, Role::Source);
            add(&entry.cue, Role::Cue);
        }
        let record = self.layered.records.get(self.passages.article as usize);
        if let (Marks::All, Some(record)) = (self.shown, record) {
            let mentions = record.actors.iter().flat_map(|actor| &actor.mentions);
            tags.extend(mentions.map(|&span| (span, (Role::Mention, None))));
        }
        tags
    }

    /// What is marked in each block.
    fn marked(&self, blocks: &[Block]) -> Vec<Marked> {
        let mut marked: Vec<Marked> = blocks.iter().map(|_| Marked::default()).collect();
        let first_at = |place: u32| blocks.partition_point(|block| block.span.end <= place);
        for tag in self.tags() {
            let first = first_at(tag.0.start);
            let touched = blocks[first..].iter().zip(&mut marked[first..]);
            for (_, own) in touched.take_while(|(block, _)| block.span.start < tag.0.end) {
                own.tags.push(tag);
            }
        }
        for (start, at) in self.passages.starts() {
            if let Some(own) = marked.get_mut(first_at(start)) {
                own.numbers.push((start, at));
            }
        }
        marked
    }

    /// Where the words begin at which the address points, as far as the edition has them: the view arrives there.
    fn start(&self, source: &EditionArticle) -> Option<u32> {
        let mut spans: Vec<CodeSpan> = self.pointed.into_iter().collect();
        if let Some((_, entry)) = self.open.and_then(|open| self.passages.iter().nth(open)) {
            spans.extend(entry.source.iter().chain(&entry.cue).chain(&entry.content));
        }
        let pieces = spans.into_iter().flat_map(|span| source.pieces(span));
        let starts = pieces.filter_map(|piece| match piece {
            Piece::Text { span, .. } => Some(span.start),
            Piece::Elided { .. } => None,
        });
        starts.min()
    }

    fn view_block(
        &self,
        source: &EditionArticle,
        block: &Block,
        paragraph: u32,
        marked: Marked,
        start: Option<u32>,
    ) -> Html {
        let mut numbers = marked.numbers.into_iter().peekable();
        let mut parts = Vec::new();
        for piece in source.pieces(block.span) {
            let (span, text) = match piece {
                Piece::Text { span, text } => (span, text),
                Piece::Elided { span, .. } => (span, ""),
            };
            for segment in segments(span, text, &marked.tags) {
                while let Some((_, at)) = numbers.next_if(|&(start, _)| start < segment.span.end) {
                    parts.push(self.view_number(at));
                }
                if let Piece::Text { .. } = piece {
                    parts.push(self.view_words(segment, start));
                }
            }
            if let Piece::Elided { n_words, .. } = piece {
                parts.push(view_elided(n_words));
            }
        }
        html! {
            <div class="xray__block" key={paragraph}>
                <span class="xray__paragraph" aria-hidden="true">{ number(paragraph) }</span>
                <p class="xray__words">
                    <span class="visually-hidden">{ format!("Paragraph {paragraph}. ") }</span>{ for parts }
                </p>
            </div>
        }
    }

    /// The number of a passage, as a link that opens it; the same number stands in the margin.
    fn view_number(&self, at: usize) -> Html {
        let Some(id) = self.passages.id(at) else {
            return Html::default();
        };
        if self.shown == Marks::None && self.open != Some(at) {
            return Html::default();
        }
        let current = (self.open == Some(at)).then_some("true");
        let href = self.address.with_entry(Some(id.to_owned())).href();
        html! {
            <a class="xray__number" {href} data-number={id.to_owned()} aria-current={current}>
                <span class="visually-hidden">{ "Passage " }</span>{ at + 1 }
            </a>
        }
    }

    /// Words under the same marks. Those of a passage say which, so that a click on them opens it; those at `start` take
    /// the focus of whoever comes by a link.
    fn view_words(&self, segment: Segment<'_, Tag>, start: Option<u32>) -> Html {
        let mut roles: Vec<Role> = segment.marks.iter().map(|&(role, _)| role).collect();
        roles.dedup();
        let owners = segment.marks.iter().filter_map(|&(_, owner)| owner);
        let owners = order::set(owners.map(|owner| owner as usize));
        let words = view_roles(segment.text, roles.into_iter());
        let is_pointed = segment
            .marks
            .iter()
            .any(|&(role, _)| role == Role::Evidence);
        let pointed = self.address.entry.as_deref().filter(|_| is_pointed);
        if owners.is_empty() && pointed.is_none() {
            return words;
        }
        let is_open = pointed.is_some() || self.open.is_some_and(|open| owners.contains(&open));
        let ids = owners.iter().filter_map(|&owner| self.passages.id(owner));
        let ids: Vec<&str> = ids.chain(pointed).collect();
        let is_start = is_open && start == Some(segment.span.start);
        html! {
            <span class="xray__passage" data-passage={ids.join(" ")} data-open={is_open.to_string()}
                data-pointed={is_start.then_some("true")} tabindex={is_start.then_some("-1")}>{ words }</span>
        }
    }
}

fn view_furniture(block: &Block) -> Html {
    let words = counted(block.n_words, "word");
    html! {
        <p class="xray__furniture">{ format!("{words} of furniture: menus, credits or other stories, not part of the article") }</p>
    }
}

/// Words that the edition does not carry: a strip as long as they would be, and their number.
pub(super) fn view_elided(n_words: u32) -> Html {
    // Five letters and a space, the mean of English prose, take about two and a half times the width of an m.
    const WORD: &str = "\u{2003}\u{2003}\u{2002}\u{200b}";
    if n_words == 0 {
        return Html::from(" ");
    }
    let strip = WORD.repeat(n_words as usize);
    html! {
        <>
            <span class="visually-hidden">{ format!(" [{} not shown] ", counted(n_words, "word")) }</span>
            <span class="xray__elided" aria-hidden="true">
                if n_words > 3 { <span class="xray__count">{ number(n_words) }</span> }
                { strip }
            </span>
            { " " }
        </>
    }
}
