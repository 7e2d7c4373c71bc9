//! Passages as Web Annotations, which other tools can lay over the text: W3C, *Web Annotation Data Model*, Recommendation
//! of 23 February 2017. The text itself is named by its hash (`nih:`, RFC 6920), so that whoever holds the file can
//! anchor the passages again.

use serde_json::{Value, json};

use super::table::to_pretty;
use record::{
    edition::{EditionArticle, Piece},
    span::CodeSpan,
};

/// Code points before and after a passage by which a tool may find it where offsets differ.
const AROUND: u32 = 32;

/// One annotation: a passage, what is said of it, whom it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation<'a> {
    /// Address that shows the passage; names the annotation.
    pub link: String,
    /// What it is, in words: `direct quotation`, `critical`, `found by the program`. In order.
    pub tags: Vec<String>,
    /// Whom or what it is about: the role (`speaker`, `holder`, `target`), the address and the name.
    pub named: Vec<Named>,
    /// The article.
    pub article: &'a EditionArticle,
    /// Spans of its text with their role: `source`, `cue`, `content`, `evidence`, `mention`.
    pub spans: Vec<(&'static str, CodeSpan)>,
}

/// Whom or what an annotation names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// As what.
    pub role: &'static str,
    /// Address that shows it.
    pub link: String,
    /// Its name.
    pub name: String,
}

/// The annotations as one page of JSON-LD. Each span has a position, counted in code points, and where the edition
/// carries all of its words also the words with what stands around them.
pub fn to_json(title: &str, link: &str, annotations: &[Annotation<'_>]) -> String {
    to_pretty(&json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"role": "urn:on-record:role"}],
        "id": link,
        "type": "AnnotationPage",
        "label": title,
        "items": annotations.iter().map(item).collect::<Vec<_>>(),
    }))
}

fn item(annotation: &Annotation<'_>) -> Value {
    let tags = annotation.tags.iter().map(|tag| {
        json!({"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "language": "en", "value": tag})
    });
    let named = annotation.named.iter().map(|named| {
        json!({"type": "SpecificResource", "purpose": "identifying", "role": named.role,
            "source": {"id": named.link, "label": named.name}})
    });
    let targets = annotation.spans.iter().map(|&(role, span)| {
        json!({"type": "SpecificResource", "role": role, "source": source(annotation.article),
            "selector": selectors(annotation.article, span)})
    });
    json!({
        "id": annotation.link,
        "type": "Annotation",
        "motivation": "tagging",
        "body": named.chain(tags).collect::<Vec<_>>(),
        "target": targets.collect::<Vec<_>>(),
    })
}

fn source(article: &EditionArticle) -> Value {
    json!({"id": format!("nih:sha-256;{}", article.sha256), "type": "Text", "format": "text/plain", "label": article.file})
}

fn selectors(article: &EditionArticle, span: CodeSpan) -> Vec<Value> {
    let position = json!({"type": "TextPositionSelector", "start": span.start, "end": span.end});
    let words = exact(article, span).map(|exact| {
        let before = CodeSpan::new(span.start.saturating_sub(AROUND), span.start);
        let after = CodeSpan::new(span.end, span.end.saturating_add(AROUND));
        let prefix = match article.pieces(before).last() {
            Some(Piece::Text { text, .. }) => text,
            _ => "",
        };
        let suffix = match article.pieces(after).first() {
            Some(Piece::Text { text, .. }) => text,
            _ => "",
        };
        json!({"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix})
    });
    std::iter::once(position).chain(words).collect()
}

/// The words of a span as they stand in the text, if the edition carries all of them.
fn exact(article: &EditionArticle, span: CodeSpan) -> Option<String> {
    let pieces = article.pieces(span);
    let parts: Option<Vec<&str>> = pieces
        .iter()
        .map(|piece| match *piece {
            Piece::Text { text, .. } => Some(text),
            Piece::Elided { .. } => None,
        })
        .collect();
    parts.map(|parts| parts.concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{
        edition::sample,
        review::{apply, sample::TEXT},
    };

    /// What a tool that holds the file does: slice by position, and find by words.
    #[test]
    fn annotations_anchor_on_the_text() {
        let edition = sample::edition();
        let article = &edition.articles[0];
        let record = apply(&article.machine, &article.reviews).record;
        let annotations: Vec<Annotation<'_>> = record
            .attributions
            .iter()
            .map(|entry| Annotation {
                link: format!(
                    "https://example.org/#/article/{}?entry={}",
                    article.id(),
                    entry.id
                ),
                tags: vec!["direct quotation".to_owned()],
                named: Vec::new(),
                article,
                spans: entry
                    .content
                    .iter()
                    .map(|&span| ("content", span))
                    .collect(),
            })
            .collect();
        let json = to_json("Sample", "https://example.org/#/quotes", &annotations);
        let page: Value = serde_json::from_str(&json).expect("it is JSON");
        let characters: Vec<char> = TEXT.chars().collect();
        let items = page["items"].as_array().expect("items are a list");
        assert_eq!(items.len(), record.attributions.len());
        let mut n_exact = 0;
        for target in items
            .iter()
            .flat_map(|item| item["target"].as_array().expect("targets are a list"))
        {
            assert_eq!(
                target["source"]["id"],
                format!("nih:sha-256;{}", "ab".repeat(32))
            );
            let at = |key: &str| target["selector"][0][key].as_u64().expect("a position") as usize;
            let found: String = characters[at("start")..at("end")].iter().collect();
            let quote = &target["selector"][1];
            if let Some(exact) = quote["exact"].as_str() {
                assert_eq!(found, exact);
                let around = format!(
                    "{}{exact}{}",
                    quote["prefix"].as_str().unwrap(),
                    quote["suffix"].as_str().unwrap()
                );
                assert_eq!(TEXT.matches(&around).count(), 1, "{around:?} is found once");
                n_exact += 1;
            }
        }
        assert!(n_exact >= 2, "quoted words are carried in full");
    }
}
