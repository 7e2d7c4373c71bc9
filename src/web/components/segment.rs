//! A text cut wherever a mark begins or ends.

use record::{order, span::CodeSpan};

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
    order::natural(&mut cuts);
    cuts.dedup();
    let mut marks = marks.to_vec();
    order::by_key(&mut marks, |(mark, _)| mark.start);
    let mut marks = marks.into_iter().peekable();
    // The marks that begin at or before the segment and end behind it.
    let mut over: Vec<(CodeSpan, T)> = Vec::new();
    let mut rest = text;
    let starts = cuts.iter().copied();
    let ends = cuts.iter().copied().skip(1);
    starts
        .zip(ends)
        .map(|(start, end)| {
            let segment = CodeSpan::new(start, end);
            let (text, after) = split_after(rest, segment.len());
            rest = after;
            while let Some(mark) = marks.next_if(|(mark, _)| mark.start <= start) {
                over.push(mark);
            }
            over.retain(|(mark, _)| mark.end > start);
            let mut marks: Vec<T> = over.iter().map(|&(_, mark)| mark).collect();
            order::natural(&mut marks);
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
    use crate::web::components::Role;

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
