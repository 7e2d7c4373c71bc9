//! Words of an article, as much as the edition has, with what is known of them marked. Marks may overlap and nest: each
//! part of an attribution has its own underline, so that several stay legible on the same words.

use yew::prelude::*;

use super::segment::segments;
use crate::web::words::counted;
use record::{edition::Piece, span::CodeSpan};

/// What a mark says; those further down lie inside those further up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The span that shows a stance.
    Evidence,
    /// What is attributed.
    Content,
    /// Words inside quotation marks.
    Quoted,
    /// The phrase that names the source.
    Source,
    /// The words that attribute.
    Cue,
    /// A name of an actor.
    Mention,
    /// Words searched for.
    Hit,
}

impl Role {
    /// The role as people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Evidence => "shows the position",
            Self::Content => "what is said",
            Self::Quoted => "inside quotation marks",
            Self::Source => "who is named",
            Self::Cue => "reporting word",
            Self::Mention => "names an actor",
            Self::Hit => "searched for",
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Evidence => "passage__evidence",
            Self::Content => "passage__content",
            Self::Quoted => "passage__quoted",
            Self::Source => "passage__source",
            Self::Cue => "passage__cue",
            Self::Mention => "passage__mention",
            Self::Hit => "passage__hit",
        }
    }
}

/// A span and what it is.
pub type PassageMark = (CodeSpan, Role);

/// The words of `pieces` with `marks` (in any order, overlapping) laid over them; what the edition does not carry is an
/// ellipsis that says how many words are missing.
pub fn view_passage(pieces: &[Piece<'_>], marks: &[PassageMark]) -> Html {
    pieces
        .iter()
        .map(|piece| match *piece {
            Piece::Text { span, text } => view_text(span, text, marks),
            Piece::Elided { n_words: 0, .. } => Html::from(" "),
            Piece::Elided { n_words, .. } => view_elided(n_words),
        })
        .collect()
}

/// What the underlines mean; hidden from assistive technology, which reads the labels of the margin list instead.
pub fn view_passage_key(roles: &[Role]) -> Html {
    let items = roles.iter().map(|&role| {
        html! { <li><span class={role.class()}>{ role.label() }</span></li> }
    });
    html! { <ul class="passage-key">{ for items }</ul> }
}

fn view_elided(n_words: u32) -> Html {
    let words = format!("{} not shown", counted(n_words, "word"));
    html! {
        <span class="passage__elided" title={words.clone()}>
            <span aria-hidden="true">{ " … " }</span><span class="visually-hidden">{ format!(" [{words}] ") }</span>
        </span>
    }
}

fn view_text(span: CodeSpan, text: &str, marks: &[PassageMark]) -> Html {
    segments(span, text, marks)
        .into_iter()
        .map(|segment| view_roles(segment.text, segment.marks.into_iter()))
        .collect()
}

/// Words inside one element for each role; roles come sorted, the last lies innermost.
pub fn view_roles(text: &str, roles: impl DoubleEndedIterator<Item = Role>) -> Html {
    roles
        .rev()
        .fold(Html::from(text.to_owned()), |inner, role| match role {
            Role::Hit => html! { <mark class={role.class()}>{ inner }</mark> },
            _ => html! { <span class={role.class()}>{ inner }</span> },
        })
}
