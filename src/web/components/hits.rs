//! Text in which search hits are marked.

use std::ops::Range;

use yew::prelude::*;

/// The text with `hits` (byte ranges, sorted, disjoint, on character boundaries) inside `<mark>`; a range that does not
/// fit is left unmarked.
pub fn view_hits(text: &str, hits: &[Range<usize>]) -> Html {
    let mut parts = Vec::with_capacity(hits.len() * 2 + 1);
    let mut done = 0;
    for hit in hits {
        let (Some(before), Some(inside)) = (text.get(done..hit.start), text.get(hit.clone()))
        else {
            continue;
        };
        parts.push(Html::from(before.to_owned()));
        parts.push(html! { <mark>{ inside.to_owned() }</mark> });
        done = hit.end;
    }
    parts.push(Html::from(text.get(done..).unwrap_or_default().to_owned()));
    parts.into_iter().collect()
}
