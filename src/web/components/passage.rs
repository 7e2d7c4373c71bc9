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
    segments(span, marks)
        .into_iter()
        .zip(cut(span, text, marks))
        .map(|((_, roles), words)| {
            roles
                .iter()
                .rev()
                .fold(Html::from(words.to_owned()), |inner, role| match role {
                    Role::Hit => html! { <mark class={role.class()}>{ inner }</mark> },
                    _ => html! { <span class={role.class()}>{ inner }</span> },
                })
        })
        .collect()
}

/// The words of each segment of `span`.
fn cut<'a>(span: CodeSpan, text: &'a str, marks: &[PassageMark]) -> Vec<&'a str> {
    let mut rest = text;
    segments(span, marks)
        .into_iter()
        .map(|(segment, _)| {
            let end = rest
                .char_indices()
                .nth(segment.len() as usize)
                .map_or(rest.len(), |(at, _)| at);
            let (words, after) = rest.split_at(end);
            rest = after;
            words
        })
        .collect()
}

/// Cuts `span` wherever a mark begins or ends: the parts tile it, in order, none empty; each with its roles, sorted and
/// distinct.
pub fn segments(span: CodeSpan, marks: &[PassageMark]) -> Vec<(CodeSpan, Vec<Role>)> {
    let mut cuts = vec![span.start, span.end];
    for (mark, _) in marks {
        cuts.extend([mark.start, mark.end].map(|at| at.clamp(span.start, span.end)));
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .filter_map(|pair| match *pair {
            [start, end] => Some(CodeSpan::new(start, end)),
            _ => None,
        })
        .map(|segment| {
            let mut roles: Vec<Role> = marks
                .iter()
                .filter(|(mark, _)| mark.contains(segment))
                .map(|&(_, role)| role)
                .collect();
            roles.sort_unstable();
            roles.dedup();
            (segment, roles)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_marks_tile() {
        let marks = [
            (CodeSpan::new(2, 6), Role::Content),
            (CodeSpan::new(4, 8), Role::Mention),
            (CodeSpan::new(0, 3), Role::Hit),
        ];
        let cut: Vec<_> = segments(CodeSpan::new(1, 10), &marks)
            .into_iter()
            .map(|(span, roles)| (span.start, span.end, roles))
            .collect();
        assert_eq!(
            cut,
            [
                (1, 2, vec![Role::Hit]),
                (2, 3, vec![Role::Content, Role::Hit]),
                (3, 4, vec![Role::Content]),
                (4, 6, vec![Role::Content, Role::Mention]),
                (6, 8, vec![Role::Mention]),
                (8, 10, vec![]),
            ]
        );
    }

    #[test]
    fn words_follow_the_cuts() {
        let marks = [(CodeSpan::new(11, 13), Role::Cue)];
        assert_eq!(
            cut(CodeSpan::new(10, 15), "añejo", &marks),
            ["a", "ñe", "jo"]
        );
        assert_eq!(cut(CodeSpan::new(10, 15), "añ", &marks), ["a", "ñ", ""]);
    }
}
