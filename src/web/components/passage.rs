//! Words of an article, as much as the edition has, with what is known of them marked. Marks may overlap and nest: each
//! part of an attribution has its own underline, so that several stay legible on the same words.

use yew::prelude::*;

use crate::{edition::Piece, span::CodeSpan, web::words::counted};

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

/// A stretch of text under the same marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment<'a, T> {
    /// Where.
    pub span: CodeSpan,
    /// The words; shorter than the span where the text was.
    pub text: &'a str,
    /// The marks that lie over all of it: sorted, distinct.
    pub marks: Vec<T>,
}

/// Cuts `text`, which stands at `span`, wherever a mark begins or ends: the segments tile it, in order, none empty.
pub fn segments<'a, T: Copy + Ord>(
    span: CodeSpan,
    text: &'a str,
    marks: &[(CodeSpan, T)],
) -> Vec<Segment<'a, T>> {
    let mut cuts = vec![span.start, span.end];
    for (mark, _) in marks {
        cuts.extend([mark.start, mark.end].map(|at| at.clamp(span.start, span.end)));
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut rest = text;
    let starts = cuts.iter().copied();
    let ends = cuts.iter().copied().skip(1);
    starts
        .zip(ends)
        .map(|(start, end)| {
            let segment = CodeSpan::new(start, end);
            let (text, after) = split_after(rest, segment.len());
            rest = after;
            let over = marks.iter().filter(|(mark, _)| mark.contains(segment));
            let mut marks: Vec<T> = over.map(|&(_, mark)| mark).collect();
            marks.sort_unstable();
            marks.dedup();
            Segment {
                span: segment,
                text,
                marks,
            }
        })
        .collect()
}

/// The first `n` characters, and the others.
fn split_after(text: &str, n: u32) -> (&str, &str) {
    let end = text
        .char_indices()
        .nth(n as usize)
        .map_or(text.len(), |(at, _)| at);
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_marks_tile() {
        let marks = [
            (CodeSpan::new(12, 16), Role::Content),
            (CodeSpan::new(14, 18), Role::Mention),
            (CodeSpan::new(10, 13), Role::Hit),
        ];
        let cut: Vec<_> = segments(CodeSpan::new(11, 20), "“Añejo” 9", &marks)
            .into_iter()
            .map(|segment| (segment.span.start, segment.text, segment.marks))
            .collect();
        assert_eq!(
            cut,
            [
                (11, "“", vec![Role::Hit]),
                (12, "A", vec![Role::Content, Role::Hit]),
                (13, "ñ", vec![Role::Content]),
                (14, "ej", vec![Role::Content, Role::Mention]),
                (16, "o”", vec![Role::Mention]),
                (18, " 9", vec![]),
            ]
        );
    }

    #[test]
    fn a_text_that_is_too_short_gives_what_it_has() {
        let texts: Vec<&str> = segments(CodeSpan::new(0, 9), "añ", &[(CodeSpan::new(1, 5), ())])
            .into_iter()
            .map(|segment| segment.text)
            .collect();
        assert_eq!(texts, ["a", "ñ", ""]);
    }
}
