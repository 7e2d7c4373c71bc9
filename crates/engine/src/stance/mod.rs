//! Finds stances of actors toward actors and issues, and the issues themselves.

mod clause;
mod content;
mod debate;
mod features;
mod findings;
mod frame;
mod irony;
mod issue;
mod keyphrase;
pub mod model;
pub mod pair;
mod phrase;
mod position;
mod scene;
mod scope;
pub mod tones;
mod weigh;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::lexicon::Lexicon;
pub(crate) use debate::find_debate;
use features::bag::Bag;
pub use findings::Findings;
use model::StanceModel;
use position::{Aim, Frame, Position, Way};
use record::{
    AttributionKind, Basis, Issue, NamedIssue, Polarity, Reader, Reason, Stance, StanceId, Step,
    Target,
    corpus::{ArticleHash, to_digits},
    span::Span,
};
use scene::Scene;

/// Trust that the clause of an act must leave it, per mille, before the model is asked: below are acts that only may happen
/// and holders found in a roundabout way, of which the annotated sentences have too few to say how often they are right.
const MIN_CLAUSE: i16 = 500;

/// Issues of an article, by first passage: those of `named` where the corpus has a list, key phrases where it has none.
pub fn find_issues(
    findings: Findings<'_>,
    named: &[NamedIssue],
    lexicon: &Lexicon,
) -> Vec<Issue<Span>> {
    if named.iter().all(|issue| issue.terms.is_empty()) {
        keyphrase::find_issues(findings, lexicon)
    } else {
        issue::find_named(findings, named, lexicon)
    }
}

/// Stances of an article, by evidence: for each holder, target and polarity the passage that shows it best.
pub fn find_stances(
    findings: Findings<'_>,
    issues: &[Issue<Span>],
    lexicon: &Lexicon,
) -> Vec<Stance<Span>> {
    let scene = Scene::new(findings, issues, lexicon);
    let model = StanceModel::bundled();
    let mut bag = Bag::new();
    let mut best: BTreeMap<(u16, Aim, i8), Frame> = BTreeMap::new();
    for sentence in &findings.segments.sentences {
        let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let mut frames = frame::find_frames(&scene, &tokens);
        // What somebody denies is as good as not told: neither that it was done nor by whom.
        let is_denied = |frame: &Frame| {
            let at = frame.predicate;
            let mut voices = [scene.voice[at], scene.outer_voice[at]]
                .into_iter()
                .flatten();
            voices.any(|voice| scope::is_disowned(&scene, voice))
        };
        frames.retain(|frame| frame.trust >= MIN_CLAUSE && !is_denied(frame));
        weigh::weigh(&scene, &tokens, &mut frames, &mut bag);
        for mut frame in content::find_frames(&scene, &tokens) {
            weigh::trust_alone(model, &mut frame);
            frames.push(frame);
        }
        irony::heed(&scene, &tokens, &mut frames);
        for frame in frames {
            if frame.way != Way::Model && frame.trust < model.trust.least as i16 {
                continue;
            }
            let key = (frame.holder, frame.aim, frame.sign);
            match best.get(&key) {
                Some(other) if other.trust >= frame.trust => {}
                _ => {
                    best.insert(key, frame);
                }
            }
        }
    }
    let mut stances: Vec<_> = merge_ambivalent(&scene, best.into_values())
        .iter()
        .filter_map(|position| to_stance(&scene, issues, position))
        .collect();
    stances.sort_by(|one, other| (one.evidence, &one.id).cmp(&(other.evidence, &other.id)));
    stances
}

/// Frames in order of holder, target and sign as positions. Where a holder is for and against the same in one sentence or
/// one attribution, that is one ambivalent position; elsewhere it stays two that contradict each other.
fn merge_ambivalent(scene: &Scene<'_>, frames: impl Iterator<Item = Frame>) -> Vec<Position> {
    let mut positions: Vec<Position> = Vec::new();
    for frame in frames {
        let twin = positions.last_mut().filter(|before| {
            (before.frame.holder, before.frame.aim) == (frame.holder, frame.aim)
                && is_one_breath(scene, &before.frame, &frame)
        });
        match twin {
            Some(before) => before.opposite = Some(frame),
            None => positions.push(Position {
                frame,
                opposite: None,
            }),
        }
    }
    positions
}

fn is_one_breath(scene: &Scene<'_>, one: &Frame, other: &Frame) -> bool {
    let sentences = &scene.findings.segments.sentences;
    let of =
        |token: usize| sentences.partition_point(|sentence| sentence.tokens.end as usize <= token);
    let voice = |frame: &Frame| frame.cue.or(scene.voice[frame.predicate]);
    of(one.predicate) == of(other.predicate)
        || voice(one).is_some_and(|attribution| Some(attribution) == voice(other))
}

fn to_stance(
    scene: &Scene<'_>,
    issues: &[Issue<Span>],
    position: &Position,
) -> Option<Stance<Span>> {
    let frame = &position.frame;
    let findings = scene.findings;
    let holder = findings.actors.get(frame.holder as usize)?.id.clone();
    let target = match frame.aim {
        Aim::Actor(actor) => Target::Actor(findings.actors.get(actor as usize)?.id.clone()),
        Aim::Issue(issue) => Target::Issue(issues.get(issue as usize)?.id.clone()),
    };
    let polarity = match (&position.opposite, frame.sign > 0) {
        (Some(_), _) => Polarity::Ambivalent,
        (None, true) => Polarity::Supportive,
        (None, false) => Polarity::Critical,
    };
    let mut evidence = scene.span_of(frame.evidence.clone())?;
    let mut trust = frame.trust;
    let mut polarity_sure = frame.polarity_confidence();
    let mut why = to_reasons(scene, frame);
    if let Some(opposite) = &position.opposite {
        evidence = evidence.cover(scene.span_of(opposite.evidence.clone())?);
        trust = trust.min(opposite.trust);
        polarity_sure = polarity_sure.min(opposite.polarity_confidence());
        why.extend(to_reasons(scene, opposite));
    }
    let voice = frame.cue.or(scene.voice[frame.predicate]);
    let attribution = voice.and_then(|voice| findings.attributions.get(voice as usize));
    let is_own = voice.is_some_and(|voice| scene.speakers[voice as usize].contains(&frame.holder));
    // The verb of an act may be what attributes, as in “imposed duties”: that is no report for all that.
    let is_act = scene.senses[frame.predicate].verb.is_some()
        && scene.cue_of[frame.predicate] == voice
        && scene.cues.find(scene.word(frame.predicate)).is_none();
    let basis = match attribution {
        Some(entry)
            if is_own
                && (entry.kind != AttributionKind::Indirect || scene.quoted[frame.predicate]) =>
        {
            Basis::Quote
        }
        Some(_) if !is_act => Basis::Reported,
        None if scene.senses[frame.predicate].verb.is_none() => Basis::Reported,
        _ => Basis::Action,
    };
    Some(Stance {
        id: to_id(findings.hash, holder.as_str(), &target, polarity, evidence),
        holder,
        target,
        polarity,
        basis,
        attribution: attribution.map(|entry| entry.id.clone()),
        evidence,
        confidence: trust.clamp(0, 1000) as u16,
        why,
        polarity_confidence: Some(polarity_sure),
        reader: Reader::Fast,
    })
}

fn to_reasons(scene: &Scene<'_>, frame: &Frame) -> Vec<Reason<Span>> {
    let text = scene.findings.text;
    let manner = if frame.sign > 0 { "for" } else { "against" };
    let at = |token: usize| scene.span_of(token..token + 1);
    let reason = |step: Step, text: String, span: Option<Span>, weight: i16| Reason {
        step,
        text,
        span,
        weight,
    };
    let deciding = frame.predicate..frame.predicate_end;
    let word = scene
        .span_of(deciding.clone())
        .map_or("", |span| span.slice(text));
    let decided = match frame.way {
        Way::Act => format!("“{word}” is an act {manner} it"),
        Way::Regard => format!("“{word}” is what is thought of it"),
        Way::Side => format!("“{word}” names people who are {manner} it"),
        Way::Content => format!("“{word}” is said of it in words given as the holder’s"),
        Way::Model => format!("the words around both speak {manner} it, “{word}” most"),
    };
    let mut why = vec![reason(
        Step::Polarity,
        decided,
        scene.span_of(deciding),
        frame.trust,
    )];
    let others = frame
        .verdict
        .words
        .iter()
        .filter(|(token, _)| *token != frame.predicate);
    why.extend(others.map(|&(token, weight)| {
        let seen = format!(
            "“{}” often goes with a stance {manner} somebody",
            scene.word(token)
        );
        reason(Step::Polarity, seen, at(token), weight)
    }));
    if let Some(span) = scene.span_of(frame.target.clone()) {
        let named = format!("“{}” names the target", span.slice(text));
        why.push(reason(Step::Target, named, Some(span), 0));
    }
    let shifters = [
        (frame.is_negated, "a negation turns it"),
        (
            frame.is_suspended,
            "a condition or possibility leaves it open",
        ),
    ];
    for (_, seen) in shifters.iter().filter(|(is_met, _)| *is_met) {
        why.push(reason(Step::Shifter, (*seen).into(), None, 0));
    }
    if let Some(by) = &frame.turned_by {
        let span = scene.span_of(by.clone());
        let mark = span.map_or("", |span| span.slice(text));
        let seen = format!("“{mark}” keeps a distance from it: the opposite is meant");
        why.push(reason(Step::Shifter, seen, span, 0));
    }
    let (lost, share) = to_alternative(frame);
    let lost = format!("next likely: {lost}");
    why.push(reason(Step::Rejected, lost, None, -(share as i16)));
    why
}

/// The answer that came next, and its share: what the model says, and where it has no say the doubt that the clause leaves.
fn to_alternative(frame: &Frame) -> (&'static str, u16) {
    frame.verdict.lost.unwrap_or_else(|| {
        let doubt = 1000 - frame.trust.clamp(0, 1000) as u16;
        let is_turned = frame.is_negated || frame.turned_by.is_some();
        let lost = match (is_turned, frame.sign > 0) {
            (true, true) => "that it is against, the words taken as they stand",
            (true, false) => "that it is for, the words taken as they stand",
            (false, _) => "no stance toward it",
        };
        (lost, doubt)
    })
}

fn to_id(
    hash: ArticleHash,
    holder: &str,
    target: &Target,
    polarity: Polarity,
    evidence: Span,
) -> StanceId {
    let target = String::from(target.clone());
    let mut digest = Sha256::new();
    digest.update(hash.0);
    for part in [holder, &target, &format!("{polarity:?}")] {
        digest.update(part.as_bytes());
        digest.update([0]);
    }
    digest.update(evidence.start.to_le_bytes());
    digest.update(evidence.end.to_le_bytes());
    let digits = to_digits(&digest.finalize()[..6]);
    StanceId(format!("s-{digits}"))
}
