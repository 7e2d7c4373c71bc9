//! The hand annotation as a record: the layer that reviews lead to.

use std::collections::BTreeMap;

use record::{
    Actor, ActorId, ActorKind, Attribution, AttributionId, AttributionKind, Basis, Fact, Facts,
    Polarity, Published, Reader, Reason, Record, Stance, StanceId, Step, Target, span::CodeSpan,
};
use serde::Deserialize;

/// One annotated article.
#[derive(Deserialize)]
pub(crate) struct GoldArticle {
    pub(crate) file: String,
    pub(crate) sha256: String,
    pub(crate) article: GoldFacts,
    pub(crate) actors: Vec<Actor<CodeSpan>>,
    pub(crate) attributions: Vec<GoldAttribution>,
    pub(crate) stances: Vec<GoldStance>,
}

/// Facts of publication.
#[derive(Deserialize)]
pub(crate) struct GoldFacts {
    title: Option<String>,
    outlet: Option<String>,
    byline: Option<String>,
    language: String,
    published: Option<Published>,
    provenance: Vec<Provenance>,
    boilerplate: Vec<CodeSpan>,
}

#[derive(Deserialize)]
struct Provenance {
    kind: String,
    text: String,
    span: CodeSpan,
}

/// One attribution.
#[derive(Deserialize)]
pub(crate) struct GoldAttribution {
    id: String,
    kind: AttributionKind,
    source: Option<CodeSpan>,
    cue: Vec<CodeSpan>,
    content: Vec<CodeSpan>,
    quoted: Vec<CodeSpan>,
    speakers: Vec<ActorId>,
}

/// One stance.
#[derive(Deserialize)]
pub(crate) struct GoldStance {
    holder: ActorId,
    target: Target,
    polarity: Polarity,
    basis: Basis,
    attribution: Option<String>,
    evidence: CodeSpan,
    strength: Strength,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Strength {
    Clear,
    Arguable,
}

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
        issues: Vec::new(),
        figures: Vec::new(),
        dates: Vec::new(),
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
        address: None,
        document: None,
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

/// Kinds and names of the actors as the whole corpus has them.
#[derive(Deserialize)]
pub(crate) struct GoldActors {
    actors: Vec<GoldActor>,
}

#[derive(Deserialize)]
struct GoldActor {
    id: ActorId,
    name: String,
    kind: ActorKind,
}

impl GoldActors {
    /// Gives each actor of a record its corpus-wide name and kind.
    pub(crate) fn rename(&self, record: &mut Record<CodeSpan>) {
        for actor in &mut record.actors {
            if let Some(known) = self.actors.iter().find(|known| known.id == actor.id) {
                actor.name.clone_from(&known.name);
                actor.kind = known.kind;
            }
        }
    }
}
