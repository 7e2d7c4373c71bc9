//! How good a model is on some articles: precision, recall and F1 as `onrecord eval polnear` counts them, and whether each
//! attribution that it finds is right.

use engine::attribution::{Linking, attributions_of, model::RoleModel};
use evaluation::polnear::measure;
use record::{
    self,
    span::{OffsetMap, Span},
};

use super::articles::Article;

/// What tables and summaries show.
pub(crate) const MEASURES: [&str; 7] = [
    "attribution",
    "direct attribution",
    "mixed attribution",
    "indirect attribution",
    "exact source",
    "exact cue",
    "exact content",
];

/// F1 with precision and recall of the main measures, and one number to choose by.
pub(super) fn summary(parts: &[(String, measure::Tallies)]) -> (String, f64) {
    let sum = measure::total(parts.iter().map(|part| &part.1));
    let rates = |name: &str| sum.get(name).copied().unwrap_or_default().rates();
    let line = MEASURES.map(|name| {
        let [p, r, f] = rates(name).map(|rate| 100.0 * rate);
        format!("{name} {f:.1} ({p:.0}/{r:.0})")
    });
    let exact = ["exact source", "exact cue", "exact content"].map(|name| rates(name)[2]);
    let worth = rates("attribution")[2] + exact.iter().sum::<f64>() / 3.0;
    (line.join("  "), worth)
}

/// The measures of each article.
pub(super) fn measure_all(
    model: &RoleModel,
    articles: &[&Article],
) -> Vec<(String, measure::Tallies)> {
    articles
        .iter()
        .map(|article| {
            let map = OffsetMap::new(&article.text);
            let (gold, found) = both_sides(model, article, &map);
            let tallies = measure::count(&measure::Text::new(&article.text), &gold, &found);
            (article.name.clone(), tallies)
        })
        .collect()
}

/// Confidence of each attribution found in each article, and whether it is right: content and source overlap
/// with those of one in the gold by at least one half.
pub(super) fn judge(model: &RoleModel, articles: &[&Article]) -> Vec<(String, Vec<(u16, bool)>)> {
    articles
        .iter()
        .map(|article| {
            let map = OffsetMap::new(&article.text);
            let (gold, found) = both_sides(model, article, &map);
            let text = measure::Text::new(&article.text);
            let confidences = find(model, article)
                .into_iter()
                .map(|entry| entry.confidence);
            let judged = confidences.zip(&found).map(|(confidence, entry)| {
                let one = std::slice::from_ref(entry);
                let tallies = measure::count(&text, &gold, one);
                (
                    confidence,
                    tallies
                        .get("attribution")
                        .is_some_and(|tally| tally.right > 0.0),
                )
            });
            (article.name.clone(), judged.collect())
        })
        .collect()
}

/// The annotated attributions and those found, in code points.
fn both_sides(
    model: &RoleModel,
    article: &Article,
    map: &OffsetMap,
) -> (Vec<measure::Spans>, Vec<measure::Spans>) {
    let gold = article
        .gold
        .iter()
        .map(|entry| to_spans(map, [&entry.source, &entry.cue, &entry.content]));
    let found = find(model, article);
    let found = found
        .iter()
        .map(|entry| to_spans(map, [&entry.source, &entry.cue, &entry.content]));
    (gold.collect(), found.collect())
}

/// Attributions of an article by a model, without those inside another's content, which the corpus leaves out.
fn find(model: &RoleModel, article: &Article) -> Vec<record::Attribution> {
    let mut found = attributions_of(article.as_text(), model, Linking::ByCue, |_, paragraph| {
        model.score(paragraph)
    });
    let map = OffsetMap::new(&article.text);
    let spans = found
        .iter()
        .map(|entry| to_spans(&map, [&entry.source, &entry.cue, &entry.content]));
    let mut keep = measure::outermost(&spans.collect::<Vec<_>>()).into_iter();
    found.retain(|_| keep.next().unwrap_or(true));
    found
}

fn to_spans(map: &OffsetMap, [source, cue, content]: [&[Span]; 3]) -> measure::Spans {
    let convert = |spans: &[Span]| {
        let code = spans.iter().map(|span| map.to_code_span(*span));
        code.map(|span| (span.start, span.end)).collect()
    };
    measure::Spans {
        roles: [convert(source), convert(cue), convert(content)],
    }
}
