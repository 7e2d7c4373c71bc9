//! The hand annotation as a record: the layer that reviews lead to.

use std::collections::BTreeMap;

use evaluation::gold::{GoldArticle, GoldAttribution, GoldFacts, GoldStance, Strength};
use record::{
    Attribution, AttributionId, Fact, Facts, Reader, Reason, Record, Stance, StanceId, Step,
    span::CodeSpan,
};

/// What a why-card says of a stance that the annotation holds for arguable.
pub(crate) const ARGUABLE: &str = "a person found this arguable: it needs a step of inference, hangs on someone else's reading of \
                        the holder, or is overtaken later in the same article";

/// The annotation as a record of its article; entries take ids from the article's hash and their own spans.
pub(crate) fn to_record(gold: GoldArticle, text: &str) -> Record<CodeSpan> {
    let article = to_facts(gold.article, text);
    let ids: BTreeMap<String, AttributionId> = gold
        .attributions
        .iter()
        .map(|entry| (entry.id.clone(), attribution_id(&gold.sha256, entry)))
        .collect();
    let attribution = |entry: GoldAttribution| Attribution {
        id: attribution_id(&gold.sha256, &entry),
        kind: entry.kind,
        source: entry.source.into_iter().collect(),
        cue: entry.cue,
        content: entry.content,
        quoted: entry.quoted,
        speakers: entry.speakers,
        confidence: 1000,
        why: Vec::new(),
        speaker_confidence: None,
        claimed: true,
        reader: Reader::Fast,
    };
    let stance = |stance: GoldStance| Stance {
        id: stance_id(&gold.sha256, &stance),
        holder: stance.holder,
        target: stance.target,
        polarity: stance.polarity,
        basis: stance.basis,
        attribution: stance.attribution.and_then(|id| ids.get(&id).cloned()),
        evidence: stance.evidence,
        confidence: match stance.strength {
            Strength::Clear => 1000,
            Strength::Arguable => 500,
        },
        why: match stance.strength {
            Strength::Clear => Vec::new(),
            Strength::Arguable => vec![Reason {
                step: Step::Doubt,
                text: ARGUABLE.to_owned(),
                span: None,
                weight: -500,
            }],
        },
        polarity_confidence: None,
        reader: Reader::Fast,
    };
    Record {
        article,
        actors: gold.actors,
        attributions: gold.attributions.into_iter().map(attribution).collect(),
        stances: gold.stances.into_iter().map(stance).collect(),
        ..Record::default()
    }
}

fn to_facts(gold: GoldFacts, text: &str) -> Facts<CodeSpan> {
    let said = |kind: &str| gold.provenance.iter().find(|part| part.kind == kind);
    let outlet_basis = match (said("first-published-by"), said("republished-by")) {
        (Some(first), Some(again)) => format!(
            "the article names where it first appeared: “{}”; republished by “{}”",
            first.text, again.text
        ),
        (Some(first), None) => format!("the article names where it appeared: “{}”", first.text),
        _ => "given by the annotator".to_owned(),
    };
    let title = gold.title.map(|title| {
        let span = find(&title, text);
        let basis = match span {
            Some(_) => "the article's own headline, as a person marked it",
            None => "given by the annotator",
        };
        Fact {
            span,
            basis: basis.to_owned(),
            text: title,
        }
    });
    Facts {
        title,
        outlet: gold.outlet.map(|text| Fact {
            text,
            span: said("first-published-by").map(|part| part.span),
            basis: outlet_basis,
        }),
        byline: gold.byline.map(|text| Fact {
            text,
            span: said("byline").map(|part| part.span),
            basis: "author line, as a person marked it".to_owned(),
        }),
        published: gold.published,
        language: gold.language,
        furniture: gold.boilerplate,
        ..Facts::default()
    }
}

/// First place of `words` in `text`.
fn find(words: &str, text: &str) -> Option<CodeSpan> {
    let before = text.get(..text.find(words)?)?.chars().count() as u32;
    Some(CodeSpan::new(before, before + words.chars().count() as u32))
}

fn attribution_id(sha256: &str, entry: &GoldAttribution) -> AttributionId {
    let spans = entry.content.iter().chain(&entry.cue);
    let spans: Vec<String> = spans
        .map(|span| format!("{}-{}", span.start, span.end))
        .collect();
    AttributionId(format!("{}.a.{}", short(sha256), spans.join(".")))
}

fn stance_id(sha256: &str, stance: &GoldStance) -> StanceId {
    let target = String::from(stance.target.clone());
    StanceId(format!(
        "{}.s.{}.{target}.{:?}.{}-{}",
        short(sha256),
        stance.holder,
        stance.polarity,
        stance.evidence.start,
        stance.evidence.end
    ))
}

fn short(sha256: &str) -> &str {
    sha256.get(..8).unwrap_or(sha256)
}
